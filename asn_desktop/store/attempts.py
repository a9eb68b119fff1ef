"""Failed logins, kept beside the slots: the delay grows with each one and survives a restart of the program.

Counted per user name as typed, known or not, so that the delay tells nobody which names exist.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from hashlib import sha256
from pathlib import Path
from typing import Any

from asn_desktop.problems import Trouble
from asn_desktop.store import durable

FREE = 2  # slips that cost nothing
LONGEST = 300
_KEPT = 200


def delay_after(failures: int) -> int:
    """Seconds to wait after so many failures in a row: 0, 0, 2, 4, 8 ... 300."""
    return 0 if failures <= FREE else min(LONGEST, 2 ** (failures - FREE))


def _key(name: str, database_id: object) -> str:
    return sha256(f"{database_id}\0{name}".encode()).hexdigest()[:20]


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, found: dict[str, Any]) -> None:
    newest = sorted(found.items(), key=lambda item: item[1]["pada"])[-_KEPT:]
    durable.write(path, json.dumps(dict(newest)).encode())


def count(path: Path, name: str, database_id: object, now: dt.datetime) -> int:
    """Count an attempt *before* it is tried, so that killing the program saves no time; returns the failures so far.

    Trouble `login_wait` (seconds) while the delay of earlier ones runs. A clock set back cannot lengthen the delay
    beyond its own length.
    """
    found = _read(path)
    key = _key(name, database_id)
    old = found.get(key, {"gagal": 0, "pada": 0.0})
    wait = delay_after(old["gagal"])
    left = min(wait, old["pada"] + wait - now.timestamp())
    if left > 0:
        raise Trouble("login_wait", seconds=math.ceil(left))
    found[key] = {"gagal": old["gagal"] + 1, "pada": now.timestamp()}
    _write(path, found)
    return int(old["gagal"]) + 1


def clear(path: Path, name: str, database_id: object) -> None:
    """Forget the failures of one name after its right password."""
    found = _read(path)
    if found.pop(_key(name, database_id), None) is not None:
        _write(path, found)
