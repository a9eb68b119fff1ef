"""Whether the places of this PC can be worked in, asked once at the start: a folder that can be written, some room.

    look(root, office, needed=) -> Trouble | None
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from asn_desktop import disk
from asn_desktop.problems import Trouble
from asn_desktop.store import durable, places
from asn_desktop.store.vault import Vault

_TRIAL = ".asn-coba"


def look(root: Path, office: Path, needed: int = places.RESERVE) -> Trouble | None:
    """What keeps the program from working here, or None. Nothing stays behind, and nothing is repaired.

    `root` is the data folder, made when it is missing; `office` the office's own, which may lie elsewhere; `needed`
    bytes must be free. Trouble
    `start_no_folder` (folder: cannot be made), `start_read_only` (folder), `start_disk_full` (folder, free_mb,
    needed_mb).
    """
    try:
        _made(root)
        for folder in (root, *([office] if Vault(office).exists() and not office.is_relative_to(root) else [])):
            _written(folder, needed)
        _roomy(root, needed)
    except Trouble as trouble:
        return trouble
    return None


def _made(root: Path) -> None:
    try:
        durable.make_folder(root)
    except (OSError, Trouble):
        raise Trouble("start_no_folder", folder=str(root)) from None


def _written(folder: Path, needed: int) -> None:
    trial = folder / f"{_TRIAL}-{os.getpid()}{durable.TEMPORARY}"
    try:
        with trial.open("wb") as file:
            file.write(b"asn")
            file.flush()
            os.fsync(file.fileno())
        trial.unlink()
    except OSError as error:
        full = disk.code(error) == "disk_full"
        with suppress(OSError):  # what cannot be written cannot be removed either
            trial.unlink(missing_ok=True)
        if full:
            raise Trouble("start_disk_full", folder=str(folder), free_mb=0, needed_mb=-(-needed // 1024**2)) from None
        raise Trouble("start_read_only", folder=str(folder)) from None


def _roomy(root: Path, needed: int) -> None:
    try:
        places.demand_space(root, needed)
    except Trouble as trouble:
        raise Trouble("start_disk_full", folder=str(root), **dict(trouble.values)) from None
