"""The holiday table: what was shipped goes into the store once, and out comes a `Calendar` for the rules.

Source: the yearly SKB of three ministers, the Keppres on cuti bersama for ASN (leave.md §6). Nothing is estimated:
a year without its SKB is not in the calendar, and the rules then refuse `calendar_missing`.
"""

from __future__ import annotations

import csv
import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop import files
from asn_desktop.rules.workdays import Calendar
from asn_desktop.store.reference import Holiday

_RANK = {"bawaan": 0, "pusat": 1, "kantor": 2}
_SPACE = uuid.UUID("018bcfe5-6800-7000-8000-61736e2d6c62")
_ROWS = sa.select(
    Holiday.id, Holiday.tanggal, Holiday.jenis, Holiday.nama, Holiday.dasar, Holiday.asal, Holiday.status
)
_IN_FORCE = _ROWS.where(
    Holiday.tanggal.between(sa.bindparam("first"), sa.bindparam("last")), Holiday.berlaku_sampai.is_(None)
)  # built once: every request of leave asks it


@dataclass(frozen=True)
class HolidayRow:
    """One day of the table as the screen lists it."""

    id: uuid.UUID
    tanggal: dt.date
    jenis: str  # libur | bersama | daerah
    nama: str
    dasar: str
    asal: str
    status: str  # berlaku | menunggu Keppres | menunggu isbat


@lru_cache(maxsize=1)
def _shipped() -> tuple[dict[str, str], ...]:
    text = files.resource("tables/hari_libur.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def row_id(day: str, kind: str, since: str, origin: str) -> uuid.UUID:
    """The identity of a row of the table: the same in every office, so a replay at the centre finds it."""
    return uuid.uuid5(_SPACE, f"{day}|{kind}|{since}|{origin}")


def load_shipped(session: Session) -> int:
    """Put the shipped table into the store; rows already there stay. Answers how many rows were added."""
    have = set(session.scalars(sa.select(Holiday.id).where(Holiday.asal == "bawaan")))
    fresh = [row for row in map(_model, _shipped()) if row.id not in have]
    session.add_all(fresh)
    session.flush()
    return len(fresh)


def _model(row: dict[str, str]) -> Holiday:
    return Holiday(
        id=row_id(row["tanggal"], row["jenis"], row["berlaku_mulai"], "bawaan"),
        tanggal=dt.date.fromisoformat(row["tanggal"]),
        jenis=row["jenis"],
        nama=row["nama"],
        dasar=row["dasar"],
        asal="bawaan",
        status=row["status"],
        berlaku_mulai=dt.date.fromisoformat(row["berlaku_mulai"]),
        berlaku_sampai=None,
    )


def listing(session: Session, years: Iterable[int]) -> list[HolidayRow]:
    """The rows in force for the given years, by day; of two rows for one day the nearer office's wins."""
    wanted = sorted(set(years))
    if not wanted:
        return []
    days = {"first": dt.date(wanted[0], 1, 1), "last": dt.date(wanted[-1], 12, 31)}
    best: dict[tuple[dt.date, str], HolidayRow] = {}
    for found in session.execute(_IN_FORCE, days):
        row = HolidayRow(*found)
        key = (row.tanggal, row.jenis)
        if key not in best or _RANK.get(row.asal, 0) > _RANK.get(best[key].asal, 0):
            best[key] = row
    return sorted(best.values(), key=lambda r: (r.tanggal, r.jenis))


def calendar(session: Session, years: Iterable[int]) -> Calendar:
    """The calendar of the given years. A year counts as loaded when its SKB, at least 1 January, is in the table."""
    return calendar_from(listing(session, years))


def calendar_of(session: Session, ids: Iterable[str]) -> Calendar:
    """The calendar made of exactly the rows an earlier decision named: for replaying it."""
    wanted = [uuid.UUID(i) for i in ids]
    return calendar_from([HolidayRow(*found) for found in session.execute(_ROWS.where(Holiday.id.in_(wanted)))])


def calendar_from(rows: list[HolidayRow]) -> Calendar:
    """The calendar these rows make; a year is known when its 1 January is among them."""
    return Calendar(
        libur={r.tanggal: r.nama for r in rows if r.jenis != "bersama"},
        bersama={r.tanggal: r.nama for r in rows if r.jenis == "bersama"},
        years=frozenset(r.tanggal.year for r in rows if r.jenis == "libur" and r.tanggal.month == r.tanggal.day == 1),
        ids={r.tanggal: str(r.id) for r in rows},
        menunggu=frozenset(r.tanggal for r in rows if r.status != "berlaku"),
    )
