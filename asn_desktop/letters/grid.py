"""`<tabel>`: ruled boxes of the printed forms, with ticks and signatures in their cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from asn_desktop.letters.blanks import Blank
from asn_desktop.letters.marks import Mark, Piece, RuleMark, Style, TickMark, stack
from asn_desktop.letters.nodes import Element

_PAD = 3.2


@dataclass(frozen=True)
class Cell:
    """One box: columns it spans, what is in it, or the tick it may carry."""

    span: int
    inside: tuple[Element, ...]
    tick: tuple[Blank, str] | None = None
    middle: bool = True  # centred from top to bottom
    down: int = 1  # rows it reaches over

    def content(self, letter: Any, width: float, style: Style) -> Piece:
        """What stands in the box of this width, without its padding."""
        if self.tick:
            value = self.tick[0].value(letter)
            size = style.size * 1.05
            ticked = value is not None and str(value) == self.tick[1]
            marks: tuple[Mark, ...] = (TickMark((width - size) / 2, 0, size),) if ticked else ()
            return Piece(size, marks)
        return stack(p for e in self.inside for p in e.pieces(letter, width, style))


@dataclass(frozen=True)
class Row:
    """A row of boxes, at least `least` points high."""

    cells: tuple[Cell, ...]
    least: float = 0.0


@dataclass(frozen=True)
class Grid:
    """Columns as shares of the width, and their rows."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    after: float = 0.0
    scale: float = 1.0
    ruled: bool = True
    kept: bool = False  # on the page of what follows

    def pieces(self, letter: Any, width: float, style: Style) -> list[Piece]:
        edges = [0.0]
        for share in self.columns:
            edges.append(edges[-1] + width * share / sum(self.columns))
        look = replace(style, size=style.size * self.scale)
        placed = self._placed(letter, edges, look)
        heights = self._heights(placed)
        tops = [sum(heights[:n]) for n in range(len(heights) + 1)]
        marks: list[Mark] = []
        for row, start, cell, content in placed:
            left, right = edges[start], edges[start + cell.span]
            top, bottom = tops[row], tops[min(row + cell.down, len(heights))]
            if self.ruled:
                marks.extend(_frame(left, top, right, bottom))
            spare = (bottom - top - content.height) / 2 if cell.middle else _PAD * 0.6
            marks.extend(content.moved(left + _PAD, top + max(spare, 0)))
        return [Piece(tops[-1] + self.after, tuple(dict.fromkeys(marks)), glued=self.kept)]

    def _placed(self, letter: Any, edges: list[float], look: Style) -> list[tuple[int, int, Cell, Piece]]:
        """Each cell with its row, first column and content; columns taken from above are stepped over."""
        taken: dict[tuple[int, int], bool] = {}
        made = []
        for number, row in enumerate(self.rows):
            start = 0
            for cell in row.cells:
                while taken.get((number, start)):
                    start += 1
                for down in range(cell.down):
                    for side in range(cell.span):
                        taken[(number + down, start + side)] = True
                inner = edges[start + cell.span] - edges[start] - 2 * _PAD
                made.append((number, start, cell, cell.content(letter, inner, look)))
                start += cell.span
        return made

    def _heights(self, placed: list[tuple[int, int, Cell, Piece]]) -> list[float]:
        heights = [row.least for row in self.rows]
        for row, _start, cell, content in placed:
            if cell.down == 1:
                heights[row] = max(heights[row], content.height + 2 * _PAD * 0.6)
        for row, _start, cell, content in placed:
            if cell.down > 1:
                missing = content.height + 2 * _PAD * 0.6 - sum(heights[row : row + cell.down])
                heights[row + cell.down - 1] += max(missing, 0)
        return heights


def _frame(left: float, top: float, right: float, bottom: float) -> list[Mark]:
    return [
        RuleMark(left, top, right, top), RuleMark(left, bottom, right, bottom),
        RuleMark(left, top, left, bottom), RuleMark(right, top, right, bottom),
    ]  # fmt: skip
