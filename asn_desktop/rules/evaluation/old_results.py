"""Results of the regulations before PermenPANRB 6/2022: their own labels and figures, kept as printed.

Source: PP 10/1979 (DP3), PP 46/2011 (SKP 60 %, perilaku 40 %), PermenPANRB 8/2021 (0 to 120), evaluation.md §1.1. Bands
and years are recalled. Nothing here is ever turned into a rating or predikat of today, and no figure is reckoned again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from asn_desktop.problems import Problem, Refused, Severity


class OldRule(StrEnum):
    """The regulation a result was given under, as printed beside it."""

    DP3 = "DP3"
    PP46 = "PP 46/2011"
    PERMEN8 = "PermenPANRB 8/2021"


NEW = "PermenPANRB 6/2022"
FIRST_NEW = 2022  # first year judged by the matrix


@dataclass(frozen=True)
class Regime:
    """One old regulation: years it judged, its labels with the lowest figure of each, its highest figure."""

    rule: OldRule
    first: int
    last: int
    bands: tuple[tuple[str, Decimal], ...]  # best first
    highest: Decimal


def _bands(*pairs: tuple[str, str]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((label, Decimal(low)) for label, low in pairs)


REGIMES: Mapping[OldRule, Regime] = {
    OldRule.DP3: Regime(OldRule.DP3, 1980, 2013, _bands(
        ("Amat Baik", "91"), ("Baik", "76"), ("Cukup", "61"), ("Sedang", "51"), ("Kurang", "0")), Decimal(100)),
    OldRule.PP46: Regime(OldRule.PP46, 2014, 2021, _bands(
        ("Sangat Baik", "91"), ("Baik", "76"), ("Cukup", "61"), ("Kurang", "51"), ("Buruk", "0")), Decimal(150)),
    OldRule.PERMEN8: Regime(OldRule.PERMEN8, 2021, 2021, _bands(
        ("Sangat Baik", "110"), ("Baik", "90"), ("Cukup", "70"), ("Kurang", "50"), ("Sangat Kurang", "0")),
        Decimal(120)),
}  # fmt: skip
_SPELLED = (
    (re.compile(r"\bdp\s*-?\s*3\b|10\s*/\s*1979"), OldRule.DP3),
    (re.compile(r"\bpp\b.*\b46\b|46\s*/\s*2011|peraturan pemerintah.*46"), OldRule.PP46),
    (re.compile(r"\b8\s*/\s*2021\b|\b8\s+tahun\s+2021|pp\s*30\s*/\s*2019|30\s*tahun\s*2019"), OldRule.PERMEN8),
)
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?")
_ALIKE = {"amat baik": "Amat Baik", "istimewa": "Istimewa", "sgt baik": "Sangat Baik"}


@dataclass(frozen=True)
class OldResult:
    """One old result as its paper tells it; figures are text as printed, "86,25"."""

    rule: OldRule
    tahun: int
    nilai: str | None = None
    sebutan: str | None = None
    skp: str | None = None
    perilaku: str | None = None

    @property
    def printed(self) -> str:
        """Everything in one line: "86,25 (Baik); SKP 88,40; perilaku 83,00"."""
        head = f"{self.nilai} ({self.sebutan})" if self.nilai and self.sebutan else self.nilai or self.sebutan or ""
        parts = [head, f"SKP {self.skp}" if self.skp else "", f"perilaku {self.perilaku}" if self.perilaku else ""]
        return "; ".join(part for part in parts if part)


def read_rule(raw: str) -> OldRule | None:
    """The regulation a text names ("PP 46 Tahun 2011", "DP-3"); None for anything else (evaluation.md §1.1)."""
    text = " ".join(raw.casefold().split())
    return next((rule for pattern, rule in _SPELLED if pattern.search(text)), None)


def rule_of_year(year: int) -> OldRule | None:
    """The one regulation that judged a year; None where two did (2021) or the matrix does (evaluation.md §1.1)."""
    rules = [one.rule for one in REGIMES.values() if one.first <= year <= one.last]
    return rules[0] if len(rules) == 1 else None


def read_figure(raw: str, field: str) -> str:
    """A figure as printed, with a comma: "86.25" is kept as "86,25". Refuses `old_figure` (PP 46/2011, PP 10/1979)."""
    text = raw.strip().replace(" ", "")
    if not _FIGURE.fullmatch(text):
        raise Refused(Problem("old_figure", field, {"raw": raw}))
    return text.replace(".", ",")


def read_label(raw: str, rule: OldRule, field: str = "predikat") -> str:
    """A label of that regulation's own set. Refuses `old_label`; a label of today's ratings is none (PP 46/2011)."""
    text = " ".join(raw.replace("_", " ").casefold().split())
    labels = {label.casefold(): label for label, _ in REGIMES[rule].bands}
    found = labels.get(text) or labels.get(_ALIKE.get(text, "").casefold())
    if found is None:
        raise Refused(Problem("old_label", field, {"raw": raw, "aturan": rule.value, "sebutan": list(labels.values())}))
    return found


def check(result: OldResult, today: dt.date) -> list[Problem]:
    """Findings on an old result: year of its regulation, figure within its range, label against its own band as a
    warning; the figure and the label stay as printed (PP 10/1979, PP 46/2011, PermenPANRB 8/2021)."""
    regime = REGIMES[result.rule]
    found: list[Problem] = []
    if not regime.first <= result.tahun <= regime.last:
        values = {"aturan": result.rule.value, "tahun": result.tahun, "mulai": regime.first, "sampai": regime.last}
        found.append(Problem("old_year", "tahun", values))
    if not result.nilai and not result.sebutan:
        found.append(Problem("old_empty", "nilai"))
    for field in ("nilai", "skp", "perilaku"):
        figure = _number(getattr(result, field))
        if figure is not None and figure > regime.highest:
            values = {"nilai": str(getattr(result, field)), "batas": str(regime.highest), "aturan": result.rule.value}
            found.append(Problem("old_out_of_range", field, values))
    figure = _number(result.nilai)
    if figure is not None and result.sebutan and not found:
        told = next((label for label, low in regime.bands if figure >= low), "")
        if told != result.sebutan:
            beside = {"nilai": result.nilai, "sebutan": result.sebutan, "pita": told, "aturan": result.rule.value}
            found.append(Problem("old_band", "predikat", beside, Severity.WARNING))
    return found


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ".")) if text else None
    except InvalidOperation:
        return None
