"""Sixty people and three years of their leave, told before anybody works it out: who asks what, when, and how it ends.

The turns of fate are drawn with a fixed seed; what each leave costs is reckoned on paper (`leave_reckoning`).
"""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.office_day import leave_reckoning as paper
from tests.office_day.leave_reckoning import Soul

D = dt.date
START, END = D(2025, 1, 2), D(2027, 12, 31)
DECREE, ADDED = D(2026, 9, 4), D(2026, 9, 8)  # on the first day a Keppres makes the second cuti bersama
FATES = ("DISETUJUI",) * 14 + ("PERUBAHAN", "PERUBAHAN", "DITANGGUHKAN", "TIDAK_DISETUJUI", "TARIK", "BATAL", "PANGGIL")


@dataclass(frozen=True)
class Event:
    """One deed of the story: `leave` numbers the leave it belongs to, `more` are further words of the form.

    `says` is what the program must answer: the length of the leave, or the code of the refusal.
    """

    on: D
    who: int
    what: str  # MINTA | PUTUS | BATAL | PANGGIL (first day back: `last`) | LAPOR | KONTRAK and those of `leave_plots`
    leave: int
    first: D
    last: D
    choice: str = ""
    kind: str = "TAHUNAN"
    more: Mapping[str, Any] = field(default_factory=dict)
    says: str = ""


def souls() -> list[Soul]:
    """The forty whose fate is drawn: PNS, four CPNS, twelve PPPK on contracts of one to five years, two part-time."""
    dice = random.Random(2025)
    found = [Soul(n, since=D(dice.randint(1995, 2018), dice.randint(1, 12), 1)) for n in range(20, 42)]
    found += [Soul(n, "CPNS", since=D(2025, dice.choice((3, 6)), 1)) for n in range(42, 46)]
    for n in range(46, 58):
        terms = _contracts(D(dice.choice((2022, 2023, 2024)), 3, 1), (1, 2, 3, 4, 5)[n % 5])
        found.append(Soul(n, "PPPK", since=terms[0][0], contract=terms[0], renewals=terms[1:]))
    for n in (58, 59):
        terms = _contracts(D(2024, 1, 1), 1)
        found.append(Soul(n, "PPPK_PW", since=terms[0][0], contract=terms[0], renewals=terms[1:]))
    for soul in found:
        soul.sex = "LP"[soul.key % 2]
        soul.week = "123456" if soul.key % 6 == 0 else "12345"
        while soul.contract and soul.contract[1] < START:
            soul.contract = soul.renewals.pop(0)
        soul.used = {year: dice.choice((0, 0, 3, 7, 12)) for year in (2023, 2024) if paper.right(soul, year)}
    return found


def _contracts(since: D, years: int) -> list[tuple[D, D]]:
    """An unbroken chain of contracts of so many years each, until the story is over."""
    terms, first = [], since
    while first <= END:
        after = paper.later(first, years)
        terms.append((first, after - dt.timedelta(days=1)))
        first = after
    return terms


def events(people: list[Soul]) -> list[Event]:
    """Every deed of the three years; one person's deeds in their order."""
    found: list[list[Event]] = []
    for soul in people:
        life = _Life(copy.deepcopy(soul), random.Random(2026 + soul.key), len(found) * 100)
        found.append(life.live())
        rank = "IX" if soul.status == "PPPK" else ""
        found.append([Event(t[0], soul.key, "KONTRAK", 0, *t, rank) for t in soul.renewals])
    return [event for deeds in found for event in deeds]


def order(event: Event) -> tuple[D, bool]:
    """By day, a contract first; the sort is stable: one person's deeds stay in their order."""
    return event.on, event.what != "KONTRAK"


