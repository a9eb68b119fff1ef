"""Service points with what their surveys said: the latest index, the one before it, who serves there now."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from asn_desktop.rules.survey.card import CardText
from asn_desktop.services.survey import cards, law, points, surveys
from asn_desktop.services.survey.law import SurveyLaw
from asn_desktop.services.survey.points import PointRow, ServedRow
from asn_desktop.services.survey.surveys import SurveyRow


@dataclass(frozen=True)
class PointState:
    """A service point up to a year's end; `surveys` newest first."""

    point: PointRow
    surveys: tuple[SurveyRow, ...]

    @property
    def latest(self) -> SurveyRow | None:
        """The newest survey."""
        return self.surveys[0] if self.surveys else None

    @property
    def change(self) -> Decimal | None:
        """The latest index less the one before; None when there is no earlier one."""
        return self.surveys[0].ikm - self.surveys[1].ikm if len(self.surveys) > 1 else None


@dataclass(frozen=True)
class CardPreview:
    """The card of a survey and everybody who gets it: the same text for all."""

    survey: SurveyRow
    teks: CardText
    people: tuple[ServedRow, ...]


def points_of(session: Session, tahun: int, unit_id: uuid.UUID | None = None) -> tuple[PointState, ...]:
    """The open service points of a unit and below, with the surveys that ended by the end of the year."""
    last = dt.date(tahun, 12, 31)
    held = [row for row in surveys.listing(session, unit_id=unit_id) if row.sampai <= last]
    return tuple(
        PointState(point, tuple(row for row in held if row.point_id == point.id))
        for point in points.listing(session, unit_id)
    )


def form(session: Session, on: dt.date) -> SurveyLaw:
    """The elements and the table of samples in force, for a form."""
    return law.load(session, on)


def card_of(session: Session, survey_id: uuid.UUID) -> CardPreview:
    """What would be shown to the appraisers, before anybody is asked. Refuses `survey_unknown`."""
    return CardPreview(surveys.get(session, survey_id), cards.text_of(session, survey_id),
                       cards.served_for(session, survey_id))  # fmt: skip
