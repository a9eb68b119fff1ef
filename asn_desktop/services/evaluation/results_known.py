"""What a list of results is compared with: the people by every number they had, and the results on record."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.names import name_key
from asn_desktop.store.career import Kinerja
from asn_desktop.store.employees import Employee
from asn_desktop.store.standing import NipAlias

COMPARED = (
    "aturan", "hasil", "perilaku", "predikat", "nilai", "penilai_nama", "penilai_nip", "penilai_jabatan", "nomor_sk",
    "tanggal_sk",
)  # fmt: skip
_COLUMNS = ("id", "employee_id", "tahun", "periode", "mulai", "sampai", "asal", *COMPARED)
Key = tuple[uuid.UUID, int, str, dt.date | None]  # person, year, kind of period, first day of a periodic one


@dataclass(frozen=True)
class Person:
    """One person: id, bare name, first day of service when it is known."""

    id: uuid.UUID
    nama: str
    mulai: dt.date | None


@dataclass(frozen=True)
class Known:
    """Everything a list of results is compared with."""

    people: Mapping[str, Person]  # by every NIP
    rows: Mapping[Key, list[Mapping[str, Any]]]


def key(employee_id: uuid.UUID, values: Mapping[str, Any]) -> Key:
    """What a result is about; of a person and a period there is one."""
    first = None if values["periode"] == "tahunan" else values.get("mulai")
    return employee_id, values["tahun"], values["periode"], first


def read(session: Session) -> Known:
    """Read it all, in three queries."""
    office = session.info["office_id"]
    columns = (Employee.id, Employee.nip, Employee.nama, Employee.tmt_cpns, Employee.kontrak_mulai)
    query = sa.select(*columns).where(Employee.office_id == office, Employee.dibatalkan.is_(None))
    by_id: dict[uuid.UUID, Person] = {}
    people: dict[str, Person] = {}
    for person_id, nip, nama, civil, contract in session.execute(query):
        by_id[person_id] = Person(person_id, nama, min((day for day in (civil, contract) if day), default=None))
        if nip:
            people[nip] = by_id[person_id]
    aliases = sa.select(NipAlias.nip, NipAlias.employee_id).where(
        NipAlias.office_id == office, NipAlias.dibatalkan.is_(None)
    )
    for nip, owner in session.execute(aliases):
        if owner in by_id:
            people.setdefault(nip, by_id[owner])
    rows: defaultdict[Key, list[Mapping[str, Any]]] = defaultdict(list)
    results = sa.select(*(getattr(Kinerja, name) for name in _COLUMNS)).where(
        Kinerja.office_id == office, Kinerja.dibatalkan.is_(None)
    )
    for row in session.execute(results).mappings():
        one = dict(row)
        rows[key(one["employee_id"], one)].append(one)
    return Known(people, rows)


def other_name(written: str, person: Person) -> bool:
    """Whether a written name shares no word with the person's: then the NIP is somebody else's."""
    own = set(name_key(person.nama).split())
    told = set(name_key(written.partition(",")[0]).split())
    return bool(told) and bool(own) and not own & told


def differences(row: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Column -> (on record, in the file) where the file says something else; names compared without their spelling."""
    found = {}
    for name in COMPARED:
        new, old = values.get(name), row[name]
        same = name_key(str(old or "")) == name_key(str(new or "")) if name == "penilai_nama" else old == new
        if new is not None and not same:
            found[name] = (old, new)
    return found
