"""What the centre changed in an office's rows: how its reply tells it, and how it meets the rows of the office.

The common ground of a reply is the office as it sealed the last package the centre has merged (`diakui`). The reply
tells, with its present value, every field that may read otherwise at the centre. So always, but for rows on which
something is open,

    the centre's rows = the office's rows as that package was sealed, with what the reply tells written over them.

The office takes what it is told, but for fields it has changed after that package: there its own word is under way
and the centre judges it. A package names every field touched since the one before it, with the value it is sealed with
(a field that went there and back too), so that both know which word held.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages import manifest, payload
from asn_desktop.rules.changes import Change, Key, Operation, compact, same
from asn_desktop.services import findings, passed
from asn_desktop.services.unsent import sent_line
from asn_desktop.store import journal, journal_lines, merging
from asn_desktop.store.exchange import PackageOut, Peer, ReceivedLine
from asn_desktop.store.journal_lines import LOCAL, JournalLine, JournalRow

ORIGIN = "balasan:"  # begins the origin of journal lines that a reply wrote
REGISTERED = "pendaftaran:"  # and of those that registering an office wrote at the centre


def told(session: Session, peer: Peer) -> list[Change]:
    """At the centre: what was changed here since the last reply the office is known to have taken in."""
    j = JournalRow
    here = sa.or_(j.asal == LOCAL, j.asal.startswith(REGISTERED, autoescape=True))
    query = sa.select(j.__table__).where(j.seq > peer.line, here, j.office_id == peer.office_id)
    lines = (journal_lines.line_of(row) for row in session.execute(query.order_by(j.seq)))
    return _as_they_read(session, peer.office_id, [_change(line) for line in lines if line.table in merging.order()])


def given_back(session: Session, peer: Peer) -> list[Change]:
    """At the centre: what the office itself once sent, and lost by restoring an older copy. It reads as it does here;
    where something is open, as the office had it."""
    lost, r = peer.give_back or {}, ReceivedLine
    beyond = sa.tuple_(r.epoch, r.seq) > sa.tuple_(lost["epoch"], lost["after"])
    query = sa.select(r.text).where(r.office_id == peer.office_id, beyond, r.epoch < peer.epoch)
    texts = session.scalars(query.order_by(r.epoch, r.line))
    touched = [payload.change_of_line(text) for text in texts]
    found = {change.key: change for change in _as_they_read(session, peer.office_id, touched)}
    still_open = findings.open_fields(session, peer.office_id)
    for change in compact(touched):
        names = still_open.get(change.key, frozenset())
        own = {name: pair for name, pair in change.fields.items() if names is None or name in names}
        if own and change.operation is not Operation.DELETE:
            known = found.get(change.key, Change(*change.key, change.operation))
            found[change.key] = Change(*change.key, known.operation, {**known.fields, **own})
    return list(found.values())


def _as_they_read(session: Session, office_id: uuid.UUID, touched: list[Change]) -> list[Change]:
    """Each touched row once, its touched fields with their present values; a row that came new is told whole.

    A field on which something is open is not told, nor the end of such a row: there the clerk decides.
    """
    rows = merging.rows(session, office_id, [change.key for change in touched])
    withheld = findings.open_fields(session, office_id) if touched else {}
    found: dict[Key, dict[str, Any]] = {}
    whole = {change.key for change in touched if change.operation is not Operation.UPDATE}
    for change in touched:
        fields = found.setdefault(change.key, {})
        for name, (old, _) in change.fields.items():
            fields.setdefault(name, old)
    told_now = []
    for key, olds in found.items():
        row, closed = rows.get(key), withheld.get(key, frozenset())
        names = olds.keys() | row.keys() if row is not None and key in whole else olds.keys()
        if closed is None:
            continue
        fields = {name: (olds.get(name), (row or {}).get(name)) for name in sorted(names - closed)}
        if row is None and not closed:
            told_now.append(Change(*key, Operation.DELETE, fields))
        elif row is not None and fields:
            told_now.append(Change(*key, Operation.INSERT if key in whole else Operation.UPDATE, fields))
    return told_now


@dataclass(frozen=True)
class Ground:
    """At the office: where both sides last stood together. The journal up to `line`, but for lost ranges."""

    line: int
    lost: tuple[passed.Range, ...]

    def lacks(self, seq: int) -> bool:
        """Whether the centre has not merged what this line says."""
        return seq > self.line or any(first < seq <= last for first, last in self.lost)

    @property
    def start(self) -> int:
        """All lines the centre lacks come after this one."""
        return min([self.line, *(first for first, _ in self.lost)])


def ground(session: Session, acknowledged: dict[str, int]) -> Ground:
    """The ground of a reply that acknowledges this number."""
    p = PackageOut
    reached = sa.tuple_(p.epoch, p.seq) <= sa.tuple_(acknowledged["epoch"], acknowledged["seq"])
    line = session.scalar(sa.select(sa.func.max(p.last_line)).where(p.kind == manifest.CHANGES, reached))
    return Ground(line or 0, tuple(passed.missing(session)))


def since(session: Session, ground: Ground) -> list[Change]:
    """Everything to turn back to stand on the ground, oldest first: lines after it, whoever wrote them, and what was
    lost, but for fields that a later package carried."""
    found: list[Change] = []
    carried: set[tuple[Key, str | None]] = set()
    for line in reversed(list(_lines(session, ground.start, origin=None))):
        change = _change(line)
        if line.seq > ground.line:
            found.append(change)
        elif ground.lacks(line.seq) and line.origin == LOCAL:
            fields = {name: pair for name, pair in change.fields.items() if (change.key, name) not in carried}
            if (change.key, None) not in carried and (fields or change.operation is not Operation.UPDATE):
                found.append(Change(*change.key, change.operation, fields))
        elif line.origin == LOCAL:
            carried |= _touched(change)
    return found[::-1]


def untouched(session: Session, office_id: uuid.UUID, changes: list[Change], ground: Ground) -> list[Change]:
    """What the centre tells, without what we have touched after the ground, each field as it meets our row."""
    keys = {change.key for change in changes}
    ours = under_way(session, ground, keys)
    known = {key for key, _ in ours}
    rows = merging.rows(session, office_id, keys)
    found = []
    for change in changes:
        row, gone = rows.get(change.key), change.operation is Operation.DELETE
        if (change.key, None) in ours or (gone and (row is None or change.key in known)):
            continue
        if gone:
            found.append(Change(*change.key, Operation.DELETE, {n: (v, None) for n, v in (row or {}).items()}))
            continue
        fields = {n: ((row or {}).get(n), new) for n, (_, new) in change.fields.items() if (change.key, n) not in ours}
        if fields:
            found.append(Change(*change.key, change.operation if row is None else Operation.UPDATE, fields))
    return found


def under_way(session: Session, ground: Ground, keys: set[Key]) -> set[tuple[Key, str | None]]:
    """The fields of these rows (None: the row itself) on which our word is under way: in packages the centre has not
    merged, or unsent, if it did not go there and back."""
    found: set[tuple[Key, str | None]] = set()
    if not keys:
        return found
    sent, unsent = sent_line(session), []
    for line in _lines(session, ground.start, origin=LOCAL):
        if (line.table, line.row_id) in keys and ground.lacks(line.seq):
            if line.seq > sent:
                unsent.append(_change(line))
            else:
                found |= _touched(_change(line))
    for change in compact(unsent):
        fields = {name: pair for name, pair in change.fields.items() if not same(*pair)}
        found |= _touched(Change(*change.key, change.operation, fields))
    return found


def _touched(change: Change) -> set[tuple[Key, str | None]]:
    """The fields a change speaks of; None for the row itself."""
    found: set[tuple[Key, str | None]] = {(change.key, name) for name in change.fields}
    return found if change.operation is Operation.UPDATE else found | {(change.key, None)}


def _lines(session: Session, after: int, origin: str | None) -> Iterator[JournalLine]:
    """Our own travelling rows' lines."""
    for line in journal.lines_after(session, after, origin):
        if line.table in merging.order() and line.office_id == session.info["office_id"]:
            yield line


def _change(line: JournalLine) -> Change:
    return Change(line.table, line.row_id, line.operation, line.fields)
