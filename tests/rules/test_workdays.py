"""Holidays, working days and ends of periods, against the SKB table and the examples of leave.md."""

from __future__ import annotations

import csv
import datetime as dt

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop import files
from asn_desktop.problems import Refused
from asn_desktop.rules import workdays
from asn_desktop.rules.workdays import Calendar, DayKind

D = dt.date
ROWS = list(csv.DictReader(files.resource("tables/hari_libur.csv").read_text("utf-8").splitlines()))
CALENDAR = Calendar(
    {D.fromisoformat(r["tanggal"]): r["nama"] for r in ROWS if r["jenis"] == "libur"},
    {D.fromisoformat(r["tanggal"]): r["nama"] for r in ROWS if r["jenis"] == "bersama"},
    frozenset({2024, 2025, 2026, 2027}),
)
DAYS = st.dates(D(2024, 1, 1), D(2027, 12, 31))


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
@pytest.mark.parametrize(("kind", "category"), [("libur", "public"), ("bersama", "government")])
def test_table_equals_the_independent_package(year: int, kind: str, category: str) -> None:
    ours = {D.fromisoformat(r["tanggal"]) for r in ROWS if r["jenis"] == kind and r["tanggal"].startswith(str(year))}
    assert ours == set(holidays.country_holidays("ID", years=year, categories=(category,)))


def test_table_counts_what_the_skb_counts() -> None:
    counts = {(y, k): sum(r["jenis"] == k and r["tanggal"].startswith(str(y)) for r in ROWS)
              for y in (2024, 2025, 2026, 2027) for k in ("libur", "bersama")}
    assert [counts[y, "libur"] for y in (2024, 2025, 2026, 2027)] == [19, 17, 17, 18]
    assert [counts[y, "bersama"] for y in (2024, 2025, 2026, 2027)] == [10, 11, 8, 8]


def test_every_row_names_its_decree_and_its_day() -> None:
    for row in ROWS:
        assert row["dasar"], row
        assert D.fromisoformat(row["berlaku_mulai"]) <= D.fromisoformat(row["tanggal"])


def test_changed_and_waiting_days_say_so() -> None:
    by_day = {r["tanggal"]: r for r in ROWS}
    assert by_day["2025-08-18"]["berlaku_mulai"] == "2025-08-07"
    assert {r["status"] for r in ROWS if r["jenis"] == "bersama" and r["tanggal"] >= "2027"} == {"menunggu Keppres"}
    assert by_day["2026-12-24"]["status"] == "berlaku"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (D(2026, 3, 1), 3, D(2026, 5, 31)),
        (D(2027, 11, 30), 3, D(2028, 2, 29)),
        (D(2026, 8, 3), 3, D(2026, 11, 2)),
        (D(2026, 1, 31), 1, D(2026, 2, 28)),
        (D(2026, 1, 31), 2, D(2026, 3, 30)),
        (D(2025, 6, 1), 12, D(2026, 5, 31)),
    ],
)
def test_period_end(start: D, months: int, end: D) -> None:
    assert workdays.period_end(start, months) == end


def test_service_from_29_february_is_complete_on_1_march() -> None:
    assert workdays.completed(D(2024, 2, 29), 1) == D(2025, 3, 1)


@pytest.mark.parametrize(
    ("first", "last", "week", "count"),
    [
        pytest.param(D(2026, 5, 11), D(2026, 5, 23), "12345", 8, id="example 22, five days"),
        pytest.param(D(2026, 5, 11), D(2026, 5, 23), "123456", 10, id="example 22, six days"),
        pytest.param(D(2026, 12, 28), D(2026, 12, 31), "12345", 4, id="example 21, 2026"),
        pytest.param(D(2027, 1, 1), D(2027, 1, 8), "12345", 4, id="example 21, 2027"),
        pytest.param(D(2026, 12, 21), D(2026, 12, 31), "12345", 7, id="the picture"),
        pytest.param(D(2026, 3, 21), D(2026, 3, 22), "12345", 0, id="a weekend of Idul Fitri"),
        pytest.param(D(2025, 8, 18), D(2025, 8, 18), "12345", 0, id="the day added in August 2025"),
    ],
)
def test_working_days(first: D, last: D, week: str, count: int) -> None:
    assert len(workdays.working_days(CALENDAR, week, first, last)) == count


def test_position_without_cuti_bersama_works_on_it() -> None:
    day = D(2026, 12, 24)
    assert workdays.day_kind(CALENDAR, "12345", day) is DayKind.JOINT
    assert workdays.day_kind(CALENDAR, "12345", day, no_joint_leave=True) is DayKind.WORK


def test_example_20_twelve_days_end_on_21_july_and_addition_on_2_august() -> None:
    last = workdays.leave_end(CALENDAR, "12345", D(2026, 7, 6), 12)
    assert last == D(2026, 7, 21)
    assert last + dt.timedelta(days=12) == D(2026, 8, 2)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(D(2029, 2, 1), D(2029, 2, 3), "calendar_missing"), (D(2026, 6, 10), D(2026, 6, 3), "end_before_start")],
)
def test_refusals(first: D, last: D, code: str) -> None:
    with pytest.raises(Refused) as no:
        workdays.working_days(CALENDAR, "12345", first, last)
    assert [p.code for p in no.value.problems] == [code]


@given(DAYS, DAYS, DAYS, st.sampled_from(["12345", "123456"]))
def test_splitting_a_period_does_not_change_the_sum(a: D, b: D, c: D, week: str) -> None:
    first, middle, last = sorted((a, b, c))
    whole = workdays.working_days(CALENDAR, week, first, last)
    left = workdays.working_days(CALENDAR, week, first, middle)
    right = [] if middle == last else workdays.working_days(CALENDAR, week, middle + dt.timedelta(days=1), last)
    assert whole == left + right


@given(DAYS, st.integers(1, 12))
def test_leave_end_is_the_inverse_of_counting(first: D, count: int) -> None:
    if first.year == 2027 and first.month > 10:
        first = first.replace(year=2026)
    last = workdays.leave_end(CALENDAR, "12345", first, count)
    assert len(workdays.working_days(CALENDAR, "12345", first, last)) == count
