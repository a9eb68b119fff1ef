"""Months fully on long leave, from the leave records, for many people at once: "tidak dinilai" (evaluation.md §4.4)."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import situation
from asn_desktop.rules.evaluation.situation import Span
from asn_desktop.services import day_sources


def long_leaves(session: Session, people: Collection[uuid.UUID], span: Span) -> dict[uuid.UUID, list[Span]]:
    """Spells of granted long leave (besar, melahirkan, sakit) and of CLTN that touch the span; two queries."""
    found: defaultdict[uuid.UUID, list[Span]] = defaultdict(list)
    for over in day_sources.leaves(session, people, span.first, span.last):
        if over.what.granted and over.what.kind in situation.LONG_LEAVE:
            found[over.employee_id].append(Span(over.first, over.last))
    for over in day_sources.elsewhere(session, people, span.first, span.last):
        if over.what.kind == "cltn":
            found[over.employee_id].append(Span(over.first, over.last))
    return dict(found)


def not_rated(
    session: Session, employee_id: uuid.UUID, span: Span, gaps: Iterable[Span] = ()
) -> tuple[int, ...]:
    """Months of the span that are not rated: wholly on long leave, or between two SKP of the year (`gaps`)."""
    leaves: Mapping[uuid.UUID, list[Span]] = long_leaves(session, [employee_id], span)
    return situation.not_rated(span, [*leaves.get(employee_id, ()), *gaps])
