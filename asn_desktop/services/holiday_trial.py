"""A holiday table that is only tried: what it would change in the table, and in leave already granted.

Source: leave.md §6; PP 11/2017 art. 311, 333 (a later decree never changes a granted leave by itself).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.services import holiday_decrees
from asn_desktop.services.holiday_decrees import Decree, TablePreview
from asn_desktop.services.leave import whatif
from asn_desktop.services.leave.whatif import Effect


@dataclass(frozen=True)
class Trial:
    """The comparison, and the leaves whose count would differ."""

    seen: TablePreview
    effects: tuple[Effect, ...]


def attempt(
    session: Session, source: Path | str | bytes, decree: Decree, *, end_missing: bool = True, today: dt.date,
    file_name: str = "",
) -> Trial:  # fmt: skip
    """Compare a file and count every open leave by the calendar it would make. Writes nothing.

    Refuses what `holiday_decrees.preview` refuses.
    """
    seen = holiday_decrees.preview(session, source, decree, today=today, file_name=file_name)
    years = {line.day.tanggal.year for line in seen.lines if line.day is not None}
    years |= {today.year, today.year + 1}
    after = holiday_decrees.calendar_after(session, years, seen, end_missing=end_missing)
    return Trial(seen, whatif.affected(session, today=today, after=after))
