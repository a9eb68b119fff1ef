"""The clerk's reasons for unusual values: into the journal line, and beside the value for the list of anomalies."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.anomaly_mark import mark_of
from asn_desktop.store.records import AnomalyNote


def split(found: Iterable[Problem], reasons: Mapping[str, str]) -> tuple[list[Problem], list[Problem]]:
    """(what still stands, worst first; what has its reason): only an E* finding is excused by one."""
    standing: list[Problem] = []
    excused: list[Problem] = []
    for problem in found:
        given = reasons.get(problem.code, "").strip()
        (excused if problem.severity is Severity.REASON and given else standing).append(problem)
    return sorted(standing, key=lambda p: list(Severity).index(p.severity)), excused


def note(session: Session, lines: Sequence[str]) -> None:
    """Add to the reason that the journal lines of this transaction carry."""
    session.info["reason"] = "; ".join(part for part in (session.info.get("reason", ""), *lines) if part)


def tell_journal(session: Session, reasons: Mapping[str, str]) -> None:
    """Reasons by code, as the journal line says them."""
    note(session, [f"{code}: {text.strip()}" for code, text in reasons.items() if text.strip()])


def keep(
    session: Session, employee_id: uuid.UUID, table: str, row_id: uuid.UUID | None, excused: Iterable[Problem],
    reasons: Mapping[str, str],
) -> None:  # fmt: skip
    """Write down each reason beside the values it was given for; a later reason for the same row takes its place."""
    for problem in excused:
        old = session.scalars(
            sa.select(AnomalyNote).where(
                AnomalyNote.office_id == session.info["office_id"], AnomalyNote.employee_id == employee_id,
                AnomalyNote.kode == problem.code, AnomalyNote.tabel == table,
                AnomalyNote.baris.is_(None) if row_id is None else AnomalyNote.baris == row_id,
            )
        ).first()  # fmt: skip
        kept = old or AnomalyNote(employee_id=employee_id, kode=problem.code, tabel=table, baris=row_id)
        kept.sidik, kept.alasan = mark_of(problem), reasons[problem.code].strip()
        session.add(kept)
