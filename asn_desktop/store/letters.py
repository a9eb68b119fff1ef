"""The register of letters: one row per letter, its number, its frozen data, the path of its signature."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee
    from asn_desktop.store.offices import Unit


class Letter(Owned, Base):
    """A letter in the agenda. A number is never used twice; a void one keeps its line and its reason."""

    __tablename__ = "letters"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        owned_index("letters", "unit_id"),
        owned_fk("employee_id", "employees"),
        owned_index("letters", "employee_id"),
        sa.UniqueConstraint("office_id", "unit_id", "tahun", "urut"),
    )

    unit_id: Mapped[uuid.UUID]  # whose agenda
    employee_id: Mapped[uuid.UUID | None]  # whom it is about
    jenis: Mapped[str]  # name of the wording: "surat_izin_cuti", "formulir_cuti"
    perihal: Mapped[str]  # "Surat Izin Cuti Tahunan"
    kode: Mapped[str | None]  # classification code: "800.1.11.4"
    nomor_mode: Mapped[str]  # agenda | diketik | kosong | tanpa (a form carries no number)
    tahun: Mapped[int]
    urut: Mapped[int | None]
    nomor: Mapped[str | None]  # complete number as printed; None while blank
    nomor_cetak: Mapped[str | None]  # as printed with the gap: "800.1.11.4/      /DISHUB/2026"
    tanggal: Mapped[dt.date | None]  # date of the letter; None while the number is blank
    dicatat: Mapped[dt.datetime]  # register time: the PDF's time stamp
    data: Mapped[dict[str, Any]]  # the letter's frozen dataclass, as attached to the PDF
    keadaan: Mapped[str]  # menunggu_nomor | siap | ditandatangani | batal
    jalur: Mapped[str]  # tinta | tte | sini
    penandatangan: Mapped[str | None]  # name printed under the signature
    pdf: Mapped[str | None]  # blob of the file as issued
    sha256: Mapped[str | None] = mapped_column(sa.String(64))
    bertanda: Mapped[str | None]  # blob of the signed file, or of the scan of the ink
    bertanda_sha256: Mapped[str | None] = mapped_column(sa.String(64))
    cara_tanda: Mapped[str | None]  # tinta | tte | tte_diubah | sini, once it is signed
    ditandatangani_pada: Mapped[dt.date | None]
    batal_alasan: Mapped[str | None]

    unit: Mapped[Unit] = relationship(lazy="raise", overlaps="unit,employee")
    employee: Mapped[Employee | None] = relationship(lazy="raise", overlaps="unit,employee")


class AgendaCounter(Base):
    """The next number of one unit's agenda in one year. A local mechanism, not a record."""

    __tablename__ = "agenda_counters"

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    tahun: Mapped[int] = mapped_column(primary_key=True)
    berikut: Mapped[int]
