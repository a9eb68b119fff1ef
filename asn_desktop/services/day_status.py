"""The ledger of days: one status for each person and day of a month, worked out on read from what is recorded.

About fifteen queries whatever the number of people; nothing is kept. Source: leave.md §2.2, rules/day_status.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from asn_desktop.rules import attendance as sums
from asn_desktop.rules import day_status as rules
from asn_desktop.rules import workdays
from asn_desktop.rules.attendance import Hours
from asn_desktop.rules.day_status import DayFacts, DayStatus, Permit, Seen, Status
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.rules.roster import Turn
from asn_desktop.rules.workdays import Calendar, DayKind
from asn_desktop.services import day_people, day_sources, holidays, roster, shifts, work_hours
from asn_desktop.services.day_people import DayPerson
from asn_desktop.services.day_sources import Over
from asn_desktop.services.work_hours import WorkHours
from asn_desktop.store import bulk


@dataclass(frozen=True)
class DayRow:
    """One person's month; `cells[0]` is the first day. Minutes are sums of the month."""

    person: DayPerson
    cells: tuple[DayStatus, ...]
    late: int = 0
    early: int = 0
    late_days: int = 0
    recorded: bool = False  # attendance of the month was brought in

    @property
    def employee_id(self) -> uuid.UUID:
        """The person's id."""
        return self.person.id


@dataclass(frozen=True)
class DayBook:
    """A month of a unit, person by day."""

    unit_id: uuid.UUID | None
    unit: str
    month: dt.date  # first day
    today: dt.date
    rows: tuple[DayRow, ...]
    holidays: Mapping[int, str]  # day -> name
    rest: frozenset[int]  # days the unit does not work by its week
    open: bool  # False: kinds and reasons are closed to the reader
    calendar_known: bool = True

    @property
    def days(self) -> int:
        """Number of days of the month."""
        return workdays.period_end(self.month, 1).day

    def date(self, day: int) -> dt.date:
        """The date of a day of the month."""
        return self.month.replace(day=day)

    def counts(self, row: DayRow) -> Counter[Status]:
        """Days of each status of one person."""
        return sums.count(((self.date(n), c) for n, c in enumerate(row.cells, 1)), self.today)

    def proposals(self) -> Iterator[tuple[DayRow, dt.date]]:
        """Days nobody knows anything about though the month's attendance is in: to be asked, never decided here."""
        for row in self.rows:
            for number, cell in enumerate(row.cells, 1):
                day = self.date(number)
                if rules.is_proposal(cell, day, self.today, recorded=row.recorded):
                    yield row, day

    def conflicts(self) -> Iterator[tuple[DayRow, dt.date, str]]:
        """Days on which two sources say different things, with the code of what they say."""
        for row in self.rows:
            for number, cell in enumerate(row.cells, 1):
                for code in cell.conflicts:
                    yield row, self.date(number), code


@dataclass
class _Known:
    """What is known of one person, by day of the month."""

    turns: Mapping[dt.date, str] = field(default_factory=dict)
    shifts: Mapping[str, Turn] = field(default_factory=dict)
    over: list[tuple[str, Over]] = field(default_factory=list)
    seen: Mapping[int, Seen] = field(default_factory=dict)
    imported: bool = False
    joint: frozenset[dt.date] = frozenset()


@dataclass
class _Month:
    """What all people of the month share."""

    dates: list[dt.date]
    calendar: Calendar
    hours: WorkHours
    plain: dict[tuple[str, bool, dt.date], DayStatus] = field(default_factory=dict)  # days nothing is recorded of
    kinds: dict[tuple[str, bool, dt.date], DayKind] = field(default_factory=dict)

    def kind(self, person: DayPerson, day: dt.date, joint: frozenset[dt.date]) -> DayKind:
        """What the day is for the person's week; of a year without SKB only the week is known."""
        without = person.no_joint_leave or day in joint
        key = person.workweek, without, day
        if key not in self.kinds:
            if day.year in self.calendar.years:
                self.kinds[key] = workdays.day_kind(self.calendar, person.workweek, day, no_joint_leave=without)
            else:
                works = str(day.isoweekday()) in person.workweek
                self.kinds[key] = DayKind.WORK if works else DayKind.REST
        return self.kinds[key]


def month(
    session: Session, month: dt.date, unit_id: uuid.UUID | None = None, *, today: dt.date,
    employee_id: uuid.UUID | None = None,
) -> DayBook:  # fmt: skip
    """The book of the month `month` lies in: a unit with those below it, the whole office, or one person.

    To a role without READ_SENSITIVE sickness reads "cuti", and kinds and reasons are missing. Refuses UNIT_UNKNOWN.
    """
    require(session.info["actor"], Deed.READ)
    first = month.replace(day=1)
    last = workdays.period_end(first, 1)
    people, unit = day_people.of_month(session, first, last, unit_id, employee_id)
    calendar = holidays.calendar(session, [first.year])
    shared = _Month(workdays.days(first, last), calendar, work_hours.load(session, first, last))
    known = _gather(session, people, first, last)
    open_ = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    with bulk.collector_paused():
        rows = [_row(person, known.get(person.id) or _Known(), shared, open_) for person in people]
    names = {d.day: n for d in shared.dates if (n := calendar.name(d))}
    week = day_people.workweek(session, unit_id)
    rest = frozenset(d.day for d in shared.dates if str(d.isoweekday()) not in week)
    return DayBook(unit_id, unit, first, today, tuple(rows), names, rest, open_, first.year in calendar.years)


