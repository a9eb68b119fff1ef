"""The self-check: every page of the file, the journal's chain and its second witness, every scan and letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.store import connection
from asn_desktop.store.blobs import Blobs
from asn_desktop.store.exchange import Attachment
from asn_desktop.store.tables import metadata
from asn_desktop.store.troubles import told

Progress = Callable[[int, int, str], None]

# Columns that hold the name of a blob, by name: one habit in all tables.
_BLOB_COLUMNS = frozenset({"berkas", "foto", "lambang", "pdf", "bertanda", "berkas_blob", "blob"})


def pages(path: Path, key: bytes) -> int:
    """Pages whose seal does not hold (`cipher_integrity_check`); Trouble `store_damaged` when it cannot be opened."""
    with told():
        dbapi = connection.bare(path, key, "query_only = ON")
        try:
            return len(dbapi.execute("PRAGMA cipher_integrity_check").fetchall())
        finally:
            dbapi.close()


def blob_names(session: Session) -> set[str]:
    """Names of all blobs that rows of the store point to."""
    names: set[str] = set()
    for table in metadata.tables.values():
        for column in table.columns:
            if column.name in _BLOB_COLUMNS and isinstance(column.type, sa.String):
                found = session.execute(sa.select(column).where(column.is_not(None)).distinct())
                names.update(name for (name,) in found if len(name) == 64)
    return names


def missing_blobs(session: Session, blobs: Blobs, progress: Progress | None = None) -> list[str]:
    """Blobs that rows point to and the folder does not have.

    A row that came from another office names its scan as that office did; the attachment knows it by our name.
    """
    names = sorted(blob_names(session))
    ours = dict(session.execute(sa.select(Attachment.name, Attachment.blob)).all())
    missing = []
    for number, name in enumerate(names, 1):
        if not blobs.has(ours.get(name, name)):
            missing.append(name)
        if progress and number % 200 == 0:
            progress(number, len(names), "")
    return missing
