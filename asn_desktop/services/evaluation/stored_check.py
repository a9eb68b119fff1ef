"""Stored predikat held against the matrix: what came by package or import, and a head whose achievement changed.

Source: PermenPANRB 6/2022; evaluation.md §4.1 (a stored predikat that differs from the matrix is refused).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import matrix as rules
from asn_desktop.rules.evaluation.words import Capaian, Rating
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import achievements, law, rows
from asn_desktop.store.evaluation import Evaluation


@dataclass(frozen=True)
class Odd:
    """One stored result and what is wrong with it: E-PRED-01 … E-PRED-04."""

    evaluation_id: uuid.UUID
    employee_id: uuid.UUID
    tahun: int
    periode: str
    problem: Problem


def findings(session: Session, tahun: int | None = None) -> list[Odd]:
    """Every live result whose predikat does not follow from its ratings, or whose head's bond is broken."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    e = Evaluation
    query = sa.select(
        e.id, e.employee_id, e.unit_id, e.tahun, e.periode, e.sampai, e.hasil, e.perilaku, e.predikat, e.kepala
    ).where(e.office_id == session.info["office_id"], e.keadaan.in_(rows.LIVE))
    if tahun is not None:
        query = query.where(e.tahun == tahun)
    on = cache(lambda day: law.load(session, day))
    achieved = cache(lambda year, periode: achievements.by_unit(session, year, periode))
    found = []
    for row in session.execute(query).all():
        problems = rules.check_stored(on(row.sampai).matrix, row.hasil, row.perilaku, row.predikat)
        capaian: Capaian | None = achieved(row.tahun, row.periode).get(row.unit_id) if row.kepala else None
        if capaian is not None and row.hasil in Rating.__members__:
            problems += rules.check_head(Rating(row.hasil), capaian, on(row.sampai).head_map)
        found += [Odd(row.id, row.employee_id, row.tahun, row.periode, one) for one in problems]
    return found


def arriving(
    session: Session, rows_coming: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> list[Problem | None]:
    """What is wrong with each evaluation a package brings: (fields it touches, the row as it would stand).

    None where nothing is: no rating touched, no predikat, one that follows from the matrix of the period's last day, or
    a change of a row that is not here. A matrix with a hole on that day is told of the row (`matrix_incomplete`): it
    holds up nothing else.
    """
    on = cache(lambda last: _matrix(session, dt.date.fromisoformat(last)))
    found: list[Problem | None] = []
    for touched, whole in rows_coming:
        if not touched.keys() & _RATED or whole.get("predikat") is None or whole.get("sampai") is None:
            found.append(None)
            continue
        matrix = on(whole["sampai"])
        if isinstance(matrix, Problem):
            found.append(matrix)
            continue
        words = [None if whole.get(name) is None else str(whole[name]) for name in ("hasil", "perilaku", "predikat")]
        found.append(next(iter(rules.check_stored(matrix, *words)), None))
    return found


_RATED = frozenset({"hasil", "perilaku", "predikat", "sampai"})


def _matrix(session: Session, on: dt.date) -> rules.Matrix | Problem:
    try:
        return law.matrix(session, on)
    except Refused as no:
        return no.problems[0]
