"""Beranda: what must be done today, who is away, how the people stand, how safe the data are. Computed on read."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.charts import Picture
from asn_desktop.rules.months import age
from asn_desktop.services import charts, employees, holidays, office, sync
from asn_desktop.services.leave import calendar, openings, requests, tasks
from asn_desktop.services.leave.calendar import Away
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.letters import Letter
from asn_desktop.store.offices import Office

_S = EmployeeSummary
SOON = dt.timedelta(days=45)
KINDS = (
    "cuti_menunggu", "cuti_tugas", "surat_nomor", "surat_tanda_tangan", "kinerja", "kgb", "kontrak", "cpns", "pensiun",
    "belum_dikirim", "kgb_data", "saldo_awal", "anomali",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A name with the days that matter, for the second line of a row."""

    nama: str
    mulai: dt.date | None = None
    sampai: dt.date | None = None


@dataclass(frozen=True)
class WorkRow:
    """One kind of work that waits.

    `kind`: one of KINDS; kgb, kontrak, cpns and pensiun come from `home_dates`, kinerja from
    `home_evaluation`. `since` is the oldest day of it,
    `people` the first few, `parts` what the count is made of (anomali, kinerja).
    """

    kind: str
    count: int
    since: dt.date | None = None
    people: tuple[Person, ...] = ()
    parts: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Today:
    """The whole page."""

    work: tuple[WorkRow, ...]
    away: tuple[Away, ...]
    dates: tuple[holidays.HolidayRow, ...]
    per_status: Mapping[str, int]
    pictures: tuple[Picture, ...]  # golongan, ages
    people: int
    standing: Standing


@dataclass(frozen=True)
class Standing:
    """How this office stands with the centre. `unsent` and `waiting` count only once it is joined."""

    terhubung_sejak: dt.date | None
    unsent: int = 0
    oldest: dt.datetime | None = None
    waiting: int = 0


def today_list(session: Session, today: dt.date) -> Today:
    """Everything Beranda shows on that day."""
    stand = standing(session)
    kinds: tuple[WorkRow, ...] = (
        _leave_waiting(session, today),
        _leave_tasks(session, today),
        _letters(session, "menunggu_nomor", "surat_nomor"),
        _letters(session, "siap", "surat_tanda_tangan"),
        _unsent(stand),
        _anomalies(session),
    )
    status = _statuses(session)
    coming = [h for h in holidays.listing(session, (today.year, today.year + 1)) if today <= h.tanggal <= today + SOON]
    return Today(
        by_deadline(kinds),
        tuple(a for a in calendar.away_between(session, today, today) if a.pasti),
        tuple(coming[:5]),
        status,
        (_ranks(session), _ages(session, today)),
        sum(status.values()),
        stand,
    )


def by_deadline(rows: Iterable[WorkRow]) -> tuple[WorkRow, ...]:
    """In the order of KINDS, what has a nearer deadline first; what is done is left out."""
    return tuple(sorted((row for row in rows if row.count), key=lambda row: KINDS.index(row.kind)))


def standing(session: Session) -> Standing:
    """Whether the office is joined, and then what waits to be sent or answered."""
    since = session.scalar(sa.select(Office.terhubung_sejak).where(Office.id == session.info["office_id"]))
    if since is None:
        return Standing(None)
    found = sync.unsent(session)
    return Standing(since, found.total, found.oldest, found.unacknowledged)


def newest_backup(folder: Path) -> dt.datetime | None:
    """Moment of the newest verified backup on this PC."""
    made = office.backups(folder)
    return made[0].at if made else None


def _leave_waiting(session: Session, today: dt.date) -> WorkRow:
    rows = requests.listing(session, today=today, group="menunggu")
    asked = min((row.diminta_pada for row in rows), default=None)
    return WorkRow("cuti_menunggu", len(rows), asked, tuple(Person(r.nama, r.mulai, r.sampai) for r in rows[:3]))


def _leave_tasks(session: Session, today: dt.date) -> WorkRow:
    """What leave reminds of, besides the requests that wait: those have a row of their own."""
    found = [task for task in tasks.tasks(session, today=today) if task.code != "belum_diputuskan"]
    due = min((task.due for task in found if task.due is not None), default=None)
    return WorkRow("cuti_tugas", len(found), due, tuple(Person(task.nama) for task in found[:3]))


def _letters(session: Session, state: str, kind: str) -> WorkRow:
    query = (
        sa.select(Letter.perihal, _S.nama_tampil, Letter.dicatat)
        .outerjoin(_S, sa.and_(_S.office_id == Letter.office_id, _S.employee_id == Letter.employee_id))
        .where(Letter.office_id == session.info["office_id"], Letter.keadaan == state, Letter.nomor_mode != "tanpa")
        .order_by(Letter.dicatat)
    )
    rows = session.execute(query).all()
    people = tuple(Person(name or subject) for subject, name, _ in rows[:3])
    return WorkRow(kind, len(rows), rows[0][2].date() if rows else None, people)


def openings_missing(session: Session, today: dt.date) -> WorkRow:
    """People whose opening balance of leave is unknown. Asked apart: every person is weighed by the rules."""
    rows = openings.grid(session, year=today.year, only_missing=True)
    return WorkRow("saldo_awal", len(rows), people=tuple(Person(row.nama) for row in rows[:3]))


def _unsent(stand: Standing) -> WorkRow:
    if stand.terhubung_sejak is None:
        return WorkRow("belum_dikirim", 0)
    return WorkRow("belum_dikirim", stand.unsent, stand.oldest.date() if stand.oldest else None)


def _anomalies(session: Session) -> WorkRow:
    e, s = Employee, EmployeeSummary
    tests = employees.anomalies()
    sums = [sa.func.coalesce(sa.func.sum(sa.case((test, 1), else_=0)), 0) for test in tests.values()]
    query = sa.select(*sums).select_from(e).join(
        s, sa.and_(s.office_id == e.office_id, s.employee_id == e.id)
    ).where(e.office_id == session.info["office_id"], s.aktif.is_(True))  # fmt: skip
    found = {name: int(n) for name, n in zip(tests, session.execute(query).one(), strict=True) if n}
    return WorkRow("anomali", sum(found.values()), parts=found)


def _statuses(session: Session) -> dict[str, int]:
    rows = session.execute(_active(session.info["office_id"], _S.status, sa.func.count()).group_by(_S.status))
    return {str(status): int(number) for status, number in rows.all()}


def _ranks(session: Session) -> Picture:
    query = _active(session.info["office_id"], _S.status, _S.golongan, sa.func.count())
    rows = session.execute(query.group_by(_S.status, _S.golongan))
    return charts.golongan(Counter({(status, rank): int(n) for status, rank, n in rows}))


def _ages(session: Session, today: dt.date) -> Picture:
    query = sa.select(Employee.tanggal_lahir, Employee.jenis_kelamin, sa.func.count()).join(
        _S, sa.and_(_S.office_id == Employee.office_id, _S.employee_id == Employee.id)
    ).where(_S.office_id == session.info["office_id"], _S.aktif.is_(True))  # fmt: skip
    held: Counter[tuple[int, str]] = Counter()
    for born, sex, n in session.execute(query.group_by(Employee.tanggal_lahir, Employee.jenis_kelamin)):
        held[age(born, today), sex] += n
    return charts.ages(held)


def _active(office_id: uuid.UUID, *columns: Any) -> sa.Select[Any]:
    return sa.select(*columns).where(_S.office_id == office_id, _S.aktif.is_(True))
