"""Requests beyond the office's authority go up in the package and come back decided with the signed letter."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from reportlab.pdfgen import canvas
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave.answer import Answer
from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import delegation_deeds, letters, office
from asn_desktop.services.delegations import DelegationAsk
from asn_desktop.services.leave import answers, balance, inbox, requests, tasks, upward
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.answers import AnswerAsk, AnswerRow
from asn_desktop.services.leave.deeds import Decision, LeaveAsk
from asn_desktop.store.authority import LeaveAnswer
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveCharge, LeaveRequest
from asn_desktop.store.letters import Letter
from asn_desktop.store.offices import Unit
from asn_desktop.store.standing import Cltn
from tests.services import leave_flow_office, leave_office
from tests.services.leave_office import LeaveOffice
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office

D = dt.date
NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
TODAY = D(2026, 11, 23)
HERE = office.NewOffice(nama="Dinas Perhubungan", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya")
BUPATI = Official("Bima Sakti", "Bupati Tirtamaya")
BOX = Official("Rahmat Santosa", "Sekretaris Daerah", nip="196901011994031002", dasar="Keputusan Bupati 800/9/2026")
NUMBER = "800.1.11.4/215/BKPSDM/2026"


@dataclass
class World:
    """Office and centre, joined, with the head's own annual leave asked and considered."""

    post: Postal
    folk: LeaveOffice
    request: uuid.UUID
    page: bytes

    def say(self, choice: Choice = Choice.DISETUJUI, **more: Any) -> AnswerRow:
        """The centre decides."""
        values: dict[str, Any] = {"official": BUPATI, "number": NUMBER, "date": TODAY, **more}
        pdf = values.pop("pdf", self.page)
        ask = AnswerAsk(self.post.office.id, Answer(values.pop("request", self.request), choice, **values), pdf)
        with self.post.centre.writing() as session:
            return answers.decide(session, ask, today=TODAY, now=NOW)

    def read(self, query: Callable[[Session], Any]) -> Any:
        """Ask the office's store."""
        with self.post.office.store.read(CLERK) as session:
            return query(session)

    def state(self) -> State:
        """Where the request stands at the office."""
        return self.read(lambda s: leave.get_row(s, self.request, today=TODAY).keadaan)

    def drawn(self) -> int:
        """Days the request holds in the ledger."""
        query = sa.select(sa.func.coalesce(sa.func.sum(LeaveCharge.hari), 0)).where(
            LeaveCharge.request_id == self.request
        )
        return int(self.read(lambda s: s.scalar(query)))


def codes(deed: Callable[[], Any]) -> list[str]:
    """What a deed is refused for."""
    with pytest.raises(Refused) as no:
        deed()
    return [p.code for p in no.value.problems]


