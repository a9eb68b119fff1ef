"""The copy of a Setup on this PC: written under a temporary name, read back, renamed; what is left over, removed."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from asn_desktop import __version__, disk
from asn_desktop.packages import release as release_file
from asn_desktop.packages.release import PIECE
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules import releases
from asn_desktop.rules.releases import Release
from asn_desktop.store import durable
from asn_desktop.store.troubles import told

Step = Callable[[int, int, str], None]  # bytes done, bytes in all, "salin" or "periksa"; may raise Cancelled
LOG = "pasang.log"  # what the Setup writes of its run
_NAME = re.compile(r"ASN-Desktop-([0-9.]+)-setup\.exe")
_OURS = re.compile(_NAME.pattern + rf"({re.escape(release_file.SUFFIX)})?({re.escape(durable.TEMPORARY)})?")


def copied(source: Path, folder: Path, release: Release, step: Step) -> Path:
    """Copy a Setup into `folder` under its published name, and compare the copy on the disk with what was signed.

    Refused `update_changed`; Trouble `update_gone` (the source can no longer be read), `update_copy_differs`,
    `disk_full`, `read_only`. Whatever happens, no half copy keeps the name.
    """
    _own(folder)
    target = folder / release.file
    part = target.with_name(target.name + durable.TEMPORARY)
    signed = (release.size, release.sha256)
    try:
        if _written(source, part, release.size, step) != signed:
            raise Refused(Problem("update_changed", values={"name": source.name}))
        with told():
            there = release_file.digest(part, lambda done, whole: step(done, whole, "periksa"))
        if there != signed:
            raise Trouble("update_copy_differs", name=source.name)
        durable.move(part, target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return target


def prepared(folder: Path) -> list[Path]:
    """Setups in `folder` that have their `.rilis`, newest version first; nothing is said of their bytes."""
    with suppress(OSError):
        pairs = [path for path in folder.iterdir() if _version(path.name) and _note(path).is_file()]
        return sorted(pairs, key=lambda path: _version(path.name) or (0, 0, 0), reverse=True)
    return []


def sweep(folder: Path, *, keep: str | None = None) -> None:
    """Remove what a stopped preparation left and Setups this program has caught up with; with `keep` all but that.

    Only files with names we give: a folder of this name may be somebody's own, and a link may lead to one.
    """
    if disk.linked(folder):
        return
    whole = {path for path in prepared(folder) if _wanted(path.name, keep)}
    stay = {path.name for path in whole} | {_note(path).name for path in whole}
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            if _OURS.fullmatch(path.name) and path.name not in stay:
                with suppress(OSError):  # a Setup that runs right now cannot be removed; the next time will do
                    path.unlink()


def _own(folder: Path) -> None:
    """A folder of this program: a link of that name gives way, what it led to stays as it is."""
    if disk.linked(folder):
        with told():
            folder.unlink()
    durable.make_folder(folder)


def _note(setup: Path) -> Path:
    return setup.with_name(setup.name + release_file.SUFFIX)


def _version(name: str) -> tuple[int, int, int] | None:
    found = _NAME.fullmatch(name)
    return releases.number(found[1]) if found else None


def _wanted(name: str, keep: str | None) -> bool:
    there, here = _version(name), releases.number(__version__)
    return there == releases.number(keep) if keep else there is not None and here is not None and there > here


def _written(source: Path, part: Path, size: int, step: Step) -> tuple[int, str]:
    """Copy `size` bytes, and one more if there is one; count and hash of what was read, all of it on the disk."""
    hashed, done = hashlib.sha256(), 0
    with _reading(source.name):
        reader = source.open("rb", buffering=0)
    with reader, told(), part.open("xb") as writer:  # never through a link that somebody laid under that name
        while done <= size:
            with _reading(source.name):
                piece = reader.read(min(PIECE, size + 1 - done))
            if not piece:
                break
            hashed.update(piece)
            writer.write(piece)
            done += len(piece)
            step(min(done, size), size, "salin")
        writer.flush()
        os.fsync(writer.fileno())
        if sys.platform == "linux":  # so that reading back asks the disk and not the memory
            os.posix_fadvise(writer.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return done, hashed.hexdigest()


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """A source that can no longer be read is a stick pulled out, not a full or locked disk of ours."""
    try:
        yield
    except OSError:
        raise Trouble("update_gone", name=name) from None
