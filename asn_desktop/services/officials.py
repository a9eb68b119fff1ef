"""Who heads a unit on a day, who is whose superior, who decides: with Plt and Plh where the post is vacant or absent.

Source: UU 30/2014 art. 14 (mandat: Plt, Plh), PP 11/2017 art. 1 and Peraturan BKN 7/2021 (pejabat yang berwenang
memberikan cuti, atasan langsung).
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity, ranks, reading
from asn_desktop.rules import officials as rules
from asn_desktop.rules.leave import flow
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.offices import UnitOfficial

_COLUMNS = (
    UnitOfficial.id, UnitOfficial.unit_id, UnitOfficial.employee_id, UnitOfficial.peran, UnitOfficial.penugasan,
    UnitOfficial.jabatan, UnitOfficial.nama, UnitOfficial.nip, UnitOfficial.pangkat, UnitOfficial.berlaku_mulai,
    UnitOfficial.berlaku_sampai, UnitOfficial.dasar,
)  # fmt: skip
_OF_UNIT = sa.select(*_COLUMNS).where(
    UnitOfficial.office_id == sa.bindparam("office"), UnitOfficial.unit_id == sa.bindparam("unit")
).order_by(UnitOfficial.berlaku_mulai.desc())  # fmt: skip
_IN_OFFICE = _OF_UNIT.where(
    UnitOfficial.berlaku_mulai <= sa.bindparam("on"),
    sa.or_(UnitOfficial.berlaku_sampai.is_(None), UnitOfficial.berlaku_sampai >= sa.bindparam("on")),
)  # built once: asked for every unit of the line, for every request of leave


@dataclass(frozen=True)
class Official:
    """One official of a unit as a letter names him."""

    id: uuid.UUID
    unit_id: uuid.UUID
    employee_id: uuid.UUID | None
    peran: str  # kepala | wakil | pyb
    penugasan: str  # D | PLT | PLH | PJ
    jabatan: str
    nama: str
    nip: str | None
    pangkat: str | None
    berlaku_mulai: dt.date
    berlaku_sampai: dt.date | None
    dasar: str | None

    @property
    def jabatan_tertulis(self) -> str:
        """The post as signed: ``Plt. Kepala Dinas Perhubungan`` (UU 30/2014 art. 14)."""
        return rules.signing_title(self.jabatan, self.penugasan)


@dataclass(frozen=True)
class OfficialAsk:
    """An official to be entered. With `employee_id` name, NIP and rank may be left out: they are taken from there."""

    unit_id: uuid.UUID
    peran: str
    jabatan: str
    berlaku_mulai: dt.date
    employee_id: uuid.UUID | None = None
    nama: str = ""
    nip: str | None = None
    pangkat: str | None = None
    penugasan: str = "D"
    berlaku_sampai: dt.date | None = None
    dasar: str | None = None
    letter_id: uuid.UUID | None = None  # the surat perintah of a Plt or Plh, when this program made it


def of_unit(session: Session, unit_id: uuid.UUID, on: dt.date | None = None) -> list[Official]:
    """The officials entered for this unit itself, newest first; only those in office on a day when `on` is given."""
    place = {"office": session.info["office_id"], "unit": unit_id}
    rows = session.execute(_OF_UNIT, place) if on is None else session.execute(_IN_OFFICE, place | {"on": on})
    return [Official(*tuple(row)) for row in rows]


def head_of(session: Session, unit_id: uuid.UUID, on: dt.date) -> Official | None:
    """Who heads exactly this unit on a day: a Plh before a Plt before the definitive head; None when nobody does."""
    return _acting([o for o in of_unit(session, unit_id, on) if o.peran == "kepala"])


def heading(session: Session, unit_id: uuid.UUID, on: dt.date) -> Official | None:
    """The head of this unit, or of the nearest unit above that has one."""
    for unit in units.chain(session, unit_id):
        found = head_of(session, unit.id, on)
        if found is not None:
            return found
    return None


def superior_of(session: Session, employee_id: uuid.UUID, on: dt.date) -> Official | None:
    """Atasan langsung: who heads the employee's unit, or the unit above when the employee heads it himself.

    Nobody is his own superior, also not as Plt, and who stands in for him is not above him. None when the employee
    has no unit or nobody above is entered (the head of the office: his superior is outside).
    """
    person = session.execute(
        sa.select(Employee.id, Employee.unit_id, Employee.nip).where(
            Employee.office_id == session.info["office_id"], Employee.id == employee_id
        )
    ).one_or_none()
    if person is None or person.unit_id is None:
        return None
    for unit in units.chain(session, person.unit_id):
        found = _above(of_unit(session, unit.id, on), "kepala", employee_id, person.nip)
        if found is not None:
            return found
    return None


def deciding_official(
    session: Session, unit_id: uuid.UUID, on: dt.date, *, applicant: uuid.UUID | None = None
) -> Official | None:
    """PYB for leave: the one entered as `pyb` nearest above the unit, else the head of the root unit.

    For the leave of an `applicant` who is that official himself, in whatever capacity, the next higher one.
    """
    person = None if applicant is None else session.get(Employee, (session.info["office_id"], applicant))
    nip = None if person is None else person.nip
    here: list[Official] = []
    for unit in units.chain(session, unit_id):
        here = of_unit(session, unit.id, on)
        found = _above(here, "pyb", applicant, nip)
        if found is not None:
            return found
    return _above(here, "kepala", applicant, nip)  # of the root, the last of the line


def acting_for(
    session: Session, unit_id: uuid.UUID, peran: str, on: dt.date, *, applicant: uuid.UUID, nip: str | None
) -> Official | None:
    """Who acts in a role of exactly this unit for the leave of `applicant`; None when the post is his own."""
    return _above(of_unit(session, unit_id, on), peran, applicant, nip)


def as_signer(found: Official) -> flow.Official:
    """The official as the steps of a leave name him."""
    return flow.Official(
        found.nama, found.jabatan_tertulis, found.nip, found.pangkat, found.employee_id, found.penugasan, found.dasar,
        found.berlaku_mulai, found.berlaku_sampai,
    )  # fmt: skip


def _above(found: list[Official], peran: str, applicant: uuid.UUID | None, nip: str | None) -> Official | None:
    """Who acts in a role of one unit for an applicant; nobody when the post is the applicant's own."""
    holders = [o for o in found if o.peran == peran]
    own = [o for o in holders if _is(o, applicant, nip)]
    return None if any(o.penugasan == "D" for o in own) else _acting([o for o in holders if o not in own])


