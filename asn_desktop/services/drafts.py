"""Half-typed forms: kept as they are typed, offered again after a crash, forgotten once saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.store.drafts import Draft


@dataclass(frozen=True)
class DraftRow:
    """A form half typed by the present user. `values` are JSON values by field name."""

    form: str
    values: Mapping[str, Any]
    at: dt.datetime


def _own(session: Session, form: str) -> sa.ColumnElement[bool]:
    return sa.and_(Draft.nama_pengguna == session.info["actor"].username, Draft.formulir == form)


def save(session: Session, form: str, values: Mapping[str, Any], *, now: dt.datetime) -> DraftRow:
    """Keep what was typed into `form` ("pegawai:baru", "cuti:<id>") so far; replaces what was kept before."""
    draft = session.scalars(sa.select(Draft).where(_own(session, form))).one_or_none()
    if draft is None:
        draft = Draft(nama_pengguna=session.info["actor"].username, formulir=form)
        session.add(draft)
    draft.isi, draft.disimpan = dict(values), now
    session.flush()
    return DraftRow(form, dict(values), now)


def load(session: Session, form: str) -> DraftRow | None:
    """The draft of the present user for one form, or None."""
    draft = session.scalars(sa.select(Draft).where(_own(session, form))).one_or_none()
    return DraftRow(draft.formulir, draft.isi, draft.disimpan) if draft else None


def listing(session: Session) -> list[DraftRow]:
    """All drafts of the present user, newest first."""
    mine = sa.select(Draft).where(Draft.nama_pengguna == session.info["actor"].username)
    rows = session.scalars(mine.order_by(Draft.disimpan.desc()))
    return [DraftRow(row.formulir, row.isi, row.disimpan) for row in rows]


def forget(session: Session, form: str) -> None:
    """Drop the draft, because the form was saved or given up. Harmless when there is none."""
    session.execute(sa.delete(Draft).where(_own(session, form)))
