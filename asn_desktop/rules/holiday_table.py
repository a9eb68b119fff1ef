"""A table of holidays beside the one in force: what is new, what changed, what is gone, what cannot be taken.

Source: leave.md §6 (the yearly SKB of three ministers announces, the Keppres binds ASN for cuti bersama; PP 11/2017
art. 333). A table that holds 1 January of a year is the whole table of that year; one without it only adds.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from asn_desktop.problems import Problem
from asn_desktop.rules.words import DAYS

NATIONAL, JOINT, LOCAL = "libur", "bersama", "daerah"
IN_FORCE, AWAITS_KEPPRES, AWAITS_ISBAT = "berlaku", "menunggu Keppres", "menunggu isbat"
STATUSES = (IN_FORCE, AWAITS_KEPPRES, AWAITS_ISBAT)
UNSAID = ""  # a file without a column for it
YEARS_AHEAD = 3  # no SKB reaches further; a later year is a slip of the pen
FIRST_YEAR = 2000


@dataclass(frozen=True)
class Day:
    """One day as a decree names it."""

    tanggal: dt.date
    jenis: str  # libur | bersama | daerah
    nama: str
    dasar: str
    status: str = IN_FORCE


@dataclass(frozen=True)
class Standing:
    """A day of the table in force, with its place in the store and where it came from."""

    key: str
    day: Day
    asal: str  # bawaan | pusat | kantor


@dataclass(frozen=True)
class Line:
    """One row of a file, as read: the day, or why there is none."""

    number: int
    day: Day | None
    raw: str
    problems: tuple[Problem, ...] = ()


class Fate(StrEnum):
    """What a row of the file, or of the table, would come to."""

    NEW = "baru"
    CHANGED = "berubah"
    SAME = "tetap"
    GONE = "hilang"
    REFUSED = "ditolak"


@dataclass(frozen=True)
class Change:
    """One row of the comparison; `number` is the row of the file, 0 for a day the file no longer names."""

    fate: Fate
    number: int
    day: Day | None
    old: tuple[Standing, ...] = ()  # what ends when this is taken in
    raw: str = ""
    problems: tuple[Problem, ...] = ()


def kind_of(text: str, name: str) -> str | None:
    """The kind a cell means: libur nasional, cuti bersama, libur daerah (leave.md §6); the name decides when blank."""
    plain = " ".join(re.sub(r"[^a-z]+", " ", (text or "").casefold()).split())
    if not plain:
        return JOINT if name.casefold().startswith("cuti bersama") else NATIONAL
    if plain in ("cb", "bersama") or "cuti bersama" in plain:
        return JOINT
    if plain in ("ld", "daerah", "lokal") or "daerah" in plain or "lokal" in plain:
        return LOCAL
    return NATIONAL if plain in ("ln", "libur", "nasional", "merah", "libur nasional", "hari libur nasional",
                                 "hari libur") else None  # fmt: skip


def check_day(day: Day, today: dt.date) -> list[Problem]:
    """What speaks against a day of its own (leave.md §6): no name, no ground, a year no decree speaks of."""
    problems = []
    if not day.nama.strip():
        problems.append(Problem("holiday_name_missing", "nama", {"tanggal": day.tanggal}))
    if not day.dasar.strip():
        problems.append(Problem("holiday_ground_missing", "dasar", {"tanggal": day.tanggal}))
    if not FIRST_YEAR <= day.tanggal.year <= today.year + YEARS_AHEAD:
        values = {"tahun": day.tanggal.year, "sampai": today.year + YEARS_AHEAD}
        problems.append(Problem("holiday_year_far", "tanggal", values))
    if day.status not in (*STATUSES, UNSAID):
        problems.append(Problem("holiday_status_unknown", "status", {"raw": day.status}))
    return problems


def check_weekday(said: str, day: dt.date) -> list[Problem]:
    """Whether the weekday written beside a date is that of the date: one of both is a slip of the pen (leave.md §6)."""
    known = {name.casefold(): place for place, name in enumerate(DAYS)} | {"jum'at": 4, "jumat": 4, "ahad": 6}
    place = known.get(said.strip().casefold())
    if place is None or place == day.weekday():
        return []
    return [Problem("holiday_weekday_wrong", "tanggal", {"hari": said.strip(), "tanggal": day,
                                                        "benar": DAYS[day.weekday()]})]  # fmt: skip


def compare(lines: Sequence[Line], standing: Iterable[Standing], ended: Collection[tuple[Day, str]] = (),
            *, origin: str) -> list[Change]:  # fmt: skip
    """The file beside the table in force, in the order of the file, days that are gone at the end (leave.md §6).

    National days and cuti bersama share one table: a date has one of both. Regional days stand beside it and are
    only added. `ended`: (day, origin) of rows an earlier decree ended; a file does not bring them back unnoticed.
    """
    table: dict[dt.date, list[Standing]] = {}
    local: dict[dt.date, list[Standing]] = {}
    for one in standing:
        (local if one.day.jenis == LOCAL else table).setdefault(one.day.tanggal, []).append(one)
    dead = {(day.tanggal, day.jenis, day.dasar, where) for day, where in ended}
    seen: dict[tuple[dt.date, bool], Line] = {}
    found = [_judge(line, seen, table, local, dead, origin) for line in lines]
    taken = [change.day for change in found if change.day is not None and change.fate is not Fate.REFUSED]
    return [*found, *_gone(taken, table)]


def _judge(
    line: Line, seen: dict[tuple[dt.date, bool], Line], table: Mapping[dt.date, Sequence[Standing]],
    local: Mapping[dt.date, Sequence[Standing]], dead: Collection[tuple[dt.date, str, str, str]], origin: str,
) -> Change:  # fmt: skip
    day = line.day
    if day is None or line.problems:
        return Change(Fate.REFUSED, line.number, day, (), line.raw, line.problems)
    key = (day.tanggal, day.jenis == LOCAL)
    first = seen.setdefault(key, line)
    if first is not line:
        problem = Problem("holiday_twice", "tanggal", {"tanggal": day.tanggal, "baris": first.number})
        return Change(Fate.REFUSED, line.number, day, (), line.raw, (problem,))
    if (day.tanggal, day.jenis, day.dasar, origin) in dead:
        problem = Problem("holiday_ended", "tanggal", {"tanggal": day.tanggal, "dasar": day.dasar})
        return Change(Fate.REFUSED, line.number, day, (), line.raw, (problem,))
    held = tuple((local if day.jenis == LOCAL else table).get(day.tanggal, ()))
    day = _settled(day, held)
    if any(one.day == day for one in held):
        return Change(Fate.SAME, line.number, day, (), line.raw)
    return Change(Fate.CHANGED if held else Fate.NEW, line.number, day, held, line.raw)


def _settled(day: Day, held: Sequence[Standing]) -> Day:
    """The day with its status: as it stands under the same decree; cuti bersama binds by a Keppres only (art. 333)."""
    if day.status != UNSAID:
        return day
    same = [one.day.status for one in held if (one.day.jenis, one.day.dasar) == (day.jenis, day.dasar)]
    decreed = any(word in day.dasar.casefold() for word in ("keppres", "keputusan presiden"))
    default = IN_FORCE if day.jenis != JOINT or decreed else AWAITS_KEPPRES
    return replace(day, status=same[0] if same else default)


def whole_years(days: Iterable[Day]) -> frozenset[int]:
    """Years whose whole table a file holds: those with 1 January among its national holidays (leave.md §6)."""
    return frozenset(d.tanggal.year for d in days if d.jenis == NATIONAL and (d.tanggal.month, d.tanggal.day) == (1, 1))


def _gone(taken: Sequence[Day], table: Mapping[dt.date, Sequence[Standing]]) -> list[Change]:
    years = whole_years(taken)
    named = {day.tanggal for day in taken if day.jenis != LOCAL}
    return [
        Change(Fate.GONE, 0, held[0].day, tuple(held))
        for date, held in sorted(table.items())
        if date.year in years and date not in named
    ]
