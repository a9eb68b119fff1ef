"""The journal's table and its chain: how one line is written down, hashed and read back."""

from __future__ import annotations

import base64
import datetime as dt
import enum
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from asn_desktop.rules.changes import Operation
from asn_desktop.store.base import Base

LOCAL = "lokal"  # origin of what was done at this PC; a package's lines carry its name instead
GENESIS = "0" * 64

_Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # on SQLite this makes it the row's own key


class JournalRow(Base):
    """One changed row of one transaction. Appended only: a trigger refuses every change of a line."""

    __tablename__ = "journal"
    __table_args__ = (
        sa.Index("ix_journal_row", "tabel", "baris_id"),
        sa.Index("ix_journal_transaksi", "transaksi"),
    )

    seq: Mapped[int] = mapped_column(_Whole, primary_key=True, autoincrement=False)
    transaksi: Mapped[uuid.UUID]
    pada: Mapped[dt.datetime]
    pelaku: Mapped[str]  # user name
    pelaku_nama: Mapped[str]
    alasan: Mapped[str]
    asal: Mapped[str]  # LOCAL, or the package it came in by
    office_id: Mapped[uuid.UUID]
    tabel: Mapped[str]
    baris_id: Mapped[uuid.UUID]
    operasi: Mapped[str] = mapped_column(sa.String(1))
    isi: Mapped[str] = mapped_column(sa.Text)  # {field: [old, new]}, canonical JSON kept byte for byte
    sebelum: Mapped[str] = mapped_column(sa.String(64))
    hash: Mapped[str] = mapped_column(sa.String(64))


class JournalMark(Base):
    """Tripwire: written by a trigger for every changed row, to be matched by a journal line."""

    __tablename__ = "journal_marks"

    id: Mapped[int] = mapped_column(_Whole, primary_key=True)
    tabel: Mapped[str]
    baris_id: Mapped[uuid.UUID]


@dataclass(frozen=True)
class JournalLine:
    """One line as packages and screens see it. `fields` holds JSON values, {field: (old, new)}."""

    seq: int
    transaction: uuid.UUID
    at: dt.datetime
    actor: str
    actor_name: str
    reason: str
    origin: str
    office_id: uuid.UUID
    table: str
    row_id: uuid.UUID
    operation: Operation
    fields: Mapping[str, tuple[Any, Any]]
    prev: str
    hash: str


@dataclass(frozen=True)
class Entry:
    """A change about to become a line."""

    office_id: uuid.UUID
    table: str
    row_id: uuid.UUID
    operation: Operation
    fields: Mapping[str, tuple[Any, Any]]


def json_value(value: Any) -> Any:
    """A column's value as JSON: dates ISO, instants UTC text, ids 36 characters, bytes base64. No float ever."""
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, str | int | dict | list):
        return value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"{type(value).__name__} has no place in the journal")


def canonical(value: Any) -> str:
    """JSON with one spelling: sorted keys, no spaces, real characters, no NaN."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def chain_hash(row: Mapping[str, Any]) -> str:
    """SHA-256 over every field of a line and the hash before it."""
    told = [row["seq"], str(row["transaksi"]), json_value(row["pada"]), row["pelaku"], row["pelaku_nama"]]
    told += [row["alasan"], row["asal"], str(row["office_id"])]
    told += [row["tabel"], str(row["baris_id"]), row["operasi"], row["isi"]]
    text = canonical([*told, row["sebelum"]])
    return sha256(text.encode("utf-8")).hexdigest()


def head(session: Session) -> tuple[int, str]:
    """Number and hash of the last line; (0, 64 zeros) for an empty journal."""
    newest = sa.select(JournalRow.seq, JournalRow.hash).order_by(JournalRow.seq.desc()).limit(1)
    row = session.connection().execute(newest).one_or_none()
    return (row.seq, row.hash) if row else (0, GENESIS)


def append(session: Session, entries: Iterable[Entry]) -> int:
    """Write one chained line per entry into the running transaction; returns how many."""
    info = session.info
    seq, last = head(session)
    same = {
        "transaksi": info["transaction"], "pada": info["at"], "pelaku": info["actor"].username,
        "pelaku_nama": info["actor"].name, "alasan": info["reason"], "asal": info["origin"],
    }  # fmt: skip
    rows: list[dict[str, Any]] = []
    for entry in entries:
        seq += 1
        values = {name: [json_value(old), json_value(new)] for name, (old, new) in entry.fields.items()}
        row = same | {
            "seq": seq, "office_id": entry.office_id, "tabel": entry.table, "baris_id": entry.row_id,
            "operasi": entry.operation.value, "isi": canonical(values), "sebelum": last,
        }  # fmt: skip
        last = row["hash"] = chain_hash(row)
        rows.append(row)
    if rows:
        session.connection().execute(sa.insert(JournalRow.__table__), rows)  # type: ignore[arg-type]
    return len(rows)


def line_of(row: JournalRow | sa.Row[Any]) -> JournalLine:
    """The frozen line of a table row."""
    fields = {name: (pair[0], pair[1]) for name, pair in json.loads(row.isi).items()}
    return JournalLine(
        seq=row.seq, transaction=row.transaksi, at=row.pada, actor=row.pelaku, actor_name=row.pelaku_nama,
        reason=row.alasan, origin=row.asal, office_id=row.office_id, table=row.tabel, row_id=row.baris_id,
        operation=Operation(row.operasi), fields=fields, prev=row.sebelum, hash=row.hash,
    )  # fmt: skip
