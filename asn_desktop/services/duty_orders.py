"""Surat tugas: who is sent where, for how long and for what. Nobody on leave is sent; the leave is named.

Source: Permendagri 1/2023 (naskah dinas penugasan), Permendagri 83/2022 (code 800.1.11.1).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.leave import names
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import day_sources, letters, units
from asn_desktop.store.attendance import SuratTugas, SuratTugasOrang
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.letters import Letter

KINDS = ("dinas_luar", "diklat")
_S = EmployeeSummary


@dataclass(frozen=True)
class DutyAsk:
    """An order as the form holds it; `orang` in the order of the letter. Number and date when it was made on paper."""

    unit_id: uuid.UUID
    maksud: str
    tujuan: str
    mulai: dt.date
    sampai: dt.date
    orang: tuple[uuid.UUID, ...]
    jenis: str = "dinas_luar"
    nomor: str | None = None
    tanggal: dt.date | None = None


@dataclass(frozen=True)
class DutyPerson:
    """One person of an order."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None


@dataclass(frozen=True)
class DutyRow:
    """One order in the list; its number is the letter's once there is one."""

    id: uuid.UUID
    unit_id: uuid.UUID
    jenis: str
    maksud: str
    tujuan: str
    mulai: dt.date
    sampai: dt.date
    nomor: str | None
    tanggal: dt.date | None
    letter_id: uuid.UUID | None
    dibatalkan: str | None
    orang: tuple[DutyPerson, ...]


