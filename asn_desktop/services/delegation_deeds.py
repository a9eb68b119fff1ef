"""Delegations as the doors enter, end and void them: requests that wait follow to whoever decides them now.

Source: leave.md §4.2 (Peraturan BKN 24/2017 II): who decides is asked of the day, also for what was asked before.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from asn_desktop.services import delegations
from asn_desktop.services.delegations import DelegationAsk, DelegationRow
from asn_desktop.services.leave import upward


def enter(session: Session, asks: Sequence[DelegationAsk], *, today: dt.date) -> list[DelegationRow]:
    """See `delegations.enter`."""
    made = delegations.enter(session, asks)
    upward.reroute(session, on=today)
    return made


def end(session: Session, delegation_id: uuid.UUID, last_day: dt.date, *, today: dt.date) -> DelegationRow:
    """See `delegations.end`."""
    row = delegations.end(session, delegation_id, last_day)
    upward.reroute(session, on=today)
    return row


def void(session: Session, delegation_id: uuid.UUID, reason: str, *, today: dt.date) -> DelegationRow:
    """See `delegations.void`."""
    row = delegations.void(session, delegation_id, reason)
    upward.reroute(session, on=today)
    return row
