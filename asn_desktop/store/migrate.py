"""The schema and its steps: run from code, only when the version differs, on a connection of its own."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event

from asn_desktop.problems import Trouble
from asn_desktop.store import search, triggers

_STEPS = Path(__file__).with_name("migrations")


def _config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The schema version this program writes, e.g. "0001"."""
    version = ScriptDirectory.from_config(_config()).get_current_head()
    if version is None:
        raise RuntimeError("no migration steps are packed with the program")
    return version


def known() -> frozenset[str]:
    """Every schema version this program can read."""
    return frozenset(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def version_of(connection: sa.Connection) -> str | None:
    """The schema version of an open store; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def pending(connection: sa.Connection) -> bool:
    """Whether steps must run. Trouble `store_newer` (found, known) when the store was written by a later program."""
    version = version_of(connection)
    if version is not None and version not in known():
        raise Trouble("store_newer", found=version, known=newest())
    return version != newest()


def upgrade(engine: sa.Engine) -> str:
    """Bring the store behind `engine` to the newest schema in one transaction; returns the version.

    The engine must be one of its own: its connections run with foreign keys off, set before BEGIN, because inside a
    transaction the pragma is ignored and rebuilding a table would empty its children. RuntimeError, and nothing
    changed, when a foreign key does not hold at the end.
    """
    sqlite = engine.dialect.name == "sqlite"
    if sqlite:
        event.listen(engine, "connect", _foreign_keys_off)
        engine.dispose()
    with engine.connect() as connection, connection.begin():
        if sqlite:
            triggers.drop(connection)
        command.upgrade(_config(connection), "head")
        if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
            raise RuntimeError(f"foreign key of {broken[0]} does not hold after the migration")
        rebuild(connection)
        return str(version_of(connection))


def rebuild(connection: sa.Connection) -> None:
    """Make anew what is not in the metadata: triggers and the full-text index."""
    triggers.build(connection)
    search.rebuild(connection)


def _foreign_keys_off(dbapi: object, _record: object) -> None:
    cursor = dbapi.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()
