"""Recap of a period: counts of predikat per unit's round with the findings of its pattern; one sweep over the results.

Counts name nobody, so every role may read them. Source: SE MenPANRB 3/2023.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import pattern
from asn_desktop.rules.evaluation.pattern import Finding, Group
from asn_desktop.rules.evaluation.words import Capaian, Predikat
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services.evaluation import law, population, round_people
from asn_desktop.services.evaluation.rows import FIXED


@dataclass(frozen=True)
class UnitCounts:
    """One round: fixed results, head and results from elsewhere excluded."""

    unit_id: uuid.UUID
    unit: str
    capaian: Capaian | None
    counts: Mapping[Predikat, int]
    n: int
    small: bool
    findings: tuple[Finding, ...]
    tertutup: bool = False  # so few that counts would name them: none are told to the reader


@dataclass(frozen=True)
class Recap:
    """A period of the whole office, rounds by name; `counts` add up the rounds."""

    tahun: int
    periode: str
    units: tuple[UnitCounts, ...]
    counts: Mapping[Predikat, int]
    n: int


def recap(session: Session, tahun: int, periode: str) -> Recap:
    """Counts and findings of every round with at least one fixed result or a recorded achievement.

    Without READ_SENSITIVE a round of fewer people than a small unit tells nothing, nor does the whole where it would.
    """
    require(session.info["actor"], Deed.READ)
    rules = law.load(session, round_people.last_day(tahun, periode))
    found = population.rounds(session, tahun, periode, states=(FIXED,))
    small_unit = rules.values.small_unit
    rows = []
    for home in found.above:
        counts = pattern.added(found.counts.get(home, {}))
        if not any(counts.values()) and home not in found.achieved:
            continue
        capaian, _ = found.capaian(home)
        own = Group(capaian, pattern.added(counts, found.small_below(home, small_unit)))
        joined = found.joined(home, small_unit) if own.n < small_unit else None
        findings = pattern.judge(rules.limits, own, None if joined is None else joined[1], small_unit=small_unit)
        n = sum(counts.values())
        rows.append(UnitCounts(home, found.names[home], capaian, counts, n, own.n < small_unit, findings))
    told = rows
    if not may(session.info["actor"].role, Deed.READ_SENSITIVE):
        told = _covered(rows, small_unit)
        few = sum(row.n for row in told if row.tertutup) < small_unit  # what the whole has more would tell them
        rows = told if few else rows
    whole = pattern.added(*(row.counts for row in rows))
    told.sort(key=lambda row: (row.unit.casefold(), str(row.unit_id)))
    return Recap(tahun, periode, tuple(told), whole, sum(whole.values()))


def _covered(rows: list[UnitCounts], small_unit: int) -> list[UnitCounts]:
    """Rounds as a reader may see them (UU 14/2008 art. 17 h): counts of few people would name them."""
    return [replace(row, counts={}, findings=(), small=True, tertutup=True)
            if row.n > 0 and (row.small or row.n < small_unit) else row for row in rows]  # fmt: skip
