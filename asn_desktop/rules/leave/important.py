"""Leave for an important reason: six reasons, one month at most for each event (leave.md §2.7).

Source: PP 11/2017 art. 328-332, Peraturan BKN 24/2017 III.E. Its length within the month is the official's to fix. Two
requests that no working day parts, for the same reason and relative, are one event (reading `penting_rangkai`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import workdays
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import sick
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Important, Past, Wish
from asn_desktop.rules.workdays import Calendar

ARTICLE = "PP 11/2017 ps. 328–332; Peraturan BKN 24/2017 III.E"
_NEAR = dt.timedelta(days=365)  # a same reason within a year is worth a look


@dataclass(frozen=True)
class Happening:
    """One event: its first day of leave, the calendar days other requests took for it, and what may be it too."""

    since: dt.date
    others: int = 0
    maybe: Important | None = None


def happening(
    wish: Wish, past: Past, calendar: Calendar, workweek: str, rules: LeaveRules,
    roster: Mapping[dt.date, bool] | None = None,
) -> Happening:  # fmt: skip
    """The event this wish belongs to (Peraturan BKN 24/2017 III.E: one month for each).

    Reading `penting_rangkai`: "bersambung" joins what no working day parts, "setahun" all of the calendar year,
    "sendiri" nothing.
    """
    same = [
        one for one in past.important
        if (one.reason_code, one.relation) == (wish.reason_code, wish.relation)
        and (one.last < wish.first or one.first > wish.last)
    ]  # fmt: skip
    since, until, joined = wish.first, wish.last, set()
    for one in (*sorted(same, key=lambda o: o.last, reverse=True), *sorted(same, key=lambda o: o.first)):
        early = one.last < since
        gap = (one.last, since) if early else (until, one.first)
        linked = rules.penting_rangkai == "bersambung" and not sick.works_between(*gap, calendar, workweek, roster)
        if linked or (rules.penting_rangkai == "setahun" and one.first.year == wish.first.year):
            joined.add(one)
            since, until = min(since, one.first), max(until, one.last)
    apart = [one for one in same if one not in joined and abs(one.first - wish.first) < _NEAR]
    others = sum((one.last - one.first).days + 1 for one in joined)
    return Happening(since, others, max(apart, key=lambda o: o.first, default=None))


def latest(wish: Wish, rules: LeaveRules, found: Happening | None = None) -> dt.date:
    """Last day from `wish.first`: one calendar month, less what the same event took (Peraturan BKN 24/2017 III.E)."""
    if found is None or not found.others:
        return workdays.period_end(wish.first, rules.alasan_penting_bulan)
    whole = (workdays.period_end(found.since, rules.alasan_penting_bulan) - found.since).days + 1
    return wish.first + dt.timedelta(days=whole - found.others - 1)


def check_length(wish: Wish, end: dt.date, rules: LeaveRules) -> list[Problem]:
    """Refuse what goes beyond the month (Peraturan BKN 24/2017 III.E; leave.md §7: five weeks)."""
    if wish.last <= end:
        return []
    left = max(0, (end - wish.first).days + 1)
    values = {"maks": rules.alasan_penting_bulan, "satuan": "bulan", "sisa": left}
    return [Problem("exceeds_max_duration", "sampai", values)]


def warn(found: Happening, rules: LeaveRules) -> list[Problem]:
    """The same reason and relative within a year: if it is the same event, both share one month (III.E)."""
    if found.maybe is None or rules.penting_rangkai == "sendiri":
        return []
    values = {"mulai": found.maybe.first, "sampai": found.maybe.last, "maks": rules.alasan_penting_bulan}
    return [Problem("important_same_event", "mulai", values, Severity.WARNING)]


def lines(wish: Wish, end: dt.date, rules: LeaveRules, found: Happening) -> list[Line]:
    """The reason with its ground, the limit, annual leave untouched (leave.md §2.7)."""
    told = [Line("penting_alasan", {"alasan": wish.reason_code, "hubungan": wish.relation}, ARTICLE)]
    if found.others:
        values = {"sejak": found.since.isoformat(), "hari": found.others}
        told.append(Line("penting_rangkai", values, ARTICLE))
    told.append(Line("batas_bulan", {"maks": rules.alasan_penting_bulan, "sampai": end.isoformat()}, ARTICLE))
    return [*told, Line("tahunan_tetap", {}, ARTICLE)]
