"""What stands beside the histories: scans, reasons why an unusual value is right, questions worth asking again."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee


class Document(Owned, Base):
    """A scan in a person's file; `tabel` and `baris` name the history row it proves, when it proves one."""

    __tablename__ = "documents"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("documents", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(8))  # id of dokumen_siasn.csv, else "lain"
    nama: Mapped[str]
    nomor: Mapped[str | None]
    tanggal: Mapped[dt.date | None]
    berkas: Mapped[str]  # name of the encrypted blob, a PDF
    ukuran: Mapped[int]  # bytes
    halaman: Mapped[int]
    tabel: Mapped[str | None]
    baris: Mapped[uuid.UUID | None]
    dibatalkan: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class AnomalyNote(Owned, Base):
    """Why an unusual value is right: the clerk's reason, valid while the values it was given for stay the same."""

    __tablename__ = "anomaly_notes"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("anomaly_notes", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    kode: Mapped[str]  # code of the finding
    tabel: Mapped[str]
    baris: Mapped[uuid.UUID | None]
    sidik: Mapped[str] = mapped_column(sa.String(64))  # SHA-256 of the values found
    alasan: Mapped[str]

    employee: Mapped[Employee] = relationship(lazy="raise")


class SavedQuestion(Owned, Base):
    """A head-count question under a name of the office's own."""

    __tablename__ = "saved_questions"

    nama: Mapped[str]
    soal: Mapped[dict[str, Any]]  # conditions as rules.headcount spells them
    dibatalkan: Mapped[str | None]
