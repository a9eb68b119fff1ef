"""Distribution patterns: limits of a unit's predikat by its achievement, checked with integers, never with percents.

Source: SE MenPANRB 3/2023 (patterns of distribution, a consideration for leaders). A check counts; it names nobody and
changes nothing. A written limit that is broken stops the last signature until the next higher leader gives his reason;
the soft reading of "sebagian besar" and units under the small number only note it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation.words import Capaian, Predikat, read_capaian, read_predikat

MAX_PERCENT, MIN_PERCENT, MIN_PEOPLE, LARGEST = "maks_persen", "min_persen", "min_orang", "terbesar"
_KINDS = (MAX_PERCENT, MIN_PERCENT, MIN_PEOPLE, LARGEST)


@dataclass(frozen=True)
class Limit:
    """One limit of a pattern. `batas`: percent, or people for `min_orang`; None for `terbesar`."""

    capaian: Capaian
    kode: str  # "b_maks"
    jenis: str  # maks_persen | min_persen | min_orang | terbesar
    predikat: frozenset[Predikat]  # counted together
    batas: int | None
    tertulis: bool  # written limit, else a soft reading
    dasar: str = ""

    @property
    def key(self) -> str:
        """ "BAIK:b_maks", as a leader's reason names it."""
        return f"{self.capaian}:{self.kode}"


@dataclass(frozen=True)
class Finding:
    """One limit held against the counts. `allowed`: most or fewest heads, None for `terbesar`."""

    limit: Limit
    counted: int
    allowed: int | None
    n: int
    broken: bool
    blocks: bool  # broken, written, and the unit is not too small to be judged alone
    bersama: bool = False  # counted together with the unit above (and its other small units)

    @property
    def note(self) -> bool:
        """Broken, but a remark only (CATATAN)."""
        return self.broken and not self.blocks


@dataclass(frozen=True)
class Group:
    """A population: its achievement (None: not yet recorded) and how many have which predikat."""

    capaian: Capaian | None
    counts: Mapping[Predikat, int]

    @property
    def n(self) -> int:
        """How many people."""
        return sum(self.counts.values())


def from_rows(rows: Iterable[Mapping[str, Any]]) -> tuple[Limit, ...]:
    """The limits from the rows of pola_distribusi (SE MenPANRB 3/2023). Refuses `pattern_row_invalid`."""
    found = []
    for row in rows:
        capaian = read_capaian(str(row.get("capaian")))
        people = [read_predikat(word) for word in str(row.get("predikat")).split()]
        raw = str(row.get("batas") or "").strip()
        number = int(raw) if raw.isdecimal() else None
        kind = str(row.get("jenis"))
        known = frozenset(p for p in people if p is not None)
        if capaian is None or len(known) != len(people) or not known or kind not in _KINDS:
            raise Refused(Problem("pattern_row_invalid", values={"kode": str(row.get("kode"))}))
        if (kind == LARGEST) != (number is None) or (kind.endswith("persen") and (number or 0) > 100):
            raise Refused(Problem("pattern_row_invalid", values={"kode": str(row.get("kode"))}))
        written = str(row.get("sifat")) == "tertulis"
        found.append(Limit(capaian, str(row["kode"]), kind, known, number, written, str(row.get("dasar") or "")))
    return tuple(found)


def count(predikat: Iterable[Predikat]) -> dict[Predikat, int]:
    """How many have each predikat, all five named (SE MenPANRB 3/2023)."""
    found = Counter(predikat)
    return {one: found[one] for one in Predikat}


def added(*counts: Mapping[Predikat, int]) -> dict[Predikat, int]:
    """Several populations counted as one (SE MenPANRB 3/2023)."""
    return {one: sum(each.get(one, 0) for each in counts) for one in Predikat}


def check(
    limits: Iterable[Limit], capaian: Capaian, counts: Mapping[Predikat, int], *, n: int | None = None,
    small: bool = False,
) -> tuple[Finding, ...]:  # fmt: skip
    """Every limit of the pattern against the counts, in the order of the table (SE MenPANRB 3/2023).

    Nobody counted: nothing is broken. `n`, when given, must be the sum. Refuses E-DIST-01.
    """
    total = _total(counts, n)
    return tuple(_held(limit, counts, total, small) for limit in limits if limit.capaian is capaian)


