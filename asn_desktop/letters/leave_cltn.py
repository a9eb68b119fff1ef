"""The set of cuti di luar tanggungan negara, from the request to the reactivation.

Source: PP 11/2017 (CLTN) jo. PP 17/2020, Peraturan BKN 24/2017 III.G jo. 7/2021; leave.md §2.8, §5.2. Names in
decisions stand without academic titles (Permendagri 1/2023 art. 44).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.leave_notice import PermitMark
from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer


@dataclass(frozen=True)
class CltnRequestLetter:
    """Surat permintaan CLTN of the PNS to the PPK; wording `surat_permintaan_cltn.xml`."""

    heading: Heading
    tujuan: str
    tujuan_tempat: str
    person: Person
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    alasan: str
    lampiran: tuple[str, ...]
    alamat: str
    telepon: str
    perpanjangan: bool
    signer: Signer
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class CltnProposalLetter:
    """Usul persetujuan CLTN of the PPK to Kepala BKN or Kanreg; wording `usul_persetujuan_cltn.xml`."""

    kop: Letterhead
    heading: Heading
    lampiran: str  # "3 (tiga) berkas"
    tujuan: str
    tujuan_tempat: str
    person: Person
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    alasan: str
    berkas: tuple[str, ...]
    perpanjangan: bool
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class CltnDecree:
    """Keputusan pemberian CLTN, KESATU to KELIMA; wording `keputusan_cltn.xml`."""

    kop: Letterhead
    heading: Heading
    penetap: str
    person: Person
    diminta: dt.date
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    alasan: str
    bkn: PermitMark  # BKN's written approval
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class CltnExtensionDecree:
    """Keputusan perpanjangan CLTN, at most one year; wording `keputusan_perpanjangan_cltn.xml`."""

    kop: Letterhead
    heading: Heading
    penetap: str
    person: Person
    diminta: dt.date
    lama: int
    satuan: str
    mulai: dt.date
    sampai: dt.date
    alasan: str
    asal: PermitMark  # the decree it prolongs
    bkn: PermitMark
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class CltnReportLetter:
    """Laporan selesai menjalankan CLTN of the PNS; wording `laporan_selesai_cltn.xml`."""

    heading: Heading
    tujuan: str
    tujuan_tempat: str
    person: Person
    asal: PermitMark
    mulai: dt.date
    sampai: dt.date
    signer: Signer
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class ReactivationProposalLetter:
    """Usul pengaktifan kembali to Kepala BKN or Kanreg; wording `usul_pengaktifan_kembali.xml`."""

    kop: Letterhead
    heading: Heading
    lampiran: str
    tujuan: str
    tujuan_tempat: str
    person: Person
    asal: PermitMark
    sampai: dt.date  # end of the CLTN
    dilaporkan: dt.date
    jabatan_baru: str
    unit_baru: str
    aktif: dt.date  # proposed TMT
    berkas: tuple[str, ...]
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)


@dataclass(frozen=True)
class ReactivationDecree:
    """Keputusan pengaktifan kembali; wording `keputusan_pengaktifan_kembali.xml`."""

    kop: Letterhead
    heading: Heading
    penetap: str
    person: Person
    asal: PermitMark
    dilaporkan: dt.date
    bkn: PermitMark
    jabatan_baru: str
    unit_baru: str
    aktif: dt.date
    signer: Signer
    tembusan: tuple[str, ...]
    paper: Paper = field(default_factory=Paper)
