"""What the tab Kirim–Terima shows, and the places a package may be written to.

    sticks() -> list[Stick]                   removable drives as the system shows them now
    view(session, now=) -> ExchangeView       everything the tab Kirim–Terima shows, in one reading
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy.orm import Session

from asn_desktop.services import enrolment, identity_card, replies, sync
from asn_desktop.services.enrolment import Connection
from asn_desktop.services.sync import PackageRow, Unsent


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
    for part in psutil.disk_partitions(all=False):
        path = Path(part.mountpoint)
        removable = "removable" in part.opts.split(",") if sys.platform == "win32" else _mounted_by_hand(path)
        if not removable or "ro" in part.opts.split(","):
            continue
        try:
            free = shutil.disk_usage(path).free
        except OSError:
            continue  # pulled out in this moment
        found.append(Stick(path, _name(path), free))
    return sorted(found, key=lambda stick: stick.name)


def _mounted_by_hand(path: Path) -> bool:
    return path.is_relative_to("/media") or path.is_relative_to("/run/media") or path.is_relative_to("/Volumes")


def _name(path: Path) -> str:
    """A drive letter, or the label the system mounted it under."""
    return path.name or str(path).rstrip("\\/")
