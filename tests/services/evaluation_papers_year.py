"""A year of the evaluation office as far as its documents: goals, realisations, feedback, ratings, fixed results."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import achievements, feedback, finalise, ratings, realisations
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from asn_desktop.services.evaluation.ratings import EvaluationRow, RatingAsk
from asn_desktop.services.evaluation.realisations import RealisationAsk
from asn_desktop.services.evaluation.skp import SkpFull

from .evaluation_office import EvaluationOffice, goals_of_all, make

END = dt.date(2027, 1, 5)
SAID = dt.date(2026, 12, 20)
HEAD_CLERK = Actor("budi", "Budi", Role.ADMIN)


def ready(session: Session) -> tuple[EvaluationOffice, dict[uuid.UUID, SkpFull]]:
    """The office with an SKP for everybody, achievements Baik, the appraiser's feedback and a realisation each."""
    session.info["actor"] = HEAD_CLERK
    office = make(session)
    goals = goals_of_all(session, office)
    for unit in (office.root, office.sekretariat, office.angkutan, office.lalu_lintas):
        achievements.record(session, AchievementAsk(unit, 2026, "AKHIR", "BAIK", "061/7/2027", dt.date(2027, 1, 4),
                                                    "Bupati Tirtamaya"))  # fmt: skip
    for full in goals.values():
        result = full.utama[0]
        realisations.put(session, RealisationAsk(result.indicators[0].id, "AKHIR", SAID, angka="12",
                                                 bukti="Rekap laporan Desember"), today=END)  # fmt: skip
        feedback.give(session, FeedbackAsk(full.row.id, "AKHIR", SAID, Giver.PIMPINAN, "Laporan selalu lengkap.",
                                           result_id=result.id), today=END)  # fmt: skip
    return office, goals


def rated(
    session: Session, people: Iterable[uuid.UUID], *, hasil: str = "SESUAI", perilaku: str = "SESUAI"
) -> list[EvaluationRow]:
    """Drafts of the annual results; of a head his unit's achievement is taken."""
    return [
        ratings.rate(session, RatingAsk(who, 2026, "AKHIR", hasil, perilaku, catatan="Ikut pelatihan analisis beban."),
                     today=END)
        for who in people
    ]  # fmt: skip


def fixed(session: Session, office: EvaluationOffice) -> dict[uuid.UUID, EvaluationRow]:
    """Everybody's annual result, within the pattern of Baik, fixed: person -> result."""
    high = (office.rina, office.tono, office.dewi, office.sari)
    made = rated(session, [office.wawan], hasil="DI_BAWAH") + rated(session, high, hasil="DI_ATAS", perilaku="DI_ATAS")
    made += rated(session, [who for who in office.everybody if who not in (office.wawan, *high)])
    return {row.employee_id: row for row in finalise.finalise(session, [r.id for r in made], day=END, today=END)}
