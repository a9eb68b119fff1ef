"""The roster of a unit in a month: shown, proposed from the weeks before or from a pattern, written.

Source: Perpres 21/2023 (service units outside the common week by order of the PPK).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import roster as rules
from asn_desktop.rules import workdays
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.roster import Turn
from asn_desktop.services import holidays, shifts, units
from asn_desktop.services.leave import calendar
from asn_desktop.services.roster import turns_of
from asn_desktop.store.attendance import Roster
from asn_desktop.store.employees import EmployeeSummary

_S = EmployeeSummary
Codes = Mapping[int, str]  # day of the month -> code


@dataclass(frozen=True)
class RosterRow:
    """One person's month. `away`: days of granted leave or waiting requests, the word only."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    codes: Codes
    away: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()

    def hours(self, turns: Mapping[str, Turn]) -> int:
        """Minutes on duty in the month."""
        return sum(turns[c].minutes for c in self.codes.values() if c in turns)


@dataclass(frozen=True)
class RosterMonth:
    """The grid of a unit: turns, people, and which days are holidays."""

    unit_id: uuid.UUID
    unit: str
    month: dt.date  # first day
    turns: Mapping[str, Turn]
    turns_from: str  # name of the unit the turns are written for
    rows: tuple[RosterRow, ...]
    holidays: Mapping[int, str]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What speaks against the month, person by person."""
        return tuple(p for row in self.rows for p in row.problems)


def month(session: Session, unit_id: uuid.UUID, day: dt.date) -> RosterMonth:
    """The roster of the month `day` lies in, for the people of a unit and those below it. Refuses UNIT_UNKNOWN.

    A unit whose turns nobody has written has an empty `turns`.
    """
    require(session.info["actor"], Deed.READ)
    first = day.replace(day=1)
    last = workdays.period_end(first, 1)
    found = shifts.of_unit(session, unit_id)
    people = people_of(session, unit_id)
    ids = [p[0] for p in people]
    before = first - dt.timedelta(days=1)
    planned = turns_of(session, ids, before, last)
    away = away_days(session, unit_id, first, last)
    rows = []
    for person, name, nip in people:
        days = planned.get(person, {})
        codes = {d.day: code for d, code in days.items() if d >= first}
        mine = away.get(person, frozenset())
        problems = rules.check_month(
            first, codes, found.turns, before=days.get(before), away=dict.fromkeys(mine, "cuti"), person=name
        )
        rows.append(RosterRow(person, name, nip, codes, frozenset(d.day for d in mine), tuple(problems)))
    free = holidays.calendar(session, [first.year])
    names = {d: n for d in range(1, last.day + 1) if (n := free.name(first.replace(day=d)))}
    unit = units.chain(session, unit_id)[0].nama
    return RosterMonth(unit_id, unit, first, found.turns, found.unit, tuple(rows), names)


def save(session: Session, unit_id: uuid.UUID, day: dt.date, plans: Mapping[uuid.UUID, Codes]) -> RosterMonth:
    """Write the months of these people; a person with no code left keeps an empty month.

    Refuses `shifts_missing`, `roster_code_unknown`, `roster_day_invalid`, `roster_person_elsewhere`. What is only
    warned of (leave on a day of duty, short rest) is in the answer.
    """
    require(session.info["actor"], Deed.ENTER)
    found = shifts.demand(session, unit_id)
    first = day.replace(day=1)
    here = {person: name for person, name, _ in people_of(session, unit_id)}
    problems = [Problem("roster_person_elsewhere", "pegawai") for person in plans if person not in here]
    for person, codes in plans.items():
        told = rules.check_month(first, codes, found.turns, person=here.get(person, ""))
        problems += [p for p in told if p.blocks]
    if problems:
        raise Refused(problems)
    rows = {
        row.employee_id: row
        for row in session.scalars(
            sa.select(Roster).where(Roster.office_id == session.info["office_id"], Roster.bulan == first,
                                    Roster.employee_id.in_(list(plans)))
        )
    }  # fmt: skip
    for person, codes in plans.items():
        kept = {str(d): codes[d] for d in sorted(codes) if codes[d]}
        row = rows.get(person)
        if row is None and kept:
            session.add(Roster(employee_id=person, bulan=first, hari=kept))
        elif row is not None and row.hari != kept:
            row.hari = kept
    session.flush()
    return month(session, unit_id, first)


def copied(session: Session, unit_id: uuid.UUID, day: dt.date) -> dict[uuid.UUID, dict[int, str]]:
    """A proposal from the weeks before: each day as the same weekday four weeks earlier. Nothing is written."""
    first = day.replace(day=1)
    last = workdays.period_end(first, 1)
    month_of_four = dt.timedelta(days=28)
    ids = [p[0] for p in people_of(session, unit_id)]
    past = turns_of(session, ids, first - month_of_four, first - dt.timedelta(days=1))
    found: dict[uuid.UUID, dict[int, str]] = {}
    for person, days in past.items():
        known = dict(days)
        plan: dict[int, str] = {}
        for date in workdays.days(first, last):
            code = known.get(date - month_of_four)
            if code:
                known[date] = plan[date.day] = code
        if plan:
            found[person] = plan
    return found


def patterned(
    session: Session, day: dt.date, people: Iterable[uuid.UUID], pattern: str, turns: Mapping[str, Turn],
    *, step: int = 0,
) -> dict[uuid.UUID, dict[int, str]]:  # fmt: skip
    """A proposal from a pattern such as "P P S S M M L L", going on where the month before stopped.

    Who has no such month before begins at the start, each person `step` places after the one above him.
    Refuses `roster_pattern_empty`, `roster_code_unknown`. Nothing is written.
    """
    codes = rules.read_pattern(pattern)
    problems = [] if codes else [Problem("roster_pattern_empty", "pola")]
    problems += [Problem("roster_code_unknown", "pola", {"kode": c}) for c in sorted(set(codes) - set(turns))]
    if problems:
        raise Refused(problems)
    first = day.replace(day=1)
    before = first - dt.timedelta(days=1)
    wanted = list(people)
    past = turns_of(session, wanted, before.replace(day=1), before)
    found = {}
    for place, person in enumerate(wanted):
        earlier = {d.day: code for d, code in past.get(person, {}).items()}
        start = rules.carried_start(codes, earlier, before.day)
        if start == 0 and not rules.follows(codes, earlier, before.day):
            start = place * step
        found[person] = rules.repeat(codes, rules.month_days(first), start=start)
    return found


def people_of(session: Session, unit_id: uuid.UUID) -> list[tuple[uuid.UUID, str, str | None]]:
    """(id, shown name, NIP) of the active people of a unit and those below it, by name."""
    query = sa.select(_S.employee_id, _S.nama_tampil, _S.nip).where(
        _S.office_id == session.info["office_id"], _S.aktif.is_(True), _S.unit_id.in_(units.below(session, unit_id))
    ).order_by(_S.urut_nama)  # fmt: skip
    return [(person, name, nip) for person, name, nip in session.execute(query)]


def away_days(
    session: Session, unit_id: uuid.UUID, first: dt.date, last: dt.date
) -> dict[uuid.UUID, frozenset[dt.date]]:
    """person -> days of leave in the range, granted or asked for: the days only, no kind."""
    found: dict[uuid.UUID, frozenset[dt.date]] = {}
    for one in calendar.away_between(session, first, last, unit_id):
        days = workdays.days(max(one.mulai, first), min(one.sampai, last))
        found[one.employee_id] = found.get(one.employee_id, frozenset()) | frozenset(days)
    return found
