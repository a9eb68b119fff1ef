"""Whom a line of an attendance list means: by NIP, by an answer given before, else somebody must say."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import reading
from asn_desktop.store.attendance import Kehadiran
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.offices import Setting

_S = EmployeeSummary
SETTING = "hadir.kenal"  # what people are known by in the lists of this office: key -> person


@dataclass(frozen=True, slots=True)
class Person:
    """One of ours."""

    id: uuid.UUID
    nama: str
    nip: str | None = None


@dataclass(frozen=True)
class Known:
    """Everybody of the office by number and by name, and the answers given before."""

    by_nip: Mapping[str, Person]
    by_name: Mapping[str, tuple[Person, ...]]
    by_id: Mapping[uuid.UUID, Person]
    remembered: Mapping[str, uuid.UUID]

    def find(
        self, nip: str, pin: str, name: str, told: Mapping[str, uuid.UUID]
    ) -> tuple[Person | None, str]:
        """The person, and the key to ask by: the NIP of the file, else the PIN, else the name."""
        for number in (nip, pin):  # machines are often given the NIP as PIN
            if number in self.by_nip:
                return self.by_nip[number], number
        key = f"PIN {pin}" if pin else nip or name.casefold()
        return self.by_id.get(told[key]) if key in told else None, key

    def same_name(self, name: str) -> Person | None:
        """The one person with exactly this name, titles aside; nobody when two have it."""
        found = self.by_name.get(_key(name), ()) if name else ()
        return found[0] if len(found) == 1 else None


def load(session: Session) -> Known:
    """The people of the office who are not voided, in two queries."""
    office = session.info["office_id"]
    query = (
        sa.select(Employee.id, Employee.nip, Employee.nama, _S.nama_tampil)
        .join(_S, sa.and_(_S.office_id == Employee.office_id, _S.employee_id == Employee.id))
        .where(Employee.office_id == office, Employee.dibatalkan.is_(None))
    )
    by_nip: dict[str, Person] = {}
    by_name: dict[str, tuple[Person, ...]] = {}
    by_id: dict[uuid.UUID, Person] = {}
    for person_id, nip, name, shown in session.execute(query):
        person = by_id[person_id] = Person(person_id, shown, nip)
        if nip:
            by_nip[nip] = person
        by_name[_key(name)] = (*by_name.get(_key(name), ()), person)
    row = _setting(session)
    kept: dict[str, Any] = row.nilai["v"] if row else {}
    remembered = {key: uuid.UUID(value) for key, value in kept.items()}
    return Known(by_nip, by_name, by_id, {k: v for k, v in remembered.items() if v in by_id})


def absent(session: Session, people: Collection[uuid.UUID]) -> tuple[str, ...]:
    """Names of active people of the units of these people who are not among them."""
    query = sa.select(_S.employee_id, _S.nama_tampil, _S.unit_id).where(
        _S.office_id == session.info["office_id"], _S.aktif.is_(True)
    ).order_by(_S.urut_nama)  # fmt: skip
    rows = session.execute(query).all()
    units = {unit for person, _, unit in rows if person in people}
    return tuple(name for person, name, unit in rows if unit in units and person not in people)


def remember(session: Session, answers: Mapping[str, uuid.UUID], now: dt.datetime) -> None:
    """Keep who the asked ones were, so that the next month's list is not asked about again."""
    if not answers:
        return
    row = _setting(session)
    told = {key: str(person) for key, person in sorted(answers.items())}
    if row is None:
        session.add(Setting(kunci=SETTING, nilai={"v": told}, berlaku_mulai=now.date()))
    elif row.nilai["v"] != {**row.nilai["v"], **told}:
        row.nilai = {"v": {**row.nilai["v"], **told}}
    session.flush()


def kept_days(session: Session, month: dt.date) -> dict[tuple[uuid.UUID, dt.date], Mapping[str, Any]]:
    """(person, day) -> what is kept of that day, for everybody in a month."""
    query = sa.select(Kehadiran.employee_id, Kehadiran.hari).where(
        Kehadiran.office_id == session.info["office_id"], Kehadiran.bulan == month.replace(day=1)
    )
    return {
        (person, month.replace(day=int(day))): value
        for person, days in session.execute(query)
        for day, value in days.items()
    }


def _setting(session: Session) -> Setting | None:
    return session.scalar(sa.select(Setting).where(
        Setting.office_id == session.info["office_id"], Setting.kunci == SETTING
    ))  # fmt: skip


def _key(name: str) -> str:
    return reading.name_key(reading.split_name(name).nama)
