"""Hours of work by weekday: dated rows of the table jam_kerja, which the office may write itself (Ramadan, Perkada).

Source: Perpres 21/2023 (37.5 hours a week, from 07:30 local time).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.attendance import Hours
from asn_desktop.rules.roster import Turn, clock
from asn_desktop.services import reference
from asn_desktop.store.reference import ReferenceRow

TABLE = "jam_kerja"
_RANK = {"bawaan": 0, "pusat": 1, "kantor": 2}


class WorkHours:
    """The hours of any day of a range, read once."""

    def __init__(self, rows: list[tuple[int, dt.date, dt.date | None, Mapping[str, Any]]]) -> None:
        self._rows = sorted(rows, key=lambda r: (r[0], r[1]), reverse=True)  # the nearest office, the newest first
        self._known: dict[tuple[str, dt.date], Hours | None] = {}

    def of(self, workweek: str, day: dt.date) -> Hours | None:
        """Hours of a day for a unit of this week ("12345", "123456"); None where the table has none."""
        pattern = "6" if len(workweek) > 5 else "5"
        key = pattern, day
        if key not in self._known:
            self._known[key] = next((_hours(row) for _, first, last, row in self._rows
                                     if first <= day and (last is None or day <= last)
                                     and str(row["pola"]) == pattern and str(row["hari"]) == str(day.isoweekday())),
                                    None)  # fmt: skip
        return self._known[key]


def load(session: Session, first: dt.date, last: dt.date) -> WorkHours:
    """The rows in force on any day of the range, in one query; a store from before the table reads the shipped rows."""
    query = sa.select(
        ReferenceRow.asal, ReferenceRow.berlaku_mulai, ReferenceRow.berlaku_sampai, ReferenceRow.nilai
    ).where(
        ReferenceRow.tabel == TABLE, ReferenceRow.berlaku_mulai <= last,
        sa.or_(ReferenceRow.berlaku_sampai.is_(None), ReferenceRow.berlaku_sampai >= first),
    )  # fmt: skip
    rows = [(_RANK.get(origin, 0), since, until, value) for origin, since, until, value in session.execute(query)]
    return WorkHours(rows or [(0, dt.date.min, None, row) for row in reference.shipped(TABLE)])


def of_turn(turn: Turn) -> Hours | None:
    """The hours of a turn of duty; None for a day off or without times."""
    if not (turn.on_duty and turn.starts and turn.ends):
        return None
    return Hours(turn.starts, turn.ends, overnight=turn.overnight)


def _hours(row: Mapping[str, Any]) -> Hours | None:
    starts, ends = clock(str(row["masuk"])), clock(str(row["pulang"]))
    grace = str(row.get("toleransi_menit") or "0")
    return Hours(starts, ends, int(grace) if grace.isdigit() else 0) if starts and ends else None
