"""Turns of duty of a unit: their codes, times and order. A unit without its own uses those of the unit above.

Source: Perpres 21/2023 (service units may work outside the common week by order of the PPK).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import roster as rules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.roster import Turn
from asn_desktop.services import units
from asn_desktop.store.attendance import Shift
from asn_desktop.store.offices import Unit

USUAL = (
    Turn("P", "Pagi", True, "07:30", "14:00"),
    Turn("S", "Siang", True, "14:00", "21:00"),
    Turn("M", "Malam", True, "21:00", "07:30"),
    Turn("L", "Lepas jaga", False),
)
_KEPT = sa.select(
    Shift.unit_id, Shift.kode, Shift.nama, Shift.masuk, Shift.jam_mulai, Shift.jam_sampai
).where(Shift.office_id == sa.bindparam("office"), Shift.dibatalkan.is_(None)).order_by(
    Shift.urutan, Shift.kode
)  # fmt: skip  # built once: every request of leave asks it


@dataclass(frozen=True)
class Turns:
    """The turns that hold in a unit, and the unit they are written for."""

    unit_id: uuid.UUID | None  # None: nobody up to the root has any
    unit: str
    turns: Mapping[str, Turn]


def of_unit(session: Session, unit_id: uuid.UUID) -> Turns:
    """The turns of a unit, its own or those of the nearest unit above. Refuses UNIT_UNKNOWN."""
    kept = by_unit(session)
    for unit in units.chain(session, unit_id):
        if unit.id in kept:
            return Turns(unit.id, unit.nama, kept[unit.id])
    return Turns(None, "", {})


def by_unit(session: Session) -> dict[uuid.UUID, dict[str, Turn]]:
    """Every unit that has turns of its own: code -> turn, in their order."""
    found: dict[uuid.UUID, dict[str, Turn]] = {}
    rows = session.execute(_KEPT, {"office": session.info["office_id"]})
    for unit_id, code, name, on_duty, starts, ends in rows:
        found.setdefault(unit_id, {})[code] = Turn(code, name, on_duty, starts, ends)
    return found


def effective(session: Session) -> dict[uuid.UUID, dict[str, Turn]]:
    """For every unit the turns that hold there, in two queries; units without any are missing."""
    kept = by_unit(session)
    if not kept:
        return {}
    query = sa.select(Unit.id, Unit.parent_id).where(Unit.office_id == session.info["office_id"])
    parents: dict[uuid.UUID, uuid.UUID | None] = dict(session.execute(query).all())
    found: dict[uuid.UUID, dict[str, Turn]] = {}
    for unit_id in parents:
        at: uuid.UUID | None = unit_id
        seen: set[uuid.UUID] = set()
        while at is not None and at not in seen and at not in kept:
            seen.add(at)
            at = parents.get(at)
        if at in kept:
            found[unit_id] = kept[at]
    return found


def save(session: Session, unit_id: uuid.UUID, turns: Sequence[Turn]) -> Turns:
    """Write the turns of a unit as given; codes no longer named are closed. Refuses what `rules.roster.check_turns`
    finds, and UNIT_UNKNOWN.
    """
    require(session.info["actor"], Deed.ENTER)
    units.chain(session, unit_id)
    problems = rules.check_turns(turns)
    if problems:
        raise Refused(problems)
    rows = session.scalars(
        sa.select(Shift).where(Shift.office_id == session.info["office_id"], Shift.unit_id == unit_id)
    )
    kept = {row.kode: row for row in rows}
    for place, turn in enumerate(turns):
        row = kept.pop(turn.code, None)
        if row is None:
            row = Shift(unit_id=unit_id, kode=turn.code, nama=turn.name)
            session.add(row)
        row.nama, row.masuk, row.urutan, row.dibatalkan = turn.name, turn.on_duty, place, None
        row.jam_mulai, row.jam_sampai = turn.starts, turn.ends
    for row in kept.values():
        row.dibatalkan = row.dibatalkan or "tidak dipakai lagi"
    session.flush()
    return of_unit(session, unit_id)


def demand(session: Session, unit_id: uuid.UUID) -> Turns:
    """As `of_unit`, refusing `shifts_missing` where nobody has written any."""
    found = of_unit(session, unit_id)
    if not found.turns:
        raise Refused(Problem("shifts_missing", "unit_id"))
    return found
