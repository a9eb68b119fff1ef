"""Kartu cuti: one person's annual leave year by year, and every leave of every kind in the order of its days.

Form: local practice on Peraturan BKN 24/2017 (section V of form 1.b is its extract).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Paper, Person


@dataclass(frozen=True)
class CardYear:
    """Annual leave of one year. Each of the rows reads "opened / drawn / left" in working days."""

    tahun: str
    n2: str
    n1: str
    tambahan: str
    n: str
    jumlah: str
    catatan: str


@dataclass(frozen=True)
class CardLeave:
    """One leave as it went: kind, number and day of its paper, days, what became of it."""

    jenis: str
    nomor: str
    mulai: str
    sampai: str
    lama: str
    keadaan: str


@dataclass(frozen=True)
class LeaveCardPaper:
    """Kartu cuti; wording `forms/paper/kartu_cuti.xml`."""

    heading: Heading
    person: Person
    tahun: tuple[CardYear, ...]
    cuti: tuple[CardLeave, ...]
    tertutup: bool  # kinds and numbers are not shown to this reader
    per: str
    paper: Paper = field(default_factory=lambda: Paper(ukuran="A4"))
