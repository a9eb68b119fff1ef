"""The office of the evaluation story, in the program: its people entered on the first day of the year."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.services import office, officials, practice, summaries
from asn_desktop.services.office import OpenOffice
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.offices import Unit
from asn_desktop.store.seals import Argon2
from tests.office_day.evaluation_story import LADDER, RETIRED_HEAD, UNITS, Soul

D = dt.date
START = D(2026, 1, 5)
PLAIN = office.NewOffice(
    nama="Dinas Perhubungan", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya", kode="DISHUB",
    alamat="Jalan Merdeka Nomor 1 Tirtamaya",
    latihan=True,
)  # fmt: skip


def at(day: D) -> dt.datetime:
    """Nine in the morning in Jakarta."""
    return dt.datetime(day.year, day.month, day.day, 2, tzinfo=dt.UTC)


@dataclass
class EvaluationOffice:
    """The open office and who is who: keys of the story to ids of people, units in the story's order."""

    opened: OpenOffice
    units: list[uuid.UUID] = field(default_factory=list)
    people: dict[int, uuid.UUID] = field(default_factory=dict)


def create(folder: Path) -> None:
    """An office without people, on the first working day."""
    light = Argon2(memory=1024, passes=1, lanes=1)
    office.create(folder, PLAIN, practice.USERS[:2], now=at(START), cost=light)


def move_in(opened: OpenOffice, souls: list[Soul]) -> EvaluationOffice:
    """Four units below the dinas, each with its head, and everybody who is there on the first day."""
    made = EvaluationOffice(opened)
    with opened.store.begin(opened.actor, reason="pegawai") as session:
        root = session.query(Unit).filter(Unit.parent_id.is_(None)).one()
        rows = [Unit(parent_id=root.id, nama=name, urutan=place) for place, name in enumerate(UNITS) if place]
        session.add_all(rows)
        session.flush()
        made.units = [root.id, *(row.id for row in rows)]
        for soul in souls:
            if soul.since <= START:
                enter(session, made, soul)
        for soul in souls:
            if soul.head:
                title = soul.post if soul.unit else "Kepala Dinas Perhubungan"
                officials.appoint(
                    session,
                    officials.OfficialAsk(made.units[soul.unit], "kepala", title, soul.since, made.people[soul.key]),
                )
        summaries.rebuild_summaries(session, today=START)
    return made


def enter(session: Session, made: EvaluationOffice, soul: Soul) -> None:
    """One person with rank and post."""
    pppk, cpns = soul.status == "PPPK", soul.status == "CPNS"
    born = D(1968, 5, 10) if soul.key == RETIRED_HEAD else D(1985, 7, 9)
    row = Employee(
        nip=f"{born:%Y%m%d}{soul.since.year}{soul.since.month:02d}{2 if soul.key % 2 else 1}{soul.key + 1:03d}",
        nama=f"Pegawai Rekaan {soul.key + 1}", tanggal_lahir=born, jenis_kelamin="PL"[soul.key % 2 == 0],
        status=soul.status, tmt_cpns=None if pppk else soul.since, tmt_pns=None if pppk or cpns else soul.since,
        unit_id=made.units[soul.unit], alamat="Jalan Rekaan 1", no_hp="081200000000",
        kontrak_mulai=soul.since if pppk else None, kontrak_tmt=soul.since if pppk else None,
        kontrak_akhir=D(2028, 2, 28) if pppk else None, nomor_spmt="SPMT/15/2026" if cpns else None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    made.people[soul.key] = row.id
    session.add(Golongan(employee_id=row.id, golongan=soul.golongan, tmt=soul.since))
    session.add(Jabatan(
        employee_id=row.id, nama=soul.post, tmt=soul.since, unit_id=made.units[soul.unit], eselon=soul.eselon,
        jenis="1" if soul.eselon else "2" if soul.jenjang else "4",
        jenjang=LADDER[soul.jenjang][0] if soul.jenjang else None,
    ))  # fmt: skip
    session.flush()
