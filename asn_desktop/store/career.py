"""Histories that a career grows by: training, salary steps, results, credit points, awards."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, Sourced, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee


class Diklat(Owned, Sourced, Base):
    """Structural training (diklat struktural, latihan jabatan). `nomor_sk` is the certificate's number."""

    __tablename__ = "diklat"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("diklat", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    latihan: Mapped[str | None] = mapped_column(sa.String(4))  # code of latihan_struktural.csv
    nama: Mapped[str]  # as written on the certificate
    mulai: Mapped[dt.date | None]
    selesai: Mapped[dt.date | None]
    tahun: Mapped[int | None]
    jam: Mapped[int | None]  # lesson hours (JP)
    penyelenggara: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class Kursus(Owned, Sourced, Base):
    """Functional and technical training, courses, seminars. `nomor_sk` is the certificate's number."""

    __tablename__ = "kursus"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("kursus", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str | None] = mapped_column(sa.String(4))  # code of jenis_diklat.csv
    nama: Mapped[str]
    mulai: Mapped[dt.date | None]
    selesai: Mapped[dt.date | None]
    tahun: Mapped[int | None]
    jam: Mapped[int | None]
    penyelenggara: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class Kgb(Owned, Sourced, Base):
    """A salary step granted from its TMT (kenaikan gaji berkala), or put off by a decision."""

    __tablename__ = "kgb"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("kgb", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(10), default="berkala")  # berkala | istimewa | ditunda
    golongan: Mapped[str | None] = mapped_column(sa.String(6))
    mkg_tahun: Mapped[int | None]  # service in golongan reached on the TMT
    mkg_bulan: Mapped[int | None]
    gaji_lama: Mapped[int | None] = mapped_column(sa.BigInteger)  # whole rupiah
    gaji_baru: Mapped[int | None] = mapped_column(sa.BigInteger)
    tmt: Mapped[dt.date | None]  # for "ditunda": the day on which it would have been due
    ditunda_sampai: Mapped[dt.date | None]
    alasan: Mapped[str | None]
    letter_id: Mapped[uuid.UUID | None]  # the notice this program made, when it did

    employee: Mapped[Employee] = relationship(lazy="raise")


class Kinerja(Owned, Sourced, Base):
    """The result of one evaluated period, kept with the labels of its own regulation and never recomputed."""

    __tablename__ = "kinerja"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("kinerja", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    tahun: Mapped[int]
    periode: Mapped[str] = mapped_column(sa.String(12), default="tahunan")  # tahunan | triwulan | bulanan
    mulai: Mapped[dt.date | None]
    sampai: Mapped[dt.date | None]
    aturan: Mapped[str | None]  # "PermenPANRB 6/2022" | "PP 46/2011" | "DP3"
    hasil: Mapped[str | None] = mapped_column(sa.String(1))  # 1 diatas, 2 sesuai, 3 dibawah ekspektasi
    perilaku: Mapped[str | None] = mapped_column(sa.String(1))
    predikat: Mapped[str | None] = mapped_column(sa.String(1))  # code of kinerja_predikat.csv, 1 Sangat Baik .. 5
    nilai: Mapped[str | None]  # figure or word of an older regulation, as printed: "86,25"
    penilai_nama: Mapped[str | None]
    penilai_nip: Mapped[str | None] = mapped_column(sa.String(18))
    penilai_jabatan: Mapped[str | None]
    asal: Mapped[str | None] = mapped_column(sa.String(10))  # ekinerja | kantor (signed here) | None: as entered

    employee: Mapped[Employee] = relationship(lazy="raise")


class AngkaKredit(Owned, Sourced, Base):
    """Credit points of one decree (PAK). Figures are decimal text, "12.500": never a float."""

    __tablename__ = "angka_kredit"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("angka_kredit", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str | None] = mapped_column(sa.String(10))  # pertama | integrasi | konversi
    mulai: Mapped[dt.date | None]
    sampai: Mapped[dt.date | None]
    utama: Mapped[str | None] = mapped_column(sa.String(16))
    penunjang: Mapped[str | None] = mapped_column(sa.String(16))
    total: Mapped[str] = mapped_column(sa.String(16))
    jabatan: Mapped[str | None]  # functional post the points belong to
    letter_id: Mapped[uuid.UUID | None]  # the PAK this program made, when it did

    employee: Mapped[Employee] = relationship(lazy="raise")


class Penghargaan(Owned, Sourced, Base):
    """An award, e.g. Satyalancana Karya Satya."""

    __tablename__ = "penghargaan"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("penghargaan", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(4))  # code of penghargaan.csv
    nama: Mapped[str | None]  # when the list has no such award
    tahun: Mapped[int | None]

    employee: Mapped[Employee] = relationship(lazy="raise")
