"""The unit on the screen: rows of the round with choices that are not yet kept, and what follows from them at once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from asn_desktop.rules.evaluation.pattern import Finding
from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.rules.words import SHORT_MONTHS
from asn_desktop.services.evaluation.unit_round import RatedPerson, UnitRound
from asn_desktop.ui.evaluation.rating import words
from asn_desktop.ui.evaluation.rating.rating_table import Shown

Pair = tuple[Rating | None, Rating | None]
_SKP = {None: "belum ada SKP", "draf": "SKP belum ditetapkan"}


def note(person: RatedPerson) -> str:
    """The second line: unit, and what is special in this period."""
    parts = ["Kepala unit" if person.kepala else person.unit]
    if person.memimpin and person.terikat is None and person.keadaan == "belum":
        parts.append("capaian unitnya belum dicatat")
    if person.di_luar:
        parts.append("dievaluasi di instansi lain")
    elif person.skp in _SKP:
        parts.append(_SKP[person.skp])
    if person.tidak_dinilai:
        parts.append(f"tidak dinilai {', '.join(SHORT_MONTHS[month - 1] for month in person.tidak_dinilai)}")
    if person.periode_singkat:
        parts.append("periode singkat")
    return " · ".join(parts)


class LiveRound:
    """One round with the choices on the screen laid over what the store has."""

    def __init__(self, found: UnitRound, half: Mapping[uuid.UUID, Pair] | None = None) -> None:
        self.found = found
        self.half: dict[uuid.UUID, Pair] = dict(half or {})  # only one of the two ratings, not yet kept
        self.on_way: dict[uuid.UUID, Shown] = {}  # both ratings, being written
        self.rows: dict[uuid.UUID, Shown] = {}
        self.take(found)

    def take(self, found: UnitRound) -> None:
        """What the store has now; choices on the screen stay."""
        self.found = found
        self.rows = {person.employee_id: self._row(person) for person in found.rows}

    def keep(self, row: Shown) -> None:
        """A choice was made."""
        who = row.person.employee_id
        self.rows[who] = row
        self.half.pop(who, None)
        self.on_way.pop(who, None)
        if row.complete:
            self.on_way[who] = row
        elif row.hasil is not None or row.perilaku is not None:
            self.half[who] = (None if row.bound else row.hasil, row.perilaku)

    def written(self, who: uuid.UUID, row: Shown) -> None:
        """The store has it, unless another choice was made meanwhile."""
        if self.on_way.get(who) is row:
            del self.on_way[who]

    def give_up(self, who: uuid.UUID) -> Shown | None:
        """The store refused: back to what it has."""
        self.on_way.pop(who, None)
        person = next((one for one in self.found.rows if one.employee_id == who), None)
        if person is None:
            return None
        self.rows[who] = self._row(person)
        return self.rows[who]

    def counts(self) -> dict[Predikat, int]:
        """How many of the population have each predikat."""
        return words.counted(row.predikat for row in self.rows.values() if row.person.dihitung)

    def findings(self) -> tuple[Finding, ...]:
        """The limits held against the counts on the screen."""
        return self.found.judge(self.counts())

    def small(self) -> bool:
        """Whether those rated so far are too few to be weighed alone."""
        return sum(self.counts().values()) + sum(self.found.others.values()) < self.found.small_unit

    def complete(self) -> tuple[int, int]:
        """How many of the population have a predikat, of how many."""
        people = [row for row in self.rows.values() if row.person.dihitung]
        return sum(row.complete for row in people), len(people)

    def missing(self) -> list[Shown]:
        """Everybody shown who has no predikat yet, the head included."""
        return [row for row in self.rows.values() if not row.complete]

    def drafts(self) -> list[Shown]:
        """Complete and not yet fixed."""
        return [row for row in self.rows.values() if row.complete and row.person.keadaan != "ditetapkan"]

    def unreceived(self) -> list[Shown]:
        """Fixed, and no day of receipt yet."""
        return [row for row in self.rows.values() if row.person.keadaan == "ditetapkan" and not row.person.diterima]

    def _row(self, person: RatedPerson) -> Shown:
        who = person.employee_id
        fixed = not person.dapat_dinilai or person.di_luar or (person.memimpin and person.terikat is None)
        hasil = person.hasil or (person.terikat if person.memimpin else None)
        made = Shown(person, hasil, person.perilaku, person.predikat, note(person), fixed, person.memimpin)
        if who in self.on_way:
            now = self.on_way[who]
            return replace(made, hasil=now.hasil, perilaku=now.perilaku, predikat=now.predikat)
        if who in self.half and not fixed:
            first, second = self.half[who]
            return replace(made, hasil=hasil if made.bound else first, perilaku=second, predikat=None)
        return made
