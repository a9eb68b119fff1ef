"""The clerk's own sheet of an evaluation year: predikat, pattern, credit, days of objection, worked out by hand.

Nothing of the program is used here: the tables are written out once more from the regulations' text.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

D = dt.date
A, S, B = "DI_ATAS", "SESUAI", "DI_BAWAH"
ORDER = ("SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG")
OF_HEAD = {"ISTIMEWA": A, "BAIK": S, "BUTUH_PERBAIKAN": B, "KURANG": B, "SANGAT_KURANG": B}
PERCENT = dict(zip(ORDER, (150, 100, 75, 50, 25), strict=True))
YEARLY = {"PM": (15, 4), "TR": (5, 1), "MH": (25, 2), "PY": (25, 1), "PT": (25, 2), "MU": (25, 1), "MA": (75, 2),
          "UT": (50, 1)}  # fmt: skip


def predikat(hasil: str, perilaku: str) -> str:
    """Behaviour below what was expected ends low whatever the results; then the results speak."""
    if perilaku == B:
        return "SANGAT_KURANG" if hasil == B else "KURANG"
    if hasil == B:
        return "BUTUH_PERBAIKAN"
    return "SANGAT_BAIK" if (hasil, perilaku) == (A, A) else "BAIK"


def broken(capaian: str, given: Iterable[str]) -> set[str]:
    """The written limits a distribution breaks, each by a word of its own; shares as exact fractions."""
    count = Counter(given)
    n = sum(count.values())
    share = {p: Fraction(count[p], n) for p in ORDER}
    sb, b, bp, k, sk = (share[p] for p in ORDER)
    found = {
        "ISTIMEWA": {"sb_maks": sb > Fraction(7, 10)},
        "BAIK": {"b_maks": b > Fraction(7, 10), "bp_k_min": count["BUTUH_PERBAIKAN"] + count["KURANG"] < 1},
        "BUTUH_PERBAIKAN": {"bp_min": bp < Fraction(3, 5), "sb_maks": sb > Fraction(1, 10)},
        "KURANG": {"k_min": k < Fraction(3, 5), "bp_min": bp < Fraction(1, 10), "sb_maks": sb > Fraction(1, 10)},
        "SANGAT_KURANG": {"sk_min": sk < Fraction(3, 5), "k_bp_min": k + bp < Fraction(1, 10), "sb_maks": sb > 0},
    }[capaian]  # fmt: skip
    return {word for word, is_broken in found.items() if is_broken}


def credit(jenjang: str, word: str, months: int) -> Fraction:
    """Credit of so many whole months in a jenjang with one predikat: months/12 x per cent x coefficient."""
    top, bottom = YEARLY[jenjang]
    return Fraction(months * PERCENT[word] * top, 12 * 100 * bottom)


def two_decimals(value: Fraction) -> str:
    """Rounded half up, as the papers print it: "10,42"."""
    hundredths = (value.numerator * 200 + value.denominator) // (2 * value.denominator)
    return f"{hundredths // 100},{hundredths % 100:02d}"


def last_day(received: D) -> D:
    """The fourteenth day after the one of receipt, counted on the fingers."""
    day = received
    for _ in range(14):
        day += dt.timedelta(days=1)
    return day


def whole_months(first: D, last: D) -> list[int]:
    """The months of one year in which every single day lies between the two."""
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    full = Counter(day.month for day in days)
    return [m for m in sorted(full) if full[m] == _length(first.year, m)]


def _length(year: int, month: int) -> int:
    after = D(year + month // 12, month % 12 + 1, 1)
    return (after - D(year, month, 1)).days
