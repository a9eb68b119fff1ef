"""Minutes late and early, marks of an attendance list, and what a month of days adds up to.

Source: Perpres 21/2023 (37.5 hours a week from 07:30, breaks aside), PP 94/2021 art. 4 letter f (keeping the hours).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asn_desktop.rules.day_status import DayStatus, Permit, Status
from asn_desktop.rules.roster import clock, minutes

_TIMES = re.compile(r"\d{1,2}\s*[:.]\s*\d{2}(?:\s*[:.]\s*\d{2})?")
# What lists of offices write in a day's cell. Only presence is taken from a list; absence has its paper or its person.
_MARKS = {
    "H": "hadir", "HADIR": "hadir", "V": "hadir", "√": "hadir", "✓": "hadir", "1": "hadir", "M": "hadir",
    "MASUK": "hadir", "WFH": "hadir", "WFO": "hadir", "WFA": "hadir", "HN": "hadir",
    "A": "alpa", "ALPA": "alpa", "TK": "alpa", "ALPHA": "alpa", "TANPA KETERANGAN": "alpa", "MANGKIR": "alpa",
    "S": "sakit", "SAKIT": "sakit", "I": "izin", "IZIN": "izin", "IJIN": "izin", "C": "cuti", "CUTI": "cuti",
    "CT": "cuti", "CB": "cuti", "CM": "cuti", "CS": "sakit", "CAP": "cuti",
    "DL": "dinas", "D": "dinas", "DINAS": "dinas", "DINAS LUAR": "dinas", "SPPD": "dinas", "ST": "dinas",
    "TB": "belajar", "TUGAS BELAJAR": "belajar",
    "L": "libur", "LIBUR": "libur", "OFF": "libur", "X": "kosong", "0": "kosong", "-": "kosong", "–": "kosong",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hours:
    """When a day of work begins and ends, and how many minutes late are let pass."""

    starts: str
    ends: str
    grace: int = 0
    overnight: bool = False


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What a cell of a list says: times, or a mark (hadir, alpa, sakit, izin, cuti, dinas, belajar, libur, kosong)."""

    came: str | None = None
    went: str | None = None
    mark: str | None = None
    odd: str | None = None  # text that means nothing

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return self.came is None and self.went is None and self.mark in (None, "kosong", "libur") and self.odd is None


def read_cell(text: str) -> ReadCell:
    """A day's cell: "07:25-16:05", "07.25 16.05", "H", "DL", nothing; the first time is the coming (office practice).

    Of more than two times the first and the last count, as the machine writes every touch (Perpres 21/2023 only asks
    when somebody came and went).
    """
    bare = " ".join(text.split())
    if not bare:
        return ReadCell()
    found = [clock(t) for t in _TIMES.findall(bare)]
    times = sorted(t for t in found if t is not None)
    if found and len(times) == len(found):
        return ReadCell(times[0], times[-1] if len(times) > 1 else None)
    mark = _MARKS.get(bare.upper().rstrip("."))
    return ReadCell(mark=mark) if mark else ReadCell(odd=bare)


def late(came: str | None, hours: Hours | None, permits: Sequence[Permit] = ()) -> int:
    """Minutes late, after the grace, and after what a permit to come late allows (Perpres 21/2023; office order)."""
    if came is None or hours is None:
        return 0
    starts = hours.starts
    for permit in permits:
        if permit.hours[1] and not permit.hours[0]:
            starts = max(starts, permit.hours[1])
    if came <= starts and not hours.overnight:
        return 0
    over = minutes(came) - minutes(starts)
    if hours.overnight and over < -720:  # an evening turn met after midnight
        over += 1440
    return over if over > hours.grace else 0


def early(went: str | None, hours: Hours | None, permits: Sequence[Permit] = ()) -> int:
    """Minutes gone before the end, unless a permit to go early allows it (Perpres 21/2023; office order)."""
    if went is None or hours is None or hours.overnight:
        return 0
    ends = hours.ends
    for permit in permits:
        if permit.hours[0] and not permit.hours[1]:
            ends = min(ends, permit.hours[0])
    return minutes(ends) - minutes(went) if went < ends else 0


def count(cells: Iterable[tuple[dt.date, DayStatus]], today: dt.date) -> Counter[Status]:
    """Days of each status until today; of today only what is known already (design, one ledger of days)."""
    found: Counter[Status] = Counter()
    for day, cell in cells:
        if cell.status is Status.LUAR or day > today or (cell.status is Status.BELUM and day == today):
            continue
        found[cell.status] += 1
    return found