class _Life:
    """One person's three years, reckoned while they are told so that only possible things happen."""

    def __init__(self, soul: Soul, dice: random.Random, number: int) -> None:
        self.soul, self.dice, self.number = soul, dice, number
        self.day = START
        self.told: list[Event] = []

    def live(self) -> list[Event]:
        while self.day < D(2027, 11, 20):
            self.day += dt.timedelta(days=self.dice.randint(30, 150))
            while self.soul.renewals and self.soul.renewals[0][0] <= self.day:
                self.soul.contract = self.soul.renewals.pop(0)
            first = self.day + dt.timedelta(days=self.dice.randint(4, 25))
            if self.day + dt.timedelta(days=2) >= DECREE:  # decided after it
                self.soul.added.add(ADDED)
            self._one(first, self.dice.randint(1, 7), self.dice.choice(FATES))
        return self.told

    def _one(self, first: D, need: int, fate: str) -> None:
        soul, asked = self.soul, self.day
        if first < paper.later(soul.since, 1) or first > D(2027, 12, 20):
            return
        days = paper.working(soul, first, D(first.year, 12, 31))[:need]
        have = paper.left(soul, first.year, asked)
        if not days or have < len(days) or (soul.contract and days[-1] > soul.contract[1]):
            return
        first, last = days[0], days[-1]
        self.number += 1
        decided = asked + dt.timedelta(days=2)
        if fate == "PERUBAHAN" and len(days) == 1:
            fate = "DISETUJUI"
        if fate == "DITANGGUHKAN" and not paper.rows(soul, first.year, asked)["N"]:
            fate = "DISETUJUI"
        self._say(asked, "MINTA", first, last)
        end = {"PERUBAHAN": days[-2] if len(days) > 1 else last}.get(fate, last)
        self._decide(fate, decided, first, end)
        self.day = max(decided, end if fate in ("DISETUJUI", "PERUBAHAN", "PANGGIL") else decided)

    def _decide(self, fate: str, on: D, first: D, last: D) -> None:
        if fate == "TARIK":
            return self._say(on, "BATAL", first, last)
        choice = "DISETUJUI" if fate in ("BATAL", "PANGGIL") else fate
        self._say(on, "PUTUS", first, last, choice)
        if choice in ("DISETUJUI", "PERUBAHAN"):
            parts = settle(self.soul, first, last, on)
            if fate == "BATAL":
                cancel(self.soul, first, last, parts, on)
                return self._say(on, "BATAL", first, last)
            if fate == "PANGGIL" and last > first:
                recall(self.soul, first, last, parts, last)
                return self._say(last, "PANGGIL", first, last)
            if self.number % 6 == 0:  # every sixth gets its letters and is reported on; the others stay granted
                self._say(last + dt.timedelta(days=1), "LAPOR", first, last)
            return None
        if choice == "DITANGGUHKAN":
            postpone(self.soul, first, last, on)
        return None

    def _say(self, on: D, what: str, first: D, last: D, choice: str = "") -> None:
        self.told.append(Event(on, self.soul.key, what, self.number, first, last, choice))


def settle(soul: Soul, first: D, last: D, on: D) -> dict[str, int]:
    """A grant on paper: the days are counted and taken from the rows."""
    need = len(paper.working(soul, first, last))
    early = soul.pppk and first < paper.later(soul.since, 1)  # days of the first right to come
    parts = {**dict.fromkeys(paper.ROWS, 0), "N": need} if early else paper.split(soul, first.year, need, on)
    paper.draw(soul, first.year, parts)
    return parts


def cancel(soul: Soul, first: D, last: D, parts: dict[str, int], on: D) -> None:
    """A permit taken back before its first day."""
    back = paper.give_back(soul, first.year, parts, sum(parts.values()))
    _keep(soul, first.year, back["N"], on)


def recall(soul: Soul, first: D, last: D, parts: dict[str, int], back_on: D) -> None:
    """Called back to work: the days from that day on return."""
    back = paper.give_back(soul, first.year, parts, len(paper.working(soul, back_on, last)))
    _keep(soul, first.year, back["N"], back_on)


def postpone(soul: Soul, first: D, last: D, on: D) -> None:
    """Every own day of the request is postponed into the next year."""
    own = min(len(paper.working(soul, first, last)), paper.rows(soul, first.year, on)["N"])
    soul.postponed[first.year] = soul.postponed.get(first.year, 0) + own


def _keep(soul: Soul, year: int, own: int, day: D) -> None:
    """Own days given back that the year is too short to use count as postponed."""
    if own:
        rest = len(paper.working(soul, day, D(year, 12, 31))) if day <= D(year, 12, 31) else 0
        soul.postponed[year] = soul.postponed.get(year, 0) + max(0, own - rest)
