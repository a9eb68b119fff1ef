"""Reads a list of angka kredit on paper: conversions and amounts of documents, a row each."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.sheets.cells import blank, read_days, read_nip
from asn_desktop.sheets.headings import cell_text, heading_key, synonyms
from asn_desktop.sheets.reader import Cell, Sheet

_FIRST_ROWS = 25
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


@dataclass(frozen=True)
class CreditLineRead:
    """One row: its number in the sheet, the NIP as read, texts by column, days by column, what cannot be read."""

    number: int
    nip: str
    nama: str
    texts: dict[str, str]
    days: dict[str, dt.date]
    problems: tuple[Problem, ...]


def read_credit(sheet: Sheet, today: dt.date) -> tuple[CreditLineRead, ...]:
    """The rows that name a person. Refuses SHEET_NO_HEADER, `credit_sheet_columns`, `credit_sheet_empty`."""
    header, columns = _header(sheet)
    lines = []
    for index, row in enumerate(sheet.rows[header + 1 :], header + 2):
        cells = {name: row[at] if at < len(row) else None for name, at in columns.items()}
        if re.search(r"\d", cell_text(cells["nip"])):
            lines.append(_line(index, cells, today))
    if not lines:
        raise Refused(Problem("credit_sheet_empty", "berkas"))
    return tuple(lines)


def _line(number: int, cells: dict[str, Cell], today: dt.date) -> CreditLineRead:
    nip, bad = read_nip(cells["nip"])
    days, wrong = read_days(cells, _DAYS, today)
    problems = [*([bad] if bad else []), *wrong]
    texts = {
        name: " ".join(_text(cell).split()) for name, cell in cells.items()
        if name not in (*_DAYS, "nip") and not blank(cell)
    }  # fmt: skip
    return CreditLineRead(number, nip, texts.pop("nama", ""), texts, days, tuple(problems))


def _text(cell: Cell) -> str:
    """A number without the ".0" of the sheet; a half month stays a half month."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell_text(cell)


def _header(sheet: Sheet) -> tuple[int, dict[str, int]]:
    best: tuple[int, dict[str, int]] | None = None
    for index, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        found: dict[str, int] = {}
        for at, cell in enumerate(row):
            if name := _meaning(cell_text(cell)):
                found.setdefault(name, at)
        if "nip" in found and (best is None or len(found) > len(best[1])):
            best = index, found
    if best is None:
        raise Refused(Problem("SHEET_NO_HEADER", values={"sheet": sheet.name}))
    lacking = [name for name in _NEEDED if name not in best[1]]
    if lacking:
        raise Refused(Problem("credit_sheet_columns", "berkas", {"kurang": lacking}))
    return best


def _meaning(text: str) -> str | None:
    key = heading_key(text)
    field = synonyms().get(key)
    return field if field in ("nip", "nama") else _NAMES.get(key)
