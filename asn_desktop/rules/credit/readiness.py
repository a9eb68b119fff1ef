"""How far a ledger is from the next pangkat and the next jenjang, and the other conditions as a checklist.

Source: Peraturan BKN 3/2023 (needs, multiples inside a jenjang), PermenPANRB 1/2023, Peraturan BKN 4/2025 (periods
every month); evaluation.md §5.3, §5.4.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from asn_desktop.rules import ranks
from asn_desktop.rules.career_tables import Jenjang
from asn_desktop.rules.credit.tables import RULE, above, ranks_of
from asn_desktop.rules.dossier import Result
from asn_desktop.rules.explain import Line

PANGKAT, JENJANG = "pangkat", "jenjang"
MET, LACKS, UNKNOWN = "terpenuhi", "belum", "belum_dicatat"
_GOOD = ("1", "2")  # Sangat Baik, Baik
_YEARS = {PANGKAT: 2, JENJANG: 1}


@dataclass(frozen=True)
class Condition:
    """One other condition: predikat, masa_pangkat, jenjang_dulu, kebutuhan, uji_kompetensi; and how it stands."""

    kode: str
    keadaan: str  # terpenuhi | belum | belum_dicatat
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """The next rise of a kind: to what, the sum it needs, and what stands beside the points."""

    jenis: str  # pangkat | jenjang
    ke: str  # golongan, or code of the jenjang
    nama: str  # "Penata Tingkat I (III/d)", "Ahli Madya"
    perlu: Fraction
    ada: Fraction
    koefisien: Fraction
    conditions: tuple[Condition, ...] = ()

    @property
    def kurang(self) -> Fraction:
        """What is missing, 0 when nothing is (Peraturan BKN 3/2023)."""
        return max(self.perlu - self.ada, Fraction(0))

    @property
    def lebih(self) -> Fraction:
        """What is over, 0 when nothing is (Peraturan BKN 3/2023)."""
        return max(self.ada - self.perlu, Fraction(0))

    @property
    def cukup(self) -> bool:
        """Whether the points are there (Peraturan BKN 3/2023)."""
        return self.ada >= self.perlu

    @property
    def siap(self) -> bool:
        """Whether points and every recorded condition are there; what is not recorded is not ready (§5.4)."""
        return self.cukup and all(one.keadaan == MET for one in self.conditions)

    @property
    def bulan(self) -> int:
        """Months at predikat Baik until the points are there, rounded up (PermenPANRB 1/2023 art. 37)."""
        return -int(-self.kurang * 12 // self.koefisien)


def step(level: Jenjang, golongan: str | None) -> tuple[str, Fraction] | None:
    """The next golongan and the sum it needs: the next multiple of the step (Peraturan BKN 3/2023; §5.3).

    Ahli Madya IV/a 150, IV/b 300. At the top of the range it is the rank of the next jenjang; None at IV/e, for a rank
    outside the range, and where no jenjang follows.
    """
    held = ranks_of(level)
    if golongan not in held:
        return None
    at = held.index(golongan)
    if at + 1 == len(held) and level.ak_jenjang is None:
        return None
    place = ranks.PNS.index(golongan) + 1
    return (ranks.PNS[place], level.ak_pangkat * (at + 1)) if place < len(ranks.PNS) else None


def need_of_rank(level: Jenjang, golongan: str | None) -> Fraction:
    """The sum the next pangkat asks; outside the range one step, as for a new holder (Peraturan BKN 3/2023)."""
    found = step(level, golongan)
    return found[1] if found else level.ak_pangkat


def targets(
    level: Jenjang, golongan: str | None, total: Fraction, levels: Mapping[str, Jenjang],
    rank: Sequence[Condition] = (), rise: Sequence[Condition] = (),
) -> tuple[Target | None, Target | None]:  # fmt: skip
    """The next pangkat and the next jenjang with what is missing; None where nothing follows (§5.4)."""
    found, higher = step(level, golongan), above(level, levels)
    pangkat = None
    if found is not None:
        to, need = found
        beyond = higher is not None and to not in ranks_of(level)
        first = (Condition("jenjang_dulu", LACKS, {"jenjang": higher.nama}),) if higher and beyond else ()
        pangkat = Target(PANGKAT, to, ranks.show_rank(to), need, total, level.koefisien, (*first, *rank))
    jenjang = None
    if higher is not None and level.ak_jenjang is not None:
        jenjang = Target(JENJANG, higher.kode, higher.nama, level.ak_jenjang, total, level.koefisien, tuple(rise))
    return pangkat, jenjang


def good_results(kind: str, results: Sequence[Result], on: dt.date) -> Condition:
    """Predikat at least Baik: the last two years for a pangkat, the last for a jenjang (Peraturan BKN 3/2023).

    The last years are those before `on`; the running year takes part once its result is recorded.
    """
    known = {r.tahun: r.predikat for r in results}
    newest = on.year if known.get(on.year) else on.year - 1
    years = range(newest, newest - _YEARS[kind], -1)
    low = [str(y) for y in years if known.get(y) and known[y] not in _GOOD]
    lacks = [str(y) for y in years if not known.get(y)]
    state = LACKS if low else UNKNOWN if lacks else MET
    return Condition("predikat", state, {"tahun": [str(y) for y in years], "rendah": low, "belum": lacks})


def time_in_rank(since: dt.date | None, ready: dt.date | None, on: dt.date) -> Condition:
    """Time in the pangkat, complete on `ready` (Peraturan BKN 4/2025: periods every month)."""
    if since is None or ready is None:
        return Condition("masa_pangkat", UNKNOWN)
    return Condition("masa_pangkat", MET if ready <= on else LACKS, {"mulai": since, "genap": ready})


def explain(target: Target, shown: Any) -> Line:
    """A target as a line: have, need, missing (Peraturan BKN 3/2023)."""
    values = {"ke": target.nama, "ada": shown(target.ada), "perlu": shown(target.perlu, exact=True),
              "kurang": shown(target.kurang), "lebih": shown(target.lebih), "bulan": target.bulan}  # fmt: skip
    return Line(f"ak_{target.jenis}_{'cukup' if target.cukup else 'kurang'}", values, RULE)
