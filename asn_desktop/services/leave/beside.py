"""Leaves that are entered together: each is weighed with the ones before it in the same list, before any is written.

Source: leave.md §3 (days are charged in the order they were taken), §7 (overlap).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from asn_desktop.rules.leave.balance import ROWS, YearUse
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.wish import Kind, Wish
from asn_desktop.services.leave.balance import Ground
from asn_desktop.services.leave.past import Earlier


@dataclass(frozen=True)
class Beside:
    """What the rows before this one will add to a person's record."""

    rows: tuple[Earlier, ...] = ()
    charges: Mapping[int, Mapping[str, int]] | None = None  # year -> row -> days

    def plus(self, wish: Wish, split: Mapping[str, int]) -> Beside:
        """The same with one more leave."""
        row = Earlier(
            uuid.uuid4(), wish.kind.value, wish.first, wish.last, State.SELESAI, wish.reason_code, wish.birth_order,
            wish.due, None, wish.remote_days, wish.remote_first, None, wish.relation,
        )  # fmt: skip
        charges = {year: dict(one) for year, one in (self.charges or {}).items()}
        if any(split.values()):
            mine = charges.setdefault(wish.first.year, dict.fromkeys(ROWS, 0))
            for name, days in split.items():
                mine[name] += days
        return Beside((*self.rows, row), charges)

    def on(self, used: Ground) -> Ground:
        """What was read, as it will stand once the rows before are written."""
        uses = dict(used.uses)
        for year, split in (self.charges or {}).items():
            use = uses.get(year, YearUse())
            both = {row: use.charges.get(row, 0) + split.get(row, 0) for row in ROWS}
            uses[year] = replace(use, charges=both)
        besar = tuple(row.mulai for row in self.rows if row.jenis == Kind.BESAR.value)
        away = tuple((row.mulai, row.sampai) for row in self.rows if row.jenis == Kind.CLTN.value)
        facts = replace(
            used.facts, besar_starts=(*used.facts.besar_starts, *besar), cltn=tuple(sorted({*used.facts.cltn, *away}))
        )
        return replace(used, facts=facts, uses=uses, done={})