def request(session: Session, folk: LeaveOffice) -> uuid.UUID:
    """The head asks for five days of her own; the Sekda considers."""
    days = D(2026, 12, 7), D(2026, 12, 11)
    ask = LeaveAsk(folk.kepala, *days, "Keperluan keluarga", "Jl. Rekaan 1", "081200000009")
    row = leave.ask(session, ask, today=TODAY, now=NOW)
    given = Decision(Choice.DISETUJUI, official=BOX, scan=scanned())
    leave.consider(session, row.id, given, today=TODAY, now=NOW)
    return row.id


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Everything up to the package that carries the request to the centre."""
    with make_office(tmp_path / "kantor", HERE, NOW) as here, make_office(tmp_path / "pusat", CENTRAL, NOW) as centre:
        out = tmp_path / "stik"
        out.mkdir()
        post = Postal(Side(here.store, NOW), Side(centre.store, NOW), out)
        with post.office.writing() as session:
            root = session.query(Unit).one()
            session.add(Unit(parent_id=root.id, nama="Bidang Angkutan", urutan=1))
            session.flush()
            folk = leave_office.make(session, NOW)
            asked = request(session, folk)
        join(post.office, post.centre)
        for data in post.send():
            post.receive(data)
        yield World(post, folk, asked, scanned())


def scanned() -> bytes:
    """A page as a scanner makes it."""
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.drawString(72, 720, "Surat Izin Cuti Tahunan")
    page.save()
    return file.getvalue()


def home(world: World) -> Any:
    """The reply is sealed, carried and read."""
    return world.post.take(world.post.answer())


def test_a_request_of_the_head_is_routed_up_and_seen_at_the_centre_with_its_form(world: World) -> None:
    assert world.read(lambda s: s.get_one(LeaveRequest, (s.info["office_id"], world.request)).wewenang) == "bkpsdm"
    with world.post.centre.store.read(CLERK) as session:
        (row,) = inbox.listing(session, today=TODAY)
        assert (row.kantor, row.nama, row.keadaan, row.bisa_diputus) == (
            "Dinas Perhubungan", "Dr. Sri Wahyuni", State.DIPERTIMBANGKAN, True
        )  # fmt: skip
        seen = inbox.detail(session, world.post.office.id, world.request, today=TODAY)
    assert (seen.alasan, seen.alamat, seen.row.lama) == ("Keperluan keluarga", "Jl. Rekaan 1", 5)
    assert seen.saldo["sisa"]["N"] == 12
    assert [s.peristiwa for s in seen.steps] == ["DIAJUKAN", "PERTIMBANGAN"]
    with world.post.centre.store.read(CLERK) as session:
        scan = seen.steps[1].berkas
        assert scan is not None
        assert inbox.attachment(session, world.post.office.id, scan).startswith(b"%PDF-")


def test_a_request_that_waits_follows_the_decree_that_comes_or_goes(world: World) -> None:
    with world.post.office.writing() as session:
        fauzi = LeaveAsk(world.folk.fauzi, D(2026, 12, 14), D(2026, 12, 15), "Keluarga", "Jl. Rekaan 5", "0812")
        own = leave.ask(session, fauzi, today=TODAY, now=NOW).id
        record = session.get_one(LeaveRequest, (session.info["office_id"], own))
        assert record.wewenang is None
        line = DelegationAsk(world.folk.root, "Kepala Dinas Perhubungan", ("SAKIT",), "Bupati Tirtamaya", "800/1/2026",
                             D(2026, 1, 2), D(2026, 1, 5))  # fmt: skip
        (row,) = delegation_deeds.enter(session, [line], today=TODAY)
        assert record.wewenang == "bkpsdm"  # the decree gives sick leave only
        delegation_deeds.void(session, row.id, "keliru disalin", today=TODAY)
        assert record.wewenang is None


def test_a_grant_comes_home_with_its_letter_and_draws_the_days_once(world: World) -> None:
    world.say()
    result = home(world)
    assert (result.decided, result.undecided) == (1, 0)
    assert (world.state(), world.drawn()) == (State.TERBIT, 5)
    steps = world.read(lambda s: requests.steps_of(s, world.request))
    assert [(s.peristiwa, s.cara, s.oleh_nama) for s in steps][-2:] == [
        ("KEPUTUSAN", "paket", "Bima Sakti"), ("TERBIT", "paket", "Bima Sakti"),
    ]  # fmt: skip
    row = world.read(lambda s: leave.get_row(s, world.request, today=TODAY))
    assert row.nomor == NUMBER
    kept = world.read(lambda s: letters.get(s, row.letter_id))
    assert (kept.keadaan, kept.cara_tanda, kept.nama) == ("ditandatangani", "tinta", "Dr. Sri Wahyuni")
    assert world.read(lambda s: letters.pdf(s, row.letter_id, signed=True)) == world.page


def test_an_answer_is_repeated_until_the_office_confirms_and_entered_once(world: World) -> None:
    world.say()
    first = world.post.answer()
    second = world.post.answer()  # the first was lost, or read late: both carry the decision
    assert world.post.take(second).decided == 1
    assert world.post.take(first).old
    third = world.post.answer()
    assert world.post.take(third).decided == 0
    assert world.drawn() == 5
    for data in world.post.send():
        world.post.receive(data)
    with world.post.centre.store.read(CLERK) as session:
        (kept,) = answers.all_rows(session)
        assert kept.diterima
    with world.post.centre.writing() as session:
        assert answers.files(session, world.post.office.id, 99) == {}
        (row,) = inbox.listing(session, today=TODAY)
        assert (row.keadaan, row.diterima) == (State.TERBIT, True)


def test_changed_dates_are_counted_by_the_office(world: World) -> None:
    world.say(Choice.PERUBAHAN, reason="Ada rapat anggaran", first=D(2026, 12, 14), last=D(2026, 12, 16))
    assert home(world).decided == 1
    row = world.read(lambda s: leave.get_row(s, world.request, today=TODAY))
    assert (row.mulai, row.sampai, row.lama, world.drawn()) == (D(2026, 12, 14), D(2026, 12, 16), 3, 3)


def test_a_postponement_carries_the_days_over_and_files_its_letter(world: World) -> None:
    world.say(Choice.DITANGGUHKAN, reason="Persiapan audit akhir tahun")
    assert home(world).decided == 1
    assert (world.state(), world.drawn()) == (State.DITANGGUHKAN, 0)
    card = world.read(lambda s: balance.card(s, world.folk.kepala, year=2027, today=D(2027, 1, 4)))
    assert card.opened["N-1"] >= 5
    (letter,) = world.read(lambda s: letters.listing(s, employee_id=world.folk.kepala))
    assert letter.jenis == "surat_penangguhan_cuti"


def test_a_refusal_takes_nothing(world: World) -> None:
    world.say(Choice.TIDAK_DISETUJUI, reason="Jabatan tidak dapat ditinggalkan")
    assert home(world).decided == 1
    assert (world.state(), world.drawn()) == (State.DITOLAK, 0)


def test_a_decision_the_ledger_cannot_bear_is_told_in_words_and_nothing_is_half_written(world: World) -> None:
    world.say(Choice.PERUBAHAN, reason="Tanggal lain", first=D(2026, 12, 19), last=D(2026, 12, 20))  # a weekend
    result = home(world)
    assert (result.decided, result.undecided) == (0, 1)
    assert (world.state(), world.drawn()) == (State.DIPERTIMBANGKAN, 0)
    assert world.read(lambda s: s.scalar(sa.select(sa.func.count()).select_from(Letter))) == 0
    (held,) = world.read(upward.waiting)
    assert (held.nama, [p.code for p in held.problems]) == ("Dr. Sri Wahyuni", ["zero_working_days"])
    assert [t.code for t in world.read(lambda s: tasks.tasks(s, today=TODAY))] == ["keputusan_tertahan"]
    again = world.post.take(world.post.answer())
    assert (again.decided, again.undecided) == (0, 1)
    assert len(world.read(upward.waiting)) == 1
    with world.post.office.writing() as session:
        assert codes(lambda: upward.dismiss(session, held.id, " ")) == ["answer_dismiss_reason"]
        upward.dismiss(session, held.id, "BKPSDM menerbitkan surat perbaikan")
    assert world.read(upward.waiting) == ()


def test_a_held_decision_is_entered_once_the_office_has_put_its_records_right(world: World) -> None:
    with world.post.office.writing() as session:
        person = session.get_one(Employee, (session.info["office_id"], world.folk.kepala))
        person.berakhir = D(2026, 12, 9)
    world.say()
    assert home(world).undecided == 1
    (held,) = world.read(upward.waiting)
    assert [p.code for p in held.problems] == ["after_service_end"]
    with world.post.office.writing() as session:
        session.get_one(Employee, (session.info["office_id"], world.folk.kepala)).berakhir = None
    with world.post.office.writing() as session:
        upward.retry(session, held.id, today=TODAY, now=NOW)
    assert (world.state(), world.drawn(), world.read(upward.waiting)) == (State.TERBIT, 5, ())


def test_a_request_withdrawn_meanwhile_keeps_its_state_and_the_centre_stops_telling(world: World) -> None:
    world.say()
    with world.post.office.writing() as session:
        leave.cancel(session, world.request, "Batal bepergian", today=TODAY, now=NOW)
    assert home(world).undecided == 1
    assert world.state() is State.DIBATALKAN
    for data in world.post.send():
        world.post.receive(data)
    with world.post.centre.writing() as session:
        assert answers.files(session, world.post.office.id, 9) == {}


INCOMPLETE: list[tuple[dict[str, Any], str]] = [
    ({"official": Official("Hasan", "Kepala BKPSDM")}, "answer_ground_missing"),
    ({"official": Official("", "Bupati Tirtamaya")}, "official_missing"),
    ({"official": Official("Sri W.", "Bupati Tirtamaya", nip="19700101 199501 2 001")}, "self_approval"),
    ({"choice": Choice.TIDAK_DISETUJUI}, "decision_reason_missing"),
    ({"number": " "}, "answer_number_missing"),
    ({"date": D(2026, 11, 24)}, "answer_date"),
    ({"pdf": None}, "answer_pdf_missing"),
    ({"pdf": b"PK\x03\x04"}, "answer_pdf_wrong"),
    ({"request": uuid.UUID(int=7)}, "leave_unknown"),
]


def test_an_incomplete_decision_is_refused_at_the_centre(world: World) -> None:
    for given, code in INCOMPLETE:
        assert codes(lambda given=given: world.say(**given)) == [code]  # type: ignore[misc]
    with world.post.centre.store.read(CLERK) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(LeaveAnswer)) == 0


def test_a_second_decision_is_refused_and_an_unsent_one_may_be_taken_back(world: World) -> None:
    first = world.say()
    assert codes(world.say) == ["answer_given"]
    with world.post.centre.writing() as session:
        answers.withdraw(session, first.id, world.post.office.id)
    sent = world.say(Choice.TIDAK_DISETUJUI, reason="Jabatan tidak dapat ditinggalkan")
    world.post.answer()
    with world.post.centre.writing() as session:
        assert codes(lambda: answers.withdraw(session, sent.id, world.post.office.id)) == ["answer_sent"]


KINDS = (Kind.BESAR, Kind.MELAHIRKAN, Kind.ALASAN_PENTING, Kind.CLTN)


@pytest.fixture
def every(tmp_path: Path) -> Iterator[tuple[Postal, dict[Kind, uuid.UUID]]]:
    """Four kinds that a head does not decide, asked with their proofs, considered and carried to the centre."""
    with make_office(tmp_path / "kantor", HERE, NOW) as here, make_office(tmp_path / "pusat", CENTRAL, NOW) as centre:
        out = tmp_path / "stik"
        out.mkdir()
        post = Postal(Side(here.store, NOW), Side(centre.store, NOW), out)
        with post.office.writing() as session:
            session.add(Unit(parent_id=session.query(Unit).one().id, nama="Bidang Angkutan", urutan=1))
            session.flush()
            desk = leave_flow_office.make(session, TODAY, NOW)
            asked = {}
            for kind, person in zip(KINDS, (*desk.office.rekan, desk.office.fauzi, desk.sari), strict=True):
                if kind is Kind.MELAHIRKAN:
                    session.get_one(Employee, (session.info["office_id"], person)).jenis_kelamin = "P"
                asked[kind] = desk.consider(desk.ask(kind, employee_id=person)).id
        join(post.office, post.centre)
        for data in post.send():
            post.receive(data)
        yield post, asked


def decide(post: Postal, request_id: uuid.UUID, official: Official, choice: Choice = Choice.DISETUJUI,
           **more: Any) -> None:  # fmt: skip
    """One decision at the centre."""
    answer = Answer(request_id, choice, official, f"800/{request_id.hex[-4:]}/2026", TODAY, **more)
    with post.centre.writing() as session:
        answers.decide(session, AnswerAsk(post.office.id, answer, scanned()), today=TODAY, now=NOW)


def test_leave_of_every_kind_beyond_the_head_comes_home_decided(
    every: tuple[Postal, dict[Kind, uuid.UUID]]
) -> None:
    post, asked = every
    with post.centre.store.read(CLERK) as session:
        seen = {row.jenis for row in inbox.listing(session, today=TODAY)}
        proofs = inbox.detail(session, post.office.id, asked[Kind.BESAR], today=TODAY).proofs
    assert seen == {kind.value for kind in KINDS}
    assert [proof.jenis for proof in proofs] == ["surat_biro_umrah"]
    agency = Official("Drs. Slamet", "Kepala BKPSDM Kabupaten Tirtamaya", dasar="Keputusan Bupati 800/9/2026")
    assert codes(lambda: decide(post, asked[Kind.CLTN], agency)) == ["authority_not_delegable", "bkn_approval_missing"]
    assert codes(lambda: decide(post, asked[Kind.CLTN], BUPATI)) == ["bkn_approval_missing"]
    late = {"choice": Choice.DITANGGUHKAN, "reason": "Kepentingan dinas"}
    assert codes(lambda: decide(post, asked[Kind.MELAHIRKAN], agency, **late)) == ["postponement_not_allowed"]
    for kind in KINDS[:3]:
        decide(post, asked[kind], agency)
    decide(post, asked[Kind.CLTN], BUPATI, bkn=("BKN/77", TODAY))
    assert post.take(post.answer()).decided == 4
    with post.office.store.read(CLERK) as session:
        rows = {row.id: row for row in leave.listing(session, today=TODAY)}
        assert [rows[asked[kind]].keadaan for kind in KINDS] == [State.TERBIT] * 4
        assert {letters.get(session, rows[one].letter_id).jenis for one in asked.values()} == {
            "surat_izin_cuti_besar", "surat_izin_cuti_melahirkan", "surat_izin_cuti_alasan_penting", "keputusan_cltn",
        }  # fmt: skip
        assert session.scalars(sa.select(Cltn.nomor_persetujuan)).all() == ["BKN/77"]
    for data in post.send():
        post.receive(data)
    with post.centre.store.read(CLERK) as session:
        assert all(row.diterima for row in inbox.listing(session, today=TODAY))
