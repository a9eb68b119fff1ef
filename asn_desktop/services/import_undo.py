"""Takes a whole import back with compensating lines: what it added is voided, what it changed gets its old value.

Refused once a row was edited, used by a request or a letter, or sent to the centre (design: undo of an import).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapper, Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.changes import Operation
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import summaries
from asn_desktop.services.import_rows import Undone
from asn_desktop.services.record_models import MODELS as RECORDS
from asn_desktop.store import journal
from asn_desktop.store.career import Diklat, Kgb, Kinerja
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.exchange import PackageOut
from asn_desktop.store.goals import Skp
from asn_desktop.store.imports import ImportBatch
from asn_desktop.store.journal import JournalLine, JournalRow
from asn_desktop.store.leave import LeaveOpening, LeaveRequest
from asn_desktop.store.letters import Letter
from asn_desktop.store.offices import Unit, UnitAlias, UnitOfficial
from asn_desktop.store.progress import Coaching
from asn_desktop.store.records import AnomalyNote, Document
from asn_desktop.store.standing import Kontrak, NipAlias
from asn_desktop.store.survey import ServiceDuty

_WRITTEN: tuple[type[Any], ...] = (
    Employee, Golongan, Jabatan, Pendidikan, Kgb, Kinerja, Diklat, Kontrak, NipAlias, AnomalyNote, UnitAlias,
    LeaveOpening,
)  # fmt: skip
_MODELS: dict[str, type[Any]] = {model.__tablename__: model for model in _WRITTEN}
_OF_PEOPLE: tuple[type[Any], ...] = (
    LeaveRequest, LeaveOpening, Letter, UnitOfficial, Document, NipAlias, Skp, Evaluation, Coaching, CreditLine,
    ServiceDuty, *RECORDS.values(),
)  # fmt: skip
_USERS: tuple[Any, ...] = (Skp.penilai_id, *(model.employee_id for model in dict.fromkeys(_OF_PEOPLE)))
_CHUNK = 400


@dataclass(frozen=True)
class Batch:
    """One import in the list of imports."""

    id: uuid.UUID
    berkas: str
    lembar: str
    pada: dt.datetime
    oleh: str
    keadaan: dt.date | None
    jumlah: dict[str, int]
    dibatalkan_pada: dt.datetime | None


def batches(session: Session, limit: int = 50) -> list[Batch]:
    """The latest imports, newest first."""
    query = sa.select(ImportBatch).where(ImportBatch.office_id == session.info["office_id"])
    return [
        Batch(b.id, b.berkas, b.lembar, b.pada, b.oleh, b.keadaan, dict(b.jumlah), b.dibatalkan_pada)
        for b in session.scalars(query.order_by(ImportBatch.pada.desc()).limit(limit))
    ]


def undo(
    session: Session, batch_id: uuid.UUID, *, now: dt.datetime, today: dt.date, reason: str = "impor dibatalkan"
) -> Undone:
    """Turn an import back. Raises `Refused`: ``IMPORT_UNKNOWN``, ``IMPORT_ALREADY_UNDONE``, ``IMPORT_UNDO_EDITED``,
    ``IMPORT_UNDO_USED``, ``IMPORT_UNDO_SENT``."""
    require(session.info["actor"], Deed.ENTER)
    batch = session.get(ImportBatch, (session.info["office_id"], batch_id))
    if batch is None:
        raise Refused(Problem("IMPORT_UNKNOWN"))
    if batch.dibatalkan_pada is not None:
        raise Refused(Problem("IMPORT_ALREADY_UNDONE", values={"at": batch.dibatalkan_pada}))
    written = journal.lines_of_transaction(session, batch.transaksi)
    lines = [line for line in written if line.table in _MODELS or line.table == "units"]
    _refuse_if_sent(session, lines)
    _refuse_if_edited(session, batch.transaksi, lines)
    added = {line.row_id for line in lines if line.table == "employees" and line.operation is Operation.INSERT}
    _refuse_if_used(session, added, lines)
    removed, restored = _turn_back(session, lines, reason)
    _close_units(session, lines, today)
    batch.dibatalkan_pada, batch.pembatalan = now, session.info["transaction"]
    people = _people(lines)
    summaries.rebuild_summaries(session, people, today=today)
    out = sum(removed[name] for name in ("employees", "leave_openings", "kinerja"))
    return Undone(batch_id, out, restored)


def _people(lines: Sequence[JournalLine]) -> list[uuid.UUID]:
    """Everybody whose own row or history the import wrote."""
    found = {line.row_id for line in lines if line.table == "employees"}
    for line in lines:
        owner = line.fields.get("employee_id")
        if owner and owner[1]:
            found.add(uuid.UUID(owner[1]))
    return list(found)


def _refuse_if_sent(session: Session, lines: Sequence[JournalLine]) -> None:
    """Lines up to the last one of any package have left the house."""
    sent = session.scalar(sa.select(sa.func.max(PackageOut.last_line))) or 0
    if lines and sent >= min(line.seq for line in lines):
        raise Refused(Problem("IMPORT_UNDO_SENT"))


def _refuse_if_edited(session: Session, transaction: uuid.UUID, lines: Sequence[JournalLine]) -> None:
    ids = list({line.row_id for line in lines if line.table != "units"})
    edited: set[uuid.UUID] = set()
    last = max((line.seq for line in lines), default=0)
    for start in range(0, len(ids), _CHUNK):
        query = sa.select(JournalRow.baris_id).where(
            JournalRow.baris_id.in_(ids[start : start + _CHUNK]),
            JournalRow.transaksi != transaction,
            JournalRow.seq > last,
        )
        edited |= set(session.scalars(query))
    if edited:
        raise Refused(Problem("IMPORT_UNDO_EDITED", values={"count": len(edited)}))


def _refuse_if_used(session: Session, added: set[uuid.UUID], lines: Sequence[JournalLine]) -> None:
    """A person the import added may not have got requests, letters, goals, results or histories from elsewhere since,
    nor be the appraiser of anybody."""
    own = {line.row_id for line in lines}
    people = list(added)
    users = 0
    for who in _USERS:
        model = who.class_
        for start in range(0, len(people), _CHUNK):
            query = sa.select(model.id).where(
                model.office_id == session.info["office_id"], who.in_(people[start : start + _CHUNK])
            )
            users += sum(1 for found in session.scalars(query) if found not in own)
    if users:
        raise Refused(Problem("IMPORT_UNDO_USED", values={"count": users}))


def _turn_back(session: Session, lines: Sequence[JournalLine], reason: str) -> tuple[Counter[str], int]:
    removed: Counter[str] = Counter()
    restore: defaultdict[str, dict[uuid.UUID, dict[str, Any]]] = defaultdict(dict)
    void: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    drop: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in reversed(lines):
        model = _MODELS.get(line.table)
        if model is None and line.operation is Operation.UPDATE:
            model = Unit  # an id in SIASN the file told; what it made is closed below
        if model is None:
            continue
        if line.operation is Operation.INSERT and hasattr(model, "dibatalkan"):
            void[line.table].append({"id": line.row_id, "dibatalkan": reason})
            removed[line.table] += 1
        elif line.operation is Operation.INSERT:
            drop[line.table].append({"id": line.row_id})
            removed[line.table] += 1
        else:
            old = {name: _value(model, name, pair[0]) for name, pair in line.fields.items()}
            restore[line.table].setdefault(line.row_id, {"id": line.row_id}).update(old)
    for name, rows in void.items():
        journal.write_set(session, _MODELS[name], rows, Operation.UPDATE)
    for name, by_id in restore.items():
        journal.write_set(session, _MODELS.get(name, Unit), list(by_id.values()), Operation.UPDATE)
    for name, rows in drop.items():
        journal.write_set(session, _MODELS[name], rows, Operation.DELETE)
    return removed, len(restore["employees"] | restore["leave_openings"] | restore["kinerja"])


def _value(model: type[Any], name: str, value: Any) -> Any:
    """A journal's JSON value as the column's own type."""
    mapper: Mapper[Any] = sa.inspect(model)
    kind = mapper.columns[name].type.python_type
    if value is None or isinstance(value, kind):
        return value
    if kind is dt.date:
        return dt.date.fromisoformat(value)
    return uuid.UUID(value) if kind is uuid.UUID else kind(value)


def _close_units(session: Session, lines: Sequence[JournalLine], today: dt.date) -> None:
    """End the units the import made, as long as nobody else and no other unit stands in them."""
    made = [line.row_id for line in lines if line.table == "units" and line.operation is Operation.INSERT]
    office = session.info["office_id"]
    for unit_id in reversed(made):
        people = sa.select(Employee.id).where(
            Employee.office_id == office, Employee.unit_id == unit_id, Employee.dibatalkan.is_(None)
        )
        below = sa.select(Unit.id).where(Unit.office_id == office, Unit.parent_id == unit_id, Unit.berakhir.is_(None))
        if session.scalar(people.limit(1)) is None and session.scalar(below.limit(1)) is None:
            unit = session.get_one(Unit, (office, unit_id))
            unit.berakhir = today
            session.flush()
