"""How a long list lies on its sheet: size of the letters, widths of the columns, the header, lines of each row. Points.

Numbers, dates and identity numbers get what they need and are never broken; text columns share the rest and wrap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from asn_desktop.letters.list_type import Cut, tidy
from asn_desktop.letters.page import MM, SIZES
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.report_table import HeaderCell, Kind, Placed, ReportTable, Row, Style, Value, shown

_PAD = 0.32  # of the size
LEADING = 1.17
_SMALLEST = 4.5
_KEPT = 1024  # values of one column remembered with their lines
_MARGIN = (12 * MM, 10 * MM, 12 * MM, 12 * MM)  # top, right, bottom, left
_CENTRED = (Kind.NUMBER, Kind.DATE, Kind.NIP, Kind.BALANCE)


class Sheet(NamedTuple):
    """The sheet in points, with the writable box."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def room(self) -> float:
        """Width of the table."""
        return self.width - self.left - self.right


def sheet(paper: str, landscape: bool) -> Sheet:
    """F4 or A4, sideways or upright. Refused `report_paper`."""
    if paper not in ("F4", "A4"):
        raise Refused(Problem("report_paper", "kertas", {"raw": paper}))
    short, long = (value * MM for value in SIZES[paper])
    width, height = (long, short) if landscape else (short, long)
    return Sheet(width, height, *_MARGIN)


class Text(NamedTuple):
    """A printed line: the beginning of its matrix with x, and the operator that shows it."""

    at: str
    show: str


Cell = tuple[Text, ...]


@dataclass(slots=True)
class Laid:
    """A row ready for paper: height, cells by line, first columns of edges that are not drawn."""

    height: float
    cells: list[Cell]
    style: Style | None  # None: the heading of a group
    hidden: frozenset[int] = frozenset()


