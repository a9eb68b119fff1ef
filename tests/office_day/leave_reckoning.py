"""The annual leave of an office, worked out a second time from the story alone, the way a careful clerk would on paper.

It shares no line with the program: its own calendar (typed from the decrees), its own counting, its own rows. Source:
leave.md §2.2, §3 and §6; Peraturan BKN 24/2017 III.A, PP 49/2018 art. 80-81.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

D = dt.date
_LONG_AGO = D(2010, 1, 1)
ROWS = ("N-2", "N-1", "TAMBAHAN", "N")
_LIBUR = {
    2025: "1/1 27/1 29/1 29/3 31/3 1/4 18/4 20/4 1/5 12/5 29/5 1/6 6/6 27/6 17/8 5/9 25/12",
    2026: "1/1 16/1 17/2 19/3 21/3 22/3 3/4 5/4 1/5 14/5 27/5 31/5 1/6 16/6 17/8 25/8 25/12",
    2027: "1/1 5/1 6/2 8/3 10/3 11/3 26/3 28/3 1/5 6/5 17/5 20/5 1/6 6/6 15/8 17/8 25/12 26/12",
}
_BERSAMA = {
    2025: "28/1 28/3 2/4 3/4 4/4 7/4 13/5 30/5 9/6 18/8 26/12",
    2026: "16/2 18/3 20/3 23/3 24/3 15/5 28/5 24/12",
    2027: "5/2 9/3 12/3 15/3 25/3 18/5 19/5 24/12",
}


def _days(table: dict[int, str]) -> set[D]:
    return {D(y, int(m), int(d)) for y, text in table.items() for d, m in (one.split("/") for one in text.split())}


LIBUR, BERSAMA = _days(_LIBUR), _days(_BERSAMA)


@dataclass
class Soul:
    """One employee of the story, with what happened before the program came (openings of 2023 and 2024)."""

    key: int
    status: str = "PNS"
    sex: str = "L"
    since: D = _LONG_AGO
    contract: tuple[D, D] | None = None
    renewals: list[tuple[D, D]] = field(default_factory=list)  # contracts that follow the present one
    guru: bool = False
    week: str = "12345"
    used: dict[int, int] = field(default_factory=dict)
    postponed: dict[int, int] = field(default_factory=dict)
    besar: list[D] = field(default_factory=list)  # first days
    cltn: list[tuple[D, D]] = field(default_factory=list)
    not_given: list[D] = field(default_factory=list)  # cuti bersama the position was not given
    added: set[D] = field(default_factory=set)  # cuti bersama by a decree that came later
    ledger: list[tuple[int, str, int]] = field(default_factory=list)  # (year, row, days), returns negative

    @property
    def pppk(self) -> bool:
        return self.status.startswith("PPPK")


def later(day: D, years: int) -> D:
    """First day on which the years are complete; 29 February gives 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return D(day.year + years, 3, 1)


def span(first: D, last: D) -> Iterator[D]:
    """Every day of a period."""
    return (first + dt.timedelta(days=i) for i in range((last - first).days + 1))


def working(soul: Soul, first: D, last: D) -> list[D]:
    """The days that cost balance."""
    free = LIBUR | ((BERSAMA | soul.added) - set(soul.not_given))
    return [d for d in span(first, last) if str(d.isoweekday()) in soul.week and d not in free]


def right(soul: Soul, year: int) -> int:
    """The own right without looking at cuti besar."""
    if soul.guru and soul.pppk:
        return 0
    usable = later(soul.since, 1)
    for start, end in soul.cltn:
        back = end + dt.timedelta(days=1)
        if start <= D(year, 1, 1) and end >= D(year, 12, 31):
            return 0
        if start < D(year, 1, 1) and back <= D(year, 12, 31):
            usable = max(usable, later(back, 1))
    return 12 if usable <= D(year, 12, 31) else 0


def rows(soul: Soul, year: int, as_of: D) -> dict[str, int]:
    """What is left in each row of a year, on a day."""
    return _through(soul, year, as_of)[1]


def left(soul: Soul, year: int, as_of: D) -> int:
    """Days left in all rows."""
    return sum(rows(soul, year, as_of).values())


