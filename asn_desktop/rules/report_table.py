"""Lists and reports as plain values: header tree, groups, typed cells, totals, signature. Screen, paper and xlsx
draw the same table. Source: employee.md §7 (columns, order and layout of the lists every office prints).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import digit_date, thousands

Value = str | int | dt.date | None


class Kind(StrEnum):
    """What a cell holds. A COUNT is a number of people: none is printed as a dash. A BALANCE carries its sign."""

    TEXT = "text"
    NUMBER = "number"
    COUNT = "count"
    BALANCE = "balance"
    DATE = "date"
    NIP = "nip"
    MONEY = "money"
    NONE = "none"


class Style(StrEnum):
    """How a row stands among the others."""

    DATA = "data"
    VACANT = "vacant"  # a post without holder
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value an option may take, and its word."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Option:
    """What may be asked of a report. `kind` is choice, number or yes (``"ya"``/``""``); values are text."""

    key: str
    label: str
    kind: str
    default: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A line of the registry. `group` is the heading it stands under on screen."""

    key: str
    title: str
    group: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A heading. With children it is merged over them; a leaf is a column.

    `share` of a text column is its part of the width that is left after numbers, dates and NIPs.
    """

    text: str
    children: tuple[HeaderCell, ...] = ()
    kind: Kind = Kind.TEXT
    share: float = 1.0
    align: str = ""  # kiri | tengah | kanan; "" as the kind has it
    shade: bool = False  # a column on grey: a day that is not worked

    @property
    def leaves(self) -> tuple[HeaderCell, ...]:
        """The columns below."""
        return tuple(leaf for child in self.children for leaf in child.leaves) or (self,)

    @property
    def depth(self) -> int:
        """Rows it needs."""
        return 1 + max((child.depth for child in self.children), default=0)


class Placed(NamedTuple):
    """A heading at its place: first row and column (from 0), rows and columns it covers."""

    row: int
    column: int
    down: int
    across: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line: as many cells as there are columns. `employee_id` leads from the screen to the person."""

    cells: tuple[Value, ...]
    employee_id: uuid.UUID | None = None
    style: Style = Style.DATA


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading (a unit); without title the rows stand alone."""

    title: str
    rows: tuple[Row, ...]
    subtotals: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """The block at the right below the table."""

    tempat_tanggal: str  # "Tirtamaya, 31 Desember 2026"
    jabatan: str  # "Plt. Kepala Dinas Perhubungan"
    nama: str
    pangkat: str | None
    nip: str | None


@dataclass(frozen=True, slots=True)
class Hint:
    """Wishes for the paper: size of the letters in points (made smaller when numbers need it), heading sideways."""

    size: float = 7.5
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A finished report. `count` is the number of people (or posts) it counts; every row has `len(columns)` cells."""

    key: str
    title: tuple[str, ...]  # printed in capitals, centred
    office: str
    on: dt.date
    header: tuple[HeaderCell, ...]
    groups: tuple[Group, ...]
    totals: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    signature: Signature | None = None
    count: int = 0
    practice: bool = False
    numbered: bool = True  # a row of column numbers under the header
    hint: Hint = Hint()

    @property
    def columns(self) -> tuple[HeaderCell, ...]:
        """The leaves of the header, left to right."""
        return tuple(leaf for cell in self.header for leaf in cell.leaves)

    @property
    def depth(self) -> int:
        """Rows of the header."""
        return max((cell.depth for cell in self.header), default=1)

    def heads(self) -> list[Placed]:
        """Every heading at its place; a leaf reaches down to the last row of the header."""
        return _placed(self.header, 0, 0, self.depth)

    def rows(self) -> Iterator[Row]:
        """Every data row, in order, without subtotals and totals."""
        for group in self.groups:
            yield from group.rows


def _placed(cells: tuple[HeaderCell, ...], row: int, column: int, depth: int) -> list[Placed]:
    found: list[Placed] = []
    for cell in cells:
        across = len(cell.leaves)
        down = 1 if cell.children else depth - row
        found.append(Placed(row, column, down, across, cell.text))
        found.extend(_placed(cell.children, row + 1, column, depth))
        column += across
    return found


def head(
    text: str, *children: HeaderCell, kind: Kind = Kind.TEXT, share: float = 1.0, align: str = "", shade: bool = False
) -> HeaderCell:
    """A heading, as ``head("PANGKAT", head("GOL/RUANG"), head("TMT", kind=Kind.DATE))`` (employee.md §7)."""
    return HeaderCell(text, children, kind, share, align, shade)


def shown(value: Value, kind: Kind) -> str:
    """A cell as people read it: ``31-12-1985``, NIP in its groups, ``3.497.300``, a dash for no people."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return digit_date(value)
    if kind is Kind.NIP:
        return show_nip(str(value)) if "\n" not in str(value) else str(value)
    if isinstance(value, int) and kind in (Kind.COUNT, Kind.MONEY):
        return thousands(value) if value or kind is Kind.MONEY else "-"
    return f"{value:+d}" if kind is Kind.BALANCE and value else str(value)
