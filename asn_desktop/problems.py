"""The words for no: a rule that refuses (Problem, Refused) and a world that does not oblige (Trouble).

Codes and values live below, sentences above: no text for people stands here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding weighs (domain: employee.md §1.3, §9)."""

    ERROR = "E"  # refused; cannot go on
    REASON = "E*"  # refused unless the clerk gives a reason
    WARNING = "W"  # may go on, and is shown


@dataclass(frozen=True)
class Problem:
    """One finding: its code, the field it belongs to, the values its sentence needs, its weight."""

    code: str
    field: str = ""
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def blocks(self) -> bool:
        """Whether the deed must stop without a further word from the clerk."""
        return self.severity is not Severity.WARNING


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """The regulation, or the state of the record, says no. Nothing was written."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(", ".join(p.code for p in self.problems))


class Trouble(Exception):  # noqa: N818
    """The world does not oblige: disk, locked file, wrong password, expired certificate.

    `values` must hold nothing secret and nothing about a person: it may reach a log.
    """

    def __init__(self, code: str, **values: Any) -> None:
        self.code = code
        self.values: Mapping[str, Any] = values
        super().__init__(code)


class Cancelled(Exception):  # noqa: N818
    """The clerk stopped a long piece of work. Not an error; nothing of the running item was kept."""
