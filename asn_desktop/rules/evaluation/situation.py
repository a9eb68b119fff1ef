"""Special situations of an evaluation: months fully on long leave, short first periods, months of each part of a year.

Source: PermenPANRB 6/2022 (annual predikat is a fresh judgement that considers the periodic results; no mean exists);
rows of evaluation.md §4.4. A mean of predikat cannot be asked for here.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import periods

LONG_LEAVE = frozenset({"BESAR", "MELAHIRKAN", "SAKIT", "CLTN"})  # TAHUNAN and ALASAN_PENTING never change a period
STARTED_WORK = "spmt"


@dataclass(frozen=True)
class Span:
    """Days from the first to the last, both included."""

    first: dt.date
    last: dt.date

    def within(self, other: Span) -> Span | None:
        """The days both have; None without any."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


def months(span: Span) -> tuple[tuple[int, int], ...]:
    """Year and month of every calendar month the span touches (PermenPANRB 6/2022)."""
    count = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    start = span.first.year * 12 + span.first.month - 1
    return tuple(((start + i) // 12, (start + i) % 12 + 1) for i in range(count))


def whole_months(span: Span) -> int:
    """Calendar months that lie wholly in the span (PermenPANRB 6/2022)."""
    return sum(1 for m in months(span) if _month(*m).first >= span.first and _month(*m).last <= span.last)


def not_rated(span: Span, leaves: Iterable[Span]) -> tuple[int, ...]:
    """Months of the span of which every day was long leave: "tidak dinilai" (evaluation.md §4.4).

    `leaves` are spells of the kinds of LONG_LEAVE; several that follow one another count together. Days outside the
    span do not matter: a month the person joined on the 15th is wholly on leave when its last half is.
    """
    gone: set[dt.date] = set()
    for leave in leaves:
        common = leave.within(span)
        if common is not None:
            days = (common.last - common.first).days + 1
            gone.update(common.first + dt.timedelta(days=i) for i in range(days))
    return tuple(sorted(m for y, m in months(span) if _all_in(_month(y, m).within(span), gone)))


def check_months(span: Span, away: Iterable[int]) -> list[Problem]:
    """`evaluation_no_month` when every month of the span was long leave: no predikat then (evaluation.md §4.4)."""
    left = {m for _, m in months(span)} - set(away)
    return [] if left else [Problem("evaluation_no_month", "periode", {"mulai": span.first, "sampai": span.last})]


def short_period(year: int, code: str, first: dt.date, why: str | None) -> bool:
    """Whether somebody who just started work served less than the period: a mark only (evaluation.md §4.4)."""
    if code == periods.CLOSED:
        return why == STARTED_WORK
    return why == STARTED_WORK and first > periods.span(year, code)[0]


def earliest(year: int, code: str, last: dt.date, opens: dt.date) -> dt.date:
    """First day a result may be fixed: the annual one in its window, others on their last day (PermenPANRB 6/2022)."""
    return opens if code == periods.AKHIR else min(last, dt.date(year, 12, 31))


def _month(year: int, month: int) -> Span:
    return Span(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def _all_in(span: Span | None, gone: set[dt.date]) -> bool:
    if span is None:
        return False
    return all(span.first + dt.timedelta(days=i) in gone for i in range((span.last - span.first).days + 1))
