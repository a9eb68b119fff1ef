"""People: search as you type, first rows and the card of one person among 10,000, beside the naive ways."""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import employees, office, practice
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Unit
from asn_desktop.store.seals import Argon2
from benchmarks.rows import Row, interleaved

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
ACTOR = Actor("siti", "Siti", Role.OPERATOR)
PEOPLE = 10_000
TYPED = ("s", "si", "sit", "siti", "siti r", "siti rah", "198", "19850", "wahyu nug", "sd negeri 1", "kristina", "zzz")
SHOWN = 200  # rows the screen asks for at each key


def rows() -> list[Row]:
    """One encrypted office of 10,000 invented people; figures are medians over the words typed."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        with _office(folder / "kantor") as opened, opened.store.read(ACTOR) as session:
            return _measure(session)
    finally:
        shutil.rmtree(folder)


def _office(home: Path) -> office.OpenOffice:
    """The practice office, filled with the generated kabupaten enlarged to 10,000."""
    light = Argon2(memory=1024, passes=1, lanes=1)
    office.create(home, practice.OFFICE, practice.USERS[:2], now=NOW, cost=light)
    opened = office.unlock(home, "siti", practice.PASSWORD, clock=lambda: NOW)
    with opened.store.begin(ACTOR) as session:
        practice.fill(session, "kabupaten", today=TODAY, people=PEOPLE)
    return opened


def _measure(session: Session) -> list[Row]:
    worst, ours, naive = 0.0, [], []
    for typed in TYPED:
        ways: dict[str, Callable[[], object]] = {
            "ours": lambda typed=typed: (employees.listing(session, text=typed, limit=SHOWN), True)[1],
            "naive": lambda typed=typed: (_naive(session, typed), True)[1],
        }
        found = {row.id for row in employees.listing(session, text=typed)}
        assert found == {row.id for row in _naive(session, typed)}, typed
        taken = interleaved(ways)
        ours.append(taken["ours"].wall)
        naive.append(taken["naive"].wall)
        worst = max(worst, taken["ours"].wall)
    some = employees.listing(session, limit=SHOWN)
    first = _median(lambda: employees.listing(session, limit=SHOWN))
    everything = _median(lambda: employees.listing(session))
    cards = [_timed(lambda row=row: employees.get(session, row.id, today=TODAY)) for row in some[:50]]
    return [
        Row(f"search as you type, {PEOPLE:,} people, median of {len(TYPED)} words",
            f"read all, compare in Python {statistics.median(naive) * 1e3:.0f} ms", statistics.median(ours) * 1e3,
            "≤ 20", "ms", f"slowest word {worst * 1e3:.1f} ms; every word finds the same people as the naive way"),
        Row(f"first {SHOWN} rows of {PEOPLE:,}", f"all rows {everything * 1e3:.0f} ms", first * 1e3, "≤ 100", "ms"),
        Row("card of one person with all histories", "", statistics.median(cards) * 1e3, "≤ 20", "ms"),
    ]  # fmt: skip


def _naive(session: Session, typed: str) -> list[Employee]:
    """What one writes first: load everybody as objects and look."""
    names = dict(session.execute(sa.select(Unit.id, Unit.nama)).all())
    found = []
    for person in session.scalars(sa.select(Employee).order_by(Employee.nama)):
        words = f"{person.nama}, {person.gelar_belakang or ''} {person.nip} {names[person.unit_id]}".casefold()
        if all(word in words for word in typed.casefold().split()):
            found.append(person)
    session.expunge_all()
    return found


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median(work: Callable[[], object], rounds: int = 7) -> float:
    work()
    return statistics.median(_timed(work) for _ in range(rounds))


if __name__ == "__main__":
    for row in rows():
        print(row)
