"""A year of a unit: who is away when, in words no wall may not hear, and the days on which too few are left.

Only names and days, and whether the decision is awaited: no kind, no reason (UU 27/2022 art. 4). Source of the warning:
PP 11/2017 art. 312 and the office's setting `serentak_persen`.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.rules import staffing
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.staffing import ThinDay
from asn_desktop.rules.workdays import Calendar, period_end
from asn_desktop.services import holidays, units
from asn_desktop.services.leave import balance
from asn_desktop.services.leave import calendar as leave_calendar
from asn_desktop.services.leave.calendar import Away
from asn_desktop.store import bulk


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days away inside the year asked about; `pasti` is False while the decision is awaited."""

    mulai: dt.date
    sampai: dt.date
    pasti: bool


@dataclass(frozen=True, slots=True)
class PersonYear:
    """One person's stretches of the year, by day."""

    employee_id: uuid.UUID
    nama: str
    unit_id: uuid.UUID | None
    unit: str | None
    spans: tuple[Stretch, ...]


@dataclass(frozen=True)
class UnitWarning:
    """Days on which more than the limit of one unit are away (its own people, not those of units below)."""

    unit_id: uuid.UUID
    unit: str
    size: int
    days: tuple[ThinDay[str], ...]


@dataclass(frozen=True)
class LeaveYear:
    """A year of a unit with everything below it: calendar, who is away, and where too few are left."""

    year: int
    calendar: Calendar
    workweek: str
    size: int
    percent: int  # the limit of the warning
    people: tuple[PersonYear, ...]  # only those with a stretch, by name
    thin: tuple[UnitWarning, ...]

    def on(self, day: dt.date) -> list[PersonYear]:
        """Who is away on a day."""
        return [p for p in self.people if any(s.mulai <= day <= s.sampai for s in p.spans)]


@bulk.collector_paused()
def year(session: Session, unit_id: uuid.UUID | None, year: int) -> LeaveYear:
    """The calendar of `year` for a unit and those below it, or for the whole office. Refuses role_not_allowed."""
    require(session.info["actor"], Deed.READ)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    away = leave_calendar.away_between(session, first, last, unit_id)
    calendar = holidays.calendar(session, [year])
    percent = balance.rules_on(session, first).serentak_persen
    return LeaveYear(
        year, calendar, balance.workweek(session, unit_id or units.root(session)),
        leave_calendar.size(session, unit_id), percent, _people(away, first, last),
        warnings(session, away, first, last, calendar=calendar, percent=percent),
    )  # fmt: skip


def month_warnings(session: Session, unit_id: uuid.UUID | None, month: dt.date) -> tuple[UnitWarning, ...]:
    """The days of one month on which too few of a unit are left, for the unit and those below it."""
    require(session.info["actor"], Deed.READ)
    first = month.replace(day=1)
    last = period_end(first, 1)
    away = leave_calendar.away_between(session, first, last, unit_id)
    percent = balance.rules_on(session, first).serentak_persen
    calendar = holidays.calendar(session, [first.year])
    return warnings(session, away, first, last, calendar=calendar, percent=percent)


def _people(away: list[Away], first: dt.date, last: dt.date) -> tuple[PersonYear, ...]:
    """One line for each person, in the order of the names; stretches cut to the year."""
    found: dict[uuid.UUID, tuple[Away, list[Stretch]]] = {}
    for one in away:
        spans = found.setdefault(one.employee_id, (one, []))[1]
        spans.append(Stretch(max(one.mulai, first), min(one.sampai, last), one.pasti))
    return tuple(
        PersonYear(one.employee_id, one.nama, one.unit_id, one.unit, tuple(sorted(spans, key=lambda s: s.mulai)))
        for one, spans in found.values()
    )


def warnings(
    session: Session, away: list[Away], first: dt.date, last: dt.date, *, calendar: Calendar, percent: int
) -> tuple[UnitWarning, ...]:
    """Units with too few people left on some working day of [first..last], in the order of their names."""
    groups: defaultdict[uuid.UUID, list[Away]] = defaultdict(list)
    for one in away:
        if one.unit_id is not None:
            groups[one.unit_id].append(one)
    sizes = leave_calendar.sizes(session) if groups else {}
    found = []
    for unit, rows in groups.items():
        by_day: defaultdict[dt.date, dict[uuid.UUID, str]] = defaultdict(dict)
        for one in rows:
            for day in range((min(one.sampai, last) - (start := max(one.mulai, first))).days + 1):
                by_day[start + dt.timedelta(days=day)][one.employee_id] = one.nama
        size = sizes.get(unit, 0)
        week = balance.workweek(session, unit)
        names = {day: tuple(who.values()) for day, who in by_day.items()}
        if days := staffing.thin_days(names, size, calendar, week, percent):
            found.append(UnitWarning(unit, rows[0].unit or "", size, days))
    return tuple(sorted(found, key=lambda w: w.unit.casefold()))
