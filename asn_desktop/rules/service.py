"""Months between days, length of service and age. First-of-month dates stay exact: days are never added.

Source: PP 11/2017 jo. 17/2020 (masa kerja), PP 7/1977 art. 11-13 (masa kerja golongan); employee data §3.1.
"""

from __future__ import annotations

import datetime as dt


def months_between(a: dt.date, b: dt.date) -> int:
    """Whole months from `a` to `b`; negative when `b` is earlier."""
    return (b.year - a.year) * 12 + (b.month - a.month) - (1 if b.day < a.day else 0)


def masa_kerja(a: dt.date, b: dt.date, *, extra_months: int = 0, cltn_months: int = 0) -> tuple[int, int]:
    """(tahun, bulan) of service from `a` to `b`, never below (0, 0).

    `extra_months` is recognised earlier service (PMK); `cltn_months` counts nowhere (PP 11/2017 art. 337).
    """
    months = max(0, months_between(a, b) + extra_months - cltn_months)
    return divmod(months, 12)


def add_months(first: dt.date, months: int) -> dt.date:
    """The first of the month `months` after the first-of-month day `first`; raises ValueError for another day."""
    if first.day != 1:
        raise ValueError("a TMT is the first of a month")
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)


def age(born: dt.date, day: dt.date) -> int:
    """Completed years of age on a day; somebody born on 29 February completes a year on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def after_promotion(tahun: int, bulan: int, old: str, new: str) -> tuple[int, int]:
    """MKG after a rise between golongan: I to II takes 6 years off, II to III 5, never below (0, 0)."""
    rows = (old.split("/")[0], new.split("/")[0])
    off = {("I", "II"): 6, ("II", "III"): 5}.get(rows, 0)
    return divmod(max(0, (tahun - off) * 12 + bulan), 12)
