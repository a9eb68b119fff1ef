"""The feedback card of a service point: what the public said of those who served there, together, never of one.

Source: evaluation.md §7.5; PermenPANRB 14/2017 (elements, bounds of the bands). The elements judge a service. The card
knows no person: its text is made of the survey alone, and it decides nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules.explain import Line
from asn_desktop.rules.survey.index import ARTICLE, Counts, shown

COMPETENCE, CONDUCT = "kompetensi", "perilaku"


class Indication(StrEnum):
    """What the two elements point to; a thing to talk about, never a rating."""

    KURANG_DATA = "KURANG_DATA"
    MENDUKUNG = "MENDUKUNG"
    SEJALAN = "SEJALAN"
    DIALOG = "DIALOG"


@dataclass(frozen=True)
class CardRules:
    """Thresholds in force: answers needed in both elements, lower bounds of the two upper indications."""

    minimal: int = 30
    mendukung: Fraction = Fraction("3.5324")
    sejalan: Fraction = Fraction("3.0644")


@dataclass(frozen=True)
class CardText:
    """The card itself: the same for everybody. NRR and mean are None when an element has no answer."""

    indikasi: Indication
    n_kompetensi: int
    n_perilaku: int
    nrr_kompetensi: Fraction | None
    nrr_perilaku: Fraction | None
    rata: Fraction | None
    lines: tuple[Line, ...]


def card(counts: Counts, rules: CardRules) -> CardText:
    """The card of a survey's counts (evaluation.md §7.5): exact comparison of the unrounded mean of U6 and U7."""
    n6, six = _average(counts.get(COMPETENCE, ()))
    n7, seven = _average(counts.get(CONDUCT, ()))
    mean = (six + seven) / 2 if six is not None and seven is not None else None
    if mean is None or min(n6, n7) < rules.minimal:
        indication = Indication.KURANG_DATA
    elif mean >= rules.mendukung:
        indication = Indication.MENDUKUNG
    else:
        indication = Indication.SEJALAN if mean >= rules.sejalan else Indication.DIALOG
    return CardText(indication, n6, n7, six, seven, mean, _lines(n6, six, n7, seven, mean, indication, rules))


def _average(row: Sequence[int]) -> tuple[int, Fraction | None]:
    filled = sum(row)
    return filled, Fraction(sum(a * times for a, times in enumerate(row, 1)), filled) if filled else None


def _lines(
    n6: int, six: Fraction | None, n7: int, seven: Fraction | None, mean: Fraction | None, indication: Indication,
    rules: CardRules,
) -> tuple[Line, ...]:  # fmt: skip
    def told(value: Fraction | None) -> str:
        return "–" if value is None else shown(value)

    made = [
        Line("kartu_kompetensi", {"terisi": n6, "nilai": told(six)}, ARTICLE),
        Line("kartu_perilaku", {"terisi": n7, "nilai": told(seven)}, ARTICLE),
    ]
    if indication is Indication.KURANG_DATA:
        made.append(Line("kartu_kurang", {"minimal": rules.minimal}))
    else:
        made.append(Line("kartu_rata", {"a": told(six), "b": told(seven), "nilai": told(mean)}))
        values = {"nilai": told(mean), "atas": shown(rules.mendukung), "bawah": shown(rules.sejalan)}
        made.append(Line(f"kartu_{indication.value.lower()}", values))
    return tuple(made)


def served_enough(spans: Iterable[tuple[dt.date, dt.date | None]], first: dt.date, last: dt.date) -> bool:
    """Whether the days served there, each counted once, are at least half of the survey period (evaluation.md §7.5)."""
    return 2 * served_days(spans, first, last) >= (last - first).days + 1


def served_days(spans: Iterable[tuple[dt.date, dt.date | None]], first: dt.date, last: dt.date) -> int:
    """Calendar days of [first..last] that one of the spans covers; an open span has no end (evaluation.md §7.5)."""
    clipped = sorted((max(a, first), min(b or last, last)) for a, b in spans)
    days, reached = 0, first - dt.timedelta(days=1)
    for begin, end in clipped:
        begin = max(begin, reached + dt.timedelta(days=1))
        if begin <= end:
            days += (end - begin).days + 1
            reached = end
    return days


def as_rating(raw: Any) -> Problem | None:
    """E-IKM-05: an index, an average or a letter of quality written where a rating stands (evaluation.md §14).

    None for anything else: whether that is a rating is for the words of evaluation to say.
    """
    text = str(raw).strip().casefold().removeprefix("ikm").removeprefix("nilai").removeprefix("mutu").strip(" :=")
    number = text.replace(",", ".").removesuffix("%").strip()
    is_number = not isinstance(raw, bool) and bool(number) and number.replace(".", "", 1).isdigit()
    if is_number or text in ("a", "b", "c", "d"):
        return Problem("E-IKM-05", "hasil", {"raw": str(raw).strip()})
    return None
