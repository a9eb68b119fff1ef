"""What the request page needs the moment a person is chosen: contact, unit, colleagues, and the balance of the year."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import annual_right as rules
from asn_desktop.rules.leave.flow import Official, State
from asn_desktop.services.leave import balance as leave_balance
from asn_desktop.services.leave.balance import BalanceCard
from asn_desktop.services.leave.requests import acting
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveRequest

_S = EmployeeSummary


@dataclass(frozen=True)
class LeavePerson:
    """One person as the request page starts with him. `balance` is None when `problems` says why."""

    id: uuid.UUID
    nama: str
    nip: str | None
    unit_id: uuid.UUID | None
    unit: str | None
    alamat: str
    telepon: str
    rekan: tuple[tuple[uuid.UUID, str], ...]  # same unit, at work: who may stand in
    balance: BalanceCard | None
    problems: tuple[Problem, ...]
    sebelum_setahun: bool  # a PPPK whose first year is not complete: the exception of art. 80 may be named
    ditangguhkan: tuple[tuple[uuid.UUID, dt.date, dt.date], ...]  # postponed requests that may be taken up
    atasan: Official | None
    pyb: Official | None
    status: str = ""  # PNS | CPNS | PPPK | PPPK_PW: which kinds may be asked for
    jenis_kelamin: str = ""  # L | P
    guru_pppk: bool = False  # treated as having used the annual leave (PP 49/2018 art. 81)


def person(session: Session, employee_id: uuid.UUID, *, year: int, today: dt.date) -> LeavePerson:
    """Everything about one person in a handful of queries. Refuses `EMPLOYEE_UNKNOWN`."""
    office = session.info["office_id"]
    found = session.execute(
        sa.select(_S.nama_tampil, _S.nip, _S.unit_id, _S.unit_nama, Employee.alamat, Employee.no_hp, Employee.status,
                  Employee.jenis_kelamin)
        .join(Employee, sa.and_(Employee.office_id == _S.office_id, Employee.id == _S.employee_id))
        .where(_S.office_id == office, _S.employee_id == employee_id)
    ).one_or_none()  # fmt: skip
    if found is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(employee_id)}))
    name, nip, unit_id, unit, address, phone, status, sex = found
    card, problems, early, teacher = _balance(session, employee_id, year, today)
    superior, decider = acting(session, employee_id, unit_id, today)
    return LeavePerson(
        employee_id, name, nip, unit_id, unit, address or "", phone or "", _colleagues(session, employee_id, unit_id),
        card, problems, early, _postponed(session, employee_id, year), superior, decider,
        status, sex or "", teacher,
    )  # fmt: skip


def _balance(
    session: Session, employee_id: uuid.UUID, year: int, today: dt.date
) -> tuple[BalanceCard | None, tuple[Problem, ...], bool, bool]:
    early = teacher = False
    try:
        used = leave_balance.ground(session, employee_id, year=year, today=today)
        teacher = used.facts.no_right_teacher
        early = used.facts.pppk and not used.facts.guru and rules.entitled_from(used.facts, used.rules) > today
        return leave_balance.card_of(used, employee_id, year, today), (), early, teacher
    except Refused as no:
        return None, no.problems, early, teacher


def _colleagues(
    session: Session, employee_id: uuid.UUID, unit_id: uuid.UUID | None
) -> tuple[tuple[uuid.UUID, str], ...]:
    if unit_id is None:
        return ()
    rows = session.execute(
        sa.select(_S.employee_id, _S.nama_tampil)
        .where(_S.office_id == session.info["office_id"], _S.unit_id == unit_id, _S.aktif.is_(True),
               _S.employee_id != employee_id)
        .order_by(_S.urut_nama)
    )  # fmt: skip
    return tuple((row[0], row[1]) for row in rows)


def _postponed(session: Session, employee_id: uuid.UUID, year: int) -> tuple[tuple[uuid.UUID, dt.date, dt.date], ...]:
    rows = session.execute(
        sa.select(LeaveRequest.id, LeaveRequest.mulai, LeaveRequest.sampai).where(
            LeaveRequest.office_id == session.info["office_id"], LeaveRequest.employee_id == employee_id,
            LeaveRequest.keadaan == State.DITANGGUHKAN.value, LeaveRequest.mulai >= dt.date(year - 1, 1, 1),
        ).order_by(LeaveRequest.mulai)
    )  # fmt: skip
    return tuple((row[0], row[1], row[2]) for row in rows)
