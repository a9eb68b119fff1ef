"""Permits that are not leave: entered, checked, voided, listed, counted by month. Never charged to leave.

Source: PP 94/2021 art. 4 letter f; kinds are dated rows of the table jenis_izin, which the office may write itself.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import identity, workdays
from asn_desktop.rules import izin as rules
from asn_desktop.rules.izin import Held, IzinKind, Permit
from asn_desktop.rules.leave import names
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.rules.roster import clock
from asn_desktop.services import day_sources, letters, officials, units
from asn_desktop.store.attendance import Izin
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.letters import Letter

_S = EmployeeSummary
CLOSED = "izin_tertutup"  # kind shown to a role without READ_SENSITIVE


@dataclass(frozen=True)
class IzinAsk:
    """A permit as the form holds it. The approver is one of ours (`penyetuju_id`), or named with his post."""

    employee_id: uuid.UUID
    jenis: str
    mulai: dt.date
    sampai: dt.date
    alasan: str
    jam_mulai: str | None = None
    jam_sampai: str | None = None
    penyetuju_id: uuid.UUID | None = None
    penyetuju_nama: str = ""
    penyetuju_jabatan: str = ""
    penyetuju_nip: str | None = None
    tanggal: dt.date | None = None  # of the slip; None: the day it is entered


@dataclass(frozen=True)
class Approver:
    """Who allows the permit, as the slip names him."""

    nama: str
    jabatan: str
    nip: str | None
    pangkat: str | None
    employee_id: uuid.UUID | None


@dataclass(frozen=True)
class IzinRow:
    """One permit in the list. Kind and reason are closed to a role without READ_SENSITIVE."""

    id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str | None
    jenis: str
    jenis_nama: str
    mulai: dt.date
    sampai: dt.date
    jam_mulai: str | None
    jam_sampai: str | None
    alasan: str
    penyetuju: str
    penyetuju_jabatan: str
    penyetuju_nip: str | None
    tanggal: dt.date
    letter_id: uuid.UUID | None
    nomor: str | None
    dibatalkan: str | None


@dataclass(frozen=True)
class IzinPreview:
    """What the form may show while it is filled: what refuses it, what is unusual, and who would approve."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    approver: Approver | None


def kinds(session: Session, on: dt.date) -> dict[str, IzinKind]:
    """The kinds of permits in force on a day, by code."""
    return day_sources.kinds(session, on)


def preview(session: Session, wish: IzinAsk, *, today: dt.date) -> IzinPreview:
    """The answer to the form as it stands; nothing is written."""
    approver = _approver(session, wish, today)
    try:
        permit = _permit(session, wish)
    except Refused as no:
        return IzinPreview(no.problems, (), approver)
    problems = [*rules.check(permit), *_check_approver(session, wish, approver), *_check_days(session, wish, permit)]
    return IzinPreview(tuple(problems), tuple(_warn(session, wish, permit, today)), approver)


