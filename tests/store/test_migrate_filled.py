"""A filled store of the first schema comes to the present one: every row and line kept, the journal sound."""

from __future__ import annotations

import datetime as dt
import shutil
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.rules.changes import Operation
from asn_desktop.rules.roles import Role
from asn_desktop.services import employees, field_history, histories, office
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.store import journal, migrate, triggers, tripwire
from asn_desktop.store.base import journaled
from asn_desktop.store.compat import uuid7
from asn_desktop.store.journal_lines import Entry, append, spelled
from asn_desktop.store.offices import Unit
from asn_desktop.store.seals import Argon2

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
LIGHT = Argon2(memory=1024, passes=1, lanes=1)  # real Argon2id, cheap enough for a test
OPERATOR = office.NewUser("siti", "Siti Rahmawati", "sandi siti 2026", Role.OPERATOR)
ADMIN = office.NewUser("budi", "Budi Santoso", "sandi budi 2026", Role.ADMIN)
OFFICE = office.NewOffice(nama="Dinas Perhubungan", pemerintah="KABUPATEN TIRTAMAYA", kota="Tirtamaya")
WHO = (OPERATOR.username, OPERATOR.password)


def _steps_of_the_first_schema(target: Path) -> Path:
    """The migration folder as it was: one step."""
    shutil.copytree(migrate._STEPS, target, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (target / "versions").glob("v0*.py"):
        if not path.name.startswith("v0001_"):
            path.unlink()
    return target


def _put(session, table: str, row_id: uuid.UUID, values: dict[str, object]) -> None:
    """One row as the first program wrote it: its columns only, and its journal line."""
    connection, office_id = session.connection(), session.info["office_id"]
    kept = {name: value.hex if isinstance(value, uuid.UUID) else value for name, value in values.items()}
    full = kept | {"office_id": office_id.hex, "id": row_id.hex}
    columns = ", ".join(full)
    marks = ", ".join(f":{name}" for name in full)
    connection.execute(sa.text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), full)
    told = {name: (None, value) for name, value in values.items() if value is not None}
    append(session, [Entry(office_id, table, row_id, Operation.INSERT, spelled(told))])


@pytest.fixture
def old_store(tmp_path, monkeypatch):
    """(folder, id of the person, id of the golongan row) of an office that only knows schema 0001."""
    folder, person, rank = tmp_path / "kantor", uuid7(), uuid7()
    with monkeypatch.context() as before:
        before.setattr(migrate, "_STEPS", _steps_of_the_first_schema(tmp_path / "steps"))
        first = _tables_of_the_first_schema(tmp_path)
        before.setattr(triggers, "journaled", lambda: journaled() & first)
        office.create(folder, OFFICE, (OPERATOR, ADMIN), now=NOW, cost=LIGHT)
        with office.unlock(folder, *WHO, clock=lambda: NOW) as opened:
            _fill(opened, person, rank)
            with opened.store.read(opened.actor) as session:
                assert migrate.version_of(session.connection()) == "0001"
                assert "kgb" not in sa.inspect(session.connection()).get_table_names()
    return folder, person, rank


def _tables_of_the_first_schema(folder: Path) -> frozenset[str]:
    engine = sa.create_engine(f"sqlite:///{folder / 'names.db'}")
    with engine.connect() as link, link.begin():
        migrate._run_steps(link)
        found = frozenset(sa.inspect(link).get_table_names())
    engine.dispose()
    return found


def _fill(opened, person: uuid.UUID, rank: uuid.UUID) -> None:
    with opened.store.begin(opened.actor, reason="masukan lama") as session:
        root = session.scalars(sa.select(Unit.id)).one()
        with session.info["gate"].opened():
            _put(session, "employees", person, {
                "nip": "198503172009042003", "nik": "3399015703850001", "nama": "Asih Lestari", "status": "PNS",
                "tanggal_lahir": dt.date(1985, 3, 17), "jenis_kelamin": "P", "kedudukan": "01", "unit_id": root,
                "tmt_cpns": dt.date(2009, 4, 1), "guru": False, "tanpa_cuti_bersama": False, "sumber": "manual",
            })  # fmt: skip
            _put(session, "golongan", rank, {
                "employee_id": person, "golongan": "III/c", "tmt": dt.date(2022, 4, 1), "sumber": "manual",
                "nomor_sk": "821/7",
            })  # fmt: skip
            _put(session, "jabatan", uuid7(), {
                "employee_id": person, "unit_id": root, "jenis": "4", "nama": "Penelaah Teknis Kebijakan",
                "penugasan": "D", "tmt": dt.date(2022, 4, 1), "sumber": "manual",
            })  # fmt: skip
            _put(session, "pendidikan", uuid7(), {
                "employee_id": person, "tingkat": "40", "nama": "Manajemen", "tahun_lulus": 2007, "pertama": True,
                "sumber": "manual",
            })  # fmt: skip
        session.connection().execute(
            sa.text(
                "INSERT INTO employee_summaries (office_id, employee_id, nip, nama_tampil, urut_nama, status, aktif, "
                "urut_golongan, cari) VALUES (:office, :person, '198503172009042003', 'Asih Lestari', 'asih lestari', "
                "'PNS', 1, 111, 'asih lestari 198503172009042003 dinas perhubungan')"
            ),
            {"office": session.info["office_id"].hex, "person": person.hex},
        )


def test_a_filled_store_of_the_first_schema_keeps_everything(old_store):
    folder, person, rank = old_store
    with office.unlock(folder, *WHO, clock=lambda: NOW) as opened:
        with opened.store.read(opened.actor) as session:
            assert migrate.version_of(session.connection()) == migrate.newest()
            assert [row.id for row in employees.find(session, "lestari")] == [person]
            card = employees.get(session, person, today=TODAY)
            assert (card.nip, card.pangkat, card.jabatan.nama) == (
                "198503172009042003", "Penata (III/c)", "Penelaah Teknis Kebijakan",
            )  # fmt: skip
            assert card.pendidikan.teks == "S-1 Manajemen, 2007"
            assert (card.email_dinas, card.bup_tetapan) == (None, None)
            assert {kind for kind, rows in card.riwayat.items() if rows} == {"golongan", "jabatan", "pendidikan"}
            told = {(c.row, c.new) for c in field_history.field_history(session, person, today=TODAY)
                    if c.field == "golongan"}  # fmt: skip
            assert told == {("III/c", "III/c")}
            lines = journal.verify_chain(session)
            assert session.execute(sa.text("PRAGMA foreign_key_check")).all() == []
        with opened.store.begin(opened.actor) as session:
            row = histories.save(session, RecordAsk("golongan", person, rank, {"mkg_tahun": 13, "mkg_bulan": 0}),
                                 today=TODAY)  # fmt: skip
            assert row.card.golongan.mkg == (13, 0)
            kgb = {"tmt": dt.date(2022, 4, 1), "golongan": "III/c", "nomor_sk": "822/1"}
            histories.save(session, RecordAsk("kgb", person, values=kgb), today=TODAY)
            assert tripwire.unexplained(session) == []
        with opened.store.read(opened.actor) as session:
            assert journal.verify_chain(session) > lines
    (made,) = office.backups(folder)
    assert made.kind == "migrasi"


def test_every_table_of_a_kind_of_record_is_watched_after_the_migration(old_store):
    folder, _, _ = old_store
    with office.unlock(folder, *WHO, clock=lambda: NOW) as opened, opened.store.read(opened.actor) as session:
        names = set(session.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
    assert {f"jt_{kind.table}_{word}" for kind in KINDS.values() for word in ("insert", "update", "delete")} <= names
