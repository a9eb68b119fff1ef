"""Which SKP a career asks for in a year: one per post, from the first day in it to the day before the next.

Source: PP 30/2019 and PermenPANRB 6/2022 (a new SKP after a move, from the SPMT for CPNS and PPPK);
evaluation.md §3.1 and §4.4 (closing the day before; CLTN closes, nothing for its days).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

AWAL_TAHUN, PINDAH, SPMT, KEMBALI = "awal_tahun", "pindah", "spmt", "kembali"  # why a period begins
CLTN, BERHENTI, KONTRAK = "cltn", "berhenti", "kontrak"  # why it ends, beside PINDAH
STARTS = (AWAL_TAHUN, PINDAH, SPMT, KEMBALI)
ENDS = (PINDAH, CLTN, "tugas_belajar", "pensiun", "meninggal", BERHENTI, KONTRAK, "lain")
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Held:
    """A main post from its first day, until the next one begins or `sampai`."""

    mulai: dt.date
    jabatan: str
    unit_id: uuid.UUID | None
    sampai: dt.date | None = None


@dataclass(frozen=True)
class Away:
    """Days of CLTN; `kembali` the day of return when it is decreed."""

    mulai: dt.date
    sampai: dt.date | None
    kembali: dt.date | None = None


@dataclass(frozen=True)
class Part:
    """A period one SKP is asked for, and why it begins and ends when it does (None: the year does)."""

    mulai: dt.date
    sampai: dt.date
    jabatan: str
    unit_id: uuid.UUID | None
    alasan_mulai: str
    alasan_tutup: str | None = None


def parts(
    year: int, posts: Iterable[Held], *, entered: dt.date | None, last_day: dt.date | None, away: Iterable[Away] = (),
    ends: str = BERHENTI,
) -> tuple[Part, ...]:  # fmt: skip
    """The periods of a year, in order (PP 30/2019, PermenPANRB 6/2022; evaluation.md §3.1, §4.4).

    `entered` is the SPMT or the first day of service, `last_day` the last one in service with its reason `ends`.
    """
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    begins = max(first, entered or first)
    until = min(last, last_day or last)
    if until < begins:
        return ()
    why = SPMT if entered is not None and entered > first else AWAL_TAHUN
    found = _by_post(_merged(posts), begins, until, why)
    if found and until < last:
        found[-1] = replace(found[-1], alasan_tutup=ends)
    for one in sorted(away, key=lambda a: a.mulai):
        found = [piece for part in found for piece in _without(part, one)]
    return tuple(found)


def _merged(posts: Iterable[Held]) -> list[Held]:
    """Posts in order; a row that repeats the same post in the same unit (a new class, a correction) is no move."""
    found: list[Held] = []
    for post in sorted(posts, key=lambda p: p.mulai):
        before = found[-1] if found else None
        if before is not None and (_key(before) == _key(post)):
            found[-1] = replace(before, sampai=post.sampai)
        elif before is not None and before.mulai == post.mulai:
            found[-1] = post
        else:
            found.append(post)
    return found


def _key(post: Held) -> tuple[str, uuid.UUID | None]:
    return " ".join(post.jabatan.casefold().split()), post.unit_id


def _by_post(posts: Sequence[Held], begins: dt.date, until: dt.date, why: str) -> list[Part]:
    """One part per post held between two days; before the first post the first one counts, so that no day is lost."""
    held = [p for p in posts if p.mulai <= until]
    earlier = [p for p in held if p.mulai <= begins]
    line = [*earlier[-1:], *[p for p in held if p.mulai > begins]]
    if not line:
        return []
    found = []
    for at, post in enumerate(line):
        start = begins if at == 0 else post.mulai
        ends = line[at + 1].mulai - _DAY if at + 1 < len(line) else until
        follows = at + 1 < len(line)
        found.append(Part(start, ends, post.jabatan, post.unit_id, why if at == 0 else PINDAH,
                          PINDAH if follows else None))  # fmt: skip
    return found


def _without(part: Part, away: Away) -> list[Part]:
    """A part less the days of a CLTN: closed the day before it, new from the return (evaluation.md §4.4)."""
    back = away.kembali or (away.sampai + _DAY if away.sampai is not None else None)
    if away.mulai > part.sampai or (back is not None and back <= part.mulai):
        return [part]
    found = []
    if away.mulai > part.mulai:
        found.append(replace(part, sampai=away.mulai - _DAY, alasan_tutup=CLTN))
    if back is not None and back <= part.sampai:
        found.append(replace(part, mulai=back, alasan_mulai=KEMBALI))
    return found
