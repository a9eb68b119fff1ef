"""What speaks for a day, for many people at once: leave, study, duty orders and permits that touch a range of days.

One query each, whatever the number of people. Source: leave.md §4.1 (which states of a request hold dates).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.day_status import Duty, Leave
from asn_desktop.rules.izin import IzinKind
from asn_desktop.rules.leave.flow import HOLDS_DATES, State, held_days
from asn_desktop.services import reference
from asn_desktop.store.attendance import Izin, JointLeaveDuty, SuratTugas, SuratTugasOrang
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.standing import Cltn

_FEW = 400  # so many ids fit in a query; more are picked out here
_DAY = dt.timedelta(days=1)
_WAITING = (State.DIAJUKAN.value, State.DIPERTIMBANGKAN.value)
_STUDY = frozenset(("6", "7"))  # jenis of cltn.csv: tugas belajar and its extension
_UNPAID = frozenset(("1", "5"))
_OUTSIDE = frozenset(("2", "9", "10"))  # soldier, state official, village head: not at this office

People = Collection[uuid.UUID]


@dataclass(frozen=True, slots=True)
class Over:
    """Something that lies over days of one person."""

    employee_id: uuid.UUID
    first: dt.date
    last: dt.date
    what: Any


@dataclass(frozen=True, slots=True)
class PermitHeld:
    """A permit in the words of its row."""

    id: uuid.UUID
    kind: IzinKind
    starts: str | None
    ends: str | None


@dataclass(frozen=True, slots=True)
class Away:
    """A span of the history of study and duty elsewhere: `belajar`, `cltn` or `luar`."""

    kind: str


def leaves(session: Session, people: People, first: dt.date, last: dt.date) -> list[Over]:
    """Leaves that hold dates in the range, granted or waiting, with the days added for a remote place: `Leave`."""
    query = sa.select(
        LeaveRequest.employee_id, LeaveRequest.jenis, LeaveRequest.mulai, LeaveRequest.sampai,
        LeaveRequest.hari_tambahan, LeaveRequest.tambahan_awal, LeaveRequest.keadaan, LeaveRequest.melapor_pada,
    ).where(
        LeaveRequest.office_id == session.info["office_id"],
        LeaveRequest.keadaan.in_([s.value for s in HOLDS_DATES]),
        LeaveRequest.mulai <= last + 31 * _DAY,
        LeaveRequest.sampai >= first - 31 * _DAY,
    )  # fmt: skip
    found = []
    for person, kind, start, end, more, before, state, back in _of(session, query, LeaveRequest.employee_id, people):
        begins, ends = held_days(State(state), start, end, more, early=bool(before), back=back)
        if begins <= last and ends >= max(first, begins):
            found.append(Over(person, begins, ends, Leave(kind, start, end, state not in _WAITING)))
    return found


def elsewhere(session: Session, people: People, first: dt.date, last: dt.date) -> list[Over]:
    """Study, unpaid leave and other service of the histories: `Away`. An open row runs until a row of return."""
    query = sa.select(Cltn.employee_id, Cltn.jenis, Cltn.mulai, Cltn.sampai, Cltn.aktif_kembali).where(
        Cltn.office_id == session.info["office_id"], Cltn.dibatalkan.is_(None), Cltn.mulai <= last
    )
    rows = sorted(_of(session, query, Cltn.employee_id, people), key=lambda r: r[2])
    backs: dict[uuid.UUID, list[tuple[str, dt.date]]] = {}
    for person, kind, start, _, back in rows:
        if kind not in _STUDY | _UNPAID | _OUTSIDE:
            backs.setdefault(person, []).append((kind, back or start))
    found = []
    for person, kind, start, end, back in rows:
        name = "belajar" if kind in _STUDY else "cltn" if kind in _UNPAID else "luar" if kind in _OUTSIDE else None
        if name is None:
            continue
        returned = back or min((d for _, d in backs.get(person, []) if d > start), default=None)
        ends = returned - _DAY if returned else end or dt.date.max
        if ends >= first:
            found.append(Over(person, start, ends, Away(name)))
    return found


def duties(session: Session, people: People, first: dt.date, last: dt.date) -> list[Over]:
    """Duty orders in force in the range: `Duty`."""
    query = (
        sa.select(SuratTugasOrang.employee_id, SuratTugas.mulai, SuratTugas.sampai, SuratTugas.maksud,
                  SuratTugas.tujuan, SuratTugas.nomor)
        .join(SuratTugas, sa.and_(SuratTugas.office_id == SuratTugasOrang.office_id,
                                  SuratTugas.id == SuratTugasOrang.surat_tugas_id))
        .where(SuratTugas.office_id == session.info["office_id"], SuratTugas.dibatalkan.is_(None),
               SuratTugas.mulai <= last, SuratTugas.sampai >= first)
    )  # fmt: skip
    return [
        Over(person, start, end, Duty(purpose, place, number))
        for person, start, end, purpose, place, number in _of(session, query, SuratTugasOrang.employee_id, people)
    ]


def permits(session: Session, people: People, first: dt.date, last: dt.date) -> list[Over]:
    """Permits in the range that were not voided: `PermitHeld`."""
    query = sa.select(
        Izin.employee_id, Izin.mulai, Izin.sampai, Izin.id, Izin.jenis, Izin.jam_mulai, Izin.jam_sampai
    ).where(
        Izin.office_id == session.info["office_id"], Izin.dibatalkan.is_(None), Izin.mulai <= last, Izin.sampai >= first
    )
    rows = list(_of(session, query, Izin.employee_id, people))
    known = kinds(session, last) if rows else {}
    return [
        Over(person, start, end, PermitHeld(row, known.get(kind) or _unknown(kind), begins, ends))
        for person, start, end, row, kind, begins, ends in rows
    ]


def kinds(session: Session, on: dt.date) -> dict[str, IzinKind]:
    """The kinds of permits in force on a day, by code; a store from before the table reads the shipped rows."""
    rows = reference.table(session, "jenis_izin", on) or {r["kode"]: r for r in reference.shipped("jenis_izin")}
    return {code: IzinKind.from_row(row) for code, row in rows.items() if row.get("dipakai", "ya") == "ya"}


def joint_duty(session: Session, people: People, first: dt.date, last: dt.date) -> set[tuple[uuid.UUID, dt.date]]:
    """(person, day) of cuti bersama that a decision did not give (PP 11/2017 art. 333 (3))."""
    query = sa.select(JointLeaveDuty.employee_id, JointLeaveDuty.tanggal).where(
        JointLeaveDuty.office_id == session.info["office_id"], JointLeaveDuty.dibatalkan.is_(None),
        JointLeaveDuty.tanggal.between(first, last),
    )  # fmt: skip
    return {(person, day) for person, day in _of(session, query, JointLeaveDuty.employee_id, people)}


def _unknown(code: str) -> IzinKind:
    """A kind that is no longer in the table still reads as what was written."""
    return IzinKind(code, code.replace("_", " ").capitalize(), "tanpa", True)


def _of(session: Session, query: Any, column: Any, people: People) -> Iterable[Any]:
    if len(people) <= _FEW:
        return session.execute(query.where(column.in_(list(people)))).all()
    wanted = frozenset(people)
    return [row for row in session.execute(query) if row[0] in wanted]
