"""Rows of golongan, jabatan and pendidikan with their fields spelled out, for letters and forms that name them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from asn_desktop.rules import people, ranks
from asn_desktop.services.record_rows import RecordRow
from asn_desktop.services.summaries import education_text


@dataclass(frozen=True)
class GolonganRow:
    """One line of riwayat golongan."""

    id: uuid.UUID
    golongan: str  # "" when a list gave only its TMT
    pangkat: str  # "" for PPPK
    tmt: dt.date | None
    mkg: tuple[int, int] | None
    jenis_kp: str | None
    nomor_sk: str | None
    tanggal_sk: dt.date | None
    pejabat: str | None
    sumber: str
    dibatalkan: str | None
    berlaku: bool  # the row that counts today


@dataclass(frozen=True)
class JabatanRow:
    """One line of riwayat jabatan."""

    id: uuid.UUID
    nama: str
    jenis: str  # 1 struktural, 2 JF, 3 rangkap, 4 pelaksana
    eselon: str | None
    penugasan: str  # D | PLT | PLH | PJ | TT
    unit_id: uuid.UUID | None
    unit: str | None
    tmt: dt.date | None
    tmt_pelantikan: dt.date | None
    sampai: dt.date | None
    nomor_sk: str | None
    tanggal_sk: dt.date | None
    pejabat: str | None
    sumber: str
    dibatalkan: str | None
    berlaku: bool


@dataclass(frozen=True)
class PendidikanRow:
    """One line of riwayat pendidikan."""

    id: uuid.UUID
    tingkat: str  # SIASN tingkat
    tingkat_nama: str  # "S-1"
    nama: str | None
    sekolah: str | None
    tahun_lulus: int | None
    tanggal_lulus: dt.date | None
    nomor_ijazah: str | None
    gelar_depan: str | None
    gelar_belakang: str | None
    pertama: bool
    sumber: str
    dibatalkan: str | None

    @property
    def teks(self) -> str:
        """``S-1 Manajemen, 2006``."""
        return education_text(self.tingkat_nama, self.nama, self.tahun_lulus)


def golongan(rows: Iterable[RecordRow]) -> tuple[GolonganRow, ...]:
    """Riwayat golongan, in the order given."""
    return tuple(
        GolonganRow(
            id=r.id, golongan=v["golongan"] or "", pangkat=ranks.pangkat(v["golongan"]), tmt=v["tmt"],
            mkg=None if v["mkg_tahun"] is None else (v["mkg_tahun"], v["mkg_bulan"] or 0), jenis_kp=v["jenis_kp"],
            nomor_sk=v["nomor_sk"], tanggal_sk=v["tanggal_sk"], pejabat=v["pejabat"], sumber=r.sumber,
            dibatalkan=r.dibatalkan, berlaku=r.berlaku,
        )
        for r, v in ((r, r.values) for r in rows)
    )  # fmt: skip


def jabatan(rows: Iterable[RecordRow]) -> tuple[JabatanRow, ...]:
    """Riwayat jabatan, in the order given."""
    return tuple(
        JabatanRow(
            id=r.id, nama=v["nama"], jenis=v["jenis"], eselon=v["eselon"], penugasan=v["penugasan"],
            unit_id=v["unit_id"], unit=r.words.get("unit_id"), tmt=v["tmt"], tmt_pelantikan=v["tmt_pelantikan"],
            sampai=v["sampai"], nomor_sk=v["nomor_sk"], tanggal_sk=v["tanggal_sk"], pejabat=v["pejabat"],
            sumber=r.sumber, dibatalkan=r.dibatalkan, berlaku=r.berlaku,
        )
        for r, v in ((r, r.values) for r in rows)
    )  # fmt: skip


def pendidikan(rows: Iterable[RecordRow]) -> tuple[PendidikanRow, ...]:
    """Riwayat pendidikan, in the order given."""
    return tuple(
        PendidikanRow(
            id=r.id, tingkat=v["tingkat"], tingkat_nama=r.words.get("tingkat", v["tingkat"]), nama=v["nama"],
            sekolah=v["sekolah"], tahun_lulus=v["tahun_lulus"], tanggal_lulus=v["tanggal_lulus"],
            nomor_ijazah=v["nomor_ijazah"], gelar_depan=v["gelar_depan"], gelar_belakang=v["gelar_belakang"],
            pertama=v["pertama"], sumber=r.sumber, dibatalkan=r.dibatalkan,
        )
        for r, v in ((r, r.values) for r in rows)
    )  # fmt: skip


def main_post(rows: Iterable[JabatanRow]) -> JabatanRow | None:
    """The definitive post that counts today."""
    return next((r for r in rows if r.berlaku and r.penugasan == people.MAIN_POST), None)


def highest(rows: Iterable[PendidikanRow]) -> PendidikanRow | None:
    """The highest diploma; of two of one level the later."""
    living = (r for r in rows if not r.dibatalkan)
    return max(living, key=lambda r: (r.tingkat, r.tahun_lulus or 0), default=None)
