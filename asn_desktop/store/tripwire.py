"""The second witness of the journal: triggers mark every changed row, and each mark must have met its line."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.store import meta
from asn_desktop.store.journal_lines import JournalMark, JournalRow, head

BASELINE = "tripwire_seq"  # journal line up to which marks were matched and cleared


@dataclass(frozen=True)
class Unexplained:
    """A row that was changed more (or less) often than the journal says."""

    table: str
    row_id: uuid.UUID
    marks: int
    lines: int


def unexplained(session: Session) -> list[Unexplained]:
    """Rows whose marks and lines since the last settlement disagree; empty when all is well."""
    connection = session.connection()
    since = int(meta.read(connection, BASELINE) or 0)
    if _agree(connection, since):
        return []
    marks = _counts(connection, sa.select(JournalMark.tabel, JournalMark.baris_id))
    lines = _counts(connection, sa.select(JournalRow.tabel, JournalRow.baris_id).where(JournalRow.seq > since))
    return [
        Unexplained(table, row_id, marks[table, row_id], lines[table, row_id])
        for table, row_id in sorted(marks.keys() | lines.keys(), key=str)
        if marks[table, row_id] != lines[table, row_id]
    ]


def settle(session: Session) -> list[Unexplained]:
    """What `unexplained` finds; when it finds nothing the marks are cleared, and counting starts again from here."""
    found = unexplained(session)
    if not found:
        connection = session.connection()
        connection.execute(sa.delete(JournalMark))
        meta.write(connection, BASELINE, str(head(session)[0]))
    return found


def _agree(connection: sa.Connection, since: int) -> bool:
    """The same question asked inside the database: it answers for 10,000 rows without carrying them out."""
    mark, line = JournalMark, JournalRow
    marks = sa.select(mark.tabel, mark.baris_id, sa.func.count()).group_by(mark.tabel, mark.baris_id)
    lines = sa.select(line.tabel, line.baris_id, sa.func.count()).where(line.seq > since)
    lines = lines.group_by(line.tabel, line.baris_id)
    differ = (sa.except_(marks, lines), sa.except_(lines, marks))
    return all(connection.execute(query.limit(1)).first() is None for query in differ)


def _counts(connection: sa.Connection, rows: sa.Select[str, uuid.UUID]) -> Counter[tuple[str, uuid.UUID]]:
    one = rows.subquery()
    grouped = sa.select(one.c.tabel, one.c.baris_id, sa.func.count()).group_by(one.c.tabel, one.c.baris_id)
    return Counter({(table, row_id): number for table, row_id, number in connection.execute(grouped)})
