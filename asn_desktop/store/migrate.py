"""The schema and its steps: run from code, only when the version differs, on a connection of its own.

Alembic runs the steps and is loaded only then; opening an office asks no more than the names of the steps.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event

from asn_desktop.problems import Trouble
from asn_desktop.store import search, triggers

_STEPS = Path(__file__).with_name("migrations")


def newest() -> str:
    """The schema version this program writes, e.g. "0001"."""
    return max(known())


def known() -> frozenset[str]:
    """Every schema version this program can read: the number in the name of each step, ``v0001_first.py``."""
    found = frozenset(path.stem[1:].partition("_")[0] for path in (_STEPS / "versions").glob("v[0-9]*_*.py"))
    if not found:
        raise RuntimeError("no migration steps are packed with the program")
    return found


def version_of(connection: sa.Connection) -> str | None:
    """The schema version of an open store; None for an empty one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


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
        _run_steps(connection)
        if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
            raise RuntimeError(f"foreign key of {broken[0]} does not hold after the migration")
        rebuild(connection)
        return str(version_of(connection))


def _run_steps(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def rebuild(connection: sa.Connection) -> None:
    """Make anew what is not in the metadata: triggers and the full-text index."""
    triggers.build(connection)
    search.rebuild(connection)


def _foreign_keys_off(dbapi: object, _record: object) -> None:
    cursor = dbapi.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()
