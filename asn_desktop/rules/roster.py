"""Rosters of units on shifts: turns, patterns, and what speaks against a month as planned.

Source: Perpres 21/2023 (37.5 hours a week; service units may have other days by order of the PPK); the rest after a
night and the pattern are the office's own order.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asn_desktop.problems import Problem, Severity

_TIME = re.compile(r"^\s*(\d{1,2})\s*[:.]\s*(\d{2})(?:\s*[:.]\s*\d{2})?\s*$")
_CODE = re.compile(r"^[A-Z0-9]{1,4}$")
REST_HOURS = 11  # between the end of one turn and the start of the next; less is warned


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of duty, or the code of a day off. An end at or before the start is on the next morning."""

    code: str
    name: str
    on_duty: bool = True
    starts: str | None = None  # "07:30"
    ends: str | None = None

    @property
    def overnight(self) -> bool:
        """Whether it ends on the next day."""
        return bool(self.on_duty and self.starts and self.ends and self.ends <= self.starts)

    @property
    def minutes(self) -> int:
        """Its length in minutes; 0 without times."""
        if not (self.on_duty and self.starts and self.ends):
            return 0
        return (minutes(self.ends) - minutes(self.starts)) % 1440 or 1440


def clock(text: str) -> str | None:
    """A time as it is kept, "07:30", from "7.30", "07:30:15"; None when it is no time (office order)."""
    found = _TIME.match(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return f"{int(found[1]):02d}:{found[2]}"


def minutes(time: str) -> int:
    """Minutes since midnight of a kept time (office order)."""
    return int(time[:2]) * 60 + int(time[3:5])


def check_turns(turns: Sequence[Turn]) -> list[Problem]:
    """What is wrong with a unit's turns: codes of one to four capitals, times, no code twice (Perpres 21/2023)."""
    problems: list[Problem] = []
    if not turns:
        problems.append(Problem("shifts_missing", "kode"))
    seen: set[str] = set()
    for turn in turns:
        if not _CODE.match(turn.code):
            problems.append(Problem("shift_code_invalid", "kode", {"raw": turn.code}))
        if turn.code in seen:
            problems.append(Problem("shift_code_twice", "kode", {"kode": turn.code}))
        seen.add(turn.code)
        if not turn.name.strip():
            problems.append(Problem("shift_name_missing", "nama", {"kode": turn.code}))
        for time in (turn.starts, turn.ends):
            if turn.on_duty and (time is None or clock(time) != time):
                problems.append(Problem("shift_time_missing", "jam_mulai", {"kode": turn.code, "raw": time or ""}))
                break
    return problems


def month_days(month: dt.date) -> int:
    """Number of days of the month a day lies in (design)."""
    return calendar.monthrange(month.year, month.month)[1]


def read_pattern(text: str) -> tuple[str, ...]:
    """The codes of a pattern as typed, "P P S S M M L L" or "P,P,S" (office order)."""
    return tuple(part.upper() for part in re.split(r"[\s,;/-]+", text) if part)


def repeat(pattern: Sequence[str], days: int, *, start: int = 0) -> dict[int, str]:
    """Day of the month -> code, the pattern laid over the month beginning at its place `start` (office order)."""
    if not pattern:
        return {}
    return {day: pattern[(start + day - 1) % len(pattern)] for day in range(1, days + 1)}


def follows(pattern: Sequence[str], before: Mapping[int, str], days_before: int) -> bool:
    """Whether the last days of the month before are the pattern, wherever it began (office order)."""
    return _place_after(pattern, before, days_before) is not None


def carried_start(pattern: Sequence[str], before: Mapping[int, str], days_before: int) -> int:
    """Where the pattern goes on after the month before; 0 when its last days do not follow it (office order)."""
    return _place_after(pattern, before, days_before) or 0


def _place_after(pattern: Sequence[str], before: Mapping[int, str], days_before: int) -> int | None:
    length = len(pattern)
    tail = [before.get(day, "") for day in range(days_before - length + 1, days_before + 1)]
    return next((s for s in range(length) if [pattern[(s + i) % length] for i in range(length)] == tail), None)


def check_month(
    month: dt.date, codes: Mapping[int, str], turns: Mapping[str, Turn], *, before: str | None = None,
    away: Mapping[dt.date, str] | None = None, person: str = "",
) -> list[Problem]:  # fmt: skip
    """What speaks against one person's month (Perpres 21/2023).

    E: `roster_code_unknown`, `roster_day_invalid`. W: `roster_leave_conflict` (duty on a day of leave),
    `roster_rest_short` (fewer than eleven hours after the turn before, as after a night). `before` is the code of the
    last day of the month before, `away` day -> what it is ("cuti", "dinas_luar").
    """
    problems: list[Problem] = []
    last = month_days(month)
    previous = turns.get(before or "")
    for day in range(1, last + 1):
        code = codes.get(day)
        turn = turns.get(code or "")
        date = month.replace(day=day)
        if code and turn is None:
            values = {"kode": code, "tanggal": date, "nama": person}
            problems.append(Problem("roster_code_unknown", f"hari_{day}", values))
        if turn is not None and turn.on_duty and away and date in away:
            values = {"tanggal": date, "nama": person, "kode": turn.code}
            problems.append(Problem("roster_leave_conflict", f"hari_{day}", values, Severity.WARNING))
        if turn is not None and previous is not None and 0 <= _rest(previous, turn) < REST_HOURS * 60:
            values = {"tanggal": date, "nama": person, "kode": turn.code, "sebelum": previous.code}
            problems.append(Problem("roster_rest_short", f"hari_{day}", values, Severity.WARNING))
        previous = turn
    problems += [
        Problem("roster_day_invalid", f"hari_{day}", {"hari": day}) for day in sorted(codes) if not 1 <= day <= last
    ]
    return problems


def _rest(before: Turn, after: Turn) -> int:
    """Minutes between the end of yesterday's turn and the start of today's; -1 when either is no duty."""
    if not (before.on_duty and after.on_duty and before.starts and before.ends and after.starts):
        return -1
    ended = minutes(before.ends) - (0 if before.overnight else 1440)
    return max(0, minutes(after.starts) - ended)
