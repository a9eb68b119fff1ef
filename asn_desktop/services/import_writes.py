"""What one row of a file would write: rows to insert and to update by table, and each change as the clerk sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from asn_desktop.rules.names import name_key
from asn_desktop.services.import_rows import FieldChange
from asn_desktop.services.import_units import UnitRef

_NAMES = frozenset(("nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "alamat", "email"))


@dataclass
class Writes:
    """Rows to insert and update for one person, by table; `unit` may still be the key of a proposed unit."""

    person: dict[str, Any] = field(default_factory=dict)
    unit: UnitRef = None
    insert: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    update: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    changes: list[FieldChange] = field(default_factory=list)

    def add(self, table: str, row: dict[str, Any]) -> None:
        """Insert this row."""
        self.insert.setdefault(table, []).append(row)

    def change(self, table: str, row: dict[str, Any]) -> None:
        """Set these columns of a row that is there (`id` with the values)."""
        self.update.setdefault(table, []).append(row)

    def told(self, name: str, old: Any, new: Any) -> None:
        """Show this change of an import field; nothing that stays nothing is no change."""
        if old is None and new is None:
            return
        self.changes.append(FieldChange(name, old, new))


def same(name: str, old: Any, new: Any) -> bool:
    """Whether two values say the same; in names, blanks, signs and capitals do not count."""
    if name in _NAMES and isinstance(old, str):
        return _squeezed(old) == _squeezed(str(new))
    equal: bool = old == new
    return equal


def _squeezed(text: str) -> str:
    return name_key(text).replace(" ", "")


def fill(writes: Writes, table: str, old: Mapping[str, Any], new: Mapping[str, Any], shown: Mapping[str, str]) -> None:
    """Set the columns of one history row that the file states otherwise; `shown` is column -> import field."""
    row = {}
    for column, name in shown.items():
        value = new.get(column)
        if value is not None and not same("nama" if column == "nama" else name, old[column], value):
            row[column] = value
            writes.told(name, old[column], value)
    if row:
        writes.change(table, {"id": old["id"], **row})
