"""Cuti bersama that a post is not given: which days count for whom, and when what they gain may be used.

Source: PP 11/2017 art. 333 (2)-(3), Peraturan BKN 7/2021 III.F.5-7 (leave.md §2.10): the addition is used in the same
year; a day in the last days of the year may be used in the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import workdays


@dataclass(frozen=True)
class Gain:
    """One day gained: the day of cuti bersama worked, from when and until when it may be taken."""

    day: dt.date
    usable_from: dt.date
    usable_to: dt.date

    @property
    def next_year(self) -> bool:
        """Whether it also serves the next year."""
        return self.usable_to.year > self.day.year


def gain(day: dt.date, edge: int) -> Gain:
    """What a day gives (Peraturan BKN 7/2021 III.F.5-7); `edge`: first day of December that is "end of the year"."""
    late = day.month == 12 and day.day >= edge
    return Gain(day, day + dt.timedelta(days=1), dt.date(day.year + (1 if late else 0), 12, 31))


def check_decision(
    number: str, signed: dt.date, days: Sequence[dt.date], known: Collection[dt.date], *, people: int, today: dt.date
) -> list[Problem]:
    """What the decision itself must have (PP 11/2017 art. 333 (3)): people, days of cuti bersama, number and date."""
    problems = []
    if not people:
        problems.append(Problem("duty_no_people", "orang"))
    if not days:
        problems.append(Problem("duty_no_days", "hari"))
    if not number.strip():
        problems.append(Problem("duty_number_missing", "nomor"))
    if signed > today:
        problems.append(Problem("duty_decree_future", "tanggal_sk", {"tanggal": signed}))
    problems += [Problem("duty_day_not_joint", "hari", {"tanggal": day}) for day in days if day not in known]
    return problems


def check_person(
    day: dt.date, *, always: bool, held: Collection[dt.date], away: Iterable[tuple[dt.date, dt.date]], workweek: str,
    roster: Mapping[dt.date, bool] | None,
) -> Problem | None:  # fmt: skip
    """Why this day gives this person nothing, or None (leave.md §2.10).

    A post that never has cuti bersama gains by itself; a day told before is not told twice; on leave or on a day of
    rest nothing was withheld.
    """
    values = {"tanggal": day}
    if always:
        return Problem("duty_always", "orang", values, Severity.WARNING)
    if day in held:
        return Problem("duty_twice", "orang", values, Severity.WARNING)
    if any(first <= day <= last for first, last in away):
        return Problem("duty_on_leave", "orang", values, Severity.WARNING)
    if workdays.rests(workweek, day, roster):
        return Problem("duty_rest_day", "orang", values, Severity.WARNING)
    return None


def warn_waiting(days: Sequence[dt.date]) -> list[Problem]:
    """Days whose Keppres is still awaited: the SKB announces, the Keppres binds (PP 11/2017 art. 333)."""
    return [Problem("joint_leave_waiting", "hari", {"tanggal": day}, Severity.WARNING) for day in days]
