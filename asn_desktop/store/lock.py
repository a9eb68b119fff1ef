"""One program writes: a lock the operating system lets go when its holder dies, in a file that says who it is."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from asn_desktop.problems import Trouble
from asn_desktop.store.troubles import told

_PLACE = 1 << 30  # Windows locks bytes and forbids reading them: lock one far behind the text


def _take(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_PLACE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _give(file: BinaryIO) -> None:
    """Windows gives a lock back some time after its file was closed: ask for it at once."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(_PLACE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)


def holder(path: Path) -> dict[str, Any]:
    """What the last holder wrote: `nama`, `komputer`, `pid`, `sejak`; empty when it cannot be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


class WriterLock:
    """Held from `__init__` to `release`."""

    def __init__(self, path: Path, name: str, now: dt.datetime) -> None:
        """Trouble `store_in_use` (holder, machine, since) when another program writes here."""
        with told():
            file = path.open("r+b" if path.exists() else "w+b")
        if not _take(file):
            file.close()
            other = holder(path)
            raise Trouble(
                "store_in_use",
                holder=str(other.get("nama", "")),
                machine=str(other.get("komputer", "")),
                since=_moment(other.get("sejak")),
            )
        self._file = file
        who = {"nama": name, "komputer": platform.node(), "pid": os.getpid(), "sejak": now.isoformat()}
        with told():
            file.seek(0)
            file.truncate()
            file.write(json.dumps(who, ensure_ascii=False).encode("utf-8"))
            file.flush()

    def release(self) -> None:
        """Give the lock back. Harmless a second time."""
        with suppress(ValueError, OSError):
            _give(self._file)
        with suppress(ValueError, OSError):
            self._file.close()


def _moment(text: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(str(text))
    except ValueError:
        return None


@contextmanager
def held(path: Path, name: str, now: dt.datetime) -> Iterator[None]:
    """Hold the lock for the length of a block."""
    lock = WriterLock(path, name, now)
    try:
        yield
    finally:
        lock.release()
