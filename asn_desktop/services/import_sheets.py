"""The sheets of a file read into people: which sheets, which columns, what the clerk has answered or must answer."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import siasn_columns
from asn_desktop.services.import_rows import Part, Question, SheetInfo
from asn_desktop.sheets.header import Header, find_header
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.mapping import Column, fingerprint, map_columns
from asn_desktop.sheets.people import PersonRow, read_people
from asn_desktop.sheets.reader import Book, Cell, Sheet
from asn_desktop.sheets.rows import RawRow, Skipped, read_title, walk
from asn_desktop.sheets.sense import (
    DAY_FIRST,
    MONTH_FIRST,
    Sense,
    kind_of,
    month_first_fields,
    reading_of,
    service_meaning,
)
from asn_desktop.store.imports import ImportLayout

_MEANINGS = ("mks", "mkg")
_SERVICE_FIELDS = frozenset(("mk_tahun", "mk_bulan", "masa_kerja_teks"))
Chosen = Mapping[int, str | None]


@dataclass(frozen=True)
class ReadSheet:
    """One sheet as it was understood, with its people."""

    part: Part
    people: tuple[PersonRow, ...]
    sense: Sense

    @property
    def letters(self) -> dict[str, str]:
        """Field -> letter of its column."""
        return {c.field: c.letter for c in self.part.columns if c.field}


@dataclass(frozen=True)
class Words:
    """What the clerk says about the file: columns (of the first sheet, or by layout), answers by question."""

    mapping: Chosen | None = None
    layouts: Mapping[str, Chosen] | None = None
    answers: Mapping[str, str] | None = None


def read_sheets(
    session: Session, book: Book, wanted: Collection[str] | None, words: Words, today: dt.date
) -> tuple[list[ReadSheet], tuple[SheetInfo, ...]]:
    """The chosen sheets, read, and what every sheet of the file is.

    Without a choice every visible sheet with a header of people is read (a REKAP has none). Raises `Refused`:
    ``SHEET_UNKNOWN``, ``SHEET_NO_HEADER``, ``SHEET_NO_NAME``, ``SHEET_NO_PEOPLE``.
    """
    unknown = set(wanted or ()) - {sheet.name for sheet in book.sheets}
    if unknown:
        raise Refused(Problem("SHEET_UNKNOWN", values={"sheet": sorted(unknown)[0]}))
    found: list[ReadSheet] = []
    infos, refusals, offset = [], [], 0
    for sheet in book.sheets:
        usual = not sheet.hidden and sheet.name not in siasn_columns.RECORD_SHEETS
        chosen = sheet.name in wanted if wanted is not None else usual
        try:
            header = find_header(sheet)
            if chosen:
                found.append(_read(session, sheet, header, words, today, offset, first=not found))
                offset += len(sheet.rows)
            count = len(found[-1].people) if chosen else _guess_people(sheet, header)
            kind = kind_of(header.labels, read_title(sheet, header).text)
            infos.append(SheetInfo(sheet.name, sheet.hidden, count, chosen, kind))
        except Refused as refusal:
            infos.append(SheetInfo(sheet.name, sheet.hidden, 0, False, None, refusal.problems[0].code))
            if chosen:
                refusals.append(refusal)
            if wanted is not None and chosen:
                raise
    if not found:
        raise refusals[0] if refusals else Refused(Problem("SHEET_NO_HEADER", values={"sheet": ""}))
    return found, tuple(infos)


def _read(
    session: Session, sheet: Sheet, header: Header, words: Words, today: dt.date, offset: int, *, first: bool
) -> ReadSheet:  # fmt: skip
    layout = fingerprint(header)
    kept_columns, kept_answers = _remembered(session, layout)
    answers = {**kept_answers, **(words.answers or {})}
    body = sheet.rows[header.first_data :]
    told = (words.layouts or {}).get(layout) or (words.mapping if first else None)
    preferred = {key[6:]: letter for key, letter in answers.items() if key.startswith("kolom:")}
    columns = map_columns(header, body, kept_columns if told is None else told, preferred)
    if not any(c.field == "nama" for c in columns):
        raise Refused(Problem("SHEET_NO_NAME"))
    lines = list(walk(sheet, header, columns))
    rows = [line for line in lines if isinstance(line, RawRow)]
    if not rows:
        raise Refused(Problem("SHEET_NO_PEOPLE", values={"sheet": sheet.name}))
    title = read_title(sheet, header)
    kind = kind_of(header.labels, title.text)
    meaning, sure = service_meaning(rows, title.text, title.as_of or today, kind)
    proven = month_first_fields(columns, rows)
    asked = [*_order_questions(proven, columns, rows), *_column_questions(columns)]
    if not sure and any(c.field in _SERVICE_FIELDS for c in columns):
        asked.append(Question("masa_kerja", "SERVICE_KIND", _MEANINGS, meaning, settled=False))
    questions = tuple(_settled(q, answers, sheet.name) for q in asked)
    said = {q.key: q.answer for q in questions if q.settled}
    meaning = said.get("masa_kerja", meaning)
    order = {key[6:]: answer for key, answer in said.items() if key.startswith("bulan:")}
    sense = Sense(today, title.as_of, title.office, meaning, kind)
    people = read_people(rows, reading_of(columns, rows, today, order, proven), sense)
    for person in people:
        person.sheet, person.key = sheet.name, person.number + offset
    part = Part(
        sheet.name, kind, tuple(r + 1 for r in header.rows), title.as_of, title.office, tuple(columns),
        _samples(columns, body), layout, Counter(s.why for s in lines if isinstance(s, Skipped)), questions,
        len(people),
    )  # fmt: skip
    return ReadSheet(part, tuple(people), sense)


def _settled(question: Question, answers: Mapping[str, str], sheet: str) -> Question:
    told = answers.get(question.key)
    if told in question.options:
        return replace(question, answer=told, settled=True, sheet=sheet)
    return replace(question, sheet=sheet)


def _order_questions(proven: Collection[str], columns: Sequence[Column], rows: Sequence[RawRow]) -> list[Question]:
    """A date column that can only be month/day/year (§6.3: then ask); until the answer it is not read."""
    found = []
    for column in columns:
        if column.field in proven and column.field:
            texts = [cell_text(row.cells.get(column.field)) for row in rows[:60]]
            shown = [text for text in texts if text][:3]
            values = {"field": column.field, "letter": column.letter, "samples": shown, "heading": column.heading}
            found.append(Question(f"bulan:{column.field}", "MONTH_FIRST", (MONTH_FIRST, DAY_FIRST), "", False, values))
    return found


def _column_questions(columns: Sequence[Column]) -> list[Question]:
    """Two columns for one field: the fuller one is kept, and the clerk is asked."""
    by_letter = {column.letter: column for column in columns}
    found = []
    for column in columns:
        rivals = [c for c in columns if c.note == "second" and c.partner == column.letter]
        if not rivals or column.field is None or all(c.is_id != column.is_id for c in rivals):
            continue
        letters = tuple(sorted((column.letter, *(c.letter for c in rivals)), key=lambda x: (len(x), x)))
        values = {"field": column.field, "headings": {one: by_letter[one].heading for one in letters}}
        found.append(Question(f"kolom:{column.field}", "TWO_COLUMNS", letters, column.letter, False, values))
    return found


def _guess_people(sheet: Sheet, header: Header) -> int:
    """How many people a sheet that is not read seems to hold."""
    columns = map_columns(header, sheet.rows[header.first_data :], None)
    return sum(1 for line in walk(sheet, header, columns) if isinstance(line, RawRow))


def _samples(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> dict[int, tuple[str, ...]]:
    """The first three different texts of each column, for the clerk who matches columns."""
    found: dict[int, list[str]] = {column.index: [] for column in columns}
    for row in body[:60]:
        if sum(cell not in ("", None) for cell in row) < 3:
            continue  # a group heading says nothing about its column
        for index, seen in found.items():
            text = cell_text(row[index]) if index < len(row) else ""
            if text and len(seen) < 3 and text not in seen:
                seen.append(text)
    return {index: tuple(texts) for index, texts in found.items()}


def _remembered(session: Session, layout: str) -> tuple[dict[int, str | None] | None, dict[str, str]]:
    """What the clerk said about the same headings last time: columns and answers."""
    kept = session.get(ImportLayout, (session.info["office_id"], layout))
    if kept is None:
        return None, {}
    columns = {int(index): name for index, name in kept.kolom.items()}
    return columns or None, dict(kept.jawaban or {})


def remember(session: Session, parts: Sequence[Part]) -> None:
    """Keep the clerk's columns and answers under the fingerprint of the headings."""
    office: uuid.UUID = session.info["office_id"]
    for part in parts:
        chosen = {str(c.index): c.field for c in part.columns if c.sure == "dipilih"}
        answers = {q.key: q.answer for q in part.questions if q.settled}
        if chosen or answers:
            session.merge(ImportLayout(office_id=office, sidik=part.layout, kolom=chosen, jawaban=answers or None))
