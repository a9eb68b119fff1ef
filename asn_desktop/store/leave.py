"""Leave: what was used before the program, requests, the steps of a decision, and the ledger of days."""

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

# Every relationship of a row shares the office column; SQLAlchemy wants to hear that this is meant.
_OFFICE = "employee,pengganti,letter,terkait,request"


class LeaveOpening(Owned, Base):
    """Annual leave of one calendar year that was settled before this program: a missing row means *unknown*."""

    __tablename__ = "leave_openings"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        sa.UniqueConstraint("office_id", "employee_id", "tahun"),
    )

    employee_id: Mapped[uuid.UUID]
    tahun: Mapped[int]
    terpakai: Mapped[int]  # working days of annual leave taken in that year, 0 when none
    ditangguhkan: Mapped[int] = mapped_column(default=0)  # own days the official postponed into the next year
    sumber: Mapped[str] = mapped_column(default="manual")
    keterangan: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class LeaveRequest(Owned, Base):
    """One request, from draft to reporting back (leave.md §4.1). Its history is in `LeaveStep`."""

    __tablename__ = "leave_requests"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        sa.Index("ix_leave_requests_employee_id", "office_id", "employee_id", "mulai"),
        owned_fk("pengganti_id", "employees"),
        owned_index("leave_requests", "pengganti_id"),
        owned_fk("letter_id", "letters"),
        owned_index("leave_requests", "letter_id"),
        owned_fk("terkait_id", "leave_requests"),
        owned_index("leave_requests", "terkait_id"),
        sa.Index("ix_leave_requests_state", "office_id", "keadaan"),
    )

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str]  # TAHUNAN | BESAR | SAKIT | MELAHIRKAN | ALASAN_PENTING | CLTN
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date]
    lama: Mapped[int]
    satuan: Mapped[str] = mapped_column(default="hari kerja")
    alasan: Mapped[str]
    alamat: Mapped[str]
    telepon: Mapped[str]
    negara: Mapped[str | None]  # None: dalam negeri
    hari_tambahan: Mapped[int] = mapped_column(default=0)  # remote place, calendar days
    alasan_khusus: Mapped[str | None]  # PPPK before the first year: which reason of PP 49/2018 art. 80
    pengganti_id: Mapped[uuid.UUID | None]
    keadaan: Mapped[str]  # state names of leave.md §4.1
    diminta_pada: Mapped[dt.date]
    saldo: Mapped[dict[str, Any] | None]  # rows N-2, N-1, TAMBAHAN, N frozen at DIAJUKAN, with their lines
    aturan: Mapped[dict[str, Any] | None]  # rule version, ids of holiday and table rows the decision used
    letter_id: Mapped[uuid.UUID | None]
    terkait_id: Mapped[uuid.UUID | None]  # the postponed request this one takes up again
    melapor_pada: Mapped[dt.date | None]
    alasan_kode: Mapped[str | None] = mapped_column(sa.String(24))  # key of the closed list of reasons of its kind
    hubungan: Mapped[str | None] = mapped_column(sa.String(16))  # the relative it is about: ibu, anak, mertua, ...
    kelahiran_ke: Mapped[int | None]  # which delivery while in service, twins are one
    perkiraan_lahir: Mapped[dt.date | None]  # HPL of the doctor's or midwife's letter
    lahir_pada: Mapped[dt.date | None]  # as reported to the official right after delivery
    tambahan_awal: Mapped[bool | None]  # the remote addition lies before the annual leave instead of after it
    asal: Mapped[str | None] = mapped_column(sa.String(10))  # None | susulan: granted on paper before it was entered
    nomor_asal: Mapped[str | None]  # number and date of that paper
    tanggal_asal: Mapped[dt.date | None]
    wewenang: Mapped[str | None] = mapped_column(sa.String(10))  # None: this office | induk | bkpsdm decides
    bkn_nomor: Mapped[str | None]  # approval of Kepala BKN or Kanreg, CLTN only
    bkn_tanggal: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(
        lazy="raise", foreign_keys="[LeaveRequest.office_id, LeaveRequest.employee_id]", overlaps=_OFFICE
    )
    pengganti: Mapped[Employee | None] = relationship(
        lazy="raise", foreign_keys="[LeaveRequest.office_id, LeaveRequest.pengganti_id]", overlaps=_OFFICE
    )
    letter: Mapped[Letter | None] = relationship(
        lazy="raise", foreign_keys="[LeaveRequest.office_id, LeaveRequest.letter_id]", overlaps=_OFFICE
    )
    terkait: Mapped[LeaveRequest | None] = relationship(
        lazy="raise",
        remote_side="[LeaveRequest.office_id, LeaveRequest.id]",
        foreign_keys="[LeaveRequest.office_id, LeaveRequest.terkait_id]",
        overlaps=_OFFICE,
    )


class LeaveStep(Owned, Base):
    """One step of a request, by whom, when, and how it was given (his own password, or paper with the scan)."""

    __tablename__ = "leave_steps"
    __table_args__ = (owned_fk("request_id", "leave_requests"), owned_index("leave_steps", "request_id"))

    request_id: Mapped[uuid.UUID]
    urutan: Mapped[int]
    peristiwa: Mapped[str]  # DIAJUKAN | PERTIMBANGAN | KEPUTUSAN | TERBIT | MULAI | SELESAI | DIBATALKAN | DIPANGGIL
    pilihan: Mapped[str | None]  # DISETUJUI | PERUBAHAN | DITANGGUHKAN | TIDAK_DISETUJUI
    alasan: Mapped[str | None]
    mulai: Mapped[dt.date | None]  # changed dates
    sampai: Mapped[dt.date | None]
    hari: Mapped[int | None]  # postponed days
    oleh_id: Mapped[uuid.UUID | None]  # employee, when he is one of ours
    oleh_nama: Mapped[str | None]
    oleh_nip: Mapped[str | None]
    oleh_jabatan: Mapped[str | None]
    kewenangan: Mapped[str | None]  # delegation decree used
    cara: Mapped[str] = mapped_column(default="entri")  # entri | sandi | kertas
    berkas: Mapped[str | None]
    tanggal: Mapped[dt.date]

    request: Mapped[LeaveRequest] = relationship(lazy="raise")


class LeaveCharge(Owned, Base):
    """Ledger line: working days drawn from (positive) or returned to (negative) one row of one year."""

    __tablename__ = "leave_charges"
    __table_args__ = (
        owned_fk("request_id", "leave_requests"),
        owned_index("leave_charges", "request_id"),
        owned_fk("employee_id", "employees"),
        sa.Index("ix_leave_charges_employee_id", "office_id", "employee_id", "tahun"),
    )

    request_id: Mapped[uuid.UUID]
    employee_id: Mapped[uuid.UUID]
    tahun: Mapped[int]
    baris: Mapped[str]  # N-2 | N-1 | TAMBAHAN | N
    hari: Mapped[int]

    request: Mapped[LeaveRequest] = relationship(lazy="raise", overlaps=_OFFICE)
    employee: Mapped[Employee] = relationship(lazy="raise", overlaps=_OFFICE)
