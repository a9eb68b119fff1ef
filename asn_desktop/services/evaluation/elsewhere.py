"""Results made elsewhere: tugas belajar by its study report, work at another agency by what that agency sent.

Kept with the document and the official who judged; they are in no distribution of this office. Source: PermenPANRB
6/2022, evaluation.md §4.4 (released for study: by the official responsible; work elsewhere: where it is done).
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import matrix, periods
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import law, rows
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.employees import Employee
from asn_desktop.store.evaluation import Evaluation


@dataclass(frozen=True)
class ElsewhereAsk:
    """A result as the document has it. `dasar`: what it is, by number and date."""

    employee_id: uuid.UUID
    tahun: int
    periode: str
    mulai: dt.date
    sampai: dt.date
    hasil: str
    perilaku: str
    dasar: str
    penilai: Party
    atasan: Party | None = None
    predikat: str | None = None  # as the document has it, held against the matrix
    catatan: str | None = None


def record(session: Session, ask: ElsewhereAsk) -> EvaluationRow:
    """Keep it as a draft, which is fixed like any other.

    Refuses `evaluation_elsewhere_document`, `evaluation_elsewhere_official`, `evaluation_elsewhere_days`,
    `evaluation_elsewhere_place`, E-PRED-01 … -03, E-PRED-05 (judged by himself), `evaluation_fixed`,
    `evaluation_elsewhere_own` (a draft on the own SKP of that year).
    """
    require(session.info["actor"], Deed.VERIFY)
    person = session.get(Employee, (session.info["office_id"], ask.employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(ask.employee_id)}))
    problems = _incomplete(ask, person)
    rules = law.load(session, ask.sampai)
    problems += matrix.check_stored(rules.matrix, ask.hasil, ask.perilaku, ask.predikat)
    if problems or person.unit_id is None:
        raise Refused(problems)
    results, behaviour = matrix.ratings(ask.hasil, ask.perilaku)
    row = _draft(session, ask)
    row.unit_id, row.mulai, row.sampai = person.unit_id, ask.mulai, ask.sampai
    row.hasil, row.perilaku = results.value, behaviour.value
    row.predikat = rules.matrix.predikat(results, behaviour).value
    row.dasar, row.catatan = ask.dasar.strip(), (ask.catatan or "").strip() or None
    row.penilai, row.atasan, row.tidak_dinilai = rows.kept(ask.penilai), rows.kept(ask.atasan), []
    session.add(row)
    session.flush()
    return rows.one(session, row.id)


def _incomplete(ask: ElsewhereAsk, person: Employee) -> list[Problem]:
    found = []
    if ask.periode not in (*periods.CODES, periods.CLOSED):
        found.append(Problem("period_unknown", "periode", {"raw": ask.periode}))
    if len(ask.dasar.strip()) < 5:
        found.append(Problem("evaluation_elsewhere_document", "dasar"))
    if not ask.penilai.nama.strip():
        found.append(Problem("evaluation_elsewhere_official", "penilai"))
    elif ask.penilai.employee_id == person.id or (person.nip and ask.penilai.nip == person.nip):
        sebab = "penilai dan pegawai yang dinilai orang yang sama"
        found.append(Problem("E-PRED-05", "penilai", {"nama": ask.penilai.nama, "sebab": sebab, "tanggal": ask.sampai}))
    if not dt.date(ask.tahun, 1, 1) <= ask.mulai <= ask.sampai <= dt.date(ask.tahun, 12, 31):
        values = {"mulai": ask.mulai, "sampai": ask.sampai, "tahun": str(ask.tahun)}
        found.append(Problem("evaluation_elsewhere_days", "mulai", values))
    if person.unit_id is None:
        found.append(Problem("evaluation_elsewhere_place", "unit"))
    return found


def _draft(session: Session, ask: ElsewhereAsk) -> Evaluation:
    e = Evaluation
    found = session.scalars(
        sa.select(e).where(
            e.office_id == session.info["office_id"], e.employee_id == ask.employee_id, e.tahun == ask.tahun,
            e.periode == ask.periode, e.keadaan.in_(rows.LIVE),
        )
    ).all()  # fmt: skip
    if any(row.keadaan == rows.FIXED for row in found):
        raise Refused(Problem("evaluation_fixed", "periode", {"periode": periods.name(ask.periode)}))
    mine = [row for row in found if row.skp_id is None]
    if ask.periode == periods.AKHIR and not mine and found:
        raise Refused(Problem("evaluation_elsewhere_own", "periode", {"tahun": str(ask.tahun)}))
    return mine[0] if mine else Evaluation(employee_id=ask.employee_id, tahun=ask.tahun, periode=ask.periode)
