"""Rows of a person's histories as pages, tables and the terminal show them; closed kinds stay closed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import people
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services.record_kinds import KINDS, RecordKind
from asn_desktop.services.record_models import MODELS
from asn_desktop.services.record_words import Words, missing
from asn_desktop.store.employees import Employee


@dataclass(frozen=True)
class RecordRow:
    """One row of a history.

    `values` are typed, by field name; `words` the same as people read them, only what is filled in. `berlaku` marks
    the row that counts today; `kurang` names the fields SIASN still misses (`berkas` is the scan).
    """

    id: uuid.UUID
    kind: str
    values: Mapping[str, Any]
    words: Mapping[str, str]
    text: str
    berlaku: bool
    sumber: str  # manual | impor | paket
    dibatalkan: str | None
    berkas: str | None  # blob of the scan
    siasn_id: str | None
    kurang: tuple[str, ...]

    @property
    def siap_siasn(self) -> bool:
        """Whether everything SIASN asks of such a row is there."""
        return not self.kurang


def fetch(session: Session, key: str, employee_id: uuid.UUID) -> list[Mapping[str, Any]]:
    """The rows of one kind, voided ones too, as columns by name, in the order they were made."""
    session.flush()
    rows = session.connection().execute(_of_person(key), {"office": session.info["office_id"], "person": employee_id})
    found = [dict(row) for row in rows.mappings()]
    return sorted(found, key=lambda row: row["id"])  # not in SQL: there it would leave the person's index


def rows(session: Session, employee_id: uuid.UUID, kind: str, *, today: dt.date) -> tuple[RecordRow, ...]:
    """One history, newest first, voided rows among the others; empty when the kind is closed to this role."""
    office = session.info["office_id"]
    status = session.scalar(sa.select(Employee.status).where(Employee.office_id == office, Employee.id == employee_id))
    return histories(session, employee_id, status or "", today=today, kinds=(KINDS[kind],))[kind]


def histories(
    session: Session, employee_id: uuid.UUID, status: str, *, today: dt.date, kinds: Iterable[RecordKind] | None = None
) -> dict[str, tuple[RecordRow, ...]]:
    """Several histories of one person (all of them without `kinds`), by key; see `rows`."""
    chosen = list(kinds or KINDS.values())
    full = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    opened = [kind for kind in chosen if full or not kind.sensitive]
    filled = _filled(session, employee_id) if len(opened) > 1 else {kind.key for kind in opened}
    raw = {kind.key: fetch(session, kind.key, employee_id) for kind in opened if kind.key in filled}
    words = Words(session, [KINDS[key] for key, found in raw.items() if found], today)
    return {
        kind.key: _rows(kind, raw.get(kind.key, []), words, status, today, full=full) for kind in chosen
    }


def closed(session: Session) -> frozenset[str]:
    """Kinds this role may not read."""
    if may(session.info["actor"].role, Deed.READ_SENSITIVE):
        return frozenset()
    return frozenset(kind.key for kind in KINDS.values() if kind.sensitive)


@cache
def _of_person(key: str) -> sa.Select[Any]:
    table = MODELS[key].__table__
    return sa.select(table).where(
        table.c.office_id == sa.bindparam("office"), table.c.employee_id == sa.bindparam("person")
    )


@cache
def _presence() -> sa.Select[Any]:
    """One line that says of each kind whether the person has any row of it."""
    office, person = sa.bindparam("office", type_=sa.Uuid()), sa.bindparam("person", type_=sa.Uuid())
    marks: list[sa.ColumnElement[Any]] = []
    for key, model in MODELS.items():
        table = model.__table__
        same = sa.and_(table.c.office_id == office, table.c.employee_id == person)
        marks.append(sa.select(sa.literal_column("1")).select_from(table).where(same).exists().label(key))
    return sa.select(*marks)


def _filled(session: Session, employee_id: uuid.UUID) -> set[str]:
    session.flush()
    asked = {"office": session.info["office_id"], "person": employee_id}
    found = session.connection().execute(_presence(), asked).one()
    return {key for key, there in found._mapping.items() if there}


def _rows(
    kind: RecordKind, raw: Sequence[Mapping[str, Any]], words: Words, status: str, today: dt.date, *, full: bool
) -> tuple[RecordRow, ...]:
    if not raw:
        return ()
    words.learn(kind, raw)
    hidden = frozenset() if full else frozenset(f.name for f in kind.fields if f.sensitive)
    in_force = current(kind.key, raw, today)
    return tuple(_row(kind, row, words, status, hidden, row["id"] in in_force) for row in newest_first(kind, raw))


def _row(
    kind: RecordKind, row: Mapping[str, Any], words: Words, status: str, hidden: frozenset[str], counts: bool
) -> RecordRow:
    values = {f.name: None if f.name in hidden else row[f.name] for f in kind.fields}
    told = {f.name: word for f in kind.fields if (word := words.word(f, values[f.name]))}
    return RecordRow(
        row["id"], kind.key, values, told, words.text(kind, values), counts, row["sumber"], row["dibatalkan"],
        row["berkas"], row["siasn_id"], () if row["dibatalkan"] else missing(kind, row, status),
    )  # fmt: skip


def newest_first(kind: RecordKind, raw: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows by the kind's sort field, latest first, those without it last; a diploma also by its year."""

    def key(row: Mapping[str, Any]) -> tuple[Any, ...]:
        first = row[kind.sort]
        second = (row["tahun_lulus"] or 0) if kind.key == "pendidikan" else (row.get("tahun") or 0)
        return (first is not None, first if first is not None else 0, second, row["id"])

    there = [row for row in raw if row[kind.sort] is not None]
    empty = [row for row in raw if row[kind.sort] is None]
    return sorted(there, key=key, reverse=True) + sorted(empty, key=lambda row: row["id"], reverse=True)


