"""Deeds on the map of posts: enter, change and end a post, and take present holders as a first map."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.bezetting import BezettingLine, post_key
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import positions, units
from asn_desktop.store.positions import Position

KINDS = ("1", "2", "4")  # struktural, JF, pelaksana
_MOST, _CLASSES = 9_999, range(1, 18)


@dataclass(frozen=True)
class PositionAsk:
    """A post of the map as the clerk fills it in; `id` None is a new one. `kebutuhan` by analisis beban kerja."""

    unit_id: uuid.UUID | None
    nama: str
    jenis: str
    kebutuhan: int | None = 1
    id: uuid.UUID | None = None
    eselon: str | None = None
    jenjang: str | None = None
    kelas: int | None = None
    urutan: int | None = None
    berlaku_mulai: dt.date | None = None
    dasar: str | None = None


def blank(row: Position) -> PositionAsk:
    """A post of the map as a question, ready to be changed."""
    return PositionAsk(row.unit_id, row.nama, row.jenis, row.kebutuhan, row.id, row.eselon, row.jenjang, row.kelas,
                       row.urutan, row.berlaku_mulai, row.dasar)  # fmt: skip


def save(session: Session, ask: PositionAsk, *, today: dt.date) -> uuid.UUID:
    """Enter or change a post; of a post that is there an empty decree, first day or place keeps what it has.

    Refuses empty fields, POST_TWICE, POST_NEED, POST_CLASS, UNIT_UNKNOWN, POST_UNKNOWN.
    """
    require(session.info["actor"], Deed.ENTER)
    problems = _check(session, ask, today)
    if problems:
        raise Refused(problems)
    row = Position(nama="") if ask.id is None else _row(session, ask.id)
    order = ask.urutan if ask.urutan is not None else row.urutan
    if ask.id is None and ask.urutan is None:
        order = _next_order(session, ask.unit_id)
    values = {
        "unit_id": ask.unit_id, "nama": " ".join(ask.nama.split()), "jenis": ask.jenis, "kebutuhan": ask.kebutuhan,
        "eselon": ask.eselon or None, "jenjang": (ask.jenjang or "").strip() or None, "kelas": ask.kelas,
        "urutan": order or 0, "berlaku_mulai": ask.berlaku_mulai or row.berlaku_mulai,
        "dasar": (ask.dasar or "").strip() or row.dasar,
    }  # fmt: skip
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    session.add(row)
    session.flush()
    return row.id


def end(session: Session, position_id: uuid.UUID, *, last_day: dt.date) -> None:
    """The post is no longer on the map after `last_day`; it stays for past days. Refuses POST_UNKNOWN, POST_DATES."""
    require(session.info["actor"], Deed.ENTER)
    row = _row(session, position_id)
    if row.berlaku_mulai is not None and last_day < row.berlaku_mulai:
        raise Refused(Problem("POST_DATES", "berlaku_sampai", {"mulai": row.berlaku_mulai}))
    row.berlaku_sampai = last_day
    session.flush()


def proposed(session: Session, *, on: dt.date, unit_id: uuid.UUID | None = None) -> tuple[BezettingLine, ...]:
    """Posts that people hold and the map lacks: what "usulkan dari data" offers, with their holders."""
    lines = positions.bezetting(session, on=on, unit_id=unit_id)
    return tuple(
        line for line in lines
        if not line.on_map and line.nama and line.unit_id is not None and (line.holders or line.away)
    )  # fmt: skip


def adopt(
    session: Session, chosen: Collection[tuple[uuid.UUID, str]], *, today: dt.date, dasar: str | None = None
) -> int:
    """Put proposed posts, named by unit and name, on the map; the need is the number of holders. Returns how many.

    A structural post needs one holder, however many hold it now. What is on the map already is left out.
    """
    require(session.info["actor"], Deed.ENTER)
    wanted = {(unit, post_key(nama)) for unit, nama in chosen}
    made = 0
    for line in proposed(session, on=today):
        if (line.unit_id, post_key(line.nama)) not in wanted:
            continue
        need = 1 if line.jenis == "1" else max(1, line.jumlah)
        jenis = line.jenis if line.jenis in KINDS else "2"
        save(session, PositionAsk(line.unit_id, line.nama, jenis, need, eselon=line.eselon, jenjang=line.jenjang,
                                  dasar=dasar), today=today)  # fmt: skip
        made += 1
    return made


def _check(session: Session, ask: PositionAsk, today: dt.date) -> list[Problem]:
    found = []
    if not ask.nama.strip():
        found.append(Problem("FIELD_EMPTY", "nama"))
    if ask.jenis not in KINDS:
        found.append(Problem("JAB_KIND", "jenis", {"raw": ask.jenis}))
    if ask.kebutuhan is None or not 0 <= ask.kebutuhan <= _MOST:
        found.append(Problem("POST_NEED", "kebutuhan", {"raw": ask.kebutuhan}))
    if ask.kelas is not None and ask.kelas not in _CLASSES:
        found.append(Problem("POST_CLASS", "kelas", {"raw": ask.kelas}))
    if ask.unit_id is None:
        return [*found, Problem("FIELD_EMPTY", "unit_id")]
    unit = units.chain(session, ask.unit_id)[0]
    if unit.berakhir is not None:
        found.append(Problem("UNIT_UNKNOWN", "unit_id", {"raw": unit.nama}))
    key = post_key(ask.nama)
    here = positions.in_force(session, today, [ask.unit_id])
    if any(row.id != ask.id and post_key(row.nama) == key for row in here):
        found.append(Problem("POST_TWICE", "nama", {"nama": ask.nama.strip(), "unit": unit.nama}))
    return found


def _row(session: Session, position_id: uuid.UUID) -> Position:
    row = session.get(Position, (session.info["office_id"], position_id))
    if row is None:
        raise Refused(Problem("POST_UNKNOWN"))
    return row


def _next_order(session: Session, unit_id: uuid.UUID | None) -> int:
    last = session.scalar(
        sa.select(sa.func.max(Position.urutan)).where(
            Position.office_id == session.info["office_id"], Position.unit_id == unit_id
        )
    )
    return (last or 0) + 10
