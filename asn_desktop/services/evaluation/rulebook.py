"""The choices of evaluation by day: what the office set over what the centre sent over what was shipped."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.limits import EvaluationRules
from asn_desktop.services import reference
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import ReferenceRow

TABLE, PREFIX = "aturan_kinerja", "kinerja."


@dataclass(frozen=True)
class Dated:
    """One value with its ground, from its day on. `asal`: bawaan (shipped) | pusat | kantor."""

    nilai: str
    dasar: str
    mulai: dt.date
    sampai: dt.date | None
    asal: str


@functools.cache
def shipped() -> Mapping[str, list[Dated]]:
    """What the program ships, by rule_id."""
    found: dict[str, list[Dated]] = {}
    for row in reference.shipped(TABLE):
        ends = dt.date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        one = Dated(row["value"], row["legal_basis"], dt.date.fromisoformat(row["valid_from"]), ends, "bawaan")
        found.setdefault(row["rule_id"], []).append(one)
    return found


def centre(session: Session) -> dict[str, list[Dated]]:
    """What the centre sent, by rule_id, the oldest first."""
    r = ReferenceRow
    query = sa.select(r.kunci, r.nilai, r.dasar, r.berlaku_mulai, r.berlaku_sampai).where(
        r.tabel == TABLE, r.asal == "pusat"
    )
    rows = session.execute(query.order_by(r.berlaku_mulai))
    return _grouped((key, value, *rest, "pusat") for key, value, *rest in rows)


def own(session: Session) -> dict[str, list[Dated]]:
    """What the office set, by rule_id, the oldest first."""
    s = Setting
    query = sa.select(s.kunci, s.nilai, s.dasar, s.berlaku_mulai, s.berlaku_sampai).where(
        s.office_id == session.info["office_id"], s.kunci.startswith(PREFIX, autoescape=True)
    )
    rows = session.execute(query.order_by(s.berlaku_mulai))
    return _grouped((key.removeprefix(PREFIX), value, *rest, "kantor") for key, value, *rest in rows)


def on_day(values: list[Dated], day: dt.date) -> Dated | None:
    """The one in force on a day; the latest where several are."""
    held = [v for v in values if v.mulai <= day and (v.sampai is None or v.sampai >= day)]
    return max(held, key=lambda v: v.mulai) if held else None


def read(session: Session, on: dt.date) -> EvaluationRules:
    """The choices in force on a day, in two queries; before the first shipped day the first shipped value holds."""
    values: dict[str, Any] = {key: (on_day(rows, on) or rows[0]).nilai for key, rows in shipped().items()}
    for layer in (centre(session), own(session)):
        values |= {key: found.nilai for key, rows in layer.items() if (found := on_day(rows, on)) is not None}
    return EvaluationRules.from_values(values)


def over(session: Session, key: str) -> Callable[[dt.date], str]:
    """One choice over time: what it reads on any day, in two queries for all of them."""
    layers = [layer.get(key, []) for layer in (own(session), centre(session), shipped())]

    def value(day: dt.date) -> str:
        found = next((one for one in (on_day(rows, day) for rows in layers) if one is not None), None)
        return (found or layers[-1][0]).nilai

    return value


def _grouped(rows: Any) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {}
    for key, value, ground, first, last, origin in rows:
        if isinstance(value, Mapping) and ("v" in value or "value" in value):
            text = str(value["v"] if "v" in value else value["value"])
            found.setdefault(key, []).append(Dated(text, ground or "", first, last, origin))
    return found
