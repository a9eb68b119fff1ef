"""A unit large enough to be rated alone, for the screens of tab Kinerja: people with SKP, feedback, achievements."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.services import employees
from asn_desktop.services.evaluation import achievements, feedback
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY, D, EvaluationOffice

NAMES = (
    "Ahmad Fauzi", "Arif Budiman", "Bayu Pratama", "Citra Anggraini", "Dewi Lestari Putri", "Eko Prasetyo",
    "Fitri Handayani", "Gita Permata", "Hendra Wijaya", "Indah Sari", "Joko Susilo", "Kartika Dewi", "Lina Marlina",
    "Mulyadi", "Nina Kurnia", "Oki Setiawan", "Putri Ayu", "Rahmat Hidayat", "Siti Aminah", "Teguh Santoso",
)  # fmt: skip


@dataclass(frozen=True)
class ScreenOffice:
    """The office of the tests of evaluation with more people in Bidang Angkutan."""

    office: EvaluationOffice
    staff: tuple[uuid.UUID, ...]  # of Bidang Angkutan, its head excluded
    skps: dict[uuid.UUID, uuid.UUID]


def of_twenty_four(session: Session) -> ScreenOffice:
    """Twenty-four people to rate, with the feedback of the third quarter."""
    return make(session, 24, feedback_for=("TW3",))


def of_eight(session: Session) -> ScreenOffice:
    """Eight people to rate, with the feedback of the third quarter."""
    return make(session, 8, feedback_for=("TW3",))


def without_achievement(session: Session) -> ScreenOffice:
    """Six people to rate; nothing is known of what their unit achieved."""
    return make(session, 6, capaian=None)


def make(session: Session, number: int = 24, *, feedback_for: tuple[str, ...] = (), capaian: str | None = "Baik",
         periode: str = "TW3") -> ScreenOffice:  # fmt: skip
    """`number` people to rate in Bidang Angkutan; its achievement and that of the office in the period."""
    office = evaluation_office.make(session)
    units = {"angkutan": office.angkutan}
    own = [office.rina, office.tono, office.agus, office.dewi]
    for at in range(number - len(own)):
        name = NAMES[at % len(NAMES)] + ("" if at < len(NAMES) else f" {'I' * (at // len(NAMES) + 1)}")
        own.append(evaluation_office._person(
            session, units, name, f"1991{at % 12 + 1:02d}{at % 28 + 1:02d}201503{at % 2 + 1:1d}{at:03d}", "L", "PNS",
            "III/a", "angkutan", "4", "Pengelola Data", None, None, D(2016, 1, 1),
        ))  # fmt: skip
    employees.rebuild_summaries(session, today=TODAY)
    people = [office.kepala, *office.heads, *own]
    skps = {who: evaluation_office.goals(session, who, 2026).row.id for who in people}
    for code in feedback_for:
        for who in people:
            feedback.give(session, FeedbackAsk(skps[who], code, D(2026, 10, 2), Giver.PIMPINAN,
                                               "Pekerjaan triwulan ini sesuai rencana."), today=TODAY)  # fmt: skip
    if capaian:
        for unit in (office.angkutan, office.root):
            achievements.record(session, AchievementAsk(unit, 2026, periode, capaian, "000.8/9/2026", D(2026, 10, 8),
                                                        "Sekretaris Daerah"))  # fmt: skip
    return ScreenOffice(office, tuple(own), skps)
