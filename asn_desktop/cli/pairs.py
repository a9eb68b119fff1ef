"""KEY=VALUE words of a command, and values from a JSON file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asn_desktop.cli.door import take
from asn_desktop.problems import Problem, Refused


def pairs(words: Sequence[str] | None) -> dict[str, str]:
    """The pairs by key; refuses PAIR_UNREADABLE. An empty value empties the field."""
    found: dict[str, str] = {}
    for word in words or ():
        key, mark, value = word.partition("=")
        if not mark or not key.strip():
            raise Refused(Problem("PAIR_UNREADABLE", "", {"raw": word}))
        found[key.strip()] = value.strip()
    return found


def values(words: Sequence[str] | None, file: Path | None) -> dict[str, Any]:
    """Values of a JSON file, with the pairs on top. Refuses VALUES_UNREADABLE when the file holds no object."""
    found: dict[str, Any] = {}
    if file is not None:
        try:
            read = json.loads(take(file).decode("utf-8-sig"))
        except (UnicodeDecodeError, json.JSONDecodeError):
            read = None
        if not isinstance(read, dict):
            raise Refused(Problem("VALUES_UNREADABLE", "", {"nama": file.name}))
        found = read
    return found | pairs(words)
