"""Changes from elsewhere into this store: barriers found, the oracle asked, the outcomes written as one set."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from asn_desktop.problems import Trouble
from asn_desktop.rules import merge
from asn_desktop.rules.changes import Change, Key, Operation
from asn_desktop.rules.merge import Barrier, Outcome, Verdict
from asn_desktop.services.evaluation import stored_check
from asn_desktop.store import merging
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Office

_CHUNK = 500


def merge_changes(
    session: Session,
    office_id: uuid.UUID,
    changes: Sequence[Change],
    *,
    owned: Mapping[str, frozenset[str]],
    persons: bool,
) -> list[Outcome]:
    """Merge changes of one office's rows (one per row). `persons`, at the centre: refuse whom another office already
    has, and a predikat that does not follow from its ratings.

    Trouble `package_malformed` for tables, columns or values this store cannot have. Nothing is committed here.
    """
    _check(changes)
    before = merging.rows(session, office_id, [c.key for c in changes])
    barriers = _missing_parents(session, office_id, changes, before)
    if persons:
        barriers = _odd_predikat(session, changes, before) | barriers
        barriers = _double_persons(session, office_id, changes, before) | barriers
    outcomes = [
        merge.decide(c, before.get(c.key), owned=owned.get(c.table, frozenset()), barrier=barriers.get(c.key))
        for c in changes
    ]
    outcomes = _children_follow(outcomes, before)
    try:
        with session.begin_nested():
            merging.write(session, office_id, outcomes, before)
    except IntegrityError:
        outcomes = [_alone(session, office_id, outcome, before) for outcome in _in_order(outcomes)]
    return outcomes


def _check(changes: Sequence[Change]) -> None:
    try:
        for change in changes:
            spelled = merging.spellings_of(change.table)
            if not change.fields.keys() <= merging.column_set(change.table):
                raise LookupError(change.table)
            for name in change.fields.keys() & spelled.keys():
                for value in change.fields[name]:
                    if value is not None and not spelled[name](value):
                        raise ValueError(name)
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise Trouble("package_malformed") from error


def _alone(session: Session, office_id: uuid.UUID, outcome: Outcome, before: Mapping[Key, Any]) -> Outcome:
    """One outcome by itself: what the store cannot keep is refused, the rest goes on."""
    if outcome.operation is None:
        return outcome
    try:
        with session.begin_nested():
            merging.write(session, office_id, [outcome], before)
    except IntegrityError:
        return Outcome(outcome.change, Verdict.REJECTED, code="row_clashes")
    return outcome


def _in_order(outcomes: Sequence[Outcome]) -> list[Outcome]:
    place = {name: number for number, name in enumerate(merging.order())}
    return sorted(outcomes, key=lambda o: place[o.change.table])


def _missing_parents(
    session: Session, office_id: uuid.UUID, changes: Sequence[Change], before: Mapping[Key, Any]
) -> dict[Key, Barrier]:
    """Rows that point to a row neither here nor in this package."""
    wanted: dict[str, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    coming = {c.key for c in changes if c.operation is Operation.INSERT} | set(before)
    here = {(table, str(row_id)) for table, row_id in coming}
    for change in changes:
        if change.operation is Operation.DELETE:
            continue
        for column, parent in merging.parents_of(change.table):
            target = change.fields.get(column, (None, None))[1]
            if target is not None and (parent, target) not in here:
                wanted[parent][target].append(change.key)
    found: dict[Key, Barrier] = {}
    for parent, pointing in wanted.items():
        known = merging.existing(session, office_id, parent, map(uuid.UUID, pointing))
        for missing in pointing.keys() - set(map(str, known)):
            found |= {key: Barrier("parent_missing", {"table": parent}) for key in pointing[missing]}
    return found


def _children_follow(outcomes: list[Outcome], before: Mapping[Key, Any]) -> list[Outcome]:
    """A row whose new parent was refused is refused with it, down to the last grandchild."""
    refused = {
        (o.change.table, str(o.change.row_id)) for o in outcomes
        if o.operation is None and o.change.operation is Operation.INSERT and o.change.key not in before
    }  # fmt: skip
    while refused:
        again = []
        for outcome in outcomes:
            parents = merging.parents_of(outcome.change.table)
            targets = [(p, outcome.writes.get(column)) for column, p in parents]
            if outcome.operation is not None and any((p, t) in refused for p, t in targets):
                refused.add((outcome.change.table, str(outcome.change.row_id)))
                outcome = Outcome(outcome.change, Verdict.REJECTED, code="parent_refused")
            again.append(outcome)
        if [o.code for o in again] == [o.code for o in outcomes]:
            return again
        outcomes = again
    return outcomes


def _odd_predikat(session: Session, changes: Sequence[Change], before: Mapping[Key, Any]) -> dict[Key, Barrier]:
    """Evaluations whose predikat does not follow from the matrix: E-PRED-01 … -03 (evaluation.md §4.1)."""
    coming = [c for c in changes if c.table == "evaluations" and c.operation is not Operation.DELETE]
    rows = []
    for change in coming:
        new = {name: values[1] for name, values in change.fields.items()}
        rows.append((new, {**(before.get(change.key) or {}), **new}))
    found = stored_check.arriving(session, rows)
    return {c.key: Barrier(p.code, p.values) for c, p in zip(coming, found, strict=True) if p is not None}


def _double_persons(
    session: Session, office_id: uuid.UUID, changes: Sequence[Change], before: Mapping[Key, Any]
) -> dict[Key, Barrier]:
    """People whose new NIP or NIK another living record already bears, with that record's office and name."""
    found: dict[Key, Barrier] = {}
    touched = {c.row_id for c in changes if c.table == "employees"}
    for column, code in (("nik", "nik_elsewhere"), ("nip", "nip_elsewhere")):
        wanted: dict[str, Key] = {}
        for change in changes:
            new = change.fields.get(column, (None, None))[1]
            if change.table == "employees" and new and (before.get(change.key) or {}).get(column) != new:
                wanted[new] = change.key
        bearers = _bearers(session, column, list(wanted))
        for number, owner, row_id, name, where in bearers:
            same_row = owner == office_id and (row_id in touched or row_id == wanted[number][1])
            if not same_row:
                values = {"nama": name, "kantor": where or "", "baris": str(row_id)}
                found[wanted[number]] = Barrier(code, values)
    return found


def _bearers(
    session: Session, column: str, numbers: list[str]
) -> list[tuple[str, uuid.UUID, uuid.UUID, str, str | None]]:
    e, where = Employee.__table__.c, Office.__table__.c
    found: list[Any] = []
    for start in range(0, len(numbers), _CHUNK):
        query = (
            sa.select(e[column], e.office_id, e.id, e.nama, where.nama)
            .outerjoin(Office.__table__, sa.and_(where.office_id == e.office_id, where.id == e.office_id))
            .where(e[column].in_(numbers[start : start + _CHUNK]), e.berakhir.is_(None), e.dibatalkan.is_(None))
        )
        found += [tuple(row) for row in session.connection().execute(query)]
    return found
