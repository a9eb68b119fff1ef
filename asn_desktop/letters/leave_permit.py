"""The Surat Izin Cuti of each kind (leave.md §5.2): one dataclass a wording. No reason is printed or carried.

Source of the conditions: PP 11/2017 art. 309-341 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021; PPPK: 7/2022.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer


@dataclass(frozen=True)
class RemoteDays:
    """The addition of a leave used in a place hard to reach: calendar days directly before or after it."""

    hari: int
    mulai: dt.date
    sampai: dt.date


@dataclass(frozen=True)
class LeavePermitLetter:
    """Surat Izin Cuti Tahunan; wording `forms/paper/surat_izin_cuti_tahunan.xml`."""

    kop: Letterhead
    heading: Heading
    person: Person
    tahun: tuple[int, ...]  # years the days are charged to
    lama: int
    satuan: str  # "hari kerja"
    mulai: dt.date
    sampai: dt.date
    alamat: str
    signer: Signer
    tembusan: tuple[str, ...]
    negara: str | None = None  # None: dalam negeri
    tambahan: RemoteDays | None = None
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class _Permit:
    kop: Letterhead
    heading: Heading
    person: Person
    lama: int
    satuan: str  # "hari" | "bulan"
    mulai: dt.date
    sampai: dt.date
    alamat: str
    signer: Signer
    tembusan: tuple[str, ...]
    negara: str | None = None
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class SickPermitLetter(_Permit):
    """Surat Izin Cuti Sakit; neither illness nor doctor is named. Wording `surat_izin_cuti_sakit.xml`."""


@dataclass(frozen=True)
class MaternityPermitLetter(_Permit):
    """Surat Izin Cuti Melahirkan; wording `surat_izin_cuti_melahirkan.xml`."""


@dataclass(frozen=True)
class ImportantPermitLetter(_Permit):
    """Surat Izin Cuti Karena Alasan Penting; which reason is not told. Wording `surat_izin_cuti_alasan_penting.xml`."""


@dataclass(frozen=True)
class LongPermitLetter(_Permit):
    """Surat Izin Cuti Besar; wording `surat_izin_cuti_besar.xml`."""

    tahun: int = 0  # the year without annual leave
    dipanggil: bool = True  # may be called back (PP 11/2017 art. 338); not for a birth
