"""A finaliser to be killed by test_evaluation_power.py: sixty results fixed in one transaction, acknowledged after it.

`python -m tests.services.evaluation_writer FOLDER`: for each line of evaluation ids on its input a child says "open",
fixes all of them, and says "fixed" once the transaction is closed.
"""

from __future__ import annotations

import datetime as dt
import sys
import uuid
from pathlib import Path

from asn_desktop.services import office
from asn_desktop.services.evaluation import finalise
from tests.store.writer import fork_for_each_line, say

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


def fix_all(folder: Path, line: str) -> None:
    """One child."""
    found = office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: NOW)
    say("open")
    with found.store.begin(found.actor, reason="penetapan") as session:
        finalise.finalise(session, list(map(uuid.UUID, line.split())), day=dt.date(2026, 1, 20), today=NOW.date())
    say("fixed")


if __name__ == "__main__":
    fork_for_each_line(Path(sys.argv[1]), fix_all)
