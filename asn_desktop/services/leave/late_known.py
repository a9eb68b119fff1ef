"""What a list of late entries is compared with: the people, entries made before, numbers used, openings told.

Source: leave.md §3.1 (nothing is counted twice), §7 (a number is used once).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import balance
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveOpening, LeaveRequest
from asn_desktop.store.letters import Letter

_CHUNK = 500


@dataclass(frozen=True)
class Known:
    """Everything a late entry is compared with, read in a handful of queries for the whole list."""

    people: dict[uuid.UUID, tuple[str, str | None]]  # name as shown, NIP
    entered: set[tuple[uuid.UUID, str, dt.date, dt.date]]
    numbers: dict[str, tuple[str, dt.date, uuid.UUID]]  # of late entries: name, first day
    register: dict[str, tuple[str, str]]  # of our own letters: what about, state
    openings: dict[tuple[uuid.UUID, int], int]  # days told as used
    since: dt.date | None  # the day the office began to record
    history: dict[uuid.UUID, list[tuple[dt.date, dt.date]]]  # CLTN of the histories


def read(session: Session, people: Collection[uuid.UUID]) -> Known:
    """Read it all."""
    office = session.info["office_id"]
    names: dict[uuid.UUID, tuple[str, str | None]] = {}
    openings: dict[tuple[uuid.UUID, int], int] = {}
    wanted = list(people)
    for at in range(0, len(wanted), _CHUNK):
        some = wanted[at : at + _CHUNK]
        query = (
            sa.select(Employee.id, sa.func.coalesce(EmployeeSummary.nama_tampil, Employee.nama), Employee.nip)
            .outerjoin(EmployeeSummary, sa.and_(EmployeeSummary.office_id == Employee.office_id,
                                                EmployeeSummary.employee_id == Employee.id))
            .where(Employee.office_id == office, Employee.id.in_(some), Employee.dibatalkan.is_(None))
        )  # fmt: skip
        names |= {person: (name, nip) for person, name, nip in session.execute(query)}
        told = sa.select(LeaveOpening.employee_id, LeaveOpening.tahun, LeaveOpening.terpakai).where(
            LeaveOpening.office_id == office, LeaveOpening.employee_id.in_(some)
        )
        openings |= {(person, year): used for person, year, used in session.execute(told)}
    entered, numbers = _entered(session, names)
    register = sa.select(Letter.nomor, Letter.perihal, Letter.keadaan).where(
        Letter.office_id == office, Letter.nomor.is_not(None)
    )
    used = {number: (about, state) for number, about, state in session.execute(register) if number}
    since, history = balance.kept_since(session), balance.away_periods(session, wanted)
    return Known(names, entered, numbers, used, openings, since, history)


def _entered(
    session: Session, names: dict[uuid.UUID, tuple[str, str | None]]
) -> tuple[set[tuple[uuid.UUID, str, dt.date, dt.date]], dict[str, tuple[str, dt.date, uuid.UUID]]]:
    query = sa.select(
        LeaveRequest.employee_id, LeaveRequest.jenis, LeaveRequest.mulai, LeaveRequest.sampai, LeaveRequest.nomor_asal
    ).where(
        LeaveRequest.office_id == session.info["office_id"], LeaveRequest.asal == "susulan",
        LeaveRequest.keadaan != State.DIBATALKAN.value,
    )  # fmt: skip
    entered: set[tuple[uuid.UUID, str, dt.date, dt.date]] = set()
    numbers: dict[str, tuple[str, dt.date, uuid.UUID]] = {}
    for person, kind, first, last, number in session.execute(query):
        entered.add((person, kind, first, last))
        if number:
            numbers[number] = (names.get(person, ("pegawai lain", None))[0], first, person)
    return entered, numbers


def around(
    person: uuid.UUID, kind: Kind, first: dt.date, known: Known, *, charged: bool, today: dt.date
) -> list[Problem]:
    """Annual leave of a year before the ledger, days an opening may count already, a CLTN the history lacks."""
    if kind is Kind.CLTN:
        told = any(start == first for start, _ in known.history.get(person, ()))
        return [] if told else [Problem("late_cltn_history", "", {}, Severity.WARNING)]
    if kind is not Kind.TAHUNAN or not charged:
        return []
    if first.year < (known.since or today).year:
        return [Problem("late_annual_year", "mulai", {"tahun": first.year})]
    counted = known.openings.get((person, first.year), 0)
    if counted and (known.since is None or first < known.since):
        return [Problem("late_opening_told", "mulai", {"tahun": first.year, "hari": counted}, Severity.WARNING)]
    return []
