"""One person's whole record as the anomaly checks read it: plain rows, each with its id, as the store keeps them.

Source: record shapes of employee data §5; voided rows are never in it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import NamedTuple

from asn_desktop.rules.dossier import Dossier


class Person(NamedTuple):
    """Data utama, as far as it can be wrong."""

    id: uuid.UUID
    nip: str | None
    nik: str | None
    nama: str
    gelar_depan: str | None
    gelar_belakang: str | None
    tanggal_lahir: dt.date
    jenis_kelamin: str
    status: str
    kedudukan: str
    tmt_cpns: dt.date | None
    tmt_pns: dt.date | None
    kontrak_mulai: dt.date | None
    kontrak_tmt: dt.date | None
    kontrak_akhir: dt.date | None
    mks_tahun: int | None
    mks_bulan: int | None
    mks_per: dt.date | None
    unit_id: uuid.UUID | None
    no_hp: str | None
    email: str | None
    npwp: str | None
    jenis_pegawai: str | None
    sk_cpns_tanggal: dt.date | None
    sk_pns_tanggal: dt.date | None


class RankRow(NamedTuple):
    """A row of riwayat golongan."""

    id: uuid.UUID
    employee_id: uuid.UUID
    golongan: str | None
    tmt: dt.date | None
    jenis_kp: str | None
    mkg_tahun: int | None
    mkg_bulan: int | None
    nomor_sk: str | None
    tanggal_sk: dt.date | None


class PostRow(NamedTuple):
    """A row of riwayat jabatan."""

    id: uuid.UUID
    employee_id: uuid.UUID
    unit_id: uuid.UUID | None
    jenis: str
    nama: str
    eselon: str | None
    jenjang: str | None
    penugasan: str
    tmt: dt.date | None
    sampai: dt.date | None
    nomor_sk: str | None
    tanggal_sk: dt.date | None


class SchoolRow(NamedTuple):
    """A row of riwayat pendidikan."""

    id: uuid.UUID
    employee_id: uuid.UUID
    tingkat: str
    tahun_lulus: int | None
    tanggal_lulus: dt.date | None
    pertama: bool


class KgbRow(NamedTuple):
    """A row of riwayat KGB; money in whole rupiah."""

    id: uuid.UUID
    employee_id: uuid.UUID
    jenis: str
    golongan: str | None
    mkg_tahun: int | None
    mkg_bulan: int | None
    gaji_lama: int | None
    gaji_baru: int | None
    tmt: dt.date | None
    nomor_sk: str | None
    tanggal_sk: dt.date | None


class ContractRow(NamedTuple):
    """A work agreement of PPPK."""

    id: uuid.UUID
    employee_id: uuid.UUID
    mulai: dt.date
    sampai: dt.date | None
    upah: int | None
    tanggal_sk: dt.date | None


class CltnRow(NamedTuple):
    """An absence outside the state's charge."""

    id: uuid.UUID
    employee_id: uuid.UUID
    mulai: dt.date | None
    sampai: dt.date | None
    aktif_kembali: dt.date | None


class HukdisRow(NamedTuple):
    """A disciplinary punishment: read by few roles."""

    id: uuid.UUID
    employee_id: uuid.UUID
    tingkat: str
    mulai: dt.date | None
    sampai: dt.date | None
    golongan: str | None
    tanggal_sk: dt.date | None


class PmkRow(NamedTuple):
    """Recognised earlier service, as granted."""

    id: uuid.UUID
    employee_id: uuid.UUID
    tahun: int
    bulan: int
    tmt: dt.date | None


class MoveRow(NamedTuple):
    """A move between agencies; `jenis` masuk, keluar, dpk, dpb."""

    id: uuid.UUID
    employee_id: uuid.UUID
    jenis: str | None
    tmt: dt.date | None


class EndRow(NamedTuple):
    """An end of service."""

    id: uuid.UUID
    employee_id: uuid.UUID
    jenis: str
    tmt: dt.date | None
    tanggal_meninggal: dt.date | None


class SpouseRow(NamedTuple):
    """A wife or husband."""

    id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nik: str | None
    nip: str | None
    tanggal_lahir: dt.date | None
    jenis_kelamin: str | None
    status: str
    tanggal_nikah: dt.date | None
    tanggal_akhir: dt.date | None


class ChildRow(NamedTuple):
    """A child: read by few roles."""

    id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nik: str | None
    tanggal_lahir: dt.date | None
    jenis: str
    meninggal: dt.date | None


@dataclass(slots=True)
class Record:
    """One person with every row; histories by TMT, rows without one first. `dossier`: for the career rules."""

    person: Person
    dossier: Dossier | None = None
    ranks: tuple[RankRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    schools: tuple[SchoolRow, ...] = ()
    kgb: tuple[KgbRow, ...] = ()
    contracts: tuple[ContractRow, ...] = ()
    cltn: tuple[CltnRow, ...] = ()
    hukdis: tuple[HukdisRow, ...] = ()
    pmk: tuple[PmkRow, ...] = ()
    moves: tuple[MoveRow, ...] = ()
    ends: tuple[EndRow, ...] = ()
    spouses: tuple[SpouseRow, ...] = ()
    children: tuple[ChildRow, ...] = ()
