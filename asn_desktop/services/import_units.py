"""Finds the unit a row names in the office's tree, by any spelling; what is not there is proposed, never made here."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.unit_names import unit_key
from asn_desktop.services.import_rows import NewUnit
from asn_desktop.store.offices import Office, Unit, UnitAlias

UnitRef = uuid.UUID | tuple[str, str] | None  # a known unit, the key of a proposed one, or none named


class UnitFinder:
    """The tree of units as one picture, with the units that the file would add."""

    def __init__(self, session: Session) -> None:
        office = session.info["office_id"]
        self._parent: dict[uuid.UUID, uuid.UUID | None] = {}
        self._keys: dict[str, list[uuid.UUID]] = {}
        self.names: dict[uuid.UUID, str] = {}
        units = sa.select(Unit.id, Unit.parent_id, Unit.nama).where(Unit.office_id == office, Unit.berakhir.is_(None))
        for unit_id, parent, name in session.execute(units.order_by(Unit.urutan, Unit.id)):
            self._parent[unit_id], self.names[unit_id] = parent, name
            self._keys.setdefault(unit_key(name), []).append(unit_id)
        self.root = next((unit for unit, parent in self._parent.items() if parent is None), None)
        aliases = sa.select(UnitAlias.normal, UnitAlias.unit_id).where(UnitAlias.office_id == office)
        for key, unit_id in session.execute(aliases):
            if unit_id in self._parent and unit_id not in self._keys.setdefault(key, []):
                self._keys[key].append(unit_id)
        own = session.scalar(sa.select(Office.nama).where(Office.office_id == office, Office.id == office))
        if own and self.root and not self._keys.get(unit_key(own)):
            self._keys[unit_key(own)] = [self.root]
        self._proposed: dict[tuple[str, str], tuple[str, str]] = {}
        self._count: Counter[tuple[str, str]] = Counter()
        self._known: dict[tuple[str, str], UnitRef] = {}

    def find(self, name: str | None, parent: str | None) -> UnitRef:
        """The unit of a row, by its own name and the name of the office above it; counts its people."""
        asked = (name or "", parent or "")
        if asked not in self._known:
            self._known[asked] = self._look(*asked)
        found = self._known[asked]
        if isinstance(found, tuple):
            self._count[found] += 1
        return found

    def proposals(self) -> tuple[NewUnit, ...]:
        """Units the file names and the tree lacks; parents come before their children."""
        ordered = sorted(self._proposed, key=lambda key: key[0] != "")
        return tuple(NewUnit(key, *self._proposed[key], self._count[key]) for key in ordered)

    def _look(self, name: str, parent: str) -> UnitRef:
        above: UnitRef = self._office(parent) if parent else None
        if not name or (parent and unit_key(name) == unit_key(parent)):
            return above
        if isinstance(above, tuple):
            return self._propose((unit_key(parent), unit_key(name)), name, parent)
        inside = [u for u in self._keys.get(unit_key(name), []) if above is None or self._below(u, above)]
        if inside:
            return inside[0]
        owner = parent or (self.names[self.root] if self.root else "")
        return self._propose((unit_key(parent) if parent else "", unit_key(name)), name, owner)

    def _office(self, parent: str) -> UnitRef:
        known = self._keys.get(unit_key(parent), [])
        if known:
            return known[0]
        return self._propose(("", unit_key(parent)), parent, self.names[self.root] if self.root else "")

    def _propose(self, key: tuple[str, str], name: str, parent: str) -> tuple[str, str]:
        self._proposed.setdefault(key, (name, parent))
        return key

    def _below(self, unit: uuid.UUID, above: uuid.UUID) -> bool:
        place: uuid.UUID | None = unit
        while place is not None:
            if place == above:
                return True
            place = self._parent.get(place)
        return False

    def name_of(self, ref: UnitRef) -> str | None:
        """Name to show for a known or proposed unit."""
        if isinstance(ref, tuple):
            return self._proposed[ref][0]
        return self.names.get(ref) if ref else None

    def make(self, session: Session, used: set[tuple[str, str]]) -> dict[tuple[str, str], uuid.UUID]:
        """Add the proposed units that are used (with their parents) to the tree; returns key -> new id."""
        wanted = set(used)
        wanted |= {("", parent) for parent, _own in used if parent and ("", parent) in self._proposed}
        made: dict[tuple[str, str], uuid.UUID] = {}
        for proposal in self.proposals():
            if proposal.key not in wanted:
                continue
            parent = proposal.key[0]
            above: Any = made.get(("", parent)) if parent else self.root
            if parent and above is None:
                above = self._keys.get(parent, [self.root])[0]
            unit = Unit(parent_id=above, nama=proposal.nama, urutan=len(self._parent) + len(made))
            session.add(unit)
            session.flush()
            made[proposal.key] = unit.id
        return made
