"""What the merge could not simply take: kept on both sides, listed, and settled by a named person as a normal edit."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.changes import Change, Key, Operation
from asn_desktop.rules.merge import Outcome, Verdict
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import finding_privacy
from asn_desktop.store import journal, merging
from asn_desktop.store.employees import Employee
from asn_desktop.store.exchange import Finding
from asn_desktop.store.journal_lines import LOCAL

REFUSED = "ditolak"  # fields of a row that was refused whole, in `Finding.given`
FIELD_CODES = {Verdict.CONFLICT: "field_differs", Verdict.REJECTED: "field_of_centre"}


@dataclass(frozen=True)
class FindingRow:
    """One open line: whose row, which field, the office's value and the centre's, and whom it concerns."""

    id: uuid.UUID
    office_id: uuid.UUID
    epoch: int
    seq: int
    table: str
    row_id: uuid.UUID
    employee_id: uuid.UUID | None
    person: str  # name of the person concerned, if any
    field: str | None
    verdict: str  # bentrok | ditolak
    code: str
    mine: Any  # the sender's value
    kept: Any  # the value that stands at the centre
    values: Mapping[str, Any]


@contextmanager
def acting_for(session: Session, office_id: uuid.UUID, origin: str) -> Iterator[None]:
    """Within the block rows of another office are written, and the journal names where they came from."""
    info = session.info
    before = info["office_id"], info["origin"]
    session.flush()
    info["office_id"], info["origin"] = office_id, origin
    try:
        yield
        session.flush()
    finally:
        info["office_id"], info["origin"] = before


def open_from(
    session: Session, office_id: uuid.UUID, epoch: int, seq: int, outcomes: Sequence[Outcome], now: dt.datetime
) -> int:
    """Keep a line for every field or row that was not simply taken. Returns how many."""
    made = []
    for o in outcomes:
        base = {
            "office_id": office_id, "epoch": epoch, "seq": seq, "tabel": o.change.table, "baris_id": o.change.row_id,
            "opened_at": now,
        }  # fmt: skip
        if o.code:
            refused = {} if o.change.operation is Operation.DELETE else {REFUSED: sorted(o.change.fields)}
            whole = {"field": None, "verdict": Verdict.REJECTED.value, "code": o.code, "given": {**o.values, **refused}}
            made.append(Finding(**base, **whole, old={}, new={}, kept={}))
        for f in o.findings:
            made.append(
                Finding(
                    **base, field=f.field, verdict=f.verdict.value, code=FIELD_CODES[f.verdict], given={},
                    old={"v": f.old}, new={"v": f.new}, kept={"v": f.kept},
                )
            )  # fmt: skip
    session.add_all(made)
    session.flush()
    return len(made)


def settle_by(session: Session, office_id: uuid.UUID, outcomes: Sequence[Outcome], now: dt.datetime) -> None:
    """Close what a later change of the office has answered: the field was taken or agreed, the row came in."""
    rows = [o.change.row_id for o in outcomes]
    if not rows or not session.scalar(sa.select(_open(office_id).exists())):
        return
    by_key = {o.change.key: o for o in outcomes}
    for finding in session.scalars(_open(office_id)):
        outcome = by_key.get((finding.tabel, finding.baris_id))
        if outcome is None:
            continue
        if finding.field is None:
            named = outcome.change.fields.keys() >= set(finding.given.get(REFUSED, ()))
            done = not outcome.code and (named or outcome.change.operation is Operation.DELETE)
        else:
            done = finding.field in outcome.change.fields or outcome.change.operation is Operation.DELETE
        if done:
            finding.settled_at, finding.settled_by, finding.settled_as = now, session.info["actor"].name, "paket"
    session.flush()


def listing(
    session: Session, office_id: uuid.UUID, *, epoch: int | None = None, seq: int | None = None
) -> list[FindingRow]:
    """Open lines of an office, or of one of its packages, with the name of the person concerned.

    Without READ_SENSITIVE the values of closed rows and identity numbers are `finding_privacy.CLOSED`.
    """
    query = _open(office_id)
    if epoch is not None:
        query = query.where(Finding.epoch == epoch, Finding.seq == seq)
    found = list(session.scalars(query.order_by(Finding.epoch, Finding.seq, Finding.tabel, Finding.id)))
    people = _people(session, office_id, found)
    lines = [_row(f, people.get(f.id)) for f in found]
    return lines if may(session.info["actor"].role, Deed.READ_SENSITIVE) else [_covered(line) for line in lines]


def _covered(line: FindingRow) -> FindingRow:
    if not finding_privacy.closed(line.table, line.field):
        return line
    words = {name: finding_privacy.CLOSED if isinstance(value, str) else None for name, value in line.values.items()}
    return replace(line, mine=finding_privacy.CLOSED, kept=finding_privacy.CLOSED, values=words)


def open_keys(session: Session, office_id: uuid.UUID) -> list[tuple[str, uuid.UUID]]:
    """Rows on which something is open."""
    query = sa.select(Finding.tabel, Finding.baris_id).where(
        Finding.office_id == office_id, Finding.settled_at.is_(None)
    )
    return sorted({(table, row_id) for table, row_id in session.execute(query)}, key=lambda k: (k[0], str(k[1])))


def open_fields(session: Session, office_id: uuid.UUID) -> dict[Key, frozenset[str] | None]:
    """Row -> the fields on which something is open; None for all of them."""
    found: dict[Key, frozenset[str] | None] = {}
    for finding in session.scalars(_open(office_id)):
        key = (finding.tabel, finding.baris_id)
        names = finding.given.get(REFUSED) if finding.field is None else [finding.field]
        known = found.get(key, frozenset())
        found[key] = None if known is None or names is None else known | frozenset(names)
    return found


def settle(session: Session, finding_id: uuid.UUID, *, take_centre: bool, now: dt.datetime) -> None:
    """The clerk decides a field that differs. Taking the centre's value, or insisting on hers, is a normal edit.

    The centre's value is noted first as what the centre sent; insisting then changes it back, as her own change, and
    the next package carries that. Where she had deleted the row, it comes back, or goes again, with all its fields.
    Refused `finding_settled`, `finding_row` (a whole row: put the record right instead), `field_of_centre` when she
    insists on a field that belongs to the centre.
    """
    require(session.info["actor"], Deed.ENTER)
    finding = session.get(Finding, finding_id)
    if finding is None or finding.settled_at is not None:
        raise Refused(Problem("finding_settled"))
    if finding.field is None:
        raise Refused(Problem("finding_row"))
    if not take_centre and finding.verdict == Verdict.REJECTED.value:
        raise Refused(Problem("field_of_centre", finding.field))
    name, kept, key = finding.field, finding.kept.get("v"), (finding.tabel, finding.baris_id)
    here = merging.rows(session, finding.office_id, [key]).get(key)
    heard, settled = f"balasan:{finding.epoch}-{finding.seq}", [finding]
    if here is None:
        settled = [f for f in session.scalars(_open(finding.office_id)) if (f.tabel, f.baris_id) == key]
        _write_row(session, finding, _as_kept(session, settled), take_centre, heard)
    elif take_centre:
        _write(session, finding, Operation.UPDATE, {name: (here.get(name), kept)}, LOCAL)
    else:
        _write(session, finding, Operation.UPDATE, {name: (here.get(name), kept)}, heard)
        _write(session, finding, Operation.UPDATE, {name: (kept, here.get(name))}, LOCAL)
    for one in settled:
        one.settled_at, one.settled_by = now, session.info["actor"].name
        one.settled_as = "pusat" if take_centre else "kantor"
    session.flush()


def _as_kept(session: Session, found: Sequence[Finding]) -> dict[str, Any]:
    """A row that was deleted here as the centre keeps it: our last values, and the centre's where they differ."""
    lines = journal.history(session, found[0].tabel, found[0].baris_id)
    last = {line.field: line.old for line in lines if line.operation is Operation.DELETE}
    if not last:
        raise Refused(Problem("finding_row"))
    return last | {f.field: f.kept.get("v") for f in found if f.field}


