"""Decrees on holidays: a table file of the centre beside what is in force, regional days, the end of a day.

Source: the yearly SKB of three ministers, the Keppres on cuti bersama, the local decree of regional days (leave.md §6).
Nothing is deleted: a day that no longer holds is ended with the decree that says so, and a decision made while it held
still finds its row (`holidays.calendar_of`).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import holiday_table
from asn_desktop.rules.holiday_table import LOCAL, Change, Day, Fate, Line, Standing
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.workdays import Calendar
from asn_desktop.services import holidays
from asn_desktop.services.holidays import HolidayRow
from asn_desktop.services.import_files import read_bytes
from asn_desktop.sheets.holidays import read_holidays
from asn_desktop.sheets.reader import open_book
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import Holiday

ORIGINS = ("pusat", "kantor")
_ENDED = "libur_akhir."


@dataclass(frozen=True)
class Decree:
    """The decree a change rests on: number in words, and its day."""

    dasar: str
    tanggal: dt.date
    asal: str = "pusat"  # a table of the centre; "kantor" when the office types it itself


@dataclass(frozen=True)
class TablePreview:
    """What a file would change. Nothing is written; `apply` compares again before it writes."""

    file_name: str
    decree: Decree
    lines: tuple[Line, ...]
    changes: tuple[Change, ...]

    def of(self, *fates: Fate) -> tuple[Change, ...]:
        """The changes of some fates."""
        return tuple(change for change in self.changes if change.fate in fates)

    @property
    def writes(self) -> bool:
        """Whether taking it in would change the table at all."""
        return any(change.fate in (Fate.NEW, Fate.CHANGED, Fate.GONE) for change in self.changes)


@dataclass(frozen=True)
class EndedRow:
    """A day that no longer holds, and the decree that ended it."""

    row: HolidayRow
    sampai: dt.date
    dasar: str | None


def preview(
    session: Session, source: Path | str | bytes, decree: Decree, *, today: dt.date, file_name: str = ""
) -> TablePreview:
    """Read a table (xlsx, xls, ods, csv) and compare it with the one in force.

    Refuses ``holiday_no_header``, ``holiday_empty``, `holiday_ground_missing`, `holiday_origin_unknown`,
    `holiday_decree_future`; Trouble ``sheet_*``. Rows are refused one by one: ``holiday_date_invalid``,
    ``holiday_weekday_wrong``, ``holiday_kind_unknown``, ``holiday_name_missing``, ``holiday_twice``, ``holiday_ended``.
    """
    require(session.info["actor"], Deed.READ)
    _check(decree, today)
    data, name = read_bytes(source, file_name)
    sheet = next((s for s in open_book(data).sheets if not s.hidden), None)
    lines = read_holidays(sheet, ground=decree.dasar, today=today) if sheet is not None else []
    if not lines:
        raise Refused(Problem("holiday_empty", values={"berkas": name}))
    return TablePreview(name, decree, tuple(lines), tuple(_compare(session, lines, decree.asal)))


def apply(
    session: Session, seen: TablePreview, *, end_missing: bool = True, today: dt.date, now: dt.datetime
) -> tuple[Change, ...]:
    """Take a previewed table in; `end_missing` False keeps days the file no longer names. Answers what was done.

    The comparison is made again, so a second import of the same file changes nothing.
    """
    require(session.info["actor"], Deed.ENTER)
    _check(seen.decree, today)
    done = []
    for change in _compare(session, seen.lines, seen.decree.asal):
        wanted = change.fate in (Fate.NEW, Fate.CHANGED) or (change.fate is Fate.GONE and end_missing)
        if not wanted or change.day is None:
            continue
        kept = None if change.fate is Fate.GONE else _write(session, change.day, seen.decree)
        for old in change.old:
            _end_day(session, old.day, seen.decree, but=kept)
        done.append(change)
    session.flush()
    return tuple(done)


def local(session: Session, days: Iterable[Day], decree: Decree, *, today: dt.date) -> int:
    """Keep regional holidays with the local decree (Galungan, pilkades). Answers how many are new.

    Refuses `holiday_already` for a day that is a national holiday anyway, and what `check_day` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    decree = replace(decree, asal="kantor")
    _check(decree, today)
    lines = []
    for number, day in enumerate(days, 1):
        day = replace(day, jenis=LOCAL, nama=day.nama.strip(), dasar=day.dasar.strip() or decree.dasar)
        problems = holiday_table.check_day(day, today)
        known = holidays.calendar(session, [day.tanggal.year])
        if day.tanggal in known.libur and not _is_local(session, day.tanggal):
            problems.append(Problem("holiday_already", "tanggal", {"tanggal": day.tanggal,
                                                                  "nama": known.libur[day.tanggal]}))  # fmt: skip
        lines.append(Line(number, day, "", tuple(problems)))
    changes = _compare(session, lines, "kantor")
    problems = [p for change in changes for p in change.problems]
    if problems:
        raise Refused(problems)
    fresh = [change for change in changes if change.fate in (Fate.NEW, Fate.CHANGED) and change.day is not None]
    for change in fresh:
        kept = _write(session, change.day, decree) if change.day else None
        for old in change.old:
            _end_day(session, old.day, decree, but=kept)
    session.flush()
    return len(fresh)


