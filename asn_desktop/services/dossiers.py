"""People as the career rules see them on a day: loaded in one sweep, current values derived from the histories.

A value holds on a day when its TMT is not after it; the unit of a past day is that of the post held then.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from operator import itemgetter
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import people, reading
from asn_desktop.rules.credit import ledger
from asn_desktop.rules.dossier import (
    Dossier,
    PostHeld,
    Punishment,
    RankHeld,
    Recognised,
    Result,
    SalaryStep,
    Schooling,
    Span,
    Training,
)
from asn_desktop.services import dossier_rows, reference
from asn_desktop.services.dossier_rows import PERSON
from asn_desktop.store import bulk

LISTED = frozenset(("golongan", "jabatan", "pendidikan", "diklat", "pmk", "cltn"))  # what lists, rekap and DUK look at
_FIRST = dt.date.min
_GOLONGAN, _TMT = itemgetter(0), itemgetter(1)  # of a row of riwayat golongan
_CLTN, _ACTIVE = "02", "01"  # codes of kedudukan_hukum.csv
_NO_UNIT = (None, None)
_AT = {name: place + 2 for place, name in enumerate(PERSON)}  # key and unit key come first
_SPAN, _PUNISHMENT, _TRAINING = map(dossier_rows.width, ("cltn", "hukdis", "diklat"))
_CREDIT = dossier_rows.width("buku_kredit")
_WHOSE = {"ekinerja": 2, "kantor": 1}  # whose result of a year counts when there are several
_PLAIN, _MKS = PERSON.index("status"), _AT["mks_tahun"]


@bulk.collector_paused()
def load(
    session: Session, *, on: dt.date, ids: Collection[uuid.UUID] | None = None,
    unit_ids: Collection[uuid.UUID] | None = None, ended: bool = False, parts: Collection[str] | None = None,
    statuses: Collection[str] | None = None,
) -> list[Dossier]:  # fmt: skip
    """Everybody in service on `on`, with the values of that day; `ended` adds those who had left.

    `ids` limits it to these people, `unit_ids` to those who belonged to one of these units on that day. Sorted by
    name, then NIP.

    `parts` names the histories that are wanted (`LISTED` is what lists and orders ask); what stands in the others is
    then empty in every dossier. `statuses` limits it to people whose status is one of these now.
    """
    reader = _Reader(session, on, ids, parts)
    wanted = None if unit_ids is None else set(unit_ids)
    found = []
    for row in dossier_rows.people(session, ids, statuses):
        if not ended and not _serves(row, on):
            continue
        one = reader.dossier(row)
        if wanted is None or one.unit_id in wanted:
            found.append(one)
    found.sort(key=lambda d: (d.nama.casefold(), d.nip or ""))
    return found


def load_one(session: Session, employee_id: uuid.UUID, on: dt.date) -> Dossier:
    """One person on a day, in service or not. Refuses EMPLOYEE_UNKNOWN."""
    found = load(session, on=on, ids=[employee_id], ended=True)
    if not found:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    return found[0]


def _serves(row: Any, on: dt.date) -> bool:
    """Whether a person was in service: out from the day after the last, not yet in before the first."""
    ended, start = row[_AT["berakhir"]], row[_AT["tmt_cpns"]] or row[_AT["kontrak_mulai"]]
    return (ended is None or ended > on) and (start is None or start <= on)


def _id(key: Any) -> uuid.UUID:
    return key if isinstance(key, uuid.UUID) else uuid.UUID(key)


class _Reader:
    """Rows of every history, grouped by person; makes a dossier of each."""

    def __init__(
        self, session: Session, on: dt.date, ids: Collection[uuid.UUID] | None, parts: Collection[str] | None = None
    ) -> None:
        self.on = on
        self.units = dossier_rows.units(session)
        self.rows = dossier_rows.histories(session, ids, parts)
        order = reference.table(session, "latihan_struktural", on)
        self.level = {code: int(row["urutan_duk"] or 9) for code, row in order.items()}

    def dossier(self, row: Any) -> Dossier:
        """The dossier of one row of people."""
        key, on, rows = row[0], self.on, self.rows
        rank = self._rank(rows["golongan"].get(key, ()))
        post, beside, moved = self._posts(rows["jabatan"].get(key, ()))
        # the unit on the person's record holds unless a later post shows that she has moved since
        unit = self.units.get(post[6] if moved and post is not None and post[6] else row[1], _NO_UNIT)
        spans = [Span(*r[:_SPAN]) for r in rows["cltn"].get(key, ())]
        schools = [r for r in rows["pendidikan"].get(key, ()) if r[3] is None or r[3] <= on.year]
        given, held_back = self._steps(rows["kgb"].get(key, ()))
        (nip, nama, front, behind, *same) = row[2 : 2 + _PLAIN]
        years, months, day = row[_MKS : _MKS + 3]
        mks = None if years is None or day is None else (years, months or 0, day)
        values: list[Any] = [  # by place: naming 43 values would cost as much as reading them
            _id(key), on, nip, nama, front, behind, reading.show_name(nama, front, behind), *same,
            _status(row, on), _standing(row[_AT["kedudukan"]], spans, on), *row[_AT["tmt_cpns"] : _MKS],
            mks, *unit, *row[_MKS + 3 :],
            rank, post and self._post(post), beside,
            _school(_highest(schools)), _school(_recognised(schools)),
            self._training(rows["diklat"].get(key, ())), given, held_back,
            tuple(Recognised(r[0] * 12 + r[1], r[2]) for r in self._begun("pmk", key, 2)),
            tuple(s for s in spans if s.mulai <= on),
            tuple(Punishment(*r[:_PUNISHMENT]) for r in self._begun("hukdis", key, 1)),
            self._results(rows["kinerja"].get(key, ())), self._points(rows["angka_kredit"].get(key, ()), rank),
            tuple(r[0] for r in rows["penghargaan"].get(key, ()) if r[1] is None or r[1] <= on.year),
            _ledgers(rows["buku_kredit"].get(key, ()), on),
        ]  # fmt: skip
        return Dossier(*values)

    def _begun(self, table: str, key: Any, at: int) -> list[Any]:
        return [r for r in self.rows[table].get(key, ()) if r[at] is None or r[at] <= self.on]

    def _rank(self, rows: Iterable[Any]) -> RankHeld | None:
        row = people.rank_held(rows, self.on, golongan=_GOLONGAN, tmt=_TMT)
        if row is None:
            return None
        return RankHeld(row[0], row[1], None if row[2] is None else (row[2], row[3] or 0), row[4])

    def _current(self, rows: Iterable[Any], at: int) -> Any:
        """The row with the latest TMT (at `at`) not after the day; undated ones count only when no dated one does."""
        best, best_day = None, _FIRST
        for row in rows:
            day = row[at] or _FIRST
            if day <= self.on and (best is None or day >= best_day):
                best, best_day = row, day
        return best

    def _posts(self, rows: Iterable[Any]) -> tuple[Any, tuple[PostHeld, ...], bool]:
        """The main post's row, the posts beside it, and whether a later main post is on record."""
        on, main, beside, moved = self.on, [], [], False
        for r in rows:
            begun, open_ = r[5] is None or r[5] <= on, r[7] is None or r[7] >= on
            if r[4] != "D":
                if begun and open_:
                    beside.append(self._post(r))
            elif not begun:
                moved = True
            elif open_:
                main.append(r)
        return self._current(main, 5), tuple(beside), moved

    def _post(self, r: Any) -> PostHeld:
        return PostHeld(r[0], r[1], r[2], r[3], r[4], r[5], self.units[r[6]][0] if r[6] else None)

    def _training(self, rows: Sequence[Any]) -> Training | None:
        done = [r for r in rows if r[2] is None or r[2] <= self.on]
        best = min(done, key=lambda r: (self.level.get(r[0], 9), r[3] or 9999), default=None)
        return Training(*best[:_TRAINING]) if best else None

    def _steps(self, rows: Sequence[Any]) -> tuple[SalaryStep | None, SalaryStep | None]:
        """The latest step granted, and a deferral of a later one: known from its decree on, its day may be to come."""
        if not rows:
            return None, None
        given = self._current([r for r in rows if r[0] != "ditunda"], 1)
        known = [r for r in rows if r[0] == "ditunda" and (r[7] is None or r[7] <= self.on)]
        later = max(known, key=lambda r: r[1] or _FIRST, default=None)
        if given is not None and later is not None and (later[1] or _FIRST) <= (given[1] or _FIRST):
            later = None
        return _step(given), _step(later)

    def _results(self, rows: Sequence[Any]) -> tuple[Result, ...]:
        """The result of each year, newest first; of several the official one, then one signed here, then one typed."""
        kept = [r for r in rows if r[2] == "tahunan" and r[0] <= self.on.year]
        years = {r[0]: Result(r[0], r[1]) for r in sorted(kept, key=lambda r: (bool(r[1]), _WHOSE.get(r[3], 0)))}
        return tuple(years[year] for year in sorted(years, reverse=True))

    def _points(self, rows: Sequence[Any], rank: RankHeld | None) -> str | None:
        since = (rank.tmt if rank else None) or _FIRST
        total = None
        for figure, until, decree, *_ in rows:
            day = until or decree
            if day is not None and not since <= day <= self.on:
                continue
            try:
                total = (total or Decimal(0)) + Decimal(figure.replace(",", "."))
            except InvalidOperation:
                continue  # a figure that is none is a finding of the data check, not points
        return None if total is None else str(total)


