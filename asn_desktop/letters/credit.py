"""Papers of angka kredit: conversion of predikat, accumulation, penetapan (PAK). Dataclasses are their blanks.

Form: Peraturan BKN 3/2023 (lampiran), PermenPANRB 1/2023; captions of evaluation.md §6.6. All on A4.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.values import Heading, Paper, Person, Signer


def _upright() -> Paper:
    return Paper(ukuran="A4")


@dataclass(frozen=True)
class Holder:
    """PEJABAT FUNGSIONAL YANG DINILAI, as printed."""

    karpeg: str
    lahir: str  # "Tirtamaya / 12 Juni 1988"
    jenis_kelamin: str
    pangkat_tmt: str  # "Penata (III/c) / 1 April 2023"
    jabatan_tmt: str
    unit: str
    instansi: str


@dataclass(frozen=True)
class ConversionLine:
    """HASIL PENILAIAN KINERJA: one part of the year. A part prints "3/12 × 100%"."""

    predikat: str
    prosentase: str
    koefisien: str
    angka: str


@dataclass(frozen=True)
class AccumulationLine:
    """A line of the accumulation; `periodik` "Januari – Desember"."""

    tahun: str
    periodik: str
    predikat: str
    prosentase: str
    koefisien: str
    angka: str


@dataclass(frozen=True)
class CreditSum:
    """A row of the PAK: what was there, what is new, together."""

    uraian: str
    lama: str
    baru: str
    jumlah: str


@dataclass(frozen=True)
class CreditNeed:
    """What a rise needs: caption, need, and "kelebihan" or "kekurangan" with its figure."""

    uraian: str
    perlu: str
    selisih: str


@dataclass(frozen=True)
class ConversionPaper:
    """Konversi predikat kinerja ke angka kredit; wording `forms/paper/konversi_predikat.xml`."""

    heading: Heading
    person: Person
    versi: int
    instansi: str
    periode: str  # "1 Januari s.d. 31 Desember 2025"
    dinilai: Holder
    hasil: tuple[ConversionLine, ...]
    jumlah: str
    tanggal: dt.date
    signer: Signer
    paper: Paper = field(default_factory=_upright)


@dataclass(frozen=True)
class AccumulationPaper:
    """Akumulasi angka kredit; wording `forms/paper/akumulasi_angka_kredit.xml`."""

    heading: Heading
    person: Person
    versi: int
    instansi: str
    periode: str
    dinilai: Holder
    baris: tuple[AccumulationLine, ...]
    jumlah: str
    tanggal: dt.date
    signer: Signer
    paper: Paper = field(default_factory=_upright)


@dataclass(frozen=True)
class CreditDecree:
    """Penetapan angka kredit; wording `forms/paper/penetapan_angka_kredit.xml`."""

    heading: Heading
    person: Person
    versi: int
    instansi: str
    periode: str
    dinilai: Holder
    hasil: tuple[CreditSum, ...]
    jumlah: CreditSum
    keperluan: tuple[CreditNeed, ...]
    saran: str  # the sentence of recommendation
    tanggal: dt.date
    signer: Signer
    paper: Paper = field(default_factory=_upright)
