"""The papers of authority: the decree of delegation (annex 1.a of Peraturan BKN 24/2017) and the order of a Plt or Plh.

Layout: Permendagri 1/2023 (naskah dinas penetapan, naskah dinas penugasan). The dataclasses are the blanks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer


@dataclass(frozen=True)
class DelegationLine:
    """One line of the decree's table: which official, which leave, for whom."""

    pejabat: str  # "Kepala Dinas Perhubungan"
    jenis: str  # "cuti tahunan, cuti sakit"
    untuk: str  # "administrator, pengawas di lingkungan Dinas Perhubungan, paling lama 30 hari"


@dataclass(frozen=True)
class DelegationDecree:
    """Keputusan pendelegasian wewenang pemberian cuti; wording `forms/paper/keputusan_pendelegasian.xml`."""

    kop: Letterhead
    heading: Heading
    pemberi: str  # "Bupati Tirtamaya"
    menimbang: tuple[str, ...]
    mengingat: tuple[str, ...]
    baris: tuple[DelegationLine, ...]
    luar_negeri: bool  # some line gives the kuasa for leave abroad
    plt_boleh: bool  # a Plt or Plh of the holder may use it
    mulai: dt.date
    sampai: dt.date | None
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class ActingOrder:
    """Surat perintah pelaksana harian or pelaksana tugas; wording `forms/paper/surat_perintah_plh.xml`."""

    kop: Letterhead
    heading: Heading
    sebutan: str  # "Pelaksana Harian" | "Pelaksana Tugas"
    singkatan: str  # "Plh." | "Plt."
    dasar: tuple[str, ...]
    person: Person  # who is ordered
    jabatan: str  # the post he fills: "Kepala Dinas Perhubungan"
    sebab: str  # "pejabat definitif melaksanakan perjalanan dinas ke Kota Rekaan"
    mulai: dt.date
    sampai: dt.date | None
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)
