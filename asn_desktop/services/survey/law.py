"""The tables and thresholds of the public survey in force on a day.

Source: PermenPANRB 14/2017 (elements, bands); evaluation.md §7.5 (thresholds of the feedback card).
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop import files
from asn_desktop.rules.survey import elements, index
from asn_desktop.rules.survey.card import CardRules
from asn_desktop.rules.survey.elements import Element
from asn_desktop.rules.survey.index import Band
from asn_desktop.services import reference
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import ReferenceRow

_RULES = "aturan_kinerja"
_KEYS = ("kartu_jawaban_minimal", "kartu_di_atas", "kartu_sejalan")


@dataclass(frozen=True)
class SurveyLaw:
    """Elements in order, bands from the best, thresholds of the card."""

    elements: tuple[Element, ...]
    bands: tuple[Band, ...]
    card: CardRules

    def names(self) -> dict[str, str]:
        """Key of an element -> its name."""
        return {one.kode: one.nama for one in self.elements}


def load(session: Session, on: dt.date) -> SurveyLaw:
    """The law of a day; a survey is weighed by that of its last day."""
    found = reference.tables(session, ("unsur_skm", "mutu_ikm"), on)
    unsur = found["unsur_skm"] or {row["kode"]: row for row in reference.shipped("unsur_skm")}
    mutu = found["mutu_ikm"] or {row["mutu"]: row for row in reference.shipped("mutu_ikm")}
    return SurveyLaw(elements.from_table(unsur), index.bands(mutu), _card(session, on))


def _card(session: Session, on: dt.date) -> CardRules:
    """The office's own value over the centre's over the shipped one."""
    values = _shipped(on)
    r, s = ReferenceRow, Setting
    sent = sa.select(r.kunci, r.nilai).where(
        r.tabel == _RULES, r.asal == "pusat", r.kunci.in_(_KEYS), r.berlaku_mulai <= on,
        sa.or_(r.berlaku_sampai.is_(None), r.berlaku_sampai >= on),
    )  # fmt: skip
    own = sa.select(s.kunci, s.nilai).where(
        s.office_id == session.info["office_id"], s.kunci.in_([f"kinerja.{key}" for key in _KEYS]),
        s.berlaku_mulai <= on, sa.or_(s.berlaku_sampai.is_(None), s.berlaku_sampai >= on),
    )  # fmt: skip
    for query in (sent.order_by(r.berlaku_mulai), own.order_by(s.berlaku_mulai)):
        for key, value in session.execute(query):
            values[key.removeprefix("kinerja.")] = value["v"]
    return CardRules(int(values[_KEYS[0]]), Fraction(str(values[_KEYS[1]])), Fraction(str(values[_KEYS[2]])))


def _shipped(on: dt.date) -> dict[str, Any]:
    with files.resource(f"tables/{_RULES}.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["rule_id"] in _KEYS]
    held: dict[str, Any] = {}
    for row in rows:
        if row["rule_id"] not in held or dt.date.fromisoformat(row["valid_from"]) <= on:
            held[row["rule_id"]] = row["value"]
    return held
