"""How many answers a survey needs: the table of Krejcie and Morgan (5 % error), its formula for other numbers.

Source: PermenPANRB 14/2017 (sample of respondents); evaluation.md §7.2. Fewer answers do not stop the index, they are
printed beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

Sizes = Mapping[int, int]  # users -> answers needed, as the table in force has them
_CHI = Fraction(3841, 1000)


def formula(population: int) -> int:
    """The formula of Krejcie and Morgan, rounded half up (evaluation.md §7.2)."""
    spread = _CHI / 4
    exact = population * spread / (Fraction(25, 10_000) * (population - 1) + spread)
    return int((exact + Fraction(1, 2)).__floor__())


def from_rows(rows: Mapping[str, Mapping[str, Any]]) -> Sizes:
    """The rows of sampel_skm.csv (PermenPANRB 14/2017)."""
    return {int(row["populasi"]): int(row["sampel"]) for row in rows.values()}


def needed(population: int, sizes: Sizes) -> int:
    """Answers needed of so many users: everybody below the table, its last row above it, else the table or the formula
    (evaluation.md §7.2)."""
    if population < min(sizes, default=10):
        return max(population, 0)
    if sizes and population > max(sizes):
        return sizes[max(sizes)]
    return sizes.get(population) or formula(population)


def short(answers: int, population: int | None, sizes: Sizes) -> int:
    """How many answers are lacking; 0 when enough or when the users are not known (evaluation.md §7.2)."""
    return 0 if population is None else max(needed(population, sizes) - answers, 0)
