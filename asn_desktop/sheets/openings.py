"""Reads a small list of used leave days: a NIP and one column per year. A blank cell stays unknown, never zero."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.dates import is_blank
from asn_desktop.sheets.headings import cell_text, heading_key, synonyms
from asn_desktop.sheets.person_lines import people
from asn_desktop.sheets.reader import Cell, Sheet

_YEAR = re.compile(r"\b(20\d{2})\b")
_RELATIVE = re.compile(r"\bn(?: ([12]))?\b")
_ABOUT = ("cuti", "terpakai", "pakai", "ambil", "diambil", "tangguh", "ditangguh")
_FIRST_ROWS = 25
USED, POSTPONED = "terpakai", "ditangguhkan"


@dataclass(frozen=True)
class OpeningLine:
    """One row: its number, the NIP as read, the name, and the days by (year, terpakai or ditangguhkan) as text."""

    number: int
    nip: str
    nama: str
    days: dict[tuple[int, str], str]
    problem: Problem | None = None


@dataclass(frozen=True)
class OpeningSheet:
    """What the sheet holds: which years it speaks of, and its rows."""

    years: tuple[int, ...]
    lines: tuple[OpeningLine, ...]


def read_openings(sheet: Sheet, year: int) -> OpeningSheet:
    """The list; `year` is what N means where a heading says N-2, N-1, N.

    Raises `Refused`: ``SHEET_NO_HEADER`` without a NIP column, ``OPENING_NO_YEARS`` without a column per year.
    """
    header, columns = _header(sheet, year)
    days = {place: what for place, what in columns.items() if isinstance(what, tuple)}
    if not days:
        raise Refused(Problem("OPENING_NO_YEARS"))
    nip_at = next(place for place, what in columns.items() if what == "nip")
    name_at = next((place for place, what in columns.items() if what == "nama"), None)
    lines = [
        _line(number, sheet.rows[number - 1], cells["nip"], name_at, days)
        for number, cells in people(sheet, header, {"nip": nip_at, **{str(place): place for place in columns}})
    ]
    return OpeningSheet(tuple(sorted({what[0] for what in days.values()})), tuple(lines))


def _line(
    number: int, row: list[Cell], cell: Cell, name_at: int | None, days: dict[int, tuple[int, str]]
) -> OpeningLine:
    raw = cell if isinstance(cell, str) else float(cell) if isinstance(cell, float | int) else cell_text(cell)
    nip, problem = identity.from_cell(raw, "nip")
    found = {}
    for place, what in days.items():
        text = cell_text(row[place]) if place < len(row) else ""
        if text and not is_blank(text) and text != "?":
            found[what] = text
    name = cell_text(row[name_at]) if name_at is not None and name_at < len(row) else ""
    return OpeningLine(number, nip, name, found, problem)


def _header(sheet: Sheet, year: int) -> tuple[int, dict[int, str | tuple[int, str]]]:
    for index, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        columns = {place: what for place, cell in enumerate(row) if (what := _meaning(cell_text(cell), year))}
        if "nip" in columns.values():
            return index, columns
    raise Refused(Problem("SHEET_NO_HEADER", values={"sheet": sheet.name}))


def _meaning(text: str, year: int) -> str | tuple[int, str] | None:
    """What a heading means: nip, nama, or the days of one year."""
    key = heading_key(text)
    field = synonyms().get(key)
    if field in ("nip", "nama"):
        return field
    words = key.split()
    about = any(word.startswith(_ABOUT) for word in words)
    kind = POSTPONED if any("tangguh" in word for word in words) else USED
    if "sisa" in words or "saldo" in words:
        return None  # what is left is not what was used; nothing is guessed
    if found := _YEAR.search(key):
        return int(found[1]), kind
    if (about or key in ("n", "n 1", "n 2")) and (relative := _RELATIVE.search(key)):
        return year - int(relative[1] or 0), kind
    return None
