"""Choices an office may set by date, each with its ground: read in three layers, listed for their page, written.

What the office set goes before what the centre sent, that before what was shipped. A table of choices is
`aturan_*.csv`; the office's own stand in `settings` under a prefix.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.services import reference
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import ReferenceRow

_SINCE = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class Dated:
    """One value with its ground, from its day on. `asal`: bawaan (shipped) | pusat | kantor."""

    nilai: str
    dasar: str
    mulai: dt.date
    sampai: dt.date | None
    asal: str


Layer = Mapping[str, list[Dated]]


@dataclass(frozen=True)
class RuleRow:
    """One choice on a day."""

    kunci: str
    berlaku: Dated
    bawaan: Dated  # what the program ships, to come back to
    pilihan: tuple[str, ...]  # readings to choose from; empty: a number, an order or a day of the year (MM-DD)
    mendatang: tuple[Dated, ...]  # changes that begin later
    riwayat: tuple[Dated, ...]  # the office's own values, newest first

    @property
    def diubah(self) -> bool:
        """Whether the office or the centre says otherwise than the program."""
        return self.berlaku.asal != "bawaan" and self.berlaku.nilai != self.bawaan.nilai


@functools.cache
def shipped(table: str) -> Layer:
    """What the program ships, by rule_id."""
    found: dict[str, list[Dated]] = {}
    for row in reference.shipped(table):
        ends = dt.date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        one = Dated(row["value"], row["legal_basis"], dt.date.fromisoformat(row["valid_from"]), ends, "bawaan")
        found.setdefault(row["rule_id"], []).append(one)
    return found


def centre(session: Session, table: str) -> Layer:
    """What the centre sent, by rule_id, the oldest first."""
    r = ReferenceRow
    query = sa.select(r.kunci, r.nilai, r.dasar, r.berlaku_mulai, r.berlaku_sampai).where(
        r.tabel == table, r.asal == "pusat"
    )
    rows = session.execute(query.order_by(r.berlaku_mulai))
    return _grouped((key, value, *rest, "pusat") for key, value, *rest in rows)


def own(session: Session, prefix: str) -> Layer:
    """What the office set, by rule_id, the oldest first."""
    s = Setting
    query = sa.select(s.kunci, s.nilai, s.dasar, s.berlaku_mulai, s.berlaku_sampai).where(
        s.office_id == session.info["office_id"], s.kunci.startswith(prefix, autoescape=True)
    )
    rows = session.execute(query.order_by(s.berlaku_mulai))
    return _grouped((key.removeprefix(prefix), value, *rest, "kantor") for key, value, *rest in rows)


def on_day(values: Iterable[Dated], day: dt.date) -> Dated | None:
    """The one in force on a day; the latest where several are."""
    held = [v for v in values if v.mulai <= day and (v.sampai is None or v.sampai >= day)]
    return max(held, key=lambda v: v.mulai) if held else None


def rows(
    session: Session, table: str, prefix: str, kept: type[Any], readings: Mapping[str, tuple[str, ...]], on: dt.date
) -> list[RuleRow]:
    """Every choice of a table on a day, in the order of the fields of `kept`, the dataclass the rules read."""
    base, sent, set_here = shipped(table), centre(session, table), own(session, prefix)
    found = []
    for field in fields(kept):
        key = field.name
        first = on_day(base.get(key, []), on) or Dated(str(field.default), "", _SINCE, None, "bawaan")
        held = (on_day(set_here.get(key, []), on), on_day(sent.get(key, []), on), first)
        later = [v for v in [*sent.get(key, []), *set_here.get(key, [])] if v.mulai > on]
        found.append(RuleRow(
            key, next(v for v in held if v is not None), first, readings.get(key, ()),
            tuple(sorted(later, key=lambda v: v.mulai)), tuple(reversed(set_here.get(key, []))),
        ))  # fmt: skip
    return found


def put(session: Session, key: str, value: Any, since: dt.date, ground: str) -> None:
    """The new value from its day on; the one before ends the day before, one that begins later stays."""
    kept = session.scalars(
        sa.select(Setting).where(Setting.office_id == session.info["office_id"], Setting.kunci == key)
    ).all()
    later = min((row.berlaku_mulai for row in kept if row.berlaku_mulai > since), default=None)
    for row in kept:
        if row.berlaku_mulai < since and (row.berlaku_sampai is None or row.berlaku_sampai >= since):
            row.berlaku_sampai = since - dt.timedelta(days=1)
    same = next((row for row in kept if row.berlaku_mulai == since), None)
    ends = None if later is None else later - dt.timedelta(days=1)
    if same is not None:
        same.nilai, same.dasar, same.berlaku_sampai = {"v": value}, ground, ends
    else:
        session.add(Setting(kunci=key, nilai={"v": value}, berlaku_mulai=since, berlaku_sampai=ends, dasar=ground))
    session.flush()


def _grouped(found: Iterable[tuple[Any, ...]]) -> Layer:
    made: dict[str, list[Dated]] = {}
    for key, value, ground, first, last, origin in found:
        if isinstance(value, Mapping) and ("v" in value or "value" in value):
            text = str(value["v"] if "v" in value else value["value"])
            made.setdefault(key, []).append(Dated(text, ground or "", first, last, origin))
    return made