def _is(official: Official, applicant: uuid.UUID | None, nip: str | None) -> bool:
    same_number = bool(nip and official.nip) and identity.normalise(official.nip or "") == nip
    return applicant is not None and (official.employee_id == applicant or same_number)


def personnel_officer(session: Session, unit_id: uuid.UUID, on: dt.date) -> Official | None:
    """The official who handles personnel matters (`wakil`, section V of form 1.b), nearest above the unit."""
    for unit in units.chain(session, unit_id):
        found = _acting([o for o in of_unit(session, unit.id, on) if o.peran == "wakil"])
        if found is not None:
            return found
    return None


def appoint(session: Session, ask: OfficialAsk) -> Official:
    """Enter an official. A new definitive head ends the definitive head before him on the day before.

    Refuses what `rules.officials.check` finds, UNIT_UNKNOWN, EMPLOYEE_UNKNOWN, OFFICIAL_OVERLAP.
    """
    require(session.info["actor"], Deed.ENTER)
    units.chain(session, ask.unit_id)
    filled = _filled(session, ask)
    problems = rules.check(
        peran=filled.peran, penugasan=filled.penugasan, jabatan=filled.jabatan, nama=filled.nama, nip=filled.nip,
        mulai=filled.berlaku_mulai, sampai=filled.berlaku_sampai, dasar=filled.dasar,
    )  # fmt: skip
    if problems:
        raise Refused(problems)
    _make_room(session, filled)
    row = UnitOfficial(**{name: getattr(filled, name) for name in filled.__dataclass_fields__})
    session.add(row)
    session.flush()
    return Official(**{c.key: getattr(row, c.key) for c in _COLUMNS})


def end(session: Session, official_id: uuid.UUID, last_day: dt.date) -> None:
    """The official leaves the post after this day. Refuses OFFICIAL_UNKNOWN, OFFICIAL_DATES."""
    require(session.info["actor"], Deed.ENTER)
    row = session.get(UnitOfficial, (session.info["office_id"], official_id))
    if row is None:
        raise Refused(Problem("OFFICIAL_UNKNOWN"))
    if last_day < row.berlaku_mulai:
        raise Refused(Problem("OFFICIAL_DATES", "berlaku_sampai", {"mulai": row.berlaku_mulai}))
    row.berlaku_sampai = last_day
    session.flush()


def _acting(officials: list[Official]) -> Official | None:
    def place(o: Official) -> tuple[int, int]:
        return rules.PRECEDENCE.index(o.penugasan), -o.berlaku_mulai.toordinal()

    return min(officials, key=place, default=None)


def _filled(session: Session, ask: OfficialAsk) -> OfficialAsk:
    """The ask with name, NIP and rank of the employee where they were left out."""
    if ask.employee_id is None:
        return ask
    key = (session.info["office_id"], ask.employee_id)
    person = session.get(Employee, key)
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(ask.employee_id)}))
    golongan = session.scalar(
        sa.select(EmployeeSummary.golongan).where(
            EmployeeSummary.office_id == key[0], EmployeeSummary.employee_id == key[1]
        )
    )
    values = {name: getattr(ask, name) for name in ask.__dataclass_fields__}
    values["nama"] = ask.nama or reading.show_name(person.nama, person.gelar_depan, person.gelar_belakang)
    values["nip"] = ask.nip or person.nip
    values["pangkat"] = ask.pangkat or ranks.show_rank(golongan) or None
    return OfficialAsk(**values)


def _make_room(session: Session, ask: OfficialAsk) -> None:
    """Close the open term of the same role and kind; a term that starts on or after the new one is an overlap."""
    for row in session.scalars(
        sa.select(UnitOfficial).where(
            UnitOfficial.office_id == session.info["office_id"],
            UnitOfficial.unit_id == ask.unit_id,
            UnitOfficial.peran == ask.peran,
            UnitOfficial.penugasan == ask.penugasan,
            sa.or_(UnitOfficial.berlaku_sampai.is_(None), UnitOfficial.berlaku_sampai >= ask.berlaku_mulai),
        )
    ):
        if ask.berlaku_sampai is not None and row.berlaku_mulai > ask.berlaku_sampai:
            continue
        if row.berlaku_mulai >= ask.berlaku_mulai:
            raise Refused(Problem("OFFICIAL_OVERLAP", "berlaku_mulai", {"nama": row.nama, "mulai": row.berlaku_mulai}))
        row.berlaku_sampai = ask.berlaku_mulai - dt.timedelta(days=1)
