"""People as the career rules see them on a day: loaded in one sweep, current values derived from the histories.

A value holds on a day when its TMT is not after it; the unit of a past day is that of the post held then.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import reading
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

_FIRST = dt.date.min
_CLTN, _ACTIVE = "02", "01"  # codes of kedudukan_hukum.csv
_AT = {name: place + 2 for place, name in enumerate(PERSON)}
_SHOWN = ("tempat_lahir", "tanggal_lahir", "jenis_kelamin", "agama", "status_kawin", "tmt_cpns", "tmt_pns",
          "kontrak_mulai", "kontrak_akhir", "guru", "bup_tetapan", "bup_alasan", "berakhir", "alamat", "no_hp",
          "email")  # fmt: skip


def load(
    session: Session, *, on: dt.date, ids: Collection[uuid.UUID] | None = None,
    unit_ids: Collection[uuid.UUID] | None = None, ended: bool = False,
) -> list[Dossier]:  # fmt: skip
    """Everybody in service on `on`, with the values of that day; `ended` adds those who had left.

    `ids` limits it to these people, `unit_ids` to those who belonged to one of these units on that day. Sorted by
    name, then NIP.
    """
    reader = _Reader(session, on, ids)
    wanted = None if unit_ids is None else set(unit_ids)
    found = []
    for row in dossier_rows.people(session, ids):
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

    def __init__(self, session: Session, on: dt.date, ids: Collection[uuid.UUID] | None) -> None:
        self.on = on
        self.units = dossier_rows.units(session)
        self.rows = dossier_rows.histories(session, ids)
        order = reference.table(session, "latihan_struktural", on)
        self.level = {code: int(row["urutan_duk"] or 9) for code, row in order.items()}

    def dossier(self, row: Any) -> Dossier:
        """The dossier of one row of people."""
        key, on = row[0], self.on
        value = {name: row[_AT[name]] for name in _SHOWN}
        rank = self._rank(key)
        posts = self.rows["jabatan"].get(key, ())
        post = self._main_post(posts)
        unit = self.units.get(self._unit_key(posts, post, row[1]))
        spans = [Span(*r) for r in self.rows["cltn"].get(key, ())]
        schools = [r for r in self.rows["pendidikan"].get(key, ()) if r[3] is None or r[3] <= on.year]
        given, held_back = self._steps(key)
        nama, front, behind = row[_AT["nama"]], row[_AT["gelar_depan"]], row[_AT["gelar_belakang"]]
        years = row[_AT["mks_tahun"]]
        return Dossier(
            id=_id(key), per=on, nip=row[_AT["nip"]], nama=nama, gelar_depan=front, gelar_belakang=behind,
            nama_tampil=reading.show_name(nama, front, behind),
            status=_status(row, on), kedudukan=_standing(row[_AT["kedudukan"]], spans, on),
            mks=None if years is None or row[_AT["mks_per"]] is None
            else (years, row[_AT["mks_bulan"]] or 0, row[_AT["mks_per"]]),
            unit_id=unit[0] if unit else None, unit=unit[1] if unit else None,
            golongan=rank, jabatan=post and self._post(post), tambahan=self._beside(posts),
            pendidikan=_school(max(schools, key=lambda r: (r[0], r[3] or 0), default=None)),
            pengangkatan=_school(_recognised(schools)), latihan=self._training(key),
            kgb=given, kgb_ditunda=held_back,
            pmk=tuple(
                Recognised(r[0] * 12 + r[1], r[2]) for r in self.rows["pmk"].get(key, ())
                if r[2] is None or r[2] <= on
            ),
            cltn=tuple(s for s in spans if s.mulai <= on),
            hukdis=tuple(
                Punishment(*r) for r in self.rows["hukdis"].get(key, ()) if r[1] is None or r[1] <= on
            ),
            kinerja=self._results(key), angka_kredit=self._points(key, rank),
            penghargaan=tuple(
                r[0] for r in self.rows["penghargaan"].get(key, ()) if r[1] is None or r[1] <= on.year
            ),
            **value,
        )  # fmt: skip

    def _rank(self, key: Any) -> RankHeld | None:
        row = self._current([r for r in self.rows["golongan"].get(key, ()) if r[0]], 1)
        if row is None:
            return None
        mkg = None if row[2] is None else (row[2], row[3] or 0)
        return RankHeld(row[0], row[1], mkg, row[4])

    def _current(self, rows: Iterable[Any], at: int) -> Any:
        """The row with the latest TMT (at `at`) not after the day; undated ones count only when no dated one does."""
        best, best_day = None, _FIRST
        for row in rows:
            day = row[at] or _FIRST
            if day <= self.on and (best is None or day >= best_day):
                best, best_day = row, day
        return best

    def _main_post(self, posts: Iterable[Any]) -> Any:
        return self._current([r for r in posts if r[4] == "D" and (r[7] is None or r[7] >= self.on)], 5)

    def _unit_key(self, posts: Iterable[Any], post: Any, own: Any) -> Any:
        """The unit on the person's record holds unless a later post shows that she has moved since."""
        moved = any(r[4] == "D" and r[5] is not None and r[5] > self.on for r in posts)
        return post[6] if moved and post is not None and post[6] else own

    def _post(self, r: Any) -> PostHeld:
        return PostHeld(r[0], r[1], r[2], r[3], r[4], r[5], self.units[r[6]][0] if r[6] else None)

    def _beside(self, posts: Iterable[Any]) -> tuple[PostHeld, ...]:
        on = self.on
        return tuple(
            self._post(r) for r in posts
            if r[4] != "D" and (r[5] is None or r[5] <= on) and (r[7] is None or r[7] >= on)
        )  # fmt: skip

    def _training(self, key: Any) -> Training | None:
        rows = [r for r in self.rows["diklat"].get(key, ()) if r[2] is None or r[2] <= self.on]
        best = min(rows, key=lambda r: (self.level.get(r[0], 9), r[3] or 9999), default=None)
        return Training(*best) if best else None

    def _steps(self, key: Any) -> tuple[SalaryStep | None, SalaryStep | None]:
        """The latest step granted, and a deferral decided after it."""
        rows = self.rows["kgb"].get(key, ())
        given = self._current([r for r in rows if r[0] != "ditunda"], 1)
        later = self._current([r for r in rows if r[0] == "ditunda"], 1)
        if given is not None and later is not None and (later[1] or _FIRST) <= (given[1] or _FIRST):
            later = None
        return _step(given), _step(later)

    def _results(self, key: Any) -> tuple[Result, ...]:
        rows = [r for r in self.rows["kinerja"].get(key, ()) if r[2] == "tahunan" and r[0] <= self.on.year]
        return tuple(Result(r[0], r[1]) for r in sorted(rows, key=lambda r: r[0], reverse=True))

    def _points(self, key: Any, rank: RankHeld | None) -> str | None:
        since = (rank.tmt if rank else None) or _FIRST
        total = None
        for figure, until, decree in self.rows["angka_kredit"].get(key, ()):
            day = until or decree
            if day is not None and not since <= day <= self.on:
                continue
            try:
                total = (total or Decimal(0)) + Decimal(figure.replace(",", "."))
            except InvalidOperation:
                continue  # a figure that is none is a finding of the data check, not points
        return None if total is None else str(total)


def _status(row: Any, on: dt.date) -> str:
    """A PNS was CPNS before the TMT of the decree that made him one."""
    status: str = row[_AT["status"]]
    appointed = row[_AT["tmt_pns"]]
    return "CPNS" if status == "PNS" and appointed is not None and appointed > on else status


def _standing(kept: str, spans: Sequence[Span], on: dt.date) -> str:
    """Kedudukan hukum on the day: a leave of absence tells by its own days, the rest as it is kept.

    A leave that merely ran out is not a return: until the decree of return is entered she still counts as away.
    """
    begun = [s for s in spans if s.mulai <= on]
    back = all(s.kembali is not None and s.kembali <= on for s in begun)
    if kept == _CLTN and back and spans:
        return _ACTIVE
    running = any(s.kembali is None or s.kembali > on for s in begun if s.sampai is None or on <= s.sampai)
    return _CLTN if kept == _ACTIVE and running else kept


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
