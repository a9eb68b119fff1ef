"""The page of choices of evaluation: each with the value in force, its ground and first day, and its dated changes.

A change is a `Setting` from its day on, never without its ground; results fixed before it keep what they were.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation.limits import READINGS, EvaluationRules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import rulebook
from asn_desktop.services.evaluation.rulebook import PREFIX, Dated
from asn_desktop.store.offices import Setting

_SINCE = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class RuleRow:
    """One choice on a day."""

    kunci: str
    berlaku: Dated
    bawaan: Dated  # what the program ships, to come back to
    pilihan: tuple[str, ...]  # readings to choose from; empty: a number or a day of the year (MM-DD)
    mendatang: tuple[Dated, ...]  # changes that begin later
    riwayat: tuple[Dated, ...]  # the office's own values, newest first

    @property
    def diubah(self) -> bool:
        """Whether the office or the centre says otherwise than the program."""
        return self.berlaku.asal != "bawaan" and self.berlaku.nilai != self.bawaan.nilai


def listing(session: Session, *, on: dt.date) -> list[RuleRow]:
    """Every choice, in the order of the table."""
    shipped, centre, own = rulebook.shipped(), rulebook.centre(session), rulebook.own(session)
    found = []
    for field in fields(EvaluationRules):
        key = field.name
        base = rulebook.on_day(shipped.get(key, []), on) or Dated(str(field.default), "", _SINCE, None, "bawaan")
        values = [rulebook.on_day(own.get(key, []), on), rulebook.on_day(centre.get(key, []), on), base]
        later = [v for v in [*centre.get(key, []), *own.get(key, [])] if v.mulai > on]
        found.append(RuleRow(
            key, next(v for v in values if v is not None), base, READINGS.get(key, ()),
            tuple(sorted(later, key=lambda v: v.mulai)), tuple(reversed(own.get(key, []))),
        ))  # fmt: skip
    return found


def get(session: Session, key: str, *, on: dt.date) -> RuleRow:
    """One choice. Refuses `evaluation_rule_unknown`."""
    found = next((row for row in listing(session, on=on) if row.kunci == key), None)
    if found is None:
        raise Refused(Problem("evaluation_rule_unknown", "kunci", {"aturan": key}))
    return found


def change(session: Session, key: str, value: str, *, since: dt.date | None, ground: str, today: dt.date) -> RuleRow:
    """The choice reads `value` from `since` on. Results fixed before keep what they were.

    Refuses `evaluation_rule_unknown`, `evaluation_rule_invalid`, `evaluation_rule_ground`, `evaluation_rule_since`,
    `evaluation_rule_same`.
    """
    require(session.info["actor"], Deed.MANAGE)
    present = get(session, key, on=since or today)
    read = str(getattr(EvaluationRules.from_values({key: value.strip()}), key))
    found = []
    if len(ground.strip()) < 5:
        found.append(Problem("evaluation_rule_ground", "dasar"))
    if since is None:
        found.append(Problem("evaluation_rule_since", "mulai"))
    if read == present.berlaku.nilai and not found:
        found.append(Problem("evaluation_rule_same", "nilai", {"nilai": read}))
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
