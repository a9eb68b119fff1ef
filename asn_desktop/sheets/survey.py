"""Reads a public survey into counts: one row per answer sheet, or a recapitulation of counts per element.

A sheet that says who a citizen is, or that carries a rating of a person, is refused whole and nothing of it is kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import dates
from asn_desktop.rules.survey import answers, elements
from asn_desktop.rules.survey.elements import Element
from asn_desktop.sheets import survey_recap
from asn_desktop.sheets.cells import blank
from asn_desktop.sheets.header import is_number_row
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.reader import Cell, Sheet
from asn_desktop.sheets.survey_recap import FIRST_ROWS, FOOT, RefusedRow, SurveyCounts

__all__ = ["RefusedRow", "SurveyCounts", "SurveyFrame", "read_survey"]


@dataclass(frozen=True)
class SurveyFrame:
    """What a sheet is read against. `free`: "gratis" counts 4; `swapped`: bare U8 and U9 change places."""

    elements: tuple[Element, ...]
    first: dt.date
    last: dt.date
    free: bool = False
    swapped: bool = False

    def names(self) -> dict[str, str]:
        """Key -> name."""
        return {one.kode: one.nama for one in self.elements}


@dataclass(frozen=True)
class _Columns:
    at: dict[str, int]  # element -> column
    day: int | None
    by_number: frozenset[str]


def read_survey(sheets: Iterable[Sheet], frame: SurveyFrame) -> SurveyCounts:
    """The counts of the first sheet that is a survey.

    Refuses the whole file: E-IKM-04 (identity, in whichever sheet), E-IKM-05 (a rating), `survey_sheet_unknown`,
    `survey_column_twice`. Rows are refused one by one: E-IKM-01, E-IKM-03, `survey_day_unreadable`.
    """
    found = list(sheets)
    _refuse_identity(found, frame)
    for sheet in (one for one in found if not one.hidden):
        at = _header(sheet, frame)
        if at is not None:
            return _answers(sheet, at, frame)
    for sheet in (one for one in found if not one.hidden):
        recap = survey_recap.read(sheet, frame.elements, free=frame.free, swapped=frame.swapped)
        if recap is not None:
            return recap
    raise Refused(Problem("survey_sheet_unknown", "berkas"))


def _refuse_identity(sheets: Sequence[Sheet], frame: SurveyFrame) -> None:
    """No identity, no rating: by heading in a sheet of answers, by content in every sheet, hidden ones too."""
    for sheet in sheets:
        header = _header(sheet, frame)
        heads = _heads(sheet, header)
        named = next((text for text in heads if elements.is_identity(text)), None)
        if named is not None:
            raise Refused(Problem("E-IKM-04", "berkas", {"kolom": named}))
        rating = next((text for text in heads if elements.is_rating(text) and len(text) < 40), None)
        if rating is not None:
            raise Refused(Problem("E-IKM-05", "berkas", {"raw": rating}))
        for row in sheet.rows:
            for place, cell in enumerate(row):
                if not blank(cell) and elements.looks_like_identity(_whole(cell)):
                    raise Refused(Problem("E-IKM-04", "berkas", {"kolom": _label(sheet, header, place)}))


def _heads(sheet: Sheet, header: int | None) -> list[str]:
    """The headings: the row that names the elements and a row of parents above it; a letterhead is none."""
    if header is None:
        return []
    above = sheet.rows[header - 1] if header else []
    rows = [sheet.rows[header], *([above] if sum(not blank(c) for c in above) > 1 else [])]
    return [cell_text(c) for row in rows for c in row if isinstance(c, str)]


def _whole(cell: Cell) -> str:
    """A cell as text; a number with every digit, and the nought that a number cell takes from a telephone number."""
    if isinstance(cell, float | int) and not isinstance(cell, bool) and cell == int(cell) and cell > 10**8:
        digits = str(int(cell))
        return f"0{digits}" if digits.startswith("8") else digits
    return cell_text(cell)


def _label(sheet: Sheet, header: int | None, place: int) -> str:
    row = sheet.rows[header] if header is not None else []
    return (cell_text(row[place]) if place < len(row) else "") or f"ke-{place + 1}"


def _header(sheet: Sheet, frame: SurveyFrame) -> int | None:
    """The row that names most elements, at least two."""
    best, most = None, 1
    for index, row in enumerate(sheet.rows[:FIRST_ROWS]):
        read = {h.kode for c in row if isinstance(c, str) and (h := elements.read(c, frame.elements))}
        if len(read) > most:
            best, most = index, len(read)
    return best


def _columns(row: Sequence[Cell], frame: SurveyFrame) -> _Columns:
    at: dict[str, int] = {}
    by_number: set[str] = set()
    day = None
    for place, cell in enumerate(row):
        text = cell_text(cell) if isinstance(cell, str) else ""
        if day is None and elements.is_day(text):
            day = place
        heading = elements.read(text, frame.elements)
        if heading is None:
            continue
        kode = heading.kode
        if heading.by_number:
            kode = elements.SWAPPED.get(kode, kode) if frame.swapped else kode
            by_number.add(kode)
        if kode in at:
            raise Refused(Problem("survey_column_twice", "berkas", {"unsur": frame.names()[kode]}))
        at[kode] = place
    return _Columns(at, day, frozenset(by_number & elements.SWAPPED.keys()))


def _answers(sheet: Sheet, header: int, frame: SurveyFrame) -> SurveyCounts:
    columns = _columns(sheet.rows[header], frame)
    body = sheet.rows[header + 1 :]
    unreadable = columns.day is not None and dates.month_first(
        cell_text(row[columns.day]).split()[0] for row in body
        if columns.day < len(row) and isinstance(row[columns.day], str) and cell_text(row[columns.day])
    )  # fmt: skip
    given: dict[str, list[int]] = {kode: [] for kode in columns.at}
    refused: list[RefusedRow] = []
    taken = empty = 0
    for number, row in enumerate(body, header + 2):
        if _passes(row, columns, first=number == header + 2):
            continue
        read, problems = _row(row, columns, frame)
        if not problems and not read:
            empty += any(not blank(cell) for cell in row)
            continue
        problems += _outside(row, columns, frame, unreadable=unreadable)
        if problems:
            refused.append(RefusedRow(number, tuple(problems)))
            continue
        taken += 1
        for kode, answer in read.items():
            given[kode].append(answer)
    counts = {kode: answers.tally(many) for kode, many in given.items()}
    return SurveyCounts("lembar", counts, taken, tuple(refused), empty, columns.by_number, columns.day is not None)


def _passes(row: Sequence[Cell], columns: _Columns, *, first: bool) -> bool:
    """Rows that are no answer sheet: column numbers under the heading, sums and averages at the foot."""
    if first and is_number_row(list(row)) and len([c for c in row if not blank(c)]) > 4:
        return True
    return any(isinstance(cell, str) and FOOT.match(elements.plain(cell)) for place, cell in enumerate(row)
               if place not in columns.at.values())  # fmt: skip


def _row(row: Sequence[Cell], columns: _Columns, frame: SurveyFrame) -> tuple[dict[str, int], list[Problem]]:
    read: dict[str, int] = {}
    problems = []
    for kode, place in columns.at.items():
        cell = row[place] if place < len(row) else None
        if blank(cell):
            continue
        found = answers.answer(cell, kode, free=frame.free)
        if found is None:
            raw = cell_text(cell)[:24]
            problems.append(Problem("E-IKM-01", kode, {"unsur": frame.names()[kode], "raw": raw}))
        else:
            read[kode] = found
    return read, problems


def _outside(row: Sequence[Cell], columns: _Columns, frame: SurveyFrame, *, unreadable: bool) -> list[Problem]:
    cell = row[columns.day] if columns.day is not None and columns.day < len(row) else None
    if blank(cell):
        return []
    day = None if unreadable and isinstance(cell, str) else _day(cell, frame.last)
    if day is None:
        return [Problem("survey_day_unreadable", "tanggal", {"raw": cell_text(cell)[:24]})]
    if not frame.first <= day <= frame.last:
        return [Problem("E-IKM-03", "tanggal", {"tanggal": day, "mulai": frame.first, "sampai": frame.last})]
    return []


def _day(cell: Cell, today: dt.date) -> dt.date | None:
    """The day of an answer; its hour is not read."""
    try:
        if isinstance(cell, dt.datetime):
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return dates.from_serial(int(cell))
        text = cell_text(cell)
        return dates.date(text.split()[0] if ":" in text else text, today=dt.date(today.year + 1, 12, 31))
    except Refused:
        return None
