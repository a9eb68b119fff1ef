"""Tables of the law: dated rows with their legal ground, without an owner, the same in every office."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.store.base import Base
from asn_desktop.store.compat import uuid7


class Holiday(Base):
    """A national holiday or a day of cuti bersama, as one decree says it."""

    __tablename__ = "holidays"
    __table_args__ = (sa.UniqueConstraint("tanggal", "jenis", "berlaku_mulai", "asal"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid7)
    tanggal: Mapped[dt.date] = mapped_column(index=True)
    jenis: Mapped[str]  # libur | bersama | daerah
    nama: Mapped[str]
    dasar: Mapped[str]
    asal: Mapped[str] = mapped_column(default="bawaan")  # kantor > pusat > bawaan
    status: Mapped[str] = mapped_column(default="berlaku")  # berlaku | menunggu Keppres | menunggu isbat
    berlaku_mulai: Mapped[dt.date]  # when the decree was given
    berlaku_sampai: Mapped[dt.date | None]


class ReferenceRow(Base):
    """One row of a code list or rule table (golongan_pns, bup, gaji_pns, ...), dated, with its ground."""

    __tablename__ = "reference_rows"
    __table_args__ = (sa.Index("ix_reference_rows_key", "tabel", "kunci", "berlaku_mulai"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid7)
    tabel: Mapped[str]
    kunci: Mapped[str]
    nilai: Mapped[dict[str, Any]]
    asal: Mapped[str] = mapped_column(default="bawaan")
    dasar: Mapped[str | None]
    berlaku_mulai: Mapped[dt.date]
    berlaku_sampai: Mapped[dt.date | None]
