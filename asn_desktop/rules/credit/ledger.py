"""The ledger of one person and one jenjang: lines, what of them counts, the sum, all exact.

Source: Peraturan BKN 3/2023 (conversion, AK dasar, surplus lost at the next jenjang), PermenPANRB 1/2023 art. 37;
evaluation.md §5.2, §5.3.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules.credit import figures
from asn_desktop.rules.credit.tables import PERCENT, RULE
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.explain import Line

DASAR, OLD, ADJUSTED, MOVED, CONVERSION, SCHOOL = KINDS = (
    "dasar", "jf_lama", "penyesuaian", "perpindahan", "konversi", "pendidikan",
)  # fmt: skip
COMPUTED = (CONVERSION, MOVED)  # reckoned from months, percentage and coefficient
MANUAL = (OLD, ADJUSTED, SCHOOL, DASAR)  # an amount with its document


@dataclass(frozen=True)
class Entry:
    """One line of a ledger. A computed kind has `bulan`, `persen` and `koefisien`, a manual one `jumlah`."""

    key: Any
    jenjang: str
    jenis: str
    tahun: int
    mulai: dt.date | None = None
    sampai: dt.date | None = None
    bulan: int | None = None
    predikat: Predikat | None = None
    persen: int | None = None
    koefisien: Fraction | None = None
    tahunan: bool = True
    jumlah: Fraction | None = None
    nomor: str | None = None

    @property
    def amount(self) -> Fraction:
        """What the line gives, exact: months/12 × per cent × coefficient, or the amount of its document."""
        if self.jenis not in COMPUTED:
            return self.jumlah or Fraction(0)
        if self.bulan is None or self.persen is None or self.koefisien is None:
            return Fraction(0)
        return converted(self.bulan, self.persen, self.koefisien)


@dataclass(frozen=True)
class Ledger:
    """The counted lines of one jenjang, and those that are put aside (periodic ones beside the annual)."""

    jenjang: str
    entries: tuple[Entry, ...]
    replaced: tuple[Entry, ...] = ()

    @property
    def total(self) -> Fraction:
        """The exact sum; it is rounded once, when shown (evaluation.md §5.2)."""
        return sum((one.amount for one in self.entries), Fraction(0))

    def of(self, *kinds: str) -> Fraction:
        """The exact sum of some kinds of lines (Peraturan BKN 3/2023, rows of the PAK)."""
        return sum((one.amount for one in self.entries if one.jenis in kinds), Fraction(0))


COLUMNS = (
    "jenjang", "jenis", "tahun", "mulai", "sampai", "bulan", "predikat", "persen", "koefisien", "tahunan", "jumlah",
    "nomor", "tanggal",
)  # fmt: skip


def kept(key: Any, values: Sequence[Any]) -> Entry:
    """A line from the values it is kept with, in the order of `COLUMNS` (evaluation.md §5.2: what was put in)."""
    (jenjang, jenis, tahun, mulai, sampai, bulan, predikat, persen, koefisien, tahunan, jumlah, nomor,
     tanggal) = values  # fmt: skip
    word = Predikat(predikat) if predikat in Predikat.__members__ else None
    return Entry(
        key, jenjang, jenis, tahun, mulai or tanggal, sampai or tanggal, bulan, word, persen, figures.amount(koefisien),
        bool(tahunan), figures.amount(jumlah), nomor,
    )  # fmt: skip


def sums(entries: Sequence[Entry], until: dt.date) -> tuple[tuple[str, Fraction], ...]:
    """The exact sum of every ledger of a person up to a day, by jenjang (Peraturan BKN 3/2023)."""
    codes = sorted({one.jenjang for one in entries})
    return tuple((code, ledger(entries, code, until=until).total) for code in codes)


def converted(bulan: int, persen: int, koefisien: Fraction) -> Fraction:
    """AK of months at a predikat: bulan/12 × persen × koefisien, exact (Peraturan BKN 3/2023; §5.2)."""
    return Fraction(bulan * persen, 1200) * koefisien


def ledger(entries: Iterable[Entry], jenjang: str, *, until: dt.date | None = None) -> Ledger:
    """The ledger of one jenjang, by day; lines of other jenjang never enter (Peraturan BKN 3/2023: surplus is lost).

    `until` leaves out what was earned after that day. The annual conversion of a year stands in for its periodic ones.
    """
    everything = sorted(entries, key=_order)
    mine = [one for one in everything if one.jenjang == jenjang and (until is None or earned(one) <= until)]
    annual = {one.tahun for one in mine if one.jenis == CONVERSION and one.tahunan}
    kept = tuple(one for one in mine if not _periodic_beside(one, annual))
    return Ledger(jenjang, kept, tuple(one for one in mine if _periodic_beside(one, annual)))


def earned(one: Entry) -> dt.date:
    """The day from which a line counts: the last of its months, else the first day of its year (evaluation.md §5.3)."""
    return one.sampai or dt.date(one.tahun, 1, 1)


def _order(one: Entry) -> tuple[Any, ...]:
    return (one.tahun, one.jenis != DASAR, one.mulai or dt.date(one.tahun, 1, 1), KINDS.index(one.jenis), str(one.key))


def _periodic_beside(one: Entry, annual: set[int]) -> bool:
    return one.jenis == CONVERSION and not one.tahunan and one.tahun in annual


def check(entries: Sequence[Entry]) -> list[Problem]:
    """What is wrong with the lines of one person: E-AK-02 months counted twice, E-AK-05 annual beside periodic."""
    found: list[Problem] = []
    lines = [one for one in sorted(entries, key=_order) if one.jenis in COMPUTED and one.mulai and one.sampai]
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            found += clash(one, other)
    return found


def clash(one: Entry, other: Entry) -> list[Problem]:
    """How two lines of one person stand against each other; amounts of documents never do (evaluation.md §5.2).

    E-AK-05 for the annual and a periodic conversion of one year, E-AK-02 for any other overlap of their days.
    """
    if one.jenis not in COMPUTED or other.jenis not in COMPUTED:
        return []
    if one.jenis == other.jenis == CONVERSION and one.tahun == other.tahun and one.tahunan is not other.tahunan:
        return [Problem("E-AK-05", "tahun", {"tahun": str(one.tahun)})]
    if one.mulai is None or one.sampai is None or other.mulai is None or other.sampai is None:
        return []
    if one.mulai <= other.sampai and other.mulai <= one.sampai:
        values = {"mulai": other.mulai, "sampai": other.sampai, "jenjang": other.jenjang}
        return [Problem("E-AK-02", "mulai", values)]
    return []


def lines(book: Ledger, names: Mapping[str, str], shown: Any) -> tuple[Line, ...]:
    """Every counted line in words: what it is made of and what it gives (Peraturan BKN 3/2023).

    `names` has the words of the jenjang, `shown` writes a fraction as people read it.
    """
    return tuple(line(one, names.get(book.jenjang, book.jenjang), shown) for one in book.entries)


def line(one: Entry, jenjang: str, shown: Any) -> Line:
    """One line of a ledger, explained (PermenPANRB 1/2023 art. 37; Peraturan BKN 3/2023)."""
    values: dict[str, Any] = {"tahun": str(one.tahun), "jenjang": jenjang, "hasil": shown(one.amount)}
    if one.jenis in COMPUTED:
        values |= {
            "bulan": one.bulan, "persen": one.persen, "koefisien": shown(one.koefisien or Fraction(0), exact=True),
            "predikat": one.predikat.label if one.predikat else "–", "mulai": one.mulai, "sampai": one.sampai,
        }  # fmt: skip
        whole = "penuh" if one.bulan == 12 else "bagian"
        return Line(f"ak_{one.jenis}_{whole}", values, f"{PERCENT}; {RULE}")
    return Line(f"ak_{one.jenis}", values | {"nomor": one.nomor or "–"}, RULE)
