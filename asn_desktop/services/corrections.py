"""The centre's corrections as they meet our rows: which of our values are only what the centre itself gave us before.

A reply that is not yet confirmed is followed by one that starts from the same old values: `a to c`, then `a to b`. Our
row then reads `c`, and nobody here has touched it: there is no conflict, the later word of the centre holds.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy.orm import Session

from asn_desktop.rules.changes import Change, Operation, same
from asn_desktop.rules.merge import CENTRE_OWNED
from asn_desktop.store import journal, merging
from asn_desktop.store.journal import HistoryLine

ORIGIN = "balasan:"  # begins the origin of journal lines that a reply wrote


def from_ours(
    session: Session, office_id: uuid.UUID, changes: list[Change], pending: Iterable[Change]
) -> list[Change]:
    """The changes, each field as it meets our row; `pending` are our own that the centre has not merged yet.

    A field the centre owns, and one that reads as an earlier reply left it, starts from our present value.
    What an earlier reply brought already, and we have changed since without the centre knowing, is left out: it is no
    news, and ours is newer.
    """
    ours = {(change.key, name) for change in pending for name in change.fields}
    rows = merging.rows(session, office_id, [c.key for c in changes if c.operation is Operation.UPDATE])
    found = []
    for change in changes:
        owned, row = CENTRE_OWNED.get(change.table, frozenset()), rows.get(change.key)
        past = _past(session, change) if row is not None else {}
        fields = {}
        for name, (old, new) in change.fields.items():
            mine, lines = (row or {}).get(name), past.get(name, [])
            given = [line for line in lines if line.origin.startswith(ORIGIN)]
            changed = (change.key, name) in ours
            if name in owned or (given and (lines[-1] is given[-1] or (not changed and same(given[-1].new, mine)))):
                fields[name] = (mine, new)
            elif changed and given and same(given[-1].new, new):
                continue
            elif row is None or not same(old, new):  # else there and back at the centre, and our value is our own
                fields[name] = (old, new)
        found.append(Change(change.table, change.row_id, change.operation, fields))
    return found


def _past(session: Session, change: Change) -> dict[str, list[HistoryLine]]:
    """The changes of the row's fields in our journal, oldest first."""
    found: dict[str, list[HistoryLine]] = {}
    for line in journal.history(session, change.table, change.row_id):
        found.setdefault(line.field, []).append(line)
    return found
