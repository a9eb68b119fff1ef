"""The self-check of an open office, for the background: what is whole and what is not, in plain counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from asn_desktop.problems import Trouble
from asn_desktop.services.office_cards import OpenOffice
from asn_desktop.store import check, journal, tripwire
from asn_desktop.store.vault import Vault

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Health:
    """What the self-check found. `sound` when nothing is wrong."""

    at: dt.datetime
    damaged_pages: int
    journal_lines: int
    broken_line: int | None  # first journal line whose hash does not hold
    unexplained: int  # rows changed past the journal
    missing_blobs: int

    @property
    def sound(self) -> bool:
        """Whether all is whole."""
        return not (self.damaged_pages or self.broken_line or self.unexplained or self.missing_blobs)


def self_check(opened: OpenOffice, *, now: dt.datetime, progress: Progress | None = None) -> Health:
    """Check pages, journal chain, tripwire and blobs; beside work, on the reader's side. Writes nothing.

    `progress(done, total, "")` is called between steps and inside long ones. Trouble `store_damaged` when the file
    cannot be read at all.
    """
    damaged = check.pages(Vault(opened.office.folder).database, opened.key)
    lines, broken = 0, None
    with opened.store.read(opened.actor) as session:
        try:
            lines = journal.verify_chain(session, progress)
        except Trouble as trouble:
            if trouble.code != "journal_broken":
                raise
            broken = int(trouble.values["line"])
        strange = tripwire.unexplained(session)
        missing = check.missing_blobs(session, opened.store.blobs, progress)
    return Health(now, damaged, lines, broken, len(strange), len(missing))