def _gather(
    session: Session, people: list[DayPerson], first: dt.date, last: dt.date
) -> dict[uuid.UUID, _Known]:
    ids = [p.id for p in people]
    known = {p.id: _Known() for p in people}
    for name, found in (
        ("leave", day_sources.leaves(session, ids, first, last)),
        ("away", day_sources.elsewhere(session, ids, first, last)),
        ("duty", day_sources.duties(session, ids, first, last)),
        ("permit", day_sources.permits(session, ids, first, last)),
    ):
        for one in found:
            known[one.employee_id].over.append((name, one))
    for person, joint in _by_person(day_sources.joint_duty(session, ids, first, last)).items():
        known[person].joint = joint
    for person, seen in day_people.attendance(session, ids, first).items():
        known[person].seen, known[person].imported = seen.days, seen.imported
    effective = shifts.effective(session)
    turns = roster.turns_of(session, ids, first, last) if effective else {}
    for one_person in people:
        if one_person.id in turns and one_person.unit_id in effective:
            known[one_person.id].turns = turns[one_person.id]
            known[one_person.id].shifts = effective[one_person.unit_id]
    return known


def _by_person(pairs: set[tuple[uuid.UUID, dt.date]]) -> dict[uuid.UUID, frozenset[dt.date]]:
    found: dict[uuid.UUID, frozenset[dt.date]] = {}
    for person, day in pairs:
        found[person] = found.get(person, frozenset()) | {day}
    return found


def _row(person: DayPerson, known: _Known, shared: _Month, open_: bool) -> DayRow:
    cells: list[DayStatus] = []
    late = early = late_days = 0
    for day in shared.dates:
        touching = [(name, o) for name, o in known.over if o.first <= day <= o.last] if known.over else []
        seen = known.seen.get(day.day)
        turn = known.shifts.get(known.turns.get(day, "")) if known.shifts else None
        if not touching and seen is None and turn is None and person.serves(day):
            cells.append(_plain(person, day, known.joint, shared))
            continue
        facts = _facts(person, day, known, shared, touching, seen, turn)
        found = rules.status_of(facts)
        cells.append(found if open_ else rules.open_to_all(found))
        if seen is not None and seen.present and found.status is Status.HADIR and found.expected:
            hours = work_hours.of_turn(turn) if turn else shared.hours.of(person.workweek, day)
            minutes, before = _minutes(seen, hours, facts.permits)
            late, early, late_days = late + minutes, early + before, late_days + (minutes > 0)
    return DayRow(person, tuple(cells), late, early, late_days, known.imported)


def _minutes(seen: Seen, hours: Hours | None, permits: tuple[Permit, ...]) -> tuple[int, int]:
    return sums.late(seen.came, hours, permits), sums.early(seen.went, hours, permits)


def _plain(person: DayPerson, day: dt.date, joint: frozenset[dt.date], shared: _Month) -> DayStatus:
    """A day of which nothing is recorded: the same for everybody of the same week."""
    without = person.no_joint_leave or day in joint
    key = person.workweek, without, day
    if key not in shared.plain:
        facts = DayFacts(shared.kind(person, day, joint), shared.calendar.name(day))
        shared.plain[key] = rules.status_of(facts)
    return shared.plain[key]


def _facts(
    person: DayPerson, day: dt.date, known: _Known, shared: _Month, touching: list[tuple[str, Over]],
    seen: Seen | None, turn: Turn | None,
) -> DayFacts:  # fmt: skip
    facts = DayFacts(
        shared.kind(person, day, known.joint), shared.calendar.name(day), person.serves(day),
        roster=turn.on_duty if turn else None, shift=turn.code if turn else None, seen=seen,
    )  # fmt: skip
    permits: list[Permit] = []
    for name, one in touching:
        if name == "leave" and (facts.leave is None or one.what.granted):
            facts = replace(facts, leave=one.what)
        elif name == "duty":
            facts = replace(facts, duty=one.what)
        elif name == "permit":
            held = one.what
            permits.append(Permit(held.kind.code, held.kind.name, held.kind.whole_day, (held.starts, held.ends)))
        elif name == "away" and one.what.kind == "belajar":
            facts = replace(facts, study=True)
        elif name == "away" and one.what.kind == "cltn":
            facts = replace(facts, leave=rules.Leave("CLTN", one.first, one.last))
        elif name == "away":
            facts = replace(facts, in_service=False)
    return replace(facts, permits=tuple(permits)) if permits else facts
