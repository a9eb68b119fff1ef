"""How a user left the lists: chips, unit, order. A small file beside the store; it holds no names and no numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asn_desktop.problems import Trouble
from asn_desktop.store import durable

FILE = "tampilan.json"


def recall(folder: Path, username: str, screen: str) -> dict[str, str]:
    """What was remembered for that screen; empty when nothing was, or the file cannot be read."""
    found = _read(folder).get(username, {})
    kept = found.get(screen, {}) if isinstance(found, dict) else {}
    return {str(k): v for k, v in kept.items() if isinstance(v, str)} if isinstance(kept, dict) else {}


def remember(folder: Path, username: str, screen: str, values: Mapping[str, str]) -> None:
    """Keep the choices of one screen, written whole or not at all. A full or read-only disk is no reason to stop."""
    kept = _read(folder)
    mine = kept.get(username)
    mine = kept[username] = mine if isinstance(mine, dict) else {}
    mine[screen] = dict(values)
    try:
        durable.write(folder / FILE, json.dumps(kept, ensure_ascii=False, indent=1).encode())
    except (OSError, Trouble):
        return


def _read(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
