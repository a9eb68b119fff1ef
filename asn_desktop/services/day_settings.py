"""The office's own rows of the local tables: kinds of permits, hours of work; dated, with their ground.

A row of the office goes before one of the centre and a shipped one (`services.reference`), from its first day on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import izin as rules
from asn_desktop.rules.izin import IzinKind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.roster import clock
from asn_desktop.services import day_sources, work_hours
from asn_desktop.store.reference import ReferenceRow

KINDS = "jenis_izin"


@dataclass(frozen=True)
class HourRow:
    """The hours of one weekday (1 Monday to 7 Sunday) for units of `pola` (5 or 6) days; `toleransi` in minutes."""

    pola: int
    hari: int
    masuk: str
    pulang: str
    toleransi: int


@dataclass(frozen=True)
class DaySettings:
    """What holds on a day: kinds of permits by name, hours by pattern and weekday."""

    jenis: tuple[IzinKind, ...]
    jam: tuple[HourRow, ...]


def held(session: Session, on: dt.date) -> DaySettings:
    """The kinds of permits and the hours of work in force in the week of a day."""
    require(session.info["actor"], Deed.READ)
    monday = on - dt.timedelta(days=on.isoweekday() - 1)
    week = [monday + dt.timedelta(days=at) for at in range(7)]
    known = work_hours.load(session, week[0], week[-1])
    rows = [
        HourRow(pattern, day.isoweekday(), hours.starts, hours.ends, hours.grace)
        for pattern, workweek in ((5, "12345"), (6, "123456")) for day in week
        if (hours := known.of(workweek, day)) is not None
    ]  # fmt: skip
    kinds = sorted(day_sources.kinds(session, on).values(), key=lambda kind: kind.name)
    return DaySettings(tuple(kinds), tuple(rows))


def set_week(
    session: Session, pattern: int, weekdays: Collection[int], starts: str, ends: str, *, dasar: str, since: dt.date,
    until: dt.date | None = None, toleransi: int = 0,
) -> None:  # fmt: skip
    """Write the same hours for several weekdays. Refuses `hour_weekday_missing` and as `set_hours`."""
    if not weekdays:
        raise Refused(Problem("hour_weekday_missing", "hari"))
    for weekday in sorted(weekdays):
        set_hours(session, pattern, weekday, starts, ends, dasar=dasar, since=since, until=until, toleransi=toleransi)


def set_kind(
    session: Session, code: str, *, since: dt.date, dasar: str, nama: str | None = None, jam: str | None = None,
    hari: int | None = None, dipakai: bool = True,
) -> IzinKind:  # fmt: skip
    """Write a kind of permit from a day on; what is not said stays as it is on that day. `hari` 0: no limit.

    Refuses `izin_kind_name`, `izin_kind_times`, `izin_kind_days`, `day_setting_basis`, role_not_allowed.
    """
    require(session.info["actor"], Deed.MANAGE)
    old = day_sources.kinds(session, since).get(code)
    times = jam or (old.times if old else "tanpa")
    most = (old.most_days if old else None) if hari is None else (hari or None)
    whole = times == "tanpa"
    kind = IzinKind(code.strip(), (nama or (old.name if old else "")).strip(), times, whole, most, dasar.strip())
    problems = rules.check_kind(kind)
    if problems or not dasar.strip():
        raise Refused([*problems, *([] if dasar.strip() else [Problem("day_setting_basis", "dasar")])])
    value = {
        "kode": kind.code, "nama": kind.name, "jam": kind.times, "sehari_penuh": "ya" if whole else "tidak",
        "hari_maks": str(most or ""), "dasar": kind.ground, "dipakai": "ya" if dipakai else "tidak",
    }  # fmt: skip
    _write(session, KINDS, kind.code, value, dasar, since, None)
    return kind


def set_hours(
    session: Session, pattern: int, weekday: int, starts: str, ends: str, *, dasar: str, since: dt.date,
    until: dt.date | None = None, toleransi: int = 0,
) -> None:  # fmt: skip
    """Write the hours of one weekday (1 Monday to 7 Sunday) for units of five or six days, from a day on.

    Refuses `hour_invalid`, `day_setting_basis`, `end_before_start`, role_not_allowed.
    """
    require(session.info["actor"], Deed.MANAGE)
    first, last = clock(starts), clock(ends)
    problems: list[Problem] = []
    sane = pattern in (5, 6) and 1 <= weekday <= 7 and 0 <= toleransi <= 240
    if not sane or first is None or last is None or last <= first:
        problems.append(Problem("hour_invalid", "masuk", {"raw": f"{starts}–{ends}"}))
    if not dasar.strip():
        problems.append(Problem("day_setting_basis", "dasar"))
    if until is not None and until < since:
        problems.append(Problem("end_before_start", "sampai", {"mulai": since, "sampai": until}))
    if problems:
        raise Refused(problems)
    value = {
        "pola": str(pattern), "hari": str(weekday), "masuk": first, "pulang": last, "toleransi_menit": str(toleransi),
        "dasar": dasar.strip(),
    }  # fmt: skip
    _write(session, work_hours.TABLE, f"{pattern}:{weekday}", value, dasar, since, until)


def _write(
    session: Session, table: str, key: str, value: dict[str, Any], ground: str, since: dt.date, until: dt.date | None
) -> None:
    """The office's row of a key from a day on; the same day again replaces it."""
    row = session.scalar(sa.select(ReferenceRow).where(
        ReferenceRow.tabel == table, ReferenceRow.kunci == key, ReferenceRow.asal == "kantor",
        ReferenceRow.berlaku_mulai == since,
    ))  # fmt: skip
    if row is None:
        row = ReferenceRow(tabel=table, kunci=key, nilai=value, asal="kantor", berlaku_mulai=since)
        session.add(row)
    row.nilai, row.dasar, row.berlaku_sampai = value, ground.strip(), until
    session.flush()
