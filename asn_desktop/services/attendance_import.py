"""Import of a fingerprint or e-absensi list: looked at first, with a reason for each row, then written whole.

Only presence is taken from a list. What it says of absence is told and left to papers and people (PP 94/2021).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import attendance as rules
from asn_desktop.rules.attendance import ReadCell
from asn_desktop.rules.day_status import Status
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import attendance_nights, attendance_people
from asn_desktop.services.attendance_compare import ASKED, CHANGED, LEFT, NEW, REFUSED, SAME, SeenRow, compared
from asn_desktop.services.attendance_people import Person
from asn_desktop.services.day_people import IMPORTED
from asn_desktop.services.import_files import read_bytes
from asn_desktop.sheets.attendance import AttendanceLine, AttendanceSheet, read_attendance
from asn_desktop.sheets.reader import Sheet, open_book
from asn_desktop.store.attendance import Kehadiran

_WEIGHT = {REFUSED: 0, ASKED: 1, CHANGED: 2, NEW: 3, LEFT: 4, SAME: 5}
Progress = Callable[[int, int], None]

__all__ = [
    "ASKED", "CHANGED", "LEFT", "NEW", "REFUSED", "SAME", "AttendanceDone", "AttendancePreview", "SeenRow", "WhoAsk",
    "apply", "preview",
]  # fmt: skip


@dataclass(frozen=True)
class WhoAsk:
    """Somebody of the file nobody could be found for by NIP; `guess` is the one person with exactly that name."""

    key: str
    nama: str
    rows: int
    guess: uuid.UUID | None
    guess_name: str | None
    guess_nip: str | None = None


@dataclass(frozen=True)
class AttendancePreview:
    """What importing the file would do; nothing is written yet."""

    file_name: str
    wide: bool
    first: dt.date | None
    last: dt.date | None
    rows: tuple[SeenRow, ...]  # what needs a look first
    asks: tuple[WhoAsk, ...]
    people: frozenset[tuple[uuid.UUID, dt.date]]  # person and month the file speaks of
    answers: Mapping[str, uuid.UUID]
    absent: tuple[str, ...] = ()  # people of the same units the file says nothing of

    def count(self, state: str) -> int:
        """Rows of a state."""
        return sum(row.state == state for row in self.rows)

    @property
    def conflicts(self) -> tuple[SeenRow, ...]:
        """Rows with a time on a day of leave, permit or duty elsewhere."""
        return tuple(r for r in self.rows if any(p.code == "attendance_on_paper_day" for p in r.problems))


@dataclass(frozen=True)
class AttendanceDone:
    """What was written: days new and changed, and how many people."""

    new: int
    changed: int
    people: int


def preview(
    session: Session, source: Path | str | bytes, *, today: dt.date, month: dt.date | None = None,
    answers: Mapping[str, uuid.UUID] | None = None, file_name: str = "", progress: Progress | None = None,
) -> AttendancePreview:  # fmt: skip
    """Look at a file. `answers` tells who the asked ones are (key -> person); earlier answers are remembered.

    Refused ``ATTENDANCE_NO_HEADER``, ``ATTENDANCE_NO_MONTH``; Trouble ``sheet_*``. `progress` may raise Cancelled.
    """
    require(session.info["actor"], Deed.ENTER)
    data, name = read_bytes(source, file_name)
    found = _read(open_book(data).sheets, month)
    known = attendance_people.load(session)
    told = {**known.remembered, **(answers or {})}
    rows, asks = _rows(found, known, told, today)
    rows = attendance_nights.settled(session, rows)
    days = [r.tanggal for r in rows if r.tanggal is not None]
    people = frozenset(
        (r.employee_id, r.tanggal.replace(day=1)) for r in rows if r.employee_id and r.tanggal and r.state != REFUSED
    )
    rows = compared(session, rows, people, today, progress)
    rows.sort(key=lambda r: (_WEIGHT[r.state], not r.problems, r.number, r.tanggal or dt.date.min))
    return AttendancePreview(name, found.wide, min(days, default=None), max(days, default=None), tuple(rows),
                             tuple(asks), people, dict(told),
                             attendance_people.absent(session, {p for p, _ in people}))  # fmt: skip


def apply(
    session: Session, seen: AttendancePreview, *, now: dt.datetime, progress: Progress | None = None
) -> AttendanceDone:
    """Write what would change something, in the transaction of the door; repeating it changes nothing.

    `progress` counts people and may raise Cancelled: then the transaction falls and nothing is kept.
    """
    require(session.info["actor"], Deed.ENTER)
    by_person: dict[tuple[uuid.UUID, dt.date], list[SeenRow]] = {key: [] for key in seen.people}
    for row in seen.rows:
        if row.writable and row.employee_id and row.tanggal:
            by_person[row.employee_id, row.tanggal.replace(day=1)].append(row)
    kept = {
        (row.employee_id, row.bulan): row
        for row in session.scalars(sa.select(Kehadiran).where(
            Kehadiran.office_id == session.info["office_id"], Kehadiran.bulan.in_({m for _, m in by_person}),
        ))
    }  # fmt: skip
    source = f"{IMPORTED} {seen.file_name}".strip()[:120]
    for done, ((person, month), rows) in enumerate(sorted(by_person.items(), key=lambda i: (i[0][1], i[0][0])), 1):
        record = kept.get((person, month))
        if record is None:
            record = Kehadiran(employee_id=person, bulan=month, hari={}, sumber=source)
            session.add(record)
        elif rows or not record.sumber.startswith(IMPORTED):
            record.sumber = source
        if rows:
            record.hari = {**record.hari, **_values(rows, record.hari, seen.file_name)}
        if progress:
            progress(done, len(by_person))
    session.flush()
    attendance_people.remember(session, seen.answers, now)
    changed = [row for row in seen.rows if row.writable]
    return AttendanceDone(sum(r.state == NEW for r in changed), sum(r.state == CHANGED for r in changed),
                          len({r.employee_id for r in changed}))  # fmt: skip


def _values(rows: Iterable[SeenRow], old: Mapping[str, Any], file_name: str) -> dict[str, Any]:
    """Days as they are kept: times, or presence without times; an earlier decision of a person stays beside them."""
    found = {}
    for row in rows:
        assert row.tanggal is not None
        day = str(row.tanggal.day)
        if row.tanda == "hadir":
            value = {"tanda": Status.HADIR.value, "oleh": f"berkas {file_name}".strip(), "alasan": "tercatat hadir"}
        else:
            value = {k: v for k, v in (("masuk", row.masuk), ("pulang", row.pulang)) if v}
        found[day] = {**old.get(day, {}), **value}
    return found


def _read(sheets: Iterable[Sheet], month: dt.date | None) -> AttendanceSheet:
    """The first sheet people see that is such a list."""
    no: Refused | None = None
    for sheet in sheets:
        if sheet.hidden:
            continue
        try:
            return read_attendance(sheet, month)
        except Refused as refused:
            no = no if no and no.problems[0].code == "ATTENDANCE_NO_MONTH" else refused
    raise no or Refused(Problem("ATTENDANCE_NO_HEADER", values={"sheet": ""}))


def _rows(
    found: AttendanceSheet, known: attendance_people.Known, told: Mapping[str, uuid.UUID], today: dt.date
) -> tuple[list[SeenRow], list[WhoAsk]]:
    """Lines as days of persons: touches of one day put together, strangers asked for once each."""
    days: dict[tuple[str, dt.date], SeenRow] = {}
    rows: list[SeenRow] = []
    asked: dict[str, WhoAsk] = {}
    for line in found.lines:
        person, key = known.find(line.nip, line.pin, line.nama, told)
        if person is None:
            before = asked.get(key)
            guess = known.same_name(line.nama)
            asked[key] = WhoAsk(key, line.nama, (before.rows if before else 0) + 1, guess.id if guess else None,
                                guess.nama if guess else None, guess.nip if guess else None)  # fmt: skip
        if line.problem and line.problem.code == "ATTENDANCE_DATE":
            rows.append(_refused(line, key, person, None, line.problem))
            continue
        for day, text in line.days.items():
            row = _row(line, key, person, day, text, today)
            if row is None:
                continue
            first = days.get((key, day))
            if first is not None and row.state == NEW and first.state == NEW:
                days[key, day] = _joined(first, row)
            elif first is None:
                days[key, day] = row
            else:
                rows.append(row)
    return [*rows, *days.values()], list(asked.values())


def _row(
    line: AttendanceLine, key: str, person: Person | None, day: dt.date, text: str, today: dt.date
) -> SeenRow | None:
    cell: ReadCell = rules.read_cell(text)
    if day > today:
        return None if cell.empty else _refused(line, key, person, day, Problem("ATTENDANCE_FUTURE", "tanggal"))
    if cell.empty:
        return None
    if cell.odd is not None:
        return _refused(line, key, person, day, Problem("ATTENDANCE_CELL", "jam", {"raw": cell.odd}))
    name = person.nama if person else line.nama
    state = NEW if person else ASKED
    row = SeenRow(line.number, key, name, person.id if person else None, day, cell.came, cell.went, cell.mark, state)
    if cell.came and cell.went and cell.went < cell.came:
        problem = Problem("ATTENDANCE_TIMES_REVERSED", "pulang", {"masuk": cell.came, "pulang": cell.went},
                          Severity.WARNING)  # fmt: skip
        row = replace(row, problems=(problem,))
    return row


def _refused(
    line: AttendanceLine, key: str, person: Person | None, day: dt.date | None, problem: Problem
) -> SeenRow:
    return SeenRow(line.number, key, person.nama if person else line.nama, person.id if person else None, day, None,
                   None, None, REFUSED, (problem,))  # fmt: skip


def _joined(a: SeenRow, b: SeenRow) -> SeenRow:
    """Two rows of one day: the earliest coming and the latest going of all that was touched."""
    times = sorted(t for t in (a.masuk, a.pulang, b.masuk, b.pulang) if t)
    if not times:
        return a
    return replace(a, masuk=times[0], pulang=times[-1] if len(set(times)) > 1 else None, tanda=None)
