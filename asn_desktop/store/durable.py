"""Files that are there or not, never half: temporary name, fsync, rename, fsync of the folder."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from asn_desktop import disk
from asn_desktop.problems import Trouble
from asn_desktop.store.troubles import told

TEMPORARY = ".sementara"  # start-up removes what ends so


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last. Windows has no such call and needs none: its rename is journaled."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a file system that has no such call
            raise
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Force what was written to `path` by others onto the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Create a folder (and its parents) that survives a power cut."""
    with told():
        if not folder.exists():
            make_folder(folder.parent)
            folder.mkdir(exist_ok=True)
            sync_folder(folder.parent)


def write(path: Path, data: bytes) -> None:
    """Replace `path` by `data` in one step; Trouble `disk_full`, `read_only`, `file_in_use` leaves the old file."""
    temporary = path.with_name(path.name + TEMPORARY)
    with told():
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            disk.replace(temporary, path)
            sync_folder(path.parent)
        except (OSError, Trouble):
            with suppress(OSError):  # a stick that was pulled: what counts is the first error
                temporary.unlink(missing_ok=True)
            raise


def move(source: Path, target: Path) -> None:
    """Rename and make it last. Both lie on the same disk."""
    with told():
        disk.replace(source, target)
        sync_folder(target.parent)
        if source.parent != target.parent:
            sync_folder(source.parent)


def remove(path: Path) -> None:
    """Take a file away for good; harmless when it is gone. Trouble `read_only`, `file_in_use`."""
    with told():
        disk.remove(path)
        sync_folder(path.parent)
