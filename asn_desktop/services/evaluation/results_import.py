"""Results of evaluation from a spreadsheet: of e-Kinerja or SIASN (sumber resmi), or of older regulations.

Read, compared with the record, shown row by row, written in one transaction, and taken back as a whole by
`services.import_undo`. An official result that is on record is replaced only where the clerk says so. Source:
PermenPANRB 6/2022; PP 10/1979, PP 46/2011, PermenPANRB 8/2021 (kept with their own labels, never reckoned again).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import identity
from asn_desktop.rules.evaluation.old_results import OldRule
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import import_undo
from asn_desktop.services.evaluation import law, results_known, results_reading, results_write
from asn_desktop.services.evaluation.heads_check import Heads
from asn_desktop.services.evaluation.results_known import Known
from asn_desktop.services.evaluation.results_reading import Reading
from asn_desktop.services.import_files import read_bytes
from asn_desktop.services.import_rows import Undone
from asn_desktop.sheets.performance import ResultColumn, ResultLine, ResultSheet, read_results
from asn_desktop.sheets.reader import Sheet, open_book
from asn_desktop.store.imports import ImportBatch

BATCH = "hasil_kinerja"


class Source(StrEnum):
    """Where the list comes from."""

    EKINERJA = "ekinerja"  # e-Kinerja or SIASN: the official results since 2022
    LAMA = "lama"  # DP3, PP 46/2011, PermenPANRB 8/2021


class Outcome(StrEnum):
    """What would become of a row."""

    NEW = "baru"
    FILL = "dilengkapi"  # the row on record says the same or less: it is filled in and marked as official
    SAME = "sama"
    DIFFERENT = "beda"  # another result is on record: replaced only on confirmation
    REFUSED = "ditolak"


@dataclass(frozen=True)
class ResultRow:
    """One row of the file. `changes`: column -> (on record, in the file); `milik_kantor`: the result on record was
    signed by this office."""

    number: int
    nip: str
    nama: str
    employee_id: uuid.UUID | None
    values: Mapping[str, Any]
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    old_id: uuid.UUID | None = None
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    milik_kantor: bool = False
    raw: Mapping[str, str] = field(default_factory=dict)

    @property
    def tahun(self) -> int | None:
        """Year of the result, when it could be read."""
        return self.values.get("tahun")


@dataclass(frozen=True)
class ResultsPreview:
    """What importing the file would do; nothing is written yet."""

    file_name: str
    sheet: str
    source: Source
    aturan: OldRule | None
    columns: tuple[ResultColumn, ...]
    rows: tuple[ResultRow, ...]
    sebelumnya: dt.datetime | None  # the same file was imported then
    data: bytes = field(repr=False, default=b"")

    def of(self, outcome: Outcome) -> tuple[ResultRow, ...]:
        """The rows with one outcome."""
        return tuple(row for row in self.rows if row.outcome is outcome)

    def cell(self, row: ResultRow, problem: Problem) -> str:
        """The cell a finding is about as Excel names it ("F7"); only the row when the file has no such column."""
        at = next((c.index for c in self.columns if c.field == problem.field), None)
        return f"baris {row.number}" if at is None else f"{_letters(at)}{row.number}"


def preview(
    session: Session, source: Path | str | bytes, kind: Source | str, *, today: dt.date, aturan: OldRule | None = None,
    sheet: str | None = None, file_name: str = "",
) -> ResultsPreview:  # fmt: skip
    """Read and compare a list. `aturan`: the old regulation where the rows do not name one.

    Refuses SHEET_NO_HEADER, SHEET_NO_PEOPLE, `results_columns_missing`; Trouble `sheet_*`. Rows are refused one by one.
    """
    require(session.info["actor"], Deed.ENTER)
    data, name = read_bytes(source, file_name)
    found = _sheet(open_book(data).sheets, sheet, today)
    if not found.lines:
        raise Refused(Problem("SHEET_NO_PEOPLE", values={"sheet": found.name}))
    known, tables = results_known.read(session), cache(lambda day: law.matrix(session, day))
    heads = Heads(session)
    rows: list[ResultRow] = []
    seen: dict[results_known.Key, ResultRow] = {}
    for line in found.lines:
        official = Source(kind) is Source.EKINERJA
        reading = (results_reading.official(line, tables, today) if official
                   else results_reading.old(line, aturan, today))  # fmt: skip
        row = _row(line, reading, known, today, heads)
        rows.append(_within_file(row, seen))
    before = _before(session, data)
    return ResultsPreview(name, found.name, Source(kind), aturan, found.columns, tuple(rows), before, data)


def apply(
    session: Session, seen: ResultsPreview, *, replacing: Collection[int] = (), now: dt.datetime, today: dt.date
) -> uuid.UUID:
    """Write the new and filled rows, and of the different ones those whose row numbers are in `replacing`; all in one
    transaction. Returns the number of the import.

    Refuses IMPORT_STALE when the record has changed since it was shown, IMPORT_NOTHING, `results_not_different`.
    """
    require(session.info["actor"], Deed.ENTER)
    again = preview(session, seen.data, seen.source, today=today, aturan=seen.aturan, sheet=seen.sheet,
                    file_name=seen.file_name)  # fmt: skip
    for shown, now_is in zip(seen.rows, again.rows, strict=True):
        if (shown.outcome, shown.changes, shown.old_id) != (now_is.outcome, now_is.changes, now_is.old_id):
            raise Refused(Problem("IMPORT_STALE", values={"row": shown.number}))
    different = {row.number for row in again.of(Outcome.DIFFERENT)}
    if odd := sorted(set(replacing) - different):
        raise Refused(Problem("results_not_different", "ganti", {"baris": odd}))
    wanted = [row for row in again.rows if row.outcome in (Outcome.NEW, Outcome.FILL) or row.number in set(replacing)]
    if not wanted:
        raise Refused(Problem("IMPORT_NOTHING"))
    results_write.write(session, wanted, f"diganti hasil resmi dari {seen.file_name or 'impor'}")
    batch = ImportBatch(
        jenis=BATCH, berkas=seen.file_name, lembar=seen.sheet, hash=_digest(seen.data), keadaan=None, pada=now,
        oleh=session.info["actor"].name, transaksi=session.info["transaction"],
        jumlah=dict(Counter(row.outcome.value for row in again.rows)) | {"diganti": len(set(replacing))}, alasan=None,
    )  # fmt: skip
    session.add(batch)
    session.flush()
    return batch.id


def undo(session: Session, batch_id: uuid.UUID, *, now: dt.datetime, today: dt.date) -> Undone:
    """Take an import back: its rows are voided, those it replaced stand again. Refuses as `import_undo.undo`."""
    return import_undo.undo(session, batch_id, now=now, today=today, reason="impor hasil kinerja dibatalkan")


def batches(session: Session) -> tuple[import_undo.Batch, ...]:
    """The imports of results, newest first."""
    mine = sa.select(ImportBatch.id).where(
        ImportBatch.office_id == session.info["office_id"], ImportBatch.jenis == BATCH
    )
    ids = set(session.scalars(mine))
    return tuple(one for one in import_undo.batches(session, limit=1_000) if one.id in ids)


def rejected(seen: ResultsPreview, sentence: Callable[[Problem], str]) -> bytes:
    """The refused rows as xlsx under the file's own headings, the reasons in words beside them."""
    return results_write.rejected(seen.columns, seen.of(Outcome.REFUSED), sentence)


