"""Where a file dialog begins: a folder of the person that no cloud copies away, for lists of employees go there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from asn_desktop.store import places


def choose(candidates: Iterable[Path], environment: Mapping[str, str] | None = None) -> Path | None:
    """The first folder that is there and is neither on a network path nor synchronised; else the first that is there.

    Windows moves Documents and Desktop into OneDrive on many PCs; Downloads stays. None when none of them is there.
    """
    there = []
    for folder in candidates:
        if places.network_drive(folder, ()) or not folder.is_dir():  # a server that is off is not even asked
            continue
        if places.synced_by(folder, environment) is None:
            return folder
        there.append(folder)
    return there[0] if there else None
