"""The office's own score of data quality: four dimensions and a total, out of 100, in hundredths.

Source: Indeks Kualitas Data of BKN since 2024 (employee data §9.3). Checks and weights are those of one province and
may change: they are rows of bobot_ikd.csv, which an office or the centre may replace from a day on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from asn_desktop.rules.anomalies import Dimension, Finding

_WHOLE = "*"  # the row that weighs a dimension itself
FULL = 10_000  # 100,00


@dataclass(frozen=True)
class Check:
    """One check of the index: the codes that fail it (``CODE`` or ``CODE:field``), its weight in its dimension."""

    dimension: Dimension
    codes: tuple[str, ...]
    weight: Fraction
    text: str
    ground: str
    trust: str

    def fails(self, finding: Finding) -> bool:
        """Whether a finding fails this check (employee data §9.3)."""
        return finding.code in self.codes or f"{finding.code}:{finding.field}" in self.codes


@dataclass(frozen=True)
class Weights:
    """The checks in their order, and what each dimension weighs in the total."""

    checks: tuple[Check, ...]
    dimensions: Mapping[Dimension, Fraction]


@dataclass(frozen=True)
class CheckLine:
    """A check with the number of people who fail it."""

    check: Check
    people: int


@dataclass(frozen=True)
class Score:
    """Points out of 10,000 (100,00); `total` weighs the dimensions. `people` is how many were looked at."""

    people: int
    total: int
    by_dimension: Mapping[Dimension, int]
    lines: tuple[CheckLine, ...]


def weights(rows: Iterable[Mapping[str, Any]]) -> Weights:
    """Read the rows of bobot_ikd.csv (employee data §9.3)."""
    checks, whole = [], dict.fromkeys(Dimension, Fraction(1))
    for row in rows:
        dimension, weight = Dimension(row["dimensi"]), Fraction(str(row["bobot"]))
        if row["kode"] == _WHOLE:
            whole[dimension] = weight
        else:
            codes = tuple(str(row["kode"]).split("|"))
            checks.append(Check(dimension, codes, weight, row["uraian"], row["dasar"], row["keyakinan"]))
    return Weights(tuple(checks), whole)


def score(findings: Sequence[Finding], people: int, table: Weights) -> Score:
    """100 less the weighed share of people who fail each check; what has been explained must be left out before.

    A person counts once in a check however many findings there are. Without people, or without checks, a dimension is
    full. Source: Indeks Kualitas Data of BKN (employee data §9.3).
    """
    wanted = {code.partition(":")[0] for one in table.checks for code in one.codes}
    counted = [one for one in findings if one.code in wanted]
    lines = tuple(
        CheckLine(one, len({found.employee_id for found in counted if one.fails(found)})) for one in table.checks
    )
    by_dimension = {dimension: _points(lines, dimension, people) for dimension in Dimension}
    heavy = sum(table.dimensions.values()) or Fraction(1)
    total = sum((by_dimension[d] * table.dimensions[d] for d in Dimension), Fraction(0)) / heavy
    return Score(people, round_half_up(total), {d: round_half_up(by_dimension[d]) for d in Dimension}, lines)


def _points(lines: Sequence[CheckLine], dimension: Dimension, people: int) -> Fraction:
    own = [line for line in lines if line.check.dimension is dimension]
    whole = sum((line.check.weight for line in own), Fraction(0))
    if not people or not whole:
        return Fraction(FULL)
    lost = sum((line.check.weight * Fraction(line.people, people) for line in own), Fraction(0)) / whole
    return FULL * (1 - lost)


def round_half_up(value: Fraction) -> int:
    """To the nearest whole number, a half upwards (employee data §9.3; the index is shown with two decimals)."""
    return int(value + Fraction(1, 2)) if value >= 0 else -int(-value + Fraction(1, 2))
