"""History of every field of one person: who changed what, when, from which source, across person and histories."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.changes import Operation
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import employee_card, reference
from asn_desktop.store import journal
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit

_HISTORIES: tuple[type[Any], ...] = (Golongan, Jabatan, Pendidikan)
_OWN = frozenset({"employee_id", "sumber"})  # ties and marks that say nothing to a reader
_CODES = {
    "agama": ("agama", "nama_tampil"),
    "status_kawin": ("status_kawin", "nama_tampil"),
    "kedudukan": ("kedudukan_hukum", "nama"),
    "status": ("status_kepegawaian", "nama"),
    "tingkat": ("pendidikan", "kode"),
    "penugasan": ("jenis_penugasan", "nama"),
    "jenis": ("jenis_jabatan", "singkatan"),
    "jenis_kp": ("jenis_kp", "nama"),
}


@dataclass(frozen=True)
class FieldChange:
    """One changed field. `table` and `field` are names; the screen says them in Indonesian."""

    at: dt.datetime  # UTC
    actor: str
    table: str  # employees | golongan | jabatan | pendidikan
    row: str  # which row of a history: "III/c", "Kepala Bidang Angkutan", "S-1"; "" for the person
    field: str
    old: Any  # JSON value, codes already in words
    new: Any
    operation: str  # I | U | D
    origin: str  # "lokal", or the package it came in by
    reason: str


def field_history(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> list[FieldChange]:
    """Every change, newest first. Refuses EMPLOYEE_UNKNOWN. NIK is masked for a role without READ_SENSITIVE."""
    if session.get(Employee, (session.info["office_id"], employee_id)) is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    words = _Words(session, today)
    found = _changes(session, Employee.__tablename__, employee_id, "", words)
    for model in _HISTORIES:
        for row in session.scalars(
            sa.select(model).where(model.office_id == session.info["office_id"], model.employee_id == employee_id)
        ):
            found += _changes(session, model.__tablename__, row.id, words.row(row), words)
    return sorted(found, key=lambda c: c.at, reverse=True)


class _Words:
    """Codes and ids of old and new values, in words."""

    def __init__(self, session: Session, today: dt.date) -> None:
        self._full = may(session.info["actor"].role, Deed.READ_SENSITIVE)
        self._lists = {f: reference.labels(session, table, column, today) for f, (table, column) in _CODES.items()}
        self._units = {
            str(unit_id): name
            for unit_id, name in session.execute(
                sa.select(Unit.id, Unit.nama).where(Unit.office_id == session.info["office_id"])
            )
        }

    def value(self, field: str, value: Any) -> Any:
        if value is None:
            return None
        if field == "nik" and not self._full:
            return employee_card.mask_nik(str(value))
        if field == "unit_id":
            return self._units.get(str(value), value)
        return self._lists.get(field, {}).get(str(value), value)

    def row(self, row: Golongan | Jabatan | Pendidikan) -> str:
        if isinstance(row, Golongan):
            return row.golongan or ""
        return row.nama if isinstance(row, Jabatan) else str(self.value("tingkat", row.tingkat))


def _changes(session: Session, table: str, row_id: uuid.UUID, row: str, words: _Words) -> list[FieldChange]:
    return [
        FieldChange(
            line.at, line.actor, table, row, line.field, words.value(line.field, line.old),
            words.value(line.field, line.new), Operation(line.operation).value, line.origin, line.reason,
        )
        for line in journal.history(session, table, row_id)
        if line.field not in _OWN and (line.old, line.new) not in ((None, None), (None, False))
    ]  # fmt: skip
