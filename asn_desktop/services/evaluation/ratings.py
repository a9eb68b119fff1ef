"""Rating a person: two human judgements kept with their ground; the predikat follows from the matrix, never typed.

Source: PermenPANRB 6/2022, SE MenPANRB 3/2023 (a head's results are his unit's achievement). Nothing here weighs
percentages, and a mean of several predikat cannot be asked for.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import matrix, periods
from asn_desktop.rules.evaluation.words import Capaian, Rating
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import appraisers, basis, law, population, rows
from asn_desktop.services.evaluation.basis import Basis
from asn_desktop.services.evaluation.explained import why
from asn_desktop.services.evaluation.law import EvaluationLaw
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.evaluation import Evaluation

__all__ = ["EvaluationRow", "RatingAsk", "get", "of_person", "rate", "why", "withdraw"]


@dataclass(frozen=True)
class RatingAsk:
    """Ratings as judged. `predikat`: as a paper or a sheet has it, held against the matrix, never taken over."""

    employee_id: uuid.UUID
    tahun: int
    periode: str
    hasil: str | None  # as typed or Rating; None for a head: his unit's achievement
    perilaku: str | None
    alasan: str | None = None
    catatan: str | None = None
    skp_id: uuid.UUID | None = None
    predikat: str | None = None
    sampai: dt.date | None = None  # TUTUP of an appraiser who leaves: his last day


def rate(session: Session, ask: RatingAsk, *, today: dt.date) -> EvaluationRow:
    """Keep a draft of the evaluation; an earlier draft of the period is written over.

    Refuses E-PRED-01 … -05, `achievement_missing` (a head), `evaluation_fixed`, and what `basis.of` refuses.
    """
    require(session.info["actor"], Deed.VERIFY)
    ground = basis.of(session, ask.employee_id, ask.tahun, ask.periode, skp_id=ask.skp_id, sampai=ask.sampai)
    rules = law.load(session, ground.span.last)
    capaian = population.achievement_of(session, ground.unit_id, ask.tahun, ask.periode, ground.span.last,
                                        own=ground.kepala)  # fmt: skip
    results, behaviour = _judged(ask, ground, rules, capaian)
    problems = appraisers.check(session, ask.employee_id, ground.penilai, min(ground.span.last, today))
    if any(p.blocks for p in problems):
        raise Refused(problems)
    row = _draft(session, ask, ground)
    row.hasil, row.perilaku = results.value, behaviour.value
    row.predikat = rules.matrix.predikat(results, behaviour).value
    row.capaian = None if capaian is None else capaian.value
    row.alasan, row.catatan = _text(ask.alasan), _text(ask.catatan)
    _lay(row, ground)
    session.add(row)
    session.flush()
    return rows.one(session, row.id)


def get(session: Session, evaluation_id: uuid.UUID) -> EvaluationRow:
    """One evaluation. Refuses `evaluation_unknown`; closed to a role without READ_SENSITIVE."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    return rows.one(session, evaluation_id)


def of_person(session: Session, employee_id: uuid.UUID, tahun: int | None = None) -> list[EvaluationRow]:
    """Every period and version of a person, in order of their days: the series, never a mean of it."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    e = Evaluation
    asked = [e.employee_id == employee_id] + ([] if tahun is None else [e.tahun == tahun])
    return sorted(rows.read(session, *asked), key=lambda r: (r.tahun, r.sampai, r.periode == periods.AKHIR, r.versi))


def withdraw(session: Session, evaluation_id: uuid.UUID, reason: str) -> EvaluationRow:
    """Take a draft back. Refuses VOID_REASON_EMPTY, `evaluation_fixed`: a fixed one is changed by a new version."""
    require(session.info["actor"], Deed.VERIFY)
    row = rows.stored(session, evaluation_id)
    if not reason.strip():
        raise Refused(Problem("VOID_REASON_EMPTY", "alasan"))
    if row.keadaan != rows.DRAFT:
        raise Refused(Problem("evaluation_fixed", "id", {"periode": periods.name(row.periode)}))
    row.keadaan, row.dibatalkan = rows.VOID, reason.strip()
    session.flush()
    return rows.one(session, row.id)


def _judged(
    ask: RatingAsk, ground: Basis, rules: EvaluationLaw, capaian: Capaian | None
) -> tuple[Rating, Rating]:
    """Both ratings, a head's results bound to his unit's achievement; a written predikat held against the matrix."""
    hasil = ask.hasil
    if ground.kepala:
        if capaian is None:
            raise Refused(Problem("achievement_missing", "hasil", {"periode": periods.name(ask.periode)}))
        hasil = hasil or rules.head_map[capaian].value
    problems = matrix.check_stored(rules.matrix, hasil, ask.perilaku, ask.predikat)
    if problems:
        raise Refused(problems)
    results, behaviour = matrix.ratings(hasil, ask.perilaku)
    if ground.kepala and capaian is not None:
        problems = matrix.check_head(results, capaian, rules.head_map)
        if problems:
            raise Refused(problems)
    return results, behaviour


def _draft(session: Session, ask: RatingAsk, ground: Basis) -> Evaluation:
    """The draft of this period to write on, or a new row; refuses when the period is fixed already."""
    e = Evaluation
    query = sa.select(e).where(
        e.office_id == session.info["office_id"], e.employee_id == ask.employee_id, e.tahun == ask.tahun,
        e.periode == ask.periode, e.keadaan.in_(rows.LIVE),
    )  # fmt: skip
    if ask.periode != periods.AKHIR:
        query = query.where(e.skp_id == ground.skp_id)
    if ask.periode == periods.CLOSED:
        query = query.where(e.sampai == ground.span.last)
    found = session.scalars(query).all()
    if any(row.keadaan == rows.FIXED for row in found):
        raise Refused(Problem("evaluation_fixed", "periode", {"periode": periods.name(ask.periode)}))
    return found[0] if found else Evaluation(employee_id=ask.employee_id, tahun=ask.tahun, periode=ask.periode)


def _lay(row: Evaluation, ground: Basis) -> None:
    row.skp_id, row.unit_id, row.kepala = ground.skp_id, ground.unit_id, ground.kepala
    row.mulai, row.sampai = ground.span.first, ground.span.last
    row.tidak_dinilai, row.periode_singkat = list(ground.tidak_dinilai), ground.periode_singkat
    row.penilai, row.atasan, row.dasar = rows.kept(ground.penilai), rows.kept(ground.atasan), None


def _text(raw: str | None) -> str | None:
    return (raw or "").strip() or None
