"""Rows as the merge sees them (JSON values by column), and its outcomes written as sets, with their journal lines."""

from __future__ import annotations

import base64
import datetime as dt
import functools
import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.changes import Key, Operation
from asn_desktop.rules.merge import Outcome
from asn_desktop.store import bulk, tables
from asn_desktop.store.base import Instant, instant_text, journaled
from asn_desktop.store.capture import KEYS
from asn_desktop.store.journal_lines import Entry, append, json_value, spelled

_CHUNK = 500
LOCAL_ONLY = frozenset({"import_batches", "users"})  # traces of work at one PC, of no use elsewhere


@functools.cache
def order() -> tuple[str, ...]:
    """Tables that travel, parents before children."""
    travelling = journaled() - LOCAL_ONLY
    return tuple(t.name for t in tables.metadata.sorted_tables if t.name in travelling)


def table_of(name: str) -> sa.Table:
    """The table; LookupError for one that does not travel."""
    if name not in order():
        raise LookupError(name)
    return tables.metadata.tables[name]


@functools.cache
def columns_of(name: str) -> tuple[str, ...]:
    """Journaled columns of a table."""
    return tuple(c.name for c in table_of(name).columns if c.name not in KEYS)


@functools.cache
def parents_of(name: str) -> tuple[tuple[str, str], ...]:
    """Foreign keys inside one office: (column, table it points to)."""
    found = []
    for constraint in table_of(name).foreign_key_constraints:
        for element in constraint.elements:
            if element.parent.name != "office_id":
                found.append((element.parent.name, constraint.referred_table.name))
    return tuple(sorted(found))


def _instant(value: str) -> dt.datetime:
    return dt.datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=dt.UTC)


@functools.cache
def column_set(name: str) -> frozenset[str]:
    """The same, to compare with."""
    return frozenset(columns_of(name))


@functools.cache
def readers_of(name: str) -> Mapping[str, Callable[[Any], Any]]:
    """Column -> how its JSON value becomes the column's own."""
    by_type: list[tuple[type, Callable[[Any], Any]]] = [
        (Instant, _instant), (sa.Uuid, uuid.UUID), (sa.Date, dt.date.fromisoformat), (sa.LargeBinary, base64.b64decode),
    ]  # fmt: skip
    found = {}
    for column in table_of(name).columns:
        for kind, reader in by_type:
            if isinstance(column.type, kind):
                found[column.name] = reader
                break
    return found


@functools.cache
def kept_of(name: str) -> Mapping[str, Callable[[Any], Any]]:
    """The same for SQLite's driver: days and moments are kept as their JSON text, ids without dashes."""
    plain: dict[Any, Callable[[Any], Any]] = {
        uuid.UUID: lambda value: value.replace("-", ""), base64.b64decode: base64.b64decode,
    }  # fmt: skip
    return {column: plain.get(reader, str) for column, reader in readers_of(name).items()}


_DASHED = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}").fullmatch
_SPELLED: dict[Any, Callable[[str], bool]] = {
    uuid.UUID: lambda value: _DASHED(value) is not None,
    dt.date.fromisoformat: lambda value: dt.date.fromisoformat(value).isoformat() == value,
    _instant: lambda value: instant_text(_instant(value)) == value,
    base64.b64decode: lambda value: base64.b64encode(base64.b64decode(value)).decode() == value,
}


@functools.cache
def spellings_of(name: str) -> Mapping[str, Callable[[str], bool]]:
    """Column -> whether a JSON value is one of its kind, in its one spelling. May raise ValueError or TypeError."""
    return {column: _SPELLED[reader] for column, reader in readers_of(name).items()}


def own_value(table: str, column: str, value: Any) -> Any:
    """A JSON value as the column keeps it. ValueError or TypeError when it cannot be one."""
    reader = readers_of(table).get(column)
    return value if value is None or reader is None else reader(value)


def rows(session: Session, office_id: uuid.UUID, keys: Iterable[Key]) -> dict[Key, dict[str, Any]]:
    """The office's rows among `keys`, as JSON values; empty fields are left out."""
    wanted: dict[str, list[uuid.UUID]] = defaultdict(list)
    for table, row_id in keys:
        wanted[table].append(row_id)
    found: dict[Key, dict[str, Any]] = {}
    for name, ids in wanted.items():
        one = table_of(name)
        for start in range(0, len(ids), _CHUNK):
            query = sa.select(one).where(one.c.office_id == office_id, one.c.id.in_(ids[start : start + _CHUNK]))
            found.update(_read(session, name, query))
    return found


def state(session: Session, office_id: uuid.UUID) -> dict[Key, dict[str, Any]]:
    """Every travelling row of the office, as JSON values."""
    found: dict[Key, dict[str, Any]] = {}
    for name in order():
        table = table_of(name)
        found.update(_read(session, name, sa.select(table).where(table.c.office_id == office_id)))
    return found


def _read(session: Session, name: str, query: sa.Select[Any]) -> Iterable[tuple[Key, dict[str, Any]]]:
    columns = columns_of(name)
    for row in session.connection().execute(query).mappings():
        fields = {c: json_value(value) for c in columns if (value := row[c]) is not None}
        yield (name, row["id"]), fields


