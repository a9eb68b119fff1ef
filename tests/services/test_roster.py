"""Rosters: turns of a unit, the grid of a month, patterns, checks, and who is on duty for the counting of leave."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.day_status import Status
from asn_desktop.rules.roster import Turn, repeat
from asn_desktop.services import attendance_lists, day_status, holidays, reports, roster, roster_month, shifts
from asn_desktop.services.leave import deeds as leave
from asn_desktop.store.attendance import Kehadiran

from . import leave_office
from .leave_office import D

DEC, JAN = D(2026, 12, 1), D(2027, 1, 1)
PATTERN = "P P S S M M L L"


@pytest.fixture
def kantor(session, now):
    holidays.load_shipped(session)
    made = leave_office.make(session, now)
    shifts.save(session, made.bidang, shifts.USUAL)
    return made


def fill(session, kantor, month=DEC, people=None):
    turns = shifts.of_unit(session, kantor.bidang).turns
    plan = roster_month.patterned(session, month, people or [kantor.fauzi], PATTERN, turns)
    return roster_month.save(session, kantor.bidang, month, plan)


def test_turns_are_a_units_own_or_come_from_above(session, kantor):
    assert list(shifts.of_unit(session, kantor.bidang).turns) == ["P", "S", "M", "L"]
    assert shifts.of_unit(session, kantor.root).turns == {}
    shifts.save(session, kantor.root, [Turn("A", "Siaga", True, "08:00", "08:00")])
    assert shifts.of_unit(session, kantor.root).turns["A"].minutes == 24 * 60
    again = shifts.save(session, kantor.bidang, shifts.USUAL[:3])
    assert list(again.turns) == ["P", "S", "M"]
    assert list(shifts.save(session, kantor.bidang, shifts.USUAL).turns) == ["P", "S", "M", "L"]


@pytest.mark.parametrize(
    ("turns", "code"),
    [
        ([], "shifts_missing"),
        ([Turn("PAGI1", "Pagi", True, "07:00", "14:00")], "shift_code_invalid"),
        ([Turn("P", "Pagi", True, "07:00", "14:00"), Turn("P", "Pagi", True, "08:00", "14:00")], "shift_code_twice"),
        ([Turn("P", "Pagi", True, "07:00", None)], "shift_time_missing"),
        ([Turn("P", "", True, "07:00", "14:00")], "shift_name_missing"),
    ],
)
def test_wrong_turns_are_refused_with_their_key(session, kantor, turns, code):
    with pytest.raises(Refused) as no:
        shifts.save(session, kantor.bidang, turns)
    assert code in [p.code for p in no.value.problems]


def test_a_pattern_goes_on_where_the_month_before_stopped(session, kantor):
    fill(session, kantor)
    january = roster_month.patterned(session, JAN, [kantor.fauzi], PATTERN, dict.fromkeys("PSML"))
    # 31 days of an eight-day pattern end on its seventh place: January begins with the eighth
    assert [january[kantor.fauzi][d] for d in (1, 2, 3, 4)] == ["L", "P", "P", "S"]
    staggered = roster_month.patterned(session, JAN, kantor.rekan, PATTERN, dict.fromkeys("PSML"), step=2)
    assert [staggered[p][1] for p in kantor.rekan] == ["P", "S"]


def test_a_month_is_copied_from_the_same_weekdays_four_weeks_before(session, kantor):
    fill(session, kantor)
    plan = roster_month.copied(session, kantor.bidang, JAN)[kantor.fauzi]
    december = roster_month.month(session, kantor.bidang, DEC).rows
    codes = next(r.codes for r in december if r.employee_id == kantor.fauzi)
    assert plan[1] == codes[4]
    assert plan[29] == plan[1]
    assert len(plan) == 31


@pytest.mark.parametrize(
    ("codes", "code"), [({1: "Z"}, "roster_code_unknown"), ({32: "P"}, "roster_day_invalid")]
)
def test_a_wrong_roster_is_refused_and_nothing_is_written(session, kantor, codes, code):
    with pytest.raises(Refused) as no:
        roster_month.save(session, kantor.bidang, DEC, {kantor.fauzi: {2: "P", **codes}})
    assert code in [p.code for p in no.value.problems]
    assert roster.turns_of(session, [kantor.fauzi], DEC, D(2026, 12, 31)) == {}


def test_people_of_other_units_and_empty_patterns_are_refused(session, kantor):
    with pytest.raises(Refused) as no:
        roster_month.save(session, kantor.bidang, DEC, {kantor.kepala: {1: "P"}})
    assert [p.code for p in no.value.problems] == ["roster_person_elsewhere"]
    with pytest.raises(Refused) as no:
        roster_month.patterned(session, DEC, [kantor.fauzi], " ", dict.fromkeys("PSML"))
    assert [p.code for p in no.value.problems] == ["roster_pattern_empty"]


def test_duty_on_a_day_of_leave_and_short_rest_after_a_night_are_told(session, kantor, today, now):
    asked = leave.LeaveAsk(kantor.fauzi, D(2026, 12, 1), D(2026, 12, 2), "Keluarga", "Jl. Rekaan 5", "0812")
    leave.ask(session, asked, today=today, now=now)
    found = roster_month.save(session, kantor.bidang, DEC, {kantor.fauzi: {1: "P", 2: "L", 5: "M", 6: "P"}})
    (row,) = [r for r in found.rows if r.employee_id == kantor.fauzi]
    assert [(p.code, p.field) for p in row.problems] == [
        ("roster_leave_conflict", "hari_1"), ("roster_rest_short", "hari_6"),
    ]  # fmt: skip
    assert row.away == {1, 2}


def test_the_roster_says_who_is_on_duty_for_the_counting_of_leave(session, kantor):
    roster_month.save(session, kantor.bidang, DEC, {kantor.fauzi: {5: "P", 6: "M", 7: "L"}})
    found = roster.duty(session, [kantor.fauzi, kantor.kepala], D(2026, 12, 5), D(2026, 12, 8))
    saturday, sunday, monday = (D(2026, 12, d) for d in (5, 6, 7))
    assert found == {kantor.fauzi: {saturday: True, sunday: True, monday: False}}
    assert roster.duty(session, [kantor.fauzi], D(2027, 1, 1), D(2027, 1, 31)) == {}


def test_annual_leave_of_a_unit_on_shifts_is_counted_by_the_roster(session, kantor, today):
    plan = {4: "L", 5: "P", 6: "M", 7: "L", 24: "P", 25: "P"}  # Friday off, the weekend on duty, Monday off
    roster_month.save(session, kantor.bidang, DEC, {kantor.fauzi: plan})

    def counted(first, last):
        wish = leave.LeaveAsk(kantor.fauzi, first, last, "Keluarga", "Jl. Rekaan 5", "0812")
        return [day.day for day in leave.preview(session, wish, today=today).days]

    assert counted(D(2026, 12, 4), D(2026, 12, 8)) == [5, 6, 8]  # the 8th has no turn: by the week
    assert counted(D(2026, 12, 23), D(2026, 12, 28)) == [23, 28]  # cuti bersama and Natal are no days of leave


def test_the_book_of_days_follows_the_roster_and_its_hours(session, kantor, today):
    november = D(2026, 11, 1)
    plan = {kantor.fauzi: {1: "M", 2: "L", 3: "P", 7: "S"}}
    roster_month.save(session, kantor.bidang, november, plan)
    times = {"1": {"masuk": "21:20"}, "7": {"masuk": "13:50", "pulang": "21:00"}}
    session.add(Kehadiran(employee_id=kantor.fauzi, bulan=november, hari=times, sumber="impor"))
    session.flush()
    (row,) = day_status.month(session, november, today=today, employee_id=kantor.fauzi).rows
    assert [row.cells[d - 1].status for d in (1, 2, 3, 7)] == [
        Status.HADIR, Status.LEPAS_JAGA, Status.BELUM, Status.HADIR,
    ]  # fmt: skip
    assert (row.late, row.late_days) == (20, 1)  # a night turn from 21.00 on a Sunday


def test_the_roster_is_printed_on_one_sheet(session, kantor, now):
    fill(session, kantor, people=[kantor.fauzi, *kantor.rekan])
    table = attendance_lists.roster(session, kantor.bidang, DEC)
    assert next(r for r in table.rows() if r.employee_id == kantor.fauzi).cells[2:6] == ("P", "P", "S", "S")
    assert "M malam 21.00–07.30" in table.notes[0]
    assert reports.pdf(table, now=now).startswith(b"%PDF")


def test_a_pattern_laid_over_a_month_begins_where_it_is_told():
    assert repeat(("A", "B", "C"), 4, start=1) == {1: "B", 2: "C", 3: "A", 4: "B"}
    assert repeat((), 4) == {}
    assert dt.date(2026, 12, 1).isoweekday() == 2
