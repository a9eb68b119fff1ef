"""Deeds on a person: enter, change, end the service. Findings block, ask for a reason, or are handed back."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import identity, person_check, standing
from asn_desktop.rules.identity import PersonFacts
from asn_desktop.rules.names import name_key
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import employee_card, reasons, record_rows, reference
from asn_desktop.services.employee_ask import KEEP, EmployeeAsk, Saved, blank, values
from asn_desktop.services.employee_card import EmployeeCard
from asn_desktop.services.reasons import note
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Unit

__all__ = [
    "KEEP", "EmployeeAsk", "Saved", "blank", "check", "end_service", "note", "resume_service", "save", "taken",
]  # fmt: skip

TABLE = Employee.__tablename__


def check(session: Session, ask: EmployeeAsk, *, today: dt.date) -> list[Problem]:
    """Every finding on the form, worst first; E* findings that have their reason are left out."""
    return reasons.split(_findings(session, ask, today), ask.reasons)[0]


def save(session: Session, ask: EmployeeAsk, *, today: dt.date) -> Saved:
    """Enter or change a person. Refuses E findings, and E* findings without a reason.

    The journal line carries the reasons joined, after the reason the door gave; the list of anomalies knows them too.
    A CPNS whose TMT PNS has come becomes PNS, and the clerk is told (STATUS_NOW_PNS).
    """
    require(session.info["actor"], Deed.ENTER)
    person = Employee(nama="") if ask.id is None else _person(session, ask.id)
    if ask.status == "CPNS" and ask.tmt_pns is not None and ask.tmt_pns <= today:
        ask = replace(ask, status="PNS")
        told = [Problem("STATUS_NOW_PNS", "status", {"tmt": ask.tmt_pns}, Severity.WARNING)]
    else:
        told = []
    found, excused = reasons.split(_findings(session, ask, today), ask.reasons)
    if any(p.blocks for p in found):
        raise Refused(found)
    reasons.tell_journal(session, ask.reasons)
    for name, value in values(ask).items():
        if getattr(person, name) != value:
            setattr(person, name, value)
    session.add(person)
    session.flush()
    reasons.keep(session, person.id, TABLE, None, excused, ask.reasons)
    return Saved(_again(session, person, today), tuple(told + found))


def end_service(
    session: Session, employee_id: uuid.UUID, *, last_day: dt.date, why: str, today: dt.date
) -> EmployeeCard:
    """The person leaves the office after `last_day`: retired, moved, dismissed, died. Nothing is deleted.

    Refuses END_REASON_EMPTY, END_BEFORE_START, END_TWICE.
    """
    require(session.info["actor"], Deed.ENTER)
    person = _person(session, employee_id)
    start = person.tmt_cpns or person.kontrak_mulai or person.tanggal_lahir
    if not why.strip():
        raise Refused(Problem("END_REASON_EMPTY", "alasan"))
    if last_day < start:
        raise Refused(Problem("END_BEFORE_START", "berakhir", {"mulai": start}))
    if person.berakhir is not None:
        raise Refused(Problem("END_TWICE", "berakhir", {"tanggal": person.berakhir}))
    person.berakhir, person.berakhir_alasan = last_day + dt.timedelta(days=1), why.strip()
    return _again(session, person, today)


def resume_service(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> EmployeeCard:
    """Take an ended service back, for a decree that was withdrawn or a wrong entry.

    Refuses DEAD_ACTIVE while a row of pemberhentian stands: void that row, and the service goes on by itself.
    """
    require(session.info["actor"], Deed.ENTER)
    person = _person(session, employee_id)
    found = _still_active(session, person.id, today, True)
    if found:
        raise Refused(found)
    person.berakhir = person.berakhir_alasan = None
    return _again(session, person, today)


def _findings(session: Session, ask: EmployeeAsk, today: dt.date) -> list[Problem]:
    nip, nik, npwp = (identity.normalise(text) for text in (ask.nip, ask.nik, ask.npwp))
    found = person_check.check_words(ask.nama, ask.status, ask.jenis_kelamin, ask.no_hp, ask.email)
    if ask.tanggal_lahir is None:
        found.append(Problem("FIELD_EMPTY", "tanggal_lahir"))
    else:
        found += person_check.check_dates(_dates(ask, ask.tanggal_lahir), today)
    facts = PersonFacts(ask.tanggal_lahir, ask.jenis_kelamin, ask.status, ask.tmt_cpns, ask.kontrak_mulai)
    found += identity.check_nip(nip, facts, today) + taken(session, ask.id, "nip", nip)
    if nik and ask.nik != KEEP:
        found += identity.check_nik(nik, facts) + taken(session, ask.id, "nik", nik)
    if npwp and ask.npwp != KEEP:
        held = _person(session, ask.id).nik if ask.nik == KEEP and ask.id is not None else nik
        found += identity.check_npwp(npwp, held or None)
    found += person_check.check_cards(values(ask), ask.status, today)
    found += _unit(session, ask.unit_id) + _twin(session, ask)
    if ask.id is not None and ask.kedudukan != KEEP:
        kinds = reference.tables(session, ("kedudukan_hukum",), today, key=ask.kedudukan)["kedudukan_hukum"]
        active = kinds.get(ask.kedudukan, {}).get("aktif") == "ya"
        found += _still_active(session, ask.id, today, active)
    return found


def _still_active(session: Session, employee_id: uuid.UUID, today: dt.date, active: bool) -> list[Problem]:
    """DEAD_ACTIVE when a decree of leaving or a death stands against an active kedudukan."""
    ends = [r for r in record_rows.fetch(session, "pemberhentian", employee_id) if not r["dibatalkan"]]
    days = [r["tmt"] for r in ends if r["tmt"]], [r["tanggal_meninggal"] for r in ends if r["tanggal_meninggal"]]
    return standing.check_active(active, min(days[0], default=None), min(days[1], default=None), today)


def _again(session: Session, person: Employee, today: dt.date) -> EmployeeCard:
    session.flush()
    rebuild_summaries(session, [person.id], today=today)
    return employee_card.get(session, person.id, today=today)


def _dates(ask: EmployeeAsk, born: dt.date) -> person_check.PersonDates:
    return person_check.PersonDates(
        born, ask.status, ask.tmt_cpns, ask.tmt_pns, ask.kontrak_mulai, ask.kontrak_tmt, ask.kontrak_akhir
    )


def taken(session: Session, employee_id: uuid.UUID | None, name: str, digits: str) -> list[Problem]:
    """NIP_DUPLICATE or NIK_DUPLICATE (`name` nip or nik) when another living record has the number."""
    if not digits:
        return []
    column = getattr(Employee, name)
    other = session.execute(
        sa.select(Employee.id, Employee.nama).where(
            Employee.office_id == session.info["office_id"], column == digits, Employee.id != employee_id,
            Employee.dibatalkan.is_(None), Employee.berakhir.is_(None),
        )
    ).first()  # fmt: skip
    if other is None:
        return []
    return [Problem(f"{name.upper()}_DUPLICATE", name, {"nama": other.nama, "id": str(other.id)})]


def _twin(session: Session, ask: EmployeeAsk) -> list[Problem]:
    """SAME_NAME_DOB when another living record has the same name and birth date (employee data §9.2)."""
    same_day = session.execute(
        sa.select(Employee.nama, Employee.nip).where(
            Employee.office_id == session.info["office_id"], Employee.tanggal_lahir == ask.tanggal_lahir,
            Employee.id != ask.id, Employee.dibatalkan.is_(None), Employee.berakhir.is_(None),
        )
    )  # fmt: skip
    for nama, nip in same_day:
        if name_key(nama) == name_key(ask.nama):
            return [Problem("SAME_NAME_DOB", "nama", {"nama": nama, "nip": nip or "kosong"}, Severity.WARNING)]
    return []


def _unit(session: Session, unit_id: uuid.UUID | None) -> list[Problem]:
    if unit_id is None:
        return [Problem("FIELD_EMPTY", "unit_id")]
    unit = session.get(Unit, (session.info["office_id"], unit_id))
    if unit is None or unit.berakhir is not None:
        return [Problem("UNIT_UNKNOWN", "unit_id", {"raw": unit.nama if unit else ""})]
    return []


def _person(session: Session, employee_id: uuid.UUID) -> Employee:
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    return person
