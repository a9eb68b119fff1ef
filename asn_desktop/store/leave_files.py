"""What lies in the folder of a leave request: the proofs it was asked with, the letters that were made for it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.leave import LeaveRequest
    from asn_desktop.store.letters import Letter


class LeaveDocument(Owned, Base):
    """One proof of a request (leave.md §2): a doctor's letter, a marriage certificate, a hajj schedule, ..."""

    __tablename__ = "leave_documents"
    __table_args__ = (owned_fk("request_id", "leave_requests"), owned_index("leave_documents", "request_id"))

    request_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(32))  # key of rules.leave.proofs.PROOFS
    nomor: Mapped[str | None]
    tanggal: Mapped[dt.date | None]
    penerbit: Mapped[str | None]  # doctor, hospital, RT, ...
    perlu: Mapped[bool | None]  # a doctor's letter: it says that leave is needed
    hari: Mapped[int | None]  # a doctor's letter: calendar days it names
    keterangan: Mapped[str | None]
    berkas: Mapped[str | None]  # name of the encrypted blob with the scan
    nama_berkas: Mapped[str | None]
    dibatalkan: Mapped[str | None]  # reason; nothing is deleted

    request: Mapped[LeaveRequest] = relationship(lazy="raise")


class LeaveLetter(Owned, Base):
    """One letter made for a request after or beside the permit: postponement, recall, cancellation, CLTN papers."""

    __tablename__ = "leave_letters"
    __table_args__ = (
        owned_fk("request_id", "leave_requests"),
        owned_index("leave_letters", "request_id"),
        owned_fk("letter_id", "letters"),
        owned_index("leave_letters", "letter_id"),
    )

    request_id: Mapped[uuid.UUID]
    letter_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(32))  # name of the wording: "surat_penangguhan_cuti"
    langkah: Mapped[int | None]  # urutan of the step it belongs to

    request: Mapped[LeaveRequest] = relationship(lazy="raise", overlaps="letter")
    letter: Mapped[Letter] = relationship(lazy="raise", overlaps="request")
