"""A salary step letter and its row of the history stay one: number and void of the letter reach the row."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.store.career import Kgb


def numbered(session: Session, letter_id: uuid.UUID, nomor: str | None, tanggal: dt.date) -> None:
    """The letter got its number: the row carries it as its decree."""
    for row in _rows(session, letter_id):
        row.nomor_sk, row.tanggal_sk = nomor, tanggal


def voided(session: Session, letter_id: uuid.UUID, reason: str) -> None:
    """The letter is void: so is the step it gave."""
    for row in _rows(session, letter_id):
        row.dibatalkan = f"surat dibatalkan: {reason}"


def _rows(session: Session, letter_id: uuid.UUID) -> list[Kgb]:
    return list(
        session.scalars(
            sa.select(Kgb).where(
                Kgb.office_id == session.info["office_id"], Kgb.letter_id == letter_id, Kgb.dibatalkan.is_(None)
            )
        )
    )
