"""Import of a list of employees: preview, apply, undo, and the refused rows as a spreadsheet to repair.

One approved import is one transaction; every row written has its journal line. Importing the same file twice changes
nothing (design: dirty data is normal, the computer proposes, a named person decides).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import import_rejected, reasons
from asn_desktop.services.import_files import read_bytes
from asn_desktop.services.import_plan import Decisions, Planned, Progress, plan
from asn_desktop.services.import_rows import (
    Applied,
    FieldChange,
    ImportRow,
    NewUnit,
    Outcome,
    Part,
    Preview,
    Question,
    RawCell,
    SheetInfo,
    Undone,
)
from asn_desktop.services.import_sheets import ReadSheet, Words, read_sheets, remember
from asn_desktop.services.import_undo import Batch, batches, undo
from asn_desktop.services.import_units import UnitFinder
from asn_desktop.services.import_write import write
from asn_desktop.sheets.cells import FIELDS
from asn_desktop.sheets.mapping import Column
from asn_desktop.sheets.reader import open_book
from asn_desktop.sheets.sense import FileKind
from asn_desktop.store import bulk, durable, journal
from asn_desktop.store.imports import ImportBatch

__all__ = [
    "FIELDS", "Applied", "Batch", "Column", "Decisions", "FieldChange", "FileKind", "ImportRow", "NewUnit", "Outcome",
    "Part", "Preview", "Question", "RawCell", "SheetInfo", "Undone", "apply", "batches", "preview", "save_rejected",
    "undo", "write_rejected",
]  # fmt: skip


def _code(problem: Problem) -> str:
    return problem.code


@bulk.collector_paused()
def preview(
    session: Session, source: Path | str | bytes, *, today: dt.date, sheet: str | Collection[str] | None = None,
    mapping: Mapping[int, str | None] | None = None, layouts: Mapping[str, Mapping[int, str | None]] | None = None,
    answers: Mapping[str, str] | None = None, decisions: Decisions | None = None, file_name: str = "",
    progress: Progress | None = None,
) -> Preview:  # fmt: skip
    """What importing a file would do; nothing is written.

    `source` is a path or the file's bytes. `sheet` names the sheets to read (default: every visible one with people).
    `mapping` is the clerk's word for the columns of the first sheet (0-based index -> field or None), `layouts` the
    same for sheets by the fingerprint of their headings; `answers` settles `Preview.questions` (key -> option). Ages
    and service are checked as of each sheet's own KEADAAN date. Raises `Refused` (``SHEET_NO_HEADER``,
    ``SHEET_NO_NAME``, ``SHEET_NO_PEOPLE``, ``SHEET_UNKNOWN``) and `Trouble` (``sheet_*``: the file is no spreadsheet,
    is encrypted, empty, damaged). Refuses ``role_not_allowed`` to readers without READ_SENSITIVE.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)  # old values are shown beside new ones, the NIK in full
    data, name = read_bytes(source, file_name)
    book = open_book(data)
    wanted = None if sheet is None else {sheet} if isinstance(sheet, str) else set(sheet)
    read, infos = read_sheets(session, book, wanted, Words(mapping, layouts, answers), today)
    planned, finder = plan(session, read, decisions or Decisions(), answers, progress)
    digest = sha256(data).hexdigest()
    return Preview(
        file_name=name, file_hash=digest, kind=book.kind, sheets=infos, parts=tuple(one.part for one in read),
        rows=tuple(p.row for p in planned), new_units=finder.proposals(), unit_questions=finder.questions(),
        imported_before=_before(session, digest), people=tuple(p for one in read for p in one.people), today=today,
        journal_head=journal.head(session)[0], ready=_Ready(planned, finder, read, dict(answers or {})),
    )  # fmt: skip


@dataclass(frozen=True)
class _Ready:
    """The plan as it was shown, and what it was made from."""

    planned: list[Planned]
    finder: UnitFinder
    sheets: list[ReadSheet]
    answers: dict[str, str]


@bulk.collector_paused()
def apply(
    session: Session, preview: Preview, *, now: dt.datetime, chosen: Collection[int] | None = None,
    reasons: Mapping[int, str] | None = None, same_person: Mapping[int, uuid.UUID | None] | None = None,
    new_units: bool = True, progress: Progress | None = None,
) -> Applied:  # fmt: skip
    """Write an approved preview in the running transaction.

    `chosen` limits it to the rows with these keys (default: every row that can go in); `reasons` lifts findings that
    allow a reason; `same_person` settles rows that may be somebody known (id of the record, or None for somebody
    else); `new_units` says whether units the file names are made. Raises `Refused` with ``IMPORT_STALE`` when the
    store has changed since the preview, ``IMPORT_NOTHING`` when no row would change anything.
    """
    require(session.info["actor"], Deed.ENTER)
    said = {row: reason.strip() for row, reason in (reasons or {}).items() if reason.strip()}
    decisions = Decisions(said, same_person or {})
    still = not said and not decisions.same_person and preview.journal_head == journal.head(session)[0]
    ready: _Ready = preview.ready
    planned, finder = ready.planned, ready.finder
    if not still:
        planned, finder = plan(session, ready.sheets, decisions, ready.answers)
        _same_as_shown(preview, planned, decisions)
    wanted = planned if chosen is None else [p for p in planned if p.row.key in set(chosen)]
    if not any(p.row.outcome in (Outcome.NEW, Outcome.CHANGED) for p in wanted):
        raise Refused(Problem("IMPORT_NOTHING"))
    touched, units = write(
        session, wanted, finder, today=preview.today, new_units=new_units, progress=progress
    )
    _keep_reasons(session, wanted, touched, said)
    counts = Counter(p.row.outcome for p in wanted)
    batch = _note(session, preview, counts, said, now)
    session.flush()
    return Applied(
        batch_id=batch.id, added=counts[Outcome.NEW], changed=counts[Outcome.CHANGED], same=counts[Outcome.SAME],
        refused=counts[Outcome.REFUSED] + counts[Outcome.ASK], skipped=counts[Outcome.SKIPPED], units=units,
        left_out=sum(1 for p in wanted if p.row.imported for x in p.row.problems if x.blocks),
    )  # fmt: skip


def _keep_reasons(
    session: Session, wanted: list[Planned], touched: Mapping[int, uuid.UUID], said: Mapping[int, str]
) -> None:
    """The reason for an unusual key value stands beside the person, for as long as the value stays the same."""
    for planned in wanted:
        row = planned.row
        if row.key in said and row.key in touched:
            excused = [p for p in row.problems if p.severity is Severity.REASON]
            reasons.keep(session, touched[row.key], "employees", None, excused,
                         {p.code: said[row.key] for p in excused})  # fmt: skip


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
        if row.key in settled:
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
    remember(session, preview.parts)
    return batch
