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
    """At most one change per row, in the order in which the rows were first touched: first old value, last new one.

    A row that came and went in between leaves nothing. A field that went there and back stays, as (value, value):
    whoever changed it meanwhile must hear that it was touched here too.
    """
    first: dict[Key, Change] = {}
    for change in changes:
        known = first.get(change.key)
        first[change.key] = change if known is None else _joined(known, change)
    return [c for c in first.values() if c.operation is not Operation.UPDATE or c.fields]


def _joined(first: Change, then: Change) -> Change:
    """Two changes of one row as one. An UPDATE without fields stands for a row that came and went.

    Where the second does not start where the first ended, another's word stood in between and was seen: it starts anew.
    """
    born, gone = first.operation is Operation.INSERT, then.operation is Operation.DELETE
    if born and gone:
        return Change(first.table, first.row_id, Operation.UPDATE, {})
    fields = dict(first.fields)
    for name, (old, new) in then.fields.items():
        start, end = fields.get(name, (old, old))
        fields[name] = (start if born or same(end, old) else old, new)
    if gone:
        fields = {name: (old, None) for name, (old, _) in fields.items() if old is not None}
        return Change(first.table, first.row_id, Operation.DELETE, fields)
    if born:
        fields = {name: (old, new) for name, (old, new) in fields.items() if new is not None}
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
