"""People of an answer whose data need a look: they are counted and listed, never dropped (evaluation.md §12.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from asn_desktop.rules.statuses import PPPK
from asn_desktop.services.census_day import Day, Reader

CODES = (
    "lewat_bup", "akan_bup", "kontrak_lewat", "kedudukan_berhenti", "jabatan_ganda", "nip_ganda", "tanpa_nip",
    "tanpa_mulai",
)  # fmt: skip


class Finding(NamedTuple):
    """What is wrong with how many of the people.

    `kode`: lewat_bup (past the retirement age, no decree) | akan_bup (will be by the day asked about, no decree yet)
    | kontrak_lewat | kedudukan_berhenti (standing says left, no last day) | jabatan_ganda (two definitive posts from
    one day) | nip_ganda (two records of one number, counted once) | tanpa_nip | tanpa_mulai (no first day: counted on
    every past day).
    """

    kode: str
    jumlah: int


def of(kept: Mapping[str, frozenset[int]], at: Sequence[int]) -> tuple[Finding, ...]:
    """The findings among the people at these places; `kept` as `all_of` gives it."""
    here = frozenset(at)
    return tuple(Finding(code, number) for code in CODES if (number := len(here & kept[code])))


def all_of(
    day: Day, read: Reader, ends: Mapping[int, str], gone: frozenset[str], today: dt.date
) -> dict[str, frozenset[int]]:
    """Code -> places of its people among everybody of the day.

    `ends`: place -> first day of retirement, of those without a decree; `gone`: kedudukan of people who left.
    """
    text, judged = day.on.isoformat(), min(day.on, today).isoformat()
    numbers = {p.nip for p in day.twins}
    found: dict[str, list[int]] = {code: [] for code in CODES}
    found["lewat_bup"] += (i for i, end in ends.items() if end <= judged)
    found["akan_bup"] += (i for i, end in ends.items() if judged < end <= text)
    found["jabatan_ganda"] += (i for i, two in enumerate(day.column("double", read)) if two)
    for i, p in enumerate(day.people):
        if p.berakhir is None:
            if p.kedudukan in gone:
                found["kedudukan_berhenti"].append(i)
            if p.kontrak_akhir and p.kontrak_akhir < judged and p.status in PPPK:
                found["kontrak_lewat"].append(i)
        if not p.nip:
            found["tanpa_nip"].append(i)
        elif p.nip in numbers:
            found["nip_ganda"].append(i)
        if not (p.tmt_cpns or p.kontrak_mulai):
            found["tanpa_mulai"].append(i)
    return {code: frozenset(found[code]) for code in CODES}
