"""Two spellings of one unit: when two names are likely the same, and when a number or a letter says they are not.

Source: PP 18/2016 as changed by PP 72/2019 (names of perangkat daerah); spellings as spreadsheets have them.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from asn_desktop.rules.unit_names import unit_key

_SMALL = frozenset(("dan", "di", "ke", "pada", "dari", "untuk", "serta"))
_NUMBER = re.compile(r"^(?:\d+|[ivx]+|[a-z]|\d+[a-z])$")  # 1, 11, ii, b, 3a: they tell units apart
_ALIKE = 80  # of 100, one word beside another
_LETTERS = 4  # a shorter word must be the same
# Names of their own: with the same key they are one unit wherever they hang in the tree.
_OWN = ("sd ", "smp ", "sma ", "smk ", "tk ", "paud ", "puskesmas ", "kelurahan ", "kecamatan ", "desa ")


def alike(one: str, other: str) -> int:
    """How sure two names are one unit: 100 the same key, 80 to 99 a slip of the pen, 0 not the same (PP 18/2016).

    Numbers, Roman figures and single letters must be equal: SDN 1 is never SDN 11, Wilayah I never Wilayah II.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0
    if first == second or "".join(first) == "".join(second):
        return 100
    if [w for w in first if _NUMBER.match(w)] != [w for w in second if _NUMBER.match(w)] or len(first) != len(second):
        return 0
    least = 100
    for a, b in zip(first, second, strict=True):
        if a == b:
            continue
        if a[0] != b[0] or min(len(a), len(b)) < _LETTERS:
            return 0
        least = min(least, int(fuzz.ratio(a, b)))
    return min(least, 99) if least >= _ALIKE else 0


def of_its_own(name: str) -> bool:
    """Whether a name is that of one place: a school, a puskesmas, a kelurahan (PP 18/2016)."""
    return unit_key(name).startswith(_OWN)


def _words(name: str) -> list[str]:
    return [word for word in unit_key(name).split() if word not in _SMALL]
