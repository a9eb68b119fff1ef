"""What a request keeps of its judgement, and the same judgement computed again from it.

Source: design §2 (a decision stores the rule set and the holiday table it used and can be replayed).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import balance as sums
from asn_desktop.rules.leave import law
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules, Span
from asn_desktop.rules.leave.balance import YearBalance, YearUse
from asn_desktop.rules.leave.limits import REPLAYED, RULE_VERSION
from asn_desktop.rules.leave.wish import Besar, Important, Kind, Past, Proof, Sick, Verdict, Wish
from asn_desktop.services import holidays
from asn_desktop.services.leave import balance
from asn_desktop.services.leave.judge import Judged

_BY_CALENDAR = (Kind.TAHUNAN, Kind.BESAR, Kind.SAKIT)  # kinds whose length or limit looks at working days
_day = dt.date.fromisoformat


def freeze(judged: Judged, today: dt.date, *, rows: bool = True) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a request keeps: (saldo, aturan). `replay` and `replay_verdict` turn them back into the same answers.

    `saldo` of annual leave holds the rows of section V; `sudah` holds what was taken of kinds 2 to 6.
    Without `rows` an annual leave is kept without its balance: the opening counts its days.
    """
    wish, used = judged.wish, judged.used
    saldo: dict[str, Any] = {
        "tahun": wish.first.year, "per": today.isoformat(), "fakta": plain(used.facts), "permintaan": plain(wish),
        "lalu": plain(judged.past), "sudah": {kind: dict(one) for kind, one in judged.taken.items()},
        "hari_kerja": used.workweek, "tanpa_bersama": used.no_joint_leave,
        "giliran": {day.isoformat(): on for day, on in (used.roster or {}).items() if wish.first <= day <= wish.last},
    }  # fmt: skip
    years = range(wish.first.year - 1, wish.last.year + 1) if wish.kind in _BY_CALENDAR else ()
    if wish.kind is Kind.TAHUNAN and rows:
        saldo |= _rows(judged, today)
    ids = [i for day, i in sorted((used.calendar.ids or {}).items()) if day.year in years]
    return saldo, {"versi": RULE_VERSION, "nilai": used.rules.as_values(), "libur": ids}


def _rows(judged: Judged, today: dt.date) -> dict[str, Any]:
    """The balance an annual leave was asked from: its rows, its lines, and the uses they come from."""
    used, year = judged.used, judged.wish.first.year
    found = balance.year_of(used, year, today)
    ahead = sums.before_the_right(used.facts, used.rules, year)
    uses = {str(y): {"awal": u.opening, "surat": dict(u.charges), "tangguh": u.postponed, "lengkap": u.complete,
                     **({"aturan": u.rules.as_values()} if u.rules else {})}
            for y, u in used.uses.items()}  # fmt: skip
    return {
        "baris": dict(found.opened), "sisa": found.left, "menunggu": dict(used.pending), "rencana": dict(judged.split),
        "pemakaian": uses,
        "uraian": [line.as_json() for line in sums.with_pending(found, used.pending, advance=ahead)],
    }  # fmt: skip


def plain(value: Any) -> Any:
    """A value of the rules as JSON: days as ISO text, tuples as lists, dataclasses by field name."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    return [plain(v) for v in value] if isinstance(value, tuple | list) else value


def rules_of(aturan: Mapping[str, Any]) -> LeaveRules:
    """The rule set a decision was made with. Refuses `rule_version_unknown`."""
    if aturan["versi"] not in REPLAYED:
        raise Refused(Problem("rule_version_unknown", values={"versi": aturan["versi"]}))
    return LeaveRules.from_values(aturan["nilai"])


def replay(saldo: Mapping[str, Any], aturan: Mapping[str, Any]) -> YearBalance:
    """Compute a frozen balance again from what was frozen. Refuses `rule_version_unknown`."""
    rules = rules_of(aturan)
    uses = {int(y): _use(u) for y, u in saldo["pemakaian"].items()}
    return sums.balance(facts_of(saldo), rules, uses, saldo["tahun"], _day(saldo["per"]))


def _use(raw: Mapping[str, Any]) -> YearUse:
    """A frozen year of the ledger; rules stand with it only where they were others than those of the decision."""
    own = LeaveRules.from_values(raw["aturan"]) if raw.get("aturan") else None
    return YearUse(raw["awal"], raw["surat"], raw["tangguh"], raw["lengkap"], own)


def replay_verdict(session: Session, saldo: Mapping[str, Any], aturan: Mapping[str, Any]) -> Verdict:
    """Judge a frozen request again with its own facts, rules and holidays. Refuses `rule_version_unknown`."""
    rules = rules_of(aturan)
    calendar = holidays.calendar_of(session, aturan["libur"])
    facts, given = facts_of(saldo), frozenset(facts_of(saldo).not_given)
    own = replace(calendar, bersama={d: n for d, n in calendar.bersama.items() if d not in given})
    return law.judge(
        wish_of(saldo["permintaan"]), facts, _past(saldo["lalu"]), own, saldo["hari_kerja"], rules,
        today=_day(saldo["per"]), no_joint_leave=saldo["tanpa_bersama"],
        roster={_day(day): on for day, on in saldo["giliran"].items()} or None,
    )  # fmt: skip


def facts_of(saldo: Mapping[str, Any]) -> LeaveFacts:
    """The frozen facts of the person."""
    raw = dict(saldo["fakta"])
    dates = {k: _maybe(raw[k]) for k in ("works_since", "contract_start", "contract_end", "service_end")}
    return LeaveFacts(**{
        **raw, **dates, "besar_starts": tuple(map(_day, raw["besar_starts"])),
        "cltn": tuple((_day(a), _day(b)) for a, b in raw["cltn"]), "not_given": tuple(map(_day, raw["not_given"])),
    })  # fmt: skip


def wish_of(raw: Mapping[str, Any]) -> Wish:
    """A frozen wish."""
    bkn = raw["bkn"]
    return Wish(**{
        **raw, "kind": Kind(raw["kind"]), "first": _day(raw["first"]), "last": _day(raw["last"]),
        "due": _maybe(raw["due"]), "bkn": (bkn[0], _day(bkn[1])) if bkn else None,
        "extends": _span(raw["extends"]) if raw["extends"] else None,
        "proofs": tuple(Proof(**{**p, "tanggal": _maybe(p["tanggal"])}) for p in raw["proofs"]),
    })  # fmt: skip


def _past(raw: Mapping[str, Any]) -> Past:
    besar = tuple(
        Besar(_day(b["first"]), _day(b["last"]), b["reason_code"]) if "reason_code" in b else _span(b)
        for b in raw["besar"]
    )
    sick = tuple(Sick(_day(s["first"]), _day(s["last"]), s["reason_code"]) for s in raw["sick"])
    events = tuple(
        Important(_day(e["first"]), _day(e["last"]), e["reason_code"], e["relation"]) for e in raw.get("important", ())
    )
    others = tuple(map(_span, raw["others"]))
    return Past(**{**raw, "besar": besar, "sick": sick, "important": events, "others": others})


def _span(raw: Mapping[str, Any]) -> Span:
    return Span(_day(raw["first"]), _day(raw["last"]))


def _maybe(raw: str | None) -> dt.date | None:
    return None if raw is None else _day(raw)
