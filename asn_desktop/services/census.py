"""Everybody the office ever recorded, in a form that answers for any day: read once for each state of the store.

The state is known by the last line of the journal, so a saved change is seen by the next question. Keys and days stay
the text the database keeps; a table of histories is read when the first question needs it.
"""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import people
from asn_desktop.services import reference
from asn_desktop.services.census_day import Day, Histories, Person, Post
from asn_desktop.store import bulk, journal
from asn_desktop.store.career import Diklat, Kursus
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit
from asn_desktop.store.standing import Cltn, Pmk

_DAYS = 6  # days kept ready: the one asked about, and those looked at before it
_HISTORIES: Mapping[str, tuple[type[Any], str, tuple[str, ...]]] = {
    "golongan": (Golongan, "tmt", ("golongan",)),
    "jabatan": (Jabatan, "tmt", ("penugasan", "sampai", *Post._fields)),
    "pendidikan": (Pendidikan, "tingkat", ("tahun_lulus", "nama")),
    "diklat": (Diklat, "selesai", ("tahun", "nama")),
    "kursus": (Kursus, "selesai", ("tahun", "nama")),
    "cltn": (Cltn, "mulai", ("sampai", "aktif_kembali")),
    "pmk": (Pmk, "tmt", ("tahun", "bulan")),
}


class Census:
    """One state of one office. Give it sessions of that state only; `of` does."""

    def __init__(self, session: Session, state: tuple[uuid.UUID, int, str]) -> None:
        self.state = state
        query = sa.select(*(_text(getattr(Employee, name)) for name in Person._fields)).where(
            Employee.office_id == session.info["office_id"], Employee.dibatalkan.is_(None)
        )
        self.people = [Person._make(row) for row in _fetch(session, query)]
        self.people.sort(key=lambda p: (p.nama.casefold(), p.nip or "", p.id))
        self.units = _units(session)
        self._children: dict[str | None, list[str]] = {}
        for key, (above, _, _) in sorted(self.units.items(), key=lambda item: (item[1][2], item[1][1].casefold())):
            self._children.setdefault(above if above in self.units else None, []).append(key)
        names = reference.labels(session, "jenjang_jf", "jenjang", dt.date.max)
        self._levels = {name: code for code, name in names.items()}
        self.born = {p.tanggal_lahir: int(p.tanggal_lahir.replace("-", "")) for p in self.people}
        self._histories: dict[str, Histories] = {}
        self.kept: dict[Any, Any] = {}  # what questions worked out, whatever the day
        self._days: OrderedDict[dt.date, Day] = OrderedDict()

    def history(self, session: Session, name: str) -> Histories:
        """Person's key -> rows of a history, in the order of their day, rows of one day as they were made."""
        found = self._histories.get(name)
        if found is None:
            found = _history(session, *_HISTORIES[name])
            self._histories[name] = found = self._main_posts(found) if name == "jabatan" else found
        return found

    def day(self, on: dt.date) -> Day:
        """The people in service on a day."""
        found = self._days.get(on)
        if found is None:
            found = self._days[on] = Day(self, on)
            if len(self._days) > _DAYS:
                self._days.popitem(last=False)
        self._days.move_to_end(on)
        return found

    def below(self, unit: str) -> set[str]:
        """A unit and every unit under it."""
        found = [unit]
        for one in found:
            found += self._children.get(one, ())
        return set(found)

    def _main_posts(self, kept: Histories) -> Histories:
        """Main posts only; a PLT, PLH, PJ or TT never counts (employee.md §2.5). Equal posts are one value."""
        known: dict[Post, Post] = {}
        found: dict[str, list[Any]] = {}
        for key, rows in kept.items():
            for first, kind, last, unit, name, sort, eselon, jenjang in rows:
                if kind == people.MAIN_POST:
                    post = Post(unit, name, sort, eselon, self._levels.get(jenjang, jenjang))
                    found.setdefault(key, []).append((first, last, known.setdefault(post, post)))
        return found

    def tree(self) -> list[str]:
        """Every unit, parents before children, siblings by their order and name."""
        found: list[str] = []
        waiting = list(reversed(self._children.get(None, ())))
        while waiting:
            found.append(waiting.pop())
            waiting += reversed(self._children.get(found[-1], ()))
        return found

    def head(self, unit: str) -> str:
        """The unit one step below the office that a unit belongs to; the office itself when it is that."""
        several = len(self._children.get(None, ())) > 1
        above = self.units[unit][0] if unit in self.units else None
        while above in self.units and (several or self.units[above][0] in self.units):
            unit, above = above, self.units[above][0]
        return unit


_kept: WeakKeyDictionary[sa.Engine, Census] = WeakKeyDictionary()
_lock = threading.Lock()


@bulk.collector_paused()
def of(session: Session) -> Census:
    """The census of the store as this session sees it: the one in memory while the journal has not grown, else anew.

    Changes of a writing session that are not flushed yet are flushed first.
    """
    session.flush()
    engine = session.connection().engine
    state = (session.info["office_id"], *journal.head(session))
    with _lock:
        found = _kept.get(engine)
        if found is None or found.state != state:
            found = _kept[engine] = Census(session, state)
        return found


def _units(session: Session) -> dict[str, tuple[str | None, str, int]]:
    """Key -> key of the unit above, name, place among its siblings."""
    query = sa.select(_text(Unit.id), _text(Unit.parent_id), Unit.nama, Unit.urutan).where(
        Unit.office_id == session.info["office_id"]
    )
    return {key: (above, name, place) for key, above, name, place in _fetch(session, query)}


def _text(column: Any) -> Any:
    """Keys and days as the text the database keeps: 100,000 Python values fewer."""
    plain = isinstance(column.type, sa.Integer | sa.Boolean)
    return sa.type_coerce(column, sa.Integer if plain else sa.String)


def _history(session: Session, model: Any, first: str, names: tuple[str, ...]) -> Histories:
    query = sa.select(
        sa.func.coalesce(_text(getattr(model, first)), ""), _text(model.id), _text(model.employee_id),
        *(_text(getattr(model, name)) for name in names),
    ).where(model.office_id == session.info["office_id"], model.dibatalkan.is_(None))  # fmt: skip
    if model is Cltn:  # the table also holds study on duty and the like, which count as service
        query = query.where(Cltn.jenis.in_(("1", "5")))
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in sorted(map(tuple, _fetch(session, query))):  # by day, then as made: no two ids are the same
        found[row[2]].append((row[0], *row[3:]))
    return dict(found)


def _fetch(session: Session, query: sa.Select[Any]) -> Sequence[Any]:
    return session.connection().execute(query).all()
