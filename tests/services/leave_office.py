"""People for the tests of leave: a head, a section head, a clerk with eighteen days and colleagues beside him."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.services import employees, officials
from asn_desktop.services.leave import openings
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Unit

D = dt.date


@dataclass(frozen=True)
class LeaveOffice:
    """Ids of the people and the unit."""

    bidang: uuid.UUID
    root: uuid.UUID
    kepala: uuid.UUID  # heads the office, decides
    kabid: uuid.UUID  # heads Bidang Angkutan, considers
    fauzi: uuid.UUID  # 12 used in 2024, 3 in 2025, none in 2026: 18 days left
    rekan: tuple[uuid.UUID, ...]


def person(session: Session, nama: str, unit_id: uuid.UUID, at: int, **more: object) -> uuid.UUID:
    """Enter one civil servant, straight into the store."""
    values: dict[str, object] = {
        "nip": f"19850709201001{1}{at:03d}", "nama": nama, "tanggal_lahir": D(1985, 7, 9), "jenis_kelamin": "L",
        "status": "PNS", "tmt_cpns": D(2010, 1, 1), "tmt_pns": D(2011, 1, 1), "unit_id": unit_id, **more,
    }  # fmt: skip
    row = Employee(**values)
    session.add(row)
    session.flush()
    return row.id


def settle(session: Session, *people: uuid.UUID, now: dt.datetime, used: tuple[int, int, int] = (12, 3, 0)) -> None:
    """Tell the openings of 2024, 2025 and 2026."""
    asks = [OpeningAsk(p, 2024 + i, days) for p in people for i, days in enumerate(used)]
    openings.save(session, asks, today=D(2026, 11, 23), now=now)


def make(session: Session, now: dt.datetime) -> LeaveOffice:
    """Fill the template office."""
    by_name = {u.nama: u.id for u in session.query(Unit)}
    root, bidang = by_name["Dinas Perhubungan"], by_name["Bidang Angkutan"]
    kepala = person(session, "Sri Wahyuni", root, 1, jenis_kelamin="P", nip="197001011995012001", gelar_depan="Dr.")
    kabid = person(session, "Bambang Prasetyo", bidang, 2)
    fauzi = person(session, "Ahmad Fauzi", bidang, 15, gelar_belakang="S.T.", alamat="Jl. Rekaan No. 5",
                   no_hp="081200000001")  # fmt: skip
    rekan = tuple(person(session, nama, bidang, 20 + i) for i, nama in enumerate(("Agus Setiawan", "Dewi Lestari")))
    officials.appoint(session, officials.OfficialAsk(root, "kepala", "Kepala Dinas Perhubungan", D(2020, 1, 1), kepala))
    officials.appoint(session, officials.OfficialAsk(bidang, "kepala", "Kepala Bidang Angkutan", D(2020, 1, 1), kabid))
    employees.rebuild_summaries(session, today=D(2026, 11, 23))
    settle(session, fauzi, kabid, kepala, *rekan, now=now)
    return LeaveOffice(bidang, root, kepala, kabid, fauzi, rekan)
