"""Deeds on the histories of a person: enter, change and void a row of any kind of record, and read them.

Nothing is deleted: a wrong row is voided with its reason and stays readable. Every deed rebuilds the person's line.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import rank_checks, record_checks
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import (
    derived_values,
    employee_card,
    reasons,
    record_conflicts,
    record_law,
    record_rows,
    record_values,
)
from asn_desktop.services.employee_ask import Saved
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.services.record_kinds import KINDS, RecordKind
from asn_desktop.services.record_models import MODELS
from asn_desktop.services.record_words import Words
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store.employees import Employee

rows = record_rows.rows


def save(session: Session, ask: RecordAsk, *, today: dt.date) -> Saved:
    """Enter or change one row. Refuses E findings, and E* findings without a reason, all of them together.

    Reasons go into the journal line and, with the mark of the values they are for, to the list of anomalies. What the
    row changes on the person (unit, dates of contract, end of service) is changed with it; see `derived_values`.
    """
    require(session.info["actor"], Deed.ENTER)
    kind, person = _kind(ask.kind), _person(session, ask.employee_id)
    old = _row(session, kind, ask)
    _unchanged(kind, old, ask)
    values = _read(session, kind, ask, person, today)
    standing, excused = reasons.split(_findings(session, kind, person, ask.id, _whole(kind, old, values), today),
                                      ask.reasons)  # fmt: skip
    if any(p.blocks for p in standing):
        raise Refused(standing)
    reasons.tell_journal(session, ask.reasons)
    before = None if old is None else {f.name: getattr(old, f.name) for f in kind.fields}
    row = old if old is not None else MODELS[kind.key](employee_id=person.id)
    for name, value in _whole(kind, old, values).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    session.add(row)
    reasons.keep(session, person.id, kind.table, row.id, excused, ask.reasons)
    standing += derived_values.after_save(session, person, kind.key, row, before, today)
    return _done(session, person.id, row.id, standing, today)


def check(session: Session, ask: RecordAsk, *, today: dt.date) -> list[Problem]:
    """Every finding on a row, worst first; E* findings that have their reason are left out. Writes nothing."""
    kind, person = _kind(ask.kind), _person(session, ask.employee_id)
    old = _row(session, kind, ask)
    try:
        values = _read(session, kind, ask, person, today)
    except Refused as no:
        return list(no.problems)
    found = _findings(session, kind, person, ask.id, _whole(kind, old, values), today)
    return reasons.split(found, ask.reasons)[0]


def void(session: Session, kind: str, row_id: uuid.UUID, reason: str, *, today: dt.date) -> Saved:
    """Void a row of a kind with its reason. Refuses VOID_REASON_EMPTY, ROW_UNKNOWN, ROW_VOIDED."""
    require(session.info["actor"], Deed.ENTER)
    row = session.get(MODELS[_kind(kind).key], (session.info["office_id"], row_id))
    if row is None:
        raise Refused(Problem("ROW_UNKNOWN"))
    if not reason.strip():
        raise Refused(Problem("VOID_REASON_EMPTY", "alasan"))
    if row.dibatalkan:
        raise Refused(Problem("ROW_VOIDED", "alasan", {"alasan": row.dibatalkan}))
    row.dibatalkan = reason.strip()
    derived_values.after_void(session, _person(session, row.employee_id), kind, row, today)
    return _done(session, row.employee_id, row.id, [], today)


def _findings(
    session: Session, kind: RecordKind, person: Employee, row_id: uuid.UUID | None, row: Mapping[str, Any],
    today: dt.date,
) -> list[Problem]:  # fmt: skip
    """What the fields, the person's record and the office say of a row; the latter two once nothing is empty."""
    found = record_values.check(kind, row, person.status)
    if any(p.blocks for p in found):
        return found
    beside = record_law.facts(session, person, kind.key, row_id, today=today)
    found += record_checks.check(kind.key, row, beside)
    if kind.key == "golongan" and not any(p.blocks for p in found):
        found += rank_checks.check_period(row, beside)
    if kind.key == "jabatan":
        found += record_law.move(session, person, row, today)
    if kind.key == "kinerja":
        found += record_law.result(session, row)
    return found + record_conflicts.check(session, kind.key, person, row)


def _read(
    session: Session, kind: RecordKind, ask: RecordAsk, person: Employee, today: dt.date
) -> dict[str, Any]:
    codes = Words(session, (kind,), today).codes
    return record_values.read(kind, ask.values, person.status, codes)


def _whole(kind: RecordKind, old: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Every field of the row: what was given, else what is there, else the field's default."""
    kept = {f.name: f.default if old is None else getattr(old, f.name) for f in kind.fields}
    return kept | dict(values)


def _unchanged(kind: RecordKind, old: Any, ask: RecordAsk) -> None:
    if old is None or ask.expected is None:
        return
    moved = [name for name, value in ask.expected.items() if name in kind.names and getattr(old, name) != value]
    if moved:
        raise Refused([Problem("ROW_CHANGED", name, {"isian": kind.field(name).label}) for name in moved])


def _kind(key: str) -> RecordKind:
    if key not in KINDS:
        raise Refused(Problem("KIND_UNKNOWN", "", {"raw": key}))
    return KINDS[key]


def _row(session: Session, kind: RecordKind, ask: RecordAsk) -> Any:
    if ask.id is None:
        return None
    row = session.get(MODELS[kind.key], (session.info["office_id"], ask.id))
    if row is None or row.employee_id != ask.employee_id:
        raise Refused(Problem("ROW_UNKNOWN"))
    if row.dibatalkan:
        raise Refused(Problem("ROW_VOIDED", "", {"alasan": row.dibatalkan}))
    return row


def _done(
    session: Session, employee_id: uuid.UUID, row_id: uuid.UUID, found: list[Problem], today: dt.date
) -> Saved:
    session.flush()
    rebuild_summaries(session, [employee_id], today=today)
    return Saved(employee_card.get(session, employee_id, today=today), tuple(found), row_id)


def _person(session: Session, employee_id: uuid.UUID) -> Employee:
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    return person
