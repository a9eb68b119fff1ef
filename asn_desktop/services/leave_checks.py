"""What a leave must satisfy on the day it is asked and again on the day it is decided: the right, the dates, the days.

Source: leave.md §2, §3.2, §7 (PP 11/2017 art. 311, 333; PP 49/2018 art. 80-81; Peraturan BKN 24/2017 III.A).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import leave as rules
from asn_desktop.rules import leave_balance as sums
from asn_desktop.rules import workdays
from asn_desktop.rules.leave import AnnualAsk, Span
from asn_desktop.rules.leave_flow import HOLDS_DATES, State
from asn_desktop.services import leave_balance
from asn_desktop.services.leave_balance import Ground
from asn_desktop.store.leave import LeaveRequest


def check(
    session: Session, wish: AnnualAsk, employee_id: uuid.UUID, used: Ground, without: uuid.UUID | None = None
) -> list[Problem]:
    """Whether this person may be away on these days at all; `without` leaves the request itself out."""
    year = wish.first.year
    remote = _remote_days(session, employee_id, year, without) if wish.remote_days else 0
    problems = rules.check_right(used.facts, used.rules, wish, remote_used=remote)
    return problems + rules.check_overlap(wish, spans(session, employee_id, without))


def count(wish: AnnualAsk, used: Ground, today: dt.date) -> tuple[tuple[dt.date, ...], Mapping[str, int]]:
    """The counted days and the rows they are drawn from. Refuses what `rules.leave_balance.charge` refuses.

    Before the right exists only the exception of a PPPK gets through `check`: its days are charged to the own days
    to come, at most six with those that were taken or still wait (PP 49/2018 art. 80).
    """
    days = working_days(wish, used)
    if wish.first < rules.usable_from(used.facts, used.rules, wish.first):
        before = sum(u.used for u in used.uses.values()) + sum(used.pending.values())
        problems = sums.check_exception(used.rules, before, len(days)) if wish.exception else []
        if problems or not days:
            raise Refused(problems or [Problem("zero_working_days", "sampai")])
        return days, {**dict.fromkeys(sums.ROWS, 0), "N": len(days)}
    found = leave_balance.year_of(used, wish.first.year, today)
    return days, sums.charge(used.facts, used.rules, found, len(days), used.pending)


def working_days(wish: AnnualAsk, used: Ground) -> tuple[dt.date, ...]:
    """The days that cost balance. Refuses `end_before_start` and `calendar_missing`."""
    return tuple(workdays.working_days(
        used.calendar, used.workweek, wish.first, wish.last, no_joint_leave=used.no_joint_leave
    ))  # fmt: skip


def spans(session: Session, employee_id: uuid.UUID, without: uuid.UUID | None = None) -> list[Span]:
    """Days already granted to a person or waiting: with the remote addition, up to the day of a recall."""
    rows = session.execute(
        sa.select(
            LeaveRequest.id, LeaveRequest.mulai, LeaveRequest.sampai, LeaveRequest.hari_tambahan,
            LeaveRequest.keadaan, LeaveRequest.melapor_pada,
        ).where(
            LeaveRequest.office_id == session.info["office_id"], LeaveRequest.employee_id == employee_id,
            LeaveRequest.keadaan.in_([s.value for s in HOLDS_DATES]),
        )
    )  # fmt: skip
    day = dt.timedelta(days=1)
    return [
        Span(start, back - day if state == State.DIPANGGIL.value and back else end + more * day)
        for i, start, end, more, state, back in rows
        if i != without
    ]


def _remote_days(session: Session, employee_id: uuid.UUID, year: int, without: uuid.UUID | None) -> int:
    """Days of the remote addition that other requests of the year already hold."""
    query = sa.select(sa.func.coalesce(sa.func.sum(LeaveRequest.hari_tambahan), 0)).where(
        LeaveRequest.office_id == session.info["office_id"], LeaveRequest.employee_id == employee_id,
        LeaveRequest.mulai.between(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        LeaveRequest.keadaan.in_([s.value for s in HOLDS_DATES - {State.DIPANGGIL}]),
    )  # fmt: skip
    if without is not None:
        query = query.where(LeaveRequest.id != without)
    return session.scalar(query) or 0
