"""The figure of a realisation: read as people type it, and beside its target as a percentage that decides nothing.

Source: PermenPANRB 6/2022 (ratings speak of expectations, not of percentages); evaluation.md §4.1.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from asn_desktop.problems import Problem, Refused

_PLAIN = re.compile(r"-?\d{1,12}(?:[.,]\d{1,4})?")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?")
_TENTH = Decimal("0.1")


def read_figure(raw: str) -> str:
    """A figure as decimal text: "1.250,5" is "1250.5", "98,5 %" is "98.5" (PermenPANRB 6/2022). A point before three
    digits parts thousands, as offices write it. Refuses `realisation_figure`."""
    text = raw.strip().removesuffix("%").strip()
    if _GROUPED.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if not _PLAIN.fullmatch(text):
        raise Refused(Problem("realisation_figure", "angka", {"raw": raw.strip()}))
    return text.replace(",", ".")


def share(figure: str | None, target: str | None) -> str | None:
    """Figure by target in percent, one decimal at most: "95,8"; None where one is no number or the target is nought.

    It is shown beside the target and never turned into a rating (PermenPANRB 6/2022).
    """
    try:
        whole = Decimal(target or "")
        part = Decimal(figure or "")
    except InvalidOperation:
        return None
    if whole <= 0:
        return None
    found = (part * 100 / whole).quantize(_TENTH, ROUND_HALF_UP)
    return f"{found.normalize():f}".replace(".", ",")
