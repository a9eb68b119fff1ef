"""The rows of annual leave, year after year, in plain numbers: what a year opens with and what is drawn from it.

Source: leave.md §3.1-3.2 (Peraturan BKN 24/2017 III.A, PP 11/2017 art. 311, 333, 338; PP 49/2018 art. 80-81). The words
for the last year are made by `balance`; the years before it are needed for their numbers only, and an office of
ten thousand people has a hundred thousand of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from asn_desktop.rules.leave import annual_right
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules

ROWS = ("N-2", "N-1", "TAMBAHAN", "N")


@dataclass(frozen=True, slots=True)
class YearUse:
    """The ledger of one calendar year.

    `opening`: working days used before the program kept the ledger, None when nobody has said. `charges`: net days
    drawn by the program, by row. `postponed`: own days the official postponed in writing (PYB only). `complete`:
    the program kept this year from its first usable day, so no opening is needed. A year that is over keeps its rules.
    """

    opening: int | None = None
    charges: Mapping[str, int] = field(default_factory=dict)
    postponed: int = 0
    complete: bool = False
    rules: LeaveRules | None = None  # those of the year, where they are others than today's

    @property
    def used(self) -> int:
        """All working days of annual leave taken in the year."""
        return (self.opening or 0) + self.by_letter

    @property
    def by_letter(self) -> int:
        """Days drawn by the program's own letters."""
        return sum([days for days in self.charges.values() if days > 0])


NOTHING = YearUse()


class Carry(NamedTuple):
    """What comes over from the years before, with the facts the words need."""

    n1: int
    n2: int
    unused: int
    postponed: int
    barred: str | None


class Numbers(NamedTuple):
    """One year in numbers, with the parts its words are made of."""

    year: int
    opened: dict[str, int]
    drawn: dict[str, int]
    excess: int  # drawn beyond every row
    advanced: int  # drawn before the right of a PPPK: no contradiction, it comes off the right to come
    carry: Carry
    extra: int
    late: int
    advance: int
    besar: bool

    def left(self, row: str) -> int:
        """Days left in a row, never negative."""
        return max(0, self.opened[row] - self.drawn[row])


