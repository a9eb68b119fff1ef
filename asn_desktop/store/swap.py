"""Several files change places as one: the intent is written first, and start-up finishes what a crash cut short."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asn_desktop.problems import Trouble
from asn_desktop.store import durable
from asn_desktop.store.troubles import told
from asn_desktop.store.vault import Vault

NEW = ".baru"  # what waits to be put in place; without an intent it is litter of a crash
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Move:
    """One rename inside the vault; paths relative to its folder.

    `keep` puts the old file aside and is skipped once that is done; otherwise the new file is put in place.
    """

    source: str
    target: str
    keep: bool = False


def put_aside(vault: Vault, folder: str) -> list[Move]:
    """Moves that keep the present store, its log and its slots under `folder` (relative)."""
    names = [vault.database.name, *(vault.database.name + end for end in _BESIDE), vault.slots.name]
    return [Move(name, f"{folder}/{name}", keep=True) for name in names]


def put_in_place(vault: Vault) -> list[Move]:
    """Moves that install `kantor.asn.baru` and `slots.json.baru`."""
    return [Move(path.name + NEW, path.name) for path in (vault.database, vault.slots)]


def swap(vault: Vault, moves: Sequence[Move]) -> None:
    """Do all moves, for good: from the moment the intent is on the disk, they will be finished whatever happens."""
    plan = [[move.source, move.target, move.keep] for move in moves]
    durable.write(vault.intent, json.dumps({"langkah": plan}).encode())
    _finish(vault, moves)


def _finish(vault: Vault, moves: Sequence[Move]) -> None:
    for move in moves:
        source, target = vault.folder / move.source, vault.folder / move.target
        if not source.exists() or (move.keep and target.exists()):
            continue
        durable.make_folder(target.parent)
        durable.move(source, target)
    durable.remove(vault.intent)


def unfinished(vault: Vault) -> bool:
    """Whether a crash left something to tidy."""
    return vault.intent.exists() or any(_litter(vault))


def _litter(vault: Vault) -> list[Path]:
    found: list[Path] = []
    if not vault.folder.is_dir():
        return found
    for place in (vault.folder, vault.blobs, *(vault.blobs.glob("??"))):
        if place.is_dir():
            found += [p for p in place.iterdir() if p.is_file() and (durable.TEMPORARY in p.name or NEW in p.name)]
    return found


def tidy(vault: Vault) -> list[str]:
    """Finish a swap a crash cut short, then remove litter; returns the names of what was touched.

    Trouble `swap_unreadable` when the intent cannot be read: nothing is touched then.
    """
    done: list[str] = []
    if vault.intent.exists():
        try:
            with told():
                steps = json.loads(vault.intent.read_bytes())["langkah"]
            moves = [_checked(vault, Move(str(s[0]), str(s[1]), bool(s[2]))) for s in steps]
        except (ValueError, KeyError, IndexError, TypeError):
            raise Trouble("swap_unreadable") from None
        _finish(vault, moves)
        done += [move.target for move in moves if not move.keep]
    for path in _litter(vault):
        durable.remove(path)
        done.append(path.name)
    return done


def _checked(vault: Vault, move: Move) -> Move:
    """A move never leaves the vault, whoever wrote the intent."""
    root = os.path.realpath(vault.folder)
    for name in (move.source, move.target):
        if os.path.commonpath([root, os.path.realpath(vault.folder / name)]) != root:
            raise ValueError("outside the vault")
    return move
