"""The coaching record (rencana pembinaan) of a person whose predikat asks for it, and whether it worked.

The program keeps the record and reminds; a sanction is never proposed here. Source: PP 30/2019 art. 56-58 (a chance to
improve before anything else); evaluation.md §4.7.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import feedback as rules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import running_year, told_results
from asn_desktop.store.employees import Employee
from asn_desktop.store.progress import Coaching

FIELDS = ("masalah", "rencana", "ukuran", "pembina")


@dataclass(frozen=True)
class CoachingAsk:
    """A plan: what is lacking, what is done about it, by what it will be judged, who coaches, from when to when.

    `tahun`: of the predikat that gave rise to it.
    """

    employee_id: uuid.UUID
    tahun: int
    mulai: dt.date
    sampai: dt.date
    masalah: str
    rencana: str
    ukuran: str
    pembina: str
    berkas: bytes | None = None


@dataclass(frozen=True)
class CoachingRow:
    """A plan as kept. `hasil` None: not concluded yet."""

    id: uuid.UUID
    employee_id: uuid.UUID
    tahun: int
    mulai: dt.date
    sampai: dt.date
    masalah: str
    rencana: str
    ukuran: str
    pembina: str
    hasil: str | None
    tanggal_hasil: dt.date | None
    berhasil: bool | None
    berkas: str | None
    dibatalkan: str | None

    @property
    def berjalan(self) -> bool:
        """Whether it is neither concluded nor voided."""
        return self.hasil is None and not self.dibatalkan


def record(session: Session, ask: CoachingAsk, *, today: dt.date) -> CoachingRow:
    """Keep a plan. Refuses EMPLOYEE_UNKNOWN, `coaching_*` (fields, days, year without such a predikat, one running)."""
    require(session.info["actor"], Deed.VERIFY)
    person = session.get(Employee, (session.info["office_id"], ask.employee_id))
    if person is None or person.dibatalkan:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(ask.employee_id)}))
    found = [Problem("coaching_field_empty", name, {"isian": name.capitalize()})
             for name in FIELDS if not getattr(ask, name).strip()]  # fmt: skip
    if ask.sampai < ask.mulai:
        found.append(Problem("coaching_reversed", "sampai", {"mulai": ask.mulai, "sampai": ask.sampai}))
    if rules.same_person((ask.pembina, None), (person.nama, person.nip)):
        found.append(Problem("coaching_self", "pembina", {"nama": ask.pembina.strip()}))
    told = told_results.of_person(session, ask.employee_id).get(ask.tahun)
    if told is None or told.predikat not in told_results.POOR:
        found.append(Problem("coaching_year", "tahun", {"tahun": ask.tahun}))
    for other in of_person(session, ask.employee_id):
        if other.berjalan and other.mulai <= ask.sampai and other.sampai >= ask.mulai:
            found.append(Problem("coaching_overlaps", "mulai", {"mulai": other.mulai, "sampai": other.sampai}))
    if found:
        raise Refused(found)
    blob, _name = running_year.put_away(session, ask.berkas, None)
    row = Coaching(
        employee_id=person.id, tahun=ask.tahun, mulai=ask.mulai, sampai=ask.sampai, berkas=blob,
        **{name: getattr(ask, name).strip() for name in FIELDS},
    )  # fmt: skip
    session.add(row)
    session.flush()
    return _shown(row)


def conclude(
    session: Session, coaching_id: uuid.UUID, hasil: str, *, berhasil: bool, day: dt.date, today: dt.date
) -> CoachingRow:
    """What came of it. Refuses `coaching_unknown`, `coaching_concluded`, `coaching_result_*`."""
    require(session.info["actor"], Deed.VERIFY)
    row = _fetch(session, coaching_id)
    if row.hasil is not None:
        raise Refused(Problem("coaching_concluded", "", {"tanggal": row.tanggal_hasil}))
    found: list[Problem] = []
    if not hasil.strip():
        found.append(Problem("coaching_result_empty", "hasil"))
    if day < row.mulai:
        found.append(Problem("coaching_result_early", "tanggal", {"tanggal": day, "mulai": row.mulai}))
    if day > today:
        found.append(Problem("coaching_result_future", "tanggal", {"tanggal": day}))
    if found:
        raise Refused(found)
    row.hasil, row.berhasil, row.tanggal_hasil = hasil.strip(), berhasil, day
    session.flush()
    return _shown(row)


def void(session: Session, coaching_id: uuid.UUID, reason: str) -> None:
    """A plan entered wrong no longer counts. Refuses `coaching_unknown`, `coaching_void_reason`."""
    require(session.info["actor"], Deed.VERIFY)
    row = _fetch(session, coaching_id)
    if not reason.strip():
        raise Refused(Problem("coaching_void_reason", "alasan"))
    row.dibatalkan = reason.strip()
    session.flush()


def scan(session: Session, coaching_id: uuid.UUID) -> bytes:
    """The signed plan as PDF. Refuses `coaching_unknown` when there is none."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    row = _fetch(session, coaching_id)
    if not row.berkas:
        raise Refused(Problem("coaching_unknown"))
    data: bytes = session.info["blobs"].get(row.berkas)
    return data


def of_person(session: Session, employee_id: uuid.UUID, *, voided: bool = False) -> tuple[CoachingRow, ...]:
    """The plans of a person by their first day."""
    return _rows(session, Coaching.employee_id == employee_id, voided=voided)


def of_year(session: Session, tahun: int) -> tuple[CoachingRow, ...]:
    """The plans that a year's predikat gave rise to, by their first day."""
    return _rows(session, Coaching.tahun == tahun, voided=False)


def _rows(session: Session, *where: Any, voided: bool) -> tuple[CoachingRow, ...]:
    require(session.info["actor"], Deed.READ_SENSITIVE)
    extra: list[Any] = [] if voided else [Coaching.dibatalkan.is_(None)]
    query = sa.select(Coaching).where(Coaching.office_id == session.info["office_id"], *where, *extra)
    return tuple(sorted((_shown(row) for row in session.scalars(query)), key=lambda row: (row.mulai, row.id)))


def _fetch(session: Session, coaching_id: uuid.UUID) -> Coaching:
    row = session.get(Coaching, (session.info["office_id"], coaching_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("coaching_unknown"))
    return row


def _shown(r: Coaching) -> CoachingRow:
    return CoachingRow(
        r.id, r.employee_id, r.tahun, r.mulai, r.sampai, r.masalah, r.rencana, r.ukuran, r.pembina, r.hasil,
        r.tanggal_hasil, r.berhasil, r.berkas, r.dibatalkan,
    )  # fmt: skip
