"""Every row of the table of transitions (leave.md §4.1): by whose hand, what is recorded, what is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import drafts
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import interim as leave_interim
from asn_desktop.services.leave import proofs, tasks
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.deeds import Decision, Interim
from asn_desktop.store.leave_files import LeaveLetter
from tests.services import leave_flow_office
from tests.services.leave_flow_office import BIRTH, INPATIENT, PUSAT, SCAN, Desk, codes

D = dt.date
CHIEF = Official("Bambang Prasetyo", "Kepala Bidang Angkutan")


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return leave_flow_office.make(session, today, now)


def interim(**more: object) -> Interim:
    return Interim(**{"official": CHIEF, "alasan": "ibu masuk ICU", "tanggal": D(2026, 11, 23), "scan": SCAN, **more})  # type: ignore[arg-type]


def test_row_1_a_draft_of_any_kind_survives_as_it_was_typed(desk: Desk) -> None:
    kept = {"jenis": "SAKIT", "mulai": "2026-11-24", "alasan_kode": "sakit", "bukti": [{"jenis": "surat_dokter"}]}
    drafts.save(desk.session, "cuti:baru", kept, now=desk.now)
    found = drafts.load(desk.session, "cuti:baru")
    assert found is not None
    assert found.values == kept


def test_row_2_submitting_freezes_section_v(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN)
    saldo = leave.detail(desk.session, row.id, today=desk.today).saldo
    assert (row.keadaan, saldo["sisa"]["N-1"]) == (State.DIAJUKAN, 6)


@pytest.mark.parametrize("choice", list(Choice))
def test_row_3_the_superior_considers(desk: Desk, choice: Choice) -> None:
    row = desk.ask(Kind.SAKIT)
    bare = Decision(choice, mulai=D(2026, 11, 24), sampai=D(2026, 11, 26))
    if choice is not Choice.DISETUJUI:
        assert codes(lambda: leave.consider(desk.session, row.id, bare, **desk.on)) == ["decision_reason_missing"]
    given = replace(bare, alasan="kebutuhan dinas")
    assert leave.consider(desk.session, row.id, given, **desk.on).keadaan is State.DIPERTIMBANGKAN
    step = leave.detail(desk.session, row.id, today=desk.today).steps[-1]
    assert (step.pilihan, step.oleh_nama, step.tanggal) == (choice, "Bambang Prasetyo", desk.today)


DECIDED = {
    Choice.DISETUJUI: State.DISETUJUI, Choice.PERUBAHAN: State.DIUBAH, Choice.DITANGGUHKAN: State.DITANGGUHKAN,
    Choice.TIDAK_DISETUJUI: State.DITOLAK,
}  # fmt: skip


@pytest.mark.parametrize("choice", list(Choice))
def test_row_4_the_pyb_decides_whatever_the_superior_said(desk: Desk, choice: Choice) -> None:
    row = desk.ask(Kind.TAHUNAN)
    no = Decision(Choice.TIDAK_DISETUJUI, alasan="tenaga kurang")
    leave.consider(desk.session, row.id, no, **desk.on)
    dates = {"mulai": D(2026, 12, 21), "sampai": D(2026, 12, 22)} if choice is Choice.PERUBAHAN else {}
    assert desk.decide(row, choice, alasan="kepentingan dinas", **dates).keadaan is DECIDED[choice]
    step = leave.detail(desk.session, row.id, today=desk.today).steps[-1]
    assert (step.pilihan, step.oleh_jabatan, step.cara) == (choice, "Kepala Dinas Perhubungan", "kertas")


def test_row_6_an_issued_leave_runs_from_its_first_day(desk: Desk) -> None:
    row = desk.issued(Kind.SAKIT)
    assert row.keadaan is State.TERBIT
    assert leave.get_row(desk.session, row.id, today=D(2026, 11, 24)).keadaan is State.BERJALAN


@pytest.mark.parametrize("kind", [Kind.SAKIT, Kind.ALASAN_PENTING, Kind.TAHUNAN])
def test_row_7_reporting_back_ends_it(desk: Desk, kind: Kind) -> None:
    row = desk.issued(kind)
    back = row.sampai + dt.timedelta(days=1)
    on = {"today": back, "now": desk.now}
    first = row.mulai if kind is Kind.SAKIT else row.sampai  # who recovers reports at once
    assert codes(lambda: leave.report_back(desk.session, row.id, first, **on)) == ["report_before_end"]
    done = leave.report_back(desk.session, row.id, back, **on)
    assert (done.keadaan, done.melapor_pada) == (State.SELESAI, back)


@pytest.mark.parametrize("kind", [Kind.TAHUNAN, Kind.BESAR, Kind.ALASAN_PENTING])
def test_row_8_a_recall_keeps_the_unserved_days(desk: Desk, kind: Kind) -> None:
    start = D(2026, 11, 23)
    more = {"mulai": start, "sampai": D(2026, 12, 4)}
    row = desk.issued(kind, **more)
    official = desk.official(kind)
    day = D(2026, 11, 30)
    assert codes(lambda: leave.recall(desk.session, row.id, day, " ", official=official, **desk.on)) == [
        "decision_reason_missing"
    ]
    outside = D(2026, 12, 20)
    assert codes(lambda: leave.recall(desk.session, row.id, outside, "rapat", official=official, **desk.on)) == [
        "recall_day_outside"
    ]
    called = leave.recall(desk.session, row.id, day, "rapat anggaran", official=official, scan=SCAN, **desk.on)
    assert (called.keadaan, called.melapor_pada) == (State.DIPANGGIL, day)
    if kind is Kind.TAHUNAN:  # 10 of 18 days asked, 5 served
        assert leave.balance(desk.session, row.employee_id, year=2026, today=desk.today).sisa == 13
    again = desk.wish(kind, mulai=D(2026, 12, 7), sampai=D(2026, 12, 8), terkait_id=row.id)
    assert leave.preview(desk.session, again, today=desk.today).problems == ()
    free = desk.wish(Kind.TAHUNAN, mulai=D(2026, 12, 1), sampai=D(2026, 12, 2), employee_id=row.employee_id)
    assert leave.preview(desk.session, free, today=desk.today).verdict is not None
    assert "overlap" not in [p.code for p in leave.preview(desk.session, free, today=desk.today).problems]


@pytest.mark.parametrize("kind", [Kind.SAKIT, Kind.MELAHIRKAN])
def test_not_recallable(desk: Desk, kind: Kind) -> None:
    row = desk.issued(kind, mulai=D(2026, 11, 23), sampai=D(2026, 11, 30))
    assert codes(lambda: leave.recall(desk.session, row.id, D(2026, 11, 25), "rapat", **desk.on)) == ["not_recallable"]


@pytest.mark.parametrize("kind", [Kind.TAHUNAN, Kind.BESAR, Kind.SAKIT, Kind.MELAHIRKAN, Kind.ALASAN_PENTING])
def test_row_9_a_permit_is_cancelled_before_its_first_day(desk: Desk, kind: Kind) -> None:
    row = desk.issued(kind)
    assert codes(lambda: leave.cancel(desk.session, row.id, "", **desk.on)) == ["cancel_reason_missing"]
    gone = leave.cancel(desk.session, row.id, "kepentingan dinas", official=PUSAT, scan=SCAN, **desk.on)
    assert gone.keadaan is State.DIBATALKAN
    step = leave.detail(desk.session, row.id, today=desk.today).steps[-1]
    assert (step.oleh_nama, step.cara) == ("Drs. Slamet", "kertas")
    assert leave.balance(desk.session, row.employee_id, year=2026, today=desk.today).sisa == 18


def test_a_running_leave_is_not_cancelled(desk: Desk) -> None:
    row = desk.issued(Kind.SAKIT)
    on = {"today": D(2026, 11, 25), "now": desk.now}
    assert codes(lambda: leave.cancel(desk.session, row.id, "batal", **on)) == ["illegal_transition"]


def test_row_10_an_izin_sementara_runs_until_it_is_ratified(desk: Desk) -> None:
    row = desk.ask(Kind.ALASAN_PENTING, izin_sementara=interim(), bukti=())
    assert row.keadaan is State.IZIN_SEMENTARA
    for day in (D(2026, 11, 23), D(2026, 11, 24), D(2026, 11, 25)):
        assert [t.code for t in tasks.tasks(desk.session, today=day)] == ["izin_sementara"]
    assert tasks.tasks(desk.session, today=D(2026, 11, 29)) == ()  # a Sunday
    given = Decision(Choice.DISETUJUI, official=PUSAT, scan=SCAN)
    assert codes(lambda: leave_interim.ratify(desk.session, row.id, given, **desk.on)) == ["document_missing"]
    proofs.attach(desk.session, row.id, INPATIENT, **desk.on)
    assert leave_interim.ratify(desk.session, row.id, given, **desk.on).keadaan is State.DISETUJUI
    assert "izin_sementara" not in [t.code for t in tasks.tasks(desk.session, today=desk.today)]
    assert codes(lambda: leave_interim.ratify(desk.session, row.id, given, **desk.on)) == ["illegal_transition"]


def test_an_izin_sementara_is_for_important_reasons_and_for_leave_abroad(desk: Desk) -> None:
    sick = desk.ask(Kind.SAKIT)
    assert codes(lambda: leave_interim.grant(desk.session, sick.id, interim(), **desk.on)) == ["interim_not_allowed"]
    abroad = desk.ask(Kind.TAHUNAN, negara="Malaysia")
    bad = interim(alasan=" ", tanggal=D(2026, 12, 1))
    assert codes(lambda: leave_interim.grant(desk.session, abroad.id, bad, **desk.on)) == [
        "decision_reason_missing", "interim_in_future",
    ]  # fmt: skip
    own = interim(official=Official("Ahmad Fauzi", "Staf", employee_id=desk.office.fauzi))
    assert codes(lambda: leave_interim.grant(desk.session, abroad.id, own, **desk.on)) == ["self_approval"]
    assert leave_interim.grant(desk.session, abroad.id, interim(), **desk.on).keadaan is State.IZIN_SEMENTARA
    assert codes(lambda: desk.decide(abroad)) == ["abroad_needs_ppk"]
    assert leave.balance(desk.session, desk.office.fauzi, year=2026, today=desk.today).sisa == 11  # spoken for
    assert leave_interim.issuer(desk.session, desk.office.fauzi, on=desk.today).nama == "Dr. Sri Wahyuni"  # type: ignore[union-attr]


def test_only_a_waiting_request_gets_an_izin_sementara(desk: Desk) -> None:
    row = desk.grant(Kind.ALASAN_PENTING)
    assert codes(lambda: leave_interim.grant(desk.session, row.id, interim(), **desk.on)) == ["illegal_transition"]


def test_row_11_a_postponed_leave_is_taken_up_within_a_year(desk: Desk) -> None:
    row = desk.ask(Kind.BESAR)
    desk.consider(row)
    postponed = desk.decide(row, Choice.DITANGGUHKAN, alasan="pemilu", hingga=D(2027, 12, 31))
    assert postponed.keadaan is State.DITANGGUHKAN
    assert [t.code for t in tasks.tasks(desk.session, today=desk.today)] == ["ditangguhkan"]
    late = desk.wish(Kind.BESAR, mulai=D(2028, 2, 1), sampai=D(2028, 3, 1), terkait_id=row.id)
    assert codes(lambda: leave.ask(desk.session, late, **desk.on)) == ["postponement_too_long"]
    other = desk.wish(Kind.TAHUNAN, mulai=D(2026, 12, 14), sampai=D(2026, 12, 15), terkait_id=row.id)
    assert codes(lambda: leave.ask(desk.session, other, **desk.on)) == ["postponed_request_wrong"]
    again = desk.ask(Kind.BESAR, mulai=D(2027, 6, 1), sampai=D(2027, 7, 31), terkait_id=row.id)
    assert (again.keadaan, again.terkait_id) == (State.DIAJUKAN, row.id)
    assert leave.detail(desk.session, row.id, today=desk.today).diambil_lagi == (again.id,)
    assert tasks.tasks(desk.session, today=desk.today) == ()


def test_postponement_too_long(desk: Desk) -> None:
    row = desk.ask(Kind.BESAR)
    desk.consider(row)
    given = {"alasan": "pemilu", "hingga": D(2028, 6, 1)}
    assert codes(lambda: desk.decide(row, Choice.DITANGGUHKAN, **given)) == ["postponement_too_long"]


@pytest.mark.parametrize("kind", [Kind.SAKIT, Kind.MELAHIRKAN, Kind.ALASAN_PENTING])
def test_postponement_not_allowed(desk: Desk, kind: Kind) -> None:
    row = desk.ask(kind)
    desk.consider(row)
    assert codes(lambda: desk.decide(row, Choice.DITANGGUHKAN, alasan="dinas")) == ["postponement_not_allowed"]


def test_the_first_hajj_is_never_postponed(desk: Desk) -> None:
    row = desk.ask(Kind.BESAR, alasan_kode="haji_pertama", bukti=(ProofAsk("bukti_haji", "H1"),))
    desk.consider(row)
    assert codes(lambda: desk.decide(row, Choice.DITANGGUHKAN, alasan="dinas")) == ["postponement_not_allowed"]


def test_a_permit_is_changed_before_it_runs_and_the_old_one_stays(desk: Desk) -> None:
    row = desk.issued(Kind.TAHUNAN)
    given = Decision(Choice.PERUBAHAN, alasan="rapat", mulai=D(2026, 12, 28), sampai=D(2026, 12, 31), scan=SCAN)
    assert codes(lambda: leave.change(desk.session, row.id, replace(given, alasan="", scan=None), **desk.on)) == [
        "decision_reason_missing", "decision_scan_missing",
    ]  # fmt: skip
    assert codes(lambda: leave.change(desk.session, row.id, replace(given, mulai=D(2026, 11, 2)), **desk.on)) == [
        "changed_dates_past"
    ]
    changed = leave.change(desk.session, row.id, given, **desk.on)
    assert (changed.keadaan, changed.lama, changed.mulai) == (State.DIUBAH, 4, D(2026, 12, 28))
    assert leave.balance(desk.session, row.employee_id, year=2026, today=desk.today).sisa == 14
    running = desk.issued(Kind.SAKIT)
    on = {"today": D(2026, 11, 25), "now": desk.now}
    late = replace(given, mulai=D(2026, 11, 26), sampai=D(2026, 11, 27))
    assert codes(lambda: leave.change(desk.session, running.id, late, **on)) == ["illegal_transition"]


def test_the_old_permit_stays_in_the_folder_of_a_changed_leave(desk: Desk) -> None:
    from asn_desktop.services.leave import papers

    desk.record(desk.ask(Kind.TAHUNAN).id)
    row = leave.listing(desk.session, today=desk.today)[0]
    desk.consider(row)
    desk.decide(row)
    fill_paper(desk)
    issued = papers.issue(desk.session, papers.IssueAsk(row.id, "diketik", "800/1"), **desk.on)
    given = Decision(Choice.PERUBAHAN, alasan="rapat", mulai=D(2026, 12, 28), sampai=D(2026, 12, 31), scan=SCAN)
    leave.change(desk.session, row.id, given, **desk.on)
    kept = desk.session.query(LeaveLetter).filter(LeaveLetter.letter_id == issued.permit.id).all()
    assert "surat_izin_diubah" in [one.jenis for one in kept]


def fill_paper(desk: Desk) -> None:
    """What a permit prints of the person."""
    from asn_desktop.services import employees
    from asn_desktop.store.employees import Golongan, Jabatan

    desk.session.add_all([
        Golongan(employee_id=desk.office.fauzi, golongan="III/b", tmt=D(2020, 4, 1)),
        Jabatan(employee_id=desk.office.fauzi, unit_id=desk.office.bidang, jenis="4", nama="Pengelola",
                tmt=D(2020, 1, 1)),
    ])  # fmt: skip
    desk.session.flush()
    employees.rebuild_summaries(desk.session, today=desk.today)


def test_the_day_of_birth_is_reported(desk: Desk) -> None:
    row = desk.issued(Kind.MELAHIRKAN)
    later = D(2026, 12, 26)
    assert "lapor_lahir" in [t.code for t in tasks.tasks(desk.session, today=later)]
    on = {"today": later, "now": desk.now}
    assert codes(lambda: leave.report_birth(desk.session, row.id, D(2026, 12, 28), **on)) == ["birth_in_future"]
    assert codes(lambda: leave.report_birth(desk.session, row.id, D(2026, 1, 5), **on)) == ["birth_far_from_leave"]
    leave.report_birth(desk.session, row.id, D(2026, 12, 22), proof=replace(BIRTH, jenis="surat_lahir"), **on)
    assert desk.record(row.id).lahir_pada == D(2026, 12, 22)
    assert "lapor_lahir" not in [t.code for t in tasks.tasks(desk.session, today=later)]
    sick = desk.issued(Kind.SAKIT)
    assert codes(lambda: leave.report_birth(desk.session, sick.id, desk.today, **on)) == ["birth_not_of_this_leave"]


def test_an_illness_goes_on_with_a_new_letter_and_is_told_near_its_limit(desk: Desk) -> None:
    desk.issued(Kind.SAKIT, mulai=D(2026, 1, 5), sampai=D(2026, 6, 30))
    desk.issued(Kind.SAKIT, mulai=D(2026, 7, 1), sampai=D(2026, 12, 20))
    told = [t for t in tasks.tasks(desk.session, today=desk.today) if t.code.startswith("sakit")]
    assert [(t.code, t.values["sejak"], t.due) for t in told] == [("sakit_batas", D(2026, 1, 5), D(2027, 1, 4))]
    more = {"mulai": D(2026, 12, 21), "sampai": D(2027, 1, 20)}
    assert codes(lambda: desk.ask(Kind.SAKIT, **more)) == ["needs_health_board"]
    board = ProofAsk("surat_tim_penguji", "TPK/1", D(2026, 12, 18), "Tim Penguji", True, 31)
    assert desk.ask(Kind.SAKIT, **more, bukti=(board,)).keadaan is State.DIAJUKAN


def test_nothing_is_told_to_a_reader_without_the_right(desk: Desk) -> None:
    from asn_desktop.rules.roles import Actor, Role

    desk.ask(Kind.ALASAN_PENTING, izin_sementara=interim())
    desk.session.info["actor"] = Actor("mira", "Mira", Role.PEMERIKSA)
    assert tasks.tasks(desk.session, today=desk.today) == ()


def test_undecided_unissued_and_unreported_leaves_are_told(desk: Desk) -> None:
    desk.ask(Kind.SAKIT)
    granted = desk.grant(Kind.ALASAN_PENTING, employee_id=desk.sari)
    told = {t.code for t in tasks.tasks(desk.session, today=desk.today)}
    assert told == {"belum_diputuskan", "surat_belum_terbit"}
    desk.record(granted.id).keadaan = "TERBIT"
    desk.session.flush()
    assert "belum_lapor" in {t.code for t in tasks.tasks(desk.session, today=D(2026, 12, 3))}
