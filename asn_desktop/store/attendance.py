"""Where somebody was on a day besides leave: permits for hours, duty travel, rosters, attendance as recorded."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee
    from asn_desktop.store.letters import Letter
    from asn_desktop.store.offices import Unit


class Izin(Owned, Base):
    """A permit that is not leave: absent, late, home early, out of the office. Never charged to leave."""

    __tablename__ = "izin"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        sa.Index("ix_izin_employee_id", "office_id", "employee_id", "mulai"),
        owned_fk("letter_id", "letters"),
        owned_index("izin", "letter_id"),
    )

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(20))  # key of the dated local table jenis_izin
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date]
    jam_mulai: Mapped[str | None] = mapped_column(sa.String(5))  # "07:30"
    jam_sampai: Mapped[str | None] = mapped_column(sa.String(5))
    alasan: Mapped[str]
    penyetuju_id: Mapped[uuid.UUID | None]  # employee, when he is one of ours
    penyetuju_nama: Mapped[str]
    penyetuju_jabatan: Mapped[str]
    penyetuju_nip: Mapped[str | None] = mapped_column(sa.String(18))
    tanggal: Mapped[dt.date]  # of the slip
    letter_id: Mapped[uuid.UUID | None]
    berkas: Mapped[str | None]
    dibatalkan: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise", overlaps="letter")
    letter: Mapped[Letter | None] = relationship(lazy="raise", overlaps="employee")


class SuratTugas(Owned, Base):
    """An order to travel or to attend: duty elsewhere, a course. Its people are in `SuratTugasOrang`."""

    __tablename__ = "surat_tugas"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        owned_index("surat_tugas", "unit_id"),
        owned_fk("letter_id", "letters"),
        owned_index("surat_tugas", "letter_id"),
        sa.Index("ix_surat_tugas_mulai", "office_id", "mulai"),
    )

    unit_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(20))  # dinas_luar | diklat
    maksud: Mapped[str]
    tujuan: Mapped[str]
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date]
    nomor: Mapped[str | None]
    tanggal: Mapped[dt.date | None]
    letter_id: Mapped[uuid.UUID | None]
    berkas: Mapped[str | None]
    dibatalkan: Mapped[str | None]

    unit: Mapped[Unit] = relationship(lazy="raise", overlaps="letter")
    letter: Mapped[Letter | None] = relationship(lazy="raise", overlaps="unit")


class SuratTugasOrang(Owned, Base):
    """One person named in a surat tugas, in the order of the letter."""

    __tablename__ = "surat_tugas_orang"
    __table_args__ = (
        owned_fk("surat_tugas_id", "surat_tugas"),
        owned_index("surat_tugas_orang", "surat_tugas_id"),
        owned_fk("employee_id", "employees"),
        owned_index("surat_tugas_orang", "employee_id"),
    )

    surat_tugas_id: Mapped[uuid.UUID]
    employee_id: Mapped[uuid.UUID]
    urutan: Mapped[int] = mapped_column(default=1)

    surat_tugas: Mapped[SuratTugas] = relationship(lazy="raise", overlaps="employee")
    employee: Mapped[Employee] = relationship(lazy="raise", overlaps="surat_tugas")


class Shift(Owned, Base):
    """A turn of duty of a unit (health centre, Satpol PP, fire brigade), or its code for a day off."""

    __tablename__ = "shifts"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        owned_index("shifts", "unit_id"),
        sa.UniqueConstraint("office_id", "unit_id", "kode"),
    )

    unit_id: Mapped[uuid.UUID]
    kode: Mapped[str] = mapped_column(sa.String(4))  # "P", "S", "M", "L"
    nama: Mapped[str]
    masuk: Mapped[bool] = mapped_column(default=True)  # False: a day off
    jam_mulai: Mapped[str | None] = mapped_column(sa.String(5))
    jam_sampai: Mapped[str | None] = mapped_column(sa.String(5))  # at or before jam_mulai: the next morning
    urutan: Mapped[int] = mapped_column(default=0)
    dibatalkan: Mapped[str | None]

    unit: Mapped[Unit] = relationship(lazy="raise")


class Roster(Owned, Base):
    """The turns of one person in one month."""

    __tablename__ = "rosters"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        sa.UniqueConstraint("office_id", "employee_id", "bulan"),
    )

    employee_id: Mapped[uuid.UUID]
    bulan: Mapped[dt.date]  # first day of the month
    hari: Mapped[dict[str, Any]]  # day of the month "1".."31" -> code of a shift

    employee: Mapped[Employee] = relationship(lazy="raise")


class Kehadiran(Owned, Base):
    """One person's attendance of one month as a machine or a named person recorded it."""

    __tablename__ = "kehadiran"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        sa.UniqueConstraint("office_id", "employee_id", "bulan"),
    )

    employee_id: Mapped[uuid.UUID]
    bulan: Mapped[dt.date]  # first day of the month
    hari: Mapped[dict[str, Any]]  # "1".."31" -> {masuk, pulang, tanda, alasan, oleh}; times "07:25"
    sumber: Mapped[str] = mapped_column(default="manual")

    employee: Mapped[Employee] = relationship(lazy="raise")


class JointLeaveDuty(Owned, Base):
    """A day of cuti bersama that a person's position was not given (PP 11/2017 art. 333 (3)), by which decision."""

    __tablename__ = "joint_leave_duty"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        owned_index("joint_leave_duty", "employee_id"),
    )

    employee_id: Mapped[uuid.UUID]
    tanggal: Mapped[dt.date]  # the day of cuti bersama
    nomor: Mapped[str]
    tanggal_sk: Mapped[dt.date]
    pejabat: Mapped[str | None]
    dibatalkan: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise")
