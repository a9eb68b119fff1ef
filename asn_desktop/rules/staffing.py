"""On which working days too many of a unit are away at once: a warning, never a refusal.

Source: leave.md §2.3 (PP 11/2017 art. 312: the official keeps the unit running; no national quota), the limit is the
office's own setting `serentak_persen`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from asn_desktop.rules.workdays import Calendar, DayKind, day_kind

Who = TypeVar("Who")


@dataclass(frozen=True, slots=True)
class ThinDay(Generic[Who]):
    """A working day on which more than the limit are away: who, out of how many."""

    day: dt.date
    who: tuple[Who, ...]
    size: int

    @property
    def percent(self) -> int:
        """How many of a hundred are away, rounded down."""
        return len(self.who) * 100 // self.size


def thin_days(
    away: Mapping[dt.date, Iterable[Who]], size: int, calendar: Calendar, workweek: str, percent: int
) -> tuple[ThinDay[Who], ...]:
    """Working days on which more than `percent` of `size` people are away, by day (PP 11/2017 art. 312).

    One person alone is never a crowd, and a unit of one is always either full or empty. Days of a year whose SKB is
    not loaded are left out: nobody knows whether they are worked.
    """
    found = []
    for day in sorted(away):
        who = tuple(away[day])
        crowded = len(who) > 1 and size > 1 and len(who) * 100 > percent * size
        if crowded and day.year in calendar.years and day_kind(calendar, workweek, day) is DayKind.WORK:
            found.append(ThinDay(day, who, size))
    return tuple(found)
