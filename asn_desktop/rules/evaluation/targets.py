"""Targets of quantitative indicators: a figure or a range with its unit, read from what people write.

Source: PermenPANRB 6/2022 (a quantitative target carries a number and a unit); evaluation.md §3.2, E-SKP-05.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?|[0-9]+\.[0-9]+"
_TO = r"\s*(?:-|–|—|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_BEFORE = r"(?P<before>(?:[≥≤><]=?|minimal|maksimal|paling\s+(?:sedikit|banyak|lambat|cepat|lama|kurang)|rp\.?)\s*)?"
_TARGET = re.compile(
    rf"{_BEFORE}(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?\s*(?P<unit>[^\W\d_].*|[%‰].*)?", re.IGNORECASE
)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_LONGEST = 24  # signs of a figure that the store keeps


@dataclass(frozen=True)
class Target:
    """A figure as decimal text ("76.61"), the upper end of a range, the unit; the words when they say more."""

    angka: str
    akhir: str | None
    satuan: str
    teks: str | None = None


def read(raw: str) -> Target | None:
    """The target a text means; None when number or unit is missing ("banyak", "12", "95-90 %"): PermenPANRB 6/2022."""
    text = " ".join(raw.split()).rstrip(".")
    found = _TARGET.fullmatch(text)
    if found is None:
        return None
    before = (found["before"] or "").strip()
    rupiah = before.casefold().startswith("rp")
    unit = (found["unit"] or ("rupiah" if rupiah else "")).strip()
    low, high = _figure(found["low"]), _figure(found["high"]) if found["high"] else None
    if not unit or len(low) > _LONGEST or len(high or "") > _LONGEST:
        return None
    if high is not None and Decimal(high) <= Decimal(low):
        return None
    return Target(low, high, unit, text if before else None)


def show(angka: str | None, akhir: str | None, satuan: str | None, teks: str | None) -> str:
    """A kept target as the form prints it: "90-95 %", "1.200 dokumen", or its words (PermenPANRB 6/2022)."""
    if teks:
        return teks
    if not angka:
        return ""
    figure = show_figure(angka) + (f"–{show_figure(akhir)}" if akhir else "")
    return f"{figure} {satuan or ''}".strip()


def show_figure(kept: str) -> str:
    """Decimal text as Indonesian writes it: "1200" is 1.200, "76.61" is 76,61 (PermenPANRB 6/2022)."""
    whole, _, rest = kept.partition(".")
    if not whole.isdigit():
        return kept
    return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def _figure(text: str) -> str:
    """Plain decimal text; a dot before three digits parts thousands, any other dot is a decimal sign."""
    whole, comma, rest = text.partition(",")
    if comma or _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    return f"{whole}.{rest}" if comma else whole
