"""Import of opening balances: used (and postponed) days of annual leave per year, from a small spreadsheet.

A blank cell stays unknown and never counts as unused (leave.md §3; PP 11/2017 art. 313, Peraturan BKN 24/2017).
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.services.import_files import read_bytes
from asn_desktop.services.leave import openings
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.sheets.openings import POSTPONED, USED, OpeningLine, read_openings
from asn_desktop.sheets.reader import open_book
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveOpening

Days = dict[int, tuple[int, int]]  # year -> used, postponed


@dataclass(frozen=True)
class OpeningRow:
    """One row of the file: the person, what would be written per year, and why it is refused (if it is)."""

    number: int
    nip: str
    nama: str
    employee_id: uuid.UUID | None
    new: Days  # years to write
    old: Days  # what stands there now, for the years in `new`
    unknown: tuple[int, ...]  # years the file leaves blank and nobody has told yet
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class OpeningPreview:
    """What importing the file would write; nothing is written yet."""

    file_name: str
    years: tuple[int, ...]
    rows: tuple[OpeningRow, ...]

    @property
    def writable(self) -> tuple[OpeningRow, ...]:
        """Rows that would change something."""
        return tuple(row for row in self.rows if not row.problems and row.new)

    @property
    def refused(self) -> tuple[OpeningRow, ...]:
        return tuple(row for row in self.rows if row.problems)


def preview(
    session: Session, source: Path | str | bytes, *, today: dt.date, year: int | None = None, file_name: str = ""
) -> OpeningPreview:
    """Read a list with a NIP column and columns such as ``Cuti terpakai 2024`` or ``cuti N-1 terpakai``.

    `year` is what N stands for (default: the year of `today`). Raises `Refused` (``SHEET_NO_HEADER``,
    ``OPENING_NO_YEARS``) and `Trouble` (``sheet_*``). Rows are refused one by one: ``NIP_*``, ``OPENING_UNKNOWN_NIP``,
    ``OPENING_TWICE``, ``OPENING_FORMAT``, ``fraction_not_allowed``, ``opening_year_future``.
    """
    data, name = read_bytes(source, file_name)
    sheet = next((s for s in open_book(data).sheets if not s.hidden), None)
    if sheet is None:
        raise Refused(Problem("SHEET_NO_PEOPLE", values={"sheet": ""}))
    found = read_openings(sheet, year or today.year)
    people, kept = _people(session), _kept(session)
    seen: dict[str, OpeningLine] = {}
    rows = []
    for line in found.lines:
        row = _row(line, found.years, people, kept, today)
        first = seen.setdefault(line.nip, line)
        if first is not line:
            if first.days == line.days:
                continue
            row = replace(row, problems=(Problem("OPENING_TWICE", "nip", {"row": first.number}),), new={})
        rows.append(row)
    return OpeningPreview(name, found.years, tuple(rows))


def apply(session: Session, preview: OpeningPreview, *, today: dt.date, now: dt.datetime) -> int:
    """Write the rows that would change something; returns how many years were written."""
    asks = [
        OpeningAsk(row.employee_id, year, used, postponed, f"impor {preview.file_name}".strip())
        for row in preview.writable
        for year, (used, postponed) in row.new.items()
        if row.employee_id is not None
    ]
    return openings.save(session, asks, today=today, now=now) if asks else 0


def _people(session: Session) -> dict[str, uuid.UUID]:
    query = sa.select(Employee.nip, Employee.id).where(
        Employee.office_id == session.info["office_id"], Employee.dibatalkan.is_(None), Employee.nip.is_not(None)
    )
    return {nip: person for nip, person in session.execute(query) if nip}


def _kept(session: Session) -> dict[uuid.UUID, Days]:
    kept: dict[uuid.UUID, Days] = {}
    columns = (LeaveOpening.employee_id, LeaveOpening.tahun, LeaveOpening.terpakai, LeaveOpening.ditangguhkan)
    query = sa.select(*columns).where(LeaveOpening.office_id == session.info["office_id"])
    for person, year, used, postponed in session.execute(query):
        kept.setdefault(person, {})[year] = (used, postponed)
    return kept


def _row(
    line: OpeningLine, years: tuple[int, ...], people: dict[str, uuid.UUID], kept: dict[uuid.UUID, Days], today: dt.date
) -> OpeningRow:
    problems = [line.problem] if line.problem else identity.check_nip(line.nip, None, today)
    problems = [p for p in problems if p.blocks]
    person = people.get(line.nip)
    if not problems and person is None:
        problems.append(Problem("OPENING_UNKNOWN_NIP", "nip", {"nip": line.nip}))
    old = kept.get(person, {}) if person else {}
    new: Days = {}
    for year in years:
        try:
            told = _days(line, year, old.get(year), today)
        except Refused as refusal:
            problems += refusal.problems
            continue
        if told is not None and told != old.get(year):
            new[year] = told
    unknown = tuple(y for y in years if (y, USED) not in line.days and y not in old)
    if problems:
        new = {}
    return OpeningRow(line.number, line.nip, line.nama, person, new, {y: old[y] for y in new if y in old}, unknown,
                      tuple(problems))  # fmt: skip


def _days(line: OpeningLine, year: int, old: tuple[int, int] | None, today: dt.date) -> tuple[int, int] | None:
    """Days of one year as the file says; None when it does not say how many were used."""
    used, postponed = line.days.get((year, USED)), line.days.get((year, POSTPONED))
    if used is None:
        return None
    if year > today.year:
        raise Refused(Problem("opening_year_future", "terpakai", {"tahun": year}))
    return _whole(used, openings.MOST_USED), _whole(postponed, 12) if postponed else (old[1] if old else 0)


def _whole(text: str, most: int) -> int:
    try:
        days = openings.read_days(text, "terpakai")
    except Refused as no:
        if no.problems[0].code == "fraction_not_allowed":
            raise
        raise Refused(Problem("OPENING_FORMAT", "terpakai", {"raw": text})) from None
    if not 0 <= days <= most:
        raise Refused(Problem("OPENING_FORMAT", "terpakai", {"raw": text}))
    return days
