"""The book of days: a month of 600 people with a year of records, and the import of their machine's list."""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
import tempfile
import time
import uuid
from pathlib import Path

import sqlalchemy as sa

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import attendance_import, day_status, employees, holidays, office, units
from asn_desktop.services.shifts import USUAL
from asn_desktop.services.shifts import save as save_turns
from asn_desktop.store.attendance import Kehadiran
from asn_desktop.store.compat import uuid7
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveRequest
from benchmarks.rows import Row

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
HOLDERS = (office.NewUser("siti", "Siti", "sandi siti 2026"), office.NewUser("budi", "Budi", "sandi budi 2026"))
ACTOR = Actor("siti", "Siti", Role.OPERATOR)
SIZE, ROUNDS = 600, 9


def rows() -> list[Row]:
    """One office; the month is asked again and again, each time in a session of its own."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        office.create(folder / "k", office.NewOffice("Dinas", "PEMERINTAH KOTA", "Kota"), HOLDERS, now=NOW)
        with office.unlock(folder / "k", "siti", "sandi siti 2026") as opened:
            people = _fill(opened.store)
            wall, naive = _measure(opened.store, people)
            taken = _import(opened.store, people)
    finally:
        shutil.rmtree(folder)
    return [
        Row(f"book of days, one month of {SIZE} people", f"each person by herself {naive:.1f} s", wall, "≤ 0.3", "s",
            f"median of {ROUNDS}; leave, rosters and times of a year in the store"),
        Row(f"machine's list of a month, {SIZE} people, looked at and written", "", taken, "", "s",
            f"{SIZE * 20:,} rows, one transaction"),
    ]  # fmt: skip


def _fill(store: Store) -> list[tuple[uuid.UUID, str]]:
    people = [(uuid7(), f"19850709201001{1}{at:03d}") for at in range(SIZE)]
    with store.begin(ACTOR, reason="ukur") as session:
        holidays.load_shipped(session)
        root = units.root(session)
        save_turns(session, root, USUAL)
        for at, (person, nip) in enumerate(people):
            session.add(Employee(
                id=person, nip=nip, nama=f"Orang {at:04d}", tanggal_lahir=dt.date(1985, 7, 9), jenis_kelamin="L",
                status="PNS", tmt_cpns=dt.date(2010, 1, 1), unit_id=root,
            ))  # fmt: skip
        session.flush()
        for at, (person, _) in enumerate(people):
            for month in range(1, 12):
                days = {str(d): {"masuk": f"07:{(at + d) % 60:02d}", "pulang": "16:00"} for d in range(1, 21)}
                session.add(Kehadiran(employee_id=person, bulan=dt.date(2026, month, 1), hari=days, sumber="impor"))
            first = dt.date(2026, 1 + at % 12, 1 + at % 20)
            session.add(LeaveRequest(
                employee_id=person, jenis="TAHUNAN", mulai=first, sampai=first + dt.timedelta(days=4), lama=3,
                alasan="-", alamat="-", telepon="-", keadaan="SELESAI", diminta_pada=first,
            ))  # fmt: skip
    with store.begin(ACTOR, reason="ukur") as session:
        employees.rebuild_summaries(session, today=TODAY)
    return people


def _measure(store: Store, people: list[tuple[uuid.UUID, str]]) -> tuple[float, float]:
    month, taken = dt.date(2026, 11, 1), []
    for _ in range(ROUNDS):
        with store.read(ACTOR) as session:
            start = time.perf_counter()
            book = day_status.month(session, month, today=TODAY)
            taken.append(time.perf_counter() - start)
            assert len(book.rows) == SIZE, "the book is not whole"
    with store.read(ACTOR) as session:
        start = time.perf_counter()
        for person, _ in people[:20]:
            day_status.month(session, month, today=TODAY, employee_id=person)
        naive = (time.perf_counter() - start) / 20 * SIZE
    return statistics.median(taken), naive


def _import(store: Store, people: list[tuple[uuid.UUID, str]]) -> float:
    lines = ["NIP;Tanggal;Masuk;Pulang"]
    lines += [f"{nip};{day}/10/2026;07:3{day % 10};16:0{day % 10}" for _, nip in people for day in range(1, 21)]
    data = "\n".join(lines).encode()
    start = time.perf_counter()
    with store.begin(ACTOR, reason="ukur") as session:
        seen = attendance_import.preview(session, data, today=TODAY, file_name="absen.csv")
        attendance_import.apply(session, seen, now=NOW)
    taken = time.perf_counter() - start
    with store.read(ACTOR) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Kehadiran)) == SIZE * 11
    return taken
