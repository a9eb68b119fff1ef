"""A handful of dropped files at the central office: each in its own transaction, none stops the others.

    take_file(session, path, now=, today=) -> FileResult     the deed of a batch
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.packages import carrier
from asn_desktop.problems import Trouble
from asn_desktop.services import centre
from asn_desktop.services.centre import Received


@dataclass(frozen=True)
class FileResult:
    """One file: what became of it, or why it was refused (a Trouble's code and values)."""

    name: str
    received: Received | None = None
    code: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def trouble(self) -> Trouble:
        """The refusal as a trouble, for its sentence."""
        return Trouble(self.code, **self.values)


def take_file(session: Session, path: Path, *, now: dt.datetime, today: dt.date) -> FileResult:
    """Read and receive one file. A refused file leaves the store as it was and comes back as a result, not an error."""
    try:
        with session.begin_nested():
            return FileResult(path.name, centre.receive(session, carrier.read(path), now=now, today=today))
    except Trouble as trouble:
        return FileResult(path.name, None, trouble.code, trouble.values)
