"""Feedback cards: shown to the appraiser of everybody who served at a point, considered or not with a reason, answered.

Source: evaluation.md §7.5. The card is made of the survey alone, the same for all who served there; it is never split
over persons and never becomes a rating: the appraiser says in writing whether he considered it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.survey import card as rules
from asn_desktop.rules.survey.card import CardText, Indication
from asn_desktop.services.survey import law, points, surveys
from asn_desktop.services.survey.surveys import SurveyRow
from asn_desktop.store.goals import Skp
from asn_desktop.store.survey import FeedbackCard


@dataclass(frozen=True)
class Card:
    """One card of an SKP: the survey, its text, what the appraiser and the employee said."""

    survey: SurveyRow
    skp_id: uuid.UUID
    teks: CardText
    dipertimbangkan: bool | None
    alasan: str | None
    oleh: str | None
    pada: dt.date | None
    tanggapan: str | None
    tanggapan_pada: dt.date | None

    @property
    def terbuka(self) -> bool:
        """Whether the appraiser still has to say something."""
        return (
            self.dipertimbangkan is None and self.survey.dibatalkan is None
            and self.teks.indikasi is not Indication.KURANG_DATA
        )  # fmt: skip


def text_of(session: Session, survey_id: uuid.UUID) -> CardText:
    """The card of a survey as everybody who served there gets it. Refuses `survey_unknown`."""
    row = surveys.get(session, survey_id)
    return rules.card(row.jawaban, law.card_rules(session, row.sampai))


def served_for(session: Session, survey_id: uuid.UUID) -> tuple[points.ServedRow, ...]:
    """Who served at the point at least half of the survey period, one row each: they all get the card."""
    row = surveys.get(session, survey_id)
    held = points.served(session, row.point_id)
    people = dict.fromkeys(one.employee_id for one in held)
    found = []
    for person in people:
        own = [one for one in held if one.employee_id == person]
        if rules.served_enough([(one.mulai, one.sampai) for one in own], row.mulai, row.sampai):
            found.append(own[0])
    return tuple(sorted(found, key=lambda one: one.nama))


def cards_of(session: Session, skp_id: uuid.UUID) -> tuple[Card, ...]:
    """The cards for the appraiser of an SKP, oldest survey first.

    A card is his when the employee served at the point at least half of the survey period, some of it within the SKP.
    A survey taken back later stays when somebody had answered its card. Refuses `skp_unknown`, `role_not_allowed`.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    skp = _skp(session, skp_id)
    said = {one.survey_id: one for one in session.scalars(
        sa.select(FeedbackCard).where(FeedbackCard.office_id == skp.office_id, FeedbackCard.skp_id == skp_id)
    )}  # fmt: skip
    found = []
    held = points.served_by(session, skp.employee_id)
    for point_id in dict.fromkeys(one.point_id for one in held):
        spans = [(one.mulai, one.sampai) for one in held if one.point_id == point_id]
        for row in surveys.listing(session, point_id=point_id, voided=True):
            first, last = max(row.mulai, skp.mulai), min(row.sampai, skp.sampai)
            within = first <= last and rules.served_days(spans, first, last) > 0
            due = row.dibatalkan is None and within and rules.served_enough(spans, row.mulai, row.sampai)
            if due or row.id in said:
                found.append(_card(session, row, skp_id, said.pop(row.id, None)))
    found += [_card(session, surveys.get(session, key), skp_id, one) for key, one in said.items()]
    return tuple(sorted(found, key=lambda one: (one.survey.sampai, one.survey.titik, one.survey.id)))


def of_year(session: Session, employee_id: uuid.UUID, tahun: int) -> tuple[Card, ...]:
    """The cards of all SKP of a person in a year, those of voided SKP left out."""
    query = sa.select(Skp.id).where(
        Skp.office_id == session.info["office_id"], Skp.employee_id == employee_id, Skp.tahun == tahun,
        Skp.keadaan != "batal",
    )  # fmt: skip
    return tuple(one for skp_id in sorted(session.scalars(query)) for one in cards_of(session, skp_id))


def consider(
    session: Session, survey_id: uuid.UUID, skp_id: uuid.UUID, yes: bool, why: str, *, today: dt.date
) -> Card:
    """The appraiser's tick, dipertimbangkan or tidak, with his written reason for either.

    Refuses `card_not_theirs`, `card_data_short`, `card_reason`, `card_void`, `E-IKM-05` (a number instead of a tick).
    """
    require(session.info["actor"], Deed.VERIFY)
    one = _theirs(session, survey_id, skp_id)
    if not isinstance(yes, bool):
        raise Refused(rules.as_rating(yes) or Problem("card_tick", "dipertimbangkan"))
    if one.teks.indikasi is Indication.KURANG_DATA:
        raise Refused(Problem("card_data_short", "dipertimbangkan"))
    if len(why.strip()) < 10:
        raise Refused(Problem("card_reason", "alasan"))
    row = _row(session, survey_id, skp_id)
    row.dipertimbangkan, row.alasan, row.pada = yes, why.strip(), today
    row.oleh = str(_skp(session, skp_id).penilai.get("nama") or "") or session.info["actor"].name
    session.flush()
    return _theirs(session, survey_id, skp_id)


def reply(session: Session, survey_id: uuid.UUID, skp_id: uuid.UUID, text: str, *, today: dt.date) -> Card:
    """The employee's reply to the card; an empty text takes it back. Refuses `card_not_theirs`, `card_void`."""
    require(session.info["actor"], Deed.ENTER)
    _theirs(session, survey_id, skp_id)
    row = _row(session, survey_id, skp_id)
    row.tanggapan = text.strip() or None
    row.tanggapan_pada = today if row.tanggapan else None
    session.flush()
    return _theirs(session, survey_id, skp_id)


def _theirs(session: Session, survey_id: uuid.UUID, skp_id: uuid.UUID) -> Card:
    found = next((one for one in cards_of(session, skp_id) if one.survey.id == survey_id), None)
    if found is None:
        raise Refused(Problem("card_not_theirs", "survei"))
    if found.survey.dibatalkan:
        raise Refused(Problem("card_void", "survei", {"alasan": found.survey.dibatalkan}))
    return found


def _skp(session: Session, skp_id: uuid.UUID) -> Skp:
    row = session.get(Skp, (session.info["office_id"], skp_id))
    if row is None:
        raise Refused(Problem("skp_unknown", "skp"))
    return row


def _row(session: Session, survey_id: uuid.UUID, skp_id: uuid.UUID) -> FeedbackCard:
    found = session.scalar(sa.select(FeedbackCard).where(
        FeedbackCard.office_id == session.info["office_id"], FeedbackCard.survey_id == survey_id,
        FeedbackCard.skp_id == skp_id,
    ))  # fmt: skip
    if found is None:
        found = FeedbackCard(survey_id=survey_id, skp_id=skp_id)
        session.add(found)
    return found


def _card(session: Session, row: SurveyRow, skp_id: uuid.UUID, said: FeedbackCard | None) -> Card:
    text = rules.card(row.jawaban, law.card_rules(session, row.sampai))
    if said is None:
        return Card(row, skp_id, text, None, None, None, None, None, None)
    return Card(row, skp_id, text, said.dipertimbangkan, said.alasan, said.oleh, said.pada, said.tanggapan,
                said.tanggapan_pada)  # fmt: skip
