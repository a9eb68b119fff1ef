"""One person on one day, as the rules, the lists and the head count look at a career.

Source: PP 11/2017 (golongan, jabatan and pangkat from their TMT), UU 20/2023 art. 5 and 13; current values are the
history rows with the latest TMT that is not after `per`.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


class RankHeld(NamedTuple):
    """The golongan in force: `mkg` is (tahun, bulan) on its TMT, as the decree says."""

    golongan: str
    tmt: dt.date | None
    mkg: tuple[int, int] | None
    jenis_kp: str | None


class PostHeld(NamedTuple):
    """A post in force. `jenis` 1 struktural, 2 JF, 3 rangkap, 4 pelaksana; `penugasan` D, PLT, PLH, PJ, TT."""

    nama: str
    jenis: str
    eselon: str | None
    jenjang: str | None
    penugasan: str
    tmt: dt.date | None
    unit_id: uuid.UUID | None


class Schooling(NamedTuple):
    """A diploma. `tingkat` is the SIASN code, which sorts by level."""

    tingkat: str
    nama: str | None
    sekolah: str | None
    tahun: int | None


class Training(NamedTuple):
    """Structural training (latihan jabatan); `latihan` is the code of latihan_struktural.csv."""

    latihan: str | None
    nama: str
    selesai: dt.date | None
    tahun: int | None
    jam: int | None


class SalaryStep(NamedTuple):
    """A salary step of the record. `jenis` berkala, istimewa or ditunda (then `ditunda_sampai`)."""

    jenis: str
    tmt: dt.date | None
    golongan: str | None
    mkg: tuple[int, int] | None
    gaji_baru: int | None
    nomor_sk: str | None
    tanggal_sk: dt.date | None
    ditunda_sampai: dt.date | None


class Recognised(NamedTuple):
    """Earlier service granted (PMK), in months from its TMT."""

    bulan: int
    tmt: dt.date | None


class Span(NamedTuple):
    """Days away (CLTN): from, until, and the day of return when it is known."""

    mulai: dt.date
    sampai: dt.date | None
    kembali: dt.date | None


class Punishment(NamedTuple):
    """A disciplinary punishment; `tingkat` R, S or B."""

    tingkat: str
    mulai: dt.date | None
    sampai: dt.date | None


class Result(NamedTuple):
    """A yearly result; `predikat` is the code of kinerja_predikat.csv, 1 Sangat Baik to 5 Sangat Kurang."""

    tahun: int
    predikat: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the career rules ask of one person on the day `per`. Empty parts are None or ()."""

    id: uuid.UUID
    per: dt.date
    nip: str | None
    nama: str
    gelar_depan: str | None
    gelar_belakang: str | None
    nama_tampil: str
    tempat_lahir: str | None
    tanggal_lahir: dt.date
    jenis_kelamin: str
    agama: str | None
    status_kawin: str | None
    status: str
    kedudukan: str
    tmt_cpns: dt.date | None
    tmt_pns: dt.date | None
    kontrak_mulai: dt.date | None
    kontrak_akhir: dt.date | None
    mks: tuple[int, int, dt.date] | None  # service as the office states it, and on which day
    unit_id: uuid.UUID | None
    unit: str | None
    guru: bool
    bup_tetapan: int | None
    bup_alasan: str | None
    berakhir: dt.date | None
    alamat: str | None
    no_hp: str | None
    email: str | None
    golongan: RankHeld | None
    jabatan: PostHeld | None  # the main post
    tambahan: tuple[PostHeld, ...]  # PLT, PLH, PJ, TT beside it
    pendidikan: Schooling | None  # highest
    pengangkatan: Schooling | None  # recognised at appointment
    latihan: Training | None  # highest structural training
    kgb: SalaryStep | None  # latest granted
    kgb_ditunda: SalaryStep | None  # deferral after it, when there is one
    pmk: tuple[Recognised, ...]
    cltn: tuple[Span, ...]
    hukdis: tuple[Punishment, ...]
    kinerja: tuple[Result, ...]  # newest first, yearly results only
    angka_kredit: str | None  # decimal text: points of the record since the golongan's TMT
    penghargaan: tuple[str, ...]  # codes of penghargaan.csv
    buku_kredit: tuple[tuple[str, Fraction], ...] = ()  # ledgers of angka kredit: jenjang, exact sum up to the day
