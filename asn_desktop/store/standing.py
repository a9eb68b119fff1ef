"""Histories that change how a person stands in the service: contracts, absence, discipline, recognition, leaving."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, Sourced, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee


class Kontrak(Owned, Sourced, Base):
    """A work agreement of PPPK or PPPK paruh waktu (perjanjian kerja)."""

    __tablename__ = "kontrak"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("kontrak", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date | None]
    golongan: Mapped[str | None] = mapped_column(sa.String(6))  # none for PPPK paruh waktu
    jabatan: Mapped[str | None]
    upah: Mapped[int | None] = mapped_column(sa.BigInteger)  # whole rupiah a month, PPPK paruh waktu

    employee: Mapped[Employee] = relationship(lazy="raise")


class Hukdis(Owned, Sourced, Base):
    """A disciplinary punishment (hukuman disiplin)."""

    __tablename__ = "hukdis"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("hukdis", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(4))  # code of jenis_hukuman.csv
    tingkat: Mapped[str] = mapped_column(sa.String(1))  # R ringan | S sedang | B berat
    mulai: Mapped[dt.date | None]
    sampai: Mapped[dt.date | None]
    masa_tahun: Mapped[int | None]
    masa_bulan: Mapped[int | None]
    alasan: Mapped[str | None]
    nomor_pp: Mapped[str | None]  # "PP 94/2021"
    golongan: Mapped[str | None] = mapped_column(sa.String(6))  # rank after a demotion

    employee: Mapped[Employee] = relationship(lazy="raise")


class Cltn(Owned, Sourced, Base):
    """Unpaid leave outside the state's charge, and the return from it (cuti di luar tanggungan negara)."""

    __tablename__ = "cltn"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("cltn", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(4), default="1")  # code of cltn.csv
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date | None]
    aktif_kembali: Mapped[dt.date | None]
    nomor_persetujuan: Mapped[str | None]  # letter of BKN
    tanggal_persetujuan: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class Pmk(Owned, Sourced, Base):
    """Recognised earlier service (peninjauan masa kerja): what the decree grants, from its TMT."""

    __tablename__ = "pmk"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("pmk", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    pengalaman: Mapped[str | None]  # employer of that service
    jenis: Mapped[str | None] = mapped_column(sa.String(10))  # pemerintah | swasta
    mulai: Mapped[dt.date | None]
    sampai: Mapped[dt.date | None]
    tahun: Mapped[int]  # granted
    bulan: Mapped[int]
    tmt: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class Pindah(Owned, Sourced, Base):
    """A move between agencies or offices (pindah instansi)."""

    __tablename__ = "pindah"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("pindah", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str | None] = mapped_column(sa.String(10))  # masuk | keluar | dpk | dpb
    asal: Mapped[str | None]
    tujuan: Mapped[str | None]
    tmt: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class Pemberhentian(Owned, Sourced, Base):
    """The end of service: retirement, death, own request, dismissal."""

    __tablename__ = "pemberhentian"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("pemberhentian", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(4))  # code of jenis_pemberhentian.csv
    jenis_pensiun: Mapped[str | None] = mapped_column(sa.String(4))  # code of jenis_pensiun.csv
    tmt: Mapped[dt.date | None]  # first day out of service
    tanggal_meninggal: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class Lisensi(Owned, Sourced, Base):
    """A licence to practise that runs out: STR, SIP and the like. `nomor_sk` is its number."""

    __tablename__ = "lisensi"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("lisensi", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(12))  # STR | SIP | SIK | lain
    nama: Mapped[str | None]
    mulai: Mapped[dt.date | None]
    sampai: Mapped[dt.date | None]  # None: valid for life
    tempat: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class NipAlias(Owned, Sourced, Base):
    """A number the person had before: NIP lama of nine digits, NI PPPK before CPNS, a number BKN corrected."""

    __tablename__ = "nip_aliases"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        owned_index("nip_aliases", "employee_id"),
        sa.Index("ix_nip_aliases_nip", "office_id", "nip"),
    )

    employee_id: Mapped[uuid.UUID]
    nip: Mapped[str] = mapped_column(sa.String(18))
    jenis: Mapped[str] = mapped_column(sa.String(10))  # lama | pppk | perbaikan
    sampai: Mapped[dt.date | None]
    keterangan: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise")
