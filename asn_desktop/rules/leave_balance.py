"""The annual-leave balance: what a year opens with, what was drawn, and the lines that explain it (leave.md §3).

Source: Peraturan BKN 24/2017 III.A, PP 11/2017 art. 311, 333, 338; PP 49/2018 art. 80-81 (PPPK). Nothing is stored
here and nothing read: the ledger comes in as `YearUse` per year, and the same input always gives the same answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import leave, leave_words
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import LeaveFacts, LeaveRules

ROWS = ("N-2", "N-1", "TAMBAHAN", "N")


@dataclass(frozen=True)
class YearUse:
    """The ledger of one calendar year.

    `opening`: working days used before the program kept the ledger, None when nobody has said. `charges`: net days
    drawn by the program, by row. `postponed`: own days the official postponed in writing (PYB only). `complete`:
    the program kept this year from its first usable day, so no opening is needed.
    """

    opening: int | None = None
    charges: Mapping[str, int] = field(default_factory=dict)
    postponed: int = 0
    complete: bool = False

    @property
    def used(self) -> int:
        """All working days of annual leave taken in the year."""
        return (self.opening or 0) + self.by_letter

    @property
    def by_letter(self) -> int:
        """Days drawn by the program's own letters."""
        return sum(max(0, days) for days in self.charges.values())


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
        if facts.pppk and not leave.contract_longer_than(facts, rules.kontrak_terbawa_tahun)
        else [
            year - 2,
            year - 1,
            year,
        ]
    )
    start = leave.entitled_from(facts, rules)
    return [y for y in wanted if start.year <= y and not facts.no_right_teacher]


def missing_years(facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], year: int) -> list[int]:
    """Years that must be known and are not: neither an opening nor a complete record of the program."""
    nothing = YearUse()
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
    missing = missing_years(facts, rules, uses, year)
    if missing:
        raise Refused(Problem("opening_balance_missing", "employee_id", {"tahun": missing}))
    first = year
    while first - 1 in uses and first > min(uses) and _known(facts, rules, uses[first - 1], first - 1):
        first -= 1
    past: dict[int, YearBalance] = {}
    for y in range(first, year + 1):
        past[y] = _year(facts, rules, uses, y, past, as_of)
    return past[year]


def _known(facts: LeaveFacts, rules: LeaveRules, use: YearUse, year: int) -> bool:
    return use.opening is not None or use.complete or leave.entitled_from(facts, rules).year > year


@dataclass(frozen=True)
class _Carry:
    """What comes over from the years before, with the facts the words need."""

    n1: int
    n2: int
    unused: int
    postponed: int
    barred: str | None


def _year(
    facts: LeaveFacts,
    rules: LeaveRules,
    uses: Mapping[int, YearUse],
    year: int,
    past: Mapping[int, YearBalance],
    as_of: dt.date,
) -> YearBalance:
    use = uses.get(year, YearUse())
    own = leave.own_right(replace(facts, besar_starts=()), rules, year)
    besar = own > 0 and any(start.year == year for start in facts.besar_starts)
    carry = _carry(facts, rules, uses, year, past)
    extra, extra_late = _extra(facts, rules, year, past, as_of)
    advance = _advance(facts, rules, uses, year, own)
    opened = {"N-2": carry.n2, "N-1": carry.n1, "TAMBAHAN": extra + extra_late, "N": own}
    drawn, excess = _drawn(rules, opened, use, advance)
    excess, advanced = (0, excess) if before_the_right(facts, rules, year) else (excess, 0)
    if besar:  # what was used of the own days before the cuti besar stays used; the rest is gone
        opened["N"] = drawn["N"]
    lines = (
        leave_words.own_line(facts, rules, year, opened["N"], besar=besar),
        leave_words.last_year_line(rules, year, carry, pppk=facts.pppk),
        leave_words.year_before_line(uses, year, carry, pppk=facts.pppk),
        *leave_words.extra_lines(year, extra, extra_late),
        *leave_words.used_lines(year, use, advance, excess),
        *leave_words.advanced_lines(year, advanced),
    )
    return YearBalance(year, opened, drawn, excess, lines)


