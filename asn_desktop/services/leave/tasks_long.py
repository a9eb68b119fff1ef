"""Tasks of long absences: an illness near its limit, a CLTN with its deadlines. Listed for the official, never decided.

Source: Peraturan BKN 7/2021 III.C, PP 49/2018 art. 83 (illness); Peraturan BKN 24/2017 III.G (CLTN).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.leave import cltn as leave_cltn
from asn_desktop.rules.leave import sick as leave_sick
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules, Span
from asn_desktop.rules.leave.flow import GRANTED, OPEN, Event, State, held_days
from asn_desktop.rules.leave.wish import Kind, Past, Sick, Wish
from asn_desktop.services import holidays
from asn_desktop.services.leave import balance
from asn_desktop.services.leave.task import Row, Task
from asn_desktop.store.leave import LeaveRequest, LeaveStep

_BEFORE = dt.timedelta(days=30)  # an illness is told a month before its limit
_AHEAD = dt.timedelta(days=60)  # the end of a CLTN two months before
_AWAY = frozenset({"02", "13"})  # kedudukan_hukum: CLTN and its extension
_ILL = tuple(s.value for s in (*GRANTED, *OPEN))


def sick(session: Session, rows: list[Row], rules: LeaveRules, today: dt.date) -> Iterator[Task]:
    """Who is ill now and near the limit of his illness, or beyond what a doctor alone may write."""
    mine = [r for r in rows if r.jenis == Kind.SAKIT.value and r.keadaan.value in _ILL and r.sampai >= today - _BEFORE]
    ill = {row.employee_id: row for row in sorted(mine, key=lambda r: r.sampai)}
    if not ill:
        return
    spells = _spells(session, set(ill))
    calendar = holidays.calendar(session, range(today.year - 2, today.year + 2))
    for person, row in ill.items():
        wish = Wish(Kind.SAKIT, row.mulai, row.sampai, "", "", "", row.alasan_kode)
        facts = LeaveFacts(row.status, None, contract_end=row.kontrak_akhir)
        past = Past(sick=tuple(s for s in spells[person] if s.last < row.mulai))
        week = balance.workweek(session, row.unit_id)
        spell = leave_sick.spell(wish, past, calendar, week, rules)
        alone = leave_sick.latest(wish, facts, spell, rules, board=False)
        whole = leave_sick.latest(wish, facts, spell, rules)
        if alone is None or whole is None or row.alasan_kode not in (None, "sakit"):
            continue
        if row.sampai >= whole:
            yield row.task("sakit_habis", whole, today, sejak=spell.since, batas=whole)
        elif row.sampai >= alone:
            yield row.task("sakit_tim_penguji", alone, today, sejak=spell.since, batas=whole)
        elif row.sampai >= alone - _BEFORE:
            yield row.task("sakit_batas", alone, today, sejak=spell.since, batas=alone)


def _spells(session: Session, people: set[uuid.UUID]) -> dict[uuid.UUID, list[Sick]]:
    query = sa.select(
        LeaveRequest.employee_id, LeaveRequest.mulai, LeaveRequest.sampai, LeaveRequest.alasan_kode,
        LeaveRequest.keadaan, LeaveRequest.melapor_pada,
    ).where(
        LeaveRequest.office_id == session.info["office_id"], LeaveRequest.employee_id.in_(people),
        LeaveRequest.jenis == Kind.SAKIT.value, LeaveRequest.keadaan.in_(_ILL),
    )  # fmt: skip
    found: defaultdict[uuid.UUID, list[Sick]] = defaultdict(list)
    for person, first, last, code, state, back in session.execute(query):
        served = held_days(State(state), first, last, 0, early=False, back=back)[1]
        found[person].append(Sick(first, served, code))
    return found


def cltn(
    session: Session, rows: list[Row], rules: LeaveRules, following: dict[uuid.UUID, dt.date], today: dt.date
) -> Iterator[Task]:
    """The deadlines of each CLTN that was not prolonged: extension, report, proposal, placement."""
    mine = [row for row in rows if row.jenis == Kind.CLTN.value and (row.asal is None or _lasts(row))
            and following.get(row.id) != row.sampai + dt.timedelta(days=1)]  # fmt: skip
    steps = _steps(session, [row.id for row in mine if row.keadaan is State.SELESAI])
    for row in mine:
        due = leave_cltn.deadlines(Span(row.mulai, row.sampai), rules, row.melapor_pada)
        if row.keadaan is State.BERJALAN:
            yield from _away(row, due, today)
        elif row.keadaan is State.SELESAI:
            yield from _back(row, due, steps[row.id], today)


def _lasts(row: Row) -> bool:
    """Whether a CLTN entered from its paper still ran when it was entered; one long over has no deadline left."""
    return row.keadaan is State.BERJALAN or row.melapor_pada is not None


def _away(row: Row, due: leave_cltn.Deadlines, today: dt.date) -> Iterator[Task]:
    if row.kedudukan not in _AWAY:
        yield row.task("cltn_mulai", row.mulai, today, mulai=row.mulai)
    if today <= due.extension_asked_by <= today + _AHEAD and row.terkait_id is None:
        values = {"sampai": row.sampai, "batas": due.extension_asked_by}
        yield row.task("cltn_perpanjangan", due.extension_asked_by, today, **values)
    if today > due.report_by:
        yield row.task("cltn_lapor_terlambat", due.report_by, today, sampai=row.sampai, batas=due.report_by)
    elif row.sampai <= today + _AHEAD:
        yield row.task("cltn_berakhir", due.report_by, today, sampai=row.sampai, batas=due.report_by)


def _back(row: Row, due: leave_cltn.Deadlines, done: set[str], today: dt.date) -> Iterator[Task]:
    if Event.AKTIF.value in done:
        return
    if row.melapor_pada is not None and row.melapor_pada > due.report_by:
        yield row.task("cltn_lapor_terlambat", due.report_by, today, sampai=row.sampai, batas=due.report_by)
    if Event.USUL_AKTIF.value not in done and due.proposed_by is not None:
        yield row.task("cltn_usul_aktif", due.proposed_by, today, batas=due.proposed_by)
    elif due.placed_by is not None:
        yield row.task("cltn_penempatan", due.placed_by, today, batas=due.placed_by)


def _steps(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    found: defaultdict[uuid.UUID, set[str]] = defaultdict(set)
    if ids:
        query = sa.select(LeaveStep.request_id, LeaveStep.peristiwa).where(
            LeaveStep.office_id == session.info["office_id"], LeaveStep.request_id.in_(ids)
        )
        for request, event in session.execute(query):
            found[request].add(event)
    return found
