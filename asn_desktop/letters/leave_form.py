"""Form 1.b (Anak Lampiran 1.b of Peraturan BKN 24/2017) and the PPPK form (Lampiran II of Peraturan BKN 7/2022)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Paper, Person, Signer


@dataclass(frozen=True)
class LeaveRowLeft:
    """One row of section V: the year, what is left of it before this request (None: not known), a remark."""

    tahun: int
    sisa: int | None
    keterangan: str = ""


@dataclass(frozen=True)
class FormStep:
    """Section VII or VIII: which box is ticked, the reason, new dates or postponed days, and by whom.

    All empty while open. `baru` is written out: "menjadi 4 (empat) hari kerja, 22 Desember 2026 s/d ...".
    """

    pilihan: str | None  # DISETUJUI | PERUBAHAN | DITANGGUHKAN | TIDAK_DISETUJUI
    alasan: str
    pejabat: Signer
    baru: str = ""


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
    tambahan: str = ""  # remote place: "ditambah 12 (dua belas) hari kalender, 22 Juli 2026 s/d ..."
    paper: Paper = field(default_factory=lambda: Paper(ukuran="A4"))
