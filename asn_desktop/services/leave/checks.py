"""What an annual leave is charged to: the rows of its year, or before the first year the right of a PPPK to come.

Source: leave.md §3.2 (PP 11/2017 art. 311; PP 49/2018 art. 80-81; Peraturan BKN 24/2017 III.A).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import annual_right as rules
from asn_desktop.rules.leave import balance as sums
from asn_desktop.rules.leave.wish import Wish
from asn_desktop.services.leave import balance
from asn_desktop.services.leave.balance import Ground


def count(wish: Wish, used: Ground, days: Sequence[dt.date], today: dt.date) -> Mapping[str, int]:
    """The rows these working days are drawn from. Refuses what `rules.leave.balance.charge` refuses.

    Before the right exists only the exception of a PPPK gets through the law: its days are charged to the own days
    to come, at most six with those that were taken or still wait (PP 49/2018 art. 80).
    """
    if wish.first < rules.usable_from(used.facts, used.rules, wish.first):
        before = sum(u.used for u in used.uses.values()) + sum(used.pending.values())
        problems = sums.check_exception(used.rules, before, len(days)) if wish.exception else []
        if problems or not days:
            raise Refused(problems or [Problem("zero_working_days", "sampai")])
        return {**dict.fromkeys(sums.ROWS, 0), "N": len(days)}
    found = balance.year_of(used, wish.first.year, today)
    return sums.charge(used.facts, used.rules, found, len(days), used.pending)
