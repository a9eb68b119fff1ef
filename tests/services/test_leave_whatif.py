"""A late decree never changes a granted leave by itself: it is listed, and settled by a deed with its reference."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.holiday_table import Day
from asn_desktop.services import employees, holiday_decrees, holidays
from asn_desktop.services.holiday_decrees import Decree
from asn_desktop.services.leave import balance, requests, whatif
from asn_desktop.store.attendance import JointLeaveDuty
from asn_desktop.store.compat import uuid7
from asn_desktop.store.leave import LeaveCharge, LeaveRequest
from tests.services import leave_office

D = dt.date
DECREE = Decree("Keppres 60/2026", D(2026, 11, 20))


@pytest.fixture
def office(session, now):
    return leave_office.make(session, now)


def granted(session, person, first, last, split, state="TERBIT"):
    """An annual leave with its days drawn."""
    row = LeaveRequest(id=uuid7(), employee_id=person, jenis="TAHUNAN", mulai=first, sampai=last, keadaan=state,
                       lama=sum(split.values()), satuan="hari kerja", alasan="x", alamat="x", telepon="x",
                       hari_tambahan=0, diminta_pada=first)  # fmt: skip
    session.add(row)
    session.flush()
    requests.draw(session, row, split)
    return row.id


def left(session, person, today):
    return balance.card(session, person, year=2026, today=today).sisa


BEFORE_CHRISTMAS = D(2026, 12, 23)


def add_day(session, today, day=BEFORE_CHRISTMAS):
    text = f"tanggal;jenis;nama\n{day:%d-%m-%Y};cuti bersama;Natal\n"
    return holiday_decrees.preview(session, text.encode(), DECREE, today=today)


def apply(session, seen, today, now):
    holiday_decrees.apply(session, seen, today=today, now=now)


def test_a_revised_decree_lists_the_leaves_it_touches_before_and_after_it_is_taken_in(session, office, today, now):
    one = granted(session, office.fauzi, D(2026, 12, 21), D(2026, 12, 31), {"N-1": 6, "N": 1})
    granted(session, office.kabid, D(2026, 12, 1), D(2026, 12, 4), {"N": 4})
    granted(session, office.rekan[0], D(2026, 12, 21), D(2026, 12, 23), {"N": 3}, "DIBATALKAN")
    assert whatif.affected(session, today=today) == ()
    seen = add_day(session, today)
    would = holiday_decrees.calendar_after(session, [2026], seen)
    (before,) = whatif.affected(session, today=today, after=would)
    assert (before.request_id, before.old, before.new, before.back) == (one, 7, 6, 1)
    assert whatif.affected(session, today=today) == (), "trying a table has changed something"
    apply(session, seen, today, now)
    assert whatif.affected(session, today=today) == (before,)
    assert left(session, office.fauzi, today) == 11, "the decree changed a granted leave by itself"


def test_giving_the_days_back_returns_them_to_their_rows_with_reason_and_reference(session, office, today, now):
    one = granted(session, office.fauzi, D(2026, 12, 21), D(2026, 12, 31), {"N-1": 6, "N": 1})
    apply(session, add_day(session, today), today, now)
    found = whatif.settle(session, one, "Keppres 60/2026", "cuti bersama ditambah", today=today, now=now)
    assert (found.old, found.new) == (7, 6)
    assert left(session, office.fauzi, today) == 12
    lines = session.query(LeaveCharge).filter_by(request_id=one, hari=-1).all()
    assert [line.baris for line in lines] == ["N"]
    step = requests.steps_of(session, one)[-1]
    assert (step.peristiwa, step.hari, step.kewenangan, step.alasan) == (
        "PENYESUAIAN_LIBUR", 1, "Keppres 60/2026", "cuti bersama ditambah"
    )  # fmt: skip
    assert session.get_one(LeaveRequest, (session.info["office_id"], one)).lama == 6
    assert whatif.affected(session, today=today) == ()
    with pytest.raises(Refused) as no:
        whatif.settle(session, one, "Keppres 60/2026", "sekali lagi", today=today, now=now)
    assert no.value.problems[0].code == "whatif_nothing"


def test_a_day_taken_out_of_cuti_bersama_must_be_charged_and_may_lack_the_balance(session, office, today, now):
    one = granted(session, office.fauzi, D(2026, 12, 21), D(2026, 12, 31), {"N-1": 6, "N": 1})
    poor = granted(session, office.kabid, D(2026, 12, 21), D(2026, 12, 31), {"N-1": 6, "N": 1})
    granted(session, office.kabid, D(2026, 12, 1), D(2026, 12, 15), {"N": 11})
    row = next(r for r in holidays.listing(session, [2026])
               if r.tanggal == D(2026, 12, 24))  # fmt: skip
    holiday_decrees.end(session, row.id, DECREE, today=today)
    assert {e.request_id: e.back for e in whatif.affected(session, today=today)} == {one: -1, poor: -1}
    whatif.settle(session, one, "Keppres 60/2026", "24 Desember dicabut", today=today, now=now)
    assert left(session, office.fauzi, today) == 10
    with pytest.raises(Refused) as no:
        whatif.settle(session, poor, "Keppres 60/2026", "24 Desember dicabut", today=today, now=now)
    assert no.value.problems[0].code == "insufficient_balance"


def test_a_leave_that_is_over_is_not_listed(session, office, today, now):
    granted(session, office.fauzi, D(2026, 11, 9), D(2026, 11, 20), {"N": 10}, "BERJALAN")
    apply(session, add_day(session, today, D(2026, 11, 19)), today, now)
    assert whatif.affected(session, today=today) == ()


def test_somebody_who_never_has_cuti_bersama_is_not_touched_by_a_new_day_of_it(session, office, today, now):
    nurse = leave_office.person(session, "Perawat Jaga", office.bidang, 81, tanpa_cuti_bersama=True)
    once = office.rekan[0]
    session.add(JointLeaveDuty(employee_id=once, tanggal=D(2026, 12, 23), nomor="1", tanggal_sk=D(2026, 11, 1)))
    employees.rebuild_summaries(session, today=today)
    for person in (nurse, once):
        split = {"N": 8 if person == nurse else 7}
        granted(session, person, D(2026, 12, 21), D(2026, 12, 31), split)
    touched = granted(session, office.fauzi, D(2026, 12, 21), D(2026, 12, 31), {"N": 7})
    apply(session, add_day(session, today), today, now)
    assert [e.request_id for e in whatif.affected(session, today=today)] == [touched]


def test_a_regional_holiday_touches_granted_leave_too(session, office, today):
    one = granted(session, office.fauzi, D(2026, 11, 30), D(2026, 12, 4), {"N": 5})
    holiday_decrees.local(session, [Day(D(2026, 12, 2), "daerah", "Pilkades", "")], Decree("Kep 1", D(2026, 11, 2)),
                          today=today)  # fmt: skip
    (found,) = whatif.affected(session, today=today)
    assert (found.request_id, found.back) == (one, 1)


@pytest.mark.parametrize(("reference", "reason", "code"), [
    (" ", "alasan", "whatif_no_reference"), ("Keppres", " ", "whatif_no_reason"),
])  # fmt: skip
def test_settling_needs_its_reference_and_its_reason(session, office, today, now, reference, reason, code):
    one = granted(session, office.fauzi, D(2026, 12, 21), D(2026, 12, 31), {"N": 7})
    apply(session, add_day(session, today), today, now)
    with pytest.raises(Refused) as no:
        whatif.settle(session, one, reference, reason, today=today, now=now)
    assert [p.code for p in no.value.problems] == [code]
    assert left(session, office.fauzi, today) == 11
