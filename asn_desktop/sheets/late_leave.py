"""Reads a list of leave granted on paper: NIP, kind, first and last day, number, day and reason of the paper."""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import dates
from asn_desktop.sheets.cells import blank, read_day, read_nip
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.person_lines import PersonLine, find_columns, people
from asn_desktop.sheets.reader import Cell, Sheet

_NAMES: dict[str, str] = {
    "jenis": "jenis", "jenis cuti": "jenis", "cuti": "jenis",
    "mulai": "mulai", "tanggal mulai": "mulai", "tgl mulai": "mulai", "mulai tanggal": "mulai", "tmt": "mulai",
    "dari": "mulai", "dari tanggal": "mulai", "mulai cuti": "mulai",
    "sampai": "sampai", "tanggal selesai": "sampai", "tgl selesai": "sampai", "selesai": "sampai",
    "sampai tanggal": "sampai", "sampai dengan": "sampai", "s d": "sampai", "tanggal sampai": "sampai",
    "akhir cuti": "sampai", "tanggal akhir": "sampai",
    "nomor": "nomor", "no surat": "nomor", "nomor surat": "nomor", "nomor sk": "nomor", "no sk": "nomor",
    "nomor surat izin": "nomor", "nomor izin": "nomor",
    "tanggal": "tanggal", "tanggal surat": "tanggal", "tgl surat": "tanggal", "tanggal sk": "tanggal",
    "tgl sk": "tanggal", "tanggal surat izin": "tanggal",
    "alasan": "alasan", "alasan cuti": "alasan", "keterangan": "alasan", "keperluan": "alasan",
    "pejabat": "pejabat", "penandatangan": "pejabat", "ditandatangani oleh": "pejabat",
}  # fmt: skip
_NEEDED = ("nip", "jenis", "mulai", "sampai")
_DAYS = ("mulai", "sampai", "tanggal")


def read_late(sheet: Sheet, today: dt.date) -> tuple[PersonLine, ...]:
    """The rows that name a person. Refuses `late_columns_missing` naming the columns a heading lacks."""
    header, columns = find_columns(sheet, _NAMES, _NEEDED, "late_columns_missing", "kolom")
    swapped = _month_first(sheet, header, columns)
    return tuple(_line(number, cells, swapped, today) for number, cells in people(sheet, header, columns))


def _line(number: int, cells: dict[str, Cell], swapped: frozenset[str], today: dt.date) -> PersonLine:
    nip, bad = read_nip(cells["nip"])
    problems = [bad] if bad else []
    days: dict[str, dt.date] = {}
    for name in _DAYS:
        cell = cells.get(name)
        if blank(cell):
            if name != "tanggal":
                problems.append(Problem("late_day_missing", name, {"kolom": name}))
            continue
        try:
            days[name] = _day(name, cell, swapped, today)
        except Refused as no:
            problems += [Problem(p.code, name, p.values) for p in no.problems]
    texts: dict[str, str] = {}
    for name in ("jenis", "nomor", "alasan", "pejabat", "nama"):
        if name in cells and not blank(cells[name]):
            texts[name] = " ".join(cell_text(cells[name]).split())
    return PersonLine(number, nip, texts.pop("nama", ""), texts, days, tuple(problems))


def _day(name: str, cell: Cell, swapped: frozenset[str], today: dt.date) -> dt.date:
    if name in swapped and isinstance(cell, str):
        raise Refused(Problem("DATE_MONTH_FIRST", name, {"raw": cell_text(cell)}))
    return read_day(cell, today)


def _month_first(sheet: Sheet, header: int, columns: dict[str, int]) -> frozenset[str]:
    """Columns that can only be month/day/year: nothing in them is read, nothing is guessed."""
    return frozenset(
        name for name in _DAYS
        if name in columns and dates.month_first(
            cell_text(row[columns[name]]) for row in sheet.rows[header + 1 :] if columns[name] < len(row)
            and isinstance(row[columns[name]], str)
        )
    )  # fmt: skip
