"""Maternity leave, and the 4th delivery that is cuti besar instead (leave.md §2.4, §2.6, §2.9).

Source: PP 11/2017 art. 325-327, Peraturan BKN 24/2017 III.D and III.B; PP 49/2018 art. 76-93 (PPPK).
"""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import workdays
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Kind, Past, Wish

ARTICLE = "PP 11/2017 ps. 325–327; Peraturan BKN 24/2017 III.D"
ARTICLE_PPPK = "PP 49/2018 ps. 76–93"
ARTICLE_FOURTH = "Peraturan BKN 24/2017 III.B, III.D"


def order(wish: Wish, past: Past) -> int:
    """Which delivery while in service this is: what the form says, never less than the known ones make it (III.D)."""
    return max(wish.birth_order or 0, past.deliveries + 1)


def latest(wish: Wish, rules: LeaveRules) -> dt.date:
    """Last day of maternity leave from `wish.first`: 1 March + 3 months is 31 May (Peraturan BKN 24/2017)."""
    return workdays.period_end(wish.first, rules.melahirkan_bulan)


def check(wish: Wish, past: Past, rules: LeaveRules) -> list[Problem]:
    """Delivery 1 to 3 is maternity leave, later ones are cuti besar of a PNS (PP 11/2017 art. 325; leave.md §2.6).

    Refuses `birth_order_missing`, `birth_order_exceeds` (PPPK and CPNS have no other kind) and `birth_order_too_low`.
    """
    fourth = wish.kind is Kind.BESAR and wish.reason_code == "kelahiran_4"
    if wish.kind is not Kind.MELAHIRKAN and not fourth:
        return []
    if wish.birth_order is None:
        return [Problem("birth_order_missing", "kelahiran_ke")]
    if wish.birth_order < 1:
        return [Problem("birth_order_too_low", "kelahiran_ke", {"ke": wish.birth_order, "paling": 1})]
    number, most = order(wish, past), rules.melahirkan_maks_ke
    if fourth and number <= most:
        return [Problem("birth_order_too_low", "kelahiran_ke", {"ke": number, "paling": most + 1})]
    if not fourth and number > most:
        return [Problem("birth_order_exceeds", "kelahiran_ke", {"ke": number, "maks": most})]
    return []


def check_length(wish: Wish, end: dt.date, rules: LeaveRules) -> list[Problem]:
    """Refuse what goes beyond the three months (PP 11/2017 art. 325-327)."""
    if wish.last <= end:
        return []
    values = {"maks": rules.melahirkan_bulan, "satuan": "bulan", "sisa": (end - wish.first).days + 1}
    return [Problem("exceeds_max_duration", "sampai", values)]


def warn(wish: Wish, past: Past) -> list[Problem]:
    """Words that stop nothing: no expected day, an expected day outside the leave, an order the record contradicts."""
    weak = Severity.WARNING
    said: list[Problem] = []
    born = any(proof.jenis == "surat_lahir" for proof in wish.proofs)
    if wish.due is None and not born and not wish.late:
        said.append(Problem("due_date_missing", "perkiraan_lahir", {}, weak))
    if wish.due is not None and not wish.first <= wish.due <= wish.last:
        said.append(Problem("due_date_outside", "perkiraan_lahir", {"hpl": wish.due}, weak))
    if wish.birth_order is not None and wish.birth_order != past.deliveries + 1 and past.deliveries:
        values = {"ke": wish.birth_order, "tercatat": past.deliveries}
        said.append(Problem("birth_order_differs", "kelahiran_ke", values, weak))
    return said


def lines(wish: Wish, facts: LeaveFacts, past: Past, end: dt.date, rules: LeaveRules) -> list[Line]:
    """Which delivery it is, how far it goes, and that annual leave is untouched (leave.md §2.6)."""
    ground = ARTICLE_PPPK if facts.pppk else ARTICLE
    number = order(wish, past)
    if wish.kind is Kind.BESAR:
        return [Line("lahir_keempat", {"ke": number, "bulan": rules.melahirkan_bulan}, ARTICLE_FOURTH)]
    return [
        Line("lahir_ke", {"ke": number, "maks": rules.melahirkan_maks_ke}, ground),
        Line("batas_bulan", {"maks": rules.melahirkan_bulan, "sampai": end.isoformat()}, ground),
        Line("tahunan_tetap", {}, ground),
    ]
