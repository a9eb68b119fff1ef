"""The ground every table stands on: names of constraints, portable types, keys with the office first."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from asn_desktop.store.compat import uuid7

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def instant_text(value: dt.datetime) -> str:
    """A moment as its one text, `2026-11-22T02:09:00.123456Z`."""
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds")[:-6] + "Z"


class Instant(sa.TypeDecorator[dt.datetime]):
    """A moment, kept as UTC text `2026-11-22T02:09:00.123456Z`: sorts as text, equal on every database."""

    impl = sa.String(27)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return instant_text(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return dt.datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=dt.UTC)


class Base(DeclarativeBase):
    """Declarative base of every table."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012
        uuid.UUID: sa.Uuid(),
        dt.date: sa.Date(),
        dt.datetime: Instant(),
        dict[str, Any]: sa.JSON(none_as_null=True),
        list[Any]: sa.JSON(none_as_null=True),
        bool: sa.Boolean(),
        bytes: sa.LargeBinary(),
    }


class Owned:
    """A row of one office: the key is (office_id, id), so many offices can live in one database."""

    __journaled__ = True

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid7)


class Sourced:
    """Where a row of a career came from: decree, official, scan, and the way it reached the store."""

    nomor_sk: Mapped[str | None]
    tanggal_sk: Mapped[dt.date | None]
    pejabat: Mapped[str | None]
    berkas: Mapped[str | None]  # name of the encrypted blob with the scan
    sumber: Mapped[str] = mapped_column(default="manual")  # manual | impor | paket
    siasn_id: Mapped[str | None] = mapped_column(sa.String(42))
    dibatalkan: Mapped[str | None]  # reason, when the row was voided; nothing is deleted


def owned_fk(column: str, table: str) -> sa.ForeignKeyConstraint:
    """Foreign key inside one office: (office_id, column) -> table(office_id, id), never cascading."""
    return sa.ForeignKeyConstraint(["office_id", column], [f"{table}.office_id", f"{table}.id"], ondelete="RESTRICT")


def owned_index(table: str, column: str) -> sa.Index:
    """The index every foreign key needs: unindexed deferred keys make a bulk import crawl."""
    return sa.Index(f"ix_{table}_{column}", "office_id", column)


def journaled() -> frozenset[str]:
    """Names of the tables whose every change must have its journal line. Ask after `store.tables` was imported."""
    return frozenset(
        str(mapper.local_table.name)  # type: ignore[attr-defined]
        for mapper in Base.registry.mappers
        if getattr(mapper.class_, "__journaled__", False)
    )
