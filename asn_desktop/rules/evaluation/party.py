"""A person as a document of evaluation names him: the appraised, the appraiser, the appraiser's superior.

Source: PermenPANRB 6/2022 (identity block of SKP and evaluation documents).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Party:
    """Name with titles, number (NIP, NI PPPK; 18 digits), pangkat and golongan, post and unit as printed."""

    nama: str
    nip: str | None = None
    pangkat: str | None = None  # "Penata (III/c)"; of PPPK the golongan
    jabatan: str = ""
    unit: str = ""
    employee_id: uuid.UUID | None = None  # None: of another office

    def as_kept(self) -> dict[str, Any]:
        """The printed words, as the store keeps them (PermenPANRB 6/2022)."""
        return {key: value for key, value in asdict(self).items() if key != "employee_id"}


def from_kept(value: Mapping[str, Any], employee_id: uuid.UUID | None = None) -> Party:
    """What `as_kept` wrote (PermenPANRB 6/2022); an empty mapping gives a party without a name."""
    return Party(
        value.get("nama") or "", value.get("nip"), value.get("pangkat"), value.get("jabatan") or "",
        value.get("unit") or "", employee_id,
    )  # fmt: skip
