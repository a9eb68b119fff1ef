"""Annual leave beside its balance: the right on the first day, the exception of a PPPK, the addition of a remote place.

Source: PP 11/2017 art. 311-315 jo. PP 17/2020, Peraturan BKN 24/2017 III.A; PP 49/2018 art. 76-81; leave.md §2.3, §2.9.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import annual_right, kinds, words
from asn_desktop.rules.leave.annual_right import EXCEPTIONS, AnnualAsk, LeaveFacts
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Past, Wish
from asn_desktop.rules.workdays import Calendar

REMOTE = "Peraturan BKN 24/2017 III.A"


def asked(wish: Wish) -> AnnualAsk:
    """The wish in the words of `rules.leave` (leave.md §2.3)."""
    return AnnualAsk(wish.first, wish.last, wish.reason, wish.address, wish.phone, wish.remote_days, wish.exception)


def remote_limit(facts: LeaveFacts, rules: LeaveRules) -> int:
    """Calendar days a year may be added in a remote place (Peraturan BKN 24/2017 III.A; PP 49/2018 art. 76-93)."""
    return rules.tempat_sulit_maks_pppk if facts.pppk else rules.tempat_sulit_maks


def check(wish: Wish, facts: LeaveFacts, past: Past, rules: LeaveRules) -> list[Problem]:
    """The right on the first day, the reason of a PPPK's exception, the addition (leave.md §2.3, §2.9, §7)."""
    if facts.no_right_teacher:
        return [Problem("teacher_pppk_no_annual", "employee_id")]
    problems = kinds.check_exception(wish, facts)
    try:
        start = annual_right.usable_from(facts, rules, wish.first)
    except Refused as no:
        return [*problems, *no.problems]
    early = wish.first < start
    if early and not (facts.pppk and wish.exception is not None):
        problems.append(Problem("service_too_short", "mulai", {"tahun": rules.masa_kerja_tahun, "sejak": start}))
    most = remote_limit(facts, rules)
    if wish.remote_days and not 0 <= wish.remote_days <= most - min(most, past.remote_used):
        values = {"maks": most, "terpakai": past.remote_used}
        problems.append(Problem("remote_addition_exceeds", "hari_tambahan", values))
    return problems


def warn(wish: Wish, calendar: Calendar, rules: LeaveRules, today: dt.date) -> list[Problem]:
    """Backdated, cuti bersama that still waits for its Keppres, an addition without statement (leave.md §7)."""
    shown = replace(asked(wish), remote_days=0) if _stated(wish) else asked(wish)
    when = min(today, wish.first) if wish.late else today
    return annual_right.warn(shown, calendar, today=when, away=0, size=0, rules=rules)


def _stated(wish: Wish) -> bool:
    return wish.late or any(proof.jenis == "pernyataan_tempat_sulit" for proof in wish.proofs)


def lines(wish: Wish, facts: LeaveFacts, rules: LeaveRules) -> list[Line]:
    """Since when the right exists or by which exception, and where the addition lies (leave.md §2.3, §2.9)."""
    told: list[Line] = []
    if facts.works_since is not None and not facts.no_right_teacher:
        start = annual_right.usable_from(facts, rules, wish.first)
        ground = words.RIGHT_PPPK if facts.pppk else words.RIGHT
        values = {"tahun": rules.masa_kerja_tahun, "sejak": start.isoformat()}
        if wish.first >= start:
            told.append(Line("masa_kerja_genap", values, ground))
        elif facts.pppk and wish.exception in EXCEPTIONS:
            told.append(Line("pppk_sebelum_setahun", {"maks": rules.pengecualian_pppk_maks}, words.EXCEPTION))
        else:
            told.append(Line("masa_kerja_belum", values, ground))
    if wish.remote_days > 0:
        whole, day = kinds.held(wish), dt.timedelta(days=1)
        first, last = (whole.first, wish.first - day) if wish.remote_first else (wish.last + day, whole.last)
        values = {"hari": wish.remote_days, "maks": remote_limit(facts, rules),
                  "mulai": first.isoformat(), "sampai": last.isoformat()}  # fmt: skip
        told.append(Line("tempat_sulit", values, words.RIGHT_PPPK if facts.pppk else REMOTE))
    return told
