"""Who is away: names and days, the word "cuti" only. Kind and reason never leave the request (UU 27/2022 art. 4)."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import workdays
from asn_desktop.rules.leave.flow import HOLDS_DATES, State, held_days
from asn_desktop.rules.workdays import Calendar
from asn_desktop.services import holidays, units
from asn_desktop.services.leave import balance
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.leave import LeaveRequest

_S = EmployeeSummary


@dataclass(frozen=True)
class Away:
    """One person's absence. `pasti` is False while the decision is awaited. No kind, no reason."""

    employee_id: uuid.UUID
    nama: str
    unit_id: uuid.UUID | None
    unit: str | None
    mulai: dt.date
    sampai: dt.date
    pasti: bool


@dataclass(frozen=True)
class Month:
    """A month of a unit: the calendar, its working week, who is away, and how many people work there."""

    first: dt.date
    calendar: Calendar
    workweek: str
    away: tuple[Away, ...]
    size: int

    def on(self, day: dt.date) -> list[Away]:
        """Who is away on a day."""
        return [a for a in self.away if a.mulai <= day <= a.sampai]


def away_between(
    session: Session, first: dt.date, last: dt.date, unit_id: uuid.UUID | None = None, *, below: bool = True,
    without: uuid.UUID | None = None,
) -> list[Away]:  # fmt: skip
    """Absences that touch [first..last], by name, with the remote addition; `without` leaves one person out."""
    r, margin = LeaveRequest, dt.timedelta(days=31)  # no addition is longer
    query = (
        sa.select(
            r.employee_id, _S.nama_tampil, _S.unit_id, _S.unit_nama, r.mulai, r.sampai, r.keadaan, r.melapor_pada,
            r.hari_tambahan, r.tambahan_awal,
        )
        .join(_S, sa.and_(_S.office_id == r.office_id, _S.employee_id == r.employee_id))
        .where(
            r.office_id == session.info["office_id"], r.keadaan.in_([s.value for s in HOLDS_DATES]),
            r.mulai <= last + margin, r.sampai >= first - margin,
        )
    )  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id) if below else [unit_id]))
    if without is not None:
        query = query.where(r.employee_id != without)
    found = []
    for person, name, unit, unit_name, start, end, state, back, more, early in session.execute(
        query.order_by(_S.urut_nama)
    ):
        begun, until = held_days(State(state), start, end, more, early=bool(early), back=back)
        if until >= max(begun, first) and begun <= last:
            sure = state not in (State.DIAJUKAN.value, State.DIPERTIMBANGKAN.value)
            found.append(Away(person, name, unit, unit_name, begun, until, sure))
    return found


def who_is_away(session: Session, month: dt.date, unit_id: uuid.UUID | None = None) -> Month:
    """The month `month` lies in, for a unit and those below it, or for the whole office."""
    first = month.replace(day=1)
    last = workdays.period_end(first, 1)
    return Month(
        first,
        holidays.calendar(session, [first.year]),
        balance.workweek(session, unit_id or units.root(session)),
        tuple(away_between(session, first, last, unit_id)),
        size(session, unit_id),
    )


def size(session: Session, unit_id: uuid.UUID | None, *, below: bool = True) -> int:
    """Active people of a unit (with those below it), or of the office."""
    query = sa.select(sa.func.count()).select_from(_S).where(
        _S.office_id == session.info["office_id"], _S.aktif.is_(True)
    )  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id) if below else [unit_id]))
    return session.scalar(query) or 0


def sizes(session: Session) -> dict[uuid.UUID, int]:
    """Active people of every unit, those below not counted."""
    query = sa.select(_S.unit_id, sa.func.count()).where(
        _S.office_id == session.info["office_id"], _S.aktif.is_(True), _S.unit_id.is_not(None)
    ).group_by(_S.unit_id)  # fmt: skip
    return {unit: count for unit, count in session.execute(query) if unit is not None}
