"""Reads a list of angka kredit on paper: conversions and amounts of documents, a row each."""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem, Refused
from asn_desktop.sheets.cells import blank, read_days, read_nip
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.person_lines import PersonLine, find_columns, people
from asn_desktop.sheets.reader import Cell, Sheet

_NAMES: dict[str, str] = {
    "jenjang": "jenjang", "jenjang jabatan": "jenjang", "jenis": "jenis", "jenis angka kredit": "jenis",
    "tahun": "tahun", "predikat": "predikat", "predikat kinerja": "predikat", "bulan": "bulan",
    "jumlah bulan": "bulan", "mulai": "mulai", "dari": "mulai", "mulai tanggal": "mulai", "sampai": "sampai",
    "sampai tanggal": "sampai", "s d": "sampai", "jumlah": "jumlah", "angka kredit": "jumlah", "ak": "jumlah",
    "nomor": "nomor", "nomor dokumen": "nomor", "nomor pak": "nomor", "no pak": "nomor", "tanggal": "tanggal",
    "tanggal dokumen": "tanggal", "tanggal pak": "tanggal", "tgl pak": "tanggal", "masa": "masa",
    "golongan": "golongan",
}  # fmt: skip
_NEEDED = ("nip", "jenjang", "tahun")
_DAYS = ("mulai", "sampai", "tanggal")


def read_credit(sheet: Sheet, today: dt.date) -> tuple[PersonLine, ...]:
    """The rows that name a person. Refuses SHEET_NO_HEADER, `credit_sheet_columns`, `credit_sheet_empty`."""
    header, columns = find_columns(sheet, _NAMES, _NEEDED, "credit_sheet_columns", "kurang")
    lines = tuple(_line(number, cells, today) for number, cells in people(sheet, header, columns))
    if not lines:
        raise Refused(Problem("credit_sheet_empty", "berkas"))
    return lines


def _line(number: int, cells: dict[str, Cell], today: dt.date) -> PersonLine:
    nip, bad = read_nip(cells["nip"])
    days, wrong = read_days(cells, _DAYS, today)
    problems = [*([bad] if bad else []), *wrong]
    texts = {
        name: " ".join(_text(cell).split()) for name, cell in cells.items()
        if name not in (*_DAYS, "nip") and not blank(cell)
    }  # fmt: skip
    return PersonLine(number, nip, texts.pop("nama", ""), texts, days, tuple(problems))


def _text(cell: Cell) -> str:
    """A number without the ".0" of the sheet; a half month stays a half month."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell_text(cell)
