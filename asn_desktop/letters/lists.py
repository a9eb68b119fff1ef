"""`<daftar>` and `<riwayat>`: ruled tables with a row for each value, their head repeated on every page; `<foto>`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from asn_desktop.letters import fonts
from asn_desktop.letters.blanks import Blank
from asn_desktop.letters.marks import Mark, PictureMark, Piece, RuleMark, Span, Style, lines, stack
from asn_desktop.letters.nodes import Inline
from asn_desktop.letters.values import Table

_PAD = 3.0
_RULE = 0.5
_NUMBER = 25.0  # room for "No."


@dataclass(frozen=True)
class Column:
    """A column of a list: its heading, its share of the width, what stands in it, and how it is set."""

    title: str
    share: float
    inline: Inline
    align: str = "kiri"


@dataclass(frozen=True)
class Listing:
    """`<daftar>`: one row for each value of a tuple, the columns written in the wording."""

    blank: Blank
    columns: tuple[Column, ...]
    scale: float
    empty: str
    numbered: bool  # a first column "No."

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        look = replace(style, size=style.size * self.scale)
        rows = []
        for number, item in enumerate(self.blank.value(letter) or (), 1):
            cells = [(c.inline.spans(item, look), c.align) for c in self.columns]
            rows.append([([Span(f"{number}.", look)], "tengah"), *cells] if self.numbered else cells)
        heads = [*(["No."] if self.numbered else []), *(c.title for c in self.columns)]
        total = sum(c.share for c in self.columns)
        shares = [*([total * max(0.05, _NUMBER / width)] if self.numbered else []), *(c.share for c in self.columns)]
        return _table(heads, shares, rows, self.empty, width, look)


@dataclass(frozen=True)
class Tables:
    """`<riwayat>`: tables whose headings come with the letter's data."""

    blank: Blank
    scale: float

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        look = replace(style, size=style.size * self.scale)
        found: Any = self.blank.value(letter) or ()
        tables: Sequence[Table] = (found,) if isinstance(found, Table) else found
        made: list[Piece] = []
        for table in tables:
            if table.bab:
                made += [Piece(6, glued=True), *_heading(table.bab, width, replace(style, bold=True))]
            if table.judul:
                made += _heading(table.judul, width, replace(style, bold=True, size=style.size * 0.93))
            rows = [[([Span(fonts.clean(text), look, table.judul)], "kiri") for text in row] for row in table.baris]
            made += _table(table.kepala, table.lajur, rows, table.kosong, width, look)
            made.append(Piece(7))
        return made


@dataclass(frozen=True)
class Photo:
    """`<foto>`: a picture of the person at the right, in a box of its own."""

    blank: Blank
    width: float
    height: float

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        data: bytes | None = self.blank.value(letter)
        marks: list[Mark] = [PictureMark(max(width - self.width, 0), 0, self.width, self.height, data)]
        if data is None:
            note = lines([Span("Pas foto 3 × 4", replace(style, size=7.5))], self.width, "tengah")[0]
            marks.extend(note.moved(max(width - self.width, 0), self.height / 2 - 4))
        return [Piece(self.height + 4, tuple(marks))]


def _heading(text: str, width: float, look: Style) -> list[Piece]:
    made = [replace(p, glued=True) for p in lines([Span(fonts.clean(text), look)], width)]
    made[-1] = replace(made[-1], height=made[-1].height + 2.5)
    return made


def _table(
    heads: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[tuple[list[Span], str]]], empty: str,
    width: float, look: Style,
) -> list[Piece]:  # fmt: skip
    """The head, which a new page repeats, and a piece for each row; the first row stays with the head."""
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + width * share / sum(shares))
    bold = replace(look, bold=True)
    head = replace(_row(edges, [([Span(fonts.clean(h), bold)], "tengah") for h in heads], middle=True), glued=True)
    body = [replace(_row(edges, row), again=head) for row in rows]
    if not body:
        body = [_row([0.0, width], [([Span(empty, replace(look, italic=True))], "tengah")])]
    return [head, *body]


def _row(edges: Sequence[float], cells: Sequence[tuple[list[Span], str]], *, middle: bool = False) -> Piece:
    held = [
        stack(lines(spans or [Span("", Style())], edges[n + 1] - edges[n] - 2 * _PAD, align))
        for n, (spans, align) in enumerate(cells)
    ]
    height = max(piece.height for piece in held) + 1.4 * _PAD
    marks: list[Mark] = [RuleMark(0, y, edges[-1], y, _RULE) for y in (0.0, height)]
    marks += [RuleMark(x, 0, x, height, _RULE) for x in edges]
    for left, piece in zip(edges, held, strict=False):
        spare = (height - piece.height) / 2 if middle else 0.7 * _PAD
        marks.extend(piece.moved(left + _PAD, spare))
    return Piece(height, tuple(marks))
