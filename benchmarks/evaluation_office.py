"""An office of evaluated people for the benchmarks: units of sixty with a head each, SKP and results for all."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules.changes import Operation
from asn_desktop.rules.evaluation.periods import span
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import office, reference, summaries, units
from asn_desktop.store import journal
from asn_desktop.store.compat import uuid7
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee
from asn_desktop.store.evaluation import Evaluation, UnitAchievement
from asn_desktop.store.goals import Skp
from asn_desktop.store.offices import Office, Unit

NOW = dt.datetime(2027, 1, 5, 2, 15, tzinfo=dt.UTC)
TODAY = dt.date(2027, 1, 5)
YEAR, SIZE = 2026, 60
LOGIN = ("siti", "sandi siti 2026")
HOLDERS = (office.NewUser(LOGIN[0], "Siti", LOGIN[1]), office.NewUser("budi", "Budi", "sandi budi 2026"))
ACTOR = Actor("siti", "Siti", Role.ADMIN)
# hasil, perilaku, predikat with their weights: a Baik office whose limits some units break
RATINGS = (
    ("SESUAI", "SESUAI", "BAIK", 66), ("DI_ATAS", "DI_ATAS", "SANGAT_BAIK", 27), ("DI_BAWAH", "SESUAI",
     "BUTUH_PERBAIKAN", 5), ("SESUAI", "DI_BAWAH", "KURANG", 2),
)  # fmt: skip
APPRAISER = {"nama": "Haryanto", "nip": "196902141994031005", "pangkat": "Pembina Utama Muda (IV/c)",
             "jabatan": "Kepala Dinas Perhubungan", "unit": "Dinas Perhubungan"}  # fmt: skip
ABOVE = {"nama": "Bambang Setiadi", "nip": None, "pangkat": None, "jabatan": "Bupati Tirtamaya", "unit": "Pemkab"}


class opened:  # noqa: N801 - reads as what it opens
    """A filled office for as long as the block lasts: its store, and people by unit, the head of each first."""

    def __init__(self, home: Path, people: int, periods: Sequence[str]) -> None:
        office.create(home, office.NewOffice("Dinas", "PEMERINTAH KOTA", "Kota"), HOLDERS, now=NOW)
        self._opened = office.unlock(home, *LOGIN)
        self._people, self._periods = people, periods

    def __enter__(self) -> tuple[Store, dict[uuid.UUID, list[uuid.UUID]]]:
        store = self._opened.__enter__().store
        return store, _fill(store, self._people, self._periods)

    def __exit__(self, *why: object) -> None:
        self._opened.__exit__(*why)


def _fill(store: Store, people: int, periods: Sequence[str]) -> dict[uuid.UUID, list[uuid.UUID]]:
    dice, folk = random.Random(42), {}
    with store.begin(ACTOR, reason="isi") as session:
        session.get_one(Office, (session.info["office_id"], session.info["office_id"])).latihan = True
        reference.load_shipped(session)
        root = units.root(session)
        made = [uuid7() for _ in range(-(-people // SIZE))]
        journal.write_set(session, Unit, [
            {"id": unit, "parent_id": root, "nama": f"Bidang {n:03d}", "urutan": n} for n, unit in enumerate(made)
        ], Operation.INSERT)  # fmt: skip
        left = people
        for unit in made:
            folk[unit] = [uuid7() for _ in range(min(SIZE, left))]
            left -= len(folk[unit])
        journal.write_set(session, Employee, [
            _person(unit, who, n * SIZE + at)
            for n, (unit, held) in enumerate(folk.items()) for at, who in enumerate(held)
        ], Operation.INSERT)  # fmt: skip
    with store.begin(ACTOR, reason="SKP") as session:
        goals = {who: uuid7() for held in folk.values() for who in held}
        journal.write_set(session, Skp, [
            _goal(unit, who, goals[who], at == 0) for unit, held in folk.items() for at, who in enumerate(held)
        ], Operation.INSERT)  # fmt: skip
        summaries.rebuild_summaries(session, today=TODAY)
    for period in periods:
        with store.begin(ACTOR, reason="hasil") as session:
            _results(session, dice, folk, goals, period)
    return folk


def _results(
    session: Session, dice: random.Random, folk: dict[uuid.UUID, list[uuid.UUID]], goals: dict[uuid.UUID, uuid.UUID],
    period: str,
) -> None:  # fmt: skip
    first, last = span(YEAR, period)
    journal.write_set(session, UnitAchievement, [
        {"id": uuid7(), "unit_id": unit, "tahun": YEAR, "periode": period, "predikat": "BAIK", "nomor": "061/1",
         "tanggal": last, "pejabat": "Bupati"} for unit in [*folk, units.root(session)]
    ], Operation.INSERT)  # fmt: skip
    weights = [weight for *_, weight in RATINGS]
    rows = []
    for unit, held in folk.items():
        for at, who in enumerate(held):
            results, behaviour, predikat, _ = RATINGS[0] if at == 0 else dice.choices(RATINGS, weights)[0]
            rows.append({
                "id": uuid7(), "employee_id": who, "skp_id": goals[who], "unit_id": unit, "tahun": YEAR,
                "periode": period, "mulai": first, "sampai": last, "versi": 1, "hasil": results, "perilaku": behaviour,
                "predikat": predikat, "kepala": at == 0, "periode_singkat": False, "tidak_dinilai": [],
                "capaian": "BAIK", "penilai": APPRAISER, "atasan": ABOVE, "keadaan": "ditetapkan",
                "ditetapkan": max(last, dt.date(YEAR, 3, 31)), "catatan": "Terus dipertahankan.",
            })  # fmt: skip
    journal.write_set(session, Evaluation, rows, Operation.INSERT)


def _person(unit: uuid.UUID, who: uuid.UUID, number: int) -> dict[str, Any]:
    return {"id": who, "nip": f"19850709201{number:07d}", "nama": f"Pegawai {number}",
            "tanggal_lahir": dt.date(1985, 7, 9), "jenis_kelamin": "LP"[number % 2],
            "status": "PPPK" if number % 4 == 3 else "PNS", "kedudukan": "01", "unit_id": unit, "guru": False,
            "tanpa_cuti_bersama": False, "sumber": "bench"}  # fmt: skip


def _goal(unit: uuid.UUID, who: uuid.UUID, goal: uuid.UUID, head: bool) -> dict[str, Any]:
    return {
        "id": goal, "employee_id": who, "unit_id": unit, "tahun": YEAR, "mulai": dt.date(YEAR, 1, 1),
        "sampai": dt.date(YEAR, 12, 31), "pendekatan": "KUANTITATIF", "bentuk": "JA_JF", "kepala": head,
        "pegawai": {"nama": f"Pegawai {goal.hex[-4:]}", "nip": "198507092010011015", "pangkat": "Penata (III/c)",
                    "jabatan": "Pengelola Data", "unit": "Bidang Angkutan, Dinas Perhubungan"},
        "penilai": APPRAISER, "ekspektasi": {}, "lampiran": {}, "keadaan": "ditetapkan",
        "ditetapkan": dt.date(YEAR, 1, 12), "alasan_mulai": "awal_tahun",
    }  # fmt: skip
