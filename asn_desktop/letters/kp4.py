"""KP4: Surat Keterangan untuk Mendapatkan Pembayaran Tunjangan Keluarga. The dataclasses are the blanks of its wording.

Family allowance: PP 7/1977 art. 16 (spouse 10 %, children 2 % each, two at most since Keppres 16/1994).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer


@dataclass(frozen=True)
class SpouseLine:
    """A wife or husband on the form."""

    nama: str
    lahir: str  # "Tirtamaya, 12 Mei 1987"
    nikah: str  # "3 Juni 2011; akta 123/2011"
    pekerjaan: str
    tunjangan: str  # "dapat" | "tidak"
    keterangan: str


@dataclass(frozen=True)
class ChildLine:
    """A child on the form."""

    nama: str
    lahir: str
    akta: str
    status: str  # kandung | tiri | angkat
    sekolah: str
    kawin: str  # "belum" | "sudah"
    bekerja: str  # "tidak" | "ya"
    tunjangan: str  # "dapat" | "tidak"
    keterangan: str


@dataclass(frozen=True)
class FamilyChange:
    """Something of this year that moves the allowance: a birth, a marriage, an age reached."""

    tanggal: str
    uraian: str
    akibat: str


@dataclass(frozen=True)
class FamilyAllowancePaper:
    """KP4; wording `forms/paper/kp4.xml`."""

    kop: Letterhead
    heading: Heading
    person: Person
    lahir: str
    jenis_kelamin: str
    agama: str
    status_kepegawaian: str
    masa_kerja: str
    gaji_pokok: str  # "Rp3.878.500 menurut PP 5/2024"
    alamat: str
    tahun: int
    pasangan: tuple[SpouseLine, ...]
    anak: tuple[ChildLine, ...]
    perubahan: tuple[FamilyChange, ...]
    jumlah_anak: int  # children in the allowance
    jumlah_jiwa: int  # the employee, a spouse and children in the allowance
    tanggal: dt.date
    pegawai: Signer
    signer: Signer
    paper: Paper = field(default_factory=Paper)
