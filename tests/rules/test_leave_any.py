"""What holds for every wish of every kind: no negative days, sums that no splitting changes, no clock (leave.md §2).

The wishes are those of the second reckoning.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.rules import workdays
from asn_desktop.rules.leave import law, length, sick
from asn_desktop.rules.leave.annual_right import LeaveRules
from asn_desktop.rules.leave.wish import Kind, Verdict
from tests.rules.leave_wishes import CALENDAR, RULES, TODAY
from tests.rules.test_leave_kinds_oracle import Case, cases

D = dt.date
DAY = dt.timedelta(days=1)
KINDS = pytest.mark.parametrize("kind", list(Kind))
FEW = settings(max_examples=60, deadline=None)
ROSTERS = st.one_of(st.none(), st.dictionaries(st.dates(D(2025, 1, 1), D(2026, 12, 31)), st.booleans(), max_size=40))


def verdict_of(case: Case, today: D = TODAY, rules: LeaveRules | None = None) -> Verdict:
    return law.judge(case.wish, case.facts, case.past, CALENDAR, case.week, rules or case.rules, today=today)


def codes(verdict: Verdict) -> set[str]:
    return {problem.code for problem in verdict.problems}


@KINDS
@FEW
@given(data=st.data())
def test_days_are_never_negative_and_every_answer_says_why(kind: Kind, data: st.DataObject) -> None:
    case = data.draw(cases(kind))
    verdict = verdict_of(case)
    assert verdict.lama >= 0
    assert verdict.satuan in ("hari kerja", "hari", "bulan", "tahun")
    assert all(problem.blocks for problem in verdict.problems)
    assert not any(problem.blocks for problem in verdict.warnings)
    if "type_not_for_status" not in codes(verdict):
        assert verdict.lines[0].code == "lama"
        assert verdict.lama > 0 or codes(verdict) & {"zero_working_days", "calendar_missing"}
    for problem in verdict.problems:
        assert problem.values.get("sisa", 0) >= 0


@KINDS
@FEW
@given(data=st.data())
def test_the_answer_does_not_depend_on_when_it_was_asked(kind: Kind, data: st.DataObject) -> None:
    case = data.draw(cases(kind))
    one = verdict_of(case, data.draw(st.dates(D(2024, 1, 1), D(2030, 1, 1))))
    other = verdict_of(case, data.draw(st.dates(D(2024, 1, 1), D(2030, 1, 1))))
    assert dataclasses.replace(one, warnings=()) == dataclasses.replace(other, warnings=())


@KINDS
@FEW
@given(data=st.data())
def test_the_limit_is_a_line_before_it_allowed_and_after_it_refused(kind: Kind, data: st.DataObject) -> None:
    case = data.draw(cases(kind))
    end = law.latest_end(case.wish, case.facts, case.past, CALENDAR, case.week, case.rules)
    if end is None or kind is Kind.TAHUNAN or end < case.wish.first:
        return
    too_long = {"exceeds_max_duration", "after_service_end", "needs_health_board"}
    at = verdict_of(dataclasses.replace(case, wish=dataclasses.replace(case.wish, last=end)))
    beyond = verdict_of(dataclasses.replace(case, wish=dataclasses.replace(case.wish, last=end + DAY)))
    assert not codes(at) & too_long
    assert codes(beyond) & too_long


@KINDS
@FEW
@given(data=st.data())
def test_a_longer_leave_is_never_easier(kind: Kind, data: st.DataObject) -> None:
    case = data.draw(cases(kind))
    shorter = dataclasses.replace(case.wish, last=data.draw(st.dates(case.wish.first, case.wish.last)))
    before = codes(verdict_of(dataclasses.replace(case, wish=shorter)))
    after = codes(verdict_of(case))
    eased = {"zero_working_days", "remote_addition_without_annual", "needs_health_board"}  # these grow into others
    assert before - eased <= after


@FEW
@given(data=st.data())
def test_more_months_in_the_settings_never_allow_less(data: st.DataObject) -> None:
    case = data.draw(cases(data.draw(st.sampled_from([k for k in Kind if k is not Kind.TAHUNAN]))))
    fields = [name for name in RULES.as_values() if name.endswith("_bulan") or name == "keguguran_hari"]
    more = dataclasses.replace(case.rules, **{name: RULES.as_values()[name] + 1 for name in fields})
    args = (case.wish, case.facts, case.past, CALENDAR, case.week)
    now, then = law.latest_end(*args, case.rules), law.latest_end(*args, more)
    assert (now is None) == (then is None)
    assert now is None or then is None or now <= then


@given(st.dates(D(2025, 1, 1), D(2026, 6, 1)), st.integers(0, 90), st.integers(0, 90), ROSTERS,
       st.sampled_from(["12345", "123456"]), st.booleans())  # fmt: skip
def test_splitting_a_period_changes_neither_working_nor_calendar_days(
    first: D, left: int, right: int, roster: dict[D, bool] | None, week: str, never: bool
) -> None:
    middle, last = first + DAY * left, first + DAY * (left + right + 1)

    def count(a: D, b: D) -> list[D]:
        return workdays.working_days(CALENDAR, week, a, b, no_joint_leave=never, roster=roster)

    assert count(first, middle) + count(middle + DAY, last) == count(first, last)
    whole = length.calendar_days(first, last)
    assert length.calendar_days(first, middle) + length.calendar_days(middle + DAY, last) == whole


@given(st.dates(D(2025, 1, 1), D(2026, 6, 1)), st.integers(1, 24), ROSTERS, st.sampled_from(["12345", "123456"]))
def test_the_end_of_a_count_is_its_inverse_with_a_roster_too(
    first: D, count: int, roster: dict[D, bool] | None, week: str
) -> None:
    last = workdays.leave_end(CALENDAR, week, first, count, roster=roster)
    assert len(workdays.working_days(CALENDAR, week, first, last, roster=roster)) == count


@given(st.dates(D(2025, 1, 1), D(2027, 6, 1)), st.integers(1, 40), st.integers(1, 40))
def test_months_taken_one_after_the_other_are_the_months_together(first: D, one: int, two: int) -> None:
    if first.day > 28:
        first = first.replace(day=28)  # BKN's month ends swallow days: 31 January + 1 month is 28 February
    middle = workdays.period_end(first, one)
    assert workdays.period_end(middle + DAY, two) == workdays.period_end(first, one + two)
    assert length.whole_months(first, middle) == one


@FEW
@given(data=st.data())
def test_splitting_a_letter_of_sickness_changes_no_limit(data: st.DataObject) -> None:
    case = data.draw(cases(Kind.SAKIT))
    wish = dataclasses.replace(case.wish, reason_code="sakit")
    if wish.first == wish.last:
        return
    cut = data.draw(st.dates(wish.first, wish.last - DAY))
    early = sick.Sick(wish.first, cut, "sakit")
    rest = dataclasses.replace(wish, first=cut + DAY)
    past = dataclasses.replace(case.past, sick=(*case.past.sick, early))
    whole = sick.spell(wish, case.past, CALENDAR, case.week, case.rules)
    parts = sick.spell(rest, past, CALENDAR, case.week, case.rules)
    assert (parts.since, parts.days) == (whole.since, whole.days)
    assert sick.latest(rest, case.facts, parts, case.rules) == sick.latest(
        wish, case.facts, whole, case.rules
    )
