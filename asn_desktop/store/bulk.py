"""Bulk work: plain inserts bound column by column, and no search for dead circles while thousands of rows are alive."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

_lock = threading.Lock()
_deeds: list[bool] = []  # one entry for each pause that runs now; the first says whether the collector was on


@contextmanager
def collector_paused() -> Iterator[None]:
    """Within the block Python does not look for reference cycles.

    A package of 10,000 rows makes some 300,000 small values that all live to its end; the collector would walk through
    them again and again, a third of the time. What is dropped is freed at once as always; cycles wait until afterwards.
    """
    with _lock:
        _deeds.append(gc.isenabled() if not _deeds else _deeds[0])
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_on = _deeds.pop()
            if was_on and not _deeds:
                gc.enable()


def insert(
    connection: sa.Connection, table: Any, columns: Mapping[str, Sequence[Any]], spelled: frozenset[str] = frozenset()
) -> None:
    """Plain inserts of rows given column by column, as the columns' own values.

    Where the driver takes values by place each column is bound by its own type, without a dictionary a row. Columns in
    `spelled` are in the driver's form already.
    """
    if not any(columns.values()):
        return
    dialect = connection.dialect
    compiled = sa.insert(table).compile(dialect=dialect, column_keys=list(columns))
    if not dialect.positional or compiled.positiontup is None:
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        connection.execute(sa.insert(table), rows)
        return
    bound = []
    for name in compiled.positiontup:
        bind = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        empty = columns[name].count(None) == len(columns[name])
        bound.append(columns[name] if bind is None or empty or name in spelled else list(map(bind, columns[name])))
    connection.exec_driver_sql(str(compiled), list(zip(*bound, strict=True)))


def in_columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Rows that all have the same columns, column by column."""
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
