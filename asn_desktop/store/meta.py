"""Facts about this store itself: its id, its sentinel, its epoch, the key of its blobs. One row per fact."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.store.base import Base

SENTINEL = "asn-desktop"  # a 0-byte file opens under any key: only this row proves the store is ours


class Meta(Base):
    """A fact under its name. Not journaled and never exported."""

    __tablename__ = "meta"

    kunci: Mapped[str] = mapped_column(primary_key=True)
    nilai: Mapped[str]


def read(connection: sa.Connection, name: str) -> str | None:
    """The fact `name`, or None when it was never written."""
    return connection.execute(sa.select(Meta.nilai).where(Meta.kunci == name)).scalar_one_or_none()


def demand(connection: sa.Connection, name: str) -> str:
    """The fact `name`; its absence is a broken store and raises KeyError."""
    value = read(connection, name)
    if value is None:
        raise KeyError(name)
    return value


def write(connection: sa.Connection, name: str, value: str) -> None:
    """Set the fact `name`."""
    if connection.execute(sa.update(Meta).where(Meta.kunci == name).values(nilai=value)).rowcount == 0:
        connection.execute(sa.insert(Meta).values(kunci=name, nilai=value))