@dataclass(frozen=True)
class DutyPreview:
    """What would refuse the order, and what is unusual."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def preview(session: Session, wish: DutyAsk, *, today: dt.date) -> DutyPreview:
    """The answer to the form as it stands; nothing is written."""
    problems = _check_form(wish)
    warnings: list[Problem] = []
    if wish.sampai >= wish.mulai and wish.orang:
        people = _people(session, wish.orang)
        missing = [p for p in wish.orang if p not in people]
        problems += [Problem("EMPLOYEE_UNKNOWN", "orang", {"id": str(p)}) for p in missing]
        problems += _check_days(session, wish, people)
    if wish.mulai < today:
        warnings.append(Problem("duty_backdated", "mulai", {"mulai": wish.mulai}, Severity.WARNING))
    return DutyPreview(tuple(problems), tuple(warnings))


def enter(session: Session, wish: DutyAsk, *, today: dt.date) -> DutyRow:
    """Write an order with its people. Refuses `end_before_start`, `duty_kind_unknown`, `duty_purpose_missing`,
    `duty_place_missing`, `duty_people_missing`, `duty_person_twice`, `duty_overlaps_leave`, `duty_overlap`,
    UNIT_UNKNOWN, EMPLOYEE_UNKNOWN. The letter is made by `services.attendance_papers`.
    """
    require(session.info["actor"], Deed.ENTER)
    units.chain(session, wish.unit_id)
    found = preview(session, wish, today=today)
    if found.problems:
        raise Refused(found.problems)
    row = SuratTugas(
        unit_id=wish.unit_id, jenis=wish.jenis, maksud=wish.maksud.strip(), tujuan=wish.tujuan.strip(),
        mulai=wish.mulai, sampai=wish.sampai, nomor=(wish.nomor or "").strip() or None, tanggal=wish.tanggal,
    )  # fmt: skip
    session.add(row)
    session.flush()
    session.add_all(
        SuratTugasOrang(surat_tugas_id=row.id, employee_id=person, urutan=place)
        for place, person in enumerate(wish.orang, 1)
    )
    session.flush()
    return get(session, row.id)


def void(session: Session, order_id: uuid.UUID, reason: str) -> DutyRow:
    """Take an order back; its letter is voided with it. Refuses `order_unknown`, `duty_void`, `order_void_reason`."""
    require(session.info["actor"], Deed.ENTER)
    row = fetch(session, order_id)
    if row.dibatalkan:
        raise Refused(Problem("duty_void", "order_id", {"alasan": row.dibatalkan}))
    if len(reason.strip()) < 5:
        raise Refused(Problem("order_void_reason", "alasan"))
    row.dibatalkan = reason.strip()
    if row.letter_id is not None and letters.get(session, row.letter_id).keadaan != "batal":
        letters.void(session, row.letter_id, reason)
    session.flush()
    return get(session, order_id)


def fetch(session: Session, order_id: uuid.UUID) -> SuratTugas:
    """The record itself. Refuses `order_unknown`."""
    row = session.get(SuratTugas, (session.info["office_id"], order_id))
    if row is None:
        raise Refused(Problem("order_unknown", "order_id"))
    return row


def get(session: Session, order_id: uuid.UUID) -> DutyRow:
    """One order with its people. Refuses `order_unknown`."""
    fetch(session, order_id)
    return _rows(session, SuratTugas.id == order_id)[0]


def listing(
    session: Session, first: dt.date, last: dt.date, *, unit_id: uuid.UUID | None = None, text: str = "",
    voided: bool = False,
) -> list[DutyRow]:  # fmt: skip
    """Orders that touch [first..last], newest first; `unit_id` takes the units below it along."""
    require(session.info["actor"], Deed.READ)
    where: list[Any] = [SuratTugas.mulai <= last, SuratTugas.sampai >= first]
    if unit_id is not None:
        where.append(SuratTugas.unit_id.in_(units.below(session, unit_id)))
    if not voided:
        where.append(SuratTugas.dibatalkan.is_(None))
    words = text.casefold().split()
    return [row for row in _rows(session, *where) if all(word in _searched(row) for word in words)]


def _searched(row: DutyRow) -> str:
    people = (f"{p.nama} {p.nip or ''}" for p in row.orang)
    return " ".join([row.maksud, row.tujuan, row.nomor or "", *people]).casefold()


def _rows(session: Session, *where: Any) -> list[DutyRow]:
    query = (
        sa.select(
            SuratTugas.id, SuratTugas.unit_id, SuratTugas.jenis, SuratTugas.maksud, SuratTugas.tujuan, SuratTugas.mulai,
            SuratTugas.sampai, SuratTugas.nomor, SuratTugas.tanggal, SuratTugas.letter_id, SuratTugas.dibatalkan,
            Letter.nomor, Letter.tanggal,
        )
        .outerjoin(Letter, sa.and_(Letter.office_id == SuratTugas.office_id, Letter.id == SuratTugas.letter_id))
        .where(SuratTugas.office_id == session.info["office_id"], *where)
    )  # fmt: skip
    found = session.execute(query).all()
    people = _named(session, [row[0] for row in found])
    open_ = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    rows = []
    for row_id, unit, kind, purpose, place, first, last, number, day, letter, gone, lnumber, lday in found:
        reason = gone if open_ or not gone else ""
        rows.append(DutyRow(row_id, unit, kind, purpose, place, first, last, lnumber or number, lday or day, letter,
                            reason, people.get(row_id, ())))  # fmt: skip
    return sorted(rows, key=lambda r: (r.mulai, r.id), reverse=True)


def _named(session: Session, orders: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[DutyPerson, ...]]:
    found: dict[uuid.UUID, list[tuple[int, DutyPerson]]] = {}
    for at in range(0, len(orders), 400):
        query = (
            sa.select(SuratTugasOrang.surat_tugas_id, SuratTugasOrang.urutan, SuratTugasOrang.employee_id,
                      _S.nama_tampil, _S.nip)
            .join(_S, sa.and_(_S.office_id == SuratTugasOrang.office_id,
                              _S.employee_id == SuratTugasOrang.employee_id))
            .where(SuratTugasOrang.office_id == session.info["office_id"],
                   SuratTugasOrang.surat_tugas_id.in_(orders[at : at + 400]))
        )  # fmt: skip
        for order, place, person, name, nip in session.execute(query):
            found.setdefault(order, []).append((place, DutyPerson(person, name, nip)))
    return {order: tuple(p for _, p in sorted(rows, key=lambda r: r[0])) for order, rows in found.items()}


def _people(session: Session, people: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    query = sa.select(_S.employee_id, _S.nama_tampil).where(
        _S.office_id == session.info["office_id"], _S.employee_id.in_(list(people))
    )
    return dict(session.execute(query).all())


def _check_form(wish: DutyAsk) -> list[Problem]:
    problems: list[Problem] = []
    if wish.jenis not in KINDS:
        problems.append(Problem("duty_kind_unknown", "jenis", {"raw": wish.jenis}))
    if wish.sampai < wish.mulai:
        problems.append(Problem("end_before_start", "sampai", {"mulai": wish.mulai, "sampai": wish.sampai}))
    if not wish.maksud.strip():
        problems.append(Problem("duty_purpose_missing", "maksud"))
    if not wish.tujuan.strip():
        problems.append(Problem("duty_place_missing", "tujuan"))
    if not wish.orang:
        problems.append(Problem("duty_people_missing", "orang"))
    if len(set(wish.orang)) < len(wish.orang):
        problems.append(Problem("duty_person_twice", "orang"))
    return problems


def _check_days(session: Session, wish: DutyAsk, called: dict[uuid.UUID, str]) -> list[Problem]:
    people = list(dict.fromkeys(wish.orang))
    problems = []
    for leave in day_sources.leaves(session, people, wish.mulai, wish.sampai):
        name = names.KINDS.get(leave.what.kind, "cuti")
        values = {"nama": called.get(leave.employee_id, ""), "jenis": name, "mulai": leave.first, "sampai": leave.last}
        problems.append(Problem("duty_overlaps_leave", "orang", values))
    for duty in day_sources.duties(session, people, wish.mulai, wish.sampai):
        values = {"nama": called.get(duty.employee_id, ""), "tujuan": duty.what.place, "mulai": duty.first,
                  "sampai": duty.last}  # fmt: skip
        problems.append(Problem("duty_overlap", "orang", values))
    return problems
