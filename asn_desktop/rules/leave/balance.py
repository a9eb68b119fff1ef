"""The annual-leave balance: what a year opens with, what was drawn, and the lines that explain it (leave.md §3).

Source: Peraturan BKN 24/2017 III.A, PP 11/2017 art. 311, 333, 338; PP 49/2018 art. 80-81 (PPPK). Nothing is stored
here and nothing read: the ledger comes in as `YearUse` per year, and the same input always gives the same answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import annual_right, rows, words
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.rows import ROWS, Chain, Numbers, YearUse, fifo

__all__ = [
    "ROWS", "YearBalance", "YearUse", "balance", "before_the_right", "charge", "check_exception", "fifo", "figures",
    "missing_years", "needed_years", "refund", "returned_as_postponed", "with_pending",
]  # fmt: skip


@dataclass(frozen=True)
class YearBalance:
    """One year: what each row opened with, what was drawn from it, and why."""

    year: int
    opened: Mapping[str, int]
    drawn: Mapping[str, int]
    excess: int  # drawn beyond every row: the records contradict each other
    lines: tuple[Line, ...]

    @property
    def left(self) -> dict[str, int]:
        """Days left in each row, never negative."""
        return {row: max(0, self.opened[row] - self.drawn[row]) for row in ROWS}

    @property
    def sisa(self) -> int:
        """Days left in all rows: equals the sum of the lines."""
        return sum(self.left.values())


def needed_years(facts: LeaveFacts, rules: LeaveRules, year: int) -> list[int]:
    """Years whose use must be known for the balance of `year`: those of the last three in which a right existed."""
    wanted = (
        [year]
        if facts.pppk and not annual_right.contract_longer_than(facts, rules.kontrak_terbawa_tahun)
        else [
            year - 2,
            year - 1,
            year,
        ]
    )
    start = annual_right.entitled_from(facts, rules)
    return [y for y in wanted if start.year <= y and not facts.no_right_teacher]


def missing_years(facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], year: int) -> list[int]:
    """Years that must be known and are not: neither an opening nor a complete record of the program."""
    nothing = rows.NOTHING
    return [
        y
        for y in needed_years(facts, rules, year)
        if uses.get(y, nothing).opening is None and not uses.get(y, nothing).complete
    ]


def balance(
    facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], year: int, as_of: dt.date
) -> YearBalance:
    """The balance of `year` as known on `as_of` (cuti bersama not given counts once its day has passed).

    Refuses `opening_balance_missing` naming the years; an unknown year never counts as unused. What lies before the
    first known year is taken as used up: nothing is carried into it.
    """
    return _explained(*_worked_out(facts, rules, uses, year, as_of))


def figures(facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], year: int, as_of: dt.date) -> Numbers:
    """The numbers of `balance` without its words, for lists of everybody (leave.md §3). Refuses the same."""
    return _worked_out(facts, rules, uses, year, as_of)[1]


def _worked_out(
    facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], year: int, as_of: dt.date
) -> tuple[Chain, Numbers]:
    missing = missing_years(facts, rules, uses, year)
    if missing:
        raise Refused(Problem("opening_balance_missing", "employee_id", {"tahun": missing}))
    chain, first, lowest = rows.Chain(facts, rules, uses, as_of), year, min(uses, default=year)
    while first > lowest and first - 1 in uses and _known(chain.start, uses[first - 1], first - 1):
        first -= 1
    return chain, chain.run(first, year)


def _known(start: dt.date, use: YearUse, year: int) -> bool:
    return use.opening is not None or use.complete or start.year > year


def _explained(chain: Chain, found: Numbers) -> YearBalance:
    """The numbers of a year with the lines that sum to them."""
    facts, rules, year, pppk = chain.facts, chain.rules, found.year, chain.facts.pppk
    use = chain.uses.get(year, rows.NOTHING)
    lines = (
        words.own_line(facts, rules, year, found.opened["N"], besar=found.besar),
        words.last_year_line(rules, year, found.carry, pppk=pppk),
        words.year_before_line(chain.uses, year, found.carry, pppk=pppk),
        *words.extra_lines(year, found.extra, found.late),
        *words.used_lines(year, use, found.advance, found.excess),
        *words.advanced_lines(year, found.advanced),
    )
    return YearBalance(year, found.opened, found.drawn, found.excess, lines)


def before_the_right(facts: LeaveFacts, rules: LeaveRules, year: int) -> bool:
    """Whether a PPPK's use in `year` is an advance on the first right to come, so no contradiction (art. 80)."""
    return facts.pppk and not facts.no_right_teacher and annual_right.entitled_from(facts, rules).year > year


def charge(
    facts: LeaveFacts, rules: LeaveRules, found: YearBalance, need: int, pending: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Split `need` working days over the rows of the year the leave lies in; `pending` days are already spoken for.

    Refuses `zero_working_days`, `annual_forfeited_by_besar` and `insufficient_balance`.
    """
    if need <= 0:
        raise Refused(Problem("zero_working_days", "sampai"))
    held = pending or {}
    left = {row: found.left[row] - held.get(row, 0) for row in ROWS}
    split, rest = fifo(rules, left, need)
    if rest:
        besar = any(start.year == found.year for start in facts.besar_starts)
        code = "annual_forfeited_by_besar" if besar else "insufficient_balance"
        have = max(0, sum(max(0, days) for days in left.values()))
        raise Refused(Problem(code, "sampai", {"perlu": need, "sisa": have, "tahun": found.year}))
    return split


def refund(rules: LeaveRules, split: Mapping[str, int], unserved: int) -> dict[str, int]:
    """Rule 7: unserved days go back to the rows they came from, the last drawn first (PP 11/2017 art. 338)."""
    back = dict.fromkeys(ROWS, 0)
    for row in reversed(rules.order):
        back[row] = min(unserved, max(0, split.get(row, 0)))
        unserved -= back[row]
    return back


def returned_as_postponed(own_returned: int, working_days_left: int) -> int:
    """Own days given back that the year is too short to use: they carry over like postponed ones (rule 7)."""
    return max(0, own_returned - working_days_left)


def check_exception(rules: LeaveRules, used_before: int, need: int) -> list[Problem]:
    """A PPPK before the first year: at most six working days (PP 49/2018 art. 80)."""
    if used_before + need <= rules.pengecualian_pppk_maks:
        return []
    left = max(0, rules.pengecualian_pppk_maks - used_before)
    values = {"maks": rules.pengecualian_pppk_maks, "satuan": "hari kerja", "sisa": left}
    return [Problem("exceeds_max_duration", "sampai", values)]


def with_pending(found: YearBalance, pending: Mapping[str, int], *, advance: bool = False) -> tuple[Line, ...]:
    """The lines of the balance with what still waits for a decision taken off: they sum to what may be asked.

    `advance`: the year lies before the right of a PPPK, what waits will come off the first right.
    """
    days = sum(pending.values())
    if not days:
        return found.lines
    waiting = Line("menunggu", {"tahun": found.year}, "", -days)
    return (*found.lines, waiting, *(words.advanced_lines(found.year, days) if advance else ()))
