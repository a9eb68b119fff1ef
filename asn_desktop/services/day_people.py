"""Who stands in the book of a month, by which week, and what was recorded of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.day_status import Seen
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import units
from asn_desktop.store.attendance import Kehadiran
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.offices import Office, Unit

_S = EmployeeSummary
_AWAY = ("02", "13")  # kedudukan_hukum: CLTN and its extension, not active but still of the office
_WEEK = "12345"
_FEW = 400
IMPORTED = "impor"  # how the source of an imported month begins


@dataclass(frozen=True, slots=True)
class DayPerson:
    """One line of the book."""

    id: uuid.UUID
    nama: str
    nip: str | None
    jabatan: str | None
    unit_id: uuid.UUID | None
    unit: str | None
    workweek: str
    no_joint_leave: bool
    since: dt.date | None  # first day of service as far as it is known
    until: dt.date | None  # first day outside

    def serves(self, day: dt.date) -> bool:
        """Whether the person is of the office on the day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def of_month(
    session: Session, first: dt.date, last: dt.date, unit_id: uuid.UUID | None, employee_id: uuid.UUID | None = None
) -> tuple[list[DayPerson], str]:
    """The people of the month by name, and the name of the unit (or office). Refuses UNIT_UNKNOWN, EMPLOYEE_UNKNOWN.

    Who left in the month is still there; who is on CLTN is, too.
    """
    office = session.info["office_id"]
    where: list[Any] = [_S.office_id == office, Employee.dibatalkan.is_(None)]
    if employee_id is not None:
        where.append(_S.employee_id == employee_id)
    else:
        left = sa.and_(Employee.berakhir.is_not(None), Employee.berakhir > first)
        where.append(sa.or_(_S.aktif.is_(True), Employee.kedudukan.in_(_AWAY), left))
    title = ""
    if unit_id is not None:
        title = units.chain(session, unit_id)[0].nama
        where.append(_S.unit_id.in_(units.below(session, unit_id)))
    query = (
        sa.select(
            _S.employee_id, _S.nama_tampil, _S.nip, _S.jabatan, _S.unit_id, _S.unit_nama, Employee.status,
            Employee.tanpa_cuti_bersama, Employee.tmt_cpns, Employee.tanggal_spmt, Employee.kontrak_mulai,
            Employee.kontrak_tmt, Employee.berakhir,
        )
        .join(Employee, sa.and_(Employee.office_id == _S.office_id, Employee.id == _S.employee_id))
        .where(*where)
        .order_by(_S.urut_nama)
    )  # fmt: skip
    weeks = _weeks(session)
    people = []
    for person, name, nip, post, unit, unit_name, status, joint, cpns, spmt, contract, present, ends in session.execute(
        query
    ):
        since = (contract or present) if status in PPPK else (spmt or cpns)
        if ends is not None and ends <= first:
            continue
        people.append(DayPerson(person, name, nip, post, unit, unit_name, weeks.get(unit, _WEEK), joint, since, ends))
    if employee_id is not None and not people:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(employee_id)}))
    return people, title or session.get_one(Office, (office, office)).nama


def workweek(session: Session, unit_id: uuid.UUID | None) -> str:
    """The working week of a unit, or of the root."""
    return _weeks(session).get(unit_id or units.root(session), _WEEK)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One person's month as recorded: day of the month -> what was seen; `imported` when a list of it came in."""

    days: Mapping[int, Seen]
    imported: bool


def attendance(session: Session, people: Collection[uuid.UUID], month: dt.date) -> dict[uuid.UUID, Recorded]:
    """What was recorded of these people in the month."""
    query = sa.select(Kehadiran.employee_id, Kehadiran.hari, Kehadiran.sumber).where(
        Kehadiran.office_id == session.info["office_id"], Kehadiran.bulan == month.replace(day=1)
    )
    if len(people) <= _FEW:
        query = query.where(Kehadiran.employee_id.in_(list(people)))
    wanted = frozenset(people)
    return {
        person: Recorded({int(day): _seen(value) for day, value in days.items()}, source.startswith(IMPORTED))
        for person, days, source in session.execute(query)
        if person in wanted
    }


def _seen(value: Mapping[str, Any]) -> Seen:
    return Seen(value.get("masuk"), value.get("pulang"), value.get("tanda"), value.get("alasan") or "",
                value.get("oleh") or "")  # fmt: skip


def _weeks(session: Session) -> dict[uuid.UUID | None, str]:
    """Every unit's working week, its own or that of the nearest unit above; one query."""
    rows = session.execute(
        sa.select(Unit.id, Unit.parent_id, Unit.hari_kerja).where(Unit.office_id == session.info["office_id"])
    ).all()
    own = {unit: (parent, week) for unit, parent, week in rows}
    found: dict[uuid.UUID | None, str] = {}
    for unit in own:
        at: uuid.UUID | None = unit
        seen: set[uuid.UUID] = set()
        while at in own and at not in seen and not own[at][1]:
            seen.add(at)
            at = own[at][0]
        found[unit] = (own[at][1] if at in own else None) or _WEEK
    return found
