"""How many deliveries somebody had in service: twins are one, a leave and the child born in it are one.

Source: PP 11/2017 art. 325 and Peraturan BKN 24/2017 III.D (first to third birth while in service, deliveries as CPNS
count); PP 49/2018 art. 87 (PPPK).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

APART = dt.timedelta(days=150)  # nearer days belong to one delivery: nobody gives birth twice within five months


def deliveries(days: Iterable[dt.date], *, before: dt.date, since: dt.date | None) -> tuple[dt.date, ...]:
    """First known day of each delivery in service before the one around `before` (PP 11/2017 art. 325).

    `days` are births and days of leave for a birth, in any order; what lies before `since` (first day of service) is
    left out, and so is everything within five months of `before`: that is this delivery itself.
    """
    found: list[dt.date] = []
    latest: dt.date | None = None
    for day in sorted(days):
        if (since is not None and day < since) or day > before - APART:
            continue
        if latest is None or day - latest > APART:
            found.append(day)
        latest = day
    return tuple(found)
