"""What is asked when a row of a history is entered or changed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class RecordAsk:
    """A row of `kind` (a key of `record_kinds.KINDS`) to enter (`id` None) or to change.

    `values` by field name, typed or as people write them; of a row that is there, names that are not given stay.
    `reasons`: code of an E* finding -> the clerk's reason. `expected` are the values the form was opened with; when
    given and another has changed one of them meanwhile, the row is refused with ROW_CHANGED.
    """

    kind: str
    employee_id: uuid.UUID
    id: uuid.UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[str, Any] | None = None
