"""`<tabel_kelompok>`: a ruled table whose rows come in groups, a cell of the group beside several rows of its own.

A result with four indicators is one group of four rows. A page breaks between rows; what follows repeats the head of
the table and the cells of the group. Only a row too high for a good page is divided, between its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """One cell: its elements; `detail` is one for each row of the group, the others stand beside all of them.

    Overleaf a cell of the group is printed again, with "(lanjutan)" when it is `carried`; one that is `flowing` goes on
    with its next line instead.
    """

    inside: tuple[Element, ...]
    detail: bool
    carried: bool = False
    flowing: bool = False

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
        rows = [self._strips(one, lambda box: box.detail) for one in inner]
        whole = self._strips(self.item, lambda box: not box.detail and not box.flowing)
        flows = self._strips(self.item, lambda box: not box.detail and box.flowing)
        if _tallest(whole) + 1.4 * _PAD > _KEPT:  # too much to be repeated: everything flows
            whole, flows = self._none(), [one or other for one, other in zip(whole, flows, strict=True)]
        return self._set(rows, whole, flows)

    def _strips(self, item: Any, which: Callable[[Box], bool]) -> Strips:
        return [
            box.content(item, self._inner(n), self.look) if item is not None and which(box) else []
            for n, box in enumerate(self.block.boxes)
        ]

    def _none(self) -> Strips:
        return [[] for _ in self.block.boxes]

    def _inner(self, column: int) -> float:
        return self.edges[column + 1] - self.edges[column] - 2 * _PAD

    def _carried(self) -> Strips:
        """The cells of the group as the next page repeats them."""
        found = self._strips(self.item, lambda box: not box.detail and not box.flowing)
        for n, box in enumerate(self.block.boxes):
            if box.carried and found[n]:
                found[n] += lines([Span("(lanjutan)", replace(self.look, italic=True))], self._inner(n))
        return found if _tallest(found) + 1.4 * _PAD <= _KEPT else self._none()

    def _set(self, rows: list[Strips], whole: Strips, flows: Strips) -> list[Piece]:
        """The strips of these rows: `whole` beside the first and what is glued to it, `flows` line by line."""
        cut = [list(_parts(row)) for row in rows]
        flat = [(number, place, part) for number, parts in enumerate(cut) for place, part in enumerate(parts)]
        wanted, left, high = _tallest(whole) + 1.4 * _PAD, [list(cell) for cell in flows], 0.0
        made: list[Piece] = []
        for at, (number, place, part) in enumerate(flat):
            first, last, final = place == 0, place == len(cut[number]) - 1, at == len(flat) - 1
            rest = _rest(cut[number][place:]), *rows[number + 1 :]
            resume = self._resume(list(rest), left) if at else None
            height = max(self._height(part, first=first, last=last), wanted - high if final else 0.0)
            if final and _tallest(left) + 1.4 * _PAD <= max(height, _STRIP):
                height = max(height, _tallest(left) + 1.4 * _PAD)
            taken = [_take(cell, height - 0.7 * _PAD) for cell in left]
            high += height
            beside = [one or other for one, other in zip(whole if at == 0 else self._none(), taken, strict=True)]
            piece = self._strip((part, beside), height, (first, last), (at == 0, final and not any(left)))
            made.append(replace(piece, glued=not final and high + 0.01 < wanted, resume=resume))
        while any(left):  # what flows goes on below the rows
            resume = self._resume([self._none()], left)
            taken = [_take(cell, _STRIP) for cell in left]
            height = _tallest(taken) + 0.7 * _PAD
            piece = self._strip((self._none(), taken), height, (False, False), (False, not any(left)))
            made.append(replace(piece, resume=resume))
        return _together(made)

    def _height(self, part: Strips, *, first: bool, last: bool) -> float:
        least = self.look.size * 1.22 + 1.4 * _PAD if first and last else 0.0
        return max(_tallest(part) + 0.7 * _PAD * (first + last), least)

    def _resume(self, rows: list[Strips], flows: Strips) -> Resume:
        """Sets what is left anew; how many strips that replaces is known at the end."""
        kept = [list(cell) for cell in flows]
        return Resume(1, lambda: self._set(rows, self._carried(), kept))

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


def _rest(parts: Sequence[Strips]) -> Strips:
    """The lines of the parts of a row as one row again."""
    return [[line for part in parts for line in part[column]] for column in range(len(parts[0]))]


def _together(made: list[Piece]) -> list[Piece]:
    """A low group in one piece; of a higher one, how many strips each page would set anew."""
    if sum(piece.height for piece in made) <= _WHOLE:
        return [replace(p, glued=n < len(made) - 1, resume=None) for n, p in enumerate(made)]
    return [
        replace(p, resume=replace(p.resume, count=len(made) - n)) if p.resume else p for n, p in enumerate(made)
    ]


def _parts(row: Strips) -> list[Strips]:
    """A row whole, or, when it is too high, in strips of its lines; the last strip is never a single line."""
    if _tallest(row) <= _TALL:
        return [row]
    left, made = [list(cell) for cell in row], []
    while any(left):
        room = _STRIP if _tallest(left) > 1.5 * _STRIP else 2 * _STRIP
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


def _tallest(cells: Strips) -> float:
    return max((_high(cell) for cell in cells), default=0.0)


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
