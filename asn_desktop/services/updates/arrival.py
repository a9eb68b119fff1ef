"""The first start of a new version: known by a small file beside the data, told once, with what is new in it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from asn_desktop.packages import release as release_file
from asn_desktop.packages.release import Keys
from asn_desktop.problems import Refused, Trouble
from asn_desktop.rules import releases
from asn_desktop.services.updates.copies import prepared, sweep
from asn_desktop.services.updates.search import LAST, PREPARED, here, read_note, trusted
from asn_desktop.store import durable


@dataclass(frozen=True)
class Arrival:
    """A version that is newer than the one used here last. `news` is empty when it came without a `.rilis`."""

    version: str
    before: str
    news: tuple[str, ...]


def arrived(root: Path, *, keys: Keys | None = None) -> Arrival | None:
    """Whether this version was used here for the first time, after an older one; asks again until `seen`.

    `root` is the data folder. A place where no version was ever noted is noted now and told
    nothing, as is one that went back. Never raises: a notice is not worth a start.
    """
    before = _last(root)
    there, now = releases.number(before) if before else None, releases.number(here())
    if there is None or now is None or now < there:
        _keep(root)
        return None
    if now == there or before is None:
        return None
    return Arrival(here(), before, _news(root, keys))


def seen(root: Path) -> None:
    """The notice was read: note this version and remove Setups it has caught up with. Never raises."""
    _keep(root)
    sweep(root / PREPARED)


def _last(root: Path) -> str | None:
    try:
        found = json.loads((root / LAST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    version = found.get("versi") if isinstance(found, dict) else None
    return version if isinstance(version, str) and releases.number(version) else None


def _keep(root: Path) -> None:
    if _last(root) == here() or not root.is_dir():
        return
    with suppress(Trouble, OSError):  # a folder that cannot be written tells it once more next time
        durable.write(root / LAST, json.dumps({"versi": here()}).encode())


def _news(root: Path, keys: Keys | None) -> tuple[str, ...]:
    for setup in prepared(root / PREPARED):
        with suppress(Refused, Trouble, OSError):
            note = read_note(setup.with_name(setup.name + release_file.SUFFIX))
            release = release_file.verify(note, trusted() if keys is None else keys)
            if release.version == here():
                return release.news
    return ()
