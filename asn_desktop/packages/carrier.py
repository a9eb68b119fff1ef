"""Files to and from a stick or a folder: written whole or not at all, read back before they count."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from asn_desktop import disk
from asn_desktop.problems import Trouble

BIGGEST = 64 * 1024 * 1024  # no volume is larger; a bigger file is not one of ours


def write(folder: Path, name: str, data: bytes) -> Path:
    """`folder/name` with exactly `data`: temporary name, fsync, rename, read back and compare.

    Raises `Trouble`: `folder_missing`, `folder_read_only`, `disk_full`, `file_in_use`, `file_too_large`,
    `file_name_refused`, `file_not_written`, `file_read_back_differs`.
    """
    path, part = folder / name, folder / f".{name}.{os.getpid()}.part"
    try:
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if part.read_bytes() != data:
            raise Trouble("file_read_back_differs", name=name)
        disk.replace(part, path)
        _sync_folder(folder)
        if path.read_bytes() != data:
            raise Trouble("file_read_back_differs", name=name)
    except OSError as error:
        raise _trouble(error, folder) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return path


def read(path: Path) -> bytes:
    """The bytes of a file that may be a package. Raises `Trouble`: `file_unreadable`, `not_a_package` (too big)."""
    try:
        if path.stat().st_size > BIGGEST:
            raise Trouble("not_a_package", name=path.name)
        return path.read_bytes()
    except OSError as error:
        raise Trouble("file_unreadable", name=path.name) from error


def _sync_folder(folder: Path) -> None:
    """Make the rename last, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:  # some sticks refuse it; the read-back follows anyway
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _trouble(error: OSError, folder: Path) -> Trouble:
    told = disk.code(error)
    if told == "read_only":
        return Trouble("folder_read_only", folder=str(folder))
    if told == "disk_full" or error.errno == getattr(errno, "EDQUOT", errno.ENOSPC):
        return Trouble("disk_full", folder=str(folder))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Trouble("folder_missing", folder=str(folder))
    return Trouble("file_not_written" if told in (None, "disk_failed") else told, folder=str(folder))