class Chain:
    """One person's years, worked out in their order; each needs the one before it."""

    def __init__(self, facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], as_of: dt.date) -> None:
        self.facts, self.uses = facts, uses
        self.start = annual_right.entitled_from(facts, rules)
        self.past: dict[int, Numbers] = {}
        self._as_of, self._present = as_of, rules
        self._besar_years = {day.year for day in facts.besar_starts}
        self._plain = replace(facts, besar_starts=()) if facts.besar_starts else facts
        self._begin(rules)

    def _begin(self, rules: LeaveRules) -> None:
        """From here on these rules hold; `rules` are those of the year worked out last."""
        self.rules, self._order = rules, rules.order
        self._rights: dict[int, int] = {}
        longer, facts = annual_right.contract_longer_than, self.facts
        self._carrying_contract = not facts.pppk or longer(facts, rules.kontrak_terbawa_tahun)
        self._two_year_contract = not facts.pppk or longer(facts, rules.kontrak_dua_tahun_tahun)

    def run(self, first: int, last: int) -> Numbers:
        """The years from `first` to `last`; nothing is carried into the first (leave.md §3.2)."""
        for year in range(first, last + 1):
            rules = self.uses.get(year, NOTHING).rules or self._present
            if rules is not self.rules:
                self._begin(rules)
            self.past[year] = self._year(year)
        return self.past[last]

    def _own(self, year: int) -> int:
        """The own right as if no cuti besar began in the year; without CLTN every year after the first is alike."""
        if year > self.start.year and not self.facts.cltn:
            year = self.start.year + 1
        if year not in self._rights:
            self._rights[year] = annual_right.own_right(self._plain, self.rules, year)
        return self._rights[year]

    def _right(self, year: int) -> int:
        return 0 if year in self._besar_years else self._own(year)

    def _year(self, year: int) -> Numbers:
        use = self.uses.get(year, NOTHING)
        own = self._own(year)
        carry = self._carry(year)
        extra, late = self._extra(year) if self.facts.not_given else (0, 0)
        advance = self._advance(year, own)
        opened = {"N-2": carry.n2, "N-1": carry.n1, "TAMBAHAN": extra + late, "N": own}
        drawn, excess = self._drawn(opened, use, advance)
        early = self.start.year > year and self.facts.pppk and not self.facts.no_right_teacher
        besar = own > 0 and year in self._besar_years
        if besar:  # what was used of the own days before the cuti besar stays used; the rest is gone
            opened["N"] = drawn["N"]
        over, advanced = (0, excess) if early else (excess, 0)
        return Numbers(year, opened, drawn, over, advanced, carry, extra, late, advance, besar)

    def _carry(self, year: int) -> Carry:
        """Rules 2, 3 and 4 of leave.md §3.1, and the contract limits of §2.9."""
        rules = self.rules
        if self._right(year - 1) == 0:
            return Carry(0, 0, 0, 0, "hak")
        before = self.past.get(year - 1)
        unused = before.left("N") if before is not None else 0  # what nobody told counts as used up
        postponed = min(self.uses.get(year - 1, NOTHING).postponed, unused)
        other = min(rules.sisa_terbawa_maks, unused - postponed)
        n1 = min(rules.terbawa_semua_maks, postponed + (0 if postponed and rules.tangguh_sebagian == "saja" else other))
        n2 = min(self._two_years(year), rules.terbawa_semua_maks - n1)
        if not self._two_year_contract:
            n1, n2 = min(n1, rules.sisa_terbawa_maks), 0
        if not self._carrying_contract:
            return Carry(0, 0, unused, postponed, "kontrak")
        return Carry(n1, n2, unused, postponed, None)

    def _two_years(self, year: int) -> int:
        """Days of Y-2 that may come over: six when neither year saw any annual leave (SE Sekretaris MA 13/2019)."""
        if year - 2 not in self.past:
            return 0
        if self.rules.aturan_dua_tahun != "ketat":
            return min(self.rules.sisa_terbawa_maks, self.past[year - 1].left("N-1"))
        for before in (year - 1, year - 2):
            if self.uses.get(before, NOTHING).used or self._right(before) != self.rules.hak_tahunan:
                return 0
        return self.rules.sisa_terbawa_maks

    def _extra(self, year: int) -> tuple[int, int]:
        """Rule 6: cuti bersama not given, credited once its day has passed; the last days also serve the next year."""
        edge = self.rules.tambahan_akhir_tahun
        passed = [d for d in self.facts.not_given if d < self._as_of]
        this_year = sum(d.year == year for d in passed)
        late = sum(d.year == year - 1 and d.month == 12 and d.day >= edge for d in passed)
        if year - 1 in self.past:
            late = min(late, self.past[year - 1].left("TAMBAHAN"))
        return this_year, late

    def _advance(self, year: int, own: int) -> int:
        """Days a PPPK used before the first year was complete: they reduce the right once it exists (art. 80)."""
        if not own or self.start.year != year or not self.facts.pppk:
            return 0
        return sum(use.used for y, use in self.uses.items() if y < year)

    def _drawn(self, opened: Mapping[str, int], use: YearUse, advance: int) -> tuple[dict[str, int], int]:
        """Days drawn from each row: the ledger's own split first, then what was used before the program, oldest first.

        The `advance` of a PPPK's first year is taken off the own days before all else. What a row
        cannot bear (an opening corrected afterwards) goes on to the next; what none can bear is the excess.
        """
        early = min(advance, opened["N"])
        drawn = {"N-2": 0, "N-1": 0, "TAMBAHAN": 0, "N": early}
        over = 0
        for row in self._order:
            asked = max(0, use.charges.get(row, 0)) + over
            if asked:
                taken = min(asked, opened[row] - drawn[row])
                drawn[row] += taken
                over = asked - taken
        rest = over + (use.opening or 0)
        if rest:
            split, rest = fifo(self.rules, {row: opened[row] - drawn[row] for row in ROWS}, rest)
            drawn = {row: drawn[row] + split[row] for row in ROWS}
        return drawn, rest + advance - early


def fifo(rules: LeaveRules, left: Mapping[str, int], need: int) -> tuple[dict[str, int], int]:
    """Draw `need` days from the rows in their order; answers (days by row, days that found no row).

    Rule 5 of leave.md §3.1: oldest and soonest to lapse first, Peraturan BKN 24/2017 III.A leaves it to practice.
    """
    split = dict.fromkeys(ROWS, 0)
    for row in rules.order:
        split[row] = min(need, max(0, left[row]))
        need -= split[row]
    return split, need
