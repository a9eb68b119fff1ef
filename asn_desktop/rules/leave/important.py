"""Leave for an important reason: six reasons, one month at most for each event (leave.md §2.7).

Source: PP 11/2017 art. 328-332, Peraturan BKN 24/2017 III.E. Its length within the month is the official's to fix.
"""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem
from asn_desktop.rules import workdays
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Wish

ARTICLE = "PP 11/2017 ps. 328–332; Peraturan BKN 24/2017 III.E"


def latest(wish: Wish, rules: LeaveRules) -> dt.date:
    """Last day from `wish.first`: one calendar month (Peraturan BKN 24/2017 III.E)."""
    return workdays.period_end(wish.first, rules.alasan_penting_bulan)


def check_length(wish: Wish, end: dt.date, rules: LeaveRules) -> list[Problem]:
    """Refuse what goes beyond the month (Peraturan BKN 24/2017 III.E; leave.md §7: five weeks)."""
    if wish.last <= end:
        return []
    values = {"maks": rules.alasan_penting_bulan, "satuan": "bulan", "sisa": (end - wish.first).days + 1}
    return [Problem("exceeds_max_duration", "sampai", values)]


def lines(wish: Wish, end: dt.date, rules: LeaveRules) -> list[Line]:
    """The reason with its ground, the limit, annual leave untouched (leave.md §2.7)."""
    told = [Line("penting_alasan", {"alasan": wish.reason_code, "hubungan": wish.relation}, ARTICLE)]
    told.append(Line("batas_bulan", {"maks": rules.alasan_penting_bulan, "sampai": end.isoformat()}, ARTICLE))
    return [*told, Line("tahunan_tetap", {}, ARTICLE)]
