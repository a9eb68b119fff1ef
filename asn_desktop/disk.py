"""What Windows does to files: it refuses to rename what another program holds for a moment, and has its own numbers.

A virus scanner, the search index or OneDrive opens a file that was just written. On Windows a rename onto it fails
then, and succeeds a moment later. So a rename is tried again, a bounded time; what still fails is told with its reason.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path

from asn_desktop.problems import Trouble

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between the tries, 1.6 altogether
_DENIED, _SHARING, _LOCKED = 5, 32, 33  # a file held open answers a rename with any of them
_HELD = frozenset({_DENIED, _SHARING, _LOCKED})

_STANDS_FOR_ANOTHER = 0x20000000  # bit of a reparse tag (winnt.h, IsReparseTagNameSurrogate)

# Numbers of Windows (winerror.h) -> code. Python's own errno calls most of them EACCES or EINVAL.
_WINDOWS = {
    _SHARING: "file_in_use", _LOCKED: "file_in_use",
    19: "read_only",  # the slide on the stick
    39: "disk_full", 112: "disk_full",
    # pulled out, or dying
    21: "disk_failed", 23: "disk_failed", 27: "disk_failed", 31: "disk_failed", 55: "disk_failed", 64: "disk_failed",
    433: "disk_failed", 1006: "disk_failed", 1117: "disk_failed", 1167: "disk_failed", 1392: "disk_failed",
    223: "file_too_large",  # FAT32 ends at 4 GB
    123: "file_name_refused", 206: "file_name_refused",
}  # fmt: skip
_ELSEWHERE = {
    errno.ENOSPC: "disk_full", errno.EROFS: "read_only", errno.EACCES: "read_only", errno.EPERM: "read_only",
    errno.EIO: "disk_failed", errno.EFBIG: "file_too_large", errno.ENAMETOOLONG: "file_name_refused",
}  # fmt: skip


def number(error: OSError) -> int | None:
    """Windows' own number of the error; None on other systems."""
    found = getattr(error, "winerror", None)
    return found if isinstance(found, int) else None


def code(error: OSError) -> str | None:
    """`disk_full`, `read_only`, `disk_failed`, `file_in_use`, `file_too_large`, `file_name_refused`; None: our bug."""
    windows = number(error)
    if windows is not None and windows in _WINDOWS:
        return _WINDOWS[windows]
    return _ELSEWHERE.get(error.errno) if error.errno is not None else None


def leads_away(entry: os.stat_result) -> bool:
    """Whether an entry (of `lstat`) stands for another place: a link, a junction. Cloud files keep theirs."""
    return stat.S_ISLNK(entry.st_mode) or bool(getattr(entry, "st_reparse_tag", 0) & _STANDS_FOR_ANOTHER)


def linked(path: Path) -> bool:
    """Whether `path` itself is a link; nothing behind it is touched. False for what is not there."""
    try:
        return leads_away(os.lstat(path))
    except OSError:
        return False


def plain(path: Path) -> bool:
    """Whether a file lies here itself. A link is none: on a stranger's stick it may lead to a server, and asking there
    would tell it who asks."""
    try:
        entry = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(entry.st_mode) and not leads_away(entry)


def patiently(deed: Callable[[], object], pause: Callable[[float], object] = time.sleep) -> None:
    """Do `deed`, again after each of `PAUSES` while Windows says that somebody holds the file; then raise."""
    for seconds in PAUSES:
        try:
            deed()
            return
        except PermissionError as error:
            if number(error) not in _HELD:
                raise
        pause(seconds)
    deed()


def replace(source: Path, target: Path) -> None:
    """`os.replace`, patiently. Trouble `file_in_use` when somebody keeps holding one of them; else the OSError."""
    try:
        patiently(lambda: os.replace(source, target))
    except PermissionError as error:
        if number(error) in _HELD and os.access(target if target.exists() else source, os.W_OK):
            raise Trouble("file_in_use") from None
        raise


def remove(path: Path) -> None:
    """Take a file away, patiently; harmless when it is gone. Trouble `file_in_use`."""
    try:
        patiently(lambda: path.unlink(missing_ok=True))
    except PermissionError as error:
        if number(error) in _HELD and os.access(path, os.W_OK):
            raise Trouble("file_in_use") from None
        raise


def clear(folder: Path, pause: Callable[[float], object] = time.sleep) -> bool:
    """Take a folder away with all that is in it, patiently; whether it is gone. What is held for longer stays."""
    for seconds in (*PAUSES, None):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists() or seconds is None:
            break
        pause(seconds)
    return not folder.exists()
