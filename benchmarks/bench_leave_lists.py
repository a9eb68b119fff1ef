"""Leave of a whole office: the balances of 10,000 people at a date, and a year's calendar of 600."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import tempfile
import time
import uuid
from pathlib import Path

import sqlalchemy as sa

from asn_desktop.rules.changes import Operation
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import office, summaries, units
from asn_desktop.services.leave import balance, balances, openings
from asn_desktop.services.leave import year as leave_year
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.store import journal
from asn_desktop.store.compat import uuid7
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveCharge, LeaveOpening, LeaveRequest
from benchmarks.rows import Row, interleaved

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
LOGIN = ("siti", "sandi siti 2026")
HOLDERS = (office.NewUser(LOGIN[0], "Siti", LOGIN[1]), office.NewUser("budi", "Budi", "sandi budi 2026"))
ACTOR = Actor("siti", "Siti", Role.OPERATOR)
PEOPLE, SMALL, SAMPLE = 10_000, 600, 200
YEARS = range(2017, 2027)
_D = dt.date


def rows() -> list[Row]:
    """Balances of 10,000 beside asking each in turn; a year of 600 beside a query for each person."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        with _office(folder / "besar", PEOPLE) as (store, people):
            found = _balances(store, people)
        with _office(folder / "kecil", SMALL) as (store, people):
            return [*found, *_calendar(store, people)]
    finally:
        shutil.rmtree(folder)


class _office:  # noqa: N801 - reads as what it opens
    """A filled office for as long as the block lasts."""

    def __init__(self, home: Path, size: int) -> None:
        office.create(home, office.NewOffice("Dinas", "PEMERINTAH KOTA", "Kota"), HOLDERS, now=NOW)
        self._opened = office.unlock(home, *LOGIN)
        self._size = size

    def __enter__(self) -> tuple[Store, list[uuid.UUID]]:
        store = self._opened.__enter__().store
        return store, _fill(store, self._size)

    def __exit__(self, *why: object) -> None:
        self._opened.__exit__(*why)


def _balances(store: Store, people: list[uuid.UUID]) -> list[Row]:
    def together() -> tuple[balances.BalanceRow, ...]:
        with store.read(ACTOR) as session:
            return balances.all(session, on=TODAY)

    def alone() -> dict[uuid.UUID, int]:
        with store.read(ACTOR) as session:
            return {p: balance.card(session, p, year=TODAY.year, today=TODAY).sisa for p in sample}

    sample = random.Random(7).sample(people, SAMPLE)
    rows, each = {row.employee_id: row for row in together()}, alone()
    assert len(rows) == PEOPLE
    assert all(rows[p].sisa == days for p, days in each.items()), "the two ways disagree"
    assert len({row.sisa for row in rows.values()}) > 8, "the histories are too alike"
    taken = interleaved({"together": together, "alone": alone})
    naive = taken["alone"].wall * PEOPLE / SAMPLE
    return [Row(
        f"balances of {PEOPLE:,} people at a date, 10 years of history each", f"person by person {naive:.0f} s",
        taken["together"].wall, "≤ 3", "s",
        f"CPU {taken['together'].cpu:.2f} s; {SAMPLE} of them compared with the balance asked alone, peer from those",
    )]  # fmt: skip


def _calendar(store: Store, people: list[uuid.UUID]) -> list[Row]:
    def year() -> leave_year.LeaveYear:
        with store.read(ACTOR) as session:
            return leave_year.year(session, None, 2026)

    def naive() -> int:
        with store.read(ACTOR) as session:
            each = (session.scalars(sa.select(LeaveRequest).where(LeaveRequest.employee_id == p)) for p in people)
            return sum(one.mulai.year == 2026 for found in each for one in found)

    seen = year()
    assert seen.size == SMALL
    assert sum(len(person.spans) for person in seen.people) == SMALL * 2
    start = time.perf_counter()
    assert naive() == SMALL * 2
    slow = time.perf_counter() - start
    taken = interleaved({"year": year})["year"]
    return [Row(
        f"a year's calendar of {SMALL} people with {SMALL * 2:,} absences and its staffing warnings",
        f"a query for each person {slow:.1f} s", taken.wall, "≤ 0.2", "s", f"CPU {taken.cpu:.3f} s",
    )]  # fmt: skip


def _fill(store: Store, size: int) -> list[uuid.UUID]:
    """People who differ: days used each year, rows they came from, carried days, PPPK and PNS."""
    dice, people = random.Random(42), [uuid7() for _ in range(size)]
    with store.begin(ACTOR, reason="isi") as session:
        unit = units.root(session)
        folk = [_person(dice, person, at, unit) for at, person in enumerate(people)]
        journal.write_set(session, Employee, folk, Operation.INSERT)
        told = [
            {"id": uuid7(), "employee_id": p, "tahun": year, "terpakai": dice.choice((0, 4, 12)), "ditangguhkan": 0,
             "sumber": "bench"}
            for p in people for year in (2015, 2016, 2017)
        ]  # fmt: skip
        journal.write_set(session, LeaveOpening, told, Operation.INSERT)
    for year in YEARS:
        with store.begin(ACTOR, reason="riwayat") as session:
            _year(session, dice, people, year)
    with store.begin(ACTOR, reason="daftar") as session:
        first = [OpeningAsk(people[0], year, 4) for year in (2015, 2016, 2017)]
        openings.save(session, first, today=_D(2017, 1, 1), now=NOW)
        summaries.rebuild_summaries(session, today=TODAY)
    return people


def _year(session: object, dice: random.Random, people: list[uuid.UUID], year: int) -> None:
    asks, lines = [], []
    for person in people:
        for month in (3, 8) if year == 2026 else (dice.randint(1, 11),):
            first = _D(year, month, dice.randint(1, 20))
            days = dice.randint(1, 6)
            ask = {"id": uuid7(), "employee_id": person, "jenis": "TAHUNAN", "mulai": first,
                   "sampai": first + dt.timedelta(days=days), "lama": days, "satuan": "hari kerja",
                   "alasan": "Keluarga", "alamat": "Jl. Rekaan", "telepon": "0812", "hari_tambahan": 0,
                   "keadaan": "SELESAI",
                   "diminta_pada": first}  # fmt: skip
            asks.append(ask)
            lines.append({"id": uuid7(), "request_id": ask["id"], "employee_id": person, "tahun": year,
                          "baris": dice.choice(("N", "N", "N-1")), "hari": days})  # fmt: skip
    journal.write_set(session, LeaveRequest, asks, Operation.INSERT)  # type: ignore[arg-type]
    journal.write_set(session, LeaveCharge, lines, Operation.INSERT)  # type: ignore[arg-type]


def _person(dice: random.Random, person: uuid.UUID, at: int, unit: uuid.UUID | None) -> dict[str, object]:
    pppk = dice.random() < 0.3
    start = _D(2008, 1, 1) + dt.timedelta(days=dice.randint(0, 2500))
    return {"id": person, "nip": f"19850709201{at:07d}", "nama": f"Pegawai {at}", "tanggal_lahir": _D(1985, 7, 9),
            "jenis_kelamin": dice.choice("LP"), "status": "PPPK" if pppk else "PNS", "kedudukan": "01",
            "tmt_cpns": None if pppk else start, "kontrak_mulai": start if pppk else None,
            "kontrak_tmt": _D(2024, 1, 1) if pppk else None, "kontrak_akhir": _D(2028, 12, 31) if pppk else None,
            "unit_id": unit, "guru": False, "tanpa_cuti_bersama": dice.random() < 0.1, "sumber": "bench"}  # fmt: skip
