"""Search by any part of a name, NIP or unit: a trigram index on `employee_summaries.cari`, or LIKE where there is none.

SQLite keeps an external-content FTS5 table hung on the explicit key `rowid_` and fed by triggers, so every way of
writing a summary keeps it right. Other databases search with LIKE.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from asn_desktop.store.employees import EmployeeSummary

TABLE = "employee_search"

_DDL = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5("
    "cari, content='employee_summaries', content_rowid='rowid_', tokenize='trigram')",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_add AFTER INSERT ON employee_summaries BEGIN "
    f"INSERT INTO {TABLE}(rowid, cari) VALUES (new.rowid_, new.cari); END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_remove AFTER DELETE ON employee_summaries BEGIN "
    f"INSERT INTO {TABLE}({TABLE}, rowid, cari) VALUES ('delete', old.rowid_, old.cari); END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_change AFTER UPDATE OF cari ON employee_summaries "
    "WHEN old.cari IS NOT new.cari BEGIN "
    f"INSERT INTO {TABLE}({TABLE}, rowid, cari) VALUES ('delete', old.rowid_, old.cari); "
    f"INSERT INTO {TABLE}(rowid, cari) VALUES (new.rowid_, new.cari); END",
)


def install(connection: sa.Connection) -> None:
    """Make index and triggers on SQLite; harmless when they exist, nothing on other databases."""
    if connection.dialect.name == "sqlite":
        for line in _DDL:
            connection.exec_driver_sql(line)


def rebuild(connection: sa.Connection) -> None:
    """Fill the index anew from the summaries, e.g. after a migration that rebuilt the table."""
    if connection.dialect.name == "sqlite":
        install(connection)
        connection.exec_driver_sql(f"INSERT INTO {TABLE}({TABLE}) VALUES ('rebuild')")


@sa.event.listens_for(EmployeeSummary.__table__, "after_create")
def _after_create(target: Any, connection: sa.Connection, **_: Any) -> None:
    install(connection)


def words(text: str) -> list[str]:
    """The words of a question, casefolded; digits typed in groups (a NIP) are joined to one word."""
    found: list[str] = []
    for word in text.casefold().split():
        if found and word.isdigit() and found[-1].isdigit():
            found[-1] += word
        else:
            found.append(word)
    return found


def matching(connection: sa.Connection, text: str) -> list[sa.ColumnElement[bool]]:
    """Conditions on EmployeeSummary that keep the rows in which every word of the text occurs.

    Words of three letters and more use the index; shorter ones, and other databases, compare the text.
    """
    indexed = connection.dialect.name == "sqlite"
    conditions: list[sa.ColumnElement[bool]] = []
    quoted: list[str] = []
    for word in words(text):
        if indexed and len(word) >= 3:
            quoted.append(word)
        else:
            conditions.append(EmployeeSummary.cari.contains(word, autoescape=True))
    if quoted:
        conditions.append(_in_index(quoted))
    return conditions


def _in_index(quoted: list[str]) -> sa.ColumnElement[bool]:
    question = " AND ".join('"' + word.replace('"', '""') + '"' for word in quoted)
    hits = sa.text(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH :cari_soal").bindparams(cari_soal=question)
    return EmployeeSummary.rowid_.in_(hits.columns(sa.column("rowid", sa.Integer)))
