"""The schema: equal to the models, portable, refused when newer, copied before it changes, whole after it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from asn_desktop.problems import Trouble
from asn_desktop.services import office
from asn_desktop.store import backup, connection, migrate, tripwire
from asn_desktop.store.base import journaled
from asn_desktop.store.database import Store
from asn_desktop.store.tables import metadata
from asn_desktop.store.vault import Vault

SITI = ("siti", "sandi siti 2026")


def test_the_migrated_schema_is_the_models_schema(store: Store) -> None:
    """What the steps build and what the code expects: no difference."""
    with store.reader.connect() as link:
        context = MigrationContext.configure(link, opts={"compare_type": True, "include_object": _ours})
        assert compare_metadata(context, metadata) == []


def _ours(_thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    return not (kind == "table" and str(name).startswith("employee_search"))


def test_the_steps_names_say_what_alembic_says(store: Store) -> None:
    """Opening an office reads the versions from the names of the files, without loading alembic."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).with_name("migrations")))
    steps = ScriptDirectory.from_config(config)
    assert migrate.known() == {step.revision for step in steps.walk_revisions()}
    assert migrate.newest() == steps.get_current_head()
    with store.reader.connect() as link:
        assert migrate.version_of(link) == MigrationContext.configure(link).get_current_revision()


def test_every_journaled_table_has_its_three_triggers(store: Store) -> None:
    """And the journal cannot be changed."""
    with store.reader.connect() as link:
        names = set(link.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    assert {f"jt_{table}_{word}" for table in journaled() for word in ("insert", "update", "delete")} <= names
    assert {"jt_journal_update", "jt_journal_delete"} <= names


def test_every_table_can_be_created_on_postgresql() -> None:
    """Types and names stay portable: the centre may keep them there."""
    dialect = postgresql.dialect()
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert len(str(index.name)) <= 63
            str(CreateIndex(index).compile(dialect=dialect))
        for constraint in table.constraints:
            assert constraint.name is None or len(str(constraint.name)) <= 63, constraint.name


STEP = """
import sqlalchemy as sa
from alembic import op
revision = "9001"
down_revision = "{newest}"
branch_labels = depends_on = None


def upgrade():
    op.create_table("percobaan", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("units", recreate="always") as batch:
        batch.add_column(sa.Column("warna", sa.String(7)))
    {more}
"""


@pytest.fixture
def later_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the program one schema version younger: its own steps and one more that rebuilds `units`."""

    def add(more: str = "") -> None:
        steps = tmp_path / "steps"
        shutil.copytree(migrate._STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
        (steps / "versions" / "v9001_uji.py").write_text(STEP.format(newest=migrate.newest(), more=more or "pass"))
        monkeypatch.setattr(migrate, "_STEPS", steps)

    return add


def test_a_pending_step_runs_after_a_verified_copy(folder: Path, later_step: Callable[[str], None]) -> None:
    """An older store is brought up to date at opening; a rebuilt table keeps its children, and its triggers."""
    with office.unlock(folder, *SITI) as opened:
        key = opened.key
    later_step("")
    with pytest.raises(Trouble, match="store_older"):
        office.unlock(folder, *SITI, writing=False)
    assert office.backups(folder) == []
    with office.unlock(folder, *SITI) as opened:
        with opened.store.read(opened.actor) as session:
            assert migrate.version_of(session.connection()) == migrate.newest() == "9001"
            assert session.execute(sa.text("SELECT count(*) FROM units WHERE parent_id IS NOT NULL")).scalar() == 3
            assert session.execute(sa.text("SELECT count(*) FROM units WHERE warna IS NULL")).scalar() == 4
            assert session.execute(sa.text("PRAGMA foreign_key_check")).all() == []
            names = set(session.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
        assert "jt_units_update" in names
        with opened.store.begin(opened.actor) as session:
            assert tripwire.unexplained(session) == []
    (made,) = office.backups(folder)
    assert made.kind == "migrasi"
    rows, _ = backup.prove(Vault(made.folder).database, key)
    assert "percobaan" not in rows
    assert rows["units"] == 4


def test_a_step_that_breaks_a_foreign_key_changes_nothing(folder: Path, later_step: Callable[[str], None]) -> None:
    """Checked before COMMIT; the store stays in its old version and opens with the old program."""
    later_step("""op.execute("UPDATE units SET parent_id = 'nobody' WHERE parent_id IS NOT NULL")""")
    with pytest.raises(RuntimeError, match="foreign key"):
        office.unlock(folder, *SITI)
    with pytest.raises(Trouble, match="store_older"):
        office.unlock(folder, *SITI, writing=False)


def test_a_store_written_by_the_later_program_is_refused_by_this_one(
    folder: Path, later_step: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The needed version is named, and the file stays as it is."""
    ours = migrate._STEPS
    later_step("")
    with office.unlock(folder, *SITI):
        pass
    monkeypatch.setattr(migrate, "_STEPS", ours)
    before = Vault(folder).database.read_bytes()
    with pytest.raises(Trouble, match="store_newer") as caught:
        office.unlock(folder, *SITI)
    assert caught.value.values == {"found": "9001", "known": migrate.newest()}
    assert Vault(folder).database.read_bytes() == before


def test_the_first_step_builds_an_empty_store(tmp_path: Path) -> None:
    """From nothing to the newest version, twice without harm."""
    engine = connection.writer(tmp_path / "x.asn", b"k" * 32)
    assert migrate.upgrade(engine) == migrate.newest() == migrate.upgrade(engine)
    engine.dispose()
