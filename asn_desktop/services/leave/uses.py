"""What the balance of one person is made of, put together from rows already read: facts, the ledger by year, holds.

Plain values in, plain values out, so that one person (`balance`) and everybody at once (`balances`) are
weighed by the same lines. Source: PP 11/2017 art. 311-313, 333; Peraturan BKN 24/2017 III.A.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from asn_desktop.rules.leave import flow, ledger
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.balance import ROWS, YearUse
from asn_desktop.rules.leave.flow import GRANTED, State
from asn_desktop.rules.statuses import PPPK
from asn_desktop.rules.workdays import Calendar

_INACTIVE = frozenset({"02", "04", "05", "06", "13", "14", "51", "52", "66", "67", "68", "69", "70", "77", "88", "89",
                       "90", "91", "92", "98", "99"})  # kedudukan_hukum.csv, aktif = tidak  # fmt: skip


@dataclass(frozen=True, slots=True)
class PastRequest:
    """An earlier request, as far as the balance looks at it."""

    id: uuid.UUID
    jenis: str
    mulai: dt.date
    sampai: dt.date
    keadaan: State
    kembali: dt.date | None = None  # first day back: called back, or recovered
    melanjutkan: uuid.UUID | None = None  # the request it takes up


def facts_of(
    person: Any, rules: LeaveRules, requests: Iterable[PastRequest], away: Iterable[tuple[dt.date, dt.date]] = ()
) -> LeaveFacts:
    """The facts of a person (an `Employee`, or a row with the same columns) and of what was granted before.

    `away`: first and last day of each CLTN of the history; it knows of an early return, so it stands before a request.
    """
    unpaid = {first: (first, last) for first, last in away}
    granted = [r for r in requests if r.keadaan in GRANTED]
    cpns = person.tanggal_spmt if rules.masa_kerja_sejak == "spmt" and person.tanggal_spmt else person.tmt_cpns
    return LeaveFacts(
        status=person.status,
        works_since=person.kontrak_mulai if person.status in PPPK else cpns,
        contract_start=person.kontrak_tmt or person.kontrak_mulai,
        contract_end=person.kontrak_akhir,
        guru=person.guru,
        besar_starts=_besar_starts([r for r in granted if r.jenis == "BESAR"]),
        cltn=tuple(sorted({**{r.mulai: (r.mulai, r.sampai) for r in granted if r.jenis == "CLTN"}, **unpaid}.values())),
        service_end=person.berakhir - dt.timedelta(days=1) if person.berakhir else None,  # first day outside
        active=person.kedudukan not in _INACTIVE,
    )


def _besar_starts(granted: Collection[PastRequest]) -> tuple[dt.date, ...]:
    """First days of cuti besar (leave.md §2.4: annual leave is lost for the year it starts in).

    Called back on its first day it has not started; what is taken up of the rest goes on with what had.
    """
    begun = {r.id: r for r in granted if not (r.keadaan is State.DIPANGGIL and r.kembali and r.kembali <= r.mulai)}
    return tuple(r.mulai for r in begun.values() if r.melanjutkan not in begun)


def uses_of(
    facts: LeaveFacts, rules: LeaveRules, *, since: dt.date | None, entered: dt.date | None,
    openings: Mapping[int, tuple[int, int]], drawn: Mapping[int, Mapping[str, int]], postponed: Mapping[int, int],
    asked: Collection[int],
) -> dict[int, YearUse]:  # fmt: skip
    """The ledger by year: openings (used, postponed), net days by row, days postponed, the years one asks about.

    `asked`: the year of the balance and of every request; between them no year is left out, also when nobody was away.

    `since` is the day the office began to record leave, `entered` the day the person came into the program.
    """
    years = {*openings, *drawn, *postponed}
    if since is not None:
        years |= set(range(since.year, max([since.year, *years, *asked]) + 2)) | set(asked)
    recorded = ledger.recorded_from(
        facts, rules, since=since, entered=entered, told=openings, until=max(years, default=0)
    )
    nothing = (None, 0)
    return {
        y: YearUse(
            openings.get(y, nothing)[0], drawn.get(y, {}), openings.get(y, nothing)[1] + postponed.get(y, 0),
            complete=recorded is not None and y >= recorded,
        )
        for y in sorted(years)
    }  # fmt: skip


def dated(uses: Mapping[int, YearUse], rules: Mapping[int, LeaveRules]) -> dict[int, YearUse]:
    """The ledger with the rules of each year that has others than today's (`Rulebook.by_year`)."""
    return {y: replace(use, rules=rules[y]) if y in rules else use for y, use in uses.items()}


def hold(uses: Mapping[int, YearUse], waiting: Mapping[int, Mapping[str, int]], year: int) -> dict[int, YearUse]:
    """The ledger with what waits for a decision in years before `year` taken as drawn: it does not come over."""
    found = dict(uses)
    for y in waiting.keys() & found.keys():
        if y < year:
            held = {row: found[y].charges.get(row, 0) + days for row, days in waiting[y].items()}
            found[y] = replace(found[y], charges=held)
    return found


def plans(frozen: Iterable[tuple[dt.date, Mapping[str, Any] | None]]) -> dict[int, dict[str, int]]:
    """Days that wait for a decision, by year and row, from (first day, frozen balance) of each open request."""
    held: dict[int, dict[str, int]] = {}
    for first, saldo in frozen:
        rows = held.setdefault(first.year, dict.fromkeys(ROWS, 0))
        for row, days in (saldo or {}).get("rencana", {}).items():
            rows[row] += days
    return held


def not_given(
    calendar: Calendar, duty: Collection[dt.date], facts: LeaveFacts, rules: LeaveRules,
    requests: Iterable[PastRequest], *, never: bool,
) -> tuple[dt.date, ...]:  # fmt: skip
    """Days of cuti bersama this person was not given: all when the post never has them, else those decided.

    A day that a later decree took out of cuti bersama gives nothing (PP 11/2017 art. 333 (3)), nor does one before or
    after the service, on CLTN, or on which he was away anyway: ill, or on leave counted by the calendar (leave.md
    §2.10; reading `tambahan_saat_cuti`). On annual leave the day was charged, so that it is his.
    """
    away = list(facts.cltn)
    if rules.tambahan_saat_cuti != "ya":
        spans = [r for r in requests if r.keadaan in GRANTED and r.jenis != "TAHUNAN"]
        away += [flow.held_days(r.keadaan, r.mulai, r.sampai, 0, early=False, back=r.kembali) for r in spans]
    start, end = facts.works_since or dt.date.min, facts.service_end or dt.date.max
    return tuple(
        day for day in sorted(calendar.bersama)
        if (never or day in duty) and start <= day <= end and not any(first <= day <= last for first, last in away)
    )  # fmt: skip


def own_calendar(calendar: Calendar, duty: Collection[dt.date]) -> Calendar:
    """The calendar as it holds for somebody on duty on some days of cuti bersama: for him they are working days."""
    if not duty:
        return calendar
    given = {day: name for day, name in calendar.bersama.items() if day not in duty}
    ids = {day: key for day, key in (calendar.ids or {}).items() if day not in duty or day in calendar.libur}
    return replace(calendar, bersama=given, ids=ids)
