"""Working days, holidays and the ends of periods (leave.md §2.2).

Source: PP 11/2017 art. 333, Perpres 21/2023 (working week), the yearly SKB and Keppres (holidays, cuti bersama).
"""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from asn_desktop.problems import Problem, Refused


class DayKind(StrEnum):
    """What a day is for one employee; only WORK is counted for annual leave."""

    WORK = "kerja"
    REST = "istirahat"
    HOLIDAY = "libur"
    JOINT = "bersama"


@dataclass(frozen=True)
class Calendar:
    """National and local holidays and cuti bersama: day -> name; `years` are those whose SKB is loaded.

    `ids` names the table row each day came from, so that a decision can be replayed.
    """

    libur: Mapping[dt.date, str]
    bersama: Mapping[dt.date, str]
    years: frozenset[int]
    ids: Mapping[dt.date, str] | None = None
    menunggu: frozenset[dt.date] = frozenset()  # cuti bersama without a Keppres yet, dates awaiting the isbat
    antara: frozenset[dt.date] = frozenset()  # days between two of cuti bersama that the office gives too: `bridged`

    def name(self, day: dt.date) -> str | None:
        """The day's name in the words of the SKB, or None on an ordinary day."""
        return self.libur.get(day) or self.bersama.get(day)


def rests(workweek: str, day: dt.date, roster: Mapping[dt.date, bool] | None = None) -> bool:
    """Whether `day` is a day of rest: by the roster where it names the day, else by the weekday (Perpres 21/2023)."""
    if roster is not None and day in roster:
        return not roster[day]
    return str(day.isoweekday()) not in workweek


def day_kind(
    calendar: Calendar, workweek: str, day: dt.date, *, no_joint_leave: bool = False,
    roster: Mapping[dt.date, bool] | None = None,
) -> DayKind:  # fmt: skip
    """What `day` is: a national holiday before anything else, then the weekly rest, then cuti bersama.

    `workweek` lists ISO weekdays ("12345"); `roster` says of single days whether they are on duty, and replaces the
    weekday alone (units exempted under Perpres 21/2023); `no_joint_leave` is for a position that is not given cuti
    bersama (PP 11/2017 art. 333 (3)): for it the day is a working day. Refuses `calendar_missing` for an unknown year.
    """
    if day.year not in calendar.years:
        raise Refused(Problem("calendar_missing", "mulai", {"tahun": day.year}))
    if day in calendar.libur:
        return DayKind.HOLIDAY
    if rests(workweek, day, roster):
        return DayKind.REST
    if not no_joint_leave and (day in calendar.bersama or day in calendar.antara):
        return DayKind.JOINT
    return DayKind.WORK


def bridged(calendar: Calendar, reading: str) -> Calendar:
    """The calendar under the reading `sabtu_antara`: "libur" gives a Saturday between two days of cuti bersama too.

    Between: the Friday before it and the next day that is neither Sunday nor a national holiday are cuti bersama and
    the Saturday itself is not listed. "kerja", as shipped, changes nothing (leave.md §2.2, §8).
    """
    if reading != "libur":
        return calendar
    found = set()
    for friday in calendar.bersama:
        saturday = friday + dt.timedelta(days=1)
        if friday.isoweekday() != 5 or saturday in calendar.libur or saturday in calendar.bersama:
            continue
        after = saturday + dt.timedelta(days=1)
        while after.isoweekday() == 7 or after in calendar.libur:
            after += dt.timedelta(days=1)
        if after in calendar.bersama:
            found.add(saturday)
    return replace(calendar, antara=frozenset(found))


def days(first: dt.date, last: dt.date) -> list[dt.date]:
    """Every day from `first` to `last`, both included. Refuses `end_before_start`."""
    if last < first:
        raise Refused(Problem("end_before_start", "sampai", {"mulai": first, "sampai": last}))
    return [first + dt.timedelta(days=i) for i in range((last - first).days + 1)]


def working_days(
    calendar: Calendar, workweek: str, first: dt.date, last: dt.date, *, no_joint_leave: bool = False,
    roster: Mapping[dt.date, bool] | None = None,
) -> list[dt.date]:  # fmt: skip
    """The working days in [first..last] (leave.md §2.2). Refuses `end_before_start` and `calendar_missing`."""
    return [
        day
        for day in days(first, last)
        if day_kind(calendar, workweek, day, no_joint_leave=no_joint_leave, roster=roster) is DayKind.WORK
    ]


def add_months(start: dt.date, months: int) -> dt.date | None:
    """The same day of the month, `months` later, or None where that month has no such day."""
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    if start.day > _calendar.monthrange(year, month0 + 1)[1]:
        return None
    return dt.date(year, month0 + 1, start.day)


@functools.lru_cache(maxsize=4096)  # an office begins its services on few different days
def period_end(start: dt.date, months: int) -> dt.date:
    """Last day of a period of calendar months: 1 March + 3 months is 31 May (Peraturan BKN 24/2017, III.B)."""
    target = add_months(start, months)
    if target is not None:
        return target - dt.timedelta(days=1)
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    return dt.date(year, month0 + 1, _calendar.monthrange(year, month0 + 1)[1])


def completed(start: dt.date, years: int) -> dt.date:
    """First day on which `years` of service are complete: 29 Feb 2024 gives 1 Mar 2025 (leave.md §2.2)."""
    return period_end(start, 12 * years) + dt.timedelta(days=1)


def leave_end(
    calendar: Calendar, workweek: str, first: dt.date, count: int, *, no_joint_leave: bool = False,
    roster: Mapping[dt.date, bool] | None = None,
) -> dt.date:  # fmt: skip
    """The last working day of an annual leave of `count` (>= 1) working days from `first` (leave.md §2.2)."""
    day, left = first, count
    while True:
        if day_kind(calendar, workweek, day, no_joint_leave=no_joint_leave, roster=roster) is DayKind.WORK:
            left -= 1
            if left <= 0:
                return day
        day += dt.timedelta(days=1)