def _write_row(session: Session, finding: Finding, row: Mapping[str, Any], take_centre: bool, heard: str) -> None:
    """Bring the row back. Where she insists on its end, that is the centre's word, and its end hers again."""
    full = {name: value for name, value in row.items() if value is not None}
    try:
        with session.begin_nested():
            origin = LOCAL if take_centre else heard
            _write(session, finding, Operation.INSERT, {n: (None, v) for n, v in full.items()}, origin)
            if not take_centre:
                _write(session, finding, Operation.DELETE, {n: (v, None) for n, v in full.items()}, LOCAL)
    except IntegrityError as error:
        raise Refused(Problem("finding_row")) from error


def _write(
    session: Session, finding: Finding, operation: Operation, fields: Mapping[str, tuple[Any, Any]], origin: str
) -> None:
    change = Change(finding.tabel, finding.baris_id, operation, fields)
    before = {change.key: {name: old for name, (old, _) in fields.items()}}
    with acting_for(session, finding.office_id, origin):
        outcome = Outcome(change, Verdict.APPLIED, operation, {name: new for name, (_, new) in fields.items()})
        merging.write(session, finding.office_id, [outcome], before)


def _open(office_id: uuid.UUID) -> sa.Select[Finding]:
    return sa.select(Finding).where(Finding.office_id == office_id, Finding.settled_at.is_(None))


def _people(session: Session, office_id: uuid.UUID, found: Sequence[Finding]) -> dict[uuid.UUID, tuple[uuid.UUID, str]]:
    """Finding -> the person it concerns."""
    at: dict[uuid.UUID, Key] = {f.id: (f.tabel, f.baris_id) for f in found}
    owner: dict[uuid.UUID, uuid.UUID] = {}
    while at:  # up from an indicator to its result, its SKP, its person
        rows = merging.rows(session, office_id, set(at.values()))
        higher = {key: _above(where, rows.get(where, {})) for key, where in at.items()}
        owner |= {key: where[1] for key, where in higher.items() if where is not None and where[0] == "employees"}
        at = {key: where for key, where in higher.items() if where is not None and where[0] != "employees"}
    e = Employee
    query = sa.select(e.id, e.nama).where(e.office_id == office_id, e.id.in_(set(owner.values())))
    names = {row.id: row.nama for row in session.execute(query)}
    return {key: (who, names[who]) for key, who in owner.items() if who in names}


_UP = {"evaluation_id": "evaluations", "indicator_id": "skp_indicators", "result_id": "skp_results", "skp_id": "skp"}


def _above(where: Key, row: Mapping[str, Any]) -> Key | None:
    """The person a row names, or the row it belongs to."""
    if where[0] == "employees":
        return where
    if row.get("employee_id"):
        return "employees", uuid.UUID(row["employee_id"])
    return next(((table, uuid.UUID(row[name])) for name, table in _UP.items() if row.get(name)), None)


def _row(f: Finding, person: tuple[uuid.UUID, str] | None) -> FindingRow:
    who, name = person if person else (None, str(f.given.get("orang", "")))
    return FindingRow(
        f.id, f.office_id, f.epoch, f.seq, f.tabel, f.baris_id, who, name, f.field, f.verdict, f.code, f.new.get("v"),
        f.kept.get("v"), f.given,
    )  # fmt: skip
