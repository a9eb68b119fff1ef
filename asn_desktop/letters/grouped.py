"""`<tabel_kelompok>`: a ruled table whose rows come in groups, a cell of the group beside several rows of its own.

A result with four indicators is one group of four rows. A page breaks between rows; what follows repeats the head of
the table and the cells of the group. Only a row too high for a good page is divided, between its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from asn_desktop.letters.blanks import Blank
from asn_desktop.letters.grid import Grid
from asn_desktop.letters.marks import Mark, Piece, Resume, RuleMark, Span, Style, lines
from asn_desktop.letters.nodes import Element, Inline

_PAD = 3.0
_RULE = 0.5
_TALL = 150.0  # points: a row higher than this may be divided
_STRIP = 60.0  # height of the parts it is divided into
_WHOLE = 110.0  # a group lower than this is never torn
_KEPT = 260.0  # cells of a group lower than this are printed whole, and again overleaf

Strips = list[list[Piece]]  # the lines of each cell


@dataclass(frozen=True)
class Box:
    """One cell of a row: its elements; `carried` says "(lanjutan)" when it is printed again overleaf."""

    inside: tuple[Element, ...]
    detail: bool  # one for each row of the group, not for the whole of it
    carried: bool = False

    def content(self, item: Any, width: float, style: Style) -> list[Piece]:
        """Its lines for one value."""
        return [p for element in self.inside for p in element.pieces(item, width, style)]


@dataclass(frozen=True)
class Block:
    """`<kelompok>`: a group of rows for each value of a tuple; `inner` names the tuple of its rows."""

    blank: Blank
    boxes: tuple[Box, ...]
    inner: Blank | None
    empty: str


@dataclass(frozen=True)
class Band:
    """`<pita>`: a heading across the table, on the page of the row after it."""

    inline: Inline
    when: Blank | None


@dataclass(frozen=True)
class GroupedTable:
    """The whole table: columns as shares, its head, bands and groups in order."""

    columns: tuple[float, ...]
    head: Grid
    parts: tuple[Band | Block, ...]
    scale: float
    after: float
    kept: bool = False  # the last row on the page of what follows: a signature is never alone

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        look = replace(style, size=style.size * self.scale)
        edges = [0.0]
        for share in self.columns:
            edges.append(edges[-1] + width * share / sum(self.columns))
        head = replace(self.head.pieces(letter, width, replace(style, bold=True))[0], glued=True)
        made = [head]
        for part in self.parts:
            if isinstance(part, Band):
                if part.when is None or part.when.value(letter):
                    made.append(replace(_band(part.inline.spans(letter, replace(look, bold=True)), edges), again=head))
                continue
            items = part.blank.value(letter) or ()
            for item in items:
                made.extend(_Group(part, item, edges, look, head).pieces())
            if not items:
                made.append(replace(_band([Span(part.empty, look)], edges, "tengah", glued=False), again=head))
        made[-1] = replace(made[-1], height=made[-1].height + self.after, glued=self.kept)
        return made


class _Group:
    """One group on its way to the page."""

    def __init__(self, block: Block, item: Any, edges: list[float], look: Style, head: Piece) -> None:
        self.block, self.item, self.edges, self.look, self.head = block, item, edges, look, head

    def pieces(self) -> list[Piece]:
        """Its strips, the first with the cells of the group."""
        inner = (self.item,) if self.block.inner is None else (self.block.inner.value(self.item) or (None,))
        rows = [self._strips(True, one) for one in inner]
        return self._set(rows, self._strips(False, self.item))

    def _strips(self, detail: bool, item: Any) -> Strips:
        return [
            box.content(item, self._inner(n), self.look) if box.detail is detail and item is not None else []
            for n, box in enumerate(self.block.boxes)
        ]

    def _inner(self, column: int) -> float:
        return self.edges[column + 1] - self.edges[column] - 2 * _PAD

    def _carried(self) -> Strips:
        """The cells of the group as the next page repeats them."""
        found = self._strips(False, self.item)
        for n, box in enumerate(self.block.boxes):
            if box.carried and found[n]:
                found[n] += lines([Span("(lanjutan)", replace(self.look, italic=True))], self._inner(n))
        return found

    def _set(self, rows: list[Strips], spans: Strips) -> list[Piece]:
        """The strips of rows from here on, the cells of the group flowing down beside them."""
        kept = max((_high(cell) for cell in spans), default=0.0) <= _KEPT
        cut = [list(_parts(row)) for row in rows]
        flat = [(number, place, part) for number, parts in enumerate(cut) for place, part in enumerate(parts)]
        left = [list(cell) for cell in spans]
        made: list[Piece] = []
        for at, (number, place, part) in enumerate(flat):
            final = at == len(flat) - 1
            first, last = place == 0, place == len(cut[number]) - 1
            height = max((_high(cell) for cell in part), default=0.0) + _PAD * (first + last) * 0.7
            height = max(height, self.look.size * 1.22 + 1.4 * _PAD if first and last else 0.0)
            if final and kept:
                height = max(height, max((_high(c) for c in left), default=0.0) + (1.4 if at == 0 else 0.7) * _PAD)
            taken = [_take(cell, height - (0.7 * _PAD if at == 0 else 0.0)) for cell in left]
            open_ = any(left)
            made.append(self._strip((part, taken), height, (first, last), (at == 0, final and not open_)))
            if kept and open_:
                made[-1] = replace(made[-1], glued=True)
            if at and kept:
                made[-1] = replace(made[-1], resume=self._resume(rows, cut, (number, place), len(flat) - at))
        while any(left):  # long texts of the group go on below its rows
            taken = [_take(cell, _STRIP) for cell in left]
            height = max(_high(cell) for cell in taken) + 0.7 * _PAD
            made.append(self._strip(([[] for _ in taken], taken), height, (False, False), (False, not any(left))))
        if sum(p.height for p in made) <= _WHOLE:
            made = [replace(p, glued=n < len(made) - 1, resume=None) for n, p in enumerate(made)]
        return made

    def _resume(
        self, rows: list[Strips], cut: list[list[Strips]], place: tuple[int, int], count: int
    ) -> Resume:
        number, part = place
        rest: Strips = [
            [line for one in cut[number][part:] for line in one[column]] for column in range(len(self.edges) - 1)
        ]

        def make() -> list[Piece]:
            return self._set([rest, *rows[number + 1 :]], self._carried())

        return Resume(count, make)

    def _strip(
        self, cells: tuple[Strips, Strips], height: float, row: tuple[bool, bool], group: tuple[bool, bool]
    ) -> Piece:
        """One strip: what stands in the cells of its row and of the group, and the rules around them."""
        marks: list[Mark] = [RuleMark(x, 0, x, height, _RULE) for x in self.edges]
        for n, box in enumerate(self.block.boxes):
            content = (cells[0] if box.detail else cells[1])[n]
            first, last = row if box.detail else group
            left, right = self.edges[n], self.edges[n + 1]
            y = 0.7 * _PAD if first else 0.0
            for piece in content:
                marks.extend(piece.moved(left + _PAD, y))
                y += piece.height
            if first:
                marks.append(RuleMark(left, 0, right, 0, _RULE))
            if last:
                marks.append(RuleMark(left, height, right, height, _RULE))
        closing = () if all(group) else (RuleMark(0, height, self.edges[-1], height, _RULE),)
        return Piece(height, tuple(marks), again=self.head, closing=closing)


def _parts(row: Strips) -> list[Strips]:
    """A row whole, or, when it is too high, in strips of its lines; the last strip is never a single line."""
    if max((_high(cell) for cell in row), default=0.0) <= _TALL:
        return [row]
    left, made = [list(cell) for cell in row], []
    while any(left):
        room = _STRIP if max(_high(cell) for cell in left) > 1.5 * _STRIP else 2 * _STRIP
        made.append([_take(cell, room) for cell in left])
    return made


def _take(cell: list[Piece], room: float) -> list[Piece]:
    """The lines of a cell that fit, taken away from it; a line higher than the room is taken alone."""
    count, height = 0, 0.0
    while count < len(cell) and (height + cell[count].height <= room + 0.01 or (not count and room >= _STRIP)):
        height += cell[count].height
        count += 1
    taken = cell[:count]
    del cell[:count]
    return taken


def _high(cell: Sequence[Piece]) -> float:
    return sum(piece.height for piece in cell)


def _band(spans: list[Span], edges: list[float], align: str = "kiri", *, glued: bool = True) -> Piece:
    held = lines(spans, edges[-1] - 2 * _PAD, align)
    height = _high(held) + 1.4 * _PAD
    marks: list[Mark] = [RuleMark(0, y, edges[-1], y, _RULE) for y in (0.0, height)]
    marks += [RuleMark(x, 0, x, height, _RULE) for x in (0.0, edges[-1])]
    y = 0.7 * _PAD
    for piece in held:
        marks.extend(piece.moved(_PAD, y))
        y += piece.height
    return Piece(height, tuple(marks), glued=glued)
