"""Rows a transaction keeps in hand: a session forgets what nobody holds, and would read it again each time."""

from __future__ import annotations

from sqlalchemy.orm import Session

from asn_desktop.store.base import Owned


def hold(session: Session, row: Owned) -> None:
    """Keep a row until the transaction ends; asking the session for it by its key costs no query then."""
    session.info.setdefault("held", {})[type(row), row.id] = row
