"""What leave reminds of today, worked out on read: nothing here is decided, and no job has to have run.

Source: leave.md §4.1 (izin sementara, postponed requests, reporting back), §2.5, §2.6, §2.8 (limits and deadlines).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import workdays
from asn_desktop.rules.leave import flow, postpone
from asn_desktop.rules.leave.annual_right import LeaveRules
from asn_desktop.rules.leave.flow import OPEN, Event, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import holidays, units
from asn_desktop.services.leave import balance, tasks_long
from asn_desktop.services.leave.requests import closed
from asn_desktop.services.leave.task import Row, Task
from asn_desktop.store.authority import LeaveAnswer
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveRequest, LeaveStep

_S = EmployeeSummary
_SOON = dt.timedelta(days=7)
_AWAITED = (State.DISETUJUI, State.DIUBAH)
_LIVE = (*OPEN, *_AWAITED, State.TERBIT, State.BERJALAN, State.DITANGGUHKAN)


def tasks(session: Session, *, today: dt.date, unit_id: uuid.UUID | None = None) -> tuple[Task, ...]:
    """Everything to do about leave, the most urgent first; nothing for a role without `READ_SENSITIVE`.

    An izin sementara is told on every working day until it is ratified. `unit_id` takes the units below along.
    """
    if closed(session):
        return ()
    rows = _rows(session, today, unit_id)
    rules = balance.rules_on(session, today)
    following = _following(session)
    found = [*_interim(session, rows, today), *_short(rows, rules, following, today)]
    found += _held(session, rows, today)
    found += tasks_long.sick(session, rows, rules, today)
    found += tasks_long.cltn(session, rows, rules, following, today)
    return tuple(sorted(found, key=lambda t: (t.due or dt.date.min, t.nama, t.code)))


def _rows(session: Session, today: dt.date, unit_id: uuid.UUID | None) -> list[Row]:
    r = LeaveRequest
    query = (
        sa.select(
            r.id, r.employee_id, _S.nama_tampil, _S.unit_id, _S.unit_nama, Employee.status, Employee.kedudukan,
            Employee.kontrak_akhir, r.jenis, r.mulai, r.sampai, r.keadaan, r.alasan_kode,
            sa.case((r.tambahan_awal.is_(True), 0), else_=r.hari_tambahan),  # days after the leave
            r.perkiraan_lahir, r.lahir_pada, r.melapor_pada, r.terkait_id, r.asal,
        )
        .join(_S, sa.and_(_S.office_id == r.office_id, _S.employee_id == r.employee_id))
        .join(Employee, sa.and_(Employee.office_id == r.office_id, Employee.id == r.employee_id))
        .where(
            r.office_id == session.info["office_id"],
            sa.or_(
                r.keadaan.in_([s.value for s in _LIVE]),
                sa.and_(r.keadaan == State.SELESAI.value, r.jenis == Kind.CLTN.value),
                sa.and_(r.keadaan == State.SELESAI.value, r.jenis.in_(("MELAHIRKAN", "BESAR")),
                        r.lahir_pada.is_(None), r.sampai >= today - dt.timedelta(days=60)),
            ),
        )
    )  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id)))
    found = [Row(*tuple(values)) for values in session.execute(query)]
    return [replace(row, keadaan=flow.on_day(State(row.keadaan), row.mulai, today)) for row in found]


def _following(session: Session) -> dict[uuid.UUID, dt.date]:
    """Requests that were taken up again or prolonged -> first day of the one that follows."""
    gone = (State.DITOLAK.value, State.DIBATALKAN.value)
    query = sa.select(LeaveRequest.terkait_id, LeaveRequest.mulai).where(
        LeaveRequest.office_id == session.info["office_id"], LeaveRequest.terkait_id.is_not(None),
        LeaveRequest.keadaan.not_in(gone),
    )  # fmt: skip
    return {before: first for before, first in session.execute(query) if before is not None}


def _held(session: Session, rows: list[Row], today: dt.date) -> list[Task]:
    """Decisions from above that the records cannot bear: until the reason is gone (leave.md §4.2)."""
    query = sa.select(LeaveAnswer.request_id).where(
        LeaveAnswer.office_id == session.info["office_id"], LeaveAnswer.diterima.is_(False)
    )
    held = set(session.scalars(query))
    return [row.task("keputusan_tertahan", None, today) for row in rows if row.id in held]


def _interim(session: Session, rows: list[Row], today: dt.date) -> Iterator[Task]:
    """Every working day until it is ratified (Peraturan BKN 24/2017 III.E, 7/2021 IV)."""
    waiting = {row.id: row for row in rows if row.keadaan is State.IZIN_SEMENTARA}
    if not waiting:
        return
    query = sa.select(LeaveStep.request_id, LeaveStep.tanggal).where(
        LeaveStep.office_id == session.info["office_id"], LeaveStep.request_id.in_(waiting),
        LeaveStep.peristiwa == Event.IZIN_SEMENTARA.value,
    )  # fmt: skip
    given: dict[uuid.UUID, dt.date] = {}
    for request, day in session.execute(query):
        given[request] = max(day, given.get(request, day))
    calendar = holidays.calendar(session, range(today.year - 1, today.year + 1))
    for request, row in waiting.items():
        week = balance.workweek(session, row.unit_id)
        since = max(given.get(request, row.mulai), dt.date(today.year - 1, 1, 1))
        if today.year not in calendar.years or since.year not in calendar.years:
            days = [d for d in workdays.days(since, max(since, today)) if str(d.isoweekday()) in week]
        else:
            days = workdays.working_days(calendar, week, since, max(since, today))
        if days and days[-1] == today:
            yield row.task("izin_sementara", since, today, hari=len(days))


def _short(
    rows: list[Row], rules: LeaveRules, following: dict[uuid.UUID, dt.date], today: dt.date
) -> Iterator[Task]:
    for row in rows:
        end = row.sampai + dt.timedelta(days=row.hari_tambahan)
        birth = row.jenis == Kind.MELAHIRKAN.value or row.alasan_kode == "kelahiran_4"
        if row.keadaan is State.DITANGGUHKAN and row.id not in following:
            until = postpone.postponed_until(Kind(row.jenis), row.mulai, rules)
            if until >= today:
                yield row.task("ditangguhkan", until, today, batas=until)
        elif row.keadaan in (State.DIAJUKAN, State.DIPERTIMBANGKAN) and row.mulai <= today + _SOON:
            yield row.task("belum_diputuskan", row.mulai, today, mulai=row.mulai)
        elif row.keadaan in _AWAITED and row.mulai <= today + _SOON:
            yield row.task("surat_belum_terbit", row.mulai, today, mulai=row.mulai)
        elif row.keadaan is State.BERJALAN and end < today and row.jenis != Kind.CLTN.value:
            yield row.task("belum_lapor", end + dt.timedelta(days=1), today, sampai=row.sampai)
        started = row.keadaan in (State.BERJALAN, State.SELESAI) and row.asal is None
        if birth and started and row.lahir_pada is None and (row.perkiraan_lahir or row.sampai) <= today:
            yield row.task("lapor_lahir", row.perkiraan_lahir or row.sampai, today)
