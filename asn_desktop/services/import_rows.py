"""What an import shows before it writes: rows with their outcome, columns with their field, units to be made."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from asn_desktop.problems import Problem, Severity
from asn_desktop.sheets.mapping import Column
from asn_desktop.sheets.people import PersonRow
from asn_desktop.sheets.reader import Cell
from asn_desktop.sheets.sense import FileKind


class Outcome(StrEnum):
    """What becomes of a row when the import is approved."""

    NEW = "baru"
    CHANGED = "berubah"
    SAME = "sama"
    REFUSED = "ditolak"
    SKIPPED = "dilewati"  # a second copy of the same row
    ASK = "tanya"  # perhaps somebody already known: the clerk decides


IMPORTED = (Outcome.NEW, Outcome.CHANGED, Outcome.SAME)


@dataclass(frozen=True)
class FieldChange:
    """One field of a known person: as kept, and as the file says. `field` is the import's field name."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class RawCell:
    """A cell as it stands in the file: its place in Excel, its text, whether Excel kept it as a number."""

    place: str  # "C30"
    text: str
    is_number: bool


@dataclass(frozen=True)
class ImportRow:
    """One person's row of the file with what would become of it."""

    number: int
    outcome: Outcome
    nip: str  # as read; may be broken
    nama: str  # with titles, as written
    problems: tuple[Problem, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    cells: Mapping[str, Cell] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)  # field -> column in Excel
    employee_id: uuid.UUID | None = None
    candidate: str = ""  # the known person an ASK is about
    sheet: str = ""
    key: int = 0  # the row counted through all sheets read together; `chosen`, reasons and answers name rows by it

    @property
    def raw(self) -> Mapping[str, RawCell]:
        """The cells as they stand in the file, by field."""
        return {name: raw_cell(cell, self.letters.get(name, ""), self.number) for name, cell in self.cells.items()}

    @property
    def imported(self) -> bool:
        """Whether the row goes in (or is in already)."""
        return self.outcome in IMPORTED

    @property
    def warned(self) -> bool:
        """Whether it goes in with a finding that only warns."""
        return self.imported and any(p.severity is Severity.WARNING for p in self.problems)

    @property
    def incomplete(self) -> bool:
        """Whether it goes in without a field that was refused."""
        return self.imported and any(p.blocks for p in self.problems)

    @property
    def needs_reason(self) -> bool:
        """Whether it is refused only for findings that a reason can lift."""
        blocking = [p for p in self.problems if p.blocks]
        return self.outcome is Outcome.REFUSED and all(p.severity is Severity.REASON for p in blocking)


@dataclass(frozen=True)
class NewUnit:
    """A unit the file names and the office does not have yet."""

    key: tuple[str, str]  # (key of the parent's name or "", key of its own name)
    nama: str
    induk: str  # name of the unit above it
    pegawai: int  # rows that stand in it


@dataclass(frozen=True)
class Question:
    """What the program will not decide alone. `options` are words to choose from, `answer` the one in force;
    `settled` once the clerk (now, or last month for the same headings) has said so."""

    key: str  # "bulan:tmt_jabatan", "kolom:jabatan", "masa_kerja", "unit:dinas perhubungan"
    code: str  # MONTH_FIRST | TWO_COLUMNS | SERVICE_KIND | UNIT_TWIN
    options: tuple[str, ...]
    answer: str
    settled: bool
    values: Mapping[str, Any] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True)
class SheetInfo:
    """A sheet of the file: whether people see it, how many people stand in it, whether it is read now.

    `why` is the code of the reason when no list of people was found in it.
    """

    name: str
    hidden: bool
    people: int
    chosen: bool
    kind: FileKind | None = None
    why: str = ""


@dataclass(frozen=True)
class Part:
    """One sheet as it was understood."""

    sheet: str
    kind: FileKind
    header_rows: tuple[int, ...]  # as Excel counts
    as_of: dt.date | None
    office: str  # the unit the title speaks of
    columns: tuple[Column, ...]
    samples: Mapping[int, tuple[str, ...]]  # column index -> a few of its texts
    layout: str  # fingerprint of the headings
    skipped_lines: Mapping[str, int]  # why -> how many lines of the sheet are no people
    questions: tuple[Question, ...]
    people: int


