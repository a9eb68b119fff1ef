"""The limits and readings of leave by day: what the office set over what the centre sent over what was shipped.

A year that is over keeps the rules of its end, one that is to come has those of its beginning: the balance of a year
does not move because it is asked later (leave.md §1.1, §8: limits are data with a first and a last day).
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop import files
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import ReferenceRow

KEPT_SINCE = "cuti.dicatat_sejak"  # a setting beside the rules: the day the office began to record leave
TABLE = "aturan_cuti"
_OFFICE: sa.BindParameter[Any] = sa.bindparam("office")  # built once: building a statement takes longer than asking it
_CENTRE = sa.select(
    ReferenceRow.kunci, ReferenceRow.nilai, ReferenceRow.berlaku_mulai, ReferenceRow.berlaku_sampai
).where(ReferenceRow.tabel == TABLE, ReferenceRow.asal == "pusat").order_by(ReferenceRow.berlaku_mulai)  # fmt: skip
_OWN = sa.select(Setting.kunci, Setting.nilai, Setting.berlaku_mulai, Setting.berlaku_sampai).where(
    Setting.office_id == _OFFICE, Setting.kunci.like("cuti.%"), Setting.kunci != KEPT_SINCE
).order_by(Setting.berlaku_mulai)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Dated:
    """One value from its first to its last day."""

    key: str
    value: Any
    first: dt.date
    last: dt.date | None


@dataclass(frozen=True)
class Rulebook:
    """Every dated value, the weakest first: where several hold on a day the last one counts."""

    rows: tuple[_Dated, ...]

    def on(self, day: dt.date) -> LeaveRules:
        """The limits in force on a day."""
        return LeaveRules.from_values(self._values(day))

    def by_year(self, years: Iterable[int], today: dt.date) -> dict[int, LeaveRules]:
        """The years whose rules are others than today's: over, by those of its end; to come, by its beginning."""
        present, found = self._values(today), {}
        for year in years:
            day = min(max(today, dt.date(year, 1, 1)), dt.date(year, 12, 31))
            if day != today and (values := self._values(day)) != present:
                found[year] = LeaveRules.from_values(values)
        return found

    def _values(self, day: dt.date) -> dict[str, Any]:
        return {r.key: r.value for r in self.rows if r.first <= day and (r.last is None or r.last >= day)}


@lru_cache(maxsize=1)
def _shipped() -> tuple[_Dated, ...]:
    rows = csv.DictReader(files.resource(f"tables/{TABLE}.csv").read_text(encoding="utf-8").splitlines())
    found: dict[str, list[_Dated]] = {}
    for row in rows:
        ends = dt.date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        first = dt.date.fromisoformat(row["valid_from"]) if row["rule_id"] in found else dt.date.min
        found.setdefault(row["rule_id"], []).append(_Dated(row["rule_id"], row["value"], first, ends))
    return tuple(one for dated in found.values() for one in dated)


def read(session: Session) -> Rulebook:
    """The rulebook of the office, in two queries."""
    centre = [_Dated(key, value["v"], first, last) for key, value, first, last in session.execute(_CENTRE)]
    own = [
        _Dated(key.removeprefix("cuti."), value["v"], first, last)
        for key, value, first, last in session.execute(_OWN, {"office": session.info["office_id"]})
    ]
    return Rulebook((*_shipped(), *centre, *own))
