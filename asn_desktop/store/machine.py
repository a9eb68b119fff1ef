"""Which PC and which folder a store belongs to, so that a copy knows that it is one before it sends anything."""

from __future__ import annotations

import hmac
import os
import sys
import uuid
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from asn_desktop.store import meta

MARK, EPOCH = "mesin", "epoch"


def machine_id() -> str:
    """A name this installation of the operating system keeps."""
    if sys.platform == "win32":
        import winreg

        with (
            suppress(OSError),  # a stripped installation may lack it
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key,
        ):
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        path = Path(name)
        if path.is_file() and (text := path.read_text(encoding="ascii", errors="replace").strip()):
            return text
    return f"{uuid.getnode():012x}"


def mark(database_id: str, folder: Path, machine: str | None = None) -> str:
    """The mark of this store in this folder of this machine; tells nothing about either."""
    text = f"{machine or machine_id()}\n{os.path.realpath(folder)}"
    return hmac.digest(database_id.encode(), text.encode(), "sha256").hex()


def is_copy(connection: sa.Connection, folder: Path, machine: str | None = None) -> bool:
    """Whether the store was carried here from another machine or folder."""
    return meta.read(connection, MARK) != mark(meta.demand(connection, "database_id"), folder, machine)


def epoch(connection: sa.Connection) -> int:
    """The store's epoch; packages are numbered within one."""
    return int(meta.demand(connection, EPOCH))


def settle_here(connection: sa.Connection, folder: Path, *, new_epoch: bool, machine: str | None = None) -> int:
    """Take this machine and folder as home; with `new_epoch` begin the next one. Returns the epoch."""
    meta.write(connection, MARK, mark(meta.demand(connection, "database_id"), folder, machine))
    number = epoch(connection) + (1 if new_epoch else 0)
    meta.write(connection, EPOCH, str(number))
    return number