def ask(session: Session, wish: IzinAsk, *, today: dt.date) -> IzinRow:
    """Write one permit. Refuses `izin_kind_unknown`, `end_before_start`, `izin_time_*`, `izin_times_reversed`,
    `izin_too_long`, `izin_reason_missing`, `izin_overlap`, `izin_overlaps_leave`, `izin_approver_*`, EMPLOYEE_UNKNOWN.
    """
    require(session.info["actor"], Deed.ENTER)
    _person(session, wish.employee_id)
    found = preview(session, wish, today=today)
    if found.problems:
        raise Refused(found.problems)
    approver = found.approver
    assert approver is not None  # else a problem said so
    row = Izin(
        employee_id=wish.employee_id, jenis=wish.jenis, mulai=wish.mulai, sampai=wish.sampai,
        jam_mulai=clock(wish.jam_mulai or ""), jam_sampai=clock(wish.jam_sampai or ""), alasan=wish.alasan.strip(),
        penyetuju_id=approver.employee_id, penyetuju_nama=approver.nama, penyetuju_jabatan=approver.jabatan,
        penyetuju_nip=approver.nip, tanggal=wish.tanggal or today,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return get(session, row.id)


def void(session: Session, izin_id: uuid.UUID, reason: str) -> IzinRow:
    """Take a permit back: the row stays with the reason, its slip is voided with it.

    Refuses `izin_unknown`, `izin_void`, `izin_void_reason`.
    """
    require(session.info["actor"], Deed.ENTER)
    row = fetch(session, izin_id)
    if row.dibatalkan:
        raise Refused(Problem("izin_void", "izin_id", {"alasan": row.dibatalkan}))
    if len(reason.strip()) < 5:
        raise Refused(Problem("izin_void_reason", "alasan"))
    row.dibatalkan = reason.strip()
    if row.letter_id is not None and letters.get(session, row.letter_id).keadaan != "batal":
        letters.void(session, row.letter_id, reason)
    session.flush()
    return get(session, izin_id)


def fetch(session: Session, izin_id: uuid.UUID) -> Izin:
    """The record itself. Refuses `izin_unknown`."""
    row = session.get(Izin, (session.info["office_id"], izin_id))
    if row is None:
        raise Refused(Problem("izin_unknown", "izin_id"))
    return row


def get(session: Session, izin_id: uuid.UUID) -> IzinRow:
    """One permit as a row. Refuses `izin_unknown`."""
    fetch(session, izin_id)
    return _rows(session, Izin.id == izin_id)[0]


def listing(
    session: Session, first: dt.date, last: dt.date, *, unit_id: uuid.UUID | None = None,
    employee_id: uuid.UUID | None = None, text: str = "", voided: bool = False,
) -> list[IzinRow]:  # fmt: skip
    """Permits that touch [first..last], newest first; `unit_id` takes the units below it along."""
    require(session.info["actor"], Deed.READ)
    where: list[Any] = [Izin.mulai <= last, Izin.sampai >= first]
    if unit_id is not None:
        where.append(_S.unit_id.in_(units.below(session, unit_id)))
    if employee_id is not None:
        where.append(Izin.employee_id == employee_id)
    if not voided:
        where.append(Izin.dibatalkan.is_(None))
    where += [_S.cari.contains(word, autoescape=True) for word in text.casefold().split()]
    return _rows(session, *where)


def _rows(session: Session, *where: Any) -> list[IzinRow]:
    query = (
        sa.select(
            Izin.id, Izin.employee_id, _S.nama_tampil, _S.nip, _S.unit_nama, Izin.jenis, Izin.mulai, Izin.sampai,
            Izin.jam_mulai, Izin.jam_sampai, Izin.alasan, Izin.penyetuju_nama, Izin.penyetuju_jabatan,
            Izin.penyetuju_nip, Izin.tanggal, Izin.letter_id, Letter.nomor, Izin.dibatalkan,
        )
        .join(_S, sa.and_(_S.office_id == Izin.office_id, _S.employee_id == Izin.employee_id))
        .outerjoin(Letter, sa.and_(Letter.office_id == Izin.office_id, Letter.id == Izin.letter_id))
        .where(Izin.office_id == session.info["office_id"], *where)
    )  # fmt: skip
    open_ = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    found = []
    known: dict[dt.date, dict[str, IzinKind]] = {}
    for row_id, person, name, nip, unit, kind, first, *rest in session.execute(query).all():
        if first not in known:
            known[first] = kinds(session, first)
        word = known[first][kind].name if kind in known[first] else kind
        row = IzinRow(row_id, person, name, nip, unit, kind, word, first, *rest)
        found.append(row if open_ else _closed(row))
    return sorted(found, key=lambda r: (r.mulai, r.id), reverse=True)


def _closed(row: IzinRow) -> IzinRow:
    return IzinRow(**{**vars(row), "jenis": CLOSED, "jenis_nama": "izin", "alasan": "", "jam_mulai": None,
                      "jam_sampai": None, "dibatalkan": "" if row.dibatalkan else None})  # fmt: skip


def _person(session: Session, employee_id: uuid.UUID) -> Employee:
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None or person.dibatalkan:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(employee_id)}))
    return person