class Layout:
    """Columns and rows of one table on one kind of sheet."""

    def __init__(self, table: ReportTable, place: Sheet, plain: Cut, bold: Cut) -> None:
        self.table, self.place, self.plain, self.bold = table, place, plain, bold
        self.columns = table.columns
        self.size = table.hint.size
        values = _values(table)
        widths = self._widths(values)
        while widths is None:
            self.size -= 0.25
            if self.size < _SMALLEST:
                raise Refused(Problem("report_paper", "kertas", {"raw": f"{len(self.columns)} kolom"}))
            widths = self._widths(values)
        self.edges = [place.left]
        for width in widths:
            self.edges.append(self.edges[-1] + width)
        self.line = self.size * LEADING
        self._kept: list[dict[Value, Cell]] = [{} for _ in self.columns]

    def _widths(self, values: list[set[Value]]) -> list[float] | None:
        """Widths at the present size, or None when the table does not fit."""
        least, most = [], []
        for column, held in zip(self.columns, values, strict=True):
            own = self._longest(_words(column.text), self.bold)
            texts = [tidy(shown(value, column.kind)) for value in held]
            if column.kind is Kind.TEXT:
                word = self._longest((w for t in texts for w in _words(t)), self.plain)
                line = self._longest((part for t in texts for part in t.split("\n")), self.bold)
                least.append(max(own, min(word, self.place.room * 0.16)))
                most.append(max(own, line if texts else column.share * 18 * MM))
            else:
                floor = "00-00-0000" if column.kind is Kind.DATE else "00"
                least.append(max(own, self._longest((p for t in (*texts, floor) for p in t.split("\n")), self.bold)))
                most.append(least[-1])
        self._under_headings(least, most)
        spare = self.place.room - sum(least)
        return None if spare < 0 else self._shared(least, most, spare)

    @property
    def pad(self) -> float:
        """Room between a rule and what stands beside it."""
        return self.size * _PAD

    def _longest(self, texts: Iterable[str], cut: Cut) -> float:
        return max((cut.width(text, self.size) for text in texts), default=0.0) + 2 * self.pad

    def _under_headings(self, least: list[float], most: list[float]) -> None:
        """No word of a merged heading is cut: its columns together are at least as wide."""
        for cell in self.table.heads():
            inside = range(cell.column, cell.column + cell.across)
            lacking = self._longest(_words(cell.text), self.bold) - sum(least[n] for n in inside)
            for n in inside if lacking > 0 else ():
                least[n] += lacking / cell.across
                most[n] = max(most[n], least[n])

    def _shared(self, least: list[float], most: list[float], spare: float) -> list[float]:
        """Give what is left to the text columns by their shares, none more than its longest line.

        What then remains goes to the columns that count people, up to the width of seven figures, and then to the
        text columns again; without either to all alike.
        """
        found = list(least)
        spare = self._fill(found, most, spare, Kind.TEXT)
        wide = [self.bold.width("000.000", self.size)] * len(found)
        spare = self._fill(found, wide, spare, Kind.COUNT)
        total = sum(c.share for c in self.columns if c.kind is Kind.TEXT)
        if total:
            return [w + (spare * c.share / total if c.kind is Kind.TEXT else 0.0)
                    for w, c in zip(found, self.columns, strict=True)]  # fmt: skip
        return [width + spare * width / sum(found) for width in found]

    def _fill(self, found: list[float], most: list[float], spare: float, kind: Kind) -> float:
        """Widen the columns of a kind by their shares, none beyond its most; answers what is left."""
        open_ = [n for n, c in enumerate(self.columns) if c.kind is kind and most[n] - found[n] > 0.01]
        while spare > 0.01 and open_:
            total, given = sum(self.columns[n].share for n in open_), 0.0
            for n in list(open_):
                part = min(spare * self.columns[n].share / total, most[n] - found[n])
                found[n] += part
                given += part
                if most[n] - found[n] < 0.01:
                    open_.remove(n)
            spare -= given
        return spare

    def row(self, row: Row) -> Laid:
        """A row with its cells broken into lines."""
        if row.style in (Style.SUBTOTAL, Style.TOTAL):
            return self._total(row)
        cells, lines = [], 1
        for number, value in enumerate(row.cells):
            if value is None or value == "":
                continue
            kept = self._kept[number]
            cell = kept.get(value)
            if cell is None:
                if len(kept) > _KEPT:
                    kept.clear()
                cell = kept[value] = self._cell(self.columns[number], value, number, number + 1, self.plain)
            cells.append(cell)
            if len(cell) > lines:
                lines = len(cell)
        return Laid(lines * self.line + 2 * self.pad, cells, row.style)

    def _total(self, row: Row) -> Laid:
        """A sum: a text spans over the empty cells that follow it."""
        cells, hidden = [], set()
        for number, value in enumerate(row.cells):
            if value is None or value == "":
                continue
            end = number + 1
            if isinstance(value, str):
                while end < len(row.cells) and row.cells[end] is None:
                    hidden.add(end)
                    end += 1
            cells.append(self._cell(self.columns[number], value, number, end, self.bold))
        if row.cells and row.cells[0] is None:
            hidden.add(1)
        lines = max((len(cell) for cell in cells), default=1)
        return Laid(lines * self.line + 2 * self.pad, cells, row.style, frozenset(hidden))

    def heading(self, title: str) -> Laid:
        """The heading of a group, over the whole width."""
        cell = self._cell(HeaderCell(title), title, 0, len(self.columns), self.bold)
        return Laid(len(cell) * self.line + 2 * self.pad, [cell], None)

    def _cell(self, column: HeaderCell, value: Value, first: int, end: int, cut: Cut) -> Cell:
        left, right = self.edges[first] + self.pad, self.edges[end] - self.pad
        text = tidy(shown(value, column.kind)) if end == first + 1 else tidy(str(value))
        align = column.align or ("tengah" if column.kind in _CENTRED else "kanan")
        if column.kind is Kind.TEXT or end > first + 1:
            align, parts = column.align, cut.wrap(text, self.size, right - left)
        else:
            parts = text.split("\n")
        return tuple(self.text(part, left, right, align, cut, self.size) for part in parts)

    def text(self, text: str, left: float, right: float, align: str, cut: Cut, size: float) -> Text:
        """A line placed between two edges. A blank ends it, so that readers keep neighbouring cells apart."""
        x = left
        if align in ("tengah", "kanan"):
            spare = right - left - cut.width(text, size)
            x += spare / 2 if align == "tengah" else spare
        return Text(f"1 0 0 1 {x:.2f} ", cut.show(f"{text} ", size))


