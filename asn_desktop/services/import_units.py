"""Finds the unit a row names in the office's tree, by any spelling; what is not there is proposed, never made here."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from asn_desktop.rules.changes import Operation
from asn_desktop.rules.unit_names import unit_key
from asn_desktop.services.import_rows import NewUnit, Question
from asn_desktop.store import journal
from asn_desktop.store.compat import uuid7
from asn_desktop.store.offices import Office, Unit, UnitAlias

SAME, NEW = "sama", "baru"
_ALIKE = 88  # of 100, as for names of people
_NUMBER = re.compile(r"\b(?:\d+|[ivx]+)\b")
UnitRef = uuid.UUID | tuple[str, str] | None  # a known unit, the key of a proposed one, or none named


class UnitFinder:
    """The tree of units as one picture, with the units that the file would add."""

    def __init__(self, session: Session, answers: Mapping[str, str] | None = None) -> None:
        self._answers = answers or {}
        office = session.info["office_id"]
        self._parent: dict[uuid.UUID, uuid.UUID | None] = {}
        self._keys: dict[str, list[uuid.UUID]] = {}
        self.names: dict[uuid.UUID, str] = {}
        self._unor: dict[str, uuid.UUID] = {}  # id in SIASN -> unit
        self._without_unor: set[uuid.UUID] = set()
        columns = (Unit.id, Unit.parent_id, Unit.nama, Unit.siasn_unor_id)
        units = sa.select(*columns).where(Unit.office_id == office, Unit.berakhir.is_(None))
        for unit_id, parent, name, unor in session.execute(units.order_by(Unit.urutan, Unit.id)):
            self._parent[unit_id], self.names[unit_id] = parent, name
            if unor:
                self._unor[unor] = unit_id
            else:
                self._without_unor.add(unit_id)
            self._keys.setdefault(unit_key(name), []).append(unit_id)
        self.root = next((unit for unit, parent in self._parent.items() if parent is None), None)
        aliases = sa.select(UnitAlias.normal, UnitAlias.unit_id).where(UnitAlias.office_id == office)
        for key, unit_id in session.execute(aliases):
            if unit_id in self._parent and unit_id not in self._keys.setdefault(key, []):
                self._keys[key].append(unit_id)
        here = sa.select(Office.nama, Office.pemerintah).where(Office.office_id == office, Office.id == office)
        own, government = session.execute(here).one_or_none() or ("", "")
        if own and self.root and not self._keys.get(unit_key(own)):
            self._keys[unit_key(own)] = [self.root]
        self._government = unit_key(government or "").removeprefix("pemerintah ")
        self._proposed: dict[tuple[str, str], tuple[str, str]] = {}
        self._count: Counter[tuple[str, str]] = Counter()
        self._known: dict[tuple[str, str, str], UnitRef] = {}
        self._twins: dict[tuple[str, str], uuid.UUID] = {}  # proposed unit -> the known one it resembles
        self.learnt: dict[str, uuid.UUID] = {}  # another spelling the clerk has confirmed -> unit
        self.numbered: dict[uuid.UUID, str] = {}  # known unit -> its id in SIASN, told by this file
        self._new_numbers: dict[tuple[str, str], str] = {}

    def find(self, name: str | None, parent: str | None, unor: str | None = None) -> UnitRef:
        """The unit of a row, by its id in SIASN, else its own name and the office above it; counts its people."""
        asked = (name or "", parent or "", unor or "")
        if asked not in self._known:
            self._known[asked] = self._by_id(*asked)
        found = self._known[asked]
        if isinstance(found, tuple):
            self._count[found] += 1
        return found

    def _by_id(self, name: str, parent: str, unor: str) -> UnitRef:
        if not unor:
            return self._look(name, parent)
        if unor in self._unor:
            return self._unor[unor]
        found = self._look(name, parent)
        if isinstance(found, tuple):
            told = self._new_numbers.setdefault(found, unor)
            if told != unor:  # two units of one name: SIASN tells them apart
                found = self._propose((found[0], f"{found[1]} #{unor}"), name, self._proposed[found][1])
                self._new_numbers[found] = unor
        elif found is not None and found in self._without_unor and found not in self.numbered:
            self.numbered[found] = unor
        elif found is not None and self.numbered.get(found) != unor:
            found = self._propose((unit_key(parent) if parent else "", f"{unit_key(name)} #{unor}"), name, parent)
            self._new_numbers[found] = unor
        return found

    def questions(self) -> tuple[Question, ...]:
        """Proposed units that look like a known one under another spelling: the clerk says whether they are one."""
        found = []
        for key, unit in self._twins.items():
            answer = self._answers.get(_question(key), "")
            values = {"nama": self._proposed[key][0], "mirip": self.names[unit]}
            found.append(Question(_question(key), "UNIT_TWIN", (SAME, NEW), answer or NEW, answer != "", values))
        for spelling, unit in self.learnt.items():
            key = ("", unit_key(spelling))
            values = {"nama": spelling, "mirip": self.names[unit]}
            found.append(Question(_question(key), "UNIT_TWIN", (SAME, NEW), SAME, True, values))
        return tuple(found)

    def proposals(self) -> tuple[NewUnit, ...]:
        """Units the file names and the tree lacks; parents come before their children."""
        ordered = sorted(self._proposed, key=lambda key: key[0] != "")
        return tuple(NewUnit(key, *self._proposed[key], self._count[key]) for key in ordered)

    def _look(self, name: str, parent: str) -> UnitRef:
        above: UnitRef = self._office(parent) if parent else None
        if not name or (parent and self._key(name) == self._key(parent)):
            return above
        if isinstance(above, tuple):
            return self._propose((unit_key(parent), unit_key(name)), name, parent)
        inside = [u for u in self._keys.get(self._key(name), []) if above is None or self._below(u, above)]
        if inside:
            return inside[0]
        owner = parent or (self.names[self.root] if self.root else "")
        return self._spelled((unit_key(parent) if parent else "", unit_key(name)), name, owner)

    def _key(self, name: str) -> str:
        """The key of a name; titles write a known unit with its government: ``DINAS SOSIAL KABUPATEN TIRTAMAYA``."""
        key = unit_key(name)
        bare = key.removesuffix(f" {self._government}") if self._government else key
        return bare if bare in self._keys else key

    def _office(self, parent: str) -> UnitRef:
        known = self._keys.get(self._key(parent), [])
        if known:
            return known[0]
        return self._spelled(("", unit_key(parent)), parent, self.names[self.root] if self.root else "")

    def _propose(self, key: tuple[str, str], name: str, parent: str) -> tuple[str, str]:
        self._proposed.setdefault(key, (name, parent))
        return key

    def _spelled(self, key: tuple[str, str], name: str, parent: str) -> UnitRef:
        """A name the tree lacks: the unit it is another spelling of, when the clerk said so, else a new one."""
        best = process.extractOne(key[1], list(self._keys), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
        if best is not None and _NUMBER.findall(best[0]) == _NUMBER.findall(key[1]):
            unit = self._keys[best[0]][0]
            if self._answers.get(_question(key)) == SAME:
                self.learnt[name] = unit
                return unit
            self._twins[key] = unit
        return self._propose(key, name, parent)

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
        rows: dict[bool, list[dict[str, Any]]] = {False: [], True: []}  # parents are written before their children
        for proposal in self.proposals():
            if proposal.key not in wanted:
                continue
            parent = proposal.key[0]
            above: Any = made.get(("", parent)) if parent else self.root
            if parent and above is None:
                above = self._keys.get(parent, [self.root])[0]
            made[proposal.key] = uuid7()
            rows[bool(parent)].append({
                "id": made[proposal.key], "parent_id": above, "nama": proposal.nama,
                "urutan": len(self._parent) + len(made), "siasn_unor_id": self._new_numbers.get(proposal.key),
            })  # fmt: skip
        for level in rows.values():
            journal.write_set(session, Unit, level, Operation.INSERT)
        return made

    def note(self, session: Session) -> None:
        """Write down what was learnt of known units: other spellings, ids in SIASN."""
        for spelling, unit in self.learnt.items():
            session.add(UnitAlias(unit_id=unit, alias=spelling, normal=unit_key(spelling)))
        office = session.info["office_id"]
        for unit, unor in self.numbered.items():
            session.get_one(Unit, (office, unit)).siasn_unor_id = unor
        session.flush()


def _question(key: tuple[str, str]) -> str:
    return f"unit:{key[1]}"
