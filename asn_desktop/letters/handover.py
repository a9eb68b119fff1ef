"""The covering letter of a handover (surat pengantar, Permendagri 1/2023): what is handed over, how much, to whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Letterhead, Paper, Signer


@dataclass(frozen=True)
class HandoverLetter:
    """Surat pengantar; wording `forms/paper/surat_pengantar.xml`."""

    kop: Letterhead
    heading: Heading
    tujuan: str  # "Kepala BKPSDM Kabupaten Tirtamaya"
    tujuan_tempat: str
    isi: str  # "Daftar pegawai Dinas Perhubungan, keadaan 23 November 2026"
    berkas: str  # name of the file that goes with it
    jumlah: int  # rows in it
    sidik: str  # first 16 hexadecimal digits of its SHA-256, in fours
    signer: Signer
    paper: Paper = field(default_factory=Paper)
