"""The papers of leave: form 1.b (Peraturan BKN 24/2017) and the Surat Izin Cuti. The dataclasses are the blanks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer


@dataclass(frozen=True)
class LeaveRowLeft:
    """One row of section V: the year, what is left of it before this request, a remark."""

    tahun: int
    sisa: int
    keterangan: str = ""


@dataclass(frozen=True)
class FormStep:
    """Section VII or VIII: which box is ticked, the reason or new dates, and by whom. All empty while open."""

    pilihan: str | None  # DISETUJUI | PERUBAHAN | DITANGGUHKAN | TIDAK_DISETUJUI
    alasan: str
    pejabat: Signer


@dataclass(frozen=True)
class LeaveFormLetter:
    """Formulir Permintaan dan Pemberian Cuti (leave.md §5.1); wording `forms/paper/formulir_cuti.xml`."""

    heading: Heading
    tujuan: str  # post of the deciding official
    tujuan_tempat: str
    person: Person
    masa_kerja: tuple[int, int]  # years, months
    jenis: str  # TAHUNAN | BESAR | SAKIT | MELAHIRKAN | ALASAN_PENTING | CLTN
    alasan: str
    lama: int
    satuan: str  # hari | bulan | tahun: the other two are struck out
    mulai: dt.date
    sampai: dt.date
    sisa: tuple[LeaveRowLeft, LeaveRowLeft, LeaveRowLeft]  # N-2, N-1, N
    catatan_lain: dict[str, str] = field(default_factory=dict)  # type -> "sudah diambil .. hari" or "-"
    alamat: str = ""
    telepon: str = ""
    atasan: FormStep | None = None
    pyb: FormStep | None = None
    pengelola: str = ""  # initials of the personnel officer at V
    pppk: bool = False  # Lampiran II of Peraturan BKN 7/2022 with its four types, instead of 1.b of 24/2017
    paper: Paper = field(default_factory=lambda: Paper(ukuran="A4"))


@dataclass(frozen=True)
class LeavePermitLetter:
    """Surat Izin Cuti Tahunan (leave.md §5.2); wording `forms/paper/surat_izin_cuti_tahunan.xml`."""

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
    paper: Paper = field(default_factory=Paper)
