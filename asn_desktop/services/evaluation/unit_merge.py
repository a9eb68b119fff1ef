"""What evaluation keeps under a unit, when its two spellings become one: rounds, achievements, reasons, service points.

A round is the unit's, not its spelling's (SE MenPANRB 3/2023): what was fixed under the given-up one goes with it.
"""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import periods
from asn_desktop.store.evaluation import Evaluation, PatternReason, UnitAchievement
from asn_desktop.store.goals import Skp
from asn_desktop.store.offices import Unit
from asn_desktop.store.survey import ServicePoint


def follow(session: Session, keep: Unit, give_up: Unit) -> None:
    """Move everything to `keep`; an achievement recorded the same under both is kept once, the other as voided.

    Refuses UNIT_MERGE_ACHIEVEMENT where the two have different achievements of one period: a person says which holds.
    """
    own = {(row.tahun, row.periode): row for row in _achievements(session, keep.id)}
    for row in _achievements(session, give_up.id):
        other = own.get((row.tahun, row.periode))
        if other is not None and other.predikat != row.predikat:
            values = {"nama": give_up.nama, "ke": keep.nama, "tahun": row.tahun, "periode": periods.name(row.periode)}
            raise Refused(Problem("UNIT_MERGE_ACHIEVEMENT", "unit_id", values))
        if other is not None:
            row.dibatalkan = f"sama dengan capaian {keep.nama}; kedua ejaan unit digabung"
    for model in (Skp, Evaluation, UnitAchievement, PatternReason, ServicePoint):
        for one in session.scalars(_of_unit(session, model, give_up.id)):
            one.unit_id = keep.id
    session.flush()


def _achievements(session: Session, unit_id: uuid.UUID) -> list[UnitAchievement]:
    query = _of_unit(session, UnitAchievement, unit_id).where(UnitAchievement.dibatalkan.is_(None))
    return list(session.scalars(query))


def _of_unit(session: Session, model: Any, unit_id: uuid.UUID) -> sa.Select[Any]:
    return sa.select(model).where(model.office_id == session.info["office_id"], model.unit_id == unit_id)
