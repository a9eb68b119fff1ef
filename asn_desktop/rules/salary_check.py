"""Whether a salary table that somebody typed can be right: every golongan, rising steps, plausible figures.

Source: PP 7/1977 lampiran as last changed by PP 5/2024, Perpres 98/2020 as changed by Perpres 11/2024: one table of all
golongan, each step higher than the one before by about 3.15 per cent.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import ranks
from asn_desktop.rules.salary import SalaryTable

_FAR = 10  # per cent from one step to the next: a typing error more often than a policy


class Step(NamedTuple):
    """A row of the file: where it stands (1-based), golongan in its own spelling, years, whole rupiah."""

    baris: int
    golongan: str
    mkg: int
    rupiah: int


def ladder(name: str) -> tuple[str, ...]:
    """The golongan a salary table must have (PP 7/1977 for gaji_pns, Perpres 98/2020 for gaji_pppk)."""
    return ranks.PPPK if name == "gaji_pppk" else ranks.PNS


def check(steps: Sequence[Step], name: str, before: SalaryTable | None) -> list[Problem]:
    """Findings on a whole table, worst first (PP 5/2024, Perpres 11/2024).

    Refused: unknown golongan, a row twice, a golongan missing, pay that does not rise. Asked: a rise of more than ten
    per cent in one step, another first step than the version `before`.
    """
    wanted = ladder(name)
    found = [
        Problem("salary_golongan_unknown", "golongan", {"baris": s.baris, "raw": s.golongan})
        for s in steps if s.golongan not in wanted
    ]  # fmt: skip
    seen: set[tuple[str, int]] = set()
    for s in steps:
        if (s.golongan, s.mkg) in seen:
            found.append(Problem("salary_step_twice", "mkg", {"baris": s.baris, "golongan": s.golongan, "mkg": s.mkg}))
        seen.add((s.golongan, s.mkg))
    here = {s.golongan for s in steps}
    if missing := [golongan for golongan in wanted if golongan not in here]:
        found.append(Problem("salary_golongan_incomplete", "golongan", {"golongan": missing}))
    for golongan in wanted:
        found += _rising(sorted((s for s in steps if s.golongan == golongan), key=lambda s: s.mkg), before)
    return sorted(found, key=lambda p: p.severity is not Severity.ERROR)


def _rising(steps: Sequence[Step], before: SalaryTable | None) -> list[Problem]:
    found = []
    for low, high in itertools.pairwise(steps):
        values = {"golongan": high.golongan, "mkg": high.mkg, "rupiah": high.rupiah}
        if high.mkg != low.mkg and high.rupiah <= low.rupiah:
            found.append(Problem("salary_step_falls", "rupiah", values | {"sebelum": low.rupiah}))
        elif low.rupiah and (high.rupiah - low.rupiah) * 100 > low.rupiah * _FAR:
            rise = (high.rupiah - low.rupiah) * 100 // low.rupiah
            found.append(Problem("salary_step_far", "rupiah", values | {"persen": rise}, Severity.REASON))
    usual = before.steps(steps[0].golongan)[:1] if before and steps else ()
    if usual and steps[0].mkg != usual[0]:
        values = {"golongan": steps[0].golongan, "mkg": steps[0].mkg, "biasa": usual[0]}
        found.append(Problem("salary_first_step", "mkg", values, Severity.REASON))
    return found
