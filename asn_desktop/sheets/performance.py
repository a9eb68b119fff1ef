"""Reads a list of results of evaluation: which column means what, and the rows that name a person, cells as text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.sheets.cells import blank, read_days, read_nip
from asn_desktop.sheets.header import find_header, is_number_row
from asn_desktop.sheets.headings import ARROW, cell_text, heading_key, synonyms
from asn_desktop.sheets.reader import Cell, Sheet

_FIRST_ROWS = 25
_NAMES: dict[str, tuple[str, ...]] = {
    "tahun": ("tahun", "thn", "tahun penilaian", "tahun kinerja", "tahun skp", "tahun evaluasi", "periode tahun"),
    "periode": ("periode", "periode penilaian", "periode evaluasi", "periodik", "jenis periode", "masa penilaian",
                "triwulan", "bulan"),
    "hasil": ("hasil kerja", "rating hasil kerja", "hasil kinerja", "rating hasil kinerja", "rating hasil",
              "penilaian hasil kerja", "hasil"),
    "perilaku": ("perilaku", "perilaku kerja", "rating perilaku", "rating perilaku kerja", "rating perilaku kinerja",
                 "penilaian perilaku kerja"),
    "predikat": ("predikat", "predikat kinerja", "predikat kinerja pegawai", "predikat akhir", "kuadran",
                 "kuadran kinerja", "predikat kinerja tahunan", "sebutan", "nilai huruf", "kategori",
                 "keterangan nilai"),
    "hasil_kode": ("hasil kinerja nilai",),
    "perilaku_kode": ("perilaku kerja nilai",),
    "predikat_kode": ("kuadran kinerja nilai",),
    "nilai": ("nilai", "nilai prestasi kerja", "nilai prestasi kerja pns", "nilai kinerja", "nilai kinerja pegawai",
              "nilai akhir", "nilai prestasi", "nilai rata rata", "rata rata", "nilai dp3", "nilai angka",
              "jumlah nilai", "prestasi kerja"),
    "skp": ("skp", "nilai skp", "nilai skp 60", "skp 60", "nilai capaian skp", "nilai sasaran kerja pegawai"),
    "nilai_perilaku": ("nilai perilaku", "nilai perilaku kerja", "nilai perilaku kerja 40", "perilaku 40",
                       "perilaku kerja 40", "rata rata perilaku"),
    "penilai_nama": ("penilai", "nama penilai", "pejabat penilai", "pejabat penilai kinerja", "nama pejabat penilai",
                     "nama pejabat penilai kinerja", "atasan langsung", "nama atasan"),
    "penilai_nip": ("nip penilai", "nip pejabat penilai", "nip pejabat penilai kinerja", "nip nrp penilai",
                    "penilai nip nrp", "nip atasan"),
    "penilai_jabatan": ("jabatan penilai", "jabatan pejabat penilai", "jabatan pejabat penilai kinerja",
                        "penilai jabatan nama", "jabatan atasan"),
    "nomor": ("nomor dokumen", "no dokumen", "nomor surat", "no surat"),
    "tanggal": ("tanggal", "tanggal dokumen", "tgl dokumen", "tanggal penetapan", "tanggal penilaian"),
    "aturan": ("aturan", "peraturan", "dasar penilaian", "dasar", "jenis penilaian", "sistem penilaian"),
}  # fmt: skip
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_RESULT = frozenset({"hasil", "perilaku", "predikat", "nilai", "hasil_kode", "perilaku_kode", "predikat_kode", "skp"})


@dataclass(frozen=True)
class ResultColumn:
    """One column of the file: 0-based place, heading as written, what it means ("" when it is not used)."""

    index: int
    heading: str
    field: str


@dataclass(frozen=True)
class ResultLine:
    """One row: its number as Excel counts, the NIP as read, what people read in each known cell, odd cells."""

    number: int
    nip: str
    nama: str
    texts: Mapping[str, str]
    tanggal: dt.date | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ResultSheet:
    """A sheet of results."""

    name: str
    columns: tuple[ResultColumn, ...]
    lines: tuple[ResultLine, ...]

    def has(self, field: str) -> bool:
        """Whether a column means this."""
        return any(column.field == field for column in self.columns)


def read_results(sheet: Sheet, today: dt.date) -> ResultSheet:
    """The rows that name a person. Refuses SHEET_NO_HEADER when no row has a NIP heading beside one of a result,
    `results_columns_missing` naming what a heading lacks."""
    columns, first = _columns(sheet)
    places = {column.field: column.index for column in columns if column.field}
    if not _RESULT & places.keys():
        raise Refused(Problem("results_columns_missing", "berkas", {"kolom": ["hasil kerja, predikat, atau nilai"]}))
    lines = []
    for index in range(first, len(sheet.rows)):
        row = sheet.rows[index]
        if is_number_row(row):
            continue
        cells = {field: row[at] for field, at in places.items() if at < len(row) and not blank(row[at])}
        if _is_person(cells):
            lines.append(_line(index + 1, cells, today))
    return ResultSheet(sheet.name, columns, tuple(lines))


def _is_person(cells: Mapping[str, Cell]) -> bool:
    """A row with a long number, or a name beside a result: the latter is refused for its missing NIP, not lost."""
    if len(re.sub(r"\D", "", cell_text(cells.get("nip")))) >= 6:
        return True
    return "nama" in cells and len(_RESULT & cells.keys()) > 0 and "tahun" in cells


def _line(number: int, cells: Mapping[str, Cell], today: dt.date) -> ResultLine:
    raw = cells.get("nip")
    nip = ""
    bad: Problem | None = Problem("results_nip_missing", "nip")
    if raw is not None:
        nip, bad = read_nip(raw)
    days, wrong = read_days(cells, ("tanggal",), today)
    problems = [*([bad] if bad else []), *wrong]
    texts = {field: " ".join(cell_text(cell).split()) for field, cell in cells.items()}
    return ResultLine(number, nip, texts.pop("nama", ""), texts, days.get("tanggal"), tuple(problems))


def _columns(sheet: Sheet) -> tuple[tuple[ResultColumn, ...], int]:
    """The columns of the header row that knows most headings, and the first row of data below it."""
    best: tuple[int, tuple[ResultColumn, ...], int] | None = None
    for labels, first in _headers(sheet):
        seen: set[str] = set()
        found = []
        for index, label in enumerate(labels):
            field = _meaning(label)
            if not label or field in seen:
                field = ""
            seen |= {field} - {""}
            found.append(ResultColumn(index, label.replace(ARROW, " "), field))
        if "nip" in seen and len(seen) > 1 and (best is None or len(seen) > best[0]):
            best = len(seen), tuple(found), first
    if best is None:
        raise Refused(Problem("SHEET_NO_HEADER", values={"sheet": sheet.name}))
    return best[1], best[2]


def _headers(sheet: Sheet) -> list[tuple[list[str], int]]:
    found = []
    try:
        header = find_header(sheet)
        found.append((list(header.labels), header.first_data))
    except Refused:
        pass  # a list without names has no header of people; its rows are tried one by one
    for index, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        found.append(([cell_text(cell) for cell in row], index + 1))
    return found


def _meaning(label: str) -> str:
    parts = [heading_key(part) for part in label.split(ARROW)]
    for form in (" ".join(parts), " ".join(reversed(parts)), parts[-1] if len(parts) == 1 else ""):
        if form in _FIELDS:
            return _FIELDS[form]
    person = synonyms().get(parts[-1])
    if person in ("nip", "nama") and (len(parts) == 1 or not any(word in parts[0] for word in ("penilai", "atasan"))):
        return person
    return _FIELDS.get(parts[-1], "") if len(parts) > 1 else ""
