"""Cuti besar: five years, the wait after the last one, the days annual leave takes off it (leave.md §2.4).

Source: PP 11/2017 art. 316-318, Peraturan BKN 24/2017 III.B.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from asn_desktop.problems import Problem
from asn_desktop.rules import workdays
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import annual_right
from asn_desktop.rules.leave.annual_right import LeaveFacts, Span
from asn_desktop.rules.leave.kinds import BESAR_EXEMPT
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Besar, Past, Wish
from asn_desktop.rules.workdays import Calendar

ARTICLE = "PP 11/2017 ps. 316–318; Peraturan BKN 24/2017 III.B"


def exempt(wish: Wish) -> bool:
    """Whether the five years are set aside: first hajj and 4th birth (Peraturan BKN 24/2017 III.B)."""
    return wish.reason_code in BESAR_EXEMPT


def months(wish: Wish, rules: LeaveRules) -> int:
    """How many months at most: three; for a 4th birth as long as maternity leave (leave.md §2.4)."""
    return rules.melahirkan_bulan if wish.reason_code == "kelahiran_4" else rules.besar_bulan


def deducted(wish: Wish, past: Past, rules: LeaveRules) -> int:
    """Own annual days of the year that shorten it; none for a 4th birth unless the office reads it so (leave.md §8).

    Nor for the rest of one that was called back: the first part was shortened by them.
    """
    spared = wish.rest or (wish.reason_code == "kelahiran_4" and rules.kelahiran4_kurang != "ya")
    return 0 if spared else max(0, past.own_used)


def latest(
    wish: Wish, past: Past, calendar: Calendar, workweek: str, rules: LeaveRules, *, no_joint_leave: bool = False,
    roster: Mapping[dt.date, bool] | None = None,
) -> dt.date:  # fmt: skip
    """Last day of a cuti besar from `wish.first` (leave.md §2.4, examples 17 and 18). Refuses `calendar_missing`."""
    if wish.reason_code == "kelahiran_4" and not deducted(wish, past, rules):
        return workdays.period_end(wish.first, months(wish, rules))
    limits = replace(rules, besar_bulan=months(wish, rules))
    return annual_right.besar_latest_end(
        calendar, workweek, wish.first, deducted(wish, past, rules), limits, no_joint_leave=no_joint_leave,
        roster=roster,
    )  # fmt: skip


def waits_for(wish: Wish, past: Past, rules: LeaveRules) -> tuple[Span, dt.date] | None:
    """The last cuti besar that still bars the next one, and the first day it no longer does.

    Five years after its end: ended 31 May 2019, earliest 1 June 2024 (Peraturan BKN 24/2017 III.B). First hajj and 4th
    birth do not wait (reading `jeda_kecualikan`); whether they make others wait is `jeda_sesudah_haji`.
    """
    if exempt(wish) and rules.jeda_kecualikan == "ya":
        return None
    found: tuple[Span, dt.date] | None = None
    for one in past.besar:
        spares = isinstance(one, Besar) and one.reason_code in BESAR_EXEMPT and rules.jeda_sesudah_haji != "ya"
        if spares or one.first >= wish.first:
            continue
        free = workdays.completed(one.last + dt.timedelta(days=1), rules.besar_jeda_tahun)
        if wish.first < free and (found is None or free > found[1]):
            found = (one, free)
    return found


def check(wish: Wish, facts: LeaveFacts, past: Past, rules: LeaveRules) -> list[Problem]:
    """Service, wait, a hajj that is not the first (PP 11/2017 art. 316, Peraturan BKN 24/2017 III.B)."""
    problems: list[Problem] = []
    if not exempt(wish):
        if facts.works_since is None:
            problems.append(Problem("works_since_missing", "employee_id", {"kolom": "tmt_cpns"}))
        else:
            whole = workdays.completed(facts.works_since, rules.besar_masa_kerja_tahun)
            if wish.first < whole:
                values = {"tahun": rules.besar_masa_kerja_tahun, "sejak": whole}
                problems.append(Problem("service_too_short", "mulai", values))
    barred = waits_for(wish, past, rules)
    if barred is not None:
        problems.append(Problem("cooldown_active", "mulai", {"selesai": barred[0].last, "sejak": barred[1]}))
    before = any(isinstance(b, Besar) and b.reason_code == "haji_pertama" and b.first < wish.first for b in past.besar)
    if wish.reason_code == "haji_pertama" and before:
        problems.append(Problem("hajj_not_first", "alasan_kode"))
    return problems


def check_length(wish: Wish, past: Past, end: dt.date, rules: LeaveRules) -> list[Problem]:
    """Refuse what goes beyond `end`, the last day `latest` allows (leave.md §2.4)."""
    if wish.last <= end:
        return []
    values = {"maks": months(wish, rules), "satuan": "bulan", "sisa": (end - wish.first).days + 1}
    return [Problem("exceeds_max_duration", "sampai", values)]


def lines(wish: Wish, facts: LeaveFacts, past: Past, end: dt.date, rules: LeaveRules) -> list[Line]:
    """What the verdict rests on: service or exception, deduction, effect on annual leave, remainder (III.B)."""
    told: list[Line] = []
    if exempt(wish):
        told.append(Line("besar_dikecualikan", {"alasan": wish.reason_code}, ARTICLE))
    elif facts.works_since is not None:
        whole = workdays.completed(facts.works_since, rules.besar_masa_kerja_tahun)
        values = {"tahun": rules.besar_masa_kerja_tahun, "sejak": whole.isoformat()}
        told.append(Line("masa_kerja_genap" if wish.first >= whole else "masa_kerja_belum", values, ARTICLE))
    barred = waits_for(wish, past, rules)
    if barred is not None:
        values = {"selesai": barred[0].last.isoformat(), "sejak": barred[1].isoformat()}
        told.append(Line("besar_jeda", values, ARTICLE))
    used = deducted(wish, past, rules)
    full = workdays.period_end(wish.first, months(wish, rules)).isoformat()
    told.append(Line("batas_bulan", {"maks": months(wish, rules), "sampai": full}, ARTICLE))
    if used:
        values = {"tahun": wish.first.year, "hari": used, "semula": full, "sampai": end.isoformat()}
        told.append(Line("besar_dipotong", values, ARTICLE))
    if not wish.rest:  # the year the first part began in has lost it already
        told.append(Line("besar_tahunan_gugur", {"tahun": wish.first.year}, ARTICLE))
    if wish.last < end:
        told.append(Line("besar_sisa_gugur", {"sampai": end.isoformat()}, ARTICLE))
    return told
