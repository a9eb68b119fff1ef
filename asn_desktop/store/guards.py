"""No write past the journal: bulk and raw statements on journaled tables are refused unless a gate is open."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import ORMExecuteState

from asn_desktop.store.base import journaled

_WRITE = re.compile(
    r"\b(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+[\"`\[]?(\w+)", re.I
)


class UnjournaledWrite(RuntimeError):  # noqa: N818
    """A bug of ours: a statement would change a journaled table without its line."""


class Gate:
    """Open only while a flush or `write_set` writes; remembers which tables a transaction wrote."""

    def __init__(self, touched: set[str]) -> None:
        self.open = False
        self.touched = touched

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Let the one sanctioned bulk path through."""
        self.open = True
        try:
            yield
        finally:
            self.open = False


@functools.lru_cache(maxsize=4096)
def written_tables(statement: str) -> frozenset[str]:
    """Tables a SQL statement writes; empty for a SELECT."""
    if statement[:6].upper() == "SELECT":
        return frozenset()
    return frozenset(name.lower() for name in _WRITE.findall(statement))


@functools.cache
def _journaled() -> frozenset[str]:
    return journaled()


def refuse_raw(
    connection: sa.Connection, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool
) -> None:
    """Engine event `before_cursor_execute`: UnjournaledWrite for a raw write, note of the table for any write."""
    gate: Gate | None = connection.info.get("gate")
    if gate is None:
        return
    written = written_tables(statement)
    if not written:
        return
    if not gate.open and written & _journaled():
        raise UnjournaledWrite(f"{', '.join(sorted(written))}: use the session or journal.write_set")
    gate.touched |= written


def refuse_bulk(state: ORMExecuteState) -> None:
    """Session event `do_orm_execute`: no ORM-enabled bulk insert, update or delete of a journaled class."""
    if not (state.is_insert or state.is_update or state.is_delete):
        return
    mapper = state.bind_mapper
    if mapper is not None and getattr(mapper.class_, "__journaled__", False):
        raise UnjournaledWrite(f"{mapper.class_.__name__}: use the session or journal.write_set")
