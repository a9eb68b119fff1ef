"""The tables and thresholds of the public survey in force on a day.

Source: PermenPANRB 14/2017 (elements, bands); evaluation.md §7.5 (thresholds of the feedback card).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.survey import elements, index, sample
from asn_desktop.rules.survey.card import CardRules
from asn_desktop.rules.survey.elements import Element
from asn_desktop.rules.survey.index import Band
from asn_desktop.rules.survey.sample import Sizes
from asn_desktop.services import reference
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import ReferenceRow

_TABLES = {"unsur_skm": "kode", "mutu_ikm": "mutu", "sampel_skm": "populasi"}  # table -> its key
_RULES, _OWN = "aturan_kinerja", "kinerja."
_KEYS = ("kartu_jawaban_minimal", "kartu_di_atas", "kartu_sejalan")


@dataclass(frozen=True)
class SurveyLaw:
    """Elements in order, bands from the best, answers needed by number of users."""

    elements: tuple[Element, ...]
    bands: tuple[Band, ...]
    sizes: Sizes

    def names(self) -> dict[str, str]:
        """Key of an element -> its name."""
        return {one.kode: one.nama for one in self.elements}


def load(session: Session, on: dt.date) -> SurveyLaw:
    """The tables of a day, shipped ones where the store has none; a survey is weighed by those of its last day."""
    found = reference.tables(session, tuple(_TABLES), on)
    rows = {
        name: found[name] or {row[key]: dict(row) for row in reference.shipped(name)} for name, key in _TABLES.items()
    }
    return SurveyLaw(
        elements.from_table(rows["unsur_skm"]), index.bands(rows["mutu_ikm"]), sample.from_rows(rows["sampel_skm"])
    )


def card_rules(session: Session, on: dt.date) -> CardRules:
    """The thresholds of the card: the office's own value over the centre's over the shipped one."""
    values: dict[str, Any] = {row["rule_id"]: row["value"] for row in reference.shipped(_RULES)}
    r, s = ReferenceRow, Setting
    sent = sa.select(r.kunci, r.nilai).where(
        r.tabel == _RULES, r.asal == "pusat", r.kunci.in_(_KEYS), r.berlaku_mulai <= on,
        sa.or_(r.berlaku_sampai.is_(None), r.berlaku_sampai >= on),
    )  # fmt: skip
    own = sa.select(s.kunci, s.nilai).where(
        s.office_id == session.info["office_id"], s.kunci.in_([_OWN + key for key in _KEYS]), s.berlaku_mulai <= on,
        sa.or_(s.berlaku_sampai.is_(None), s.berlaku_sampai >= on),
    )  # fmt: skip
    for query in (sent.order_by(r.berlaku_mulai), own.order_by(s.berlaku_mulai)):
        for key, value in session.execute(query):
            values[key.removeprefix(_OWN)] = value["v"] if "v" in value else value["value"]
    least, high, middle = (str(values[key]).replace(",", ".") for key in _KEYS)
    return CardRules(int(least), Fraction(high), Fraction(middle))
