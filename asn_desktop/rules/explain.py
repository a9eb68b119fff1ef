"""A number that explains itself: the lines that make it, each with its words code and its legal ground.

Source: design §2, "explain the number"; each line cites its own article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """One term of a sum. `code` and `values` become words above; `article` is the legal ground as cited."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    article: str = ""
    amount: int = 0

    def as_json(self) -> dict[str, Any]:
        """The line as it is frozen with a request."""
        return {"kode": self.code, "nilai": dict(self.values), "pasal": self.article, "jumlah": self.amount}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Line:
        """The frozen line back."""
        return cls(data["kode"], data["nilai"], data["pasal"], data["jumlah"])


def total(lines: Iterable[Line]) -> int:
    """What the lines add up to."""
    return sum(line.amount for line in lines)
