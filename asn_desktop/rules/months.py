"""Arithmetic of months and of age. First-of-month dates stay exact: days are never added.

Source: PP 11/2017 jo. 17/2020 (masa kerja in whole years and months); employee data §3.
"""

from __future__ import annotations

import datetime as dt


def months_between(a: dt.date, b: dt.date) -> int:
    """Whole months from `a` to `b`; negative when `b` is earlier."""
    return (b.year - a.year) * 12 + (b.month - a.month) - (1 if b.day < a.day else 0)


def add_months(first: dt.date, months: int) -> dt.date:
    """The first of the month `months` after the first-of-month day `first`; raises ValueError for another day."""
    if first.day != 1:
        raise ValueError("a TMT is the first of a month")
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)


def first_of_month(day: dt.date) -> dt.date:
    """The day itself when it is the first of a month, else the first of the next (a TMT is the first of a month).

    In the last month of the calendar, which lists use for "no end", it is the first of that month.
    """
    first = day.replace(day=1)
    return first if day == first or first == dt.date.max.replace(day=1) else add_months(first, 1)


def later(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` later; the last of the month when it has no such day (employee data §3)."""
    if day.year == dt.date.max.year:  # stands for "no end"
        return day
    first = add_months(day.replace(day=1), months)
    end = add_months(first, 1) - dt.timedelta(days=1)
    return first.replace(day=min(day.day, end.day))


def day_after(day: dt.date) -> dt.date:
    """The next day; the last day of the calendar, which lists use for "no end", stays itself (employee data §3)."""
    return day if day == dt.date.max else day + dt.timedelta(days=1)


def age(born: dt.date, day: dt.date) -> int:
    """Completed years of age on a day; somebody born on 29 February completes a year on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: dt.date, years: int) -> dt.date:
    """The day on which an age is completed; 29 February completes on 1 March (PP 7/1977 art. 16)."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)