@dataclass(frozen=True)
class Preview:
    """Everything an import would do; nothing is written. `ready` is kept so that `apply` does exactly this."""

    file_name: str
    file_hash: str
    kind: str  # xlsx | xls | ods | csv
    sheets: tuple[SheetInfo, ...]
    parts: tuple[Part, ...]  # the sheets that are read, in the order of the file
    rows: tuple[ImportRow, ...]
    new_units: tuple[NewUnit, ...]
    unit_questions: tuple[Question, ...]
    imported_before: dt.datetime | None
    people: tuple[PersonRow, ...]
    today: dt.date
    journal_head: int  # last line of the journal when this was worked out
    ready: Any = field(default=None, repr=False, compare=False)  # the plan itself, good while the journal stands still

    @property
    def sheet(self) -> str:
        """The names of the sheets that are read."""
        return ", ".join(part.sheet for part in self.parts)

    @property
    def header_rows(self) -> tuple[int, ...]:
        return self.parts[0].header_rows

    @property
    def as_of(self) -> dt.date | None:
        return self.parts[0].as_of

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the first sheet."""
        return self.parts[0].columns

    @property
    def layout(self) -> str:
        return self.parts[0].layout

    @property
    def skipped_lines(self) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for part in self.parts:
            found.update(part.skipped_lines)
        return found

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of the sheets and of the units, open ones first."""
        found = [q for part in self.parts for q in part.questions] + list(self.unit_questions)
        return tuple(sorted(found, key=lambda q: q.settled))

    @property
    def unsettled(self) -> tuple[Question, ...]:
        return tuple(q for q in self.questions if not q.settled)

    def of(self, *outcomes: Outcome) -> tuple[ImportRow, ...]:
        """The rows with one of the outcomes, in the order of the file."""
        return tuple(row for row in self.rows if row.outcome in outcomes)

    @property
    def new(self) -> tuple[ImportRow, ...]:
        return self.of(Outcome.NEW)

    @property
    def changed(self) -> tuple[ImportRow, ...]:
        return self.of(Outcome.CHANGED)

    @property
    def same(self) -> tuple[ImportRow, ...]:
        return self.of(Outcome.SAME)

    @property
    def refused(self) -> tuple[ImportRow, ...]:
        return self.of(Outcome.REFUSED, Outcome.ASK)

    @property
    def skipped(self) -> tuple[ImportRow, ...]:
        return self.of(Outcome.SKIPPED)

    @property
    def imported(self) -> tuple[ImportRow, ...]:
        return self.of(*IMPORTED)

    @property
    def warned(self) -> tuple[ImportRow, ...]:
        return tuple(row for row in self.rows if row.warned)

    @property
    def incomplete(self) -> tuple[ImportRow, ...]:
        return tuple(row for row in self.rows if row.incomplete)

    @property
    def attention(self) -> tuple[ImportRow, ...]:
        """Rows that go in with something to look at: a warning, or a field left out."""
        return tuple(row for row in self.rows if row.warned or row.incomplete)


@dataclass(frozen=True)
class Applied:
    """What an import has done."""

    batch_id: uuid.UUID
    added: int
    changed: int
    same: int
    refused: int
    skipped: int
    units: int
    left_out: int  # fields refused in rows that went in


@dataclass(frozen=True)
class Undone:
    """What an undo has turned back."""

    batch_id: uuid.UUID
    removed: int
    restored: int


def raw_cell(cell: Cell, letter: str, number: int) -> RawCell:
    """The cell as the clerk finds it in Excel; a number is written the way Excel shows it."""
    is_number = isinstance(cell, float | int) and not isinstance(cell, bool)
    if isinstance(cell, float | int) and abs(cell) >= 1e11:
        text = f"{cell:.5E}".replace(".", ",")
    elif isinstance(cell, float) and cell == int(cell):
        text = str(int(cell))
    elif isinstance(cell, dt.datetime | dt.date):
        text = f"{cell.day:02d}-{cell.month:02d}-{cell.year}"
    else:
        text = "" if cell is None else str(cell)
    return RawCell(f"{letter}{number}", text, is_number)