def _ledgers(rows: Sequence[Any], on: dt.date) -> tuple[tuple[str, Fraction], ...]:
    """Sum of each ledger of angka kredit, exact, as of the day."""
    return ledger.sums([ledger.kept(r[-1], r[:_CREDIT]) for r in rows], on) if rows else ()


def _status(row: Any, on: dt.date) -> str:
    """A PNS was CPNS before the TMT of the decree that made him one."""
    status: str = row[_AT["status"]]
    appointed = row[_AT["tmt_pns"]]
    return "CPNS" if status == "PNS" and appointed is not None and appointed > on else status


def _standing(kept: str, spans: Sequence[Span], on: dt.date) -> str:
    """Kedudukan hukum on the day: a leave of absence tells by its own days, the rest as it is kept.

    A leave that merely ran out is not a return: until the decree of return is entered she still counts as away.
    """
    if not spans:
        return kept
    begun = [s for s in spans if s.mulai <= on]
    back = all(s.kembali is not None and s.kembali <= on for s in begun)
    if kept == _CLTN and back:
        return _ACTIVE
    running = any(s.kembali is None or s.kembali > on for s in begun if s.sampai is None or on <= s.sampai)
    return _CLTN if kept == _ACTIVE and running else kept


def _highest(schools: list[Any]) -> Any:
    if len(schools) < 2:
        return schools[0] if schools else None
    return max(schools, key=lambda r: (r[0], r[3] or 0))


def _school(r: Any) -> Schooling | None:
    return Schooling(*r[:4]) if r else None


def _recognised(schools: list[Any]) -> Any:
    """The diploma recognised at appointment; the only one on record counts as it."""
    marked = [r for r in schools if r[4]]
    return marked[0] if marked else (schools[0] if len(schools) == 1 else None)


def _step(r: Any) -> SalaryStep | None:
    if r is None:
        return None
    mkg = None if r[3] is None else (r[3], r[4] or 0)
    return SalaryStep(r[0], r[1], r[2], mkg, r[5], r[6], r[7], r[8])
