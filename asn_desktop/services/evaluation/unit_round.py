"""The rating of a unit as one value: its people, the matrix, the pattern with its findings, the leader's reason.

A screen goes on live from here without the store: `UnitRound.judge(counts)` gives the findings for other counts. The
population is decided in `population`; nobody in it is named by a finding (SE MenPANRB 3/2023).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import pattern
from asn_desktop.rules.evaluation.matrix import Matrix
from asn_desktop.rules.evaluation.pattern import Finding, Group, Limit
from asn_desktop.rules.evaluation.words import Capaian, Predikat
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import law, overviews, population, reasons, round_people
from asn_desktop.services.evaluation.law import EvaluationLaw
from asn_desktop.services.evaluation.overviews import PersonState
from asn_desktop.services.evaluation.population import Rounds
from asn_desktop.services.evaluation.reasons import ReasonAsk, ReasonRow
from asn_desktop.services.evaluation.round_people import RatedPerson

__all__ = [
    "PersonState", "RatedPerson", "ReasonAsk", "ReasonRow", "UnitRound", "give_reason", "of_unit", "overview",
    "void_reason",
]  # fmt: skip
overview = overviews.overview
void_reason = reasons.void


@dataclass(frozen=True)
class UnitRound:
    """A unit's round in a period. `counts` are drafts and fixed results; the head and results from elsewhere are not.

    `small`: fewer people than the rule asks, so that the written limits are held against the unit above
    (`check_unit`), counted together; `others` are the small units below that are counted with this one.
    """

    unit_id: uuid.UUID
    unit: str
    tahun: int
    periode: str
    capaian: Capaian | None
    capaian_dari: str | None  # name of the unit whose achievement it is: itself or one above
    rows: tuple[RatedPerson, ...]  # the head first
    counts: Mapping[Predikat, int]
    n: int
    others: Mapping[Predikat, int]
    small: bool
    small_unit: int
    findings: tuple[Finding, ...]
    reason: ReasonRow | None
    open_limits: tuple[str, ...]  # keys of limits that stop the fixing: broken, and not covered by the reason
    limits: tuple[Limit, ...]
    matrix: Matrix
    check_unit_id: uuid.UUID
    check_unit: str
    above: Group | None  # the population it joins when it is too small

    @property
    def weighed(self) -> dict[Predikat, int]:
        """The population the written limits are held against: with the small units below, or the unit above."""
        own = pattern.added(self.counts, self.others)
        return pattern.added(own, self.above.counts) if self.small and self.above is not None else own

    def judge(self, counts: Mapping[Predikat, int]) -> tuple[Finding, ...]:
        """The findings if the unit's counts were these."""
        own = Group(self.capaian, pattern.added(counts, self.others))
        return pattern.judge(self.limits, own, self.above, small_unit=self.small_unit)

    def still_open(self, findings: tuple[Finding, ...]) -> tuple[str, ...]:
        """Keys of blocking limits among findings that the present reason does not cover."""
        return _open(findings, self.reason)


def of_unit(session: Session, unit_id: uuid.UUID, tahun: int, periode: str) -> UnitRound:
    """The round a unit's people are weighed in; for a unit without a round of its own, that of the unit above.

    Refuses UNIT_UNKNOWN, `period_unknown`; closed to a role without READ_SENSITIVE.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    last = round_people.last_day(tahun, periode)
    rules = law.load(session, last)
    found = population.rounds(session, tahun, periode)
    if unit_id not in found.of:
        raise Refused(Problem("UNIT_UNKNOWN", "unit", {"raw": str(unit_id)}))
    home = found.of[unit_id]
    people = round_people.people(session, found, home, tahun, periode, rules)
    return _whole(session, found, home, tahun, periode, rules, people)


def give_reason(session: Session, ask: ReasonAsk) -> ReasonRow:
    """Keep the next higher leader's written reason for the limits broken now. See `reasons.keep`."""
    require(session.info["actor"], Deed.VERIFY)
    seen = state_of(session, ask.unit_id, ask.tahun, ask.periode)
    return reasons.keep(session, ask, seen.check_unit_id, seen.findings, seen.weighed)


def state_of(session: Session, unit_id: uuid.UUID, tahun: int, periode: str) -> UnitRound:
    """The round without its people: counts, findings, reason."""
    rules = law.load(session, round_people.last_day(tahun, periode))
    found = population.rounds(session, tahun, periode)
    if unit_id not in found.of:
        raise Refused(Problem("UNIT_UNKNOWN", "unit", {"raw": str(unit_id)}))
    return _whole(session, found, found.of[unit_id], tahun, periode, rules, ())


def _whole(
    session: Session, found: Rounds, home: uuid.UUID, tahun: int, periode: str, rules: EvaluationLaw,
    people: tuple[RatedPerson, ...],
) -> UnitRound:  # fmt: skip
    small_unit = rules.values.small_unit
    counts = pattern.added(found.counts.get(home, {}))
    others = found.small_below(home, small_unit)
    capaian, source = found.capaian(home)
    own = Group(capaian, pattern.added(counts, others))
    joined = found.joined(home, small_unit)
    above = None if joined is None else joined[1]
    findings = pattern.judge(rules.limits, own, above, small_unit=small_unit)
    small = own.n < small_unit
    check_unit = joined[0] if small and joined is not None else home
    reason = reasons.of(session, check_unit, tahun, periode)
    return UnitRound(
        home, found.names[home], tahun, periode, capaian, None if source is None else found.names[source], people,
        counts, sum(counts.values()), others, small, small_unit, findings, reason, _open(findings, reason),
        rules.limits, rules.matrix, check_unit, found.names[check_unit], above,
    )  # fmt: skip


def _open(findings: tuple[Finding, ...], reason: ReasonRow | None) -> tuple[str, ...]:
    if reason is None:
        return tuple(f.limit.key for f in findings if f.blocks)
    return pattern.covers(findings, reason.dilanggar, reason.hitungan)
