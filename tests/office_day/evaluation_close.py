"""The end of the year and the January after: achievements, ratings, the leader's reason, objections, credit."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.party import Party
from asn_desktop.services.credit import proposals
from asn_desktop.services.evaluation import (
    achievements,
    finalise,
    objections,
    ratings,
    rule_settings,
    skp,
    unit_round,
)
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.objections import DecisionAsk, ObjectionAsk
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.services.evaluation.unit_round import ReasonAsk
from tests.office_day import evaluation_story as story
from tests.office_day.evaluation_deeds import BUPATI
from tests.office_day.evaluation_office import EvaluationOffice
from tests.office_day.evaluation_story import YEAR, Soul
from tests.office_day.evaluation_turns import word

D = dt.date
JUDGED = D(2026, 12, 21)


def official(session: Session) -> None:
    """This office's own signed documents are the official ones: a choice of the admin, with its ground."""
    ground = "Keputusan Bupati 188/45/2026"
    rule_settings.change(session, "mode", "resmi", since=D(2026, 1, 5), ground=ground, today=D(2026, 1, 5))


def achieved(session: Session, made: EvaluationOffice, periode: str, day: D) -> None:
    """What the leaders above wrote about each unit."""
    for place, predikat in enumerate(story.CAPAIAN):
        achievements.record(session, AchievementAsk(
            made.units[place], YEAR, periode, predikat, f"900/{place}/{periode}/2026", day, "Bupati Tirtamaya",
        ))  # fmt: skip


def has_year(soul: Soul) -> bool:
    """Whether the person is there at the year's end to be evaluated."""
    return soul.key not in (story.RETIRED_HEAD, story.UNPAID, story.LEAVER)


def rated(session: Session, made: EvaluationOffice, souls: Iterable[Soul], day: D) -> dict[int, uuid.UUID]:
    """The appraisers' word and the two ratings of everybody; a head's results are left to his unit's achievement."""
    found = {}
    for soul in souls:
        word(session, made, soul.key, "AKHIR", day)
        ask = RatingAsk(made.people[soul.key], YEAR, "AKHIR", None if soul.head else soul.hasil, soul.perilaku,
                        catatan="Pertahankan mutu layanan.")  # fmt: skip
        found[soul.key] = ratings.rate(session, ask, today=day).id
    return found


def blocked(session: Session, ids: Iterable[uuid.UUID], day: D) -> set[str]:
    """The codes that stop these drafts from being fixed."""
    return {p.code for p in finalise.check(session, list(ids), day=day, today=day) if p.blocks}


def explained(session: Session, made: EvaluationOffice, place: int, day: D) -> None:
    """The next higher leader's written reason for the pattern of a unit."""
    leader = BUPATI if place == 0 else Party("Pegawai Rekaan 1", jabatan="Kepala Dinas Perhubungan",
                                             employee_id=made.people[0])  # fmt: skip
    unit_round.give_reason(session, ReasonAsk(
        made.units[place], YEAR, "AKHIR", "Seluruh target angkutan lebaran tercapai; bukti kinerja terlampir.", leader,
        day, f"800/{place}/2026",
    ))  # fmt: skip


def object_to(session: Session, evaluation_id: uuid.UUID, day: D) -> uuid.UUID:
    """An objection as it came in on a day."""
    ask = ObjectionAsk(evaluation_id, day, "Bukti realisasi triwulan III belum diperhitungkan.")
    return objections.file(session, ask, today=day).id


def heard(session: Session, objection_id: uuid.UUID, day: D) -> None:
    """Both sides are asked."""
    objections.clarify(session, objection_id, pada=day, kata_penilai="Bukti diterima setelah penilaian.", today=day)
    objections.clarify(session, objection_id, pada=day, kata_pegawai="Bukti sudah diserahkan Oktober.", today=day)


def decided(session: Session, objection_id: uuid.UUID, ruling: str, day: D, *new: str) -> None:
    """The superior's final word."""
    ask = DecisionAsk(ruling, "Setelah kedua pihak didengar dan bukti diperiksa.", day, "700/1/2027", *new)
    objections.decide(session, objection_id, ask, today=day)


def converted(session: Session, made: EvaluationOffice, souls: Iterable[Soul], day: D) -> dict[int, list[object]]:
    """The year's credit of everybody in a functional post, by person: the lines written."""
    keys = [soul.key for soul in souls]
    rows = proposals.convert(session, YEAR, [made.people[key] for key in keys], today=day)
    return {key: [row for row in rows if row.employee_id == made.people[key]] for key in keys}


def series(session: Session, made: EvaluationOffice, who: int) -> list[tuple[str, int, str, str]]:
    """Everything a person was given in the year: period, version, predikat, state."""
    found = ratings.of_person(session, made.people[who], YEAR)
    return [(r.periode, r.versi, r.predikat.value if r.predikat else "", r.keadaan) for r in found]


def fixed(session: Session, made: EvaluationOffice) -> int:
    """How many SKP of the year stand."""
    return sum(row.keadaan in ("ditetapkan", "ditutup") for row in skp.listing(session, YEAR))
