"""What changed, who did it, why, and where it came from: history for screens, lines for packages, proof for audit."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapper, Session

from asn_desktop.problems import Trouble
from asn_desktop.rules.changes import Operation
from asn_desktop.store import bulk
from asn_desktop.store.capture import KEYS, fields_of
from asn_desktop.store.compat import uuid7
from asn_desktop.store.journal_lines import (
    GENESIS,
    LOCAL,
    Entry,
    JournalLine,
    JournalMark,
    JournalRow,
    append,
    chain_hash,
    head,
    line_of,
    spelled,
    spelled_inserts,
)

__all__ = [
    "GENESIS", "LOCAL", "HistoryLine", "JournalLine", "JournalMark", "JournalRow", "head", "history", "lines_after",
    "lines_of_transaction", "verify_chain", "write_set",
]  # fmt: skip

_BATCH = 500


@dataclass(frozen=True)
class HistoryLine:
    """One changed field of one record, as shown under 'Riwayat perubahan'. `old` and `new` are JSON values."""

    at: dt.datetime
    actor: str  # the person's name
    origin: str
    reason: str
    operation: Operation
    field: str
    old: Any
    new: Any


def history(session: Session, table_name: str, row_id: uuid.UUID) -> list[HistoryLine]:
    """Every change of one record, oldest first, one line per field."""
    query = sa.select(JournalRow).where(JournalRow.tabel == table_name, JournalRow.baris_id == row_id)
    found: list[HistoryLine] = []
    for row in session.scalars(query.order_by(JournalRow.seq)):
        for name, (old, new) in json.loads(row.isi).items():
            found.append(
                HistoryLine(row.pada, row.pelaku_nama, row.asal, row.alasan, Operation(row.operasi), name, old, new)
            )
    return found


def lines_after(session: Session, seq: int, origin: str | None = LOCAL) -> list[JournalLine]:
    """Lines numbered above `seq`, in order; only those of `origin` unless it is None."""
    query = sa.select(JournalRow.__table__).where(JournalRow.seq > seq).order_by(JournalRow.seq)
    if origin is not None:
        query = query.where(JournalRow.asal == origin)
    return [line_of(row) for row in session.execute(query)]


def lines_of_transaction(session: Session, transaction: uuid.UUID) -> list[JournalLine]:
    """Every line of one transaction (`session.info["transaction"]` at the time), in order: what an undo turns back."""
    query = sa.select(JournalRow.__table__).where(JournalRow.transaksi == transaction).order_by(JournalRow.seq)
    return [line_of(row) for row in session.execute(query)]


def verify_chain(session: Session, progress: Callable[[int, int, str], None] | None = None) -> int:
    """Recompute every hash; returns the number of lines. Trouble `journal_broken` names the first bad line."""
    total = session.scalar(sa.select(sa.func.count()).select_from(JournalRow)) or 0
    query = sa.select(JournalRow.__table__).order_by(JournalRow.seq)
    last, expected = GENESIS, 0
    for row in session.execute(query.execution_options(yield_per=1_000)).mappings():
        expected += 1
        if row["seq"] != expected or row["sebelum"] != last or row["hash"] != chain_hash({**row}):
            raise Trouble("journal_broken", line=expected)
        last = row["hash"]
        if progress and expected % 5_000 == 0:
            progress(expected, total, "")
    return expected


def write_set(
    session: Session, model: type[Any], rows: Sequence[Mapping[str, Any]], operation: Operation = Operation.INSERT
) -> list[uuid.UUID]:
    """Write many rows of one journaled class together with their lines, at the speed of plain SQL.

    `rows` are mappings of attribute names. INSERT: `id` and `office_id` may be left out, scalar defaults are filled
    in. UPDATE: `id` and only the fields to set; unchanged rows write nothing. DELETE: `id`. Returns the ids in order.
    LookupError when a row to change is not there. What the session holds of these rows is expired, not refreshed.
    """
    operation = Operation(operation)
    session.flush()
    mapper: Mapper[Any] = sa.inspect(model)
    full = [{"office_id": session.info["office_id"], **row} for row in rows]
    with session.info["gate"].opened():
        if operation is Operation.INSERT:
            _insert(session, mapper, full)
        else:
            for start in range(0, len(full), _BATCH):
                _change(session, mapper, full[start : start + _BATCH], operation)
    if operation is not Operation.INSERT:
        session.expire_all()
    return [row["id"] for row in full]


def _insert(session: Session, mapper: Mapper[Any], rows: list[dict[str, Any]]) -> None:
    """Column by column: every value is bound once by its column's type and spelled once for the journal."""
    columns = {attr.key: attr.columns[0] for attr in mapper.column_attrs}
    _fill_in(rows, {key: column.default for key, column in columns.items() if column.name not in KEYS})
    values = {key: [row.get(key) for row in rows] for key in columns}
    told = spelled_inserts({name: values[key] for key, name in fields_of(mapper).items()})
    bulk.insert(session.connection(), mapper.local_table, {c.name: values[key] for key, c in columns.items()})
    table = _table(mapper)
    append(
        session,
        [Entry(row["office_id"], table, row["id"], Operation.INSERT, isi) for row, isi in zip(rows, told, strict=True)],
    )


def _fill_in(rows: list[dict[str, Any]], defaults: Mapping[str, Any]) -> None:
    """Ids and the columns' own defaults, where the row says nothing."""
    given = {key: default for key, default in defaults.items() if default is not None}
    for row in rows:
        row.setdefault("id", uuid7())
        for key, default in given.items():
            if key not in row:
                row[key] = default.arg(None) if default.is_callable else default.arg


def _change(session: Session, mapper: Mapper[Any], rows: list[dict[str, Any]], operation: Operation) -> None:
    table: Any = mapper.local_table
    before = _rows_before(session, mapper, rows)
    entries: list[Entry] = []
    for row in rows:
        key = (row["office_id"], row["id"])
        if key not in before:
            raise LookupError(f"{table.name}: row to change is not there")
        same = sa.and_(table.c.office_id == key[0], table.c.id == key[1])
        old = before[key]
        if operation is Operation.DELETE:
            fields = {name: (old[name], None) for name in fields_of(mapper).values() if old[name] is not None}
            session.connection().execute(sa.delete(table).where(same))
        else:
            new = {name: value for name, value in _by_column(mapper, row).items() if name not in KEYS}
            fields = {name: (old[name], value) for name, value in new.items() if old[name] != value}
            if not fields:
                continue
            session.connection().execute(sa.update(table).where(same).values({n: v[1] for n, v in fields.items()}))
        entries.append(Entry(key[0], table.name, key[1], operation, spelled(fields)))
    append(session, entries)


def _rows_before(
    session: Session, mapper: Mapper[Any], rows: list[dict[str, Any]]
) -> dict[tuple[uuid.UUID, uuid.UUID], Mapping[str, Any]]:
    table: Any = mapper.local_table
    query = sa.select(table).where(table.c.id.in_([row["id"] for row in rows]))
    return {(found["office_id"], found["id"]): dict(found) for found in session.connection().execute(query).mappings()}


def _by_column(mapper: Mapper[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    columns = mapper.columns
    return {columns[key].name: value for key, value in row.items()}


def _table(mapper: Mapper[Any]) -> str:
    return str(mapper.local_table.name)  # type: ignore[attr-defined]
