"""A deed and its letter in one transaction: both are kept, or neither."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from asn_desktop.problems import Refused
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import other_letters
from asn_desktop.services.leave.deeds import Decision, LeaveRow
from asn_desktop.services.letters import LetterRow

Answer = tuple[LeaveRow, LetterRow | None]


@dataclass(frozen=True)
class LetterWish:
    """Which letter, what is given by hand for it, and how it is numbered (`mode` None: the unit's own way)."""

    wording: str
    values: Mapping[str, Any] = field(default_factory=dict)
    mode: str | None = None
    number: str | None = None

    def make(self, session: Any, request_id: uuid.UUID, today: dt.date, now: dt.datetime) -> LetterRow:
        """Print it and put it into the folder of the request."""
        return other_letters.make(session, request_id, self.wording, self.values, mode=self.mode, nomor=self.number,
                                  today=today, now=now)  # fmt: skip


def with_letter(session: Any, deed: Callable[..., LeaveRow], request_id: uuid.UUID, *args: Any, letter: LetterWish,
                today: dt.date, now: dt.datetime, **kw: Any) -> Answer:
    """The deed first, then the letter that tells of it."""
    row = deed(session, request_id, *args, today=today, now=now, **kw)
    return row, letter.make(session, request_id, today, now)


def letter_first(session: Any, deed: Callable[..., LeaveRow], request_id: uuid.UUID, given: Callable[..., Any], *,
                 letter: LetterWish, today: dt.date, now: dt.datetime) -> Answer:
    """The letter first, because the deed keeps its number: `given(number, date)` makes the deed's own value."""
    made = letter.make(session, request_id, today, now)
    return deed(session, request_id, given(made.nomor or "", made.tanggal or today), today=today, now=now), made


def postpone(session: Any, request_id: uuid.UUID, given: Decision, *, today: dt.date, now: dt.datetime) -> Answer:
    """A postponement and its letter; the decision stands even where the letter still lacks something of the record."""
    row = leave.decide(session, request_id, given, today=today, now=now)
    try:
        with session.begin_nested():
            return row, LetterWish("surat_penangguhan_cuti").make(session, request_id, today, now)
    except Refused:
        return row, None
