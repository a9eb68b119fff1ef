"""Leave outside the State's burden (CLTN): who, how long, one extension, the deadlines to its end (leave.md §2.8).

Source: PP 11/2017 art. 334-337, Peraturan BKN 24/2017 III.G. A facility, not a right; only the PPK decides it, after
the written approval of BKN.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import workdays
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave.annual_right import LeaveFacts, Span
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Wish

ARTICLE = "PP 11/2017 ps. 334–337; Peraturan BKN 24/2017 III.G"
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Deadlines:
    """The days a granted CLTN brings with it."""

    extension_asked_by: dt.date  # last day on which an extension may be asked for
    report_by: dt.date  # last day of the written report after the end
    proposed_by: dt.date | None  # last day for the PPK's proposal to BKN, once reported
    placed_by: dt.date | None  # last day of the search for a post, once reported


def deadlines(span: Span, rules: LeaveRules, reported: dt.date | None = None) -> Deadlines:
    """The deadlines of a CLTN (Peraturan BKN 24/2017 III.G): three months before its end, one month after, one year."""
    first_after = span.last + _DAY
    return Deadlines(
        _months_before(span.last, rules.cltn_minta_bulan),
        workdays.period_end(first_after, rules.cltn_lapor_bulan),
        workdays.period_end(reported + _DAY, rules.cltn_usul_bulan) if reported else None,
        workdays.period_end(reported + _DAY, rules.cltn_tempat_bulan) if reported else None,
    )


def _months_before(day: dt.date, months: int) -> dt.date:
    """The day so many months before `day`, or the last one of a shorter month."""
    exact = workdays.add_months(day, -months)
    if exact is not None:
        return exact
    first = workdays.add_months(day.replace(day=1), 1 - months)
    assert first is not None  # every month has a first day
    return first - _DAY


def latest(wish: Wish, rules: LeaveRules) -> dt.date:
    """Last day from `wish.first`: three years; of an extension one year (PP 11/2017 art. 334-337)."""
    return workdays.period_end(wish.first, rules.cltn_tambah_bulan if wish.extends else rules.cltn_maks_bulan)


def _most(wish: Wish, rules: LeaveRules) -> dict[str, Any]:
    """The limit as people say it: three years, not thirty-six months."""
    months = rules.cltn_tambah_bulan if wish.extends else rules.cltn_maks_bulan
    return {"maks": months, "satuan": "bulan"} if months % 12 else {"maks": months // 12, "satuan": "tahun"}


def check(wish: Wish, facts: LeaveFacts, rules: LeaveRules) -> list[Problem]:
    """Service, length, and what an extension must follow (Peraturan BKN 24/2017 III.G)."""
    problems: list[Problem] = []
    if facts.works_since is None:
        problems.append(Problem("works_since_missing", "employee_id", {"kolom": "tmt_cpns"}))
    elif wish.extends is None:
        whole = workdays.completed(facts.works_since, rules.cltn_masa_kerja_tahun)
        if wish.first < whole:
            problems.append(
                Problem("service_too_short", "mulai", {"tahun": rules.cltn_masa_kerja_tahun, "sejak": whole})
            )
    if wish.extends is not None:
        problems += _check_extension(wish, wish.extends, facts, rules)
    end = latest(wish, rules)
    if wish.last > end:
        values = {**_most(wish, rules), "sisa": (end - wish.first).days + 1}
        problems.append(Problem("exceeds_max_duration", "sampai", values))
    return problems


def _check_extension(wish: Wish, before: Span, facts: LeaveFacts, rules: LeaveRules) -> list[Problem]:
    if wish.first != before.last + _DAY:
        return [Problem("cltn_extension_gap", "mulai", {"mulai": before.last + _DAY})]
    if extensions_before(before, facts) >= rules.cltn_tambah_kali:
        return [Problem("cltn_extended_already", "mulai", {"kali": rules.cltn_tambah_kali})]
    return []


def extensions_before(span: Span, facts: LeaveFacts) -> int:
    """How many granted CLTN lead without a gap up to `span`: each after the first was an extension (III.G)."""
    ends = {last: first for first, last in facts.cltn}
    number, first = 0, span.first
    while first - _DAY in ends:
        number, first = number + 1, ends[first - _DAY]
    return number


def check_decree(bkn: tuple[str, dt.date] | None) -> list[Problem]:
    """A decree, an extension and a reactivation need BKN's written approval first (PP 11/2017 art. 334-337)."""
    if bkn is not None and bkn[0].strip():
        return []
    return [Problem("bkn_approval_missing", "bkn_nomor")]


def warn(wish: Wish, rules: LeaveRules, today: dt.date) -> list[Problem]:
    """An extension typed later than three months before the end: the letter itself may be earlier (III.G)."""
    if wish.extends is None or wish.late:
        return []
    by = deadlines(wish.extends, rules).extension_asked_by
    return [Problem("cltn_extension_late", "mulai", {"batas": by}, Severity.WARNING)] if today > by else []


def lines(wish: Wish, facts: LeaveFacts, rules: LeaveRules) -> list[Line]:
    """What the verdict rests on and what CLTN brings (leave.md §2.8)."""
    told = [Line("cltn_fasilitas", {}, ARTICLE)]
    if facts.works_since is not None and wish.extends is None:
        whole = workdays.completed(facts.works_since, rules.cltn_masa_kerja_tahun)
        values = {"tahun": rules.cltn_masa_kerja_tahun, "sejak": whole.isoformat()}
        told.append(Line("masa_kerja_genap" if wish.first >= whole else "masa_kerja_belum", values, ARTICLE))
    values = {**_most(wish, rules), "sampai": latest(wish, rules).isoformat()}
    told.append(Line("cltn_perpanjangan" if wish.extends else "cltn_batas", values, ARTICLE))
    due = deadlines(Span(wish.first, wish.last), rules)
    told.append(Line("cltn_akibat", {}, ARTICLE))
    told.append(Line("cltn_bkn", {}, ARTICLE))
    told.append(Line("cltn_lapor", {"batas": due.report_by.isoformat()}, ARTICLE))
    return told
