"""The lines inside a package: changes as JSON lines out and in, read strictly."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from typing import Any

from asn_desktop.problems import Trouble
from asn_desktop.rules.changes import Change, Operation

CHANGES, JOURNAL, REPLY, CRL, CORRECTIONS, GIVEN_BACK = (
    "changes.jsonl", "journal.jsonl", "balasan.json", "crl.der", "koreksi.jsonl", "kembali.jsonl",
)  # fmt: skip
ATTACHED = "lampiran/"
BLOB_COLUMNS = frozenset({"berkas", "pdf", "bertanda", "foto", "lambang"})  # columns that name a blob

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True).encode


def write_changes(changes: Iterable[Change]) -> bytes:
    """One line per change: table, row, operation, {field: [old, new]}."""
    lines = [
        _ENCODE({"t": c.table, "i": str(c.row_id), "o": c.operation.value, "f": c.fields}) for c in changes
    ]
    return ("\n".join(lines) + "\n").encode() if lines else b""


def read_changes(data: bytes) -> list[Change]:
    """The changes; `package_malformed` for a line that is none, or for two changes of one row."""
    try:
        raw = json.loads("[" + data.decode().rstrip("\n").replace("\n", ",") + "]")
        found = [_change(line) for line in raw]
    except (ValueError, TypeError, KeyError) as error:
        raise Trouble("package_malformed") from error
    if len({c.key for c in found}) != len(found):
        raise Trouble("package_malformed")
    return found


def read_lines(data: bytes) -> list[tuple[int, str]]:
    """The sender's journal lines as they came, with their numbers; `package_malformed` for anything else."""
    try:
        return [(int(json.loads(line)["n"]), line) for line in data.decode().split("\n") if line]
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble("package_malformed") from error


def change_of_line(text: str) -> Change:
    """The change a kept journal line speaks of."""
    return _change(json.loads(text))


def _change(line: dict[str, Any]) -> Change:
    fields = {}
    for name, pair in line["f"].items():
        old, new = pair
        fields[name] = (old, new)
    return Change(line["t"], uuid.UUID(line["i"]), Operation(line["o"]), fields)


def write_lines(lines: Iterable[dict[str, Any]]) -> bytes:
    """Any values, one JSON line each."""
    return "".join(_ENCODE(line) + "\n" for line in lines).encode()


def attachments(changes: Iterable[Change]) -> list[str]:
    """Names of the blobs that the changed rows point to now, each once."""
    found: dict[str, None] = {}
    for change in changes:
        for name in BLOB_COLUMNS & change.fields.keys():
            blob = change.fields[name][1]
            if isinstance(blob, str) and len(blob) == 64:
                found[blob] = None
    return list(found)
