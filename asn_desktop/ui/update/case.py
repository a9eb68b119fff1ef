"""What an update is about: the opened office, or a closed one with what is known of its data."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asn_desktop.services import updates
from asn_desktop.services.updates import Closed, Found, Ready


@dataclass(frozen=True)
class Candidate:
    """A Setup that was found, and the fingerprint of the key its `.rilis` names, for people."""

    found: Found
    mark: str


@dataclass(frozen=True)
class Case:
    """`root` is the data folder, `folder` the office's; `keys` None means the keys this program carries.

    The deeds run in a lane, off the screen's thread, and answer or raise as `services.updates` does.
    """

    root: Path
    folder: Path
    opened: Any = None  # services.office.OpenOffice
    schema: int | None = None
    keys: Any = None
    system: str = sys.platform

    def search(self) -> tuple[Candidate, ...]:
        """Setups on sticks and beside the data, the best first, each weighed against the data."""
        found = updates.look(updates.places(self.folder), keys=self.keys)
        weighed = [self._weighed(one) for one in found]
        return tuple(sorted(weighed, key=lambda one: not one.found.offered))

    def check(self, path: Path) -> Candidate:
        """The Setup at that path, or beside a `.rilis` of that path."""
        setup = updates.setup_of(path)
        return Candidate(updates.check(setup, schema=self._schema(), keys=self.keys), updates.signer(setup))

    def prepare(self, found: Found, *, now: Any, progress: Callable[[int, int, str], None]) -> Ready | Closed:
        """Backup and copy, or with a closed office the copy alone."""
        if self.opened is None:
            return updates.prepare_closed(self.root, found, schema=self.schema, progress=progress, keys=self.keys)
        return updates.prepare(self.opened, found, now=now, progress=progress, keys=self.keys, root=self.root)

    def command(self, ready: Ready | Closed) -> list[str]:
        """What starts the prepared Setup, checked once more."""
        return updates.command(ready, system=self.system)

    def _schema(self) -> int | None:
        return updates.schema_of(self.opened) if self.opened is not None else self.schema

    def _weighed(self, found: Found) -> Candidate:
        return self.check(found.path) if found.offered else Candidate(found, updates.signer(found.path))
