"""Setups that lie on sticks or beside the data: found, paired with their `.rilis`, their signature checked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from asn_desktop import __version__, disk, files
from asn_desktop.packages import release as release_file
from asn_desktop.packages import release_keys
from asn_desktop.packages.release import Keys
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules import releases
from asn_desktop.rules.releases import Release
from asn_desktop.services.office_backup import sticks

PREPARED = "pembaruan"  # in the program's data folder: where a checked Setup waits
LAST = "versi.json"  # in the program's data folder: the version that was used here last
_SETUP = re.compile(r"asn[-_ ]?desktop.*setup.*\.exe", re.I)
_MOST_FOLDERS, _MOST_NOTES = 200, 50


@dataclass(frozen=True)
class Found:
    """A Setup, and what is to be said of it. `release` is None as long as no signature vouches for it."""

    path: Path
    release: Release | None
    problem: Problem | None

    @property
    def offered(self) -> bool:
        """Whether it may be prepared."""
        return self.release is not None and self.problem is None


def here() -> str:
    """The version of this program."""
    return __version__


def trusted() -> Keys:
    """The release keys this program carries; empty when it was built without. Trouble `release_key_file`."""
    try:
        return release_keys.read_keys(files.resource("release"))
    except FileNotFoundError:
        return {}


def places(folder: Path) -> list[Path]:
    """Where a new Setup may lie: sticks that are plugged in, the office's folder and the one beside it."""
    with suppress(OSError):
        return [*sticks(), folder, folder.parent]
    return [folder, folder.parent]


def look(folders: Iterable[Path], *, keys: Keys | None = None) -> tuple[Found, ...]:
    """Every Setup in these folders and one level below, newest offered first; bytes are not hashed yet, links not
    followed.

    A folder that cannot be read, or a stick pulled out meanwhile, is passed over: this never raises.
    """
    found: dict[str, Found] = {}
    for place in _places(folders):
        with suppress(OSError):
            for path in _setups(place):
                found.setdefault(os.path.realpath(path), check(path, schema=None, keys=keys))
    return tuple(sorted(found.values(), key=_order))


def check(setup: Path, *, schema: int | None, keys: Keys | None = None) -> Found:
    """One Setup by its `.rilis`: signature, size, version, and the schema of the office's data where it is known.

    Problems: those of the file (`release_*`), `update_no_signature`, `update_no_setup`, `update_size`,
    `update_unreadable`, and those of `rules.releases.weigh`. The bytes are judged by `prepare`.
    """
    try:
        note = note_of(setup)
        if note is None:
            code = "update_no_signature" if disk.plain(setup) else "update_unreadable"
            return Found(setup, None, Problem(code, values={"name": setup.name}))
        release = release_file.verify(read_note(note), trusted() if keys is None else keys)
        if not disk.plain(setup):
            return Found(setup, release, Problem("update_no_setup", values={"name": setup.name}))
        size = setup.stat().st_size
    except Refused as no:
        return Found(setup, None, no.problems[0])
    except Trouble as trouble:
        return Found(setup, None, Problem(trouble.code, values=trouble.values))
    except OSError:
        return Found(setup, None, Problem("update_unreadable", values={"name": setup.name}))
    if size != release.size:
        told = {"name": setup.name, "have": size, "want": release.size}
        return Found(setup, release, Problem("update_size", values=told))
    return Found(setup, release, releases.weigh(release, here(), schema))


def signer(setup: Path) -> str:
    """The fingerprint of the key that a Setup's `.rilis` names, in groups of four; "" when it cannot be read."""
    with suppress(Refused, Trouble, OSError):
        note = note_of(setup)
        if note is not None:
            return release_keys.shown(release_file.decode(read_note(note)).key)
    return ""


def read_note(path: Path) -> bytes:
    """The bytes of a `.rilis`, never more than one byte above what it may have. OSError as any reading."""
    with path.open("rb") as file:
        return file.read(release_file.BIGGEST + 1)


def note_of(setup: Path) -> Path | None:
    """The `.rilis` of a Setup: the one named after it, else one whose size fits, since browsers rename both.

    A lone `.rilis` beside a Setup is taken for its own, fitting or not, so that it can be said what is wrong.
    """
    beside = setup.with_name(setup.name + release_file.SUFFIX)
    if disk.plain(beside):
        return beside
    if not disk.plain(setup):
        return None
    strays = [note for note in _notes(setup.parent) if not disk.plain(setup_of(note))]
    size = setup.stat().st_size
    for note in strays:
        with suppress(Refused, OSError):
            if release_file.decode(read_note(note)).release.size == size:
                return note
    return strays[0] if len(strays) == 1 else None


def setup_of(path: Path) -> Path:
    """The Setup a `.rilis` is named after; any other path is itself."""
    if path.suffix.lower() != release_file.SUFFIX:
        return path
    return path.with_name(path.name[: -len(release_file.SUFFIX)])


def _notes(place: Path) -> list[Path]:
    """Plain files named after something; a pipe of that name would never end, "..rilis" names nothing."""
    named = (path for path in place.iterdir() if path.suffix.lower() == release_file.SUFFIX and path.stem.strip("."))
    return sorted(path for path in named if disk.plain(path))[:_MOST_NOTES]


def _setups(place: Path) -> list[Path]:
    """Setups by their name, whatever a `.rilis` is named after, and the missing Setup of a `.rilis` left alone."""
    notes = _notes(place)
    named = {setup_of(note) for note in notes}
    there = {path for path in place.iterdir() if (_SETUP.fullmatch(path.name) or path in named) and disk.plain(path)}
    used = {note_of(path) for path in there}
    alone = {setup_of(note) for note in notes if note not in used}
    return sorted(there | alone)


def _places(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield folder
        with suppress(OSError):
            with os.scandir(folder) as entries:  # knows a folder from a file without asking a slow stick for each
                below = sorted(one.name for one in entries if not one.name.startswith(".") and _folder(one))
            for path in (folder / name for name in below[:_MOST_FOLDERS]):
                if not (path.name == PREPARED and (folder / LAST).exists()):
                    yield path


def _folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and not disk.leads_away(entry.stat(follow_symlinks=False))


def _order(found: Found) -> tuple[bool, tuple[int, int, int], str]:
    version = releases.number(found.release.version) if found.release else None
    major, minor, patch = version or (0, 0, 0)
    return not found.offered, (-major, -minor, -patch), str(found.path)
