"""Letters around a permit: postponement, izin sementara, recall, cancellation, change; cuti besar given as a decision.

Source: PP 11/2017 art. 309-341 jo. PP 17/2020 (recall: art. 338), Peraturan BKN 24/2017 jo. 7/2021; leave.md §5.2.
`jenis` is in words ("cuti tahunan"), `satuan` "hari kerja", "hari" or "bulan".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer


@dataclass(frozen=True)
class PermitMark:
    """The permit a letter refers to."""

    nomor: str
    tanggal: dt.date


@dataclass(frozen=True)
class PostponementLetter:
    """Surat penangguhan cuti, to the person; wording `surat_penangguhan_cuti.xml`."""

    kop: Letterhead
    heading: Heading
    person: Person
    jenis: str
    diminta: dt.date
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    alasan: str  # the pressing official interest
    batas: dt.date  # until when it may be taken up, at most one year
    hari: int | None  # annual leave: working days that count in full next year
    tahun: int | None  # that year
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class InterimPermitLetter:
    """Surat izin sementara of the highest official at the workplace; wording `surat_izin_sementara.xml`."""

    kop: Letterhead
    heading: Heading
    person: Person
    jenis: str
    alasan: str
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    alamat: str
    pyb: str  # post of the official whose decision is awaited
    signer: Signer
    tembusan: tuple[str, ...]
    negara: str | None = None
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class RecallLetter:
    """Surat panggilan bekerja kembali (PP 11/2017 art. 338); wording `surat_panggilan_bekerja.xml`."""

    kop: Letterhead
    heading: Heading
    person: Person
    jenis: str
    izin: PermitMark
    mulai: dt.date
    sampai: dt.date
    alasan: str
    kembali: dt.date  # first day back
    hari: int  # unserved, in `satuan`
    satuan: str
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class CancellationLetter:
    """Surat pembatalan izin cuti; wording `surat_pembatalan_cuti.xml`."""

    kop: Letterhead
    heading: Heading
    person: Person
    jenis: str
    izin: PermitMark
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    alasan: str
    hari: int | None  # annual leave: working days given back
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class ChangeLetter:
    """Surat perubahan izin cuti: what was granted and what it becomes; wording `surat_perubahan_cuti.xml`."""

    kop: Letterhead
    heading: Heading
    person: Person
    jenis: str
    izin: PermitMark
    lama_semula: int
    satuan_semula: str
    mulai_semula: dt.date
    sampai_semula: dt.date
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    alasan: str
    hari: int | None  # annual leave: working days given back by the change
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class LongLeaveDecree:
    """Keputusan pemberian cuti besar; names without academic titles. Wording `keputusan_cuti_besar.xml`."""

    kop: Letterhead
    heading: Heading
    penetap: str  # "Bupati Tirtamaya"
    person: Person
    diminta: dt.date
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    tahun: int
    dipanggil: bool
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)
