"""How long a leave is, in the unit of its kind (leave.md §2.2).

Source: PP 11/2017 art. 309-341, Peraturan BKN 24/2017 III: annual leave in working days; the others by the calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import workdays
from asn_desktop.rules.leave import sick
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Kind, Wish
from asn_desktop.rules.workdays import Calendar

WORKING = "hari kerja"
DAYS = "hari"
MONTHS = "bulan"
YEARS = "tahun"


@dataclass(frozen=True)
class Length:
    """`amount` in `unit`; `days` are the working days annual leave is charged with."""

    amount: int
    unit: str
    days: tuple[dt.date, ...] = ()
    problems: tuple[Problem, ...] = ()


def measured(
    wish: Wish, calendar: Calendar, workweek: str, rules: LeaveRules, *, no_joint_leave: bool = False,
    roster: Mapping[dt.date, bool] | None = None,
) -> Length:  # fmt: skip
    """The length of `wish` (leave.md §2.2); `calendar_missing` stands in the answer, as a preview needs it."""
    try:
        if wish.kind is Kind.TAHUNAN:
            days = workdays.working_days(
                calendar, workweek, wish.first, wish.last, no_joint_leave=no_joint_leave, roster=roster
            )
            return Length(len(days), WORKING, tuple(days))
        if wish.kind is Kind.SAKIT and rules.sakit_hitung == "kerja":
            return Length(sick.working_length(wish, calendar, workweek, roster), WORKING)
    except Refused as no:
        return Length(0, WORKING, problems=no.problems)
    if wish.kind is Kind.SAKIT:
        return Length(calendar_days(wish.first, wish.last), DAYS)
    return by_calendar(wish.first, wish.last, years=wish.kind is Kind.CLTN)


def calendar_days(first: dt.date, last: dt.date) -> int:
    """Days from `first` to `last`, both included (leave.md §2.2)."""
    return (last - first).days + 1


def by_calendar(first: dt.date, last: dt.date, *, years: bool = False) -> Length:
    """Whole years (CLTN), else whole months, else days: 1 March to 31 May is 3 months (Peraturan BKN 24/2017 III.B)."""
    months = whole_months(first, last)
    if months is None:
        return Length(calendar_days(first, last), DAYS)
    if years and months % 12 == 0:
        return Length(months // 12, YEARS)
    return Length(months, MONTHS)


def whole_months(first: dt.date, last: dt.date) -> int | None:
    """How many whole calendar months [first..last] is, or None when it is not whole (leave.md §2.2)."""
    about = (last.year - first.year) * 12 + last.month - first.month
    for months in (about, about + 1):
        if months > 0 and workdays.period_end(first, months) == last:
            return months
    return None
