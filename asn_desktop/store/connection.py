"""The encrypted engine: SQLCipher through SQLAlchemy's own SQLite dialect, one engine to write, one to read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event

BUSY_MS = 5_000

_WRITER = ("journal_mode = WAL", "synchronous = FULL")
_READER = ("query_only = ON",)


def _prepare(dbapi: Any, key: bytes, pragmas: tuple[str, ...]) -> None:
    """Key first, then the habits of the connection. The key goes to the driver only, past every log."""
    dbapi.isolation_level = None  # the driver begins nothing by itself; our begin events do
    cursor = dbapi.cursor()
    cursor.execute("PRAGMA cipher_log_level = none")
    cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in ("foreign_keys = ON", "temp_store = MEMORY", f"busy_timeout = {BUSY_MS}", *pragmas):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _engine(path: Path, key: bytes, begin: str, pragmas: tuple[str, ...], size: int) -> sa.Engine:
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,  # personal data never reaches an exception text
    )

    @event.listens_for(engine, "connect", insert=True)
    def _connect(dbapi: Any, _record: Any) -> None:
        _prepare(dbapi, key, pragmas)

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def writer(path: Path, key: bytes) -> sa.Engine:
    """The engine of the one writer: each transaction takes the write lock at its beginning."""
    return _engine(path, key, "BEGIN IMMEDIATE", _WRITER, 1)


def reader(path: Path, key: bytes) -> sa.Engine:
    """An engine that can only read, and never waits for the writer."""
    return _engine(path, key, "BEGIN", _READER, 4)


def bare(path: Path, key: bytes, *pragmas: str) -> Any:
    """A driver connection without SQLAlchemy, for backup, integrity check and re-keying. Autocommit."""
    dbapi = sqlcipher.connect(str(path), check_same_thread=False)
    try:
        _prepare(dbapi, key, pragmas)
    except BaseException:
        dbapi.close()
        raise
    return dbapi
