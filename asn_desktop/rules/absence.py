"""Months outside the service: unpaid leave (CLTN), which counts nowhere.

Source: PP 11/2017 art. 337, Peraturan BKN 24/2017 III.G (CLTN does not count as service); employee data §3.1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from asn_desktop.rules.dossier import Span
from asn_desktop.rules.months import day_after, months_between

ARTICLE = "PP 11/2017 ps. 337; Peraturan BKN 24/2017 III.G"


def periods(spans: Iterable[Span]) -> list[tuple[dt.date, dt.date | None]]:
    """The spans as half-open periods (first day away, first day back), joined where they touch (Peraturan BKN 24/2017).

    Back is the day of return, else the day after the last; None while neither is known. An extension on a row of its
    own is one absence with the first row.
    """
    found: list[tuple[dt.date, dt.date | None]] = []
    for span in sorted(spans, key=lambda s: s.mulai):
        ends = span.sampai if span.sampai != dt.date.max else None  # the last day of the calendar: no end is known
        back = span.kembali or (day_after(ends) if ends else None)
        if found and (found[-1][1] is None or span.mulai <= found[-1][1]):
            before = found[-1][1]
            # an open first row ends where a second one says so
            found[-1] = (found[-1][0], back if before is None or (back is not None and back > before) else before)
        else:
            found.append((span.mulai, back))
    return found


def months(spans: Iterable[Span], start: dt.date, end: dt.date, *, known: dt.date | None = None) -> int:
    """Whole months of CLTN between two days (PP 11/2017 art. 337).

    An absence without an end runs until `end`, but not beyond `known`, the day the record was looked at.
    """
    counted = 0
    for first, back in periods(spans):
        begun, until = max(first, start), min(back or known or end, end)
        if until > begun:
            counted += months_between(begun, until)
    return counted


def last_return(spans: Iterable[Span], until: dt.date) -> dt.date | None:
    """The first day back after the last absence begun before `until`; None when never away (PP 35/2010)."""
    found = [(first, back) for first, back in periods(spans) if first < until]
    return (found[-1][1] or until) if found else None
