"""A line of an attendance list beside what is kept and what the papers of that day say.

Only presence is taken; what the list says of absence is told and left to papers and people (PP 94/2021).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.day_status import DayStatus, Status
from asn_desktop.services import attendance_people, day_status

NEW, CHANGED, SAME, LEFT, REFUSED, ASKED = "baru", "ubah", "sama", "tidak diambil", "ditolak", "ditanyakan"
_PAPER = {
    "sakit": (Status.SAKIT, Status.CUTI), "cuti": (Status.CUTI, Status.SAKIT), "izin": (Status.IZIN,),
    "dinas": (Status.DINAS_LUAR,), "belajar": (Status.TUGAS_BELAJAR,),
}  # fmt: skip
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class SeenRow:
    """One day of one person as the file has it, and what becomes of it (`state`)."""

    number: int  # row of the file
    key: str  # NIP, PIN or name: what the person is known by in the file
    nama: str
    employee_id: uuid.UUID | None
    tanggal: dt.date | None
    masuk: str | None
    pulang: str | None
    tanda: str | None
    state: str
    problems: tuple[Problem, ...] = ()

    @property
    def writable(self) -> bool:
        """Whether it would change something."""
        return self.state in (NEW, CHANGED)


def compared(
    session: Session, rows: list[SeenRow], people: Iterable[tuple[uuid.UUID, dt.date]], today: dt.date,
    progress: Progress | None,
) -> list[SeenRow]:  # fmt: skip
    """Each row beside what is kept and what the papers of that day say."""
    months = sorted({month for _, month in people})
    cells: dict[tuple[uuid.UUID, dt.date], DayStatus] = {}
    kept: dict[tuple[uuid.UUID, dt.date], Mapping[str, Any]] = {}
    for done, month in enumerate(months, 1):
        for person in day_status.month(session, month, today=today).rows:
            cells |= {(person.employee_id, month.replace(day=n)): c for n, c in enumerate(person.cells, 1)}
        kept |= attendance_people.kept_days(session, month)
        if progress:
            progress(done, len(months))
    return [_judged(row, cells, kept) for row in rows]


def _judged(
    row: SeenRow, cells: Mapping[tuple[uuid.UUID, dt.date], DayStatus],
    kept: Mapping[tuple[uuid.UUID, dt.date], Mapping[str, Any]],
) -> SeenRow:  # fmt: skip
    if row.state != NEW or row.employee_id is None or row.tanggal is None:
        return row
    key = row.employee_id, row.tanggal
    cell, old = cells.get(key), kept.get(key, {})
    if cell is None or cell.status is Status.LUAR:
        return replace(row, state=REFUSED, problems=(Problem("ATTENDANCE_NOT_IN_SERVICE", "tanggal"),))
    if row.tanda == "alpa":
        return _left(row, "ATTENDANCE_ABSENCE_NOT_TAKEN", cell)
    if row.tanda in _PAPER:
        fits = cell.status in _PAPER[row.tanda]
        return replace(row, state=SAME) if fits else _left(row, "ATTENDANCE_PAPER_MISSING", cell)
    problems = row.problems
    if cell.status in (Status.CUTI, Status.SAKIT, Status.IZIN, Status.DINAS_LUAR, Status.TUGAS_BELAJAR):
        values = {"nama": row.nama, "tanggal": row.tanggal, "keadaan": cell.status.value.replace("_", " ")}
        problems = (*problems, Problem("attendance_on_paper_day", "tanggal", values, Severity.WARNING))
    if row.tanda == "hadir":
        there = bool(old.get("masuk") or old.get("pulang") or old.get("tanda") == Status.HADIR.value)
        return replace(row, state=SAME if there else CHANGED if old else NEW, problems=problems)
    now_kept = (old.get("masuk"), old.get("pulang"))
    if now_kept == (row.masuk, row.pulang):
        return replace(row, state=SAME, problems=problems)
    return replace(row, state=CHANGED if any(now_kept) else NEW, problems=problems)


def _left(row: SeenRow, code: str, cell: DayStatus) -> SeenRow:
    values = {"nama": row.nama, "tanda": row.tanda, "tanggal": row.tanggal, "keadaan": cell.status.value}
    return replace(row, state=LEFT, problems=(Problem(code, "tanda", values, Severity.WARNING),))
