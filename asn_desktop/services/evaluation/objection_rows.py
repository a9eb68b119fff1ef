"""One objection as services hand it on, with its last day, its words and whether it is to be called to mind."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import objection as rules
from asn_desktop.rules.evaluation.objection import Ruling, State
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.services.evaluation import rows, rulebook
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.evaluation import Evaluation, Objection
from asn_desktop.store.offices import Unit


@dataclass(frozen=True)
class ObjectionRow:
    """An objection to one result."""

    id: uuid.UUID
    evaluation_id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str
    tahun: int
    periode: str
    versi: int  # version of the result it objects to
    diterima: dt.date | None
    diajukan: dt.date
    hari_terakhir: dt.date
    alasan: str
    kepada: Party
    penilai: Party
    berkas: str | None
    keadaan: State
    kata_penilai: str | None
    kata_penilai_pada: dt.date | None
    kata_pegawai: str | None
    kata_pegawai_pada: dt.date | None
    putusan: Ruling | None
    alasan_putusan: str | None
    diputus: dt.date | None
    nomor_putusan: str | None
    ingatkan: bool  # undecided longer than the office's reminder
    problems: tuple[Problem, ...]  # E-KEB-01 of a late one


def read(session: Session, today: dt.date, *conditions: sa.ColumnElement[bool]) -> list[ObjectionRow]:
    """Objections under conditions on them or on their evaluation, the newest first; one query and the choices."""
    o, e, s = Objection, Evaluation, EmployeeSummary
    query = (
        sa.select(o, e, s.nama_tampil, s.nip, Unit.nama)
        .join(e, sa.and_(e.office_id == o.office_id, e.id == o.evaluation_id))
        .outerjoin(s, sa.and_(s.office_id == e.office_id, s.employee_id == e.employee_id))
        .outerjoin(Unit, sa.and_(Unit.office_id == e.office_id, Unit.id == e.unit_id))
        .where(o.office_id == session.info["office_id"], *conditions)
    )
    days = rulebook.read(session, today).reminder_days
    found = [_row(*each, today, days) for each in session.execute(query)]
    return sorted(found, key=lambda r: (r.diajukan, r.nama.casefold()), reverse=True)


def one(session: Session, objection_id: uuid.UUID, today: dt.date) -> ObjectionRow:
    """One objection. Refuses `objection_unknown`."""
    found = read(session, today, Objection.id == objection_id)
    if not found:
        raise Refused(Problem("objection_unknown", "id"))
    return found[0]


def _row(
    o: Objection, e: Evaluation, nama: str | None, nip: str | None, unit: str | None, today: dt.date, days: int
) -> ObjectionRow:  # fmt: skip
    state = State(o.keadaan)
    late: tuple[Problem, ...] = ()
    if state is State.TIDAK_DAPAT_DITERIMA and e.diterima is not None:
        late = tuple(rules.check_day(e.diterima, o.diajukan, (o.hari_terakhir - e.diterima).days))
    return ObjectionRow(
        o.id, o.evaluation_id, e.employee_id, nama or "", nip, unit or "", e.tahun, e.periode, e.versi, e.diterima,
        o.diajukan, o.hari_terakhir, o.alasan, rows.party(o.kepada), rows.party(e.penilai), o.berkas, state,
        o.kata_penilai, o.kata_penilai_pada, o.kata_pegawai, o.kata_pegawai_pada,
        Ruling(o.putusan) if o.putusan else None, o.alasan_putusan, o.diputus, o.nomor_putusan,
        rules.overdue(state, o.diajukan, today, days), late,
    )  # fmt: skip
