"""What a request keeps of its balance, and the same balance computed again from it.

Source: design §2 (a decision stores the rule set and the holiday table it used and can be replayed).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import leave_balance as sums
from asn_desktop.rules.leave import RULE_VERSION, LeaveFacts, LeaveRules
from asn_desktop.rules.leave_balance import YearBalance, YearUse
from asn_desktop.services import leave_balance
from asn_desktop.services.leave_balance import Ground


def freeze(used: Ground, year: int, today: dt.date, split: Mapping[str, int]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a request keeps: (saldo, aturan). `replay` turns them back into the same balance."""
    found = leave_balance.year_of(used, year, today)
    ahead = sums.before_the_right(used.facts, used.rules, year)
    facts = {k: _plain(v) for k, v in vars(used.facts).items()}
    uses = {str(y): {"awal": u.opening, "surat": dict(u.charges), "tangguh": u.postponed, "lengkap": u.complete}
            for y, u in used.uses.items()}  # fmt: skip
    saldo = {
        "tahun": year, "per": today.isoformat(), "baris": dict(found.opened), "sisa": found.left,
        "menunggu": dict(used.pending), "rencana": dict(split), "fakta": facts, "pemakaian": uses,
        "uraian": [line.as_json() for line in sums.with_pending(found, used.pending, advance=ahead)],
    }  # fmt: skip
    ids = [i for day, i in sorted((used.calendar.ids or {}).items()) if day.year in (year, year - 1)]
    return saldo, {"versi": RULE_VERSION, "nilai": used.rules.as_values(), "libur": ids}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def replay(saldo: Mapping[str, Any], aturan: Mapping[str, Any]) -> YearBalance:
    """Compute a frozen balance again from what was frozen. Refuses `rule_version_unknown`."""
    if aturan["versi"] != RULE_VERSION:
        raise Refused(Problem("rule_version_unknown", values={"versi": aturan["versi"]}))
    day = dt.date.fromisoformat
    raw = dict(saldo["fakta"])
    dates = {k: None if raw[k] is None else day(raw[k])
             for k in ("works_since", "contract_start", "contract_end", "service_end")}  # fmt: skip
    facts = LeaveFacts(**{
        **raw, **dates, "besar_starts": tuple(map(day, raw["besar_starts"])),
        "cltn": tuple((day(a), day(b)) for a, b in raw["cltn"]), "not_given": tuple(map(day, raw["not_given"])),
    })  # fmt: skip
    uses = {int(y): YearUse(u["awal"], u["surat"], u["tangguh"], u["lengkap"]) for y, u in saldo["pemakaian"].items()}
    rules = LeaveRules.from_values(aturan["nilai"])
    return sums.balance(facts, rules, uses, saldo["tahun"], day(saldo["per"]))
