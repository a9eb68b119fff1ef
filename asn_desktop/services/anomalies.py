"""The survey of data quality: what is wrong or unlikely in the records kept, the office's score, explained findings.

Everything is computed on read from one sweep of the store; only the clerk's reasons are kept.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import (
    anomalies_accuracy,
    anomalies_completeness,
    anomalies_consistency,
    anomalies_office,
    anomalies_score,
    anomalies_timeliness,
    reading,
)
from asn_desktop.rules.anomalies import Dimension, Finding
from asn_desktop.rules.anomalies_rows import Record
from asn_desktop.rules.anomalies_score import Score
from asn_desktop.rules.anomaly_mark import mark
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import anomalies_law, anomalies_load, record_rows, units
from asn_desktop.services.anomalies_law import Law
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.store import bulk
from asn_desktop.store.employees import Employee
from asn_desktop.store.records import AnomalyNote

__all__ = ["Anomaly", "Dimension", "Finding", "Score", "Survey", "explain", "survey", "withdraw"]

Progress = Callable[[int, int, str], None]
_STEP = 250
_HIDDEN = "••••"
_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Anomaly:
    """A finding with the person it concerns; `reason` is why the clerk says that the value is right."""

    finding: Finding
    nama: str  # with titles
    nip: str | None
    unit_id: uuid.UUID | None
    unit: str
    reason: str | None = None

    @property
    def id(self) -> tuple[object, ...]:
        """What makes the line itself: person, code, row and field."""
        f = self.finding
        return (f.employee_id, f.code, f.table, f.row_id, f.field)


@dataclass(frozen=True)
class Survey:
    """The whole answer: worst first. `counts` and `score` leave out what has been explained."""

    today: dt.date
    people: int
    score: Score
    counts: Mapping[str, int]
    findings: tuple[Anomaly, ...]

    @property
    def open(self) -> tuple[Anomaly, ...]:
        """What still counts."""
        return tuple(one for one in self.findings if one.reason is None)

    @property
    def explained(self) -> tuple[Anomaly, ...]:
        """What has been explained, and whose values are still the same."""
        return tuple(one for one in self.findings if one.reason is not None)


@bulk.collector_paused()
def survey(
    session: Session, *, today: dt.date, unit_id: uuid.UUID | None = None, progress: Progress | None = None
) -> Survey:
    """Look at everybody in service, of the office or of a unit and what is below it.

    Doubles are looked for in the whole office. Discipline and children stay closed to roles without READ_SENSITIVE.
    """
    within = None if unit_id is None else {key.hex for key in units.below(session, unit_id)}
    names, closed = anomalies_load.unit_names(session)
    records = anomalies_load.records(session, today=today)
    law = anomalies_law.law(session, today, closed)
    found = list(anomalies_office.check(records, today))
    wanted = [record for record in records if within is None or str(record.person.unit_id) in within]
    for place, record in enumerate(wanted):
        if progress is not None and place % _STEP == 0:
            progress(place, len(wanted), record.person.nama)
        found.extend(of_person(record, law, today))
    mine = {record.person.id: record for record in wanted}
    visible = _visible(session, [one for one in found if one.employee_id in mine])
    reasons = _reasons(session)
    rows = [_anomaly(one, mine[one.employee_id], names, reasons) for one in visible]
    rows.sort(key=_place)
    still = [one.finding for one in rows if one.reason is None]
    table = anomalies_score.weights(law.weights)
    counts = Counter(one.code for one in still)
    return Survey(today, len(wanted), anomalies_score.score(still, len(wanted), table), counts, tuple(rows))


def of_person(record: Record, law: Law, today: dt.date) -> Iterator[Finding]:
    """Everything one whole record shows by itself, by the four dimensions."""
    pension = law.pension(record, today)
    yield from anomalies_consistency.check(record, law.closed, today)
    yield from anomalies_completeness.check(record)
    yield from anomalies_timeliness.check(record, pension, today)
    yield from anomalies_accuracy.check(record, law.facts(record, pension, today), law.career)


def explain(session: Session, finding: Finding, reason: str) -> None:
    """Note why the values of a finding are right; it counts again as soon as they change. Refuses EXPLAIN_EMPTY."""
    require(session.info["actor"], Deed.ENTER)
    if not reason.strip():
        raise Refused(Problem("EXPLAIN_EMPTY", "alasan"))
    _person(session, finding.employee_id)
    note = _note(session, finding) or AnomalyNote(
        employee_id=finding.employee_id, kode=finding.code, tabel=finding.table, baris=finding.row_id
    )
    note.sidik, note.alasan = mark(finding.code, finding.values), reason.strip()
    session.add(note)
    session.flush()


def withdraw(session: Session, finding: Finding) -> None:
    """The explanation no longer holds: the finding counts again. Nothing happens without an explanation."""
    require(session.info["actor"], Deed.ENTER)
    for one in filter(None, (finding, finding.twin)):
        note = _note(session, one)
        if note is not None:
            note.sidik = ""
    session.flush()


def _note(session: Session, finding: Finding) -> AnomalyNote | None:
    query = sa.select(AnomalyNote).where(
        AnomalyNote.office_id == session.info["office_id"], AnomalyNote.employee_id == finding.employee_id,
        AnomalyNote.kode == finding.code, AnomalyNote.tabel == finding.table,
        AnomalyNote.baris.is_(None) if finding.row_id is None else AnomalyNote.baris == finding.row_id,
    )  # fmt: skip
    marked = mark(finding.code, finding.values)
    rows = session.scalars(query).all()
    return next((row for row in rows if row.sidik == marked), rows[0] if len(rows) == 1 else None)


def _person(session: Session, employee_id: uuid.UUID) -> Employee:
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    return person


def _reasons(session: Session) -> dict[tuple[str, str], str]:
    """(key of the person, mark) -> reason."""
    owner = sa.type_coerce(AnomalyNote.employee_id, sa.String)
    rows = session.execute(
        sa.select(owner, AnomalyNote.sidik, AnomalyNote.alasan).where(
            AnomalyNote.office_id == session.info["office_id"]
        )
    )
    return {(key, sidik): alasan for key, sidik, alasan in rows}


def _visible(session: Session, found: Iterable[Finding]) -> list[Finding]:
    """What this role may see: no discipline, no children, no full NIK for a reader (UU 27/2022 art. 4)."""
    if may(session.info["actor"].role, Deed.READ_SENSITIVE):
        return list(found)
    closed: Collection[str] = {KINDS[kind].table for kind in record_rows.closed(session)}
    return [
        dataclasses.replace(one, values={"raw": _HIDDEN, "part": _HIDDEN, **_shown(one)}) if one.field == "nik" else one
        for one in found
        if not one.sensitive and one.table not in closed
    ]


def _shown(finding: Finding) -> Mapping[str, object]:
    return {name: value for name, value in finding.values.items() if name not in ("raw", "part")}


def _anomaly(
    finding: Finding, record: Record, names: Mapping[str, str], reasons: Mapping[tuple[str, str], str]
) -> Anomaly:
    p = record.person
    unit = str(p.unit_id) if p.unit_id is not None else ""
    kept = _identified(finding)
    told = (reasons.get((str(one.employee_id), mark(one.code, one.values))) for one in (finding, finding.twin) if one)
    reason = next(filter(None, told), None) if reasons else None
    return Anomaly(
        kept, reading.show_name(p.nama, p.gelar_depan, p.gelar_belakang), p.nip,
        anomalies_load.ident(unit) if unit else None, names.get(unit, ""), reason,
    )  # fmt: skip


def _identified(finding: Finding) -> Finding:
    """With ids in place of the text the sweep reads; its twin as well."""
    row = None if finding.row_id is None else anomalies_load.ident(str(finding.row_id))
    twin = None if finding.twin is None else _identified(finding.twin)
    return dataclasses.replace(
        finding, employee_id=anomalies_load.ident(str(finding.employee_id)), row_id=row, twin=twin
    )


def _place(one: Anomaly) -> tuple[object, ...]:
    f = one.finding
    return (_ORDER[f.severity], f.code, one.nama.casefold(), str(f.employee_id), str(f.row_id or ""), f.field)


def by_people(rows: Sequence[Anomaly]) -> int:
    """How many people these lines concern."""
    return len({one.finding.employee_id for one in rows})