def judge(
    limits: Iterable[Limit], own: Group, above: Group | None, *, small_unit: int
) -> tuple[Finding, ...]:
    """The findings of a unit: alone, or with the unit above when fewer than `small_unit` (SE MenPANRB 3/2023).

    `own` holds the unit and the small units below it that are counted with it; `above` the rest of the population it
    joins when it is too small itself: then its own pattern only notes. A population without achievement is not judged.
    """
    known = tuple(limits)
    small = own.n < small_unit
    alone = () if own.capaian is None else check(known, own.capaian, own.counts, small=small)
    if not small or above is None or above.capaian is None or own.n == 0:
        return alone
    joined = added(own.counts, above.counts)
    together = check(known, above.capaian, joined, small=sum(joined.values()) < small_unit)
    return alone + tuple(Finding(f.limit, f.counted, f.allowed, f.n, f.broken, f.blocks, True) for f in together)


def planner(limits: Iterable[Limit], capaian: Capaian, n: int) -> dict[str, tuple[int, int]]:
    """Fewest and most heads, floor and ceil (SE MenPANRB 3/2023): by code of each limit and by predikat alone.

    Limits on several predikat together stand under their code only; soft readings are not planned.
    """
    if n < 0:
        raise Refused(Problem("E-DIST-01", "n", {"jumlah": n, "n": n}))
    found: dict[str, tuple[int, int]] = dict.fromkeys(Predikat, (0, n))
    for limit in limits:
        if limit.capaian is not capaian or limit.batas is None:
            continue
        low, high = _heads(limit, n)
        found[limit.kode] = (low, high)
        if len(limit.predikat) == 1:
            (one,) = limit.predikat
            found[one] = (max(found[one][0], low), min(found[one][1], high))
    return found


def covers(findings: Iterable[Finding], named: Iterable[str], counts: Mapping[Predikat, int]) -> tuple[str, ...]:
    """Keys of blocking limits a leader's reason does not cover (SE MenPANRB 3/2023); empty: it covers all.

    A reason covers the limits it named, as long as none is broken further than it was on the counts it was given for.
    """
    known, total = set(named), sum(counts.values())
    still = []
    for found in findings:
        if not found.blocks:
            continue
        before = sum(counts.get(one, 0) for one in found.limit.predikat)
        if found.limit.key not in known or _further(found, before, total):
            still.append(found.limit.key)
    return tuple(still)


def _further(found: Finding, before: int, total: int) -> bool:
    """Whether the share lies further from its limit than on the counts before (cross-multiplied)."""
    if found.limit.jenis == MIN_PEOPLE:
        return found.counted < before
    now, then = found.counted * total, before * found.n
    return now > then if found.limit.jenis == MAX_PERCENT else now < then


def _held(limit: Limit, counts: Mapping[Predikat, int], n: int, small: bool) -> Finding:
    counted = sum(counts.get(one, 0) for one in limit.predikat)
    if limit.batas is None:
        broken = any(counts.get(one, 0) > counted for one in Predikat if one not in limit.predikat)
        return Finding(limit, counted, None, n, broken and n > 0, False)
    low, high = _heads(limit, n)
    broken = n > 0 and not low <= counted <= high
    allowed = high if limit.jenis == MAX_PERCENT else low
    return Finding(limit, counted, allowed, n, broken, broken and limit.tertulis and not small)


def _heads(limit: Limit, n: int) -> tuple[int, int]:
    """Fewest and most heads a limit leaves, whole numbers: 100·count <= batas·n is count <= floor(batas·n/100)."""
    bound = limit.batas or 0
    if limit.jenis == MAX_PERCENT:
        return 0, bound * n // 100
    if limit.jenis == MIN_PERCENT:
        return -(-bound * n // 100), n
    return bound, n


def _total(counts: Mapping[Predikat, int], n: int | None) -> int:
    odd = [v for v in counts.values() if isinstance(v, bool) or not isinstance(v, int) or v < 0]
    total = 0 if odd else sum(counts.values())
    if odd or (n is not None and n != total):
        raise Refused(Problem("E-DIST-01", "n", {"jumlah": odd[0] if odd else total, "n": total if n is None else n}))
    return total
