"""Documents of evaluation: SKP and its annex, plan of action, working form, result. Dataclasses are their blanks.

Form: PermenPANRB 6/2022 (statutory captions), SE MenPANRB 20/2021 (values); evaluation.md §6.1-6.5. All on A4, the
plan of action and the working form sideways.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from asn_desktop.letters.curve import CurveBar
from asn_desktop.letters.evaluation_parts import Pihak
from asn_desktop.letters.values import Heading, Paper, Person, Signer


def _upright() -> Paper:
    return Paper(ukuran="A4")


def _sideways() -> Paper:
    return Paper(ukuran="A4-L")


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator of a result with its target; `realisasi` are the achievements with their evidence."""

    aspek: str
    indikator: str
    target: str
    realisasi: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResultLine:
    """One result: the superior's it supports, its words, who assigned it, its indicators, the feedback on it."""

    nomor: str
    intervensi: str
    rencana: str
    penugasan: str  # "Penugasan dari Sekretaris Daerah, Nomor 094/12/2026"; empty for none
    perspektif: str
    indikator: tuple[IndicatorLine, ...]
    umpan: tuple[str, ...] = ()


@dataclass(frozen=True)
class ValueLine:
    """One of the seven values with its three behaviours, the leader's expectation and the feedback on it."""

    nomor: str
    nilai: str
    panduan: tuple[str, ...]
    ekspektasi: str
    umpan: tuple[str, ...] = ()


@dataclass(frozen=True)
class SkpPaper:
    """SKP in its three shapes; wording `forms/paper/skp.xml`. `bentuk`: JA_JF | JPT | KUALITATIF."""

    heading: Heading
    person: Person
    versi: int
    bahan: bool  # working material for e-Kinerja, not the official document
    instansi: str
    periode: str  # "1 JANUARI s.d. 31 DESEMBER 2026"
    bentuk: str
    pendekatan: str
    bagi: str  # "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"
    yang_dinilai: Pihak
    penilai: Pihak
    utama: tuple[ResultLine, ...]
    tambahan: tuple[ResultLine, ...]
    perilaku: tuple[ValueLine, ...]
    pegawai: Signer
    signer: Signer
    paper: Paper = field(default_factory=_upright)


@dataclass(frozen=True)
class Point:
    """A numbered text of a list."""

    nomor: str
    teks: str


@dataclass(frozen=True)
class AnnexPaper:
    """Lampiran SKP; wording `forms/paper/lampiran_skp.xml`."""

    heading: Heading
    person: Person
    versi: int
    bahan: bool
    instansi: str
    periode: str
    yang_dinilai: Pihak
    penilai: Pihak
    dukungan: tuple[Point, ...]
    skema: tuple[Point, ...]
    konsekuensi: tuple[Point, ...]
    pegawai: Signer
    signer: Signer
    paper: Paper = field(default_factory=_upright)


@dataclass(frozen=True)
class ActionLine:
    """One action: its target in each quarter, or in months as "Jan: 1 laporan" in two halves of the year."""

    aksi: str
    tw1: str
    tw2: str
    tw3: str
    tw4: str
    semester1: tuple[str, ...]
    semester2: tuple[str, ...]
    bukti: str


@dataclass(frozen=True)
class PlannedResult:
    """A result and the actions that lead to it."""

    nomor: str
    rencana: str
    aksi: tuple[ActionLine, ...]


@dataclass(frozen=True)
class ActionPaper:
    """Rencana aksi, by quarter or by month; wording `forms/paper/rencana_aksi.xml`."""

    heading: Heading
    person: Person
    versi: int
    bahan: bool
    instansi: str
    periode: str
    bulanan: bool
    yang_dinilai: Pihak
    penilai: Pihak
    hasil: tuple[PlannedResult, ...]
    pegawai: Signer
    signer: Signer
    paper: Paper = field(default_factory=_sideways)


@dataclass(frozen=True)
class EvaluationPaper:
    """Evaluasi kinerja pegawai, the working form; wording `forms/paper/evaluasi_kinerja.xml`."""

    heading: Heading
    person: Person
    versi: int
    bahan: bool
    instansi: str
    periode: str  # "TRIWULAN III (1 Juli s.d. 30 September 2026)"
    bentuk: str
    pendekatan: str
    yang_dinilai: Pihak
    penilai: Pihak
    capaian: str
    pola: tuple[CurveBar, ...]
    pola_kata: tuple[str, ...]  # the written limits in words, with the counts they give
    utama: tuple[ResultLine, ...]
    tambahan: tuple[ResultLine, ...]
    rating_hasil: str
    perilaku: tuple[ValueLine, ...]
    umpan_umum: tuple[Point, ...]
    rating_perilaku: str
    predikat: str
    keterangan: tuple[str, ...]  # months not rated, a short period
    signer: Signer
    paper: Paper = field(default_factory=_sideways)


@dataclass(frozen=True)
class ResultPaper:
    """Dokumen evaluasi kinerja pegawai, the result; wording `forms/paper/dokumen_evaluasi.xml`."""

    heading: Heading
    person: Person
    versi: int
    bahan: bool
    instansi: str
    periode: str  # "TRIWULAN III", "AKHIR"
    rentang: str  # "1 Juli s.d. 30 September 2026"
    yang_dinilai: Pihak
    penilai: Pihak
    atasan: Pihak
    capaian: str
    predikat: str
    catatan: tuple[Point, ...]  # recommendation, months not rated, a short period: a row each
    dibuat: dt.date
    diterima: dt.date | None
    tolak: str  # note when the employee would not sign; empty otherwise
    pegawai: Signer
    signer: Signer
    atasan_penilai: Signer
    paper: Paper = field(default_factory=_upright)
