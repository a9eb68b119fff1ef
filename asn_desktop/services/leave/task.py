"""One thing to do about a leave, and the row it is told from."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from asn_desktop.rules.leave.flow import State


@dataclass(frozen=True)
class Task:
    """What to do, by code (words: `ui.sentences.leave_flow.TASKS`), for whom, until when; `due` None: soon.

    `jenis` is for icons and filters; roles without `READ_SENSITIVE` are told no tasks at all.
    """

    code: str
    request_id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    unit_id: uuid.UUID | None
    unit: str | None
    jenis: str
    due: dt.date | None
    late: bool  # the day has passed
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A request as the tasks look at it, with its person."""

    id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    unit_id: uuid.UUID | None
    unit: str | None
    status: str
    kedudukan: str
    kontrak_akhir: dt.date | None
    jenis: str
    mulai: dt.date
    sampai: dt.date
    keadaan: State
    alasan_kode: str | None
    hari_tambahan: int
    perkiraan_lahir: dt.date | None
    lahir_pada: dt.date | None
    melapor_pada: dt.date | None
    terkait_id: uuid.UUID | None
    asal: str | None

    def task(self, code: str, due: dt.date | None, today: dt.date, **values: Any) -> Task:
        """A task about this request."""
        late = due is not None and due < today
        told = {"nama": self.nama, **values}
        return Task(code, self.id, self.employee_id, self.nama, self.unit_id, self.unit, self.jenis, due, late, told)
