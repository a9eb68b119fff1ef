"""The balance of annual leave over the years: cuti bersama a post is not given, rules that change with a day."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.flow import Choice
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import balances, deeds, frozen, requests
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Setting
from tests.services import leave_flow_office
from tests.services.leave_flow_office import PUSAT, Desk

D = dt.date


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return leave_flow_office.make(session, today, now)


def nurse(desk: Desk, **values: object) -> Desk:
    person = desk.session.get_one(Employee, (desk.session.info["office_id"], desk.sari))
    for name, value in {"tanpa_cuti_bersama": True, **values}.items():
        setattr(person, name, value)
    desk.session.flush()
    return desk


def added(desk: Desk, year: int, day: D) -> int:
    """Of one person alone and in the list of everybody: the same."""
    alone = deeds.balance(desk.session, desk.sari, year=year, today=day).opened["TAMBAHAN"]
    (row,) = [r for r in balances.all(desk.session, on=day) if r.employee_id == desk.sari]
    assert row.opened["TAMBAHAN"] == alone
    return alone


def test_example_19_only_the_days_she_was_kept_at_work_count(desk: Desk) -> None:
    nurse(desk)
    before = added(desk, 2026, desk.today)
    desk.issued(Kind.MELAHIRKAN, mulai=D(2026, 2, 10), sampai=D(2026, 5, 9), perkiraan_lahir=D(2026, 2, 20))
    assert added(desk, 2026, desk.today) == before - 5  # 16 February; 18, 20, 23 and 24 March
    rule = Setting(kunci="cuti.tambahan_saat_cuti", nilai={"v": "ya"}, berlaku_mulai=D(2026, 1, 1), dasar="uji")
    desk.session.add(rule)
    desk.session.flush()
    assert added(desk, 2026, desk.today) == before


def test_2_10_cuti_bersama_before_the_first_day_of_service_adds_nothing(desk: Desk) -> None:
    nurse(desk, tmt_cpns=D(2026, 5, 20), tmt_pns=None, status="CPNS")
    assert added(desk, 2027, D(2027, 12, 1)) == 8  # 28 May 2026 lapsed; 24 December 2026 and seven days of 2027


def test_2_10_the_last_days_of_the_year_may_be_used_in_the_next(desk: Desk) -> None:
    nurse(desk, tmt_cpns=D(2026, 1, 1))
    assert [added(desk, 2026, D(2026, 12, day)) for day in (24, 25)] == [7, 8]
    assert added(desk, 2027, D(2027, 1, 4)) == 1


def test_the_balance_of_a_year_does_not_depend_on_when_it_is_asked(desk: Desk) -> None:
    """Six days may come over until the end of 2026, two from 2027 on: 2026 stays what it was, 2027 opens by its own."""
    before = deeds.balance(desk.session, desk.office.fauzi, year=2026, today=desk.today).opened
    rule = Setting(kunci="cuti.sisa_terbawa_maks", nilai={"v": 2}, berlaku_mulai=D(2027, 1, 1), dasar="uji")
    desk.session.add(rule)
    desk.session.flush()
    for day in (desk.today, D(2026, 12, 31), D(2027, 1, 4), D(2028, 6, 1)):
        old = deeds.balance(desk.session, desk.office.fauzi, year=2026, today=day)
        new = deeds.balance(desk.session, desk.office.fauzi, year=2027, today=day)
        assert old.opened == before
        assert (old.opened["N-1"], new.opened["N-1"]) == (6, 2)
    (row,) = [r for r in balances.all(desk.session, on=D(2027, 1, 4)) if r.employee_id == desk.office.fauzi]
    assert row.opened["N-1"] == 2
    (lapse,) = [r for r in balances.lapsing(desk.session, on=desk.today) if r.row.employee_id == desk.office.fauzi]
    assert (lapse.row.opened["N-1"], lapse.carried) == (6, 2)
    request = desk.record(desk.ask(Kind.TAHUNAN, mulai=D(2027, 2, 1), sampai=D(2027, 2, 3)).id)
    again = frozen.replay(request.saldo or {}, request.aturan or {})
    assert (again.opened["N-1"], again.left) == (2, (request.saldo or {})["sisa"])

def recalled(desk: Desk, day: D) -> uuid.UUID:
    """A cuti besar from 2 November 2026, called back to work on a day; the row it left."""
    row = desk.issued(Kind.BESAR, mulai=D(2026, 11, 2), sampai=D(2027, 1, 1))
    on = {"official": PUSAT, "today": max(day, desk.today), "now": desk.now}
    deeds.recall(desk.session, row.id, day, "rapat anggaran", **on)
    return row.id


def own(desk: Desk, year: int) -> tuple[int, int]:
    """The own right of a year by the balance of one and by that of everybody."""
    alone = deeds.balance(desk.session, desk.office.fauzi, year=year, today=D(year, 12, 1)).opened["N"]
    (row,) = [r for r in balances.all(desk.session, on=D(year, 12, 1)) if r.employee_id == desk.office.fauzi]
    return alone, row.opened["N"]


def test_2_4_the_rest_of_a_cuti_besar_that_was_called_back_takes_no_second_year(desk: Desk) -> None:
    rest = desk.ask(Kind.BESAR, mulai=D(2027, 2, 1), sampai=D(2027, 3, 10), terkait_id=recalled(desk, D(2026, 11, 23)))
    desk.consider(rest)
    desk.decide(rest)
    assert (own(desk, 2026), own(desk, 2027)) == ((0, 0), (12, 12))
    kept = (desk.record(rest.id).saldo or {})["putusan"]
    lines = frozen.replay_verdict(desk.session, kept, desk.record(rest.id).aturan or {}).lines
    assert "besar_tahunan_gugur" not in [line.code for line in lines]


def test_2_4_a_cuti_besar_called_back_on_its_first_day_has_not_started(desk: Desk) -> None:
    recalled(desk, D(2026, 11, 2))
    assert own(desk, 2026) == (12, 12)


@pytest.mark.parametrize(("reading", "days", "opens"), [("hak", 8, 12), ("urutan", 2, 8)])
def test_3_1_rule_4_which_days_a_postponement_is_about(desk: Desk, reading: str, days: int, opens: int) -> None:
    """Eight days asked with six carried ones left: they would take two of the year's own."""
    rule = Setting(kunci="cuti.tangguh_dari", nilai={"v": reading}, berlaku_mulai=D(2026, 1, 1), dasar="uji")
    desk.session.add(rule)
    desk.session.flush()
    row = desk.ask(Kind.TAHUNAN, mulai=D(2026, 12, 14), sampai=D(2026, 12, 23))
    desk.consider(row)
    desk.decide(row, Choice.DITANGGUHKAN, alasan="pemilu")
    told = [step.hari for step in requests.steps_of(desk.session, row.id)]
    assert (row.lama, told[-1]) == (8, days)
    assert deeds.balance(desk.session, desk.office.fauzi, year=2027, today=D(2027, 1, 4)).opened["N-1"] == opens
