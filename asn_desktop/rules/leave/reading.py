"""A kind of leave as lists and people write it, read without guessing.

Source: the names of PP 11/2017 art. 310 and their usual short forms; what fits no kind is refused.
"""

from __future__ import annotations

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.wish import Kind

_NAMES: dict[str, Kind] = {
    "tahunan": Kind.TAHUNAN, "ct": Kind.TAHUNAN,
    "besar": Kind.BESAR, "cb": Kind.BESAR,
    "sakit": Kind.SAKIT, "cs": Kind.SAKIT,
    "melahirkan": Kind.MELAHIRKAN, "bersalin": Kind.MELAHIRKAN, "cm": Kind.MELAHIRKAN,
    "karena alasan penting": Kind.ALASAN_PENTING, "alasan penting": Kind.ALASAN_PENTING, "cap": Kind.ALASAN_PENTING,
    "penting": Kind.ALASAN_PENTING,
    "di luar tanggungan negara": Kind.CLTN, "diluar tanggungan negara": Kind.CLTN, "luar tanggungan negara": Kind.CLTN,
    "cltn": Kind.CLTN,
}  # fmt: skip


def kind(text: str) -> Kind:
    """The kind a word names: `Cuti Tahunan`, `CAP` (PP 11/2017 art. 310). Refuses `late_kind_unknown`.

    Cuti bersama is no kind that is asked for or entered: it comes by decree.
    """
    plain = " ".join(text.casefold().replace("_", " ").replace(".", "").split())
    plain = plain.removeprefix("cuti ").strip()
    found = _NAMES.get(plain)
    if found is None:
        raise Refused(Problem("late_kind_unknown", "jenis", {"raw": text.strip()}))
    return found
