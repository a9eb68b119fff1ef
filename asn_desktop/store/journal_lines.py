"""The journal's table and its chain: how one line is written down, hashed and read back."""

from __future__ import annotations

import base64
import datetime as dt
import enum
import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from asn_desktop.rules.changes import Operation
from asn_desktop.store.base import Base, instant_text

LOCAL = "lokal"  # origin of what was done at this PC; a package's lines carry its name instead
GENESIS = "0" * 64

_Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # on SQLite this makes it the row's own key


class JournalRow(Base):
    """One changed row of one transaction. Appended only: a trigger refuses every change of a line."""

    __tablename__ = "journal"
    __table_args__ = (
        sa.Index("ix_journal_baris_id", "baris_id"),
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


class Entry(NamedTuple):
    """A change about to become a line; `isi` is what `spelled` or `spelled_inserts` made of its fields."""

    office_id: uuid.UUID
    table: str
    row_id: uuid.UUID
    operation: Operation
    isi: str


_PLAIN = frozenset({str, int, bool, type(None), dict, list})


def json_value(value: Any) -> Any:
    """A column's value as JSON: dates ISO, instants UTC text, ids 36 characters, bytes base64. No float ever."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, dt.datetime):
        return instant_text(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, str | int | dict | list):
        return value
    raise TypeError(f"{type(value).__name__} has no place in the journal")


_quoted = encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(value: Any) -> str:
    """JSON with one spelling: sorted keys, no spaces, real characters, no NaN."""
    return _encode(value)


# The kinds nearly every column holds, spelled as the encoder would: its start costs more than the value itself.
_SPELLINGS: dict[type, Callable[[Any], str]] = {
    str: _quoted,
    int: str,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _value: "null",
    dt.date: lambda value: f'"{value}"',
    uuid.UUID: lambda value: f'"{value}"',
}


def _spell(value: Any) -> str:
    plain = _SPELLINGS.get(type(value))
    return plain(value) if plain else _encode(json_value(value))


def spelled(fields: Mapping[str, tuple[Any, Any]]) -> str:
    """{field: (old, new)} of column values as canonical JSON."""
    told = [f"{_quoted(name)}:[{_spell(old)},{_spell(new)}]" for name, (old, new) in sorted(fields.items())]
    return "{" + ",".join(told) + "}"


def spelled_inserts(columns: Mapping[str, Sequence[Any]]) -> list[str]:
    """The same for new rows given column by column: what is None is not told."""
    told = []
    for name in sorted(columns):
        if columns[name].count(None) == len(columns[name]):
            continue  # half of the columns of a person are empty in most lists
        key = f"{_quoted(name)}:[null,"
        told.append([None if value is None else f"{key}{_spell(value)}]" for value in columns[name]])
    if not told:
        return ["{}"] * len(next(iter(columns.values()), ()))
    return ["{" + ",".join(filter(None, row)) + "}" for row in zip(*told, strict=True)]


def chain_hash(row: Mapping[str, Any]) -> str:
    """SHA-256 over every field of a line and the hash before it."""
    told = [row["seq"], str(row["transaksi"]), json_value(row["pada"]), row["pelaku"], row["pelaku_nama"]]
    told += [row["alasan"], row["asal"], str(row["office_id"]), row["tabel"], str(row["baris_id"])]
    told += [row["operasi"], row["isi"], row["sebelum"]]
    return sha256(_encode(told).encode("utf-8")).hexdigest()


def head(session: Session) -> tuple[int, str]:
    """Number and hash of the last line; (0, 64 zeros) for an empty journal."""
    newest = sa.select(JournalRow.seq, JournalRow.hash).order_by(JournalRow.seq.desc()).limit(1)
    row = session.connection().execute(newest).one_or_none()
    return (row.seq, row.hash) if row else (0, GENESIS)


def append(session: Session, entries: Iterable[Entry]) -> int:
    """Write one chained line per entry into the running transaction; returns how many."""
    info = session.info
    seq, last = head(session)
    actor, at, transaction = info["actor"], info["at"], info["transaction"]
    who = [actor.username, actor.name, info["reason"], info["origin"]]
    by = _encode([str(transaction), instant_text(at), *who])[1:-1]
    rows: list[tuple[Any, ...]] = []
    for entry in entries:
        seq += 1
        operation = entry.operation.value
        # What chain_hash would encode, put together by hand like the spellings above.
        row = f'"{entry.office_id}","{entry.table}","{entry.row_id}","{operation}"'
        line = f'[{seq},{by},{row},{_quoted(entry.isi)},"{last}"]'
        before, last = last, sha256(line.encode("utf-8")).hexdigest()
        rows.append(
            (seq, transaction, at, *who, entry.office_id, entry.table, entry.row_id, operation, entry.isi, before, last)
        )
    if rows:
        _insert(session.connection(), rows)
    return len(rows)


_COLUMNS = tuple(column.name for column in JournalRow.__table__.columns)
_DIRECT = f"INSERT INTO journal ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


def _insert(connection: sa.Connection, rows: list[tuple[Any, ...]]) -> None:
    """On SQLite straight to the driver, in the very forms the column types would give: half the time in bulk."""
    if connection.dialect.name != "sqlite":
        named = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        connection.execute(sa.insert(JournalRow), named)
        return
    transaction, at = rows[0][1].hex, instant_text(rows[0][2])
    direct = [(r[0], transaction, at, *r[3:7], r[7].hex, r[8], r[9].hex, *r[10:]) for r in rows]
    connection.exec_driver_sql(_DIRECT, direct)


def line_of(row: JournalRow | sa.Row[Any]) -> JournalLine:
    """The frozen line of a table row."""
    fields = {name: (pair[0], pair[1]) for name, pair in json.loads(row.isi).items()}
    return JournalLine(
        seq=row.seq, transaction=row.transaksi, at=row.pada, actor=row.pelaku, actor_name=row.pelaku_nama,
        reason=row.alasan, origin=row.asal, office_id=row.office_id, table=row.tabel, row_id=row.baris_id,
        operation=Operation(row.operasi), fields=fields, prev=row.sebelum, hash=row.hash,
    )  # fmt: skip
