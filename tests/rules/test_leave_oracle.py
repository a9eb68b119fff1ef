"""A second calculator of the annual-leave balance, written from the brief's pseudocode, against the rules.

It shares nothing with `rules.leave.balance` but its inputs (leave.md §3.1-3.2; Peraturan BKN 24/2017 III.A, PP 49/2018
art. 80-81). Readings the brief leaves open, taken here as the rules take them: years nobody has told count as used up;
the limits of a PPPK's contract are those of the present contract, also for earlier carries; a cuti bersama not given
in the last days of a year may be used once, in that year or the next; the days of a PPPK's first year are taken off
the own days of the first year with a right.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.leave import balance
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.balance import YearUse

D = dt.date
FIRST, LAST = 2022, 2027
ORDER = ("N-2", "N-1", "TAMBAHAN", "N")


@dataclass
class Story:
    """One employee from 2022 to 2027 as people would tell it."""

    status: str
    works_since: D
    contract: tuple[D, D] | None
    guru: bool
    besar: list[D]
    cltn: list[tuple[D, D]]
    not_given: list[D]
    used: dict[int, int]
    postponed: dict[int, int]


def a_year_later(day: D, years: int) -> D:
    """First day on which the years are complete."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February: complete on 1 March
        return D(day.year + years, 3, 1)


@dataclass
class Oracle:
    """Works the years through one after the other, as §3.2 writes them."""

    s: Story
    rows: dict[int, dict[str, int]] = field(default_factory=dict)
    left: dict[int, dict[str, int]] = field(default_factory=dict)

    @property
    def pppk(self) -> bool:
        return self.s.status in ("PPPK", "PPPK_PW")

    def right(self, year: int) -> int:
        """Rule 1 without cuti besar."""
        new_year, end = D(year, 1, 1), D(year, 12, 31)
        if a_year_later(self.s.works_since, 1) > end or (self.pppk and self.s.guru):
            return 0
        for start, stop in self.s.cltn:
            if start <= new_year and stop >= end:
                return 0
            back = stop + dt.timedelta(days=1)
            if start < new_year and stop <= end and a_year_later(back, 1) > end:
                return 0
        return 12

    def has_besar(self, year: int) -> bool:
        return any(day.year == year for day in self.s.besar)

    def full(self, year: int) -> bool:
        return year >= FIRST and self.right(year) == 12 and not self.has_besar(year)

    def limits(self) -> tuple[bool, bool]:
        if not self.pppk:
            return True, True
        if self.s.status == "PPPK_PW" or self.s.contract is None:
            return False, False
        start, end = self.s.contract
        return end >= a_year_later(start, 2), end >= a_year_later(start, 3)

    def carry(self, year: int) -> tuple[int, int]:
        """(N-2, N-1) of the pseudocode."""
        unused = 0 if year - 1 < FIRST or self.has_besar(year - 1) else self.left[year - 1]["N"]
        postponed = min(self.s.postponed.get(year - 1, 0), unused)
        lim18, lim24 = self.limits()
        n1 = min(12, postponed + min(6, unused - postponed))
        n2 = 0
        if self.full(year - 1) and self.full(year - 2) and self.s.used[year - 1] == 0 and self.s.used[year - 2] == 0:
            n2 = min(6, 12 - n1)
        if not lim24:
            n2, n1 = 0, min(n1, 6)
        if not lim18:
            n2, n1 = 0, 0
        return n2, n1

    def late(self, year: int) -> int:
        return sum(d.year == year and (d.month, d.day) >= (12, 24) for d in self.s.not_given)

    def run(self) -> None:
        for year in range(FIRST, LAST + 1):
            n2, n1 = self.carry(year)
            early = sum(d.year == year for d in self.s.not_given) - self.late(year)
            from_last = min(self.late(year - 1), self.left[year - 1]["TAMBAHAN"]) if year > FIRST else 0
            own = self.right(year)
            rows = {"N-2": n2, "N-1": n1, "TAMBAHAN": from_last + early + self.late(year), "N": own}
            left = dict(rows)
            if self.pppk and own and a_year_later(self.s.works_since, 1).year == year:
                left["N"] -= min(own, sum(self.s.used[y] for y in range(FIRST, year)))
            need = self.s.used[year]
            for row in ORDER:
                take = min(need, left[row])
                left[row] -= take
                need -= take
            if self.has_besar(year):
                rows["N"], left["N"] = own - left["N"], 0
            self.rows[year], self.left[year] = rows, left


days_off = st.dates(D(FIRST, 1, 1), D(LAST, 12, 31))
some_days = st.one_of(st.just(0), st.integers(0, 26))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    status = draw(st.sampled_from(["CPNS", "PNS", "PNS", "PPPK", "PPPK", "PPPK_PW"]))
    pppk = status.startswith("PPPK")
    since = draw(st.dates(D(FIRST - 1 if pppk else 2010, 1, 1), D(LAST, 6, 30)))
    contract = None
    if pppk and draw(st.integers(0, 9)):
        years, more = draw(st.integers(1, 5)), draw(st.sampled_from([-1, 0, 1, 40]))
        contract = since, a_year_later(since, years) + dt.timedelta(days=more - 1)
    cltn = []
    if status == "PNS" and draw(st.integers(0, 3)) == 0:
        start = draw(st.dates(D(FIRST, 1, 2), D(LAST - 2, 12, 31)))
        cltn = [(start, start + dt.timedelta(days=draw(st.integers(366, 1095))))]
    per_year = range(FIRST, LAST + 1)
    late = st.builds(lambda y, d: D(y, 12, d), st.integers(FIRST, LAST), st.integers(22, 31))
    return Story(
        status, since, contract, draw(st.integers(0, 9)) == 0,
        draw(st.lists(days_off, max_size=1)) if status == "PNS" else [], cltn,
        draw(st.lists(st.one_of(days_off, late), max_size=8, unique=True)),
        {y: draw(some_days) for y in per_year}, {y: draw(st.sampled_from([0, 0, 3, 7, 12])) for y in per_year},
    )  # fmt: skip


def ours(story: Story, year: int) -> balance.YearBalance:
    start, end = story.contract or (None, None)
    facts = LeaveFacts(
        story.status, story.works_since, start, end, story.guru, tuple(story.besar), tuple(story.cltn),
        tuple(sorted(story.not_given)),
    )  # fmt: skip
    uses = {y: YearUse(days, {}, story.postponed[y]) for y, days in story.used.items()}
    return balance.balance(facts, LeaveRules(), uses, year, D(LAST + 1, 1, 1))


@given(stories())
def test_two_calculators_agree_on_every_year(story: Story) -> None:
    oracle = Oracle(story)
    oracle.run()
    for year in range(FIRST + 2, LAST + 1):  # before that, the two years behind it are not all told
        found = ours(story, year)
        assert dict(found.opened) == oracle.rows[year], year
        assert found.left == oracle.left[year], year
        assert sum(line.amount for line in found.lines) == sum(oracle.left[year].values()), year
