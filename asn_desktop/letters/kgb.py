"""Surat Pemberitahuan Kenaikan Gaji Berkala (PP 7/1977 arts. 11-13). The dataclasses are the blanks of its wording."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer


@dataclass(frozen=True)
class LastDecree:
    """The last decree on pay or rank, on which the step rests."""

    pejabat: str
    tanggal: dt.date
    nomor: str
    tmt: dt.date  # the pay holds from this day
    masa_kerja: tuple[int, int]  # service in golongan on that day: years, months


@dataclass(frozen=True)
class SalaryStepLetter:
    """Surat Pemberitahuan KGB; wording `forms/paper/surat_kgb.xml`."""

    kop: Letterhead
    heading: Heading
    sifat: str
    lampiran: str
    tujuan: str  # the paymaster: "Kepala BPKAD Kabupaten Tirtamaya"
    tujuan_tempat: str
    person: Person
    tanggal_lahir: dt.date
    pppk: bool
    cpns: bool  # paid a part of the base salary until he is PNS
    gaji_lama: int
    dasar: LastDecree
    gaji_baru: int
    masa_kerja: tuple[int, int]  # reached on `mulai`
    golongan: str
    mulai: dt.date
    berikut: str  # "1 Maret 2028", or that this was the last step
    landasan: str  # rules the step rests on: "Pasal 11 Peraturan Pemerintah Nomor 7 Tahun 1977"
    tabel: str  # rule of the salary table: "Peraturan Pemerintah Nomor 5 Tahun 2024"
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)
