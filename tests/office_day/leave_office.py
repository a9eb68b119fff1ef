"""The office of the story, in the program: its people entered on the first day, each deed done through the services."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import (
    histories,
    holiday_decrees,
    joint_leave,
    office,
    officials,
    practice,
    record_ask,
    summaries,
)
from asn_desktop.services.leave import birth, cltn, interim, late, openings, whatif
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import papers as leave_papers
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.deeds import Decision, LeaveAsk, LeaveRow
from asn_desktop.services.leave.late import LateAsk
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.services.office import OpenOffice
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.offices import Unit
from asn_desktop.store.seals import Argon2
from tests.office_day import leave_reckoning
from tests.office_day.leave_reckoning import Soul
from tests.office_day.leave_story import START, Event

D = dt.date


def _page() -> bytes:
    """A scanned page: an empty one will do, as long as it is a PDF."""
    book = pikepdf.new()
    book.add_blank_page()
    book.save(data := io.BytesIO())
    return data.getvalue()


SCAN = _page()
BUPATI = Official("H. Rekaan Utama", "Bupati Tirtamaya")


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
        openings.save(session, told, today=START, now=at(START))
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


def do(made: LeaveOffice, session: Session, event: Event, *, papers: bool) -> str:
    """One deed of the story on its day. Answers what the program said: a length, or the codes of its refusal."""
    if event.what not in _FIRST and event.leave not in made.requests:
        return "permintaannya tidak ada"
    try:
        with session.begin_nested():
            row = _DEEDS[event.what](made, session, event, papers)
    except Refused as no:
        return " ".join(problem.code for problem in no.problems)
    return f"{row.lama} {row.satuan}" if row is not None else ""


def _contract(made: LeaveOffice, session: Session, event: Event, papers: bool) -> None:
    values = {"mulai": event.first, "sampai": event.last, "golongan": event.choice or None, "tanggal_sk": event.on,
              "nomor_sk": f"PK/{event.who}/{event.on.year}"}  # fmt: skip
    ask = record_ask.RecordAsk("kontrak", made.people[event.who], values=values)
    histories.save(session, ask, today=event.on)


def _ask(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    more = dict(event.more)
    if "terkait" in more:
        more["terkait_id"] = made.requests[more.pop("terkait")]
    proofs = tuple(ProofAsk(**words, data=SCAN) for words in more.pop("bukti", ()))
    wish = LeaveAsk(
        employee_id=made.people[event.who], mulai=event.first, sampai=event.last, alasan="keperluan keluarga",
        alamat="Jalan Rekaan 1", telepon="0812", jenis=Kind(event.kind), bukti=proofs, **more,
    )  # fmt: skip
    row = leave.ask(session, wish, today=event.on, now=at(event.on))
    made.requests[event.leave] = row.id
    return row


def _decide(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    on, now, request = event.on, at(event.on), made.requests[event.leave]
    above = event.what == "PUTUS_PPK" or event.kind != "TAHUNAN"
    if leave.get_row(session, request, today=on).keadaan is State.DIAJUKAN:
        leave.consider(session, request, Decision(Choice.DISETUJUI), today=on, now=now)
    changed = event.choice == "PERUBAHAN"
    given = Decision(
        Choice(event.choice), "" if event.choice == "DISETUJUI" else "kepentingan dinas mendesak",
        event.first if changed else None, event.last if changed else None, official=BUPATI if above else None,
        scan=SCAN,
    )  # fmt: skip
    row = leave.decide(session, request, given, today=on, now=now)
    if papers:
        leave_papers.issue(session, leave_papers.IssueAsk(request), today=on, now=now)
    return row


def _cancel(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    return leave.cancel(session, made.requests[event.leave], "tidak jadi", today=event.on, now=at(event.on))


def _recall(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    urgent = "kepentingan dinas mendesak"
    return leave.recall(session, made.requests[event.leave], event.last, urgent, today=event.on, now=at(event.on))


def _report(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    return leave.report_back(session, made.requests[event.leave], event.on, today=event.on, now=at(event.on))


def _birth(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    return birth.report(session, made.requests[event.leave], event.first, today=event.on, now=at(event.on))


def _interim(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    request = made.requests[event.leave]
    official = interim.issuer(session, made.people[event.who], on=event.on)
    assert official is not None
    given = interim.Interim(official, "ayah meninggal", event.on, "800/3", SCAN)
    return interim.grant(session, request, given, today=event.on, now=at(event.on))


def _ratify(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    given = Decision(Choice.DISETUJUI, official=BUPATI, scan=SCAN)
    return interim.ratify(session, made.requests[event.leave], given, today=event.on, now=at(event.on))


def _unpaid(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    """Considered, proposed to BKN, approved, decreed; its first day comes later."""
    on, now, request = event.on, at(event.on), made.requests[event.leave]
    leave.consider(session, request, Decision(Choice.DISETUJUI), today=on, now=now)
    cltn.propose(session, request, cltn.Letter(BUPATI, "850/1", on), today=on, now=now)
    cltn.bkn_approved(session, request, "AA-1/2025", on, today=on, now=now)
    return cltn.decree(session, request, cltn.Decree(BUPATI, "850/2", on, SCAN), today=on, now=now)


def _away(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    return cltn.begin(session, made.requests[event.leave], today=event.on, now=at(event.on))


def _back(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    on, now, request = event.on, at(event.on), made.requests[event.leave]
    cltn.report_end(session, request, on, today=on, now=now)
    cltn.propose_return(session, request, cltn.Letter(BUPATI, "850/9", on), today=on, now=now)
    unit = session.get_one(Employee, (session.info["office_id"], made.people[event.who])).unit_id
    given = cltn.Return(
        cltn.Decree(BUPATI, "850/10", on, SCAN), "AA-2/2026", on, on,
        {"nama": "Pengelola Layanan", "jenis": "2", "unit_id": unit, "nomor_sk": "821/1", "tanggal_sk": on},
    )  # fmt: skip
    return cltn.reactivate(session, request, given, today=on, now=now)


def _on_duty(made: LeaveOffice, session: Session, event: Event, papers: bool) -> None:
    ask = joint_leave.DutyAsk((made.people[event.who],), (event.first,), f"800/{event.first:%m%d}", event.on)
    joint_leave.grant(session, ask, today=event.on, now=at(event.on))


def _late(made: LeaveOffice, session: Session, event: Event, papers: bool) -> LeaveRow:
    asked = LateAsk(
        made.people[event.who], Kind(event.kind), event.first, event.last, nomor="800/77", tanggal=event.first,
        alasan="keperluan keluarga", pejabat="Kepala Dinas", scan=SCAN,
    )  # fmt: skip
    return late.enter(session, [asked], today=event.on, now=at(event.on))[0]


def decree(session: Session, day: D, on: D) -> dict[uuid.UUID, int]:
    """A later Keppres makes a day cuti bersama: read as a table of the centre, every leave it touches is settled.

    Answers the days given back, by request; asking again finds nothing left to settle.
    """
    table = f"tanggal,jenis,nama\n{day:%d-%m-%Y},cuti bersama,Cuti bersama tambahan\n".encode()
    ground = holiday_decrees.Decree("Keppres 77 Tahun 2026", on)
    seen = holiday_decrees.preview(session, table, ground, today=on, file_name="keppres.csv")
    after = holiday_decrees.calendar_after(session, [day.year], seen, end_missing=False)
    foreseen = {e.request_id: e.back for e in whatif.affected(session, today=on, after=after)}
    holiday_decrees.apply(session, seen, end_missing=False, today=on, now=at(on))
    found = whatif.affected(session, today=on)
    assert {e.request_id: e.back for e in found} == foreseen
    for effect in found:
        whatif.settle(session, effect.request_id, ground.dasar, "hari itu menjadi cuti bersama", today=on,
                            now=at(on))  # fmt: skip
    assert whatif.affected(session, today=on) == ()
    return foreseen


_FIRST = ("KONTRAK", "MINTA", "DITOLAK", "CATAT", "BERTUGAS", "SUSULAN")  # every other deed follows a request
_DEEDS: Mapping[str, Callable[[LeaveOffice, Session, Event, bool], LeaveRow | None]] = {
    "KONTRAK": _contract, "MINTA": _ask, "DITOLAK": _ask, "CATAT": _ask, "PUTUS": _decide, "TANPA_KUASA": _decide,
    "PUTUS_PPK": _decide, "BATAL": _cancel, "PANGGIL": _recall, "LAPOR": _report, "LAHIR": _birth,
    "SEMENTARA": _interim, "SAHKAN": _ratify, "CLTN": _unpaid, "MULAI": _away, "KEMBALI": _back,
    "BERTUGAS": _on_duty, "SUSULAN": _late,
}  # fmt: skip
