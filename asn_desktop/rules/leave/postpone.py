"""What may be postponed and called back, and until when a postponed leave may be taken up (leave.md §4.3).

Source: PP 11/2017 art. 311-318 and 338, Peraturan BKN 24/2017 III.A and III.B; Peraturan BKN 7/2022 (PPPK).
"""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem
from asn_desktop.rules import workdays
from asn_desktop.rules.leave.kinds import BESAR_EXEMPT, POSTPONABLE, RECALLABLE
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.statuses import PPPK


def check_postponement(kind: Kind, reason_code: str | None, status: str, rules: LeaveRules) -> list[Problem]:
    """Annual leave and cuti besar only; never the first hajj or a 4th birth (Peraturan BKN 24/2017 III.A, III.B).

    Reading `tangguh_pppk` = tidak: never a PPPK's. Refuses `postponement_not_allowed`.
    """
    barred = kind is Kind.BESAR and reason_code in BESAR_EXEMPT
    if kind in POSTPONABLE and not barred and (status not in PPPK or rules.tangguh_pppk == "ya"):
        return []
    return [Problem("postponement_not_allowed", "pilihan", {"jenis": kind})]


def postponed_until(kind: Kind, first: dt.date, rules: LeaveRules) -> dt.date:
    """Last day on which a postponed leave may begin: annual leave in the next year, cuti besar within a year.

    PP 11/2017 art. 311-318: at most one year. Annual days belong to calendar years, so theirs ends on 31 December.
    """
    if kind is Kind.TAHUNAN:
        return dt.date(first.year + rules.tangguh_maks_tahun, 12, 31)
    return workdays.completed(first, rules.tangguh_maks_tahun)


def check_until(kind: Kind, first: dt.date, until: dt.date, rules: LeaveRules) -> list[Problem]:
    """Refuse `postponement_too_long`: beyond one year (Peraturan BKN 24/2017 III.A, III.B)."""
    last = postponed_until(kind, first, rules)
    if until <= last:
        return []
    return [Problem("postponement_too_long", "mulai", {"tahun": first.year, "batas": last})]


def check_recall(kind: Kind) -> list[Problem]:
    """Sick, maternity leave and CLTN are never called back (PP 11/2017 art. 338). Refuses `not_recallable`."""
    return [] if kind in RECALLABLE else [Problem("not_recallable", "", {"jenis": kind})]
