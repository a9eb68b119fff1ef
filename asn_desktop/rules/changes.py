"""What changed in one row, many changes made one, and the digest of a state: by values, never by clocks.

Order of work of the program's own package design: one change per row in a package, first old value, last new value.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Key = tuple[str, uuid.UUID]  # table, row id
Fields = Mapping[str, Any]  # column -> JSON value; a column that is not there is empty


class Operation(StrEnum):
    """What was done to a row."""

    INSERT = "I"
    UPDATE = "U"
    DELETE = "D"


@dataclass(frozen=True)
class Change:
    """One row's change: field -> (old, new), JSON values only (dates as ISO text, ids as 36 characters)."""

    table: str
    row_id: uuid.UUID
    operation: Operation
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Table and row."""
        return self.table, self.row_id


def compact(changes: Iterable[Change]) -> list[Change]:
    """At most one change per row, in the order in which the rows were first touched.

    A row that came and went in between leaves nothing, nor does a value that went there and back.
    """
    first: dict[Key, Change] = {}
    for change in changes:
        known = first.get(change.key)
        first[change.key] = change if known is None else _joined(known, change)
    return [c for c in first.values() if _says_something(c)]


def compact_keeping_returns(changes: Iterable[Change]) -> list[Change]:
    """As `compact`, but a field that ended where it began stays, as (value, value).

    Whoever has seen the way there needs the way back (merge by values, never by clocks).
    """
    seen = list(changes)
    kept = {change.key: change for change in compact(seen)}
    for change in seen:
        whole = kept.get(change.key) or Change(change.table, change.row_id, Operation.UPDATE, {})
        if Operation.UPDATE is whole.operation is change.operation:
            back = {n: (new, new) for n, (_, new) in change.fields.items() if n not in whole.fields or _back(whole, n)}
            kept[change.key] = Change(change.table, change.row_id, Operation.UPDATE, {**whole.fields, **back})
    return [c for c in kept.values() if _says_something(c)]


def _back(change: Change, name: str) -> bool:
    old, new = change.fields[name]
    return same(old, new)


def _says_something(change: Change) -> bool:
    return change.operation is not Operation.UPDATE or bool(change.fields)


def _joined(first: Change, then: Change) -> Change:
    """Two changes of one row as one. An UPDATE without fields stands for a row that is as it was."""
    fields = {name: pair for name, pair in first.fields.items() if name not in then.fields}
    for name, (old, new) in then.fields.items():
        fields[name] = (first.fields[name][0] if name in first.fields else old, new)
    fields = {name: (old, new) for name, (old, new) in fields.items() if not same(old, new)}
    born = first.operation is Operation.INSERT
    gone = then.operation is Operation.DELETE
    if born and gone:
        return Change(first.table, first.row_id, Operation.UPDATE, {})
    if gone:
        return Change(first.table, first.row_id, Operation.DELETE, {n: (old, None) for n, (old, _) in fields.items()})
    if born:
        return Change(first.table, first.row_id, Operation.INSERT, fields)
    if first.operation is Operation.UPDATE and not first.fields and then.operation is Operation.INSERT:
        return then
    return Change(first.table, first.row_id, Operation.UPDATE, fields)


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, however their characters were composed (Unicode NFC); 1 is not true."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    if isinstance(one, bool) is not isinstance(other, bool):
        return False
    return bool(one == other)


def spelled(value: Any) -> str:
    """A JSON value in its one spelling: NFC, sorted keys, no spaces."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text)


def digest(rows: Mapping[Key, Fields]) -> str:
    """SHA-256 over a state: one line per row, by table and id, empty fields left out. Equal on every database."""
    total = hashlib.sha256()
    for (table, row_id), fields in sorted(rows.items(), key=lambda item: (item[0][0], str(item[0][1]))):
        full = {name: value for name, value in fields.items() if value is not None}
        total.update(f"{table} {row_id} {spelled(full)}\n".encode())
    return total.hexdigest()
