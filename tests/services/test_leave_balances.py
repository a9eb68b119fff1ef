"""The balances of everybody at a date equal the balance of each person asked alone."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import employees
from asn_desktop.services.leave import balance, balances
from asn_desktop.store.attendance import JointLeaveDuty
from asn_desktop.store.employees import Employee
from tests.services import leave_histories, leave_office

D = dt.date


def _alone(session, person, on):
    """The same answer as `services.leave.balance` gives for one person."""
    try:
        card = balance.card(session, person, year=on.year, today=on)
    except Refused as no:
        return None, tuple((p.code, tuple(p.values.items())) for p in no.problems)
    return (card.sisa, dict(card.opened), dict(card.left), dict(card.pending), card.usable_from), ()


def _row(row):
    said = tuple((p.code, tuple(p.values.items())) for p in row.problems)
    if row.sisa is None:
        return None, said
    return (row.sisa, dict(row.opened), dict(row.left), dict(row.pending), row.usable_from), said


@pytest.mark.parametrize(("seed", "since"), [(1, D(2023, 5, 1)), (2, D(2025, 1, 1)), (3, None)])
def test_every_row_equals_the_balance_of_that_person_alone(session, today, seed, since):
    people = leave_histories.fill(session, 60, seed, today=today, since=since)
    seen = set()
    for on in (today, D(2025, 6, 30), D(2027, 1, 4)):
        rows = {row.employee_id: row for row in balances.all(session, on=on)}
        assert set(people) <= set(rows)
        for person in people:
            assert _row(rows[person]) == _alone(session, person, on), session.get_one(
                Employee, (session.info["office_id"], person)
            ).nama
            seen.add(rows[person].sisa)
    assert None in seen, "nobody with an unknown year: the histories test less than they should"
    assert len(seen) > 10, "the histories are too alike"


def test_a_day_of_cuti_bersama_decided_as_duty_counts_once_it_has_passed(session, today, now):
    office = leave_office.make(session, now)
    before = {r.employee_id: r.sisa for r in balances.all(session, on=today)}
    for day in (D(2026, 3, 18), D(2026, 12, 24)):
        session.add(JointLeaveDuty(employee_id=office.fauzi, tanggal=day, nomor="800/7", tanggal_sk=D(2026, 3, 1)))
    session.flush()
    rows = {r.employee_id: r for r in balances.all(session, on=today)}
    assert rows[office.fauzi].opened["TAMBAHAN"] == 1
    assert rows[office.fauzi].sisa == before[office.fauzi] + 1
    assert {p: r.sisa for p, r in rows.items() if p != office.fauzi} == {
        p: days for p, days in before.items() if p != office.fauzi
    }
    late = {r.employee_id: r for r in balances.all(session, on=D(2026, 12, 28))}
    assert late[office.fauzi].opened["TAMBAHAN"] == 2


def test_a_unit_takes_those_below_it_along_and_only_those(session, today, now):
    office = leave_office.make(session, now)
    assert {r.employee_id for r in balances.all(session, on=today, unit_id=office.bidang)} == {
        office.kabid, office.fauzi, *office.rekan
    }  # fmt: skip
    assert office.kepala in {r.employee_id for r in balances.all(session, on=today, unit_id=office.root)}


def test_an_unknown_year_is_said_and_never_counts_as_unused(session, today, now):
    office = leave_office.make(session, now)
    new = leave_office.person(session, "Baru Datang", office.bidang, 77)
    employees.rebuild_summaries(session, today=today)
    row = next(r for r in balances.all(session, on=today) if r.employee_id == new)
    assert row.sisa is None
    assert [p.code for p in row.problems] == ["opening_balance_missing"]


def test_the_number_of_queries_does_not_grow_with_the_people(session, today):
    def asked(count, seed):
        leave_histories.fill(session, count, seed, today=today, since=D(2023, 5, 1) if seed == 5 else None)
        seen = []
        engine = session.get_bind()
        hear = lambda *_: seen.append(1)  # noqa: E731
        sa.event.listen(engine, "before_cursor_execute", hear)
        balances.all(session, on=today)
        sa.event.remove(engine, "before_cursor_execute", hear)
        return len(seen)

    few = asked(10, 5)
    assert asked(60, 6) <= few + 1
    assert few <= 16


def test_a_reader_without_sensitive_rights_may_see_balances(store, today, now, actor):
    with store.begin(actor, reason="isi") as session:
        leave_office.make(session, now)
    with store.read(Actor("ani", "Ani", Role.PEMERIKSA)) as session:
        assert len(balances.all(session, on=today)) == 5
