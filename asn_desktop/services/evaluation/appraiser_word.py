"""Whether the appraiser gave his own feedback of a period: without it no result is fixed (evaluation.md §3.4)."""

from __future__ import annotations

import uuid
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.store.progress import Feedback

_LAST = (periods.AKHIR, periods.QUARTERS[-1], periods.MONTHS[-1])


def accepted(periode: str) -> tuple[str, ...]:
    """Periods whose feedback serves: the annual one also takes that of the last quarter or month.

    Empty: any, for a part of a year that ended.
    """
    if periode == periods.CLOSED:
        return ()
    return _LAST if periode == periods.AKHIR else (periode,)


def given(session: Session, skp_ids: Collection[uuid.UUID], periode: str) -> frozenset[uuid.UUID]:
    """The SKP of these whose appraiser gave feedback for the period; one query."""
    f = Feedback
    query = sa.select(f.skp_id).where(
        f.office_id == session.info["office_id"], f.peran == Giver.PIMPINAN.value, f.dibatalkan.is_(None)
    )
    codes = accepted(periode)
    if codes:
        query = query.where(f.periode.in_(codes))
    if len(skp_ids) <= 400:
        query = query.where(f.skp_id.in_(list(skp_ids)))
    return frozenset(session.scalars(query)) & frozenset(skp_ids)
