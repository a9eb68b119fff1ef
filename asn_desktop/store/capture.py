"""Every change of a mapped row becomes a journal line in the same transaction, without the deed asking for it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import InstanceState, LoaderCallableStatus, Mapper, Session, UOWTransaction

from asn_desktop.rules.changes import Operation
from asn_desktop.store import guards
from asn_desktop.store.base import Owned
from asn_desktop.store.compat import uuid7
from asn_desktop.store.journal_lines import Entry, append, spelled

KEYS = frozenset({"office_id", "id"})  # they stand in the line itself


class WritingSession(Session):
    """A session whose flushes are journaled and whose bulk writes are refused."""


@functools.cache
def fields_of(mapper: Mapper[Any]) -> Mapping[str, str]:
    """Attribute name -> column name of every journaled field."""
    return {attr.key: attr.columns[0].name for attr in mapper.column_attrs if attr.columns[0].name not in KEYS}


def _unknown(value: Any) -> bool:
    return isinstance(value, LoaderCallableStatus)


def old_values(state: InstanceState[Any]) -> dict[str, Any]:
    """Attribute -> value before the change, of what changed since the last flush.

    `committed_state` is the engine's own note and costs nothing. Should a later SQLAlchemy lose it, the public
    history API gives the same answer more slowly (a test holds both equal).
    """
    committed = getattr(state, "committed_state", None)
    if committed is None:
        return old_values_by_history(state)
    fields = fields_of(state.mapper)
    now = state.dict
    return {key: old for key, old in committed.items() if key in fields and (_unknown(old) or old != now.get(key))}


def old_values_by_history(state: InstanceState[Any]) -> dict[str, Any]:
    """The same by the public history API; LoaderCallableStatus.NO_VALUE where the old value was never loaded."""
    olds: dict[str, Any] = {}
    for key in fields_of(state.mapper):
        history = state.attrs[key].history
        if history.has_changes():
            olds[key] = history.deleted[0] if history.deleted else LoaderCallableStatus.NO_VALUE
    return olds


def _fetch_unknown(session: Session, state: InstanceState[Any], keys: Iterable[str]) -> dict[str, Any]:
    """Old values of attributes that were set or deleted without having been loaded, read from the row itself."""
    wanted = list(keys)
    if not wanted or state.key is None:
        return {}
    mapper = state.mapper
    table = mapper.local_table
    columns = [mapper.columns[key] for key in wanted]
    same = [column == value for column, value in zip(table.primary_key, state.key[1], strict=True)]
    row = session.connection().execute(sa.select(*columns).where(*same)).one_or_none()
    return dict(zip(wanted, row, strict=True)) if row else {}


def _journaled(objects: Iterable[Any]) -> Iterable[InstanceState[Any]]:
    return (sa.inspect(thing) for thing in objects if getattr(thing, "__journaled__", False))


@event.listens_for(Owned, "init", propagate=True, raw=True)
def _mint_id(_target: Any, _args: Any, kwargs: dict[str, Any]) -> None:
    kwargs.setdefault("id", uuid7())


@event.listens_for(WritingSession, "before_flush")
def _before_flush(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    office_id = session.info["office_id"]
    for thing in session.new:
        if isinstance(thing, Owned) and thing.office_id is None:
            thing.office_id = office_id
    unloaded: dict[InstanceState[Any], dict[str, Any]] = {}
    for state in _journaled(session.dirty):
        missing = [key for key, old in old_values(state).items() if _unknown(old)]
        unloaded[state] = _fetch_unknown(session, state, missing)
    for state in _journaled(session.deleted):
        missing = [key for key in fields_of(state.mapper) if key not in state.dict]
        unloaded[state] = _fetch_unknown(session, state, missing)
    session.info["unloaded"] = unloaded
    session.info["gate"].open = True


@event.listens_for(WritingSession, "after_flush")
def _after_flush(session: Session, _context: UOWTransaction) -> None:
    entries = [_inserted(state) for state in _journaled(session.new)]
    unloaded = session.info.pop("unloaded", {})
    for state in _journaled(session.dirty):
        if changes := _changes(state, unloaded.get(state, {})):
            entries.append(_entry(state, Operation.UPDATE, changes))
    entries += [_deleted(state, unloaded.get(state, {})) for state in _journaled(session.deleted)]
    append(session, entries)
    session.info["gate"].open = False


@event.listens_for(WritingSession, "after_soft_rollback")
def _after_rollback(session: Session, _previous: Any) -> None:
    session.info["gate"].open = False


event.listen(WritingSession, "do_orm_execute", guards.refuse_bulk)


def _entry(state: InstanceState[Any], operation: Operation, fields: dict[str, tuple[Any, Any]]) -> Entry:
    values = state.dict
    identity = (values["office_id"], values["id"]) if "id" in values else state.key[1]  # type: ignore[index]
    return Entry(identity[0], str(state.mapper.local_table.name), identity[1], operation, spelled(fields))  # type: ignore[attr-defined]


def _inserted(state: InstanceState[Any]) -> Entry:
    now = state.dict
    fields = {name: (None, now[key]) for key, name in fields_of(state.mapper).items() if now.get(key) is not None}
    return _entry(state, Operation.INSERT, fields)


def _changes(state: InstanceState[Any], unloaded: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    names = fields_of(state.mapper)
    fields: dict[str, tuple[Any, Any]] = {}
    for key, old in old_values(state).items():
        before = unloaded.get(key) if _unknown(old) else old
        after = state.dict.get(key)
        if before != after:
            fields[names[key]] = (before, after)
    return fields


def _deleted(state: InstanceState[Any], unloaded: Mapping[str, Any]) -> Entry:
    olds = {**state.dict, **unloaded, **{k: v for k, v in old_values(state).items() if not _unknown(v)}}
    fields = {name: (olds[key], None) for key, name in fields_of(state.mapper).items() if olds.get(key) is not None}
    return _entry(state, Operation.DELETE, fields)
