"""Service points of a unit, and who served there from when to when.

Source: PermenPANRB 14/2017 (unit of service); evaluation.md §7.5 (who served at least half of a survey period).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.offices import Unit
from asn_desktop.store.survey import ServiceDuty, ServicePoint

_S = EmployeeSummary


@dataclass(frozen=True)
class PointAsk:
    """A service point as the form holds it. `gratis`: free by regulation."""

    unit_id: uuid.UUID
    nama: str
    gratis: bool = False


@dataclass(frozen=True)
class PointRow:
    """A service point with its unit."""

    id: uuid.UUID
    unit_id: uuid.UUID
    unit: str
    nama: str
    gratis: bool
    dibatalkan: str | None


@dataclass(frozen=True)
class ServedRow:
    """One person's stretch at a service point; `sampai` None: still there."""

    id: uuid.UUID
    point_id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nip: str | None
    mulai: dt.date
    sampai: dt.date | None


def put(session: Session, ask: PointAsk, point_id: uuid.UUID | None = None) -> PointRow:
    """Add a service point, or change the one named.

    Refuses `survey_point_name`, `survey_point_twice`, `UNIT_UNKNOWN`, `survey_point_unknown`, `survey_point_void`.
    """
    require(session.info["actor"], Deed.ENTER)
    name = " ".join(ask.nama.split())
    if len(name) < 3:
        raise Refused(Problem("survey_point_name", "nama"))
    if session.get(Unit, (session.info["office_id"], ask.unit_id)) is None:
        raise Refused(Problem("UNIT_UNKNOWN", "unit_id", {"raw": str(ask.unit_id)}))
    for other in listing(session, ask.unit_id, below=False):
        if other.unit_id == ask.unit_id and other.nama.casefold() == name.casefold() and other.id != point_id:
            raise Refused(Problem("survey_point_twice", "nama", {"nama": other.nama, "unit": other.unit}))
    row = ServicePoint() if point_id is None else fetch(session, point_id, live=True)
    row.unit_id, row.nama, row.gratis = ask.unit_id, name, ask.gratis
    if point_id is None:
        session.add(row)
    session.flush()
    return get(session, row.id)


def fetch(session: Session, point_id: uuid.UUID, *, live: bool = False) -> ServicePoint:
    """The record itself. Refuses `survey_point_unknown`, with `live` also `survey_point_void`."""
    row = session.get(ServicePoint, (session.info["office_id"], point_id))
    if row is None:
        raise Refused(Problem("survey_point_unknown", "titik"))
    if live and row.dibatalkan:
        raise Refused(Problem("survey_point_void", "titik", {"nama": row.nama, "alasan": row.dibatalkan}))
    return row


def get(session: Session, point_id: uuid.UUID) -> PointRow:
    """One service point. Refuses `survey_point_unknown`."""
    fetch(session, point_id)
    return _rows(session, ServicePoint.id == point_id)[0]


def listing(
    session: Session, unit_id: uuid.UUID | None = None, *, below: bool = True, voided: bool = False
) -> list[PointRow]:
    """Service points by unit and name; `unit_id` takes the units below it along."""
    require(session.info["actor"], Deed.READ)
    where: list[Any] = [] if voided else [ServicePoint.dibatalkan.is_(None)]
    if unit_id is not None:
        where.append(ServicePoint.unit_id.in_(units.below(session, unit_id) if below else [unit_id]))
    return _rows(session, *where)


def named(session: Session, name: str) -> uuid.UUID:
    """The one service point a name means. Refuses `survey_point_unknown`, `survey_point_several`."""
    wanted = " ".join(name.casefold().split())
    rows = listing(session)
    found = [r for r in rows if r.nama.casefold() == wanted] or [r for r in rows if wanted in r.nama.casefold()]
    if len(found) > 1:
        raise Refused(Problem("survey_point_several", "titik", {"nama": [r.nama for r in found]}))
    if not found or not wanted:
        raise Refused(Problem("survey_point_unknown", "titik"))
    return found[0].id


def void(session: Session, point_id: uuid.UUID, reason: str) -> PointRow:
    """Close a service point that was entered by mistake or no longer serves; its surveys stay.

    Refuses `survey_point_unknown`, `survey_point_void`, `survey_reason`.
    """
    require(session.info["actor"], Deed.ENTER)
    row = fetch(session, point_id, live=True)
    row.dibatalkan = reason_of(reason)
    session.flush()
    return get(session, point_id)


