"""Whole months: which month of a year belongs to which jenjang, and which give nothing.

Source: evaluation.md §5.2 (a month belongs to the jenjang held on its first day; months of CLTN, of suspension or
outside the JF give nothing), on Peraturan BKN 3/2023.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

JF = ("2", "3")  # codes of jenis_jabatan.csv that carry a functional post


@dataclass(frozen=True)
class Held:
    """A main post from its TMT: `jenjang` None for a post that is no JF."""

    jenjang: str | None
    nama: str
    tmt: dt.date
    sampai: dt.date | None = None


@dataclass(frozen=True)
class Away:
    """Days that give nothing: from, until (None: still). `sebab` is cltn, sementara or keluar."""

    mulai: dt.date
    sampai: dt.date | None
    sebab: str


@dataclass(frozen=True)
class Part:
    """Months of one year that follow each other in one jenjang: first and last day of them."""

    jenjang: str
    jabatan: str
    mulai: dt.date
    sampai: dt.date

    @property
    def bulan(self) -> int:
        """How many months (evaluation.md §5.2)."""
        return self.sampai.month - self.mulai.month + 1


def post_on(posts: Sequence[Held], day: dt.date) -> Held | None:
    """The main post on a day: of those begun and not ended the one begun last, of two the last (evaluation.md §5.2)."""
    held = [p for p in posts if p.tmt <= day and (p.sampai is None or p.sampai >= day)]
    return max(reversed(held), key=lambda p: p.tmt) if held else None


def away_on(spans: Iterable[Away], day: dt.date) -> Away | None:
    """What keeps a day from counting, if anything (evaluation.md §5.2)."""
    return next((s for s in spans if s.mulai <= day and (s.sampai is None or s.sampai >= day)), None)


def end_of_month(first: dt.date) -> dt.date:
    """The last day of the month of a day (evaluation.md §5.2)."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def counted(mulai: dt.date, sampai: dt.date) -> int:
    """Months whose first day lies from `mulai` to `sampai`, both of one year (evaluation.md §5.2)."""
    return max(sampai.month - mulai.month + (1 if mulai.day == 1 else 0), 0)


def parts(
    posts: Sequence[Held], away: Sequence[Away], year: int, *, first: int = 1, last: int = 12
) -> tuple[tuple[Part, ...], tuple[tuple[int, str], ...]]:
    """The months `first` to `last` of a year, by jenjang; and the months that give nothing with their reason.

    Reasons: those of `Away`, or "bukan_jf". A gap ends a part, a change of jenjang too (evaluation.md §5.2).
    """
    found: list[Part] = []
    without: list[tuple[int, str]] = []
    for month in range(first, last + 1):
        day = dt.date(year, month, 1)
        out, post = away_on(away, day), post_on(posts, day)
        if out is not None or post is None or post.jenjang is None:
            without.append((month, out.sebab if out else "bukan_jf"))
            continue
        before = found[-1] if found else None
        if before and before.jenjang == post.jenjang and before.sampai + dt.timedelta(days=1) == day:
            found[-1] = Part(post.jenjang, post.nama, before.mulai, end_of_month(day))
        else:
            found.append(Part(post.jenjang, post.nama, day, end_of_month(day)))
    return tuple(found), tuple(without)
