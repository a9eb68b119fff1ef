"""Numbers the centre passed over: what they carried never arrived, so their rows travel again in the next package."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages import manifest
from asn_desktop.store.exchange import PackageOut
from asn_desktop.store.journal_lines import JournalRow

CODE = "passed_over"
Range = tuple[int, int]  # journal lines: above the first, up to the second


def note(rows: Iterable[PackageOut], said: Sequence[Sequence[int]], now: dt.datetime) -> None:
    """Mark our packages that the centre passed over; `said` holds (epoch, first, last) numbers."""
    for row in rows:
        named = any(row.epoch == epoch and first <= row.seq <= last for epoch, first, last in said)
        if named and row.code != CODE and row.state in ("menunggu", "ditahan", "ditolak"):
            row.state, row.code, row.answered_at = "ditolak", CODE, now


def waiting(session: Session) -> list[PackageOut]:
    """Packages that were passed over and that no later one carries yet, or only one that was passed over too."""
    found = _passed(session)
    numbers = {f"{row.epoch}-{row.seq}" for row in found}
    return [row for row in found if row.again is None or row.again in numbers]


def missing(session: Session) -> list[Range]:
    """Journal lines the centre still lacks: passed over, and not acknowledged in a later package."""
    p = PackageOut
    arrived = {
        f"{epoch}-{seq}"
        for epoch, seq in session.execute(
            sa.select(p.epoch, p.seq).where(p.kind == manifest.CHANGES, p.state.in_(("diterima", "sebagian")))
        )
    }
    return ranges(session, [row for row in _passed(session) if row.again not in arrived])


def ranges(session: Session, rows: Sequence[PackageOut]) -> list[Range]:
    """The journal lines these packages carried."""
    p = PackageOut
    found = []
    for row in rows:
        before = sa.select(sa.func.max(p.last_line)).where(
            p.kind == manifest.CHANGES, sa.tuple_(p.epoch, p.seq) < sa.tuple_(row.epoch, row.seq)
        )
        found.append((session.scalar(before) or 0, row.last_line))
    return found


def within(found: Sequence[Range]) -> sa.ColumnElement[bool]:
    """Whether a journal line lies in one of the ranges."""
    j = JournalRow
    return sa.or_(sa.false(), *(sa.and_(j.seq > first, j.seq <= last) for first, last in found))


def told(results: Iterable[tuple[int, dict[str, Any] | None]]) -> list[list[int]]:
    """(epoch, first, last) of every number passed over, out of the packages' results, as the reply says it."""
    notes = [(epoch, (result or {}).get("dilewati")) for epoch, result in results]
    return [[epoch, one["dari"], one["sampai"]] for epoch, one in notes if one]


def _passed(session: Session) -> list[PackageOut]:
    p = PackageOut
    query = sa.select(p).where(p.kind == manifest.CHANGES, p.code == CODE)
    return list(session.scalars(query.order_by(p.epoch, p.seq)))
