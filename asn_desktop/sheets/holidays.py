"""Reads a table of holidays: tanggal, jenis, nama, dasar, in any order and dress; a date stays as dirty as it was."""

from __future__ import annotations

import datetime as dt
import re

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import dates, holiday_table
from asn_desktop.rules.holiday_table import STATUSES, Day, Line
from asn_desktop.sheets.headings import cell_text, heading_key
from asn_desktop.sheets.reader import Cell, Sheet

_FIRST_ROWS = 25
_HEADINGS = {
    "tanggal": ("tanggal", "tgl", "date", "tanggal libur", "hari tanggal", "hari dan tanggal"),
    "hari": ("hari",),
    "jenis": ("jenis", "kategori", "jenis libur", "jenis hari"),
    "nama": ("nama", "nama libur", "nama hari libur", "hari libur", "keterangan", "peringatan", "uraian"),
    "dasar": ("dasar", "dasar hukum", "keputusan", "sk", "nomor sk", "dasar keputusan"),
    "status": ("status", "keadaan"),
}
_MEANING = {word: field for field, words in _HEADINGS.items() for word in words}
_WEEKDAY = re.compile(r"^\s*(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*[,/]?\s*", re.IGNORECASE)


def read_holidays(sheet: Sheet, *, ground: str, today: dt.date) -> list[Line]:
    """The rows of the table; `ground` is the decree for rows that name none. Empty rows are passed over.

    Raises `Refused` ``holiday_no_header`` when no row has a date column and a name column. A row that cannot be read
    keeps its number and says why.
    """
    header, columns = _header(sheet)
    found = []
    for index in range(header + 1, len(sheet.rows)):
        row = {field: sheet.rows[index][at] for field, at in columns.items() if at < len(sheet.rows[index])}
        raw = " | ".join(filter(None, (_said(row.get(field)) for field in columns)))
        if raw and (_said(row.get("tanggal")) or _said(row.get("nama"))):
            found.append(_line(index + 1, row, raw, ground, today))
    return found


def _said(cell: Cell) -> str:
    """A cell as text, a date as people write it."""
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    return f"{cell:%d-%m-%Y}" if isinstance(cell, dt.date) else cell_text(cell)


def _header(sheet: Sheet) -> tuple[int, dict[str, int]]:
    for index, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            field = _MEANING.get(heading_key(cell_text(cell)))
            if field and field not in columns:
                columns[field] = place
        if "tanggal" in columns and "nama" in columns:
            return index, columns
    raise Refused(Problem("holiday_no_header", values={"sheet": sheet.name}))


def _line(number: int, row: dict[str, Cell], raw: str, ground: str, today: dt.date) -> Line:
    text = _said(row.get("tanggal"))
    match = _WEEKDAY.match(text)
    weekday = match[1] if match else _said(row.get("hari"))
    try:
        day = _date(row.get("tanggal"), text[match.end() :] if match else text, today)
    except Refused:
        return Line(number, None, raw, (Problem("holiday_date_invalid", "tanggal", {"raw": text}),))
    name = " ".join(_said(row.get("nama")).split())
    kind = holiday_table.kind_of(_said(row.get("jenis")), name)
    if kind is None:
        return Line(number, None, raw, (Problem("holiday_kind_unknown", "jenis", {"raw": _said(row.get("jenis"))}),))
    status = " ".join(_said(row.get("status")).casefold().split())
    status = {known.casefold(): known for known in STATUSES}.get(status, status)
    found = Day(day, kind, name, " ".join(_said(row.get("dasar")).split()) or ground.strip(), status)
    problems = [*holiday_table.check_weekday(weekday, day), *holiday_table.check_day(found, today)]
    return Line(number, found, raw, tuple(problems))


def _date(cell: Cell, text: str, today: dt.date) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return dates.from_serial(float(cell))
    return dates.date(text, today=today)
