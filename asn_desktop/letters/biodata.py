"""Daftar Riwayat Hidup of one person: particulars, photo, every history. The dataclass is the blanks of its wording."""

from __future__ import annotations

from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Paper, Person, Table


@dataclass(frozen=True)
class Particular:
    """One numbered line of the particulars, as printed."""

    label: str
    isi: str


@dataclass(frozen=True)
class BiodataPaper:
    """Daftar Riwayat Hidup; wording `forms/paper/biodata.xml`."""

    heading: Heading
    person: Person
    keterangan: tuple[Particular, ...]
    foto: bytes | None
    riwayat: tuple[Table, ...]
    tertutup: bool  # family and discipline are left out for a reader who may not see them
    per: str  # "23 November 2026"
    paper: Paper = field(default_factory=lambda: Paper(ukuran="A4"))
