"""What ends up on paper: marks at measured places, in pieces a page is filled with. Own line breaking on purpose:
values never pass a markup parser, ticks and strike-outs are drawn, and the result is the same everywhere.

Lengths are points; y grows downwards from the top of a piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from asn_desktop.letters import fonts


@dataclass(frozen=True)
class Style:
    """How a run of text looks."""

    family: str = "Sans"
    size: float = 11
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False

    @property
    def font(self) -> str:
        """Registered font name."""
        return fonts.name(self.family, self.bold, self.italic)


@dataclass(frozen=True)
class Span:
    """Plain text in one style. `source` is the blank it came from, for a refusal that names the field."""

    text: str
    style: Style
    source: str = ""


@dataclass(frozen=True)
class TextMark:
    """A run of text; `gap` widens each space (justified lines)."""

    x: float
    y: float  # baseline
    text: str
    style: Style
    width: float
    gap: float = 0


@dataclass(frozen=True)
class RuleMark:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.6


@dataclass(frozen=True)
class TickMark:
    """A drawn tick inside the square of `size` at (x, y)."""

    x: float
    y: float
    size: float


@dataclass(frozen=True)
class FieldMark:
    """Room for a signature."""

    x: float
    y: float
    width: float
    height: float
    name: str
    label: str
    locks: bool


@dataclass(frozen=True)
class QrMark:
    """A QR symbol, dark modules as rows of booleans."""

    x: float
    y: float
    size: float
    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class PictureMark:
    """A picture (PNG or JPEG bytes) fitted into a box, which is drawn around it; without one the box stays empty."""

    x: float
    y: float
    width: float
    height: float
    data: bytes | None


@dataclass(frozen=True)
class BoxMark:
    """A filled box: `ink` from 0 (white) to 1 (black); `edge` draws its outline, dashed for what is only allowed."""

    x: float
    y: float
    width: float
    height: float
    ink: float
    edge: str = ""  # "" | tegas | putus


Mark = TextMark | RuleMark | TickMark | FieldMark | QrMark | PictureMark | BoxMark


@dataclass(frozen=True)
class Resume:
    """How the rest of a group is set anew on the next page: the pieces it replaces, and what makes them."""

    count: int
    make: Callable[[], list[Piece]]


@dataclass(frozen=True)
class Piece:
    """An unbreakable strip of a page. `glued` keeps it on the page of the piece after it.

    `again` is printed once more above it when it begins a page: the head of its table. `resume` sets the rest of its
    group anew then, and `closing` is drawn when it ends a page in the middle of its group.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    glued: bool = False
    again: Piece | None = None
    resume: Resume | None = None
    closing: tuple[Mark, ...] = ()

    def moved(self, dx: float, dy: float = 0) -> tuple[Mark, ...]:
        """Its marks, shifted."""
        return tuple(shift(mark, dx, dy) for mark in self.marks)


def shift(mark: Mark, dx: float, dy: float) -> Mark:
    """The mark at another place. Made directly where there are hundreds on a page: `replace` is three times slower."""
    if isinstance(mark, TextMark):
        return TextMark(mark.x + dx, mark.y + dy, mark.text, mark.style, mark.width, mark.gap)
    if isinstance(mark, RuleMark):
        return RuleMark(mark.x0 + dx, mark.y0 + dy, mark.x1 + dx, mark.y1 + dy, mark.weight)
    return replace(mark, x=mark.x + dx, y=mark.y + dy)


def stack(pieces: Iterable[Piece]) -> Piece:
    """Pieces on top of each other as one."""
    marks: list[Mark] = []
    y = 0.0
    for piece in pieces:
        marks.extend(piece.moved(0, y))
        y += piece.height
    return Piece(y, tuple(marks))


@dataclass
class _Line:
    runs: list[tuple[str, Style]] = field(default_factory=list)
    width: float = 0.0
    last: bool = False


def lines(spans: Iterable[Span], width: float, align: str = "kiri", leading: float = 1.22) -> list[Piece]:
    """Break spans into lines of at most `width`, each a piece. `align`: kiri, tengah, kanan, rata.

    Raises Refused `letter_character` when a font lacks a letter of a value.
    """
    return list(_lines(tuple(spans), width, align, leading))


@lru_cache(maxsize=4_000)  # captions and the names of those who sign are the same on every page of a batch
def _lines(spans: tuple[Span, ...], width: float, align: str, leading: float) -> tuple[Piece, ...]:
    return tuple(_set(line, width, align, leading) for line in _broken(list(spans), width))


def _words(spans: list[Span]) -> list[list[tuple[str, Style]]]:
    """Words as lists of (text, style) parts; a word may run over several spans."""
    words: list[list[tuple[str, Style]]] = [[]]
    for span in spans:
        fonts.check(span.text, span.style.font, span.source)
        for number, part in enumerate(span.text.split(" ")):
            if number:
                words.append([(" ", span.style)])
            if part:
                words[-1].append((part, span.style))
    return words


def _broken(spans: list[Span], width: float) -> list[_Line]:
    made, line = [], _Line()
    for word in _words(spans):
        for bit in _fitting(word, width):
            size = sum(fonts.width(text, style.font, style.size) for text, style in bit)
            if line.runs and line.width + size > width + 0.01:
                made.append(line)
                line = _Line()
                bit = bit[1:] if bit and bit[0][0] == " " else bit
                size = sum(fonts.width(text, style.font, style.size) for text, style in bit)
            line.runs.extend(bit)
            line.width += size
    if not line.runs and spans:
        line.runs.append(("", spans[-1].style))  # an empty value is as high as a written one
    line.last = True
    made.append(line)
    return made


def _fitting(word: list[tuple[str, Style]], width: float) -> list[list[tuple[str, Style]]]:
    """The word itself, or, when it is wider than the line, cut into bits that fit."""
    if sum(fonts.width(text, style.font, style.size) for text, style in word) <= width:
        return [word]
    bits: list[list[tuple[str, Style]]] = [[]]
    room = width
    for text, style in word:
        for char in text:
            size = fonts.width(char, style.font, style.size)
            if size > room and bits[-1]:
                bits.append([])
                room = width
            bits[-1].append((char, style))
            room -= size
    return bits


def _set(line: _Line, width: float, align: str, leading: float) -> Piece:
    size = max((style.size for _, style in line.runs), default=11.0)
    spaces = sum(_spaces(text) for text, _ in line.runs)
    spare = width - line.width
    gap = spare / spaces if align == "rata" and spaces and not line.last and spare < width * 0.25 else 0.0
    x = {"tengah": spare / 2, "kanan": spare}.get(align, 0.0)
    marks: list[Mark] = []
    for text, style in _joined(line.runs):
        span = fonts.width(text, style.font, style.size) + gap * _spaces(text)
        marks.append(TextMark(x, size * leading * 0.79, text, style, span, gap))
        x += span
    return Piece(size * leading, tuple(marks))


def _spaces(text: str) -> int:
    """Spaces the viewer widens: unbreakable ones are printed as the same character."""
    return text.count(" ") + text.count("\u00a0")


def _joined(runs: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """Neighbours of one style as one run."""
    made: list[tuple[str, Style]] = []
    for text, style in runs:
        if made and made[-1][1] == style:
            made[-1] = (made[-1][0] + text, style)
        else:
            made.append((text, style))
    return made
