"""What every form of leave must satisfy, whatever its kind: dates, parts III and VI, service, other leave.

Source: Peraturan BKN 24/2017 (form 1.b), PP 11/2017 art. 309-341, PP 49/2018 art. 76-93; leave.md §2.2, §2.9, §7.
"""

from __future__ import annotations

from asn_desktop.problems import Problem
from asn_desktop.rules.leave import kinds
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Kind, Past, Wish

EARLIEST, FURTHEST = 1950, 2150  # nobody in service was on leave before or plans beyond: a slip of the pen


def check_form(wish: Wish, rules: LeaveRules) -> list[Problem]:
    """Dates and parts III, IV, VI (leave.md §7). A notice of one day has no form, a late entry had one on paper."""
    problems: list[Problem] = []
    far = [day for day in (wish.first, wish.last) if not EARLIEST <= day.year <= FURTHEST]
    if far:
        field = "mulai" if far[0] == wish.first else "sampai"
        return [Problem("date_out_of_reach", field, {"dari": EARLIEST, "sampai": FURTHEST})]
    if wish.last < wish.first:
        problems.append(Problem("end_before_start", "sampai", {"mulai": wish.first, "sampai": wish.last}))
    elif wish.kind is Kind.TAHUNAN and wish.first.year != wish.last.year:
        problems.append(Problem("year_split_required", "sampai", {"mulai": wish.first, "sampai": wish.last}))
    if wish.remote_days and wish.kind is not Kind.TAHUNAN:
        problems.append(Problem("remote_addition_without_annual", "hari_tambahan"))
    if wish.country is not None and not wish.country.strip():
        problems.append(Problem("country_missing", "negara"))
    if not wish.late and not notice_only(wish, rules):
        parts = (("reason_missing", "alasan", wish.reason), ("address_missing", "alamat", wish.address),
                 ("phone_missing", "telepon", wish.phone))  # fmt: skip
        problems += [Problem(code, field) for code, field, value in parts if not value.strip()]
    return problems


def notice_only(wish: Wish, rules: LeaveRules) -> bool:
    """Whether it is sickness of one day: a notice to the superior, recorded without decision (BKN 7/2021 III.C)."""
    return wish.kind is Kind.SAKIT and (wish.last - wish.first).days < rules.sakit_catat_hari


def check_service(wish: Wish, facts: LeaveFacts) -> list[Problem]:
    """Whether the person is in service on these days (leave.md §2.9, §7): CLTN, suspension, retirement, contract end.

    The extension of a CLTN is asked by somebody who is away, and a late entry tells of days when he was there.
    """
    whole = kinds.held(wish)
    away = any(first <= whole.last and whole.first <= last for first, last in facts.cltn)
    if away or not (facts.active or wish.extends is not None or wish.late):
        return [Problem("inactive_status", "employee_id")]
    problems: list[Problem] = []
    ends = [day for day in (facts.service_end, facts.contract_end if facts.pppk else None) if day is not None]
    if ends and whole.last > min(ends):
        problems.append(Problem("after_service_end", "sampai", {"akhir": min(ends)}))
    if facts.works_since is not None and whole.first < facts.works_since:
        problems.append(Problem("before_service", "mulai", {"sejak": facts.works_since}))
    return problems


def check_overlap(wish: Wish, past: Past) -> list[Problem]:
    """Refuse days that meet another leave granted or waiting, the addition included (leave.md §7)."""
    whole = kinds.held(wish)
    met = [o for o in past.others if o.first <= whole.last and whole.first <= o.last]
    return [Problem("overlap", "mulai", {"mulai": o.first, "sampai": o.last}) for o in met[:1]]
