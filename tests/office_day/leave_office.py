"""The office of the story, in the program: its people entered on the first day, each deed done through the services."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.rules.leave_flow import Choice
from asn_desktop.services import (
    histories,
    leave,
    leave_openings,
    leave_papers,
    office,
    officials,
    practice,
    record_ask,
    summaries,
)
from asn_desktop.services.leave import Decision, LeaveAsk
from asn_desktop.services.leave_openings import OpeningAsk
from asn_desktop.services.office import OpenOffice
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.offices import Unit
from asn_desktop.store.seals import Argon2
from tests.office_day import leave_reckoning
from tests.office_day.leave_reckoning import Soul
from tests.office_day.leave_story import START, Event

D = dt.date
SCAN = b"%PDF-1.4 formulir bertanda tangan"


def at(day: D) -> dt.datetime:
    """Nine in the morning in Jakarta."""
    return dt.datetime(day.year, day.month, day.day, 2, tzinfo=dt.UTC)


@dataclass
class LeaveOffice:
    """The open office, who is who, and which request is which leave of the story."""

    opened: OpenOffice
    people: dict[int, uuid.UUID] = field(default_factory=dict)
    requests: dict[int, uuid.UUID] = field(default_factory=dict)


def create(folder: Path) -> None:
    """An office without people, on the first day."""
    light = Argon2(memory=1024, passes=1, lanes=1)
    office.create(folder, practice.OFFICE, practice.USERS[:2], now=at(START), cost=light)


def move_in(opened: OpenOffice, souls: list[Soul]) -> LeaveOffice:
    """Units with weeks of five and six days, a head, two section heads, sixty people with their openings."""
    made = LeaveOffice(opened)
    with opened.store.begin(opened.actor, reason="pegawai") as session:
        root = session.query(Unit).filter(Unit.parent_id.is_(None)).one()
        units = {}
        for place, week in enumerate(("12345", "123456")):
            units[week] = Unit(parent_id=root.id, nama=f"Bidang {place + 1}", urutan=place, hari_kerja=week)
            session.add(units[week])
        session.flush()
        for place, unit_id in enumerate((root.id, *(unit.id for unit in units.values()))):
            post = f"Kepala Bidang {place}" if place else "Kepala Dinas"
            who = _person(session, Soul(90 + place), unit_id, post)
            officials.appoint(session, officials.OfficialAsk(unit_id, "kepala", post, START, who))
        made.people = {s.key: _person(session, s, units[s.week].id, "Pengelola Layanan") for s in souls}
        summaries.rebuild_summaries(session, today=START)
        told = [
            OpeningAsk(made.people[s.key], y, s.used.get(y, 0))
            for s in souls for y in (2023, 2024, 2025) if leave_reckoning.right(s, y)
        ]  # fmt: skip
        leave_openings.save(session, told, today=START, now=at(START))
    return made


def _person(session: Session, soul: Soul, unit_id: uuid.UUID, post: str) -> uuid.UUID:
    pppk = soul.pppk
    row = Employee(
        nip=f"1985070920{10 + soul.key // 90}01{2 if soul.sex == 'P' else 1}{soul.key + 1:03d}",
        nama=f"Pegawai Rekaan {soul.key + 1}", tanggal_lahir=D(1985, 7, 9), jenis_kelamin=soul.sex, status=soul.status,
        tmt_cpns=None if pppk else soul.since, tmt_pns=None, unit_id=unit_id, guru=soul.guru, alamat="Jalan Rekaan 1",
        no_hp="081200000000", kontrak_mulai=soul.since if pppk else None,
        kontrak_tmt=soul.contract[0] if soul.contract else None,
        kontrak_akhir=soul.contract[1] if soul.contract else None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    if soul.status != "PPPK_PW":
        session.add(Golongan(employee_id=row.id, golongan="IX" if pppk else "III/a", tmt=soul.since))
    session.add(Jabatan(employee_id=row.id, nama=post, jenis="2", tmt=soul.since, unit_id=unit_id))
    session.flush()
    return row.id


def do(made: LeaveOffice, session: Session, event: Event, *, papers: bool) -> Mapping[str, int] | None:
    """One deed of the story on its day; a grant answers the rows its days were taken from."""
    on, now, request = event.on, at(event.on), made.requests.get(event.leave)
    if event.what == "KONTRAK":
        values = {"mulai": event.first, "sampai": event.last, "golongan": event.choice or None, "tanggal_sk": on,
                  "nomor_sk": f"PK/{event.who}/{on.year}"}  # fmt: skip
        ask = record_ask.RecordAsk("kontrak", made.people[event.who], values=values)
        histories.save(session, ask, today=on)
        return None
    if event.what == "MINTA":
        wish = LeaveAsk(
            employee_id=made.people[event.who], mulai=event.first, sampai=event.last, alasan="keperluan keluarga",
            alamat="Jalan Rekaan 1", telepon="0812",
        )  # fmt: skip
        made.requests[event.leave] = leave.ask(session, wish, today=on, now=now).id
        return None
    assert request is not None
    if event.what == "PUTUS":
        return _decide(made, session, request, event, papers=papers)
    if event.what == "BATAL":
        leave.cancel(session, request, "tidak jadi", today=on, now=now)
    elif event.what == "PANGGIL":
        leave.recall(session, request, event.last, "kepentingan dinas mendesak", today=on, now=now)
    elif event.what == "LAPOR":
        leave.report_back(session, request, on, today=on, now=now)
    return None


def _decide(
    made: LeaveOffice, session: Session, request: uuid.UUID, event: Event, *, papers: bool
) -> Mapping[str, int] | None:
    on, now = event.on, at(event.on)
    leave.consider(session, request, Decision(Choice.DISETUJUI), today=on, now=now)
    changed = event.choice == "PERUBAHAN"
    given = Decision(
        Choice(event.choice), "" if event.choice == "DISETUJUI" else "kepentingan dinas mendesak",
        event.first if changed else None, event.last if changed else None, scan=SCAN,
    )  # fmt: skip
    leave.decide(session, request, given, today=on, now=now)
    if event.choice not in ("DISETUJUI", "PERUBAHAN"):
        return None
    if papers:
        leave_papers.issue(session, leave_papers.IssueAsk(request), today=on, now=now)
    return leave.detail(session, request, today=on).saldo
