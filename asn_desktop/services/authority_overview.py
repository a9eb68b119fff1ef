"""The page Wewenang: who decides what for whom, the decrees, the Plh and Plt, and decisions from above that wait.

Source: leave.md §4.2 (Peraturan BKN 24/2017 II and annex 1.a, 7/2021 IV.3A; UU 30/2014 art. 14).
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.authority import Subject
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import authority, delegations, units
from asn_desktop.services.authority import Decider
from asn_desktop.services.authority_case import Case, has_parent
from asn_desktop.services.delegations import DelegationRow
from asn_desktop.services.leave import upward
from asn_desktop.services.leave.upward import Unapplied
from asn_desktop.store.offices import Office, Unit, UnitOfficial

_NOBODY = uuid.UUID(int=0)


@dataclass(frozen=True)
class KindRow:
    """Who decides one kind of leave: for staff of the unit, for the head of the office, for leave abroad."""

    jenis: Kind
    staf: Decider
    kepala: Decider
    luar_negeri: Decider


@dataclass(frozen=True)
class TermRow:
    """A Plh or Plt with his period, and the letter when it was made here."""

    id: uuid.UUID
    unit: str
    nama: str
    jabatan: str
    penugasan: str
    mulai: dt.date
    sampai: dt.date | None
    dasar: str | None
    letter_id: uuid.UUID | None


@dataclass(frozen=True)
class Overview:
    """Everything the page shows."""

    kinds: tuple[KindRow, ...]
    decrees: tuple[DelegationRow, ...]
    terms: tuple[TermRow, ...]
    held: tuple[Unapplied, ...]
    recorded: bool  # whether any decree was ever recorded
    parent: str  # induk | bkpsdm: where what is beyond this office goes


def overview(session: Session, *, unit_id: uuid.UUID | None, on: dt.date) -> Overview:
    """The page for the people of a unit (None: of the whole office) on a day."""
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    unit = unit_id or units.root(session)
    line = tuple(units.chain(session, unit)) if unit is not None else ()
    kinds = tuple(_kind(session, kind, line, office, on) for kind in Kind)
    rows = delegations.listing(session)
    return Overview(
        kinds, tuple(rows), _terms(session), upward.waiting(session),
        any(row.dibatalkan is None for row in rows), "induk" if has_parent(session, office) else "bkpsdm",
    )  # fmt: skip


def _kind(session: Session, kind: Kind, line: tuple[Unit, ...], office: Office, on: dt.date) -> KindRow:
    """One line: nobody in particular, first as staff, then as the head himself, then abroad."""
    def ask(who: Subject, where: tuple[Unit, ...], *, abroad: bool = False) -> Decider:
        central, parent = office.peran == "bkpsdm", has_parent(session, office)
        return authority.of_case(session, Case(_NOBODY, None, where, who, kind, 1, abroad, on, central, parent))

    staff = Subject("PNS", jenis="4", golongan="III/a")
    head = Subject("PNS", jenis="1", golongan="IV/b", leads_office=True)
    return KindRow(kind, ask(staff, line), _above_head(ask(head, line[-1:])), ask(staff, line, abroad=True))


def _above_head(found: Decider) -> Decider:
    """The head never decides for himself: where his own office would answer, somebody above it does."""
    if found.official is None or found.where != "kantor":
        return found
    return Decider(None, "bkpsdm", found.ground, found.problems, found.warnings, "ppk")


def _terms(session: Session) -> tuple[TermRow, ...]:
    """Plh and Plt of every unit, the newest first."""
    o = UnitOfficial
    query = (
        sa.select(o.id, Unit.nama, o.nama, o.jabatan, o.penugasan, o.berlaku_mulai, o.berlaku_sampai, o.dasar,
                  o.letter_id)
        .join(Unit, sa.and_(Unit.office_id == o.office_id, Unit.id == o.unit_id))
        .where(o.office_id == session.info["office_id"], o.penugasan.in_(("PLH", "PLT")))
    )  # fmt: skip
    rows = [TermRow(*row) for row in session.execute(query).all()]
    return tuple(sorted(rows, key=lambda row: (row.mulai, str(row.id)), reverse=True))
