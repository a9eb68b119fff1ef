"""Whose results are weighed together: rounds of units, their counts and achievements, small ones with the one above.

A round belongs to a unit that has a head (an official in office as the period ends, or an SKP as head in that year) or
a recorded achievement, and to the root. It holds everybody whose own unit is it, or lies below it without a round of
its own, and the heads of the rounds right below; its own head is judged in the round above. People evaluated elsewhere,
and parts of a year (TUTUP), are in none.
Source: SE MenPANRB 3/2023 (pattern of a unit, head excluded); evaluation.md §4.3 (units under five).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import pattern, periods
from asn_desktop.rules.evaluation.pattern import Group
from asn_desktop.rules.evaluation.words import Capaian, Predikat
from asn_desktop.services.evaluation import achievements
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import Skp
from asn_desktop.store.offices import Unit, UnitOfficial

Counts = Mapping[Predikat, int]
_NOBODY: Counts = {}


@dataclass(frozen=True)
class Rounds:
    """The rounds of one period: by unit, how they stand above each other, what they achieved, how many have what."""

    of: Mapping[uuid.UUID, uuid.UUID]  # unit -> unit of its round
    above: Mapping[uuid.UUID, uuid.UUID | None]  # unit of a round -> unit of the round above
    names: Mapping[uuid.UUID, str]
    achieved: Mapping[uuid.UUID, Capaian]
    counts: Mapping[uuid.UUID, Counts]  # unit of a round -> its population, head excluded
    _below: Mapping[uuid.UUID, tuple[uuid.UUID, ...]] = field(default_factory=dict)
    _known: dict[tuple[uuid.UUID, int], dict[Predikat, int]] = field(default_factory=dict, compare=False, repr=False)

    def round_of(self, unit_id: uuid.UUID, kepala: bool) -> uuid.UUID | None:
        """The round a person of a unit is weighed in; None for the head of the root, who is judged outside."""
        home = self.of.get(unit_id)
        return self.above.get(home) if kepala and home is not None else home

    def capaian(self, unit_id: uuid.UUID) -> tuple[Capaian | None, uuid.UUID | None]:
        """The achievement a round is weighed by, its own or the nearest above, and whose it is."""
        at: uuid.UUID | None = unit_id
        while at is not None:
            if at in self.achieved:
                return self.achieved[at], at
            at = self.above.get(at)
        return None, None

    def small_below(self, unit_id: uuid.UUID, small: int) -> dict[Predikat, int]:
        """Counts of the small rounds right below (and below them) that are weighed with this one."""
        return pattern.added(*self._small_children(unit_id, small, None))

    def joined(self, unit_id: uuid.UUID, small: int) -> tuple[uuid.UUID, Group] | None:
        """Where a round that is too small is weighed: the unit, its achievement, everybody there but this round."""
        own = sum(self._pooled(unit_id, small).values())
        came, carried = unit_id, dict.fromkeys(Predikat, 0)
        at = self.above.get(unit_id)
        while at is not None:
            rest = pattern.added(self.counts.get(at, _NOBODY), *self._small_children(at, small, came), carried)
            n, higher = sum(rest.values()), self.above.get(at)
            if own + n >= small or higher is None:
                return at, Group(self.capaian(at)[0], rest)
            came, carried, at = at, rest, higher
        return None

    def _small_children(self, unit_id: uuid.UUID, small: int, without: uuid.UUID | None) -> list[dict[Predikat, int]]:
        pooled = [self._pooled(child, small) for child in self._below.get(unit_id, ()) if child != without]
        return [whole for whole in pooled if sum(whole.values()) < small]

    def _pooled(self, unit_id: uuid.UUID, small: int) -> dict[Predikat, int]:
        """A round with the small ones below it; each is added up once."""
        known = self._known.get((unit_id, small))
        if known is None:
            known = pattern.added(self.counts.get(unit_id, _NOBODY), *self._small_children(unit_id, small, None))
            self._known[unit_id, small] = known
        return known


def rounds(session: Session, tahun: int, periode: str, *, states: Iterable[str] = ("draf", "ditetapkan")) -> Rounds:
    """The rounds of a period with their counts, in five queries whatever the number of people."""
    office = session.info["office_id"]
    tree = {
        unit_id: (parent, name)
        for unit_id, parent, name in session.execute(
            sa.select(Unit.id, Unit.parent_id, Unit.nama).where(Unit.office_id == office)
        )
    }
    achieved = achievements.by_unit(session, tahun, periode)
    closed = periode == periods.CLOSED
    heads = _headed(session, tahun, dt.date(tahun, 12, 31) if closed else periods.span(tahun, periode)[1])
    homes = heads | set(achieved) | {u for u, (parent, _) in tree.items() if parent not in tree}
    of = {unit_id: _nearest(unit_id, tree, homes) for unit_id in tree}
    above = {home: _strictly_above(home, tree, of) for home in homes if home in tree}
    below: defaultdict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for home, parent in above.items():
        if parent is not None:
            below[parent].append(home)
    bare = Rounds(of, above, {u: name for u, (_, name) in tree.items()}, achieved, {})
    counts = _counts(session, tahun, periode, tuple(states), bare)
    return Rounds(of, above, bare.names, achieved, counts, {k: tuple(v) for k, v in below.items()})


def achievement_of(
    session: Session, unit_id: uuid.UUID, tahun: int, periode: str, last: dt.date, *, own: bool
) -> Capaian | None:
    """The achievement a result is judged beside: of exactly the unit for its head (`own`), else the nearest above.

    For a part of a year (TUTUP) the one recorded for it, else that of the quarter or month its last day lies in.
    """
    codes = [periode]
    if periode == periods.CLOSED:
        codes += [periods.QUARTERS[(last.month - 1) // 3], periods.MONTHS[last.month - 1]]
    tree = session.execute(sa.select(Unit.id, Unit.parent_id).where(Unit.office_id == session.info["office_id"]))
    parents: dict[uuid.UUID, uuid.UUID | None] = {row.id: row.parent_id for row in tree}
    for code in codes:
        known = achievements.by_unit(session, tahun, code)
        at: uuid.UUID | None = unit_id
        seen: set[uuid.UUID] = set()
        while at is not None and at not in seen:
            if at in known:
                return known[at]
            seen.add(at)
            at = None if own else parents.get(at)
    return None


def _headed(session: Session, tahun: int, last: dt.date) -> set[uuid.UUID]:
    """Units with a head on a day: an official, or somebody whose SKP of the year says he heads it."""
    office, u = session.info["office_id"], UnitOfficial
    officials = sa.select(u.unit_id).where(
        u.office_id == office, u.peran == "kepala", u.berlaku_mulai <= last,
        sa.or_(u.berlaku_sampai.is_(None), u.berlaku_sampai >= last),
    )  # fmt: skip
    goals = sa.select(Skp.unit_id).where(
        Skp.office_id == office, Skp.tahun == tahun, Skp.kepala.is_(True), Skp.keadaan != "batal"
    )
    return set(session.scalars(officials)) | set(session.scalars(goals))


def _counts(
    session: Session, tahun: int, periode: str, states: tuple[str, ...], found: Rounds
) -> dict[uuid.UUID, dict[Predikat, int]]:
    if periode == periods.CLOSED:
        return {}
    e = Evaluation
    grouped = session.execute(
        sa.select(e.unit_id, e.kepala, e.predikat, sa.func.count()).where(
            e.office_id == session.info["office_id"], e.tahun == tahun, e.periode == periode,
            e.keadaan.in_(states), e.predikat.is_not(None), e.skp_id.is_not(None),
        ).group_by(e.unit_id, e.kepala, e.predikat)
    )  # fmt: skip
    counts: defaultdict[uuid.UUID, dict[Predikat, int]] = defaultdict(lambda: dict.fromkeys(Predikat, 0))
    for unit_id, kepala, word, number in grouped:
        home = found.round_of(unit_id, kepala)
        if home is not None and word is not None:
            counts[home][Predikat(word)] += number
    return dict(counts)


def _nearest(
    unit_id: uuid.UUID, tree: Mapping[uuid.UUID, tuple[uuid.UUID | None, str]], homes: set[uuid.UUID]
) -> uuid.UUID:
    at, seen = unit_id, {unit_id}
    while at not in homes:
        parent = tree[at][0]
        if parent is None or parent not in tree or parent in seen:
            break
        at = parent
        seen.add(at)
    return at


def _strictly_above(
    home: uuid.UUID, tree: Mapping[uuid.UUID, tuple[uuid.UUID | None, str]], of: Mapping[uuid.UUID, uuid.UUID]
) -> uuid.UUID | None:
    parent = tree[home][0]
    return of.get(parent) if parent is not None and parent in tree else None
