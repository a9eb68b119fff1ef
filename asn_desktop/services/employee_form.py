"""Deeds on a person: enter, change, end the service. Findings block, ask for a reason, or are handed back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import identity, person_check
from asn_desktop.rules.identity import PersonFacts
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import employee_card
from asn_desktop.services.employee_card import EmployeeCard
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Unit


@dataclass(frozen=True)
class EmployeeAsk:
    """The form of one person. `id` None enters a new one; `nik` KEEP leaves the number that a role may not see."""

    nama: str
    tanggal_lahir: dt.date | None
    jenis_kelamin: str
    status: str
    unit_id: uuid.UUID | None
    nip: str = ""
    nik: str = ""
    id: uuid.UUID | None = None
    gelar_depan: str | None = None
    gelar_belakang: str | None = None
    tempat_lahir: str | None = None
    agama: str | None = None
    status_kawin: str | None = None
    kedudukan: str = "01"
    tmt_cpns: dt.date | None = None
    tmt_pns: dt.date | None = None
    tanggal_spmt: dt.date | None = None
    kontrak_mulai: dt.date | None = None
    kontrak_tmt: dt.date | None = None
    kontrak_akhir: dt.date | None = None
    guru: bool = False
    tanpa_cuti_bersama: bool = False
    no_hp: str | None = None
    email: str | None = None
    alamat: str | None = None
    npwp: str = ""
    karpeg: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)  # code of an E* finding -> the clerk's reason


KEEP = "\x00keep"
_TEXTS = ("gelar_depan", "gelar_belakang", "tempat_lahir", "agama", "status_kawin", "no_hp", "email", "alamat",
          "karpeg")  # fmt: skip
_PLAIN = ("tanggal_lahir", "jenis_kelamin", "status", "kedudukan", "unit_id", "tmt_cpns", "tmt_pns", "tanggal_spmt",
          "kontrak_mulai", "kontrak_tmt", "kontrak_akhir", "guru", "tanpa_cuti_bersama")  # fmt: skip


@dataclass(frozen=True)
class Saved:
    """The card after the deed, and what was only a warning."""

    card: EmployeeCard
    warnings: tuple[Problem, ...]
    row_id: uuid.UUID | None = None  # of a history row that was entered or changed


def check(session: Session, ask: EmployeeAsk, *, today: dt.date) -> list[Problem]:
    """Every finding on the form, worst first; E* findings that have their reason are left out."""
    nip, nik, npwp = (identity.normalise(text) for text in (ask.nip, ask.nik, ask.npwp))
    found = person_check.check_words(ask.nama, ask.status, ask.jenis_kelamin, ask.no_hp, ask.email)
    if ask.tanggal_lahir is None:
        found.append(Problem("FIELD_EMPTY", "tanggal_lahir"))
    else:
        found += person_check.check_dates(_dates(ask, ask.tanggal_lahir), today)
    facts = PersonFacts(ask.tanggal_lahir, ask.jenis_kelamin, ask.status, ask.tmt_cpns, ask.kontrak_mulai)
    found += identity.check_nip(nip, facts, today) + _taken(session, ask, "nip", nip)
    if nik and ask.nik != KEEP:
        found += identity.check_nik(nik, facts) + _taken(session, ask, "nik", nik)
    if npwp:
        found += identity.check_npwp(npwp, nik or None)
    found += _unit(session, ask.unit_id)
    found = [p for p in found if not (p.severity is Severity.REASON and ask.reasons.get(p.code, "").strip())]
    return sorted(found, key=lambda p: list(Severity).index(p.severity))


def save(session: Session, ask: EmployeeAsk, *, today: dt.date) -> Saved:
    """Enter or change a person. Refuses E findings, and E* findings without a reason; reasons go to the journal.

    The journal line carries the reasons joined, after the reason the door gave.
    """
    require(session.info["actor"], Deed.ENTER)
    found = check(session, ask, today=today)
    if any(p.blocks for p in found):
        raise Refused(found)
    _note_reasons(session, ask.reasons)
    person = Employee(nama="") if ask.id is None else _person(session, ask.id)
    for name, value in _values(ask).items():
        if not (name == "nik" and ask.nik == KEEP) and getattr(person, name) != value:
            setattr(person, name, value)
    session.add(person)
    session.flush()
    rebuild_summaries(session, [person.id], today=today)
    return Saved(employee_card.get(session, person.id, today=today), tuple(found))


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
    """Take an ended service back, for a decree that was withdrawn or a wrong entry."""
    require(session.info["actor"], Deed.ENTER)
    person = _person(session, employee_id)
    person.berakhir = person.berakhir_alasan = None
    return _again(session, person, today)


def _again(session: Session, person: Employee, today: dt.date) -> EmployeeCard:
    session.flush()
    rebuild_summaries(session, [person.id], today=today)
    return employee_card.get(session, person.id, today=today)


def blank(card: EmployeeCard) -> EmployeeAsk:
    """The form filled with a card, ready to be changed; a masked NIK stays untouched."""
    same = {f.name: getattr(card, f.name) for f in fields(EmployeeAsk) if hasattr(card, f.name)}
    same["nik"] = (card.nik or "") if card.nik_penuh else KEEP
    same["nip"], same["npwp"] = card.nip or "", card.npwp or ""
    return EmployeeAsk(**same)


def _dates(ask: EmployeeAsk, born: dt.date) -> person_check.PersonDates:
    return person_check.PersonDates(
        born, ask.status, ask.tmt_cpns, ask.tmt_pns, ask.kontrak_mulai, ask.kontrak_tmt, ask.kontrak_akhir
    )


def _values(ask: EmployeeAsk) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(ask, name) for name in _PLAIN}
    values |= {name: (getattr(ask, name) or "").strip() or None for name in _TEXTS}
    values |= {name: identity.normalise(getattr(ask, name)) or None for name in ("nip", "nik", "npwp")}
    return values | {"nama": " ".join(ask.nama.split())}


def _taken(session: Session, ask: EmployeeAsk, name: str, digits: str) -> list[Problem]:
    """NIP_DUPLICATE or NIK_DUPLICATE when another living record has the number."""
    if not digits:
        return []
    column = getattr(Employee, name)
    other = session.execute(
        sa.select(Employee.id, Employee.nama).where(
            Employee.office_id == session.info["office_id"], column == digits, Employee.id != ask.id,
            Employee.dibatalkan.is_(None), Employee.berakhir.is_(None),
        )
    ).first()  # fmt: skip
    if other is None:
        return []
    return [Problem(f"{name.upper()}_DUPLICATE", name, {"nama": other.nama, "id": str(other.id)})]


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


def _note_reasons(session: Session, reasons: Mapping[str, str]) -> None:
    note(session, [f"{code}: {text.strip()}" for code, text in reasons.items() if text.strip()])


def note(session: Session, lines: Sequence[str]) -> None:
    """Add to the reason that the journal lines of this transaction carry."""
    session.info["reason"] = "; ".join(part for part in (session.info.get("reason", ""), *lines) if part)