def existing(session: Session, office_id: uuid.UUID, table: str, ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Which of these rows the office has."""
    one, wanted = table_of(table), list(ids)
    found: set[uuid.UUID] = set()
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        query = sa.select(one.c.id).where(one.c.office_id == office_id, one.c.id.in_(some))
        found.update(session.connection().execute(query).scalars())
    return found


def write(session: Session, office_id: uuid.UUID, outcomes: Sequence[Outcome], before: Mapping[Key, Any]) -> None:
    """Write outcomes with their journal lines: inserts (parents first), updates, then deletes (children first).

    `before` holds the rows as `rows` read them. IntegrityError when the store itself refuses a row.
    """
    session.flush()
    by_kind: dict[tuple[Operation, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.operation is not None:
            by_kind[outcome.operation, outcome.change.table].append(outcome)
    with session.info["gate"].opened():
        for operation, names in (
            (Operation.INSERT, order()), (Operation.UPDATE, order()), (Operation.DELETE, order()[::-1]),
        ):  # fmt: skip
            for name in names:
                some = by_kind.get((operation, name))
                if some:
                    _WRITERS[operation](session, office_id, name, some)
                    append(session, [_entry(office_id, o, before.get(o.change.key, {})) for o in some])
    session.expire_all()


def _entry(office_id: uuid.UUID, outcome: Outcome, before: Mapping[str, Any]) -> Entry:
    change = outcome.change
    if outcome.operation is Operation.DELETE:
        fields = {name: (value, None) for name, value in before.items()}
    else:
        pairs = {name: (before.get(name), value) for name, value in outcome.writes.items()}
        fields = {name: pair for name, pair in pairs.items() if pair != (None, None)}
    return Entry(office_id, change.table, change.row_id, outcome.operation, spelled(fields))  # type: ignore[arg-type]


def _insert(session: Session, office_id: uuid.UUID, name: str, outcomes: list[Outcome]) -> None:
    """Column by column. On SQLite a JSON value is what the column keeps, or nearly: it is not made into an object."""
    connection = session.connection()
    direct = connection.dialect.name == "sqlite"
    readers = kept_of(name) if direct else readers_of(name)
    ordered, blank = _parents_first(name, outcomes), _blank(name)
    columns: dict[str, Sequence[Any]] = {
        "office_id": [office_id] * len(ordered), "id": [o.change.row_id for o in ordered],
    }  # fmt: skip
    for column in columns_of(name):
        default, reader = blank[column], readers.get(column)
        values = [o.writes.get(column, default) for o in ordered]
        if reader is not None:
            values = [v if v is None or v is default else reader(v) for v in values]
        columns[column] = values
    bulk.insert(connection, table_of(name), columns, frozenset(readers) - KEYS if direct else frozenset())


def _update(session: Session, office_id: uuid.UUID, name: str, outcomes: list[Outcome]) -> None:
    table = table_of(name)
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for outcome in outcomes:
        values = {f"v_{c}": own_value(name, c, v) for c, v in outcome.writes.items()}
        groups[tuple(sorted(outcome.writes))].append(values | {"k_office": office_id, "k_id": outcome.change.row_id})
    for columns, rows_ in groups.items():
        statement = (
            sa.update(table)
            .where(table.c.office_id == sa.bindparam("k_office"), table.c.id == sa.bindparam("k_id"))
            .values({table.c[c]: sa.bindparam(f"v_{c}", type_=table.c[c].type) for c in columns})
        )
        session.connection().execute(statement, rows_)


def _delete(session: Session, office_id: uuid.UUID, name: str, outcomes: list[Outcome]) -> None:
    table = table_of(name)
    same = sa.and_(table.c.office_id == sa.bindparam("k_office"), table.c.id == sa.bindparam("k_id"))
    keys = [{"k_office": office_id, "k_id": o.change.row_id} for o in reversed(_parents_first(name, outcomes))]
    session.connection().execute(sa.delete(table).where(same), keys)


_WRITERS = {Operation.INSERT: _insert, Operation.UPDATE: _update, Operation.DELETE: _delete}


@functools.cache
def _blank(name: str) -> dict[str, Any]:
    """A row of defaults: a package of an older program may lack a column that is new here."""
    found: dict[str, Any] = {}
    for column in table_of(name).columns:
        scalar = column.default is not None and column.default.is_scalar
        found[column.name] = column.default.arg if scalar else None  # type: ignore[union-attr]
    return found


def _parents_first(name: str, outcomes: list[Outcome]) -> list[Outcome]:
    """Rows of one table so that a row never comes before the row of the same table it points to."""
    own = [column for column, parent in parents_of(name) if parent == name]
    if not own:
        return outcomes
    waiting = {str(o.change.row_id): o for o in outcomes}
    done: dict[str, Outcome] = {}

    def place(key: str, seen: frozenset[str]) -> None:
        outcome = waiting.get(key)
        if outcome is None or key in done or key in seen:
            return
        for column in own:
            pair = outcome.change.fields.get(column, (None, None))
            place(str(outcome.writes.get(column, pair[0])), seen | {key})
        done[key] = outcome

    for key in waiting:
        place(key, frozenset())
    return list(done.values())
