"""The page of leave rules: every limit and reading with the value in force, its ground and first day; dated changes.

Source: leave.md §8 (points where an officer may disagree). A change is a `Setting` from its day on, never without its
legal ground; decisions keep the rules they were made by (`frozen`), so that no old number moves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.limits import READINGS, LeaveRules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import reference
from asn_desktop.services.leave.rulebook import TABLE
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import ReferenceRow

PREFIX = "cuti."
ORIGINS = ("bawaan", "pusat", "kantor")


@dataclass(frozen=True)
class Dated:
    """One value with its ground, from its day on. `asal`: bawaan (shipped) | pusat | kantor."""

    nilai: str
    dasar: str
    mulai: dt.date
    sampai: dt.date | None
    asal: str


@dataclass(frozen=True)
class RuleRow:
    """One setting on a day."""

    kunci: str
    berlaku: Dated
    bawaan: Dated  # what the program ships, to come back to
    pilihan: tuple[str, ...]  # readings to choose from; empty: a number or an order
    mendatang: tuple[Dated, ...]  # changes that begin later
    riwayat: tuple[Dated, ...]  # the office's own values, newest first

    @property
    def diubah(self) -> bool:
        """Whether the office or the centre says otherwise than the program."""
        return self.berlaku.asal != "bawaan" and self.berlaku.nilai != self.bawaan.nilai


def listing(session: Session, *, on: dt.date) -> list[RuleRow]:
    """Every setting of §8 and every limit, in the order of the regulation."""
    shipped, centre, own = _shipped(), _centre(session), _own(session)
    found = []
    for field in fields(LeaveRules):
        key = field.name
        base = _on(shipped.get(key, []), on) or Dated(str(field.default), "", dt.date(2000, 1, 1), None, "bawaan")
        values = [_on(own.get(key, []), on), _on(centre.get(key, []), on), base]
        later = [v for v in [*centre.get(key, []), *own.get(key, [])] if v.mulai > on]
        found.append(RuleRow(
            key, next(v for v in values if v is not None), base, READINGS.get(key, ()),
            tuple(sorted(later, key=lambda v: v.mulai)), tuple(reversed(own.get(key, []))),
        ))  # fmt: skip
    return found


def get(session: Session, key: str, *, on: dt.date) -> RuleRow:
    """One setting. Refuses `leave_rule_unknown`."""
    found = next((row for row in listing(session, on=on) if row.kunci == key), None)
    if found is None:
        raise Refused(Problem("leave_rule_unknown", "kunci", {"aturan": key}))
    return found


def change(session: Session, key: str, value: str, *, since: dt.date | None, ground: str, today: dt.date) -> RuleRow:
    """The setting reads `value` from `since` on. What was decided before keeps its own rules.

    Refuses `leave_rule_unknown`, `leave_rule_invalid`, `leave_rule_ground`, `leave_rule_since`, `leave_rule_same`.
    """
    require(session.info["actor"], Deed.MANAGE)
    present = get(session, key, on=since or today)
    read = getattr(LeaveRules.from_values({key: value.strip()}), key)
    found = []
    if len(ground.strip()) < 5:
        found.append(Problem("leave_rule_ground", "dasar"))
    if since is None:
        found.append(Problem("leave_rule_since", "mulai"))
    if str(read) == present.berlaku.nilai and not found:
        found.append(Problem("leave_rule_same", "nilai", {"nilai": str(read)}))
    if found or since is None:
        raise Refused(found)
    _write(session, PREFIX + key, read, since, ground.strip())
    return get(session, key, on=max(since, today))


def _write(session: Session, key: str, value: Any, since: dt.date, ground: str) -> None:
    """The new value from its day on; the one before ends the day before, one that begins later stays."""
    rows = session.scalars(
        sa.select(Setting).where(Setting.office_id == session.info["office_id"], Setting.kunci == key)
    ).all()
    later = min((row.berlaku_mulai for row in rows if row.berlaku_mulai > since), default=None)
    for row in rows:
        if row.berlaku_mulai < since and (row.berlaku_sampai is None or row.berlaku_sampai >= since):
            row.berlaku_sampai = since - dt.timedelta(days=1)
    same = next((row for row in rows if row.berlaku_mulai == since), None)
    ends = None if later is None else later - dt.timedelta(days=1)
    if same is not None:
        same.nilai, same.dasar, same.berlaku_sampai = {"v": value}, ground, ends
    else:
        session.add(Setting(kunci=key, nilai={"v": value}, berlaku_mulai=since, berlaku_sampai=ends, dasar=ground))
    session.flush()


def _shipped() -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {}
    for row in reference.shipped(TABLE):
        ends = dt.date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        one = Dated(row["value"], row["legal_basis"], dt.date.fromisoformat(row["valid_from"]), ends, "bawaan")
        found.setdefault(row["rule_id"], []).append(one)
    return found


def _centre(session: Session) -> dict[str, list[Dated]]:
    r = ReferenceRow
    query = sa.select(r.kunci, r.nilai, r.dasar, r.berlaku_mulai, r.berlaku_sampai).where(
        r.tabel == TABLE, r.asal == "pusat"
    )
    rows = session.execute(query.order_by(r.berlaku_mulai))
    return _grouped((key, value, *rest, "pusat") for key, value, *rest in rows)


def _own(session: Session) -> dict[str, list[Dated]]:
    s = Setting
    query = sa.select(s.kunci, s.nilai, s.dasar, s.berlaku_mulai, s.berlaku_sampai).where(
        s.office_id == session.info["office_id"], s.kunci.startswith(PREFIX, autoescape=True)
    )
    rows = session.execute(query.order_by(s.berlaku_mulai))
    return _grouped((key.removeprefix(PREFIX), value, *rest, "kantor") for key, value, *rest in rows)


def _grouped(rows: Any) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {}
    for key, value, ground, first, last, origin in rows:
        if isinstance(value, Mapping) and "v" in value:
            found.setdefault(key, []).append(Dated(str(value["v"]), ground or "", first, last, origin))
    return found


def _on(values: list[Dated], day: dt.date) -> Dated | None:
    """The one in force on a day; the latest where several are."""
    held = [v for v in values if v.mulai <= day and (v.sampai is None or v.sampai >= day)]
    return max(held, key=lambda v: v.mulai) if held else None
