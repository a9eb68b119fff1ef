"""The tables and thresholds of the public survey in force on a day.

Source: PermenPANRB 14/2017 (elements, bands); evaluation.md §7.5 (thresholds of the feedback card).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from asn_desktop.rules.survey import elements, index
from asn_desktop.rules.survey.card import CardRules
from asn_desktop.rules.survey.elements import Element
from asn_desktop.rules.survey.index import Band
from asn_desktop.services import reference
from asn_desktop.services.evaluation import rulebook


@dataclass(frozen=True)
class SurveyLaw:
    """Elements in order, bands from the best."""

    elements: tuple[Element, ...]
    bands: tuple[Band, ...]

    def names(self) -> dict[str, str]:
        """Key of an element -> its name."""
        return {one.kode: one.nama for one in self.elements}


def load(session: Session, on: dt.date) -> SurveyLaw:
    """The tables of a day, shipped ones where the store has none; a survey is weighed by those of its last day."""
    found = reference.tables(session, ("unsur_skm", "mutu_ikm"), on)
    unsur = found["unsur_skm"] or {row["kode"]: dict(row) for row in reference.shipped("unsur_skm")}
    mutu = found["mutu_ikm"] or {row["mutu"]: dict(row) for row in reference.shipped("mutu_ikm")}
    return SurveyLaw(elements.from_table(unsur), index.bands(mutu))


def card_rules(session: Session, on: dt.date) -> CardRules:
    """The thresholds of the card: the office's own value over the centre's over the shipped one."""
    rules = rulebook.read(session, on)
    return CardRules(rules.kartu_jawaban_minimal, Fraction(rules.kartu_di_atas), Fraction(rules.kartu_sejalan))
