"""Which granted leaves a changed holiday table touches, and the deed that settles one of them.

A later decree never changes a granted leave by itself: it is listed here until somebody gives the days back, charges
the missing ones, or moves the end. Source: leave.md §2.2, §6 (PP 11/2017 art. 311, 333: working days are counted; the
days of a grant stand in its ledger).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import workdays
from asn_desktop.rules.leave import balance as sums
from asn_desktop.rules.leave.flow import Event, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.workdays import Calendar
from asn_desktop.services import holidays, roster, units
from asn_desktop.services.leave import balance, uses
from asn_desktop.services.leave.requests import add_step, draw, drawn, fetch
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveCharge, LeaveRequest
from asn_desktop.store.letters import Letter

_S, _R = EmployeeSummary, LeaveRequest
_OPEN = (State.DISETUJUI, State.DIUBAH, State.TERBIT, State.BERJALAN)


@dataclass(frozen=True)
class Effect:
    """One granted annual leave whose count a table changes. `days`: those that were or become counted."""

    request_id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str | None
    nomor: str | None
    mulai: dt.date
    sampai: dt.date
    old: int  # days the ledger holds for it
    new: int  # days it costs by the table asked about

    @property
    def back(self) -> int:
        """Days to be given back; negative: days that are missing."""
        return self.old - self.new


def affected(
    session: Session, *, today: dt.date, after: Calendar | None = None, unit_id: uuid.UUID | None = None
) -> tuple[Effect, ...]:
    """Granted annual leaves not yet finished whose number of days differs from what they were charged, by first day.

    `after` is the calendar to be tried (`holiday_decrees.calendar_after`); without it the table in force is asked.
    Nothing is written. Leaves of other kinds are counted in calendar days and no holiday touches them.
    """
    require(session.info["actor"], Deed.READ)
    rows = _open_leaves(session, today, unit_id)
    return tuple(e for e in _effects(session, rows, today, after) if e.old != e.new)


def settle(
    session: Session, request_id: uuid.UUID, reference: str, reason: str, *, today: dt.date, now: dt.datetime
) -> Effect:
    """Give days back to the rows they came from, or charge those that are missing, and say by which decree.

    The dates of the leave stay; the permit stays. Refuses `whatif_nothing` (the count is right), `whatif_no_reference`,
    `whatif_no_reason`, `insufficient_balance` when missing days cannot be borne.
    """
    require(session.info["actor"], Deed.ENTER)
    problems = [] if reference.strip() else [Problem("whatif_no_reference", "dasar")]
    problems += [] if reason.strip() else [Problem("whatif_no_reason", "alasan")]
    if problems:
        raise Refused(problems)
    record = fetch(session, request_id)
    rows = [row for row in _open_leaves(session, today, None) if row.id == request_id]
    found = _effects(session, rows, today, None)
    if not found or not found[0].back:
        raise Refused(Problem("whatif_nothing", "request_id"))
    effect = found[0]
    used = balance.ground(session, record.employee_id, year=record.mulai.year, today=today)
    if effect.back > 0:
        draw(session, record, sums.refund(used.rules, drawn(session, record), effect.back), -1)
    else:
        year = balance.year_of(used, record.mulai.year, today)
        draw(session, record, sums.charge(used.facts, used.rules, year, -effect.back, used.pending))
    record.lama = effect.new
    add_step(session, record, Event.LIBUR, today, alasan=reason.strip(), kewenangan=reference.strip(),
             hari=effect.back, oleh_nama=session.info["actor"].name)  # fmt: skip
    return effect


def _open_leaves(session: Session, today: dt.date, unit_id: uuid.UUID | None) -> Sequence[Any]:
    """Annual leave granted and not over, with what the ledger holds for it."""
    charged = (
        sa.select(LeaveCharge.request_id, sa.func.sum(LeaveCharge.hari).label("hari"))
        .where(LeaveCharge.office_id == session.info["office_id"])
        .group_by(LeaveCharge.request_id)
        .subquery()
    )
    query = (
        sa.select(
            _R.id, _R.employee_id, _S.nama_tampil, _S.nip, _S.unit_id, _S.unit_nama, Letter.nomor, _R.mulai, _R.sampai,
            charged.c.hari, Employee.tanpa_cuti_bersama,
        )
        .join(charged, charged.c.request_id == _R.id)
        .join(Employee, sa.and_(Employee.office_id == _R.office_id, Employee.id == _R.employee_id))
        .join(_S, sa.and_(_S.office_id == _R.office_id, _S.employee_id == _R.employee_id))
        .outerjoin(Letter, sa.and_(Letter.office_id == _R.office_id, Letter.id == _R.letter_id))
        .where(
            _R.office_id == session.info["office_id"], _R.jenis == Kind.TAHUNAN.value, _R.sampai >= today,
            _R.keadaan.in_([state.value for state in _OPEN]),
        )
        .order_by(_R.mulai, _S.urut_nama)
    )  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id)))
    return session.execute(query).all()


def _effects(session: Session, rows: Sequence[Any], today: dt.date, after: Calendar | None) -> list[Effect]:
    if not rows:
        return []
    years = {day.year for row in rows for day in (row.mulai, row.sampai)}
    table = after or holidays.calendar(session, years)
    reading = balance.rules_on(session, today).sabtu_antara
    people = list({row.employee_id for row in rows})
    first, last = min(row.mulai for row in rows), max(row.sampai for row in rows)
    turns = roster.duty(session, people, first, last)
    duties = balance.duty_days(session)
    weeks = {unit: balance.workweek(session, unit) for unit in {row.unit_id for row in rows}}
    found = []
    for row in rows:
        if not {row.mulai.year, row.sampai.year} <= table.years:
            continue  # a year whose SKB is not loaded is refused where it is asked, not counted here
        calendar = uses.own_calendar(table, duties.get(row.employee_id, frozenset()))
        new = workdays.working_days(
            workdays.bridged(calendar, reading), weeks[row.unit_id], row.mulai, row.sampai,
            no_joint_leave=row.tanpa_cuti_bersama, roster=turns.get(row.employee_id),
        )  # fmt: skip
        found.append(Effect(row.id, row.employee_id, row.nama_tampil, row.nip, row.unit_nama, row.nomor, row.mulai,
                            row.sampai, int(row.hari), len(new)))  # fmt: skip
    return found
