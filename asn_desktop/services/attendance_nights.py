"""Touches after a night turn: the going of the morning belongs to the evening before, as the roster has it.

Source: Perpres 21/2023 (units on shifts); a machine only knows calendar days.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.roster import Turn, minutes
from asn_desktop.services import roster, shifts
from asn_desktop.services.attendance_compare import NEW, SeenRow
from asn_desktop.store.employees import Employee

_LATE_GOING = 240  # minutes after the end of the turn in which a touch is still the going
_DAY = dt.timedelta(days=1)

Turns = Mapping[tuple[uuid.UUID, dt.date], Turn]


def settled(session: Session, rows: Sequence[SeenRow]) -> list[SeenRow]:
    """The rows with the goings of night turns at the day the turn began."""
    nights = _nights(session, rows)
    return carried(rows, nights) if nights else list(rows)


def carried(rows: Sequence[SeenRow], nights: Turns) -> list[SeenRow]:
    """As `settled`, the night turns given by person and day. A row that has no time left is dropped."""
    found: dict[int, SeenRow] = dict(enumerate(rows))
    places = {
        (r.employee_id, r.tanggal): at for at, r in found.items() if r.employee_id and r.tanggal and r.state == NEW
    }
    for (person, day), at in sorted(places.items(), key=lambda item: item[0][1]):
        turn = nights.get((person, day - _DAY))
        row = found[at]
        if turn is None or turn.ends is None or row.masuk is None:
            continue
        if minutes(row.masuk) > minutes(turn.ends) + _LATE_GOING:
            continue
        before = places.get((person, day - _DAY))
        if before is not None and before in found:
            found[before] = replace(found[before], masuk=_evening(found[before], turn), pulang=row.masuk, problems=())
        else:
            key = max(found) + 1
            found[key] = replace(row, tanggal=day - _DAY, masuk=None, pulang=row.masuk, problems=())
        if row.pulang is None:
            del found[at]
        else:
            found[at] = replace(row, masuk=row.pulang, pulang=None, problems=())
    return list(found.values())


def _evening(row: SeenRow, turn: Turn) -> str | None:
    """When the person came in the evening: the first touch, unless it is far before the turn begins."""
    early = row.masuk is not None and turn.starts and minutes(row.masuk) < minutes(turn.starts) - _LATE_GOING
    return (row.pulang or row.masuk) if early else row.masuk


def _nights(session: Session, rows: Sequence[SeenRow]) -> dict[tuple[uuid.UUID, dt.date], Turn]:
    """Night turns of these people in the days of the rows and the day before."""
    effective = shifts.effective(session)
    people = {r.employee_id for r in rows if r.employee_id}
    days = [r.tanggal for r in rows if r.tanggal]
    if not effective or not people or not days:
        return {}
    units = dict(session.execute(
        sa.select(Employee.id, Employee.unit_id).where(Employee.office_id == session.info["office_id"])
    ).all())  # fmt: skip
    found = {}
    for person, codes in roster.turns_of(session, people, min(days) - _DAY, max(days)).items():
        turns = effective.get(units.get(person) or uuid.UUID(int=0), {})
        for day, code in codes.items():
            if code in turns and turns[code].overnight:
                found[person, day] = turns[code]
    return found
