"""A kabupaten's export of thousands, and a count of it that knows nothing of the program: plain rows, plain Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from asn_desktop.rules import sample_export
from asn_desktop.rules.headcount import Condition, Question
from asn_desktop.rules.sample_export import Truth

TODAY = dt.date(2026, 11, 23)
PEOPLE = 8_000
Cells = dict[str, str]


@dataclass(frozen=True)
class Export:
    """The file, its rows as written, and what a reader must find in them."""

    path: Path
    header: list[str]
    rows: list[list[str]]
    truth: Truth

    def came_in(self) -> Iterator[tuple[int, Cells]]:
        """Excel row and cells of every row that must go in, values the reader leaves out emptied."""
        for number, cells in enumerate(self.rows, 2):
            if number not in self.truth.nips:
                continue
            row = {h: "" if c == "null" else c.lstrip("'") for h, c in zip(self.header, cells, strict=True)}
            field, _code = self.truth.fields.get(number, ("", ""))
            for heading in _LEFT_OUT.get(field, ()):
                row[heading] = ""
            yield number, row


# a rank whose TMT was left out holds all the same: the list named it
_LEFT_OUT = {"golongan": ("GOL AKHIR NAMA",), "tmt_golongan": ("TMT GOLONGAN",), "tahun_lulus": ("TAHUN LULUS",),
             "nik": ("NIK",)}  # fmt: skip


def make(folder: Path, people: int = PEOPLE) -> Export:
    """Write the export as SIASN does: one sheet, text in every cell."""
    header, rows, truth = sample_export.kabupaten(people, 1, TODAY)
    path = folder / "profil_pegawai.xlsx"
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data Utama")
        for number, cells in enumerate([header, *rows]):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    return Export(path, header, rows, truth)


def _born(r: Cells) -> dt.date:
    return dt.datetime.strptime(r["TANGGAL LAHIR"], "%d-%m-%Y").date()


def _age(r: Cells) -> int:
    born = _born(r)
    return TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))


def _years_served(r: Cells) -> int:
    start = dt.datetime.strptime(r["TMT CPNS"], "%d-%m-%Y").date()
    return TODAY.year - start.year - ((TODAY.month, TODAY.day) < (start.month, start.day))


def _started_by(r: Cells, day: dt.date) -> bool:
    return dt.datetime.strptime(r["TMT CPNS"], "%d-%m-%Y").date() <= day


def _status(r: Cells, truth: Truth) -> str:
    return truth.statuses[r["NIP BARU"]]


Naive = Callable[[Cells, Truth], bool]


def _ask(*conditions: tuple[str, str]) -> Question:
    return Question(tuple(Condition(field, (value,)) for field, value in conditions))


QUESTIONS: dict[str, tuple[Question, dt.date, Naive]] = {
    "berapa PNS": (_ask(("status", "PNS")), TODAY, lambda r, t: _status(r, t) == "PNS"),
    "perempuan PPPK": (
        _ask(("status", "PPPK"), ("jenis_kelamin", "P")), TODAY,
        lambda r, t: _status(r, t) == "PPPK" and r["JENIS KELAMIN"] == "F"),
    "golongan III": (
        _ask(("golongan", "III/")), TODAY,
        lambda r, _: (r["GOL AKHIR NAMA"] or r["GOL AWAL NAMA"]).startswith("III/")),
    "guru sarjana di bawah 40": (
        _ask(("jabatan", "guru"), ("tingkat", "40.."), ("usia", "..39")), TODAY,
        lambda r, _: r["JABATAN NAMA"].startswith("Guru") and r["TINGKAT PENDIDIKAN ID"] >= "40" and _age(r) < 40),
    "administrator": (_ask(("eselon", "III.")), TODAY, lambda r, _: r["ESELON NAMA"].startswith("III.")),
    "lulusan hukum": (_ask(("bidang", "hukum")), TODAY, lambda r, _: "HUKUM" in r["PENDIDIKAN NAMA"].split()),
    "mengabdi 20 tahun atau lebih": (_ask(("masa_kerja", "20..")), TODAY, lambda r, _: _years_served(r) >= 20),
    "belum kawin, 25 sampai 30 tahun": (
        _ask(("status_kawin", "4"), ("usia", "25..30")), TODAY,
        lambda r, _: r["JENIS KAWIN ID"] == "4" and 25 <= _age(r) <= 30),
    "fungsional Ahli Muda perempuan": (
        _ask(("jenjang", "MU"), ("jenis_kelamin", "P")), TODAY,
        lambda r, _: r["JABATAN NAMA"].endswith("Ahli Muda") and r["JENIS KELAMIN"] == "F"),
    "pegawai pada awal 2024": (
        Question(), dt.date(2024, 1, 1), lambda r, _: _started_by(r, dt.date(2024, 1, 1))),
}  # fmt: skip
