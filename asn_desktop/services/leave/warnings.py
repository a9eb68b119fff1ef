"""What is unusual around a leave but allowed: colleagues away on the same days; and where it will be decided.

Source: leave.md §7 (warnings only), §4.2 (authority); Peraturan BKN 24/2017 II.
"""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem
from asn_desktop.rules import workdays
from asn_desktop.rules.leave import annual_right as rules
from asn_desktop.rules.leave.annual_right import AnnualAsk
from asn_desktop.rules.leave.wish import Wish
from asn_desktop.services import authority
from asn_desktop.services.authority import Decider
from asn_desktop.services.leave import calendar
from asn_desktop.services.leave.judge import Judged
from asn_desktop.store.employees import Employee, EmployeeSummary

_LONGEST = 366  # days looked at for colleagues away: beyond a year everybody is away some day


def around(
    session: Session, employee_id: uuid.UUID, judged: Judged, unit_id: uuid.UUID | None, unit: str | None,
    today: dt.date,
) -> list[Problem]:  # fmt: skip
    """The warnings of the law, and the busiest day of the unit when too many would be away."""
    wish, used = judged.wish, judged.used
    found = list(judged.verdict.warnings)
    if wish.last < wish.first or unit_id is None:
        return found
    last = min(wish.last, wish.first + dt.timedelta(days=_LONGEST))
    others = calendar.away_between(session, wish.first, last, unit_id, below=False, without=employee_id)
    if not others:
        return found
    size = calendar.size(session, unit_id, below=False)
    busiest = max(workdays.days(wish.first, last), key=lambda d: sum(a.mulai <= d <= a.sampai for a in others))
    away = sum(a.mulai <= busiest <= a.sampai for a in others)
    day_ask = AnnualAsk(busiest, busiest, "", "", "")
    for problem in rules.warn(day_ask, used.calendar, today=busiest, away=away, size=size, rules=used.rules):
        if problem.code == "many_absent":
            values = {**problem.values, "tanggal": busiest, "unit": unit or ""}
            found.append(Problem(problem.code, problem.field, values, problem.severity))
    return found


def deciding(session: Session, employee_id: uuid.UUID, wish: Wish, on: dt.date) -> Decider:
    """Who may decide this leave and where."""
    return authority.decider(
        session, employee_id, wish.kind, first=wish.first, last=max(wish.first, wish.last), country=wish.country, on=on
    )


def deciding_place(session: Session, employee_id: uuid.UUID, wish: Wish, on: dt.date) -> str:
    """kantor | induk | bkpsdm."""
    return deciding(session, employee_id, wish, on).where


def person(session: Session, employee_id: uuid.UUID) -> tuple[str, uuid.UUID | None, str | None]:
    """Name, unit and its name."""
    summary = session.execute(
        sa.select(EmployeeSummary.nama_tampil, EmployeeSummary.unit_id, EmployeeSummary.unit_nama).where(
            EmployeeSummary.office_id == session.info["office_id"], EmployeeSummary.employee_id == employee_id
        )
    ).one_or_none()
    if summary is not None:
        return summary[0], summary[1], summary[2]
    found = session.get_one(Employee, (session.info["office_id"], employee_id))
    return found.nama, found.unit_id, None
