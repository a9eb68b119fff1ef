"""What was imported, when and by whom, and how the columns of a layout were read last time."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.store.base import Base, Owned


class ImportBatch(Owned, Base):
    """One approved import. Its rows carry their own journal lines under the same transaction."""

    __tablename__ = "import_batches"
    __table_args__ = (sa.Index("ix_import_batches_hash", "office_id", "hash"),)

    jenis: Mapped[str] = mapped_column(default="pegawai")  # pegawai | saldo_cuti
    berkas: Mapped[str]  # file name as the clerk saw it
    lembar: Mapped[str]
    hash: Mapped[str] = mapped_column(sa.String(64))  # SHA-256 of the file's bytes
    keadaan: Mapped[dt.date | None]  # the day the list speaks of
    pada: Mapped[dt.datetime]
    oleh: Mapped[str]
    transaksi: Mapped[uuid.UUID]  # transaction id in the journal
    jumlah: Mapped[dict[str, Any]]  # baru, berubah, sama, ditolak, peringatan, dilewati
    alasan: Mapped[dict[str, Any] | None]  # row number -> reason the clerk gave for a finding
    dibatalkan_pada: Mapped[dt.datetime | None]
    pembatalan: Mapped[uuid.UUID | None]  # transaction that undid it


class ImportLayout(Base):
    """A remembered layout: fingerprint of the headings -> column index to field. A local convenience, no record."""

    __tablename__ = "import_layouts"

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    sidik: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    kolom: Mapped[dict[str, Any]]  # {"4": "tmt_golongan", "7": null}
    jawaban: Mapped[dict[str, Any] | None]  # answers to the wizard's questions: {"masa_kerja": "mkg"}
