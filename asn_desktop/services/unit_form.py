"""Deeds on units: enter, change, end, and join two spellings of one unit."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import reading
from asn_desktop.rules import unit_profile as rules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.services.evaluation import unit_merge
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store.attendance import SuratTugas
from asn_desktop.store.authority import Delegation
from asn_desktop.store.employees import Employee, Jabatan
from asn_desktop.store.letters import Letter
from asn_desktop.store.offices import Unit, UnitAlias, UnitOfficial
from asn_desktop.store.positions import Position


@dataclass(frozen=True)
class UnitAsk:
    """A unit as the clerk fills it in. `own` holds only what is not inherited; a blank there means "as above"."""

    nama: str
    parent_id: uuid.UUID | None
    id: uuid.UUID | None = None
    urutan: int | None = None
    siasn_unor_id: str | None = None
    own: Mapping[str, Any] = field(default_factory=dict)  # names of rules.unit_profile.INHERITED


@dataclass(frozen=True)
class UnitForm:
    """What the unit page edits: own values, and what would hold without them with its source."""

    id: uuid.UUID
    nama: str
    parent_id: uuid.UUID | None
    urutan: int
    siasn_unor_id: str | None
    own: Mapping[str, Any]
    inherited: Mapping[str, Any]
    source: Mapping[str, str]
    aliases: tuple[str, ...]


def form(session: Session, unit_id: uuid.UUID) -> UnitForm:
    """The unit for editing. Refuses UNIT_UNKNOWN."""
    line = units.chain(session, unit_id)
    unit = line[0]
    above = rules.inherit([("", rules.UnitFields()), *units.levels(session, line)[1:]])
    return UnitForm(
        unit.id, unit.nama, unit.parent_id, unit.urutan, unit.siasn_unor_id,
        {name: getattr(unit, name) for name in rules.INHERITED}, above.values, above.source,
        tuple(session.scalars(_aliases(session, unit_id))),
    )  # fmt: skip


def save(session: Session, ask: UnitAsk, *, today: dt.date) -> uuid.UUID:
    """Enter or change a unit. Refuses a blank or double name, a parent below itself, a bad working week or pattern."""
    require(session.info["actor"], Deed.ENTER)
    own = {name: (ask.own.get(name) or None) for name in rules.INHERITED}
    problems = rules.check_fields(rules.UnitFields(**own))
    problems += _name_problems(session, ask) + _parent_problems(session, ask)
    if problems:
        raise Refused(problems)
    unit = Unit(nama="", parent_id=None, urutan=0) if ask.id is None else units.chain(session, ask.id)[0]
    renamed = unit.nama != ask.nama.strip()
    unit.nama = ask.nama.strip()
    unit.parent_id = ask.parent_id
    unit.siasn_unor_id = ask.siasn_unor_id
    unit.urutan = ask.urutan if ask.urutan is not None else unit.urutan
    for name, value in own.items():
        setattr(unit, name, value)
    session.add(unit)
    session.flush()
    if ask.id is not None and renamed:
        rebuild_summaries(session, _people_of(session, unit.id), today=today)
    return unit.id


def end(session: Session, unit_id: uuid.UUID, last_day: dt.date) -> None:
    """Close a unit; refused while people or open units are in it (UNIT_NOT_EMPTY)."""
    require(session.info["actor"], Deed.ENTER)
    unit = units.chain(session, unit_id)[0]
    people = sum(row.pegawai for row in units.tree(session) if row.id == unit_id)
    open_below = [row for row in units.tree(session) if row.parent_id == unit_id]
    if people or open_below or unit.parent_id is None:
        raise Refused(Problem("UNIT_NOT_EMPTY", "unit_id", {"nama": unit.nama, "pegawai": people}))
    unit.berakhir = last_day
    session.flush()


def add_alias(session: Session, unit_id: uuid.UUID, spelling: str) -> None:
    """Remember another spelling of a unit for the rows of a spreadsheet. Refuses UNIT_NAME_EMPTY, UNIT_TWICE."""
    require(session.info["actor"], Deed.ENTER)
    units.chain(session, unit_id)
    key = reading.unit_key(spelling)
    if not key:
        raise Refused(Problem("UNIT_NAME_EMPTY", "alias"))
    owner = units.lookup(session, spelling)
    if owner == unit_id:
        return
    if owner is not None:
        raise Refused(Problem("UNIT_TWICE", "alias", {"nama": spelling.strip()}))
    session.add(UnitAlias(unit_id=unit_id, alias=spelling.strip(), normal=key))
    session.flush()


def merge(session: Session, keep: uuid.UUID, give_up: uuid.UUID, *, today: dt.date) -> int:
    """Join two spellings of one unit: people, posts, letters' units and sub-units move to `keep`. Returns people moved.

    The given-up unit is ended today and its name becomes an alias. Refuses UNIT_MERGE_SELF (also a unit above or below
    that would close a circle) and UNIT_MERGE_AGENDA when both have letters of their own: two agendas cannot become one;
    what evaluation keeps goes along, or refuses (UNIT_MERGE_ACHIEVEMENT, `unit_merge.follow`).
    """
    require(session.info["actor"], Deed.ENTER)
    kept, gone = units.chain(session, keep)[0], units.chain(session, give_up)[0]
    if keep == give_up or keep in units.below(session, give_up):
        raise Refused(Problem("UNIT_MERGE_SELF", "unit_id", {"nama": gone.nama}))
    if all(_letters(session, unit) for unit in (keep, give_up)):
        raise Refused(Problem("UNIT_MERGE_AGENDA", "unit_id", {"nama": gone.nama, "ke": kept.nama}))
    moved = _people_of(session, give_up)
    unit_merge.follow(session, kept, gone)
    for model in (Employee, Jabatan, Position, UnitOfficial, UnitAlias, SuratTugas, Delegation):
        for row in session.scalars(_of_unit(session, model, give_up)):
            row.unit_id = keep
    for child in session.scalars(
        sa.select(Unit).where(Unit.office_id == session.info["office_id"], Unit.parent_id == give_up)
    ):
        child.parent_id = keep
    scope = sa.select(Delegation).where(
        Delegation.office_id == session.info["office_id"], Delegation.cakupan_id == give_up
    )
    for power in session.scalars(scope):
        power.cakupan_id = keep
    gone.berakhir = today
    session.flush()
    session.add(UnitAlias(unit_id=keep, alias=gone.nama, normal=reading.unit_key(gone.nama)))
    rebuild_summaries(session, moved, today=today)
    return len(moved)


def _of_unit(session: Session, model: Any, unit_id: uuid.UUID) -> sa.Select[Any]:
    return sa.select(model).where(model.office_id == session.info["office_id"], model.unit_id == unit_id)


def _people_of(session: Session, unit_id: uuid.UUID) -> list[uuid.UUID]:
    return list(
        session.scalars(
            sa.select(Employee.id).where(
                Employee.office_id == session.info["office_id"], Employee.unit_id == unit_id
            )
        )
    )


def _letters(session: Session, unit_id: uuid.UUID) -> bool:
    return session.scalar(_of_unit(session, Letter, unit_id).with_only_columns(Letter.id).limit(1)) is not None


def _aliases(session: Session, unit_id: uuid.UUID) -> sa.Select[str]:
    return _of_unit(session, UnitAlias, unit_id).with_only_columns(UnitAlias.alias).order_by(UnitAlias.alias)


def _name_problems(session: Session, ask: UnitAsk) -> list[Problem]:
    name = ask.nama.strip()
    if not name:
        return [Problem("UNIT_NAME_EMPTY", "nama")]
    siblings = session.execute(
        sa.select(Unit.id, Unit.nama).where(
            Unit.office_id == session.info["office_id"], Unit.parent_id == ask.parent_id, Unit.berakhir.is_(None)
        )
    )
    key = reading.unit_key(name)
    if any(reading.unit_key(other) == key for other_id, other in siblings if other_id != ask.id):
        return [Problem("UNIT_TWICE", "nama", {"nama": name})]
    return []


def _parent_problems(session: Session, ask: UnitAsk) -> list[Problem]:
    if ask.parent_id is None:
        first = units.root(session)
        return [] if first in (None, ask.id) else [Problem("UNIT_SECOND_ROOT", "parent_id")]
    units.chain(session, ask.parent_id)
    if ask.id is not None and ask.parent_id in units.below(session, ask.id):
        return [Problem("UNIT_CIRCLE", "parent_id", {"nama": ask.nama.strip()})]
    return []
