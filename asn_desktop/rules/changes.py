"""What changed in one row, and which of two changes wins: by values, never by clocks (design: merge per field)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Operation(StrEnum):
    """What was done to a row."""

    INSERT = "I"
    UPDATE = "U"
    DELETE = "D"


@dataclass(frozen=True)
class Change:
    """One row's change: field -> (old, new), JSON values only (dates as ISO text, ids as 36 characters)."""

    table: str
    row_id: uuid.UUID
    operation: Operation
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
