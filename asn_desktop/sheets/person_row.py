"""One person as a row of a file says: typed values, the cells they came from, and what was found wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.sheets.reader import Cell

KEY_FIELDS = frozenset(("nip", "nama", "tanggal_lahir", "jenis_kelamin", "status"))


@dataclass
class PersonRow:
    """One person as read. `values` are typed, `derived` names those taken from the NIP, `raw` are the cells.

    `number` is the row as Excel counts in its own sheet; `key` counts through all sheets that are read together.
    """

    number: int
    values: dict[str, Any]
    derived: set[str]
    raw: dict[str, Cell]
    problems: list[Problem] = field(default_factory=list)
    sheet: str = ""
    key: int = 0

    @property
    def refused(self) -> bool:
        """Whether a finding on a key field keeps the whole row out (a reason can lift those that allow one)."""
        return any(p.blocks and p.field in KEY_FIELDS for p in self.problems)

    def drop(self, problems: Sequence[Problem], *fields: str) -> bool:
        """Note findings; an error on a field that is no key takes the field out. Returns whether there was any."""
        if not problems:
            return False
        self.problems += problems
        if any(p.blocks for p in problems):
            for name in fields:
                self.values.pop(name, None)
        return True
