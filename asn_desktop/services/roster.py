"""Rosters as they are kept: the turns of a person on a day, and who is on duty, for the counting of leave.

Source: Perpres 21/2023 (service units outside the common week), leave.md §2.2 (the roster replaces the weekday test).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.services import shifts
from asn_desktop.store.attendance import Roster
from asn_desktop.store.employees import Employee

_CHUNK = 500


def duty(
    session: Session, employee_ids: Collection[uuid.UUID], first: dt.date, last: dt.date
) -> Mapping[uuid.UUID, Mapping[dt.date, bool]]:
    """person -> day -> on duty (True) or off (False), for those days that a roster names; other days are missing.

    Whose days are missing works by the week of the unit. National holidays and cuti bersama are not looked at here:
    they are no days of leave whatever the roster says (leave.md §2.2).
    """
    known = shifts.effective(session)
    if not known:
        return {}
    units_of = _units_of(session, employee_ids)
    found: dict[uuid.UUID, Mapping[dt.date, bool]] = {}
    for person, days in turns_of(session, employee_ids, first, last).items():
        turns = known.get(units_of.get(person) or uuid.UUID(int=0), {})
        told = {day: turns[code].on_duty for day, code in days.items() if code in turns}
        if told:
            found[person] = told
    return found


def turns_of(
    session: Session, employee_ids: Collection[uuid.UUID], first: dt.date, last: dt.date
) -> dict[uuid.UUID, dict[dt.date, str]]:
    """person -> day -> code of the turn, as the rosters of these days have it. One query for 500 people."""
    found: dict[uuid.UUID, dict[dt.date, str]] = {}
    wanted = list(employee_ids)
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(Roster.employee_id, Roster.bulan, Roster.hari).where(
            Roster.office_id == session.info["office_id"],
            Roster.employee_id.in_(wanted[at : at + _CHUNK]),
            Roster.bulan.between(first.replace(day=1), last),
        )
        for person, month, days in session.execute(query):
            mine = found.setdefault(person, {})
            for day, code in days.items():
                date = month.replace(day=int(day))
                if first <= date <= last and code:
                    mine[date] = code
    return found


def _units_of(session: Session, people: Collection[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID | None]:
    found: dict[uuid.UUID, uuid.UUID | None] = {}
    wanted = list(people)
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(Employee.id, Employee.unit_id).where(
            Employee.office_id == session.info["office_id"], Employee.id.in_(wanted[at : at + _CHUNK])
        )
        found |= dict(session.execute(query).all())
    return found
