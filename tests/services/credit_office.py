"""Holders of functional posts for the tests of angka kredit, with their appraisers, results and leave."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.services import employees, officials, reference
from asn_desktop.store import career, standing
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.offices import Unit
from asn_desktop.store.positions import Position

D = dt.date
TODAY = D(2026, 11, 23)
NIPS = {
    "kepala": "196902141994031005", "kabid": "197503021998031004", "rina": "198806122011012001",
    "sari": "198203042006042003", "dewi": "199411302023212007", "fajar": "199001152015031002",
    "agus": "199003152014121002", "tono": "198507092010011015",
}  # fmt: skip


@dataclass(frozen=True)
class CreditOffice:
    """Ids of units and people."""

    root: uuid.UUID
    bidang: uuid.UUID
    kepala: uuid.UUID
    kabid: uuid.UUID  # administrator, heads the bidang, appraises the others
    rina: uuid.UUID  # Ahli Muda III/c since 2023: 37.5 + 25 + 25 so far
    sari: uuid.UUID  # Ahli Muda, Ahli Madya since 1 June 2025
    dewi: uuid.UUID  # PPPK
    fajar: uuid.UUID  # Ahli Pertama III/a, CLTN from 1 May 2025, back on 1 October
    agus: uuid.UUID  # no functional post
    tono: uuid.UUID  # Ahli Pertama since 10 February 2025, before that pelaksana; suspended


def make(session: Session) -> CreditOffice:
    """Fill the template office."""
    reference.load_shipped(session)
    by_name = {u.nama: u.id for u in session.query(Unit)}
    root, bidang = by_name["Dinas Perhubungan"], by_name["Bidang Angkutan"]
    kepala = _person(session, "kepala", "Haryanto", root, "IV/c", D(2022, 4, 1),
                     [("Kepala Dinas Perhubungan", "1", "II.b", None, D(2020, 1, 1))])  # fmt: skip
    kabid = _person(session, "kabid", "Bambang Sutopo", bidang, "IV/a", D(2021, 4, 1),
                    [("Kepala Bidang Angkutan", "1", "III.b", None, D(2020, 1, 1))])  # fmt: skip
    rina = _person(session, "rina", "Rina Marlina", bidang, "III/c", D(2023, 4, 1),
                   [("Penguji Kendaraan Bermotor Ahli Muda", "2", None, "Ahli Muda", D(2022, 1, 1))], sex="P",
                   results={2023: "1", 2024: "2", 2025: "2"}, karpeg="N 123456")  # fmt: skip
    sari = _person(session, "sari", "Sari Wulandari", bidang, "IV/a", D(2024, 4, 1),
                   [("Analis Kebijakan Ahli Muda", "2", None, "Ahli Muda", D(2018, 1, 1)),
                    ("Analis Kebijakan Ahli Madya", "2", None, "Ahli Madya", D(2025, 6, 1))], sex="P",
                   results={2024: "1", 2025: "1"})  # fmt: skip
    dewi = _person(session, "dewi", "Dewi Lestari", bidang, "IX", D(2023, 2, 1),
                   [("Pranata Komputer Ahli Pertama", "2", None, "Ahli Pertama", D(2023, 2, 1))], sex="P",
                   status="PPPK", results={2025: "2"})  # fmt: skip
    fajar = _person(session, "fajar", "Fajar Nugroho", bidang, "III/a", D(2022, 4, 1),
                    [("Pranata Komputer Ahli Pertama", "2", None, "Ahli Pertama", D(2020, 1, 1))],
                    results={2024: "2", 2025: "2"})  # fmt: skip
    session.add(standing.Cltn(employee_id=fajar, jenis="1", mulai=D(2025, 5, 1), sampai=D(2025, 9, 30),
                              aktif_kembali=D(2025, 10, 1)))  # fmt: skip
    agus = _person(session, "agus", "Agus Setiawan", bidang, "III/b", D(2020, 12, 1),
                   [("Pengelola Data", "4", None, None, D(2015, 1, 1))], results={2025: "2"})  # fmt: skip
    tono = _person(session, "tono", "Tono Prasetyo", bidang, "III/b", D(2021, 4, 1),
                   [("Pengelola Terminal", "4", None, None, D(2012, 1, 1)),
                    ("Pranata Komputer Ahli Pertama", "2", None, "Ahli Pertama", D(2025, 2, 10))],
                   results=dict.fromkeys((2022, 2023, 2024, 2025), "2"), kedudukan="04")  # fmt: skip
    for unit, who, post in ((root, kepala, "Kepala Dinas Perhubungan"), (bidang, kabid, "Kepala Bidang Angkutan")):
        officials.appoint(session, officials.OfficialAsk(unit, "kepala", post, D(2020, 1, 1), who))
    session.add(Position(unit_id=bidang, nama="Penguji Kendaraan Bermotor Ahli Madya", jenis="2", kebutuhan=1))
    session.flush()
    employees.rebuild_summaries(session, today=TODAY)
    return CreditOffice(root, bidang, kepala, kabid, rina, sari, dewi, fajar, agus, tono)


def _person(
    session: Session, key: str, nama: str, unit: uuid.UUID, golongan: str, tmt: dt.date,
    posts: list[tuple[str, str, str | None, str | None, dt.date]], *, sex: str = "L", status: str = "PNS",
    results: dict[int, str] | None = None, **more: object,
) -> uuid.UUID:  # fmt: skip
    nip = NIPS[key]
    born = D(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    row = Employee(nip=nip, nama=nama, tanggal_lahir=born, tempat_lahir="Tirtamaya", jenis_kelamin=sex, status=status,
                   unit_id=unit, **more)  # fmt: skip
    session.add(row)
    session.flush()
    session.add(Golongan(employee_id=row.id, golongan=golongan, tmt=tmt, mkg_tahun=10, mkg_bulan=0))
    for at, (name, kind, eselon, jenjang, since) in enumerate(posts):
        until = posts[at + 1][4] - dt.timedelta(days=1) if at + 1 < len(posts) else None
        session.add(Jabatan(employee_id=row.id, unit_id=unit, jenis=kind, nama=name, eselon=eselon, jenjang=jenjang,
                            penugasan="D", tmt=since, sampai=until))  # fmt: skip
    for year, code in (results or {}).items():
        session.add(career.Kinerja(employee_id=row.id, tahun=year, predikat=code, aturan="PermenPANRB 6/2022"))
    session.flush()
    return row.id
