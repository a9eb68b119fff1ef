"""Identity numbers in one place: clean them, check them, take them apart, show them.

Source: Perka BKN 22/2007 and 43/2007 (NIP), PP 40/2019 (NIK), PMK 112/PMK.03/2022 (NPWP).
"""

from __future__ import annotations

from asn_desktop.problems import Problem
from asn_desktop.rules.digits import came_as_number, normalise, only_digits
from asn_desktop.rules.nik import PROVINCES, check_nik, check_npwp
from asn_desktop.rules.nip import Nip, check_nip, read_nip, show_nip
from asn_desktop.rules.person import PersonFacts

__all__ = [
    "PROVINCES", "Nip", "PersonFacts", "came_as_number", "check_nik", "check_nip", "check_npwp", "from_cell",
    "normalise", "only_digits", "read_nip", "show_nip",
]  # fmt: skip

_SAFE = 10**15  # every whole number below this is exact in a double, and Excel shows it in full


def from_cell(value: str | float, field: str) -> tuple[str, Problem | None]:
    """The digits of a text or number cell, and the refusal when digits were lost on the way.

    A number cell of 15 digits or fewer is exact. From 1e15 on Excel has replaced digits by zeros:
    the finding is ``NIP_PRECISION`` or ``NIK_PRECISION`` (``<FIELD>_PRECISION``) and the number is not repaired.
    """
    if isinstance(value, str):
        text = normalise(value)
        if came_as_number(text):
            return text, Problem(f"{field.upper()}_PRECISION", field, {"raw": value.strip()})
        return text, None
    if abs(value) >= _SAFE or value != int(value) or value < 0:
        shown = f"{value:.5E}".replace(".", ",")
        return shown, Problem(f"{field.upper()}_PRECISION", field, {"raw": shown})
    return str(int(value)), None
