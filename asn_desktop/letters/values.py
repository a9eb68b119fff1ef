"""What every letter is given: the letterhead, the signer, the person it is about. Plain frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Letterhead:
    """The kop of a unit, lines already inherited from above."""

    pemerintah: str  # "PEMERINTAH KABUPATEN TIRTAMAYA"
    nama: str  # "DINAS PERHUBUNGAN"
    alamat: str
    kontak: str
    lambang: bytes | None = None  # PNG of the crest; None draws a plain shield
    kepala_daerah: bool = False  # kop of the head of the region: `nama` alone under the room of the Garuda


@dataclass(frozen=True)
class Signer:
    """The block under which a hand or a certificate signs."""

    jabatan: str  # "KEPALA DINAS PERHUBUNGAN"
    nama: str  # with titles
    nip: str | None
    pangkat: str | None  # "Pembina Utama Muda (IV/c)"
    awalan: str | None = None  # "Plt." | "Plh." | "a.n. BUPATI TIRTAMAYA"


@dataclass(frozen=True)
class Person:
    """The civil servant a letter is about, as printed."""

    nama: str  # with titles
    nip: str  # grouped 8-6-1-3
    pangkat: str  # "Penata (III/c)", or golongan alone for PPPK
    jabatan: str
    unit: str
    status: str  # "Pegawai Negeri Sipil", "Calon Pegawai Negeri Sipil", "Pegawai Pemerintah dengan Perjanjian Kerja"


@dataclass(frozen=True)
class Paper:
    """How and where a letter is printed."""

    ukuran: str = "F4"  # F4 (215x330) | F4-210 (210x330) | A4 | A4-L (297x210)
    kop: bool = True  # False: preprinted letterhead, its room is left free
    latihan: bool = False  # practice office: LATIHAN across every page


@dataclass(frozen=True)
class Heading:
    """Number, place and day of a letter. `nomor` is as printed, with its gap while it is blank."""

    nomor: str | None
    tempat: str
    tanggal: dt.date | None  # None leaves room for the day: "      November 2026"
    bulan_tahun: str | None = None  # printed when `tanggal` is None


@dataclass(frozen=True)
class Table:
    """A ruled table whose headings come with its data: a history, a form to check."""

    judul: str  # heading above it; empty for none
    kepala: tuple[str, ...]
    lajur: tuple[float, ...]  # widths as shares
    baris: tuple[tuple[str, ...], ...]
    bab: str = ""  # heading of the chapter that begins here: "II. PENDIDIKAN"
    kosong: str = "Tidak ada catatan"  # printed across when there are no rows