def end(session: Session, row_id: uuid.UUID, decree: Decree, *, today: dt.date) -> HolidayRow:
    """End one day by a later decree; the row stays for decisions that used it. Refuses `holiday_unknown`."""
    require(session.info["actor"], Deed.ENTER)
    _check(decree, today)
    row = session.get(Holiday, row_id)
    if row is None or row.berlaku_sampai is not None:
        raise Refused(Problem("holiday_unknown", "row_id"))
    gone = HolidayRow(row.id, row.tanggal, row.jenis, row.nama, row.dasar, row.asal, row.status)
    _end_day(session, Day(row.tanggal, row.jenis, row.nama, row.dasar, row.status), decree, but=None)
    return gone


def ended(session: Session, years: Collection[int]) -> list[EndedRow]:
    """Days of these years that a later decree ended, by day."""
    require(session.info["actor"], Deed.READ)
    grounds = {
        key.removeprefix(_ENDED): ground
        for key, ground in session.execute(
            sa.select(Setting.kunci, Setting.dasar).where(
                Setting.office_id == session.info["office_id"], Setting.kunci.like(f"{_ENDED}%")
            )
        )
    }
    query = sa.select(Holiday).where(Holiday.berlaku_sampai.is_not(None)).order_by(Holiday.tanggal)
    return [
        EndedRow(HolidayRow(h.id, h.tanggal, h.jenis, h.nama, h.dasar, h.asal, h.status), until, grounds.get(str(h.id)))
        for h in session.scalars(query)
        if h.tanggal.year in years and (until := h.berlaku_sampai) is not None
    ]


def calendar_after(session: Session, years: Iterable[int], seen: TablePreview, *, end_missing: bool = True) -> Calendar:
    """The calendar as it would be if the previewed table were taken in: for asking what that would change."""
    rows = {str(row.id): row for row in holidays.listing(session, years)}
    wanted = set(years) if isinstance(years, Collection) else {row.tanggal.year for row in rows.values()}
    for change in _compare(session, seen.lines, seen.decree.asal):
        if change.fate is Fate.GONE and not end_missing:
            continue
        if change.fate in (Fate.NEW, Fate.CHANGED, Fate.GONE):
            for old in change.old:
                rows.pop(old.key, None)
        if change.fate in (Fate.NEW, Fate.CHANGED) and change.day is not None and change.day.tanggal.year in wanted:
            day = change.day
            row = HolidayRow(_row_id(day, seen.decree), day.tanggal, day.jenis, day.nama, day.dasar, seen.decree.asal,
                             day.status)  # fmt: skip
            rows[str(row.id)] = row
    return holidays.calendar_from(sorted(rows.values(), key=lambda row: (row.tanggal, row.jenis)))


def _check(decree: Decree, today: dt.date) -> None:
    if decree.asal not in ORIGINS:
        raise Refused(Problem("holiday_origin_unknown", "asal", {"raw": decree.asal}))
    if not decree.dasar.strip():
        raise Refused(Problem("holiday_ground_missing", "dasar", {"tanggal": decree.tanggal}))
    if decree.tanggal > today:
        raise Refused(Problem("holiday_decree_future", "tanggal_keputusan", {"tanggal": decree.tanggal}))


def _compare(session: Session, lines: Iterable[Line], origin: str) -> list[Change]:
    found = list(lines)
    years = {line.day.tanggal.year for line in found if line.day is not None}
    standing = [
        Standing(str(row.id), Day(row.tanggal, row.jenis, row.nama, row.dasar, row.status), row.asal)
        for row in holidays.listing(session, years)
    ]
    dead = [(Day(r.row.tanggal, r.row.jenis, r.row.nama, r.row.dasar, r.row.status), r.row.asal)
            for r in ended(session, years)]  # fmt: skip
    return holiday_table.compare(found, standing, dead, origin=origin)


def _row_id(day: Day, decree: Decree) -> uuid.UUID:
    return holidays.row_id(day.tanggal.isoformat(), day.jenis, decree.tanggal.isoformat(), decree.asal)


def _write(session: Session, day: Day, decree: Decree) -> uuid.UUID:
    """A row of the decree for a day; the same decree telling it again in other words corrects its own row."""
    key = _row_id(day, decree)
    row = session.get(Holiday, key)
    if row is None:
        row = Holiday(id=key, tanggal=day.tanggal, jenis=day.jenis, asal=decree.asal, berlaku_mulai=decree.tanggal)
        session.add(row)
    row.nama, row.dasar, row.status, row.berlaku_sampai = day.nama, day.dasar, day.status, None
    session.flush()
    return key


def _end_day(session: Session, day: Day, decree: Decree, *, but: uuid.UUID | None) -> None:
    """End every open row of a day and kind but one: a row of a farther origin must not come to light again."""
    query = sa.select(Holiday).where(
        Holiday.tanggal == day.tanggal, Holiday.jenis == day.jenis, Holiday.berlaku_sampai.is_(None)
    )
    for row in session.scalars(query).all():
        if row.id != but:
            _end(session, row, decree)
    session.flush()


def _end(session: Session, row: Holiday, decree: Decree) -> None:
    row.berlaku_sampai = max(row.berlaku_mulai, decree.tanggal - dt.timedelta(days=1))
    kunci = f"{_ENDED}{row.id}"
    told = session.scalar(
        sa.select(Setting).where(Setting.office_id == session.info["office_id"], Setting.kunci == kunci)
    )
    if told is None:
        session.add(Setting(kunci=kunci, nilai={"v": row.tanggal.isoformat()}, berlaku_mulai=decree.tanggal,
                            dasar=decree.dasar.strip()))  # fmt: skip
    else:
        told.dasar = decree.dasar.strip()


def _is_local(session: Session, day: dt.date) -> bool:
    rows = [row for row in holidays.listing(session, [day.year]) if row.tanggal == day]
    return bool(rows) and all(row.jenis == LOCAL for row in rows)
