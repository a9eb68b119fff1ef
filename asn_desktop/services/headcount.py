"""How many people are there? A question on a day answered as a number, a table whose totals add up, and a list.

Counting rules of evaluation.md §12.5: the day is part of every question; distinct persons; one definitive placement
each; CLTN and tugas belajar as rows of their own; what is wrong with the data is listed, never left out.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import headcount_table, reading
from asn_desktop.rules.headcount import FIELDS, Condition, Kind, Question, demand, field_of
from asn_desktop.rules.headcount_match import fitting
from asn_desktop.rules.headcount_table import Table
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import census, headcount_findings, headcount_retirement, headcount_words
from asn_desktop.services.census import Census
from asn_desktop.services.census_day import Day, Reader
from asn_desktop.services.headcount_findings import Finding

__all__ = ["Answer", "Cell", "Finding", "Own", "Page", "PersonRow", "ask", "persons"]

_UNITS = ("unit", "unit_induk")


class Own(NamedTuple):
    """People counted as employees but not as holders of a post: kedudukan hukum, its name, how many."""

    kode: str
    nama: str
    jumlah: int


@dataclass(frozen=True)
class Answer:
    """`jumlah` people of `dari` in service on the day; `bezetting` of them hold a post, `tersendiri` the others.

    `tabel` is None when the question groups by nothing. `label` gives names for codes of the table (units, levels,
    standing); codes without one are words of the screens. `temuan` are people whose data need a look; they are counted.
    """

    on: dt.date
    soal: Question
    jumlah: int
    dari: int
    bezetting: int
    tersendiri: tuple[Own, ...]
    tabel: Table | None
    temuan: tuple[Finding, ...]
    label: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Cell:
    """A part of the answer: a row and a column of its table (None: all), or the people of a finding."""

    baris: str | None = None
    kolom: str | None = None
    tersendiri: bool = False
    temuan: str | None = None


class PersonRow(NamedTuple):
    """One person of the answer, with the values of that day."""

    id: uuid.UUID
    nip: str | None
    nama: str  # with titles
    status: str
    golongan: str | None
    jabatan: str | None
    unit: str | None
    usia: int


@dataclass(frozen=True)
class Page:
    """Some of the people, in the order of their names, and how many there are in all."""

    rows: tuple[PersonRow, ...]
    total: int


def ask(session: Session, question: Question, *, on: dt.date | None, today: dt.date) -> Answer:
    """The answer for a day, past, present or to come.

    Refuses COUNT_DATE without a day, what `rules.headcount.check` finds, UNIT_UNKNOWN. `today` only judges whether a
    retirement without decree is already a finding.
    """
    counting = _Counting(session, question, on)
    at = counting.matching()
    own = counting.own(at)
    standing = counting.words.names["kedudukan"]
    return Answer(
        on=counting.on, soal=question, jumlah=len(at), dari=len(counting.day.people),
        bezetting=len(at) - own.total(),
        tersendiri=tuple(Own(code, standing.get(code, code), n) for code, n in sorted(own.items())),
        tabel=counting.table(at), label=counting.words.names,
        temuan=headcount_findings.of(counting.everybody(today), at),
    )  # fmt: skip


def persons(
    session: Session, question: Question, *, on: dt.date | None, today: dt.date, cell: Cell | None = None,
    offset: int = 0, limit: int | None = None,
) -> Page:  # fmt: skip
    """The people behind the answer, or behind one cell of its table or one of its findings. Refuses as `ask`."""
    counting = _Counting(session, question, on)
    at = counting.matching()
    if cell is not None:
        at = counting.inside(at, cell, today)
    some = at[offset:] if limit is None else at[offset : offset + limit]
    return Page(tuple(counting.row(i) for i in some), len(at))


class _Counting:
    """One question on one day of one census."""

    def __init__(self, session: Session, question: Question, on: dt.date | None) -> None:
        require(session.info["actor"], Deed.READ)
        if on is None:
            raise Refused(Problem("COUNT_DATE", "per"))
        self.on = on
        self.session = session
        self.question = demand(question)
        self.census: Census = census.of(session)
        self.day: Day = self.census.day(on)
        self.words = headcount_words.read(session, self.census, on)
        self._closed = not may(session.info["actor"].role, Deed.READ_SENSITIVE)

    @property
    def read(self) -> Reader:
        return lambda name: self.census.history(self.session, name)

    def column(self, field: str) -> list[Any]:
        """A field of everybody; a standing that tells of discipline is not shown to those who may not see it."""
        values = self.day.column(field, self.read)
        if field == "kedudukan" and self._closed:
            return [headcount_words.OPEN.get(value, value) for value in values]
        return values

    def matching(self) -> list[int]:
        """Places of the people whom every condition fits."""
        at: list[int] | range = range(len(self.day.people))
        for condition in self.question.syarat:
            column = self.column(condition.bidang)
            good = fitting(condition, set(column), self._units(condition))
            at = [i for i in at if column[i] in good]
        return list(at)

    def own(self, at: Sequence[int]) -> Counter[str]:
        """How many of them stand apart, by kedudukan."""
        standing = self.column("kedudukan")
        return Counter(standing[i] for i in at if standing[i] in self.words.apart)

    def table(self, at: Sequence[int]) -> Table | None:
        """Rows and columns by the groupings; those who stand apart in rows of their own, unless grouped by standing."""
        groups = self.question.kelompok
        if not groups:
            return None
        keys = [self.keys(group) for group in groups]
        columns = keys[1] if len(keys) > 1 else [""] * len(keys[0])
        standing = self.column("kedudukan")
        apart = self._apart()
        pairs = Counter((keys[0][i], columns[i]) for i in at if standing[i] not in apart)
        own = Counter((standing[i], columns[i]) for i in at if standing[i] in apart)
        return headcount_table.cross(groups, pairs, own, self.words.orders)

    def keys(self, group: str) -> list[str]:
        """The code of everybody in a grouping."""
        values = self.column(field_of(group))
        codes = {value: self._code(group, value) for value in set(values)}
        return [codes[value] for value in values]

    def inside(self, at: Sequence[int], cell: Cell, today: dt.date) -> list[int]:
        """Those of them in a cell."""
        if cell.temuan is not None:
            kept = self.everybody(today).get(cell.temuan, frozenset())
            return [i for i in at if i in kept]
        groups = self.question.kelompok
        standing = self.column("kedudukan")
        if cell.tersendiri:
            at = [i for i in at if standing[i] == cell.baris]
        elif groups and cell.baris is not None:
            rows, apart = self.keys(groups[0]), self._apart()
            at = [i for i in at if rows[i] == cell.baris and standing[i] not in apart]
        if cell.kolom is not None and len(groups) > 1:
            columns = self.keys(groups[1])
            at = [i for i in at if columns[i] == cell.kolom]
        return list(at)

    def everybody(self, today: dt.date) -> dict[str, frozenset[int]]:
        """Finding -> places of its people, among all people of the day."""
        gone = self.words.gone
        ends = headcount_retirement.days(self.session, self.day, self.read, self.census.kept)
        found: dict[str, frozenset[int]] = self.day.keep(
            ("temuan", today, gone), lambda: headcount_findings.all_of(self.day, self.read, ends, gone, today)
        )
        return found

    def _apart(self) -> frozenset[str]:
        """Kedudukan with rows of their own; none when the table is by kedudukan anyway."""
        return frozenset() if "kedudukan" in self.question.kelompok else self.words.apart

    def row(self, at: int) -> PersonRow:
        p = self.day.people[at]
        unit = self.census.units.get(self.column("unit")[at] or "")
        return PersonRow(
            uuid.UUID(p.id), p.nip, reading.show_name(p.nama, p.gelar_depan, p.gelar_belakang),
            self.column("status")[at], self.column("golongan")[at], self.column("jabatan")[at],
            unit[1] if unit else None, self.column("usia")[at],
        )  # fmt: skip

    def _code(self, group: str, value: Any) -> str:
        if group in _UNITS and value is not None:
            return str(uuid.UUID(self.census.head(value) if group == "unit_induk" else value))
        return headcount_table.group_code(group, value)

    def _units(self, condition: Condition) -> set[str]:
        if FIELDS[condition.bidang].kind is not Kind.UNIT:
            return set()
        return set().union(*(self.census.below(key) for key in unit_keys(self.census, condition.nilai)))


def unit_keys(counted: Census, values: Iterable[str]) -> list[str]:
    """Keys of the units a condition names by their ids. Refuses UNIT_UNKNOWN."""
    found = []
    for value in filter(None, values):
        try:
            key = uuid.UUID(value).hex
        except ValueError:
            key = ""
        if key not in counted.units:
            raise Refused(Problem("UNIT_UNKNOWN", "unit", {"raw": value}))
        found.append(key)
    return found