def serve(
    session: Session, point_id: uuid.UUID, people: Sequence[uuid.UUID], mulai: dt.date, sampai: dt.date | None = None
) -> tuple[ServedRow, ...]:
    """Several people served there from a day on, all of them or none.

    Refuses `survey_served_nobody`, `survey_period_reversed`, `survey_served_twice` (days that overlap his own).
    """
    require(session.info["actor"], Deed.ENTER)
    fetch(session, point_id, live=True)
    if not people:
        raise Refused(Problem("survey_served_nobody", "orang"))
    if sampai is not None and sampai < mulai:
        raise Refused(Problem("survey_period_reversed", "sampai", {"mulai": mulai, "sampai": sampai}))
    held = served(session, point_id)
    clashes = [
        Problem("survey_served_twice", "orang", {"nama": one.nama, "mulai": one.mulai, "sampai": one.sampai})
        for one in held if one.employee_id in people
        and one.mulai <= (sampai or dt.date.max) and (one.sampai or dt.date.max) >= mulai
    ]  # fmt: skip
    if clashes:
        raise Refused(clashes)
    made = [ServiceDuty(service_point_id=point_id, employee_id=who, mulai=mulai, sampai=sampai)
            for who in dict.fromkeys(people)]  # fmt: skip
    session.add_all(made)
    session.flush()
    ids = {one.id for one in made}
    return tuple(row for row in served(session, point_id) if row.id in ids)


def end(session: Session, served_id: uuid.UUID, sampai: dt.date) -> None:
    """The last day somebody served there. Refuses `survey_served_unknown`, `survey_period_reversed`."""
    require(session.info["actor"], Deed.ENTER)
    row = _duty(session, served_id)
    if sampai < row.mulai:
        raise Refused(Problem("survey_period_reversed", "sampai", {"mulai": row.mulai, "sampai": sampai}))
    row.sampai = sampai
    session.flush()


def take_away(session: Session, served_id: uuid.UUID, reason: str) -> None:
    """A stretch entered by mistake. Refuses `survey_served_unknown`, `survey_reason`."""
    require(session.info["actor"], Deed.ENTER)
    _duty(session, served_id).dibatalkan = reason_of(reason)
    session.flush()


def served(session: Session, point_id: uuid.UUID) -> tuple[ServedRow, ...]:
    """Who served at a point, by first day and name."""
    require(session.info["actor"], Deed.READ)
    return tuple(_served(session, [ServiceDuty.service_point_id == point_id]))


def served_by(session: Session, employee_id: uuid.UUID) -> tuple[ServedRow, ...]:
    """Where a person served."""
    require(session.info["actor"], Deed.READ)
    return tuple(_served(session, [ServiceDuty.employee_id == employee_id]))


def reason_of(text: str) -> str:
    """A reason that says something. Refuses `survey_reason`."""
    if len(text.strip()) < 5:
        raise Refused(Problem("survey_reason", "alasan"))
    return text.strip()


def _served(session: Session, where: Iterable[Any]) -> list[ServedRow]:
    d = ServiceDuty
    query = (
        sa.select(d.id, d.service_point_id, d.employee_id, _S.nama_tampil, _S.nip, d.mulai, d.sampai)
        .join(_S, sa.and_(_S.office_id == d.office_id, _S.employee_id == d.employee_id))
        .where(d.office_id == session.info["office_id"], d.dibatalkan.is_(None), *where)
    )
    return sorted((ServedRow(*row) for row in session.execute(query)), key=lambda r: (r.mulai, r.nama, r.id))


def _duty(session: Session, served_id: uuid.UUID) -> ServiceDuty:
    row = session.get(ServiceDuty, (session.info["office_id"], served_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("survey_served_unknown", "orang"))
    return row


def _rows(session: Session, *where: Any) -> list[PointRow]:
    p = ServicePoint
    query = (
        sa.select(p.id, p.unit_id, Unit.nama, p.nama, p.gratis, p.dibatalkan)
        .join(Unit, sa.and_(Unit.office_id == p.office_id, Unit.id == p.unit_id))
        .where(p.office_id == session.info["office_id"], *where)
    )
    return sorted((PointRow(*row) for row in session.execute(query)), key=lambda r: (r.unit, r.nama, r.id))