def _permit(session: Session, wish: IzinAsk) -> Permit:
    kind = kinds(session, wish.mulai).get(wish.jenis)
    if kind is None:
        raise Refused(Problem("izin_kind_unknown", "jenis", {"raw": wish.jenis}))
    return Permit(kind, wish.mulai, wish.sampai, wish.alasan, wish.jam_mulai, wish.jam_sampai)


def _approver(session: Session, wish: IzinAsk, today: dt.date) -> Approver | None:
    """As named; of ours his name and post are taken from the record; nobody named: the direct superior of that day."""
    if wish.penyetuju_id is not None:
        row = session.execute(
            sa.select(_S.nama_tampil, _S.jabatan, _S.nip).where(
                _S.office_id == session.info["office_id"], _S.employee_id == wish.penyetuju_id
            )
        ).one_or_none()
        if row is None:
            return None
        return Approver(row[0], wish.penyetuju_jabatan.strip() or row[1] or "", row[2], None, wish.penyetuju_id)
    if wish.penyetuju_nama.strip():
        return Approver(wish.penyetuju_nama.strip(), wish.penyetuju_jabatan.strip(),
                        identity.normalise(wish.penyetuju_nip or "") or None, None, None)  # fmt: skip
    found = officials.superior_of(session, wish.employee_id, wish.tanggal or today)
    if found is None:
        return None
    return Approver(found.nama, found.jabatan_tertulis, found.nip, found.pangkat, found.employee_id)


def _check_approver(session: Session, wish: IzinAsk, approver: Approver | None) -> list[Problem]:
    if approver is None or not approver.jabatan:
        return [Problem("izin_approver_missing", "penyetuju")]
    own = session.scalar(sa.select(Employee.nip).where(
        Employee.office_id == session.info["office_id"], Employee.id == wish.employee_id
    ))  # fmt: skip
    if approver.employee_id == wish.employee_id or (own and approver.nip and identity.normalise(approver.nip) == own):
        return [Problem("izin_approver_is_applicant", "penyetuju")]
    return []


def _check_days(session: Session, wish: IzinAsk, permit: Permit) -> list[Problem]:
    if permit.last < permit.first:
        return []
    people = [wish.employee_id]
    held = [
        Held(o.what.kind, o.first, o.last, o.what.starts, o.what.ends)
        for o in day_sources.permits(session, people, permit.first, permit.last)
    ]
    problems = rules.check_overlap(permit, held)
    for leave in day_sources.leaves(session, people, permit.first, permit.last):
        values = {"jenis": names.KINDS.get(leave.what.kind, "cuti"), "mulai": leave.first, "sampai": leave.last}
        problems.append(Problem("izin_overlaps_leave", "mulai", values))
    return problems


def _warn(session: Session, wish: IzinAsk, permit: Permit, today: dt.date) -> list[Problem]:
    if permit.last < permit.first:
        return []
    found = rules.warn(permit, today)
    for duty in day_sources.duties(session, [wish.employee_id], permit.first, permit.last):
        values = {"tujuan": duty.what.place, "mulai": duty.first, "sampai": duty.last}
        found.append(Problem("izin_overlaps_duty", "mulai", values, Severity.WARNING))
    person = _person(session, wish.employee_id)
    if person.unit_id is not None:
        week = units.resolve(session, person.unit_id).hari_kerja
        if not any(str(day.isoweekday()) in week for day in workdays.days(permit.first, permit.last)):
            found.append(Problem("izin_no_working_day", "mulai", severity=Severity.WARNING))
    return found
