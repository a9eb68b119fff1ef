"""How the terminal shows an answer: columns for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import json
import sys
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any


def plain(value: Any) -> Any:
    """A value as JSON carries it: dates as ISO text, ids as 36 characters, dataclasses as objects, bytes by length."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if hasattr(value, "_asdict"):  # a named tuple
        return plain(value._asdict())
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, uuid.UUID | Path | Fraction | Decimal):
        return str(value)
    if isinstance(value, bytes):
        return len(value)
    return value


def as_json(value: Any) -> None:
    """One JSON document on standard output."""
    json.dump(plain(value), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _cell(value: Any) -> str:
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def listing(rows: Sequence[Any], columns: Mapping[str, str], *, to_json: bool = False, to_csv: bool = False) -> None:
    """Print rows: `columns` maps a heading to an attribute of the row. JSON carries every field, not only those."""
    if to_json:
        as_json(rows)
        return
    body = [[_cell(getattr(row, name)) for name in columns.values()] for row in rows]
    if to_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(list(columns))
        writer.writerows(body)
        return
    table(list(columns), body)
    print(f"{len(body)} baris")


def table(heads: Sequence[str], body: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell, separated by two spaces."""
    widths = [max(len(line[i]) for line in [heads, *body]) for i in range(len(heads))]
    for line in [heads, ["-" * width for width in widths], *body]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def done(text: str, value: Any, *, to_json: bool = False) -> None:
    """What a deed answers: one sentence, or its whole result as JSON."""
    if to_json:
        as_json(value)
    else:
        print(text)
