"""Annual leave: the request, its preview while it is typed, and the door to every other deed of leave.

Source: PP 11/2017 art. 309-341 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021, PP 49/2018 (PPPK); leave.md §2-4, §7.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import leave as rules
from asn_desktop.rules import leave_flow, workdays
from asn_desktop.rules.leave import AnnualAsk
from asn_desktop.rules.leave_flow import Event, Official, State
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.workdays import DayKind
from asn_desktop.services import leave_balance, leave_calendar, leave_checks, leave_frozen
from asn_desktop.services.leave_balance import BalanceCard, Ground
from asn_desktop.services.leave_calendar import Away, Month, who_is_away
from asn_desktop.services.leave_decisions import Decision, cancel, consider, decide, may_decide, recall, report_back
from asn_desktop.services.leave_requests import (
    LeaveCounts,
    LeaveDetail,
    LeaveRow,
    StepRow,
    acting,
    add_step,
    counts,
    detail,
    get_row,
    listing,
)
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveRequest

__all__ = [
    "Away", "BalanceCard", "Decision", "LeaveAsk", "LeaveCounts", "LeaveDetail", "LeavePreview", "LeaveRow", "Month",
    "StepRow", "ask", "balance", "cancel", "consider", "counts", "decide", "detail", "get_row", "listing",
    "may_decide", "preview", "recall", "report_back", "who_is_away",
]  # fmt: skip


@dataclass(frozen=True)
class LeaveAsk:
    """A request for annual leave as the form holds it: parts III, IV and VI of form 1.b."""

    employee_id: uuid.UUID
    mulai: dt.date
    sampai: dt.date
    alasan: str
    alamat: str
    telepon: str
    pengganti_id: uuid.UUID | None = None
    hari_tambahan: int = 0  # remote place, calendar days after the leave
    alasan_khusus: str | None = None  # PPPK before the first year: one of rules.leave.EXCEPTIONS
    negara: str | None = None  # None: dalam negeri
    terkait_id: uuid.UUID | None = None  # the postponed request this one takes up

    @property
    def annual(self) -> AnnualAsk:
        """The same in the words of the rules."""
        return AnnualAsk(self.mulai, self.sampai, self.alasan, self.alamat, self.telepon, self.hari_tambahan,
                         self.alasan_khusus)  # fmt: skip


@dataclass(frozen=True)
class LeavePreview:
    """What the screen shows while the form is filled: the answer, the reasons, what would refuse it, who decides."""

    days: tuple[dt.date, ...]  # counted working days
    balance: BalanceCard | None  # None when it cannot be computed: `problems` says why
    split: Mapping[str, int]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    atasan: Official | None
    pyb: Official | None
    nama: str
    unit: str | None
    workweek: str
    no_joint_leave: bool
    skipped: Mapping[DayKind, int]  # days of the range that are not counted, by kind


def balance(session: Session, employee_id: uuid.UUID, *, year: int, today: dt.date) -> BalanceCard:
    """What a person may still take in `year`, with the lines that sum to it. See `services.leave_balance.card`."""
    return leave_balance.card(session, employee_id, year=year, today=today)


def ask(session: Session, wish: LeaveAsk, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Type and submit a request: the balance rows are frozen with it (DRAF to DIAJUKAN). Refuses every key of §7."""
    require(session.info["actor"], Deed.ENTER)
    problems = rules.check_form(wish.annual)
    if any(p.field in ("mulai", "sampai") for p in problems):
        raise Refused(problems)
    used = leave_balance.ground(session, wish.employee_id, year=wish.mulai.year, today=today)
    problems += _check(session, wish, used)
    try:
        days, split = leave_checks.count(wish.annual, used, today)
    except Refused as no:
        raise Refused([*problems, *no.problems]) from no
    if problems:
        raise Refused(problems)
    saldo, ruleset = leave_frozen.freeze(used, wish.mulai.year, today, split)
    record = LeaveRequest(
        employee_id=wish.employee_id, jenis="TAHUNAN", mulai=wish.mulai, sampai=wish.sampai, lama=len(days),
        satuan="hari kerja", alasan=wish.alasan.strip(), alamat=wish.alamat.strip(), telepon=wish.telepon.strip(),
        negara=wish.negara, hari_tambahan=wish.hari_tambahan, pengganti_id=wish.pengganti_id,
        keadaan=leave_flow.next_state(State.DRAF, Event.AJUKAN).value, diminta_pada=today, saldo=saldo, aturan=ruleset,
        alasan_khusus=wish.alasan_khusus, terkait_id=wish.terkait_id,
    )  # fmt: skip
    session.add(record)
    session.flush()
    add_step(session, record, Event.AJUKAN, today, mulai=wish.mulai, sampai=wish.sampai,
             oleh_nama=session.info["actor"].name)  # fmt: skip
    return get_row(session, record.id, today=today)


