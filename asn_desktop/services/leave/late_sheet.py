"""A spreadsheet of leave granted on paper: read, weighed, shown row by row, and entered without the refused rows.

Source: leave.md §3-4 (entri susulan). A repeated import changes nothing: what is entered is passed over.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.leave import reading
from asn_desktop.services.import_files import read_bytes
from asn_desktop.services.leave import late
from asn_desktop.services.leave.late import LateAsk, LateRow
from asn_desktop.services.leave.requests import LeaveRow
from asn_desktop.sheets.late_leave import read_late
from asn_desktop.sheets.person_lines import PersonLine
from asn_desktop.sheets.reader import open_book
from asn_desktop.store.employees import Employee


@dataclass(frozen=True)
class SheetRow:
    """One row of the file; `row` is None when it could not even be read."""

    number: int
    nip: str
    nama: str
    row: LateRow | None
    problems: tuple[Problem, ...]

    @property
    def good(self) -> bool:
        """Whether it would be written."""
        return not self.problems and self.row is not None and self.row.good


@dataclass(frozen=True)
class LateSheet:
    """What importing the file would write; nothing is written yet."""

    file_name: str
    rows: tuple[SheetRow, ...]

    @property
    def writable(self) -> tuple[SheetRow, ...]:
        """Rows that would be written."""
        return tuple(row for row in self.rows if row.good)

    @property
    def refused(self) -> tuple[SheetRow, ...]:
        """Rows that are refused, each with its reasons."""
        return tuple(row for row in self.rows if row.problems)

    @property
    def known(self) -> tuple[SheetRow, ...]:
        """Rows that are entered already."""
        return tuple(row for row in self.rows if row.row is not None and row.row.sudah)


def preview(
    session: Session, source: Path | str | bytes, *, today: dt.date, file_name: str = "", charged: bool = True
) -> LateSheet:
    """Read and weigh a list with columns NIP, jenis, mulai, sampai, nomor, tanggal, alasan (and pejabat).

    `charged` False: the opening balances count the annual days already. Raises `Refused` (SHEET_NO_HEADER,
    `late_columns_missing`) and `Trouble` (`sheet_*`); rows are refused one by one.
    """
    data, name = read_bytes(source, file_name)
    sheet = next((s for s in open_book(data).sheets if not s.hidden), None)
    if sheet is None:
        raise Refused(Problem("SHEET_NO_PEOPLE", values={"sheet": ""}))
    lines = read_late(sheet, today)
    people = _people(session)
    read = [_ask(line, people, today, charged=charged) for line in lines]
    asks = [ask for ask, _ in read if ask is not None]
    weighed = iter(late.preview(session, asks, today=today))
    rows = []
    for line, (ask, problems) in zip(lines, read, strict=True):
        row = next(weighed) if ask is not None else None
        found = (*problems, *(row.problems if row is not None and not row.sudah else ()))
        rows.append(SheetRow(line.number, line.nip, row.nama if row is not None else line.nama, row, tuple(found)))
    return LateSheet(name, tuple(rows))


def apply(session: Session, seen: LateSheet, *, today: dt.date, now: dt.datetime) -> tuple[LeaveRow, ...]:
    """Write the rows that are good; all of them or none."""
    asks = [row.row.ask for row in seen.writable if row.row is not None]
    return late.enter(session, asks, today=today, now=now) if asks else ()


def _people(session: Session) -> dict[str, uuid.UUID]:
    query = sa.select(Employee.nip, Employee.id).where(
        Employee.office_id == session.info["office_id"], Employee.dibatalkan.is_(None), Employee.nip.is_not(None)
    )
    return {nip: person for nip, person in session.execute(query) if nip}


def _ask(
    line: PersonLine, people: dict[str, uuid.UUID], today: dt.date, *, charged: bool
) -> tuple[LateAsk | None, tuple[Problem, ...]]:
    problems = list(line.problems)
    if not problems:
        problems = [p for p in identity.check_nip(line.nip, None, today) if p.blocks]
    person = people.get(line.nip)
    if not problems and person is None:
        problems.append(Problem("OPENING_UNKNOWN_NIP", "nip", {"nip": line.nip}))
    try:
        kind = reading.kind(line.texts.get("jenis", ""))
    except Refused as no:
        problems += no.problems
        return None, tuple(problems)
    if problems or person is None:
        return None, tuple(problems)
    return LateAsk(
        person, kind, line.days["mulai"], line.days["sampai"], line.texts.get("nomor", ""), line.days.get("tanggal"),
        line.texts.get("alasan", ""), line.texts.get("pejabat", ""), dibebankan=charged,
    ), ()  # fmt: skip
