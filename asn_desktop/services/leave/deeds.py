"""Leave of every kind: the request, its preview while it is typed, and the door to every other deed of leave.

Source: PP 11/2017 art. 309-341 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021, PP 49/2018 (PPPK); leave.md §2-4, §7.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import workdays
from asn_desktop.rules.leave import annual_right as rules
from asn_desktop.rules.leave import flow, form
from asn_desktop.rules.leave.flow import Event, Official, State
from asn_desktop.rules.leave.wish import Kind, Verdict, Wish
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.workdays import DayKind
from asn_desktop.services.authority import Decider
from asn_desktop.services.leave import balance as leave_balance
from asn_desktop.services.leave import frozen, interim, judge, proofs
from asn_desktop.services.leave import warnings as leave_warnings
from asn_desktop.services.leave.ask import Interim, LeaveAsk
from asn_desktop.services.leave.balance import BalanceCard, Ground
from asn_desktop.services.leave.birth import report as report_birth
from asn_desktop.services.leave.calendar import Away, Month, who_is_away
from asn_desktop.services.leave.change import change
from asn_desktop.services.leave.decisions import Decision, consider, decide, may_decide
from asn_desktop.services.leave.detail import LeaveDetail, detail
from asn_desktop.services.leave.endings import cancel, recall, report_back
from asn_desktop.services.leave.judge import Judged
from asn_desktop.services.leave.requests import (
    LeaveCounts,
    LeaveRow,
    StepRow,
    acting,
    add_step,
    counts,
    get_row,
    listing,
)
from asn_desktop.store.leave import LeaveRequest

__all__ = [
    "Away", "BalanceCard", "Decision", "Interim", "Kind", "LeaveAsk", "LeaveCounts", "LeaveDetail", "LeavePreview",
    "LeaveRow", "Month", "StepRow", "ask", "balance", "cancel", "change", "consider", "counts", "decide", "detail",
    "get_row", "listing", "may_decide", "preview", "recall", "report_back", "report_birth", "who_is_away",
]  # fmt: skip
_PAPERS = ("document_missing", "document_incomplete", "needs_government_doctor", "needs_health_board")


@dataclass(frozen=True)
class LeavePreview:
    """What the screen shows while the form is filled: the answer, the reasons, what would refuse it, who decides."""

    days: tuple[dt.date, ...]  # counted working days, annual leave only
    balance: BalanceCard | None  # None for other kinds, or when it cannot be computed: `problems` says why
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
    verdict: Verdict | None = None
    kelahiran_ke: int | None = None  # the delivery the records make it, twins and earlier births counted
    dicatat: bool = False  # one day of sickness: noted, no decision
    wewenang: str | None = None  # None: decided in this office; induk | bkpsdm
    decider: Decider | None = None  # who decides, where, on what ground


def balance(session: Session, employee_id: uuid.UUID, *, year: int, today: dt.date) -> BalanceCard:
    """What a person may still take in `year`, with the lines that sum to it. See `services.leave.balance.card`."""
    return leave_balance.card(session, employee_id, year=year, today=today)


def ask(session: Session, wish: LeaveAsk, *, today: dt.date, now: dt.datetime) -> LeaveRow:
    """Type and submit a request: what it was judged by is frozen with it (DRAF to DIAJUKAN). Refuses every key of §7.

    One day of sickness becomes DICATAT: a notice, nothing to decide. With `izin_sementara` the leave begins before
    its decision (IZIN_SEMENTARA), and papers may follow until it is ratified.
    """
    require(session.info["actor"], Deed.ENTER)
    judged = judge.judge(session, wish.employee_id, wish.wish, today=today, linked=wish.terkait_id)
    problems = _standing(wish, judged.problems)
    if wish.pengganti_id == wish.employee_id:
        problems.append(Problem("stand_in_is_applicant", "pengganti_id"))
    if problems:
        raise Refused(problems)
    event = Event.CATAT if noted(judged.wish, judged.used) else Event.AJUKAN
    record = _record(wish, judged, today)
    record.keadaan = flow.next_state(State.DRAF, event).value
    if event is Event.AJUKAN:
        where = leave_warnings.deciding_place(session, wish.employee_id, judged.wish, today)
        record.wewenang = None if where == "kantor" else where
    session.add(record)
    session.flush()
    add_step(session, record, event, today, mulai=wish.mulai, sampai=wish.sampai, oleh_nama=session.info["actor"].name)
    proofs.add(session, record, wish.bukti)
    if wish.izin_sementara is not None and event is Event.AJUKAN:
        interim.grant(session, record.id, wish.izin_sementara, today=today, now=now)
    return get_row(session, record.id, today=today)


def noted(wish: Wish, used: Ground) -> bool:
    """Whether a sickness is so short that it is only noted (Peraturan BKN 7/2021 III.C, PP 49/2018 art. 83)."""
    return form.notice_only(wish, used.rules) and wish.country is None


def preview(session: Session, wish: LeaveAsk, *, today: dt.date) -> LeavePreview:
    """The answer to the form as it stands, without writing: refusals come as `problems`, not as an exception."""
    judged = judge.judge(session, wish.employee_id, wish.wish, today=today, linked=wish.terkait_id)
    used, problems = judged.used, list(_standing(wish, judged.problems))
    if wish.pengganti_id == wish.employee_id:
        problems.append(Problem("stand_in_is_applicant", "pengganti_id"))
    found: BalanceCard | None = None
    if wish.jenis is Kind.TAHUNAN:
        try:
            found = leave_balance.card_of(used, wish.employee_id, wish.mulai.year, today)
        except Refused as no:
            problems += [p for p in no.problems if p not in problems]
    name, unit_id, unit = leave_warnings.person(session, wish.employee_id)
    superior, decider = acting(session, wish.employee_id, unit_id, today)
    place = leave_warnings.deciding(session, wish.employee_id, judged.wish, today)
    warnings = [p for p in _demoted(wish, judged.problems) if not p.blocks]
    warnings += leave_warnings.around(session, wish.employee_id, judged, unit_id, unit, today)
    if found is not None:
        left = {row: days - judged.split.get(row, 0) for row, days in found.left.items()}
        warnings += rules.warn_lapse(left, used.rules, wish.mulai.year, today)
    return LeavePreview(
        judged.verdict.days, found, judged.split, tuple(problems), tuple(warnings), superior,
        place.official or decider, name, unit, used.workweek, used.no_joint_leave, _skipped(wish, used),
        judged.verdict, judged.wish.birth_order, noted(judged.wish, used),
        None if place.where == "kantor" else place.where, place,
    )  # fmt: skip


def _standing(wish: LeaveAsk, problems: tuple[Problem, ...]) -> list[Problem]:
    """What refuses the request as it is: papers of an urgent leave may follow until it is ratified."""
    return [p for p in _demoted(wish, problems) if p.blocks]


def _demoted(wish: LeaveAsk, problems: tuple[Problem, ...]) -> list[Problem]:
    if wish.izin_sementara is None:
        return list(problems)
    return [replace(p, severity=Severity.WARNING) if p.code in _PAPERS else p for p in problems]


def _record(wish: LeaveAsk, judged: Judged, today: dt.date) -> LeaveRequest:
    """The row of a request as it is kept."""
    saldo, ruleset = frozen.freeze(judged, today)
    return LeaveRequest(
        employee_id=wish.employee_id, jenis=wish.jenis.value, mulai=wish.mulai, sampai=wish.sampai,
        lama=judged.verdict.lama, satuan=judged.verdict.satuan, alasan=wish.alasan.strip(), alamat=wish.alamat.strip(),
        telepon=wish.telepon.strip(), negara=wish.negara, hari_tambahan=wish.hari_tambahan,
        pengganti_id=wish.pengganti_id, diminta_pada=today, saldo=saldo, aturan=ruleset,
        alasan_khusus=wish.alasan_khusus, terkait_id=wish.terkait_id, alasan_kode=wish.alasan_kode,
        hubungan=wish.hubungan, kelahiran_ke=judged.wish.birth_order, perkiraan_lahir=wish.perkiraan_lahir,
        tambahan_awal=True if wish.tambahan_awal else None, bkn_nomor=wish.bkn_nomor, bkn_tanggal=wish.bkn_tanggal,
    )  # fmt: skip


def _skipped(wish: LeaveAsk, used: Ground) -> dict[DayKind, int]:
    found: dict[DayKind, int] = {}
    annual = wish.jenis is Kind.TAHUNAN
    if annual and wish.sampai >= wish.mulai and {wish.mulai.year, wish.sampai.year} <= used.calendar.years:
        for day in workdays.days(wish.mulai, wish.sampai):
            kind = workdays.day_kind(
                used.calendar, used.workweek, day, no_joint_leave=used.no_joint_leave, roster=used.roster
            )
            if kind is not DayKind.WORK:
                found[kind] = found.get(kind, 0) + 1
    return found