def preview(session: Session, wish: LeaveAsk, *, today: dt.date) -> LeavePreview:
    """The answer to the form as it stands, without writing: refusals come as `problems`, not as an exception."""
    used = leave_balance.ground(session, wish.employee_id, year=wish.mulai.year, today=today)
    problems = [*rules.check_form(wish.annual)]
    found: BalanceCard | None = None
    days: tuple[dt.date, ...] = ()
    split: Mapping[str, int] = {}
    try:
        if not any(p.code == "end_before_start" for p in problems):
            days = leave_checks.working_days(wish.annual, used)
            problems += _check(session, wish, used)
        found = leave_balance.card_of(used, wish.employee_id, wish.mulai.year, today)
        if not any(p.code in ("year_split_required", "end_before_start") for p in problems):
            days, split = leave_checks.count(wish.annual, used, today)
    except Refused as no:
        problems += [p for p in no.problems if p not in problems]
    name, unit_id, unit = _person(session, wish.employee_id)
    superior, decider = acting(session, wish.employee_id, unit_id, today)
    warnings = _warnings(session, wish, used, unit_id, unit, today)
    if found is not None:
        left = {row: days - split.get(row, 0) for row, days in found.left.items()}
        warnings += rules.warn_lapse(left, used.rules, wish.mulai.year, today)
    return LeavePreview(
        tuple(days), found, split, tuple(problems), tuple(warnings),
        superior, decider, name, unit, used.workweek, used.no_joint_leave, _skipped(wish, used),
    )  # fmt: skip


def _skipped(wish: LeaveAsk, used: Ground) -> dict[DayKind, int]:
    found: dict[DayKind, int] = {}
    if wish.sampai >= wish.mulai and {wish.mulai.year, wish.sampai.year} <= used.calendar.years:
        for day in workdays.days(wish.mulai, wish.sampai):
            kind = workdays.day_kind(used.calendar, used.workweek, day, no_joint_leave=used.no_joint_leave)
            if kind is not DayKind.WORK:
                found[kind] = found.get(kind, 0) + 1
    return found


def _check(session: Session, wish: LeaveAsk, used: Ground) -> list[Problem]:
    problems = leave_checks.check(session, wish.annual, wish.employee_id, used)
    if wish.pengganti_id == wish.employee_id:
        problems.append(Problem("stand_in_is_applicant", "pengganti_id"))
    if wish.terkait_id is not None:
        old = session.get(LeaveRequest, (session.info["office_id"], wish.terkait_id))
        if old is None or old.employee_id != wish.employee_id or old.keadaan != State.DITANGGUHKAN.value:
            problems.append(Problem("postponed_request_wrong", "terkait_id"))
        else:
            problems += leave_flow.check_taken_up(old.mulai.year, wish.mulai.year)
    return problems


def _warnings(
    session: Session, wish: LeaveAsk, used: Ground, unit_id: uuid.UUID | None, unit: str | None, today: dt.date
) -> list[Problem]:
    if wish.sampai < wish.mulai or unit_id is None:
        return []
    found = rules.warn(wish.annual, used.calendar, today=today, away=0, size=0, rules=used.rules)
    others = leave_calendar.away_between(
        session, wish.mulai, wish.sampai, unit_id, below=False, without=wish.employee_id
    )
    size = leave_calendar.size(session, unit_id, below=False)
    busiest = max(
        workdays.days(wish.mulai, wish.sampai), key=lambda d: sum(a.mulai <= d <= a.sampai for a in others)
    )
    away = sum(a.mulai <= busiest <= a.sampai for a in others)
    day_ask = AnnualAsk(busiest, busiest, "", "", "")
    for problem in rules.warn(day_ask, used.calendar, today=busiest, away=away, size=size, rules=used.rules):
        if problem.code == "many_absent":
            values = {**problem.values, "tanggal": busiest, "unit": unit or ""}
            found.append(Problem(problem.code, problem.field, values, problem.severity))
    return found


def _person(session: Session, employee_id: uuid.UUID) -> tuple[str, uuid.UUID | None, str | None]:
    summary = session.execute(
        sa.select(EmployeeSummary.nama_tampil, EmployeeSummary.unit_id, EmployeeSummary.unit_nama).where(
            EmployeeSummary.office_id == session.info["office_id"], EmployeeSummary.employee_id == employee_id
        )
    ).one_or_none()
    if summary is not None:
        return summary[0], summary[1], summary[2]
    person = session.get_one(Employee, (session.info["office_id"], employee_id))
    return person.nama, person.unit_id, None
