"""The comparison of holiday tables, staffing and cuti bersama not given, as plain rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules import holiday_table, joint_leave, staffing
from asn_desktop.rules.holiday_table import Day, Fate, Line, Standing
from asn_desktop.rules.workdays import Calendar

D = dt.date
_DAYS = st.builds(
    Day, st.dates(D(2026, 1, 1), D(2027, 12, 31)), st.sampled_from(("libur", "bersama", "daerah")),
    st.sampled_from(("Natal", "Nyepi")), st.sampled_from(("SKB 1", "Keppres 2")),
    st.sampled_from(("", "berlaku", "menunggu Keppres")),
)  # fmt: skip


def _lines(days):
    return [Line(number, day, "") for number, day in enumerate(days, 1)]


def _after(standing, changes):
    """The table once the changes are taken in."""
    kept = list(standing)
    for change in changes:
        if change.fate in (Fate.NEW, Fate.CHANGED, Fate.GONE):
            kept = [one for one in kept if one not in change.old]
        if change.fate in (Fate.NEW, Fate.CHANGED):
            kept.append(Standing(f"baru {change.number}", change.day, "pusat"))
    return kept


@given(st.lists(_DAYS, max_size=25), st.lists(_DAYS, max_size=25))
def test_a_second_import_changes_nothing_and_no_day_is_lost_unsaid(first, second):
    table = _after([], holiday_table.compare(_lines(first), [], origin="pusat"))
    changes = holiday_table.compare(_lines(second), table, origin="pusat")
    after = _after(table, changes)
    again = holiday_table.compare(_lines(second), after, origin="pusat")
    assert {change.fate for change in again} <= {Fate.SAME, Fate.REFUSED}
    ended = {one for change in changes if change.fate in (Fate.CHANGED, Fate.GONE) for one in change.old}
    assert set(table) - set(after) == ended
    dates = [one.day.tanggal for one in after if one.day.jenis != "daerah"]
    assert len(dates) == len(set(dates)), "a date is both a national holiday and cuti bersama"


@given(st.lists(_DAYS, max_size=20), st.lists(_DAYS, max_size=20))
def test_days_are_gone_only_from_a_year_whose_whole_table_the_file_holds(first, second):
    table = _after([], holiday_table.compare(_lines(first), [], origin="pusat"))
    gone = [c for c in holiday_table.compare(_lines(second), table, origin="pusat") if c.fate is Fate.GONE]
    whole = holiday_table.whole_years(second)
    assert all(change.day.tanggal.year in whole and change.day.jenis != "daerah" for change in gone)


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("LN", "", "libur"), ("Libur Nasional", "", "libur"), ("CB", "", "bersama"), ("fakultatif", "Natal", None),
    ("libur daerah", "", "daerah"), ("Lokal", "", "daerah"), ("Cuti Bersama Idulfitri", "", "bersama"),
    ("", "Cuti bersama Natal", "bersama"), ("", "Natal", "libur"),
])  # fmt: skip
def test_kinds_as_people_write_them(text, name, kind):
    assert holiday_table.kind_of(text, name) == kind


def test_the_weekday_beside_a_date_must_be_its_own():
    assert holiday_table.check_weekday("Jum'at", D(2026, 11, 20)) == []
    assert holiday_table.check_weekday("", D(2026, 11, 20)) == []
    assert [p.code for p in holiday_table.check_weekday("Kamis", D(2026, 11, 20))] == ["holiday_weekday_wrong"]


CALENDAR = Calendar({D(2026, 12, 25): "Natal"}, {D(2026, 12, 24): "Natal"}, frozenset({2026}))


@pytest.mark.parametrize(("away", "size", "found"), [
    (2, 8, False), (3, 8, True), (1, 2, False), (2, 2, True), (1, 1, False), (25, 100, False), (26, 100, True),
])  # fmt: skip
def test_staff_strength_warns_only_beyond_the_percentage(away, size, found):
    day = {D(2026, 12, 23): [f"orang {n}" for n in range(away)]}
    assert bool(staffing.thin_days(day, size, CALENDAR, "12345", 25)) is found


def test_days_of_rest_holidays_and_unknown_years_are_no_thin_days():
    crowd = ["a", "b", "c"]
    days = (D(2026, 12, 24), D(2026, 12, 25), D(2026, 12, 26), D(2027, 1, 4))
    assert staffing.thin_days(dict.fromkeys(days, crowd), 4, CALENDAR, "12345", 25) == ()
    (thin,) = staffing.thin_days({D(2026, 12, 23): crowd}, 4, CALENDAR, "12345", 25)
    assert thin.percent == 75


@pytest.mark.parametrize(("day", "to"), [
    (D(2026, 12, 23), D(2026, 12, 31)), (D(2026, 12, 24), D(2027, 12, 31)), (D(2026, 12, 31), D(2027, 12, 31)),
    (D(2026, 3, 18), D(2026, 12, 31)),
])  # fmt: skip
def test_last_days_of_the_year_24_to_31_december_serve_the_next_year_too(day, to):
    gain = joint_leave.gain(day, 24)
    assert (gain.usable_from, gain.usable_to) == (day + dt.timedelta(days=1), to)
    assert joint_leave.gain(day, 18).usable_to.year == (2027 if day.month == 12 else 2026)


def test_a_day_of_rest_by_roster_gives_nothing_and_a_duty_on_saturday_does():
    saturday = D(2026, 11, 21)
    asked = {"always": False, "held": (), "away": (), "workweek": "12345"}
    rest = joint_leave.check_person(saturday, roster=None, **asked)
    assert rest is not None
    assert rest.code == "duty_rest_day"
    assert joint_leave.check_person(saturday, roster={saturday: True}, **asked) is None


def test_a_status_that_is_said_is_kept_and_an_unsaid_one_follows_the_decree():
    day = Day(D(2027, 12, 24), "bersama", "Natal", "SKB 1", "")
    (found,) = holiday_table.compare(_lines([day]), [], origin="pusat")
    assert found.day.status == "menunggu Keppres"
    (found,) = holiday_table.compare(_lines([replace(day, dasar="Keppres 2")]), [], origin="pusat")
    assert found.day.status == "berlaku"
    (found,) = holiday_table.compare(_lines([replace(day, status="berlaku")]), [], origin="pusat")
    assert found.day.status == "berlaku"
