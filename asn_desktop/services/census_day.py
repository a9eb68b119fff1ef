"""The people in service on one day, field by field: a column is worked out when the first question looks at it.

Values of a day as `services.dossiers` derives them (a test holds both equal), but kept as the text of the database and
only as many as were asked for, so that thousands of people cost milliseconds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from asn_desktop.rules import absence, months, people
from asn_desktop.rules.dossier import Span
from asn_desktop.rules.statuses import PPPK

_CLTN, _ACTIVE = "02", "01"  # codes of kedudukan_hukum.csv
_FIRST = ""  # sorts before every day
_TMT, _GOLONGAN = itemgetter(0), itemgetter(1)  # of a row of riwayat golongan
Histories = Mapping[str, list[Any]]
# Name of a history -> person's key -> rows (day, *values), oldest first; of jabatan main posts as (day, last day, Post)
Reader = Callable[[str], Histories]


class Person(NamedTuple):
    """A person as kept, days and keys as text; what the histories say is asked of the day."""

    id: str
    unit_id: str | None
    nip: str | None
    nama: str
    gelar_depan: str | None
    gelar_belakang: str | None
    jenis_kelamin: str
    tanggal_lahir: str
    agama: str | None
    status_kawin: str | None
    status: str
    kedudukan: str
    tmt_cpns: str | None
    tmt_pns: str | None
    kontrak_mulai: str | None
    kontrak_akhir: str | None
    mks_tahun: int | None
    mks_bulan: int | None
    mks_per: str | None
    guru: int
    bup_tetapan: int | None
    berakhir: str | None


class Post(NamedTuple):
    """A main post; the keys of its unit as text, its jenjang as the code of jenjang_jf.csv."""

    unit_id: str | None
    nama: str
    jenis: str
    eselon: str | None
    jenjang: str | None


class Source(Protocol):
    """Where a day takes its people from: everybody recorded, and their birthdays as numbers, 19850709."""

    people: list[Person]

    @property
    def born(self) -> Mapping[str, int]: ...


class Day:
    """Distinct persons in service on the day, in the order of their names. `column` gives a value for each."""

    def __init__(self, source: Source, on: dt.date) -> None:
        self.on = on
        self._text = on.isoformat()
        self._born = source.born
        self.people: list[Person] = []
        self.twins: list[Person] = []  # a second record under a number already counted
        self._columns: dict[str, list[Any]] = {}
        self._kept: dict[Hashable, Any] = {}
        text, seen = self._text, set[str]()
        for person in source.people:
            start = person.tmt_cpns or person.kontrak_mulai
            # in service: out from the day after the last, not yet in before the first
            if (person.berakhir is not None and person.berakhir <= text) or (start is not None and start > text):
                continue
            if person.nip in seen:
                self.twins.append(person)
                continue
            if person.nip:
                seen.add(person.nip)
            self.people.append(person)

    def column(self, name: str, read: Reader) -> list[Any]:
        """The values of one field, in the order of `people`; None or () where nothing is recorded.

        `name` is a field of `rules.headcount.FIELDS`, or `post` (the main post) or `double` (two main posts at once).
        """
        found = self._columns.get(name)
        if found is None:
            made = getattr(self, f"_{name}", None)
            found = self._columns[name] = made(read) if made else [getattr(p, name) for p in self.people]
        return found

    def keep(self, name: Hashable, make: Callable[[], Any]) -> Any:
        """A finding worked out once for the day."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def _status(self, _read: Reader) -> list[str]:
        text = self._text
        return ["CPNS" if p.status == "PNS" and p.tmt_pns and p.tmt_pns > text else p.status for p in self.people]

    def _usia(self, _read: Reader) -> list[int]:
        day, born = int(self._text.replace("-", "")), self._born
        return [(day - born[p.tanggal_lahir]) // 10_000 for p in self.people]

    def _golongan(self, read: Reader) -> list[str | None]:
        rows, text = read("golongan"), self._text
        held = (people.rank_held(rows.get(p.id, ()), text, golongan=_GOLONGAN, tmt=_TMT) for p in self.people)
        return [row[1] if row else None for row in held]

    def _posts(self, read: Reader) -> None:
        """The main post of everybody, the unit on that day, and who holds two main posts at once."""
        rows, text = read("jabatan"), self._text
        posts: list[Post | None] = []
        units: list[str | None] = []
        double: list[bool] = []
        for p in self.people:
            held: tuple[Any, ...] | None = None
            moved = two = False
            for row in rows.get(p.id, ()):
                if row[0] > text:
                    moved = True
                    break
                if row[1] is None or row[1] >= text:
                    two = held is not None and held[0] == row[0] != _FIRST
                    held = row
            posts.append(held[2] if held else None)
            units.append(held[2].unit_id if moved and held and held[2].unit_id else p.unit_id)
            double.append(two)
        self._columns |= {"post": posts, "unit": units, "double": double}

    def _post(self, read: Reader) -> list[Post | None]:
        self._posts(read)
        return self._columns["post"]

    def _unit(self, read: Reader) -> list[str | None]:
        self._posts(read)
        return self._columns["unit"]

    def _double(self, read: Reader) -> list[bool]:
        self._posts(read)
        return self._columns["double"]

    def _jabatan(self, read: Reader) -> list[str | None]:
        return [post and post.nama for post in self.column("post", read)]

    def _jenis_jabatan(self, read: Reader) -> list[str | None]:
        return [post and post.jenis for post in self.column("post", read)]

    def _eselon(self, read: Reader) -> list[str | None]:
        return [post and post.eselon for post in self.column("post", read)]

    def _jenjang(self, read: Reader) -> list[str | None]:
        return [post and post.jenjang for post in self.column("post", read)]

    def _school(self, read: Reader) -> list[tuple[str, str | None]]:
        """Level and field of the highest diploma; of two of one level the one of the later year, else the first."""
        rows, year = read("pendidikan"), self.on.year
        found: list[tuple[str, str | None]] = []
        for p in self.people:
            best: Any = None
            for row in rows.get(p.id, ()):
                if (row[1] is None or row[1] <= year) and (
                    best is None or (row[0], row[1] or 0) > (best[0], best[1] or 0)
                ):
                    best = row
            found.append((best[0], best[2]) if best else (_FIRST, None))
        return found

    def _tingkat(self, read: Reader) -> list[str | None]:
        return [level or None for level, _ in self.column("school", read)]

    def _bidang(self, read: Reader) -> list[str | None]:
        return [name for _, name in self.column("school", read)]

    def _latihan(self, read: Reader) -> list[tuple[str, ...]]:
        """Names of the training finished by the day: structural training and courses."""
        year, text = self.on.year, self._text
        tables = (read("diklat"), read("kursus"))
        return [
            tuple(
                row[2]
                for table in tables
                for row in table.get(p.id, ())
                if row[0] <= text and (row[1] is None or row[1] <= year)
            )
            for p in self.people
        ]

    def _kedudukan(self, read: Reader) -> list[str]:
        """Standing on the day: a leave of absence tells by its own days, the rest as it is kept."""
        away = read("cltn")
        return [_standing(p.kedudukan, away[p.id], self._text) if p.id in away else p.kedudukan for p in self.people]

    def _masa_kerja(self, read: Reader) -> list[int | None]:
        """Completed years of masa kerja keseluruhan (PP 11/2017 art. 54), as `rules.service.total`."""
        granted, away = read("pmk"), read("cltn")
        found: list[int | None] = []
        for p in self.people:
            first = (p.kontrak_mulai or p.tmt_cpns) if p.status in PPPK else p.tmt_cpns
            stated = p.mks_tahun is not None and p.mks_per is not None
            since = p.mks_per if stated else first
            if since is None:
                found.append(None)
                continue
            begun = dt.date.fromisoformat(since)
            served = months.months_between(begun, self.on)
            if stated:
                served += (p.mks_tahun or 0) * 12 + (p.mks_bulan or 0)
            for tmt, years, rest in granted.get(p.id, ()):
                if tmt <= self._text and (tmt > since if stated else True):
                    served += years * 12 + rest
            served -= absence.months(_spans(away.get(p.id, ()), self._text), begun, self.on) if p.id in away else 0
            found.append(max(0, served) // 12)
        return found


def _standing(kept: str, rows: Iterable[Any], text: str) -> str:
    """A leave that merely ran out is no return: until the decree of return is entered the person counts as away."""
    begun = [row for row in rows if row[0] <= text]
    if kept == _CLTN and rows and all(back is not None and back <= text for _, _, back in begun):
        return _ACTIVE
    running = any((back is None or back > text) and (until is None or text <= until) for _, until, back in begun)
    return _CLTN if kept == _ACTIVE and running else kept


def _spans(rows: Iterable[Any], text: str) -> list[Span]:
    def day(value: str | None) -> dt.date | None:
        return dt.date.fromisoformat(value) if value else None

    return [Span(dt.date.fromisoformat(r[0]), day(r[1]), day(r[2])) for r in rows if r[0] <= text]