class _Dated:
    """A row with its first day, for `people.current`."""

    def __init__(self, row: Mapping[str, Any], first: str) -> None:
        self.id, self.tmt = row["id"], row[first]


def current(key: str, raw: Iterable[Mapping[str, Any]], today: dt.date) -> frozenset[uuid.UUID]:
    """Ids of the rows that count today: the golongan, the main post and those beside it, the step, the contract."""
    living = [row for row in raw if not row["dibatalkan"]]
    if key == "golongan":
        held = people.rank_held(living, today, golongan=itemgetter("golongan"), tmt=itemgetter("tmt"))
        return frozenset() if held is None else frozenset((held["id"],))
    if key == "jabatan":
        return _posts([row for row in living if row["sampai"] is None or row["sampai"] >= today], today)
    if key == "kgb":
        living = [row for row in living if row["jenis"] != "ditunda"]
    elif key != "kontrak":
        return frozenset()
    found = people.current([_Dated(row, "mulai" if key == "kontrak" else "tmt") for row in living], today)
    return frozenset() if found is None else frozenset((found.id,))


def main_post(raw: Iterable[Mapping[str, Any]], today: dt.date) -> Mapping[str, Any] | None:
    """The definitive post held today among rows of riwayat jabatan; None when there is none."""
    counting = current("jabatan", raw := list(raw), today)
    return next((row for row in raw if row["id"] in counting and row["penugasan"] == people.MAIN_POST), None)


def _posts(held: list[Mapping[str, Any]], today: dt.date) -> frozenset[uuid.UUID]:
    main = people.current([_Dated(row, "tmt") for row in held if row["penugasan"] == people.MAIN_POST], today)
    beside = {row["id"] for row in held
              if row["penugasan"] != people.MAIN_POST and (row["tmt"] is None or row["tmt"] <= today)}  # fmt: skip
    return frozenset(beside if main is None else beside | {main.id})
