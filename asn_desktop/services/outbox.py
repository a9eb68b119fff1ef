"""What the tab Kirim–Terima shows, and the places a package may be written to.

    sticks() -> list[Stick]                   removable drives as the system shows them now
    view(session, now=) -> ExchangeView       everything the tab Kirim–Terima shows, in one reading
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.services import enrolment, identity_card, replies, sync
from asn_desktop.services.enrolment import Connection
from asn_desktop.services.sync import PackageRow, Unsent
from asn_desktop.store import places


@dataclass(frozen=True)
class Stick:
    """A removable drive: where it is, its name for people, free bytes."""

    path: Path
    name: str
    free: int


@dataclass(frozen=True)
class ExchangeView:
    """The tab Kirim–Terima."""

    connection: Connection
    unsent: Unsent
    packages: tuple[PackageRow, ...]
    replies: tuple[tuple[int, dt.datetime, Mapping[str, Any]], ...]
    copied: bool  # this store was carried here and may not send before a person says so
    requested: bool


def view(session: Session) -> ExchangeView:
    """Connection, what is unsent, packages, replies: one reading."""
    connection = enrolment.connection(session)
    return ExchangeView(
        connection, sync.unsent(session), tuple(sync.packages(session)), tuple(replies.last_replies(session)),
        connection.enrolled and identity_card.is_copy(session), connection.requested_at is not None,
    )  # fmt: skip


def sticks() -> list[Stick]:
    """Removable drives, by name; empty when none is there."""
    found = []
    for mount in places.removable(writable=True):
        path = Path(mount.point)
        try:
            free = shutil.disk_usage(path).free
        except OSError:
            continue  # pulled out in this moment
        found.append(Stick(path, _name(path), free))
    return sorted(found, key=lambda stick: stick.name)


def _name(path: Path) -> str:
    """A drive letter, or the label the system mounted it under."""
    return path.name or str(path).rstrip("\\/")
