"""Who may grant which leave: decrees of delegation (annex 1.a of Peraturan BKN 24/2017) and answers from above."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.letters import Letter
    from asn_desktop.store.offices import Unit


class Delegation(Owned, Base):
    """One line of a delegation decree: the holder's post, the leave, the people, the period."""

    __tablename__ = "delegations"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        owned_index("delegations", "unit_id"),
        owned_fk("cakupan_id", "units"),
        owned_index("delegations", "cakupan_id"),
        owned_fk("letter_id", "letters"),
        owned_index("delegations", "letter_id"),
    )

    unit_id: Mapped[uuid.UUID]  # whose head (or pyb) holds the power
    peran: Mapped[str] = mapped_column(default="kepala")  # kepala | pyb, as in unit_officials
    jabatan: Mapped[str]  # post of the holder as the decree prints it
    cakupan_id: Mapped[uuid.UUID | None]  # people of this unit and below; None: of the holder's unit
    jenis: Mapped[list[Any]]  # kinds of leave, as in leave_requests.jenis
    kelompok: Mapped[list[Any]]  # keys of rules.leave.authority.GROUPS; empty: everybody in scope
    maks_hari: Mapped[int | None]  # longest leave in calendar days, None: no limit
    luar_negeri: Mapped[bool] = mapped_column(default=False)  # kuasa for leave abroad (7/2021 IV.3A)
    plt_boleh: Mapped[bool] = mapped_column(default=True)  # a Plt or Plh of the holder may use it
    pemberi: Mapped[str]  # post of the PPK who delegates: "Bupati Tirtamaya"
    nomor: Mapped[str]
    tanggal: Mapped[dt.date]
    berlaku_mulai: Mapped[dt.date]
    berlaku_sampai: Mapped[dt.date | None]
    letter_id: Mapped[uuid.UUID | None]  # the decree, when it was printed here
    berkas: Mapped[str | None]  # blob with the scan of the decree
    dibatalkan: Mapped[str | None]

    unit: Mapped[Unit] = relationship(
        lazy="raise", foreign_keys="[Delegation.office_id, Delegation.unit_id]", overlaps="cakupan,letter"
    )
    cakupan: Mapped[Unit | None] = relationship(
        lazy="raise", foreign_keys="[Delegation.office_id, Delegation.cakupan_id]", overlaps="unit,letter"
    )
    letter: Mapped[Letter | None] = relationship(
        lazy="raise", foreign_keys="[Delegation.office_id, Delegation.letter_id]", overlaps="unit,cakupan"
    )


class LeaveAnswer(Base):
    """A decision of the parent or central office on a request of an office below, until its reply has carried it.

    Local to the deciding office: the request's own steps are written by the office that asked, when it reads the reply.
    """

    __tablename__ = "leave_answers"

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)  # the office that asked
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    request_id: Mapped[uuid.UUID] = mapped_column(index=True)
    isi: Mapped[dict[str, Any]]  # the decision: choice, reason, dates, official, authority, number and date of letter
    pdf: Mapped[str | None]  # blob of the signed letter
    sha256: Mapped[str | None] = mapped_column(sa.String(64))
    dibuat_pada: Mapped[dt.datetime]
    oleh: Mapped[str]
    reply_seq: Mapped[int | None]  # first reply that carried it
    diterima: Mapped[bool] = mapped_column(default=False)  # the office's package shows that it was taken in
