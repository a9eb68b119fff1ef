"""Two spellings of one unit: which pairs are proposed for a merge, and the merge itself."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.unit_names import unit_key
from asn_desktop.rules.unit_twins import alike, of_its_own
from asn_desktop.services import unit_form, units
from asn_desktop.services.units import UnitRow
from asn_desktop.store.offices import Unit


@dataclass(frozen=True)
class Twin:
    """A proposal: `keep` has more people (or an id of SIASN) and stays, `give_up` becomes its other spelling."""

    keep: UnitRow
    give_up: UnitRow
    sure: int  # 100: the same but for case, dots and abbreviations; less: a slip of the pen

    @property
    def id(self) -> tuple[uuid.UUID, uuid.UUID]:
        """What makes the pair itself."""
        return (self.keep.id, self.give_up.id)


def proposals(session: Session) -> tuple[Twin, ...]:
    """Pairs of open units that are likely one, surest first: siblings, and places with one name anywhere.

    A unit stands in one pair only: after a merge the next one shows.
    """
    rows = [row for row in units.tree(session) if row.parent_id is not None]
    known = set(
        session.scalars(
            sa.select(Unit.id).where(Unit.office_id == session.info["office_id"], Unit.siasn_unor_id.is_not(None))
        )
    )
    found = [Twin(*_order(a, b, known), sure) for a, b, sure in _pairs(rows)]
    found.sort(key=lambda twin: (-twin.sure, twin.keep.nama.casefold(), str(twin.give_up.id)))
    taken: set[uuid.UUID] = set()
    kept = []
    for twin in found:
        if not taken & {twin.keep.id, twin.give_up.id}:
            taken |= {twin.keep.id, twin.give_up.id}
            kept.append(twin)
    return tuple(kept)


def accept(session: Session, keep: uuid.UUID, give_up: uuid.UUID, *, today: dt.date) -> int:
    """Join the pair as `unit_form.merge` does; the given-up name stays as an alias. Returns people moved."""
    return unit_form.merge(session, keep, give_up, today=today)


def _pairs(rows: Sequence[UnitRow]) -> Iterator[tuple[UnitRow, UnitRow, int]]:
    siblings: defaultdict[uuid.UUID | None, list[UnitRow]] = defaultdict(list)
    places: defaultdict[str, list[UnitRow]] = defaultdict(list)
    for row in rows:
        siblings[row.parent_id].append(row)
        if of_its_own(row.nama):
            places[unit_key(row.nama)].append(row)
    for group in siblings.values():
        for same_letter in _by_letter(group):
            for a, b in combinations(same_letter, 2):
                sure = alike(a.nama, b.nama)
                if sure:
                    yield a, b, sure
    for group in places.values():
        for a, b in combinations(group, 2):
            if a.parent_id != b.parent_id:
                yield a, b, 100


def _by_letter(group: Sequence[UnitRow]) -> Iterator[list[UnitRow]]:
    """Names that could be alike at all: their keys begin with the same letter."""
    found: defaultdict[str, list[UnitRow]] = defaultdict(list)
    for row in group:
        found[unit_key(row.nama)[:1]].append(row)
    yield from found.values()


def _order(a: UnitRow, b: UnitRow, known: set[uuid.UUID]) -> tuple[UnitRow, UnitRow]:
    first, second = sorted((a, b), key=lambda row: (-row.pegawai, row.id not in known, str(row.id)))
    return first, second
