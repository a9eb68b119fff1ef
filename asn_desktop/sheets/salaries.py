"""A salary table in a spreadsheet: columns golongan, mkg and rupiah in any order, whole numbers, no cell guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import ranks, values
from asn_desktop.rules.salary_check import Step
from asn_desktop.sheets import reader
from asn_desktop.sheets.headings import cell_text, heading_key
from asn_desktop.sheets.reader import Cell, Sheet

COLUMNS: Mapping[str, frozenset[str]] = {
    "golongan": frozenset(("golongan", "gol", "gol ruang", "golongan ruang")),
    "mkg": frozenset(("mkg", "masa kerja", "masa kerja golongan", "tahun")),
    "rupiah": frozenset(("rupiah", "gaji", "gaji pokok", "jumlah")),
}
_DEEP = 25  # rows from the top in which the header is looked for


@dataclass(frozen=True)
class SalarySheet:
    """The rows of the file in their order, and what could not be read."""

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]


def read(data: bytes) -> SalarySheet:
    """The rows of the first visible sheet that has the three columns. Trouble when the file is no spreadsheet.

    Problems: salary_columns_missing, salary_row_invalid with row (1-based) and column.
    """
    for sheet in reader.open_book(data).sheets:
        if sheet.hidden:
            continue
        for top, row in enumerate(sheet.rows[:_DEEP]):
            places = _places(row)
            if len(places) == len(COLUMNS):
                return _rows(sheet, top, places)
    return SalarySheet((), (Problem("salary_columns_missing", "berkas", {"kolom": list(COLUMNS)}),))


def _places(row: Sequence[Cell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        key = heading_key(cell_text(cell))
        for name, words in COLUMNS.items():
            if key in words:
                found.setdefault(name, at)
    return found


def _rows(sheet: Sheet, top: int, places: Mapping[str, int]) -> SalarySheet:
    steps: list[Step] = []
    problems: list[Problem] = []
    for number, row in enumerate(sheet.rows[top + 1 :], top + 2):
        cells = {name: row[at] if at < len(row) else None for name, at in places.items()}
        if all(cell is None or not cell_text(cell).strip() for cell in cells.values()):
            continue
        years, money = _whole(cells["mkg"]), _whole(cells["rupiah"])
        for name, number_ in (("mkg", years), ("rupiah", money)):
            if number_ is None or (name == "mkg" and number_ > 50) or (name == "rupiah" and number_ < 1):
                values_ = {"baris": number, "kolom": name, "raw": cell_text(cells[name])}
                problems.append(Problem("salary_row_invalid", name, values_))
        if years is not None and money is not None:
            steps.append(Step(number, _golongan(cell_text(cells["golongan"])), years, money))
    return SalarySheet(tuple(steps), tuple(problems))


def _whole(cell: Cell) -> int | None:
    """A whole number that is not negative; a fraction is none."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float | int):
        return int(cell) if cell >= 0 and cell == int(cell) else None
    try:
        return values.money(cell_text(cell))
    except Refused:
        return None


def _golongan(text: str) -> str:
    """The golongan in its own spelling when it can be read; else as written, for the sentence that refuses it."""
    for status in ("PNS", "PPPK"):
        try:
            return ranks.parse_golongan(text, status)
        except Refused:
            continue
    return text.strip()
