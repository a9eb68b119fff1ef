"""Reads a list of SKP: who, which days, results with indicators and targets, expectations on the seven values.

A row without NIP belongs to the person above it, a row without a planned result to the result above it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.sheets.cells import blank, read_days, read_nip
from asn_desktop.sheets.headings import cell_text, heading_key, synonyms
from asn_desktop.sheets.person_lines import numbering
from asn_desktop.sheets.reader import Cell, Sheet

_FIRST_ROWS = 25
_NAMES: dict[str, tuple[str, ...]] = {
    "tahun": ("tahun", "tahun skp", "tahun kinerja"),
    "mulai": ("mulai", "tanggal mulai", "periode mulai", "periode awal", "awal periode"),
    "sampai": ("sampai", "selesai", "tanggal selesai", "periode selesai", "periode akhir", "akhir periode"),
    "pendekatan": ("pendekatan", "pendekatan hasil kerja", "jenis pendekatan"),
    "jenis": ("jenis", "jenis hasil kerja", "jenis rencana hasil kerja", "utama tambahan", "klasifikasi"),
    "rencana": ("rencana hasil kerja", "hasil kerja", "rencana hasil kerja pegawai", "rhk", "rencana kinerja"),
    "intervensi": ("rencana hasil kerja pimpinan yang diintervensi", "rencana hasil kerja atasan yang diintervensi",
                   "rhk pimpinan yang diintervensi", "rhk atasan", "rhk pimpinan", "intervensi", "hasil kerja pimpinan",
                   "hasil kerja atasan", "rencana hasil kerja pimpinan", "rencana hasil kerja atasan"),
    "perspektif": ("perspektif",),
    "penugasan_dari": ("penugasan dari", "pemberi tugas"),
    "nomor_penugasan": ("nomor penugasan", "nomor surat tugas", "nomor surat penugasan"),
    "aspek": ("aspek",),
    "indikator": ("indikator kinerja individu", "indikator kinerja", "indikator", "iki",
                  "ukuran keberhasilan indikator kinerja individu"),
    "target": ("target", "target tahunan", "ukuran keberhasilan", "target ukuran keberhasilan"),
    "satuan": ("satuan", "satuan target"),
    "nilai": ("perilaku kerja", "nilai perilaku", "nilai", "core value", "nilai berakhlak", "perilaku"),
    "ekspektasi": ("ekspektasi khusus pimpinan", "ekspektasi", "ekspektasi pimpinan"),
}  # fmt: skip
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_NEEDED = ("nip", "rencana", "indikator", "target")
_DAYS = ("mulai", "sampai")


@dataclass(frozen=True)
class GoalLine:
    """One row: its number as Excel counts, the NIP it belongs to, texts and days by column, odd cells."""

    number: int
    nip: str
    texts: Mapping[str, str]
    days: Mapping[str, dt.date]
    problems: tuple[Problem, ...]


def read_goals(sheet: Sheet, today: dt.date) -> tuple[GoalLine, ...]:
    """The rows that say something of a person's SKP. Refuses `goals_columns_missing` naming what a heading lacks."""
    header, places = _header(sheet)
    found: list[GoalLine] = []
    nip, bad = "", None
    for index in range(header + 1, len(sheet.rows)):
        row = sheet.rows[index]
        cells = {name: row[at] for name, at in places.items() if at < len(row) and not blank(row[at])}
        told = re.search(r"\d", cell_text(cells.get("nip")))
        if told and not numbering(cells):  # also a NIP that is too short: never the person above it
            nip, bad = read_nip(cells["nip"])
        if nip and cells.keys() & {"rencana", "indikator", "target", "nilai", "ekspektasi"}:
            found.append(_line(index + 1, nip, cells, bad, today))
    return tuple(found)


def _line(number: int, nip: str, cells: Mapping[str, Cell], bad: Problem | None, today: dt.date) -> GoalLine:
    days, wrong = read_days(cells, _DAYS, today)
    problems = [*([bad] if bad else []), *wrong]
    texts = {name: " ".join(cell_text(cell).split()) for name, cell in cells.items() if name not in (*_DAYS, "nip")}
    return GoalLine(number, nip, texts, days, tuple(problems))


def _header(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The first row that has every needed heading."""
    best: dict[str, int] = {}
    for index, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        places: dict[str, int] = {}
        for at, cell in enumerate(row):
            key = heading_key(cell_text(cell))
            field = _FIELDS.get(key) or (synonyms().get(key) if synonyms().get(key) in ("nip", "nama") else None)
            if field:
                places.setdefault(field, at)
        if all(name in places for name in _NEEDED):
            return index, places
        best = places if len(places) > len(best) else best
    missing = [name for name in _NEEDED if name not in best]
    raise Refused(Problem("goals_columns_missing", "berkas", {"kolom": missing}))
