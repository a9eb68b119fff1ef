"""The journal: a line for every change, a chain that breaks loudly, no way past it."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import InstanceState, LoaderCallableStatus, Session

from asn_desktop.problems import Trouble
from asn_desktop.rules.changes import Operation
from asn_desktop.rules.roles import Actor
from asn_desktop.store import capture, journal, tripwire
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee, Golongan
from asn_desktop.store.guards import UnjournaledWrite
from asn_desktop.store.journal_lines import JournalMark, JournalRow, canonical, json_value, spelled, spelled_inserts
from asn_desktop.store.offices import Setting, Unit


def person(**changes: object) -> Employee:
    """An invented employee."""
    values: dict[str, object] = {
        "nama": "Asih", "tanggal_lahir": dt.date(1985, 3, 17), "jenis_kelamin": "P", "status": "PNS",
        "nip": "198503172009042003",
    }  # fmt: skip
    return Employee(**(values | changes))


def test_a_new_row_tells_who_when_why_and_every_field(store: Store, actor: Actor, now: dt.datetime) -> None:
    """One line per row, the office filled in, values as JSON."""
    with store.begin(actor, reason="SK nomor 1") as session:
        asih = person()
        session.add(asih)
        session.flush()
        assert asih.office_id == store.office_id
        assert "employees" in session.info["touched"]
    with store.read(actor) as session:
        lines = journal.history(session, "employees", asih.id)
    told = {line.field: (line.old, line.new) for line in lines}
    assert told["nama"] == (None, "Asih")
    assert told["tanggal_lahir"] == (None, "1985-03-17")
    assert "id" not in told
    assert {(line.actor, line.reason, line.origin, line.at, line.operation) for line in lines} == {
        ("Siti Rahmawati", "SK nomor 1", "lokal", now, Operation.INSERT)
    }


def test_a_change_keeps_old_and_new_also_when_the_old_value_was_not_loaded(session: Session) -> None:
    """Expired attributes are read before they are overwritten."""
    asih = person()
    session.add(asih)
    session.flush()
    session.expire(asih)
    asih.nama = "Asih Lestari"
    session.flush()
    asih.no_hp = "0812"
    asih.nama = "Asih Lestari"  # no change
    session.flush()
    last = journal.history(session, "employees", asih.id)[-2:]
    assert [(line.field, line.old, line.new) for line in last] == [
        ("nama", "Asih", "Asih Lestari"), ("no_hp", None, "0812"),
    ]  # fmt: skip


def test_a_row_set_back_before_the_flush_makes_no_line(session: Session) -> None:
    """What did not change is not journaled."""
    asih = person()
    session.add(asih)
    session.flush()
    before = journal.head(session)
    asih.nama = "Lain"
    asih.nama = "Asih"
    session.flush()
    assert journal.head(session) == before


def test_a_deleted_row_leaves_its_values(session: Session) -> None:
    """The last words of a row are its line."""
    setting = Setting(kunci="uji", nilai={"v": 1}, berlaku_mulai=dt.date(2026, 1, 1))
    session.add(setting)
    session.flush()
    session.expire(setting)
    session.delete(setting)
    session.flush()
    last = [line for line in journal.history(session, "settings", setting.id) if line.operation is Operation.DELETE]
    assert {line.field: line.old for line in last}["nilai"] == {"v": 1}
    assert all(line.new is None for line in last)


def test_a_foreign_key_set_through_a_relationship_is_journaled(session: Session) -> None:
    """The flush fills the column; the line has it."""
    asih, unit = person(), session.scalars(sa.select(Unit).where(Unit.nama == "Sekretariat")).one()
    session.add(asih)
    session.flush()
    asih.unit = unit
    session.flush()
    last = journal.history(session, "employees", asih.id)[-1]
    assert (last.field, last.old, last.new) == ("unit_id", None, str(unit.id))


@pytest.mark.parametrize("expire", [False, True], ids=["loaded", "expired"])
def test_committed_state_says_what_the_public_history_says(session: Session, expire: bool) -> None:
    """The fast way and the public way agree, field by field."""
    asih = person(unit_id=session.scalars(sa.select(Unit.id)).first())
    session.add(asih)
    session.flush()
    if expire:
        session.expire(asih)
    asih.nama, asih.no_hp, asih.unit_id, asih.guru = "Baru", "0812", None, False
    state: InstanceState[Employee] = sa.inspect(asih)
    fast, public = capture.old_values(state), capture.old_values_by_history(state)
    assert fast == public
    if expire:
        assert set(fast.values()) == {LoaderCallableStatus.NO_VALUE}
    else:
        assert set(fast) == {"nama", "no_hp", "unit_id"}


def test_raw_and_bulk_writes_are_refused(store: Store, actor: Actor) -> None:
    """Every way round the journal ends in UnjournaledWrite."""
    with store.begin(actor) as session:
        session.add(person())
    ways = (
        lambda s: s.execute(sa.text("UPDATE employees SET nama = 'x'")),
        lambda s: s.execute(sa.text("WITH a AS (SELECT 1) DELETE FROM employees")),
        lambda s: s.execute(sa.text("INSERT OR REPLACE INTO golongan (id) VALUES (1)")),
        lambda s: s.connection().exec_driver_sql('update "employees" set nama = 1'),
        lambda s: s.execute(sa.update(Employee).values(nama="x")),
        lambda s: s.execute(sa.delete(Employee)),
        lambda s: s.execute(sa.insert(Unit), [{"nama": "x"}]),
        lambda s: s.query(Employee).delete(),
        lambda s: s.bulk_insert_mappings(Unit, [{"office_id": store.office_id, "id": uuid.uuid4(), "nama": "x"}]),
        lambda s: s.execute(Employee.__table__.update().values(nama="x")),
    )
    for way in ways:
        with pytest.raises(UnjournaledWrite), store.begin(actor) as session:
            way(session)
    with store.read(actor) as session:
        assert session.scalars(sa.select(Employee.nama)).all() == ["Asih"]


def test_a_failed_flush_closes_the_gate_again(store: Store, actor: Actor) -> None:
    """After a refused row the next raw write is still refused."""
    with store.begin(actor) as session:
        nested = session.begin_nested()
        session.add(Golongan(employee_id=uuid.uuid4(), golongan="III/a"))
        with pytest.raises(sa.exc.IntegrityError):
            session.flush()
        nested.rollback()
        with pytest.raises(UnjournaledWrite):
            session.execute(sa.text("DELETE FROM employees"))


def test_write_set_writes_rows_and_lines_together(session: Session) -> None:
    """Insert with defaults, update of what changed only, delete: each row its line."""
    asih = person()
    session.add(asih)
    rows = [{"employee_id": asih.id, "golongan": f"III/{letter}"} for letter in "abc"]
    ids = journal.write_set(session, Golongan, rows)
    assert session.scalars(sa.select(Golongan.sumber).distinct()).all() == ["manual"]
    before = journal.head(session)[0]
    changed = [{"id": ids[0], "golongan": "III/a"}, {"id": ids[1], "golongan": "III/d", "tmt": dt.date(2020, 4, 1)}]
    journal.write_set(session, Golongan, changed, Operation.UPDATE)
    journal.write_set(session, Golongan, [{"id": ids[2]}], Operation.DELETE)
    lines = journal.lines_after(session, before)
    assert [(line.row_id, line.operation) for line in lines] == [(ids[1], "U"), (ids[2], "D")]
    assert lines[0].fields == {"golongan": ("III/b", "III/d"), "tmt": (None, "2020-04-01")}
    assert lines[1].fields["golongan"] == ("III/c", None)
    assert session.get(Golongan, (session.info["office_id"], ids[1])).golongan == "III/d"
    assert tripwire.unexplained(session) == []
    with pytest.raises(LookupError):
        journal.write_set(session, Golongan, [{"id": uuid.uuid4(), "golongan": "x"}], Operation.UPDATE)


def test_lines_after_gives_only_the_wished_origin(store: Store, actor: Actor) -> None:
    """What came by a package is not sent back."""
    with store.begin(actor, origin="paket:7") as session:
        session.add(person())
        start, transaction = journal.head(session)[0], session.info["transaction"]
    with store.begin(actor) as session:
        session.add(person(nama="Budi", nip=None))
    with store.read(actor) as session:
        assert [line.fields["nama"][1] for line in journal.lines_after(session, start)] == ["Budi"]
        assert len(journal.lines_after(session, start, origin=None)) == 2
        assert [line.origin for line in journal.lines_of_transaction(session, transaction)] == ["paket:7"]


def test_the_chain_holds_and_breaks_at_the_very_line(store: Store, actor: Actor) -> None:
    """Any altered field of any line is found; the triggers refuse the alteration in the first place."""
    with store.begin(actor, reason='kata "sulit"\n\\ \u2028 é 🙂') as session:
        session.add_all([person(nama=f'{number} "\t\\', nip=None) for number in range(20)])
    with store.read(actor) as session:
        total = journal.verify_chain(session)
    with pytest.raises(sa.exc.DatabaseError, match="never changed"), store.begin(actor) as session:
        session.execute(sa.update(JournalRow).values(alasan="x"))
    for column, value in (("isi", "{}"), ("pelaku", "lain"), ("pada", dt.datetime(2020, 1, 1, tzinfo=dt.UTC))):
        with pytest.raises(Trouble, match="journal_broken") as caught, store.begin(actor) as session:  # noqa: PT012
            session.connection().exec_driver_sql("DROP TRIGGER jt_journal_update")
            session.execute(sa.update(JournalRow).where(JournalRow.seq == total - 3).values({column: value}))
            journal.verify_chain(session)
        assert caught.value.values["line"] == total - 3


def test_a_missing_line_is_found(store: Store, actor: Actor) -> None:
    """A gap in the numbers is a break."""
    with pytest.raises(Trouble, match="journal_broken"), store.begin(actor) as session:  # noqa: PT012
        session.add_all([person(nip=None) for _ in range(3)])
        session.flush()
        session.connection().exec_driver_sql("DROP TRIGGER jt_journal_delete")
        session.execute(sa.delete(JournalRow).where(JournalRow.seq == 2))
        journal.verify_chain(session)


def test_the_tripwire_finds_a_write_past_the_journal(store: Store, actor: Actor) -> None:
    """A change made with another tool, under the right key, leaves a mark without a line."""
    with store.begin(actor) as session:
        asih = person()
        session.add(asih)
    with store.begin(actor) as session:
        assert tripwire.settle(session) == []
        assert session.scalar(sa.select(sa.func.count()).select_from(JournalMark)) == 0
    with store.writer.connect() as link, link.begin():
        link.info.pop("gate", None)  # as another program would: our guards are not there
        link.exec_driver_sql("UPDATE employees SET nama = 'lain'")
    with store.begin(actor) as session:
        asih = session.get(Employee, (store.office_id, asih.id))
        asih.no_hp = "0812"
        session.flush()
        found = tripwire.settle(session)
    assert [(one.table, one.row_id, one.marks, one.lines) for one in found] == [("employees", asih.id, 2, 1)]


def test_a_float_has_no_place_in_the_journal(session: Session) -> None:
    """Money and credit never pass through a float."""
    session.add(person(mks_tahun=1.5))
    with pytest.raises(TypeError):
        session.flush()
    session.rollback()


def test_every_foreign_key_has_a_relationship_and_an_index(folder: Path) -> None:
    """Without a relationship a mixed flush inserts children first; without an index a bulk import crawls."""
    from asn_desktop.store.base import Base
    from asn_desktop.store.tables import metadata

    for mapper in Base.registry.mappers:
        targets = {relation.target.name for relation in mapper.relationships}
        lazy = {relation.lazy for relation in mapper.relationships}
        assert lazy <= {"raise"}, mapper
        for constraint in mapper.local_table.foreign_key_constraints:
            assert constraint.referred_table.name in targets, f"{mapper}: {constraint.name}"
            assert constraint.ondelete == "RESTRICT", constraint.name
    for table in metadata.tables.values():
        starts = [tuple(c.name for c in index.columns) for index in table.indexes]
        unique = (one for one in table.constraints if isinstance(one, sa.UniqueConstraint))
        starts += [tuple(column.name for column in one.columns) for one in unique]
        starts.append(tuple(c.name for c in table.primary_key.columns))
        for constraint in table.foreign_key_constraints:
            names = tuple(constraint.column_keys)
            assert any(start[: len(names)] == names for start in starts), f"{table.name}: {names}"


def test_fields_put_together_by_hand_are_spelled_as_the_encoder_spells_them() -> None:
    """The quick way and the plain way give the same bytes, for every kind of value a column holds."""
    values = {
        "z": "kutip \" garis \\ baris\nbaru é \u2028", "a": 0, "b": True, "c": None, "ü": dt.date(2026, 11, 23),
        "d": uuid.UUID(int=7), "e": {"b": [1, None], "a": "x"}, "f": dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC),
        "g": b"\x00\xff", "h": Operation.UPDATE,
    }  # fmt: skip
    pairs = {name: (None, value) for name, value in values.items()}
    plain = {name: [None, json_value(value)] for name, value in values.items()}
    assert spelled(pairs) == canonical(plain)
    del plain["c"]
    assert spelled_inserts({name: [value, None] for name, value in values.items()}) == [canonical(plain), "{}"]
    with pytest.raises(TypeError):
        spelled({"x": (0, 1.5)})
