"""The map of posts (peta jabatan): what a unit needs. Who holds a post is derived from riwayat jabatan."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.offices import Unit


class Position(Owned, Base):
    """One line of the map of posts: a post of one unit and how many holders the workload asks for (ABK)."""

    __tablename__ = "positions"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        owned_index("positions", "unit_id"),
        owned_fk("atasan_id", "positions"),
        owned_index("positions", "atasan_id"),
    )

    unit_id: Mapped[uuid.UUID]
    atasan_id: Mapped[uuid.UUID | None]  # post it reports to
    nama: Mapped[str]
    jenis: Mapped[str] = mapped_column(sa.String(1))  # 1 struktural, 2 JF, 4 pelaksana
    eselon: Mapped[str | None] = mapped_column(sa.String(5))
    jenjang: Mapped[str | None]
    kelas: Mapped[int | None]  # kelas jabatan 1..17
    kebutuhan: Mapped[int] = mapped_column(default=1)
    urutan: Mapped[int] = mapped_column(default=0)
    jabatan_id: Mapped[str | None] = mapped_column(sa.String(42))  # the post's id in SIASN
    berlaku_mulai: Mapped[dt.date | None]
    berlaku_sampai: Mapped[dt.date | None]
    dasar: Mapped[str | None]  # decree of the map

    unit: Mapped[Unit] = relationship(lazy="raise", overlaps="unit,atasan")
    atasan: Mapped[Position | None] = relationship(
        lazy="raise", remote_side="[Position.office_id, Position.id]",
        foreign_keys="[Position.office_id, Position.atasan_id]", overlaps="unit,atasan",
    )  # fmt: skip
