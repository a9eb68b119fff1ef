"""Permits that are not leave: absent for a day, late, home early, out of the office, dispensation.

Source: PP 94/2021 art. 4 letter f (a civil servant comes to work and keeps the hours); kinds and lengths are the
office's own order, kept as dated rows. None of them is leave (PP 11/2017 art. 310), so none is ever charged to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.roster import clock

FAR_AHEAD = 30  # days; a permit for a later day is asked about
TIMES = ("tanpa", "mulai", "sampai", "keduanya")


@dataclass(frozen=True, slots=True)
class IzinKind:
    """One kind of permit. `times`: which hours it needs (TIMES); `most_days` None when the office sets no limit."""

    code: str
    name: str
    times: str
    whole_day: bool
    most_days: int | None = None
    ground: str = ""

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> IzinKind:
        """The kind as a row of jenis_izin has it (office order)."""
        most = str(row.get("hari_maks") or "").strip()
        whole = str(row.get("sehari_penuh") or "") == "ya"
        return cls(str(row["kode"]), str(row["nama"]), str(row["jam"]), whole, int(most) if most else None,
                   str(row.get("dasar") or ""))  # fmt: skip

    @property
    def needs_start(self) -> bool:
        """Whether it needs the hour it begins."""
        return self.times in ("mulai", "keduanya")

    @property
    def needs_end(self) -> bool:
        """Whether it needs the hour it ends."""
        return self.times in ("sampai", "keduanya")


@dataclass(frozen=True, slots=True)
class Held:
    """A permit somebody already has."""

    kind: IzinKind
    first: dt.date
    last: dt.date
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    """A permit as asked for; hours as typed."""

    kind: IzinKind
    first: dt.date
    last: dt.date
    reason: str
    starts: str | None = None
    ends: str | None = None

    @property
    def held(self) -> Held:
        """The same among others, its hours as they are kept."""
        return Held(self.kind, self.first, self.last, clock(self.starts or ""), clock(self.ends or ""))


def check_kind(kind: IzinKind) -> list[Problem]:
    """What is wrong with a kind as the office writes it (office order; PP 94/2021)."""
    problems: list[Problem] = []
    if not kind.name.strip():
        problems.append(Problem("izin_kind_name", "nama", {"kode": kind.code}))
    if kind.times not in TIMES or (kind.whole_day and kind.times != "tanpa"):
        problems.append(Problem("izin_kind_times", "jam", {"kode": kind.code, "raw": kind.times}))
    if kind.most_days is not None and not 1 <= kind.most_days <= 366:
        problems.append(Problem("izin_kind_days", "hari_maks", {"kode": kind.code, "raw": kind.most_days}))
    return problems


def check(permit: Permit) -> list[Problem]:
    """What is wrong with the permit itself: dates, hours, reason, length (office order; PP 94/2021 art. 4 letter f)."""
    problems: list[Problem] = []
    if permit.last < permit.first:
        problems.append(Problem("end_before_start", "sampai", {"mulai": permit.first, "sampai": permit.last}))
    if not permit.reason.strip():
        problems.append(Problem("izin_reason_missing", "alasan"))
    most, days = permit.kind.most_days, (permit.last - permit.first).days + 1
    if most is not None and days > most:
        values = {"izin": permit.kind.name, "maks": most, "hari": days}
        problems.append(Problem("izin_too_long", "sampai", values))
    return problems + _check_times(permit)


def warn(permit: Permit, today: dt.date) -> list[Problem]:
    """What is unusual: entered after the day, or long before it (office order)."""
    if permit.first < today:
        return [Problem("izin_backdated", "mulai", {"mulai": permit.first}, Severity.WARNING)]
    if (permit.first - today).days > FAR_AHEAD:
        return [Problem("izin_far_ahead", "mulai", {"mulai": permit.first}, Severity.WARNING)]
    return []


def check_overlap(permit: Permit, others: Iterable[Held]) -> list[Problem]:
    """Whether another permit already covers the time: the same day when either is for whole days, else the hours.

    Late in the morning and home early on the same day are two permits (office order; PP 94/2021).
    """
    return [
        Problem("izin_overlap", "mulai", {"izin": o.kind.name, "mulai": o.first, "sampai": o.last})
        for o in others
        if _overlap(permit.held, o)
    ]


def _overlap(a: Held, b: Held) -> bool:
    if a.first > b.last or b.first > a.last:
        return False
    if a.kind.whole_day or b.kind.whole_day or a.kind.code == b.kind.code:
        first, last = (a.starts or "00:00", b.starts or "00:00"), (a.ends or "24:00", b.ends or "24:00")
        same_kind_apart = a.kind.times == b.kind.times == "keduanya" and (last[0] <= first[1] or last[1] <= first[0])
        return not same_kind_apart
    return (a.starts or "00:00") < (b.ends or "24:00") and (b.starts or "00:00") < (a.ends or "24:00")


def _check_times(permit: Permit) -> list[Problem]:
    kind = permit.kind
    problems: list[Problem] = []
    for field, needed, text in (
        ("jam_mulai", kind.needs_start, permit.starts),
        ("jam_sampai", kind.needs_end, permit.ends),
    ):
        if needed and not (text or "").strip():
            problems.append(Problem("izin_time_missing", field, {"izin": kind.name}))
        elif not needed and (text or "").strip():
            problems.append(Problem("izin_time_not_needed", field, {"izin": kind.name}))
        elif needed and clock(text or "") is None:
            problems.append(Problem("izin_time_invalid", field, {"raw": text}))
    if not problems and kind.times == "keduanya" and (permit.held.ends or "") <= (permit.held.starts or ""):
        values = {"mulai": permit.held.starts, "sampai": permit.held.ends}
        problems.append(Problem("izin_times_reversed", "jam_sampai", values))
    return problems