def _carry(
    facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], year: int, past: Mapping[int, YearBalance]
) -> _Carry:
    """Rules 2, 3 and 4 of leave.md §3.1, and the contract limits of §2.9."""
    if leave.own_right(facts, rules, year - 1) == 0:
        return _Carry(0, 0, 0, 0, "hak")
    before = past.get(year - 1)
    unused = before.left["N"] if before is not None else 0  # what nobody told counts as used up
    postponed = min(uses.get(year - 1, YearUse()).postponed, unused)
    other = min(rules.sisa_terbawa_maks, unused - postponed)
    n1 = min(rules.terbawa_semua_maks, postponed + (0 if postponed and rules.tangguh_sebagian == "saja" else other))
    n2 = min(_two_years(facts, rules, uses, year, past), rules.terbawa_semua_maks - n1)
    if facts.pppk and not leave.contract_longer_than(facts, rules.kontrak_dua_tahun_tahun):
        n1, n2 = min(n1, rules.sisa_terbawa_maks), 0
    if facts.pppk and not leave.contract_longer_than(facts, rules.kontrak_terbawa_tahun):
        return _Carry(0, 0, unused, postponed, "kontrak")
    return _Carry(n1, n2, unused, postponed, None)


def _two_years(
    facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], year: int, past: Mapping[int, YearBalance]
) -> int:
    """Days of Y-2 that may come over: six when neither year saw any annual leave (SE Sekretaris MA 13/2019)."""
    if year - 2 not in past:
        return 0
    if rules.aturan_dua_tahun != "ketat":
        return min(rules.sisa_terbawa_maks, past[year - 1].left["N-1"])
    full = all(leave.own_right(facts, rules, y) == rules.hak_tahunan for y in (year - 1, year - 2))
    idle = all(uses.get(y, YearUse()).used == 0 for y in (year - 1, year - 2))
    return rules.sisa_terbawa_maks if full and idle else 0


def _extra(
    facts: LeaveFacts, rules: LeaveRules, year: int, past: Mapping[int, YearBalance], as_of: dt.date
) -> tuple[int, int]:
    """Rule 6: cuti bersama not given, credited once its day has passed; the last days also serve the next year."""
    edge = rules.tambahan_akhir_tahun
    passed = [d for d in facts.not_given if d < as_of]
    this_year = sum(d.year == year for d in passed)
    late = sum(d.year == year - 1 and d.month == 12 and d.day >= edge for d in passed)
    if year - 1 in past:
        late = min(late, past[year - 1].left["TAMBAHAN"])
    return this_year, late


def _advance(facts: LeaveFacts, rules: LeaveRules, uses: Mapping[int, YearUse], year: int, own: int) -> int:
    """Days a PPPK used before the first year was complete: they reduce the right once it exists (art. 80)."""
    if not facts.pppk or not own or leave.entitled_from(facts, rules).year != year:
        return 0
    return sum(use.used for y, use in uses.items() if y < year)


def before_the_right(facts: LeaveFacts, rules: LeaveRules, year: int) -> bool:
    """Whether a PPPK's use in `year` is an advance on the first right to come, so no contradiction (art. 80)."""
    return facts.pppk and not facts.no_right_teacher and leave.entitled_from(facts, rules).year > year


def _drawn(rules: LeaveRules, opened: Mapping[str, int], use: YearUse, advance: int) -> tuple[dict[str, int], int]:
    """Days drawn from each row: the ledger's own split first, then what was used before the program, oldest first.

    The `advance` of a PPPK's first year is taken off the own days before all else. What a row
    cannot bear (an opening corrected afterwards) goes on to the next; what none can bear is the excess.
    """
    early = min(advance, opened["N"])
    drawn = {**dict.fromkeys(ROWS, 0), "N": early}
    over = 0
    for row in rules.order:
        asked = max(0, use.charges.get(row, 0)) + over
        taken = min(asked, opened[row] - drawn[row])
        drawn[row] += taken
        over = asked - taken
    room = {row: opened[row] - drawn[row] for row in ROWS}
    split, rest = fifo(rules, room, over + (use.opening or 0))
    return {row: drawn[row] + split[row] for row in ROWS}, rest + advance - early


def fifo(rules: LeaveRules, left: Mapping[str, int], need: int) -> tuple[dict[str, int], int]:
    """Draw `need` days from the rows in their order; answers (days by row, days that found no row). Rule 5."""
    split = dict.fromkeys(ROWS, 0)
    for row in rules.order:
        split[row] = min(need, max(0, left[row]))
        need -= split[row]
    return split, need


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
    return [Problem("exceeds_max_duration", "sampai", {"maks": rules.pengecualian_pppk_maks, "sisa": left})]


def with_pending(found: YearBalance, pending: Mapping[str, int], *, advance: bool = False) -> tuple[Line, ...]:
    """The lines of the balance with what still waits for a decision taken off: they sum to what may be asked.

    `advance`: the year lies before the right of a PPPK, what waits will come off the first right.
    """
    days = sum(pending.values())
    if not days:
        return found.lines
    waiting = Line("menunggu", {"tahun": found.year}, "", -days)
    return (*found.lines, waiting, *(leave_words.advanced_lines(found.year, days) if advance else ()))
