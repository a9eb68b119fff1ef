"""Head count: questions about 10,000 people on days present and past, beside loading everybody through the ORM."""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
import tempfile
import time
import uuid
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.headcount import Condition, Question
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import headcount, office, practice, units
from asn_desktop.store import journal
from asn_desktop.store.career import Kursus
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.seals import Argon2
from benchmarks.rows import Row

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
ACTOR = Actor("siti", "Siti", Role.OPERATOR)
PEOPLE, ROUNDS = 10_000, 7
PAST = tuple(dt.date(year, month, 1) for year in (2021, 2022, 2023, 2024, 2025) for month in (1, 4, 9))
_C = Condition
TEACHERS = Question((_C("jabatan", ("guru",)), _C("jenis_kelamin", ("P",)), _C("tingkat", ("40",)),
                     _C("usia", ("..39",))), ("unit_induk", "golongan"))  # fmt: skip
QUESTIONS = (
    TEACHERS, Question((), ("golongan_induk", "jenis_kelamin")), Question((_C("status", ("PPPK", "PPPK_PW")),)),
    Question((_C("golongan", ("III/c..IV/e",)), _C("masa_kerja", ("10..",))), ("tingkat",)),
    Question((_C("latihan", ("bendahara",)),), ("unit",)),
)  # fmt: skip


def rows() -> list[Row]:
    """One encrypted office of 10,000 invented people with a course each; every answer is checked against the naive."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        return _measure(folder / "kantor")
    finally:
        shutil.rmtree(folder)


def _measure(home: Path) -> list[Row]:
    _fill(home)
    with _unlock(home) as opened:
        naive = statistics.median(_timed(lambda day=day: _naive(opened.store, day)) for day in (TODAY, *PAST[:2]))
        for day in (TODAY, *PAST[:4]):
            with opened.store.read(ACTOR) as session:
                made = headcount.ask(session, TEACHERS, on=day, today=TODAY)
            assert made.tabel is not None
            assert made.jumlah == made.tabel.jumlah == _naive(opened.store, day), day
    cold = []
    for _ in range(ROUNDS):  # a new opening each time: nothing of the census is in memory
        with _unlock(home) as opened:
            cold.append(_timed(lambda: _ask(opened.store, TEACHERS, TODAY)))
    with _unlock(home) as opened:
        for question in QUESTIONS:
            _ask(opened.store, question, TODAY)
        past = [_timed(lambda day=day: _ask(opened.store, TEACHERS, day)) for day in PAST]
        again = [_timed(lambda q=q: _ask(opened.store, q, TODAY)) for q in QUESTIONS for _ in range(ROUNDS)]
        saved = [_changed(opened.store) for _ in range(3)]
    peer = f"everybody through the ORM, counted in Python {naive * 1e3:,.0f} ms"
    return [
        Row(f"head count, {PEOPLE:,} people, a past day not asked about before, census in memory", peer,
            statistics.median(past) * 1e3, "≤ 100", "ms",
            f"four conditions, table of units by golongan, own rows, findings; slowest {max(past) * 1e3:.0f} ms"),
        Row("the same, another question about a day asked before", peer, statistics.median(again) * 1e3, "≤ 100", "ms",
            f"median of {len(QUESTIONS)} questions"),
        Row("the first question after the office was opened: the census is read from the encrypted store", peer,
            statistics.median(cold) * 1e3, "", "ms", "the page of head counts reads it ahead, off the screen's thread"),
        Row("the first question after a saved change: the census is read anew", peer,
            statistics.median(saved) * 1e3, "", "ms"),
    ]  # fmt: skip


def _ask(store: Store, question: Question, day: dt.date) -> int:
    """A whole reading transaction, as the screen asks it."""
    with store.read(ACTOR) as session:
        return headcount.ask(session, question, on=day, today=TODAY).dari


def _changed(store: Store) -> float:
    with store.begin(ACTOR, reason="ubah") as session:
        person = session.scalars(sa.select(Employee).limit(1)).one()
        person.no_hp = uuid.uuid4().hex[:12]
    return _timed(lambda: _ask(store, TEACHERS, TODAY))


def _naive(store: Store, on: dt.date) -> int:
    """What one writes first: load everybody and every history as objects, and look at each."""
    with store.read(ACTOR) as session:
        histories = [_by_owner(session, model) for model in (Jabatan, Golongan, Pendidikan)]
        found = 0
        for p in session.scalars(sa.select(Employee)):
            start = p.tmt_cpns or p.kontrak_mulai
            posts, _, schools = (history[p.id] for history in histories)
            held = [j for j in posts if j.penugasan == "D" and (j.tmt is None or j.tmt <= on)]
            done = [s for s in schools if s.tahun_lulus is None or s.tahun_lulus <= on.year]
            born = p.tanggal_lahir
            age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
            if (
                start and start <= on and not (p.berakhir and p.berakhir <= on) and p.jenis_kelamin == "P" and age < 40
                and held and any(w.startswith("guru") for w in max(held, key=lambda j: j.tmt).nama.casefold().split())
                and done and max(s.tingkat for s in done) == "40"
            ):  # fmt: skip
                found += 1
        return found


def _by_owner(session: Session, model: Any) -> defaultdict[uuid.UUID, list[Any]]:
    found: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in session.scalars(sa.select(model)):
        found[row.employee_id].append(row)
    return found


def _fill(home: Path) -> None:
    office.create(home, practice.OFFICE, practice.USERS[:2], now=NOW, cost=Argon2(memory=1024, passes=1, lanes=1))
    with _unlock(home) as opened, opened.store.begin(ACTOR) as session:
        practice.fill(session, "kabupaten", today=TODAY, people=PEOPLE)
        assert units.root(session)
        people = list(session.scalars(sa.select(Employee.id)))
        names = ("Bendahara Pengeluaran", "Pengelolaan Arsip Dinamis", "Keselamatan Jalan", "Pelayanan Publik")
        journal.write_set(session, Kursus, [
            {"employee_id": key, "nama": names[at % 4], "tahun": 2015 + at % 11} for at, key in enumerate(people)
        ])  # fmt: skip


def _unlock(home: Path) -> office.OpenOffice:
    return office.unlock(home, "siti", practice.PASSWORD, clock=lambda: NOW)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    for row in rows():
        print(row)
