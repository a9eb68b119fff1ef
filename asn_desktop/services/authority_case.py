"""The facts of one leave that authority looks at: whose, how long, where, in which units (leave.md §4.2)."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.authority import Subject
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import units
from asn_desktop.store.employees import Employee, EmployeeSummary, Jabatan
from asn_desktop.store.exchange import Identity
from asn_desktop.store.offices import Office, Unit, UnitOfficial

_OFFICE: sa.BindParameter[Any] = sa.bindparam("office")
_PERSON: sa.BindParameter[Any] = sa.bindparam("person")
_ON: sa.BindParameter[Any] = sa.bindparam("on")
_STANDING = sa.select(EmployeeSummary.eselon, EmployeeSummary.golongan).where(
    EmployeeSummary.office_id == _OFFICE, EmployeeSummary.employee_id == _PERSON
)  # statements that every request of leave asks are built once
_POSTS = sa.select(Jabatan.jenis, Jabatan.jenjang, Jabatan.tmt).where(
    Jabatan.office_id == _OFFICE, Jabatan.employee_id == _PERSON, Jabatan.penugasan == "D",
    Jabatan.dibatalkan.is_(None), Jabatan.jenis != "3", sa.or_(Jabatan.tmt.is_(None), Jabatan.tmt <= _ON),
    sa.or_(Jabatan.sampai.is_(None), Jabatan.sampai >= _ON),
)  # fmt: skip
_HEADS = sa.select(UnitOfficial.id).where(
    UnitOfficial.office_id == _OFFICE, UnitOfficial.unit_id == sa.bindparam("unit"), UnitOfficial.peran == "kepala",
    UnitOfficial.penugasan == "D", UnitOfficial.employee_id == _PERSON, UnitOfficial.berlaku_mulai <= _ON,
    sa.or_(UnitOfficial.berlaku_sampai.is_(None), UnitOfficial.berlaku_sampai >= _ON),
).limit(1)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One leave, as authority looks at it. `days` is its length in calendar days."""

    employee_id: uuid.UUID
    nip: str | None
    line: tuple[Unit, ...]  # the person's unit and those above it
    who: Subject
    kind: Kind
    days: int
    abroad: bool
    on: dt.date
    central: bool  # the store is the central office's
    parent: bool  # there is a parent office


def read(
    session: Session, employee_id: uuid.UUID, kind: Kind, first: dt.date, last: dt.date, country: str | None,
    on: dt.date,
) -> Case:  # fmt: skip
    """Everything about it in five small queries. Refuses EMPLOYEE_UNKNOWN."""
    office_id = session.info["office_id"]
    person = session.get(Employee, (office_id, employee_id))
    if person is None or person.dibatalkan:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(employee_id)}))
    office = session.get_one(Office, (office_id, office_id))
    line = tuple(units.chain(session, person.unit_id)) if person.unit_id else ()
    known = session.execute(_STANDING, {"office": office_id, "person": employee_id}).one_or_none()
    post = _post(session, employee_id, on)
    parent = has_parent(session, office)
    leads = bool(line) and not parent and _leads(session, line[-1].id, person, on)
    who = Subject(
        person.status, known.eselon if known else None, post[0], post[1], known.golongan if known else None, leads
    )
    days = max(1, (last - first).days + 1)
    central = office.peran == "bkpsdm"
    return Case(employee_id, person.nip, line, who, kind, days, bool(country), on, central, parent)


def has_parent(session: Session, office: Office) -> bool:
    """Whether there is an office between this one and the central one, which enrolment names as parent of the rest."""
    if office.induk_id is None:
        return False
    centre = session.scalar(sa.select(Identity.centre_id).where(Identity.office_id == office.office_id))
    return office.induk_id != centre


def _post(session: Session, employee_id: uuid.UUID, on: dt.date) -> tuple[str | None, str | None]:
    """(jenis, jenjang) of the main post on a day."""
    found = session.execute(_POSTS, {"office": session.info["office_id"], "person": employee_id, "on": on})
    rows = sorted(found, key=lambda r: r.tmt or dt.date.min)
    return (rows[-1].jenis, rows[-1].jenjang) if rows else (None, None)


def _leads(session: Session, root_id: uuid.UUID, person: Employee, on: dt.date) -> bool:
    """Whether he is the definitive head of the whole office."""
    who = {"office": person.office_id, "person": person.id, "unit": root_id, "on": on}
    return session.scalar(_HEADS, who) is not None
