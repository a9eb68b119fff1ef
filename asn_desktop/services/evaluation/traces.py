"""Which rows of evaluation speak of one person, each with what it is called: for the history of his fields."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.roles import Deed, require
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.evaluation import Evaluation, Objection
from asn_desktop.store.goals import Skp, SkpAction, SkpIndicator, SkpResult
from asn_desktop.store.progress import Coaching, Dialogue, Feedback, Realisation
from asn_desktop.store.survey import FeedbackCard

_OF_SKP: tuple[tuple[Any, Any], ...] = (
    (SkpResult, SkpResult.rencana), (Feedback, Feedback.periode), (Dialogue, Dialogue.periode), (FeedbackCard, None),
)  # fmt: skip
_OF_RESULT: tuple[tuple[Any, Any], ...] = ((SkpIndicator, SkpIndicator.indikator), (SkpAction, SkpAction.aksi))
_LONG = 40


@dataclass(frozen=True)
class Trace:
    """One row: its table, its id, and what it is called ("2026", "Triwulan III 2026, versi 2", a result's words)."""

    table: str
    row_id: uuid.UUID
    called: str


def of_person(session: Session, employee_id: uuid.UUID) -> list[Trace]:
    """Every row of evaluation of a person, voided ones too. Closed to a role without READ_SENSITIVE."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    found: list[Trace] = []
    for model in (Skp, Coaching, CreditLine):
        rows = _rows(session, model, model.employee_id, (employee_id,), model.tahun)
        found += [Trace(model.__tablename__, row_id, str(year)) for row_id, year in rows]
    skps = [one.row_id for one in found if one.table == Skp.__tablename__]
    for model, words in _OF_SKP:
        found += _below(session, model, model.skp_id, skps, words)
    results = [one.row_id for one in found if one.table == SkpResult.__tablename__]
    for model, words in _OF_RESULT:
        found += _below(session, model, model.result_id, results, words)
    indicators = [one.row_id for one in found if one.table == SkpIndicator.__tablename__]
    found += _below(session, Realisation, Realisation.indicator_id, indicators, Realisation.periode)
    return found + _results(session, employee_id)


def _results(session: Session, employee_id: uuid.UUID) -> list[Trace]:
    e = Evaluation
    rows = _rows(session, e, e.employee_id, (employee_id,), e.tahun, e.periode, e.versi)
    called = {row_id: _named(periode, tahun, versi) for row_id, tahun, periode, versi in rows}
    found = [Trace(e.__tablename__, row_id, name) for row_id, name in called.items()]
    objections = _rows(session, Objection, Objection.evaluation_id, called, Objection.evaluation_id)
    return found + [Trace(Objection.__tablename__, row_id, called[of]) for row_id, of in objections]


def _named(periode: str, tahun: int, versi: int) -> str:
    return f"{periods.name(periode)} {tahun}" + (f", versi {versi}" if versi > 1 else "")


def _below(session: Session, model: Any, column: Any, keys: Collection[uuid.UUID], words: Any) -> list[Trace]:
    if words is None:
        return [Trace(model.__tablename__, row_id, "") for (row_id,) in _rows(session, model, column, keys)]
    return [
        Trace(model.__tablename__, row_id, periods.name(text) if text in periods.CODES else _short(text))
        for row_id, text in _rows(session, model, column, keys, words)
    ]


def _rows(session: Session, model: Any, column: Any, keys: Collection[uuid.UUID], *more: Any) -> list[Any]:
    if not keys:
        return []
    query = sa.select(model.id, *more).where(model.office_id == session.info["office_id"], column.in_(list(keys)))
    return list(session.execute(query).all())


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
