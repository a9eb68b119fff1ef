"""Angka kredit is exact until it is shown: fractions of twelfths and hundredths, rounded once, half up.

Source: Peraturan BKN 3/2023 (examples 2,08 and 3,125); evaluation.md §5.2 (exact rationals, one rounding).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_TEXT = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?")


def rounded(value: Fraction, decimals: int) -> Decimal:
    """The figure with so many decimals, half up and away from zero (evaluation.md §5.2)."""
    sign = -1 if value < 0 else 1
    units = (2 * abs(value) * 10**decimals + 1) // 2
    return Decimal(sign * int(units)).scaleb(-decimals)


def shown(value: Fraction, decimals: int = 2) -> str:
    """As people read it, ``20,83`` (Peraturan BKN 3/2023)."""
    return f"{rounded(value, decimals):f}".replace(".", ",")


def exported(value: Fraction, decimals: int = 2) -> str:
    """As records and export columns carry it, ``20.83`` (Peraturan BKN 3/2023)."""
    return f"{rounded(value, decimals):f}"


@lru_cache(maxsize=512)
def amount(text: str | None) -> Fraction | None:
    """A typed amount, ``12,5`` or ``12.5``; None for anything else, never a guess (Peraturan BKN 3/2023)."""
    found = (text or "").strip()
    return Fraction(found.replace(",", ".")) if _TEXT.fullmatch(found) else None


def coefficient(value: Fraction) -> str:
    """A coefficient as it is kept, ``12.5`` (Peraturan BKN 3/2023)."""
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(value: Fraction) -> str:
    """A coefficient or need as people read it, ``37,5`` (Peraturan BKN 3/2023)."""
    return coefficient(value).replace(".", ",")
