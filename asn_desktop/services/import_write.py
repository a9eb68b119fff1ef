"""Writes an approved plan: units first, then people and their histories in sets, all through the journal."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules.changes import Operation
from asn_desktop.services import summaries
from asn_desktop.services.import_plan import Planned, Progress
from asn_desktop.services.import_rows import Outcome
from asn_desktop.services.import_units import UnitFinder, UnitRef
from asn_desktop.store import journal
from asn_desktop.store.career import Diklat, Kgb
from asn_desktop.store.compat import uuid7
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.standing import Kontrak, NipAlias

SOURCE = "impor"
_HISTORIES: dict[str, type[Any]] = {
    "golongan": Golongan, "jabatan": Jabatan, "pendidikan": Pendidikan, "kgb": Kgb, "diklat": Diklat,
    "kontrak": Kontrak, "nip_aliases": NipAlias,
}  # fmt: skip
_SET = 2_000  # people in one set: bounds memory and lets progress and cancel in


def write(
    session: Session, planned: Sequence[Planned], finder: UnitFinder, *, today: dt.date, new_units: bool,
    progress: Progress | None,
) -> tuple[dict[int, uuid.UUID], int]:  # fmt: skip
    """Write every row of the plan that is new or changed, with the lines of the list of employees; returns the people
    written by key of the row, and the number of units made."""
    rows = [p for p in planned if p.row.outcome in (Outcome.NEW, Outcome.CHANGED)]
    used = {p.writes.unit for p in rows if isinstance(p.writes.unit, tuple)}
    made = finder.make(session, used) if new_units and used else {}
    finder.note(session)
    touched: dict[int, uuid.UUID] = {}
    for start in range(0, len(rows), _SET):
        if progress:
            progress(start, len(rows), rows[start].row.nama)
        touched |= _write_set(session, rows[start : start + _SET], made)
    fresh = [_fresh(p, touched[p.row.key], finder, made) for p in rows if p.known is None]
    summaries.add_lines(session, fresh, today=today)
    known = [touched[p.row.key] for p in rows if p.known is not None]
    summaries.rebuild_summaries(session, known, today=today)
    return touched, len(made)


def _fresh(
    planned: Planned, person_id: uuid.UUID, finder: UnitFinder, made: dict[tuple[str, str], uuid.UUID]
) -> summaries.Fresh:
    writes = planned.writes
    unit = _unit_id(writes.unit, made)
    name = finder.name_of(writes.unit) if unit else None
    rows = [writes.insert.get(table, []) for table in ("golongan", "jabatan", "pendidikan")]
    return summaries.Fresh({**writes.person, "id": person_id, "unit_id": unit}, name, *rows)


def _unit_id(ref: UnitRef, made: dict[tuple[str, str], uuid.UUID]) -> uuid.UUID | None:
    return made.get(ref) if isinstance(ref, tuple) else ref


def _write_set(
    session: Session, rows: Sequence[Planned], made: dict[tuple[str, str], uuid.UUID]
) -> dict[int, uuid.UUID]:  # fmt: skip
    people: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    inserts: dict[str, list[dict[str, Any]]] = {name: [] for name in _HISTORIES}
    updates: dict[str, list[dict[str, Any]]] = {name: [] for name in _HISTORIES}
    touched = {}
    for planned in rows:
        writes, unit = planned.writes, _unit_id(planned.writes.unit, made)
        person_id = planned.known.id if planned.known else uuid7()
        touched[planned.row.key] = person_id
        if planned.known is None:
            people.append({"id": person_id, "unit_id": unit, "sumber": SOURCE, **writes.person})
        elif writes.person or unit:
            changed.append({"id": person_id, **writes.person, **({"unit_id": unit} if unit else {})})
        place = unit or (planned.known.person["unit_id"] if planned.known else None)
        for name, new in writes.insert.items():
            extra = {"unit_id": place} if name == "jabatan" else {}
            inserts[name] += [{"employee_id": person_id, "sumber": SOURCE, **extra, **row} for row in new]
        for name, old in writes.update.items():
            updates[name] += old
    journal.write_set(session, Employee, people, Operation.INSERT)
    journal.write_set(session, Employee, changed, Operation.UPDATE)
    for name, model in _HISTORIES.items():
        journal.write_set(session, model, inserts[name], Operation.INSERT)
        journal.write_set(session, model, _merged(updates[name]), Operation.UPDATE)
    return touched


def _merged(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One update per row, though two fields of a file may touch it."""
    by_id: dict[uuid.UUID, dict[str, Any]] = {}
    for row in rows:
        by_id.setdefault(row["id"], {}).update(row)
    return list(by_id.values())
