"""Annual leave: who has the right, from when, and what is unusual about a request; `law` judges it.

Source: PP 11/2017 art. 309-341 as changed by PP 17/2020, Peraturan BKN 24/2017 III.A as changed by 7/2021 (PNS, CPNS);
PP 49/2018 art. 76-93, Peraturan BKN 7/2022 (PPPK). Limits are data (`LeaveRules`), the day is an argument.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import workdays
from asn_desktop.rules.leave.limits import RULE_VERSION, LeaveRules
from asn_desktop.rules.statuses import PPPK
from asn_desktop.rules.workdays import Calendar

__all__ = [
    "EXCEPTIONS", "RULE_VERSION", "AnnualAsk", "Calendar", "LeaveFacts", "LeaveRules", "Span", "besar_latest_end",
    "cltn_bars", "contract_longer_than", "entitled_from", "own_right", "usable_from", "warn", "warn_lapse",
]  # fmt: skip
EXCEPTIONS = ("keluarga_sakit_keras", "keluarga_meninggal", "menikah_pertama")  # PP 49/2018 art. 80


@dataclass(frozen=True)
class LeaveFacts:
    """What annual leave must know of one employee."""

    status: str  # CPNS | PNS | PPPK | PPPK_PW
    works_since: dt.date | None  # TMT CPNS or SPMT; start of the unbroken chain of contracts
    contract_start: dt.date | None = None  # the present contract
    contract_end: dt.date | None = None
    guru: bool = False
    besar_starts: tuple[dt.date, ...] = ()  # cuti besar granted
    cltn: tuple[tuple[dt.date, dt.date], ...] = ()
    not_given: tuple[dt.date, ...] = ()  # cuti bersama not given by the position (PP 11/2017 art. 333 (3))
    service_end: dt.date | None = None  # last day of service, when known
    active: bool = True

    @property
    def pppk(self) -> bool:
        """Whether PP 49/2018 governs instead of PP 11/2017."""
        return self.status in PPPK

    @property
    def no_right_teacher(self) -> bool:
        """A PPPK teacher is treated as having used the annual leave (PP 49/2018 art. 81)."""
        return self.pppk and self.guru


def entitled_from(facts: LeaveFacts, rules: LeaveRules) -> dt.date:
    """First day on which annual leave may be used. Refuses `works_since_missing`.

    One completed year of work (PP 11/2017 art. 311); after CLTN one completed year from reactivation.
    """
    if facts.works_since is None:
        field = "kontrak_mulai" if facts.pppk else "tmt_cpns"
        raise Refused(Problem("works_since_missing", "employee_id", {"kolom": field}))
    return workdays.completed(facts.works_since, rules.masa_kerja_tahun)


def usable_from(facts: LeaveFacts, rules: LeaveRules, day: dt.date) -> dt.date:
    """As `entitled_from`, also counting the wait after a CLTN that ended before `day`."""
    first = entitled_from(facts, rules)
    for _, end in facts.cltn:
        if end < day:
            back = end + dt.timedelta(days=1)
            first = max(first, workdays.completed(back, rules.cltn_kembali_tahun) if rules.cltn_kembali_tahun else back)
    return first


def cltn_bars(facts: LeaveFacts, rules: LeaveRules, year: int) -> bool:
    """Whether CLTN leaves no right in `year`: wholly inside it, or returned less than the waiting time ago."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    for start, end in facts.cltn:
        if start <= first and (end >= last or usable_from(facts, rules, last) > last):
            return True
        if start < first and end < first and usable_from(facts, rules, last) > last:
            return True
    return False


def own_right(facts: LeaveFacts, rules: LeaveRules, year: int) -> int:
    """Own right of `year` in working days: 12, or 0 (leave.md §3.1 rule 1)."""
    start = entitled_from(facts, rules)
    if facts.no_right_teacher or start.year > year or cltn_bars(facts, rules, year):
        return 0
    if any(besar.year == year for besar in facts.besar_starts):
        return 0
    if start.year == year and rules.tahun_pertama_penuh != "ya":
        return rules.hak_tahunan * (13 - start.month) // 12
    return rules.hak_tahunan


def contract_longer_than(facts: LeaveFacts, years: int) -> bool:
    """Whether the present contract runs for more than `years`; exactly as many is not enough (leave.md §2.9)."""
    if facts.status == "PPPK_PW" or facts.contract_start is None or facts.contract_end is None:
        return False
    return facts.contract_end >= workdays.completed(facts.contract_start, years)


def besar_latest_end(
    calendar: Calendar, workweek: str, start: dt.date, own_used: int, rules: LeaveRules, *,
    no_joint_leave: bool = False, roster: Mapping[dt.date, bool] | None = None,
) -> dt.date:  # fmt: skip
    """Latest end of a cuti besar when `own_used` own annual days of that year are already taken (leave.md §2.4).

    The used working days are taken off the tail of the three months; days out of carry-over are not counted. BKN's
    example of the deduction begins one day later than its other one: `besar_geser_hari` moves the end it starts from.
    """
    end = workdays.period_end(start, rules.besar_bulan)
    if own_used <= 0:
        return end
    end += dt.timedelta(days=rules.besar_geser_hari)
    served = workdays.working_days(calendar, workweek, start, end, no_joint_leave=no_joint_leave, roster=roster)
    return served[-(own_used + 1)] if own_used < len(served) else start


@dataclass(frozen=True)
class Span:
    """Dates of another leave of the same person, with its state."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class AnnualAsk:
    """An annual leave as asked for. `exception` is one of EXCEPTIONS, for a PPPK before the first year."""

    first: dt.date
    last: dt.date
    reason: str
    address: str
    phone: str
    remote_days: int = 0
    exception: str | None = None


def warn(
    ask: AnnualAsk, calendar: Calendar, *, today: dt.date, away: int, size: int, rules: LeaveRules
) -> list[Problem]:
    """What is unusual but allowed: backdated, many away in one unit, days whose Keppres is still awaited."""
    weak = Severity.WARNING
    found: list[Problem] = []
    if ask.first < today:
        found.append(Problem("backdated", "mulai", {"mulai": ask.first}, weak))
    if size > 1 and (away + 1) * 100 > rules.serentak_persen * size and away > 0:
        found.append(Problem("many_absent", "mulai", {"orang": away + 1, "jumlah": size}, weak))
    waiting = [d for d in sorted(calendar.menunggu) if ask.first <= d <= ask.last and d in calendar.bersama]
    if waiting:
        found.append(Problem("joint_leave_waiting", "mulai", {"tanggal": waiting[0]}, weak))
    if ask.remote_days:
        found.append(Problem("remote_statement", "hari_tambahan", {}, weak))
    return found


def warn_lapse(left: Mapping[str, int], rules: LeaveRules, year: int, today: dt.date) -> list[Problem]:
    """In December: the days that will be gone on 1 January, the carried ones and own days beyond what comes over."""
    if (today.year, today.month) != (year, 12):
        return []
    lost = left["N-2"] + left["N-1"] + max(0, left["N"] - rules.sisa_terbawa_maks)
    return [Problem("about_to_lapse", "", {"hari": lost, "tahun": year}, Severity.WARNING)] if lost else []
