"""Import of a list of employees: preview, apply, undo, and the refused rows as a spreadsheet to repair.

One approved import is one transaction; every row written has its journal line. Importing the same file twice changes
nothing (design: dirty data is normal, the computer proposes, a named person decides).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import import_rejected, summaries
from asn_desktop.services.import_files import read_bytes
from asn_desktop.services.import_plan import Decisions, Planned, Progress, plan
from asn_desktop.services.import_rows import (
    Applied,
    FieldChange,
    ImportRow,
    NewUnit,
    Outcome,
    Preview,
    RawCell,
    Undone,
)
from asn_desktop.services.import_undo import Batch, batches, undo
from asn_desktop.services.import_write import write
from asn_desktop.sheets.cells import FIELDS
from asn_desktop.sheets.header import Header, find_header
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.mapping import Column, fingerprint, map_columns
from asn_desktop.sheets.people import read_people
from asn_desktop.sheets.reader import Book, Cell, Sheet, open_book
from asn_desktop.sheets.rows import RawRow, Skipped, read_title, walk
from asn_desktop.sheets.sense import Sense, reading_of, service_sense
from asn_desktop.store import bulk, durable, journal
from asn_desktop.store.imports import ImportBatch, ImportLayout

__all__ = [
    "FIELDS", "Applied", "Batch", "Column", "Decisions", "FieldChange", "ImportRow", "NewUnit", "Outcome", "Preview",
    "RawCell", "Undone", "apply", "batches", "preview", "save_rejected", "undo", "write_rejected",
]  # fmt: skip

def _code(problem: Problem) -> str:
    return problem.code


@bulk.collector_paused()
def preview(
    session: Session, source: Path | str | bytes, *, today: dt.date, sheet: str | None = None,
    mapping: Mapping[int, str | None] | None = None, decisions: Decisions | None = None, file_name: str = "",
    progress: Progress | None = None,
) -> Preview:  # fmt: skip
    """What importing a file would do; nothing is written.

    `source` is a path or the file's bytes. `sheet` chooses among several sheets (default: the first visible one with
    people). `mapping` is the clerk's word for columns (0-based index -> field or None). Ages and service are checked
    as of the sheet's own KEADAAN date. Raises `Refused` (``SHEET_NO_HEADER``, ``SHEET_NO_NIP``, ``SHEET_NO_PEOPLE``,
    ``SHEET_UNKNOWN``) and `Trouble` (``sheet_*``: the file is no spreadsheet, is encrypted, empty, damaged).
    """
    data, name = read_bytes(source, file_name)
    book = open_book(data)
    chosen, header = _choose(book, sheet)
    layout = fingerprint(header)
    body = chosen.rows[header.first_data :]
    columns = map_columns(header, body, mapping if mapping is not None else _remembered(session, layout))
    _demand_people(columns)
    title = read_title(chosen, header)
    lines = list(walk(chosen, header, columns))
    rows = [line for line in lines if isinstance(line, RawRow)]
    if not rows:
        raise Refused(Problem("SHEET_NO_PEOPLE", values={"sheet": chosen.name}))
    sense = Sense(today, title.as_of, title.office, service_sense(rows, title.text, title.as_of or today))
    people = tuple(read_people(rows, reading_of(columns, rows, today), sense))
    letters = {c.field: c.letter for c in columns if c.field}
    planned, finder = plan(session, people, sense, letters, decisions or Decisions(), progress)
    digest = sha256(data).hexdigest()
    return Preview(
        file_name=name, file_hash=digest, kind=book.kind, sheet=chosen.name,
        sheets=tuple(s.name for s in book.sheets if not s.hidden), header_rows=tuple(r + 1 for r in header.rows),
        as_of=title.as_of, office=title.office, columns=tuple(columns), samples=_samples(columns, body),
        rows=tuple(p.row for p in planned),
        new_units=finder.proposals(), skipped_lines=Counter(s.why for s in lines if isinstance(s, Skipped)),
        imported_before=_before(session, digest), layout=layout, people=people, sense=sense,
        journal_head=journal.head(session)[0], ready=(planned, finder),
    )  # fmt: skip


@bulk.collector_paused()
def apply(
    session: Session, preview: Preview, *, now: dt.datetime, chosen: Collection[int] | None = None,
    reasons: Mapping[int, str] | None = None, same_person: Mapping[int, uuid.UUID | None] | None = None,
    new_units: bool = True, progress: Progress | None = None,
) -> Applied:  # fmt: skip
    """Write an approved preview in the running transaction.

    `chosen` limits it to these row numbers (default: every row that can go in); `reasons` lifts findings that allow a
    reason; `same_person` settles rows that may be somebody known (id of the record, or None for somebody else);
    `new_units` says whether units the file names are made. Raises `Refused` with ``IMPORT_STALE`` when the store has
    changed since the preview, ``IMPORT_NOTHING`` when no row would change anything.
    """
    require(session.info["actor"], Deed.ENTER)
    said = {row: reason.strip() for row, reason in (reasons or {}).items() if reason.strip()}
    decisions = Decisions(said, same_person or {})
    letters = {c.field: c.letter for c in preview.columns if c.field}
    still = not said and not decisions.same_person and preview.journal_head == journal.head(session)[0]
    if still and preview.ready:
        planned, finder = preview.ready
    else:
        planned, finder = plan(session, preview.people, preview.sense, letters, decisions)
        _same_as_shown(preview, planned, decisions)
    wanted = planned if chosen is None else [p for p in planned if p.row.number in set(chosen)]
    if not any(p.row.outcome in (Outcome.NEW, Outcome.CHANGED) for p in wanted):
        raise Refused(Problem("IMPORT_NOTHING"))
    touched, units = write(session, wanted, finder, new_units=new_units, progress=progress)
    counts = Counter(p.row.outcome for p in wanted)
    batch = _note(session, preview, counts, said, now)
    summaries.rebuild_summaries(session, touched, today=preview.sense.today)
    session.flush()
    return Applied(
        batch_id=batch.id, added=counts[Outcome.NEW], changed=counts[Outcome.CHANGED], same=counts[Outcome.SAME],
        refused=counts[Outcome.REFUSED] + counts[Outcome.ASK], skipped=counts[Outcome.SKIPPED], units=units,
        left_out=sum(1 for p in wanted if p.row.imported for x in p.row.problems if x.blocks),
    )  # fmt: skip


def save_rejected(preview: Preview, sentence: Callable[[Problem], str] = _code) -> bytes:
    """The refused rows as xlsx: the cells as they stood, every identity number a text cell, the reason beside.

    `sentence` is the door's way to put a finding into words; without it the codes stand there.
    """
    return import_rejected.build(preview, sentence)


def write_rejected(preview: Preview, path: Path, sentence: Callable[[Problem], str] = _code) -> Path:
    """Write that spreadsheet to a path, whole or not at all; the path gets its .xlsx when it has none."""
    target = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
    durable.write(target, save_rejected(preview, sentence))
    return target


def _choose(book: Book, name: str | None) -> tuple[Sheet, Header]:
    """The asked sheet, or the first visible one with a header of people (REKAP has none)."""
    if name is not None:
        for sheet in book.sheets:
            if sheet.name == name:
                return sheet, find_header(sheet)
        raise Refused(Problem("SHEET_UNKNOWN", values={"sheet": name}))
    refusal: Refused | None = None
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        try:
            return sheet, find_header(sheet)
        except Refused as refused:
            refusal = refusal or refused
    raise refusal or Refused(Problem("SHEET_NO_HEADER", values={"sheet": ""}))


def _demand_people(columns: list[Column]) -> None:
    fields = {c.field for c in columns}
    missing = [name for name in ("nip", "nama") if name not in fields]
    if missing and not ("nama" in fields and missing == ["nip"]):
        raise Refused(Problem("SHEET_NO_NAME"))


def _samples(columns: list[Column], body: list[list[Cell]]) -> dict[int, tuple[str, ...]]:
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


def _remembered(session: Session, layout: str) -> dict[int, str | None] | None:
    kept = session.get(ImportLayout, (session.info["office_id"], layout))
    return {int(index): name for index, name in kept.kolom.items()} if kept else None


def _before(session: Session, digest: str) -> dt.datetime | None:
    batch = ImportBatch
    return session.scalar(
        sa.select(sa.func.max(batch.pada)).where(
            batch.office_id == session.info["office_id"], batch.hash == digest, batch.dibatalkan_pada.is_(None)
        )
    )


def _same_as_shown(shown: Preview, planned: list[Planned], decisions: Decisions) -> None:
    """What is written is what was shown: otherwise the clerk has to look again."""
    settled = decisions.reasons.keys() | decisions.same_person.keys()
    for before, now in zip(shown.rows, planned, strict=True):
        row = now.row
        if row.number in settled:
            continue
        if (before.outcome, before.employee_id, before.changes) != (row.outcome, row.employee_id, row.changes):
            raise Refused(Problem("IMPORT_STALE", values={"row": row.number}))


def _note(
    session: Session, preview: Preview, counts: Mapping[Outcome, int], reasons: Mapping[int, str], now: dt.datetime
) -> ImportBatch:
    """Keep what was imported, and how the clerk corrected the columns of this layout."""
    batch = ImportBatch(
        berkas=preview.file_name, lembar=preview.sheet, hash=preview.file_hash, keadaan=preview.as_of, pada=now,
        oleh=session.info["actor"].name, transaksi=session.info["transaction"],
        jumlah={outcome.value: counts.get(outcome, 0) for outcome in Outcome},
        alasan={str(row): reason for row, reason in reasons.items()} or None,
    )  # fmt: skip
    session.add(batch)
    chosen = {str(c.index): c.field for c in preview.columns if c.sure == "dipilih"}
    if chosen:
        session.merge(ImportLayout(office_id=session.info["office_id"], sidik=preview.layout, kolom=chosen))
    return batch
