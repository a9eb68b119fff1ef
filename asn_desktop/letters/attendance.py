"""Where somebody is besides leave: the surat tugas and the slip of an izin. The dataclasses are the blanks.

Layout: Permendagri 1/2023 (naskah dinas penugasan); the slip is local practice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer


@dataclass(frozen=True)
class DutyOrderLetter:
    """Surat tugas for one or many (SURAT TUGAS, code 800.1.11.1); wording `forms/paper/surat_tugas.xml`."""

    kop: Letterhead
    heading: Heading
    dasar: tuple[str, ...]  # what it rests on; empty leaves the part out
    orang: tuple[Person, ...]  # in the order of the letter
    maksud: str  # "Mengikuti rapat koordinasi angkutan Natal dan Tahun Baru"
    tujuan: str  # "Dinas Perhubungan Provinsi, Kota Rekaan"
    lama: int  # calendar days
    mulai: dt.date
    sampai: dt.date
    signer: Signer
    tembusan: tuple[str, ...] = ()
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class PermitSlip:
    """Slip of an izin that is not leave, half a page; wording `forms/paper/slip_izin.xml`."""

    kop: Letterhead
    heading: Heading  # `nomor` None: a slip without a number
    person: Person
    jenis: str  # in words, as the office names it: "keluar kantor"
    waktu: str  # "Senin, 23 November 2026, pukul 10.00 sampai 12.00"
    alasan: str
    signer: Signer  # who approves
    paper: Paper = field(default_factory=lambda: Paper(ukuran="A4"))
