"""Whole tables for the workbook as plain named tuples: building 120,000 objects would take two thirds of its time.

Ids and keys stay the text of 32 figures the database keeps; they only tie rows together here.
"""

from __future__ import annotations

import uuid
from collections import namedtuple
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

_UNREAD = frozenset(("office_id", "dibatalkan", "cari", "rowid_"))  # columns no sheet writes


def read(session: Session, model: Any) -> list[Any]:
    """Every row of the office that is not voided, with the columns of its table as attributes, in no order."""
    table = model.__table__
    columns = [c for c in table.columns if c.name not in _UNREAD and not c.name.startswith("_")]
    query = sa.select(*map(key, columns)).where(table.c.office_id == session.info["office_id"])
    if "dibatalkan" in table.c:
        query = query.where(table.c.dibatalkan.is_(None))
    kind = namedtuple(model.__name__, [c.name for c in columns])  # type: ignore[misc]
    return list(map(kind._make, session.connection().execute(query)))


def of(rows: Collection[Any], owners: Collection[str]) -> dict[str, list[Any]]:
    """The rows of these people, by person, in the order they were made."""
    found: dict[str, list[Any]] = {owner: [] for owner in owners}
    for row in sorted(rows, key=_made):
        if (mine := found.get(row.employee_id)) is not None:
            mine.append(row)
    return found


def key(column: Any) -> Any:
    """A column as it is selected here: an id as its text."""
    return sa.type_coerce(column, sa.String).label(column.name) if column.type.python_type is uuid.UUID else column


def _made(row: Any) -> str:
    return str(row.id)
