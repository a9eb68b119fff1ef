"""For which years the program itself knows all annual leave of a person, so that no opening balance is needed.

What nobody has told is unknown and never counts as unused: the unused days that PP 11/2017 art. 313 and Peraturan BKN
24/2017 III.A let somebody carry over must be shown, not supposed. A person entered without openings stays unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from asn_desktop.rules.leave import annual_right, balance
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules


def recorded_from(
    facts: LeaveFacts, rules: LeaveRules, *, since: dt.date | None, entered: dt.date | None, told: Collection[int],
    until: int,
) -> int | None:  # fmt: skip
    """The first year whose leave of this person is wholly in the program; None when there is none up to `until`.

    `since` is the day the office began to record leave (None: not yet), `entered` the day the person came into the
    program, `told` the years of the person's openings. Either the right itself began after both days, or the openings
    of some year told everything that was needed then, and every year after that one is recorded.
    """
    if since is None or facts.works_since is None:
        return None
    first = annual_right.entitled_from(facts, rules)
    if entered is not None and first >= max(since, entered):
        return first.year
    for year in range(since.year, until):
        needed = balance.needed_years(facts, rules, year)
        if needed and all(one in told for one in needed):
            return year + 1
    return None


def may_be_new(facts: LeaveFacts, rules: LeaveRules, since: dt.date | None) -> bool:
    """Whether the right began after the office began to record, so that the day of entry decides."""
    return since is not None and facts.works_since is not None and annual_right.entitled_from(facts, rules) >= since
