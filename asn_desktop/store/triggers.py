"""Triggers that watch the journal: a mark for every changed row, and no change of a written line."""

from __future__ import annotations

import sqlalchemy as sa

from asn_desktop.store.base import journaled

_EVENTS = (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))


def statements() -> list[str]:
    """The DDL, SQLite's own; names begin with `jt_`."""
    ddl = []
    for table in sorted(journaled()):
        for word, row in _EVENTS:
            ddl.append(
                f"CREATE TRIGGER jt_{table}_{word.lower()} AFTER {word} ON {table} BEGIN "
                f"INSERT INTO journal_marks (tabel, baris_id) VALUES ('{table}', {row}.id); END"
            )
    for word in ("UPDATE", "DELETE"):
        ddl.append(
            f"CREATE TRIGGER jt_journal_{word.lower()} BEFORE {word} ON journal BEGIN "
            "SELECT RAISE(ABORT, 'a journal line is never changed'); END"
        )
    return ddl


def drop(connection: sa.Connection) -> None:
    """Remove all of them, as a migration must before it rebuilds a table."""
    mine = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'jt~_%' ESCAPE '~'"
    names = connection.exec_driver_sql(mine)
    for (name,) in names.all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def build(connection: sa.Connection) -> None:
    """Drop and create all of them. Other databases carry none: there the centre's own merge is the only writer."""
    if connection.dialect.name != "sqlite":
        return
    drop(connection)
    for ddl in statements():
        connection.exec_driver_sql(ddl)
