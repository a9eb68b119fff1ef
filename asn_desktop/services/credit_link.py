"""A letter of angka kredit and the rows it gave stay one: its number reaches the career record, its void both."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.store.career import AngkaKredit
from asn_desktop.store.credit import CreditLine


def numbered(session: Session, letter_id: uuid.UUID, nomor: str | None, tanggal: dt.date) -> None:
    """The PAK got its number: the row of the career record carries it as its decree."""
    for row in _rows(session, AngkaKredit, letter_id):
        row.nomor_sk, row.tanggal_sk = nomor, tanggal


def voided(session: Session, letter_id: uuid.UUID, reason: str) -> None:
    """The letter is void: so is the row it gave, and its conversions may be printed anew."""
    for row in _rows(session, AngkaKredit, letter_id):
        row.dibatalkan = f"surat dibatalkan: {reason}"
    for line in _rows(session, CreditLine, letter_id):
        line.letter_id = None


def _rows(session: Session, model: Any, letter_id: uuid.UUID) -> Sequence[Any]:
    query = sa.select(model).where(
        model.office_id == session.info["office_id"], model.letter_id == letter_id, model.dibatalkan.is_(None)
    )
    return session.scalars(query).all()
