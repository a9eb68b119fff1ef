"""The map of posts (peta jabatan) with its holders on a day: need beside bezetting, vacant posts, posts not on the map.

Who holds a post is never kept: it is derived from riwayat jabatan.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import people
from asn_desktop.rules.bezetting import BezettingLine, Holder, post_key, standing
from asn_desktop.rules.dossier import Dossier, PostHeld
from asn_desktop.services import dossiers, units
from asn_desktop.services.units import UnitRow
from asn_desktop.store.positions import Position

__all__ = ["BezettingLine", "Holder", "bezetting", "in_force"]

_LAST = "~"  # after every eselon
Key = tuple[uuid.UUID | None, str]


def bezetting(session: Session, *, on: dt.date, unit_id: uuid.UUID | None = None) -> tuple[BezettingLine, ...]:
    """Every post of the map and of present holders, of the office or of a unit and what is below it, on a day.

    Everybody in service stands in exactly one line: as a counted holder or as away. Refuses UNIT_UNKNOWN.
    """
    if unit_id is not None:
        units.chain(session, unit_id)
    within = None if unit_id is None else set(units.below(session, unit_id))
    counted: defaultdict[Key, list[Holder]] = defaultdict(list)
    away: defaultdict[Key, list[Holder]] = defaultdict(list)
    beside: defaultdict[Key, list[Holder]] = defaultdict(list)
    sample: dict[Key, PostHeld | None] = {}
    for one in dossiers.load(session, on=on):
        post = one.jabatan
        key = _key(one, post)
        holder = _holder(one, post)
        (away if holder.keadaan else counted)[key].append(holder)
        sample.setdefault(key, post)
        for other in one.tambahan:
            extra = _key(one, other)
            beside[extra].append(_holder(one, other))
            sample.setdefault(extra, other)
    places = {row.id: (at, row) for at, row in enumerate(units.tree(session, ended=True))}
    rows: dict[Key, Position] = {(row.unit_id, post_key(row.nama)): row for row in in_force(session, on)}
    keys: list[Key] = list(dict.fromkeys((*rows, *sample)))
    lines = [
        _line(key, rows.get(key), sample.get(key), places, counted[key], away[key], beside[key])
        for key in keys
        if within is None or key[0] in within
    ]
    order = {row.id: row.urutan for row in rows.values()}
    return tuple(sorted(lines, key=lambda line: _place(line, places, order)))


def in_force(session: Session, on: dt.date, unit_ids: Sequence[uuid.UUID] | None = None) -> list[Position]:
    """The posts of the map that hold on a day, in no particular order."""
    query = sa.select(Position).where(
        Position.office_id == session.info["office_id"],
        sa.or_(Position.berlaku_mulai.is_(None), Position.berlaku_mulai <= on),
        sa.or_(Position.berlaku_sampai.is_(None), Position.berlaku_sampai >= on),
    )
    if unit_ids is not None:
        query = query.where(Position.unit_id.in_(unit_ids))
    return list(session.scalars(query))


def _key(one: Dossier, post: PostHeld | None) -> Key:
    """Unit and name of a post; a post without a unit of its own is the person's unit's."""
    if post is None:
        return one.unit_id, ""
    return post.unit_id or one.unit_id, post_key(post.nama)


def _holder(one: Dossier, post: PostHeld | None) -> Holder:
    rank = one.golongan.golongan if one.golongan else None
    role = post.penugasan if post else people.MAIN_POST
    return Holder(one.id, one.nama_tampil, one.nip, one.status, rank, role, post.tmt if post else None,
                  standing(one.kedudukan))  # fmt: skip


def _line(
    key: Key, row: Position | None, post: PostHeld | None, places: dict[uuid.UUID, tuple[int, UnitRow]],
    counted: list[Holder], away: list[Holder], beside: list[Holder],
) -> BezettingLine:  # fmt: skip
    at = places.get(key[0]) if key[0] else None
    people_of = (tuple(_sorted(counted)), tuple(_sorted(away)), tuple(_sorted(beside)))
    unit, depth = (at[1].nama, at[1].depth) if at else ("", 0)
    if row is not None:
        return BezettingLine(row.id, key[0], unit, depth, row.nama, row.jenis, row.eselon, row.jenjang, row.kelas,
                             row.kebutuhan, *people_of)  # fmt: skip
    if post is None:
        return BezettingLine(None, key[0], unit, depth, "", "", None, None, None, None, *people_of)
    return BezettingLine(None, key[0], unit, depth, post.nama, post.jenis, post.eselon, post.jenjang, None, None,
                         *people_of)  # fmt: skip


def _sorted(holders: list[Holder]) -> list[Holder]:
    return sorted(holders, key=lambda one: (-people.golongan_order(one.golongan), one.nama.casefold(), one.nip or ""))


def _place(
    line: BezettingLine, places: dict[uuid.UUID, tuple[int, UnitRow]], order: dict[uuid.UUID, int]
) -> tuple[object, ...]:
    """Tree order; within a unit the map's own order, then what is not on the map by eselon, kind and name."""
    at = places.get(line.unit_id) if line.unit_id else None
    own = order.get(line.position_id, 0) if line.position_id else 0
    return (
        at[0] if at else len(places), not line.nama, not line.on_map, own, line.eselon or _LAST, line.jenis,
        line.nama.casefold(), str(line.position_id or ""),
    )  # fmt: skip