def _sheet(sheets: Collection[Sheet], wanted: str | None, today: dt.date) -> ResultSheet:
    """The sheet asked for, else the first visible one that can be read."""
    no: Refused | None = None
    for one in sheets:
        if one.hidden if wanted is None else one.name != wanted:
            continue
        try:
            return read_results(one, today)
        except Refused as refused:
            no = no or refused
    raise no or Refused(Problem("SHEET_NO_PEOPLE", values={"sheet": wanted or ""}))


def _row(line: ResultLine, reading: Reading, known: Known, today: dt.date, heads: Heads) -> ResultRow:
    problems = list(reading.problems)
    if not any(p.field == "nip" for p in problems):
        problems += [p for p in identity.check_nip(line.nip, None, today) if p.blocks]
    person = known.people.get(line.nip)
    if person is None and not any(p.field == "nip" for p in problems):
        problems.append(Problem("OPENING_UNKNOWN_NIP", "nip", {"nip": line.nip}))
    if person is not None and line.nama and results_known.other_name(line.nama, person):
        problems.append(Problem("results_other_name", "nama", {"raw": line.nama, "nama": person.nama, "nip": line.nip}))
    if person is not None and person.mulai and reading.tahun and reading.tahun < person.mulai.year:
        values = {"tahun": reading.tahun, "mulai": person.mulai}
        problems.append(Problem("RESULT_BEFORE_START", "tahun", values, Severity.WARNING))
    if person is not None:
        problems += heads.warn(person.id, reading.values)
    raw = {**line.texts, "nip": line.nip, "nama": line.nama}
    base = ResultRow(
        line.number, line.nip, person.nama if person else line.nama, person.id if person else None, reading.values,
        Outcome.REFUSED, tuple(problems), raw=raw,
    )  # fmt: skip
    if person is None or any(p.blocks for p in problems):
        return base
    return _compared(base, known.rows.get(results_known.key(person.id, reading.values), []))


def _compared(row: ResultRow, there: Collection[Mapping[str, Any]]) -> ResultRow:
    """The row beside what is on record for the same person and period."""
    if not there:
        return replace(row, outcome=Outcome.NEW)
    old = max(there, key=lambda one: (one["asal"] == "ekinerja", one["asal"] == "kantor"))
    changes = results_known.differences(old, row.values)
    mine = old["asal"] == "kantor"
    if mine:
        changes = {name: pair for name, pair in changes.items() if name in ("hasil", "perilaku", "predikat")}
    row = replace(row, old_id=old["id"], changes=changes, milik_kantor=mine)
    if any(was is not None for was, _ in changes.values()):
        return replace(row, outcome=Outcome.DIFFERENT)
    if changes or (row.values.get("asal") and old["asal"] is None):
        return replace(row, outcome=Outcome.FILL)
    return replace(row, outcome=Outcome.SAME)


def _within_file(row: ResultRow, seen: dict[results_known.Key, ResultRow]) -> ResultRow:
    """A second row of the file for the same result: the same is passed over, another is refused."""
    if row.outcome is Outcome.REFUSED or row.employee_id is None:
        return row
    first = seen.setdefault(results_known.key(row.employee_id, row.values), row)
    if first is row:
        return row
    if dict(first.values) == dict(row.values):
        return replace(row, outcome=Outcome.SAME, changes={}, old_id=None)
    twice = Problem("results_twice", "nip", {"baris": first.number, "tahun": row.tahun})
    return replace(row, outcome=Outcome.REFUSED, problems=(*row.problems, twice), changes={}, old_id=None)


def _before(session: Session, data: bytes) -> dt.datetime | None:
    return session.scalar(
        sa.select(sa.func.max(ImportBatch.pada)).where(
            ImportBatch.office_id == session.info["office_id"], ImportBatch.hash == _digest(data),
            ImportBatch.dibatalkan_pada.is_(None), ImportBatch.jenis == BATCH,
        )
    )  # fmt: skip


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _letters(index: int) -> str:
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
