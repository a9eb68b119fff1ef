"""All kinds of record a person can have, as plain data: forms, tables, terminal and journal words read this one list.

A kind's model stands in `services/record_models.py`; the checks of its rows in `rules/`.
"""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.services.record_kinds import career, family, standing
from asn_desktop.services.record_kinds.fields import RecordField, RecordKind

__all__ = ["GROUPS", "KINDS", "RecordField", "RecordKind", "kinds_for", "of_table"]

KINDS: Mapping[str, RecordKind] = {kind.key: kind for kind in (*career.ALL, *standing.ALL, *family.ALL)}
GROUPS: Mapping[str, str] = {
    "karier": "Karier", "kedudukan": "Kedudukan", "keluarga": "Keluarga", "nomor": "Nomor",
}  # fmt: skip
_BY_TABLE = {kind.table: kind for kind in KINDS.values()}


def kinds_for(status: str) -> tuple[RecordKind, ...]:
    """The kinds somebody of this status (CPNS, PNS, PPPK, PPPK_PW) can have, in the order a page shows them."""
    return tuple(kind for kind in KINDS.values() if status in kind.statuses)


def of_table(table: str) -> RecordKind | None:
    """The kind kept in a table of the store; None for a table that is no history."""
    return _BY_TABLE.get(table)
