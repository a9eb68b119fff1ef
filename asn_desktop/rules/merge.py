"""Which value stands when two offices know one row: per field, by values, each field with its owner.

The receiver's value is the sender's old value: apply. It is the sender's new value: they agree. Otherwise the
receiver's stays and a conflict goes back, which a person settles. This is the oracle; the store's merge must equal it.
Source: no regulation says this; it is the program's own office order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from asn_desktop.rules.changes import Change, Fields, Key, Operation, same

# Fields only the central office may change (certified at enrolment).
CENTRE_OWNED: Mapping[str, frozenset[str]] = {
    "offices": frozenset({"induk_id", "terhubung_sejak", "latihan", "peran", "kode"}),
}


class Verdict(StrEnum):
    """What became of one field, or of one row."""

    APPLIED = "masuk"
    AGREED = "sama"
    CONFLICT = "bentrok"
    REJECTED = "ditolak"


@dataclass(frozen=True)
class FieldVerdict:
    """A field that was not simply taken: the sender's old and new value, and the value that stays."""

    field: str
    verdict: Verdict
    old: Any
    new: Any
    kept: Any


@dataclass(frozen=True)
class Outcome:
    """What to do with a row, and what goes back to the sender."""

    change: Change
    verdict: Verdict  # the gravest of its fields
    operation: Operation | None = None  # what is written, if anything
    writes: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[FieldVerdict, ...] = ()
    code: str = ""  # why the whole row was refused
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Barrier:
    """Why a row may not come in at all, found outside its fields: a double person, a missing parent row."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


def decide(
    change: Change, current: Fields | None, *, owned: frozenset[str] = frozenset(), barrier: Barrier | None = None
) -> Outcome:
    """What the receiver does with `change`, given its own row (None: it has none), the fields that only the receiver
    may change, and a barrier. Pure, total, and the same for the same values."""
    if change.operation is Operation.DELETE:
        return _delete(change, current)
    if barrier is not None:
        return _reject(change, barrier.code, barrier.values)
    if change.operation is Operation.INSERT and current is None:
        return _insert(change, owned)
    if current is None:
        return _reject(change, "row_unknown")
    return _update(change, current, owned)


def decide_all(
    state: dict[Key, dict[str, Any]],
    changes: Iterable[Change],
    *,
    owned: Mapping[str, frozenset[str]] = CENTRE_OWNED,
    barriers: Mapping[Key, Barrier] | None = None,
) -> list[Outcome]:
    """Decide one change after the other on `state`, which is brought up to date as it goes."""
    found = []
    for change in changes:
        fields = owned.get(change.table, frozenset())
        outcome = decide(change, state.get(change.key), owned=fields, barrier=(barriers or {}).get(change.key))
        apply(state, outcome)
        found.append(outcome)
    return found


def apply(state: dict[Key, dict[str, Any]], outcome: Outcome) -> None:
    """Write an outcome into a state; empty fields are left out."""
    key = outcome.change.key
    if outcome.operation is Operation.DELETE:
        del state[key]
    elif outcome.operation is not None:
        row = state.setdefault(key, {})
        row.update(outcome.writes)
        for name in [n for n, value in row.items() if value is None]:
            del row[name]


def expected_state(
    rows: Mapping[Key, Fields], since: Sequence[Change], told: Iterable[Change], apart: Iterable[Key]
) -> dict[Key, dict[str, Any]]:
    """The state the other side must have, seen from here: our rows with everything turned back that was written
    `since` the last package it merged (oldest first), what it tells written over them, and without the rows on which
    something is open."""
    state = {key: dict(row) for key, row in rows.items()}
    for change in reversed(since):
        if change.operation is Operation.INSERT:
            state.pop(change.key, None)
        else:
            state.setdefault(change.key, {}).update({name: old for name, (old, _) in change.fields.items()})
    for change in told:
        if change.operation is Operation.DELETE:
            state.pop(change.key, None)
        else:
            state.setdefault(change.key, {}).update({name: new for name, (_, new) in change.fields.items()})
    aside = set(apart)
    return {
        key: {n: v for n, v in row.items() if v is not None} for key, row in state.items() if key not in aside
    }


def _insert(change: Change, owned: frozenset[str]) -> Outcome:
    findings = tuple(
        FieldVerdict(name, Verdict.REJECTED, None, new, None)
        for name, (_, new) in change.fields.items()
        if name in owned and new is not None
    )
    refused = {f.field for f in findings}
    writes = {name: new for name, (_, new) in change.fields.items() if name not in refused}
    verdict = Verdict.REJECTED if findings else Verdict.APPLIED
    return Outcome(change, verdict, Operation.INSERT, writes, findings)


def _update(change: Change, current: Fields, owned: frozenset[str]) -> Outcome:
    writes: dict[str, Any] = {}
    findings: list[FieldVerdict] = []
    for name, (old, new) in change.fields.items():
        mine = current.get(name)
        if same(mine, new):
            continue
        if name in owned:
            findings.append(FieldVerdict(name, Verdict.REJECTED, old, new, mine))
        elif same(mine, old):
            writes[name] = new
        else:
            findings.append(FieldVerdict(name, Verdict.CONFLICT, old, new, mine))
    verdict = Verdict.APPLIED if writes else Verdict.AGREED
    if findings:
        verdict = max((f.verdict for f in findings), key=_GRAVITY.index)
    return Outcome(change, verdict, Operation.UPDATE if writes else None, writes, tuple(findings))


def _delete(change: Change, current: Fields | None) -> Outcome:
    """A row goes only if nothing in it changed since the sender last saw it."""
    if current is None:
        return Outcome(change, Verdict.AGREED)
    names = set(change.fields) | {name for name, value in current.items() if value is not None}
    findings = tuple(
        FieldVerdict(name, Verdict.CONFLICT, change.fields.get(name, (None, None))[0], None, current.get(name))
        for name in sorted(names)
        if not same(current.get(name), change.fields.get(name, (None, None))[0])
    )
    if findings:
        return Outcome(change, Verdict.CONFLICT, None, {}, findings)
    return Outcome(change, Verdict.APPLIED, Operation.DELETE)


def _reject(change: Change, code: str, values: Mapping[str, Any] | None = None) -> Outcome:
    return Outcome(change, Verdict.REJECTED, None, {}, (), code, values or {})


_GRAVITY = [Verdict.APPLIED, Verdict.AGREED, Verdict.CONFLICT, Verdict.REJECTED]
