"""Attendance as people record it: what a named person decides about a day nobody knows, and taking it back.

Absence without reason is never found by the program: it lists days to ask about, a person decides (PP 94/2021 art. 4
letter f, art. 26: discipline follows from an examination, not from a missing line).
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.day_status import DECIDABLE, DayStatus, Status
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import day_status
from asn_desktop.store.attendance import Kehadiran


@dataclass(frozen=True)
class Proposal:
    """A day to ask about: worked, past, the month's attendance is in, nothing recorded."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str | None
    tanggal: dt.date


def proposals(
    session: Session, month: dt.date, unit_id: uuid.UUID | None = None, *, today: dt.date
) -> list[Proposal]:
    """The days of a month to ask about, by name and day. Nothing is decided by being listed."""
    book = day_status.month(session, month, unit_id, today=today)
    return [
        Proposal(row.employee_id, row.person.nama, row.person.nip, row.person.unit, day)
        for row, day in book.proposals()
    ]


def decide(
    session: Session, employee_id: uuid.UUID, day: dt.date, status: Status, *, oleh: str, alasan: str, today: dt.date
) -> DayStatus:
    """Write what a named person decided of one day: `hadir` or `tanpa_keterangan`.

    Refuses `day_status_undecidable`, `day_future`, `day_not_worked`, `day_has_paper` (leave, permit, order or a time
    says where the person was), `day_decider_missing`, `day_decider_is_applicant`, `day_reason_missing`.
    """
    require(session.info["actor"], Deed.VERIFY)
    problems = _check_words(status, oleh, alasan, day, today)
    book = day_status.month(session, day, today=today, employee_id=employee_id)
    (row,) = book.rows
    cell = row.cells[day.day - 1]
    if not cell.expected and cell.status in (Status.LIBUR, Status.LEPAS_JAGA, Status.LUAR):
        problems.append(Problem("day_not_worked", "tanggal", {"tanggal": day}))
    elif cell.status is not Status.BELUM and cell.line.code not in ("hari_hadir_ditetapkan", "hari_tanpa_keterangan"):
        problems.append(Problem("day_has_paper", "tanggal", {"tanggal": day, "keadaan": cell.status.value}))
    if oleh.strip() and oleh.strip().casefold() == row.person.nama.casefold():
        problems.append(Problem("day_decider_is_applicant", "oleh"))
    if problems:
        raise Refused(problems)
    record = _month(session, employee_id, day)
    value = {"tanda": status.value, "alasan": alasan.strip(), "oleh": oleh.strip()}
    record.hari = {**record.hari, str(day.day): value}
    session.flush()
    return _cell(session, employee_id, day, today)


def undo(session: Session, employee_id: uuid.UUID, day: dt.date, *, today: dt.date) -> DayStatus:
    """Take the decision of a day back. Refuses `day_undecided`."""
    require(session.info["actor"], Deed.VERIFY)
    record = _find(session, employee_id, day)
    value = (record.hari if record else {}).get(str(day.day))
    if record is None or not value or not value.get("tanda"):
        raise Refused(Problem("day_undecided", "tanggal", {"tanggal": day}))
    rest = {k: v for k, v in value.items() if k in ("masuk", "pulang") and v}
    days = {k: v for k, v in record.hari.items() if k != str(day.day)}
    record.hari = {**days, str(day.day): rest} if rest else days
    session.flush()
    return _cell(session, employee_id, day, today)


def _check_words(status: Status, oleh: str, alasan: str, day: dt.date, today: dt.date) -> list[Problem]:
    problems: list[Problem] = []
    if status not in DECIDABLE:
        problems.append(Problem("day_status_undecidable", "keadaan", {"raw": status.value}))
    if day > today:
        problems.append(Problem("day_future", "tanggal", {"tanggal": day}))
    if not oleh.strip():
        problems.append(Problem("day_decider_missing", "oleh"))
    if len(alasan.strip()) < 5:
        problems.append(Problem("day_reason_missing", "alasan"))
    return problems


def _cell(session: Session, employee_id: uuid.UUID, day: dt.date, today: dt.date) -> DayStatus:
    (row,) = day_status.month(session, day, today=today, employee_id=employee_id).rows
    return row.cells[day.day - 1]


def _find(session: Session, employee_id: uuid.UUID, day: dt.date) -> Kehadiran | None:
    return session.scalar(sa.select(Kehadiran).where(
        Kehadiran.office_id == session.info["office_id"], Kehadiran.employee_id == employee_id,
        Kehadiran.bulan == day.replace(day=1),
    ))  # fmt: skip


def _month(session: Session, employee_id: uuid.UUID, day: dt.date) -> Kehadiran:
    found = _find(session, employee_id, day)
    if found is None:
        empty: dict[str, Any] = {}
        found = Kehadiran(employee_id=employee_id, bulan=day.replace(day=1), hari=empty, sumber="manual")
        session.add(found)
    return found
