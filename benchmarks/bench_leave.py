"""Leave: a request with its balance over ten years of history, at 1,000 and 10,000 people, beside the naive sum."""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
import tempfile
import time
import uuid
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.changes import Operation
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import office, summaries, units
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import openings as leave_openings
from asn_desktop.services.leave.deeds import LeaveAsk
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.store import journal
from asn_desktop.store.compat import uuid7
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveCharge, LeaveOpening, LeaveRequest
from benchmarks.rows import Row

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
HOLDERS = (office.NewUser("siti", "Siti", "sandi siti 2026"), office.NewUser("budi", "Budi", "sandi budi 2026"))
ACTOR = Actor("siti", "Siti", Role.OPERATOR)
YEARS = range(2017, 2027)
TOLD = ((2015, 12), (2016, 12), (2017, 0))  # what a clerk tells in the first year: that year and the two before it
ROUNDS, WARM = 60, 5
SIZES = (1_000, 10_000)
LOGIN = ("siti", "sandi siti 2026")
_D = dt.date


def rows() -> list[Row]:
    """One office of 1,000 and one of 10,000, asked in turn; each request is a whole transaction with its commit."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        people = {size: _office(folder / str(size), size) for size in SIZES}
        return _compare(folder, people)
    finally:
        shutil.rmtree(folder)


def _office(home: Path, size: int) -> list[uuid.UUID]:
    office.create(home, office.NewOffice("Dinas", "PEMERINTAH KOTA", "Kota"), HOLDERS, now=NOW)
    with office.unlock(home, *LOGIN) as opened:
        people = _fill(opened.store, size)
    return people[:: max(1, size // (ROUNDS + WARM))][: ROUNDS + WARM]


def _compare(folder: Path, people: dict[int, list[uuid.UUID]]) -> list[Row]:
    """Both offices open at once, one request here, one there: what else the machine does falls on both alike."""
    small, large = SIZES
    taken: dict[int, list[tuple[float, float]]] = {size: [] for size in SIZES}
    with office.unlock(folder / str(small), *LOGIN) as one, office.unlock(folder / str(large), *LOGIN) as other:
        stores = {small: one.store, large: other.store}
        for turn in range(ROUNDS + WARM):
            for size in SIZES:
                taken[size].append(_ask(stores[size], people[size][turn]))
        naive = {size: statistics.median(_naive(stores[size], people[size][0]) for _ in range(3)) for size in SIZES}
    wall = {size: statistics.median(w for w, _ in taken[size][WARM:]) * 1e3 for size in SIZES}
    cpu = {size: statistics.median(c for _, c in taken[size][WARM:]) * 1e3 for size in SIZES}
    made = [
        Row(
            f"leave request with balance, 10 years of history, {size:,} people",
            f"sum over every ledger line of the office {naive[size] * 1e3:.0f} ms", wall[size], "≤ 20", "ms",
            f"median of {ROUNDS}, CPU {cpu[size]:.1f} ms; checks, journal and commit included, balance read back",
        )
        for size in SIZES
    ]  # fmt: skip
    return [*made, Row("the same request, 10,000 people beside 1,000", "flat is 1.0", wall[large] / wall[small],
                       "≤ 1.5", "times")]  # fmt: skip


def _ask(store: Store, person: uuid.UUID) -> tuple[float, float]:
    wish = LeaveAsk(person, _D(2026, 12, 21), _D(2026, 12, 31), "Keluarga", "Jl. Rekaan 5", "0812")
    start, used = time.perf_counter(), time.process_time()
    with store.begin(ACTOR, reason="cuti") as session:
        row = leave.ask(session, wish, today=TODAY, now=NOW)
    took = time.perf_counter() - start, time.process_time() - used
    with store.read(ACTOR) as session:
        card = leave.balance(session, person, year=2026, today=TODAY)
    assert (row.lama, card.sisa, sum(line.amount for line in card.lines)) == (7, 6, 6)
    return took


def _naive(store: Store, person: uuid.UUID) -> float:
    """The balance without an index or a rule of what is needed: every ledger line through the ORM."""
    start = time.perf_counter()
    with store.read(ACTOR) as session:
        used = sum(c.hari for c in session.scalars(sa.select(LeaveCharge)) if c.employee_id == person)
    assert used > 0
    return time.perf_counter() - start


def _fill(store: Store, size: int) -> list[uuid.UUID]:
    """People who take five days every year, a request and a ledger line each, and know their openings."""
    people = [uuid7() for _ in range(size)]
    with store.begin(ACTOR, reason="isi") as session:
        unit = units.root(session)
        journal.write_set(session, Employee, [_person(p, at, unit) for at, p in enumerate(people)], Operation.INSERT)
        openings = [
            {"id": uuid7(), "employee_id": p, "tahun": year, "terpakai": used, "ditangguhkan": 0, "sumber": "bench"}
            for p in people
            for year, used in TOLD
        ]
        journal.write_set(session, LeaveOpening, openings, Operation.INSERT)
    for year in YEARS:
        with store.begin(ACTOR, reason="riwayat") as session:
            _year(session, people, year)
    with store.begin(ACTOR, reason="daftar") as session:
        first = [OpeningAsk(people[0], year, used) for year, used in TOLD]
        leave_openings.save(session, first, today=_D(2017, 1, 1), now=NOW)
        summaries.rebuild_summaries(session, today=TODAY)
    return people


def _year(session: Session, people: list[uuid.UUID], year: int) -> None:
    asks = [_request(p, year) for p in people]
    journal.write_set(session, LeaveRequest, asks, Operation.INSERT)
    lines = [
        {"id": uuid7(), "request_id": ask["id"], "employee_id": ask["employee_id"], "tahun": year, "baris": "N",
         "hari": 5}
        for ask in asks
    ]  # fmt: skip
    journal.write_set(session, LeaveCharge, lines, Operation.INSERT)


def _person(person: uuid.UUID, at: int, unit: uuid.UUID | None) -> dict[str, object]:
    return {"id": person, "nip": f"1985070920100{at % 9 + 1}1{at:04d}"[:18], "nama": f"Pegawai {at}",
            "tanggal_lahir": _D(1985, 7, 9), "jenis_kelamin": "L", "status": "PNS", "kedudukan": "01",
            "tmt_cpns": _D(2010, 1, 1), "unit_id": unit, "guru": False, "tanpa_cuti_bersama": False,
            "sumber": "bench"}  # fmt: skip


def _request(person: uuid.UUID, year: int) -> dict[str, object]:
    return {"id": uuid7(), "employee_id": person, "jenis": "TAHUNAN", "mulai": _D(year, 6, 2), "sampai": _D(year, 6, 8),
            "lama": 5, "satuan": "hari kerja", "alasan": "Keluarga", "alamat": "Jl. Rekaan", "telepon": "0812",
            "hari_tambahan": 0, "keadaan": "SELESAI", "diminta_pada": _D(year, 5, 2)}  # fmt: skip