def opened(soul: Soul, year: int, as_of: D) -> dict[str, int]:
    """What each row of a year opened with."""
    return _through(soul, year, as_of)[0]


def _through(soul: Soul, until: int, as_of: D) -> tuple[dict[str, int], dict[str, int]]:
    start: dict[int, dict[str, int]] = {}
    rest: dict[int, dict[str, int]] = {}
    for year in range(2023, until + 1):
        own = right(soul, year)
        n2, n1 = _carried(soul, year, rest)
        start[year] = {"N-2": n2, "N-1": n1, "TAMBAHAN": _added(soul, year, rest, as_of), "N": own}
        rest[year] = _drawn(soul, year, start[year], own)
        if any(d.year == year for d in soul.besar):
            start[year]["N"], rest[year]["N"] = own - rest[year]["N"], 0
    return start[until], rest[until]


def _full(soul: Soul, year: int) -> bool:
    return year >= 2023 and right(soul, year) == 12 and not any(d.year == year for d in soul.besar)


def _taken(soul: Soul, year: int) -> int:
    by_row: dict[str, int] = {}
    for when, row, days in soul.ledger:
        if when == year:
            by_row[row] = by_row.get(row, 0) + days
    return soul.used.get(year, 0) + sum(max(0, n) for n in by_row.values())


def _carried(soul: Soul, year: int, rest: dict[int, dict[str, int]]) -> tuple[int, int]:
    if year - 1 not in rest or not _full(soul, year - 1):
        return 0, 0
    unused = rest[year - 1]["N"]
    kept = min(soul.postponed.get(year - 1, 0), unused)
    n1 = min(12, kept + min(6, unused - kept))
    idle = _full(soul, year - 2) and _taken(soul, year - 1) == 0 and _taken(soul, year - 2) == 0
    n2 = min(6, 12 - n1) if idle else 0
    if soul.pppk:
        first, last = soul.contract or (D(2000, 1, 1), D(2000, 1, 2))
        if soul.status == "PPPK_PW" or last < later(first, 2):
            return 0, 0
        if last < later(first, 3):
            return 0, min(6, n1)
    return n2, n1


def _added(soul: Soul, year: int, rest: dict[int, dict[str, int]], as_of: D) -> int:
    passed = [d for d in soul.not_given if d < as_of]
    last_days = sum(d.year == year - 1 and (d.month, d.day) >= (12, 24) for d in passed)
    if year - 1 in rest:
        last_days = min(last_days, rest[year - 1]["TAMBAHAN"])
    return last_days + sum(d.year == year for d in passed)


def _drawn(soul: Soul, year: int, start: dict[str, int], own: int) -> dict[str, int]:
    rest = dict(start)
    if soul.pppk and own and later(soul.since, 1).year == year:  # days of the first year come off the first right
        rest["N"] -= min(rest["N"], sum(_taken(soul, y) for y in range(2023, year)))
    over = 0
    for row in ROWS:
        asked = max(0, sum(n for y, r, n in soul.ledger if y == year and r == row)) + over
        take = min(asked, rest[row])
        rest[row] -= take
        over = asked - take
    need = over + soul.used.get(year, 0)
    for row in ROWS:
        take = min(need, rest[row])
        rest[row] -= take
        need -= take
    return rest


def split(soul: Soul, year: int, need: int, as_of: D) -> dict[str, int]:
    """Which rows a leave of so many days is taken from; IndexError when they do not suffice."""
    found = {}
    for row, have in rows(soul, year, as_of).items():
        found[row] = min(have, need)
        need -= found[row]
    if need:
        raise IndexError(need)
    return found


def draw(soul: Soul, year: int, parts: dict[str, int]) -> None:
    """Write a granted leave into the ledger."""
    soul.ledger += [(year, row, days) for row, days in parts.items() if days]


def give_back(soul: Soul, year: int, parts: dict[str, int], days: int) -> dict[str, int]:
    """Return the last drawn days of a leave to their rows."""
    back = {}
    for row in reversed(ROWS):
        back[row] = min(days, parts.get(row, 0))
        days -= back[row]
    soul.ledger += [(year, row, -n) for row, n in back.items() if n]
    return back
