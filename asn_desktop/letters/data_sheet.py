"""Lembar pemeriksaan data: what the office holds about a person, for the person to check and sign (UU 27/2022)."""

from __future__ import annotations

from dataclasses import dataclass, field

from asn_desktop.letters.biodata import Particular
from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Table


@dataclass(frozen=True)
class DataSheetPaper:
    """Lembar data untuk diperiksa; wording `forms/paper/lembar_data.xml`."""

    kop: Letterhead
    heading: Heading
    person: Person
    keterangan: tuple[Particular, ...]
    riwayat: tuple[Table, ...]
    tertutup: bool  # family and discipline are left out for a reader who may not see them
    per: str
    pengelola: str  # unit that takes the sheet back
    paper: Paper = field(default_factory=lambda: Paper(ukuran="A4-L"))