class HeadText(NamedTuple):
    """A line of the header and how far below its top it stands."""

    text: Text
    down: float


class Header(NamedTuple):
    """The drawn header: its height, its lines, its rules (x0, y0, x1, y1) below its top."""

    height: float
    texts: list[HeadText]
    rules: list[tuple[float, float, float, float]]


def header(layout: Layout) -> Header:
    """The header with its merged cells, and the row of column numbers."""
    table, cut, size, line = layout.table, layout.bold, layout.size, layout.size * LEADING
    placed = [(cell, _head_lines(layout, cell)) for cell in table.heads()]
    heights = [line + 2 * layout.pad] * table.depth
    for cell, lines in sorted(placed, key=lambda p: p[0].down):
        need = len(lines) * line + 2 * layout.pad
        have = sum(heights[cell.row : cell.row + cell.down])
        heights[cell.row + cell.down - 1] += max(need - have, 0)
    tops = [sum(heights[:n]) for n in range(len(heights) + 1)]
    texts, rules, edges = [], [], layout.edges
    for cell, lines in placed:
        left, right = edges[cell.column], edges[cell.column + cell.across]
        top, bottom = tops[cell.row], tops[cell.row + cell.down]
        rules += [(left, bottom, right, bottom), (right, top, right, bottom)]
        y = top + (bottom - top - len(lines) * line) / 2 + size * 0.93
        for part in lines:
            texts.append(HeadText(layout.text(part, left, right, "tengah", cut, size), y))
            y += line
    height = tops[-1]
    if table.numbered:
        height += line + layout.pad
        for n in range(len(edges) - 1):
            said = layout.text(str(n + 1), edges[n], edges[n + 1], "tengah", cut, size)
            texts.append(HeadText(said, height - layout.pad / 2 - size * 0.24))
            rules.append((edges[n + 1], tops[-1], edges[n + 1], height))
        rules.append((edges[0], height, edges[-1], height))
    return Header(height, texts, [*rules, (edges[0], 0, edges[-1], 0), (edges[0], 0, edges[0], height)])


def _head_lines(layout: Layout, cell: Placed) -> list[str]:
    width = layout.edges[cell.column + cell.across] - layout.edges[cell.column] - 2
    return layout.bold.wrap(cell.text, layout.size, width)


def _words(text: str) -> Iterable[str]:
    return text.replace("\n", " ").split(" ")


def _values(table: ReportTable) -> list[set[Value]]:
    """The different values of each column: all for numbers, one for NIPs (all alike wide), a sample of long texts."""
    found: list[set[Value]] = [set() for _ in table.columns]
    for row in table.rows():
        for held, value in zip(found, row.cells, strict=True):
            if value is not None:
                held.add(value)
    for row in (r for group in table.groups for r in group.subtotals):
        _figures(found, row)
    for row in table.totals:
        _figures(found, row)
    for n, column in enumerate(table.columns):
        if len(found[n]) > 400 and column.kind is not Kind.NUMBER:
            found[n] = set(sorted(found[n], key=lambda v: len(str(v)), reverse=True)[:400])
    return found


def _figures(found: list[set[Value]], row: Row) -> None:
    for held, value in zip(found, row.cells, strict=True):
        if isinstance(value, int):
            held.add(value)
