"""The brief on leave read again by somebody who had not written its rules: what was told wrong, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import day_sources, duty_orders, izin
from asn_desktop.services.duty_orders import DutyAsk
from asn_desktop.services.izin import IzinAsk
from asn_desktop.services.leave import calendar, card, deeds, late, lists, requests, tasks
from asn_desktop.services.leave.ask import Interim
from asn_desktop.services.leave.late import LateAsk
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Setting
from tests.services import leave_flow_office
from tests.services.leave_flow_office import Desk, codes

D = dt.date


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return leave_flow_office.make(session, today, now)


def on(desk: Desk, day: D) -> Desk:
    """Another day at the same desk."""
    desk.today, desk.now = day, dt.datetime(day.year, day.month, day.day, 2, 15, tzinfo=dt.UTC)
    return desk


def refusals(desk: Desk, kind: Kind, **more: object) -> list[str]:
    return [p.code for p in deeds.preview(desk.session, desk.wish(kind, **more), today=desk.today).problems]


def warnings(desk: Desk, kind: Kind, **more: object) -> list[str]:
    return [p.code for p in deeds.preview(desk.session, desk.wish(kind, **more), today=desk.today).warnings]


# --- the days a leave takes ------------------------------------------------------------------------------------------


def test_2_3_a_remote_addition_given_up_frees_its_days_and_its_part_of_the_year(desk: Desk) -> None:
    row = desk.issued(Kind.TAHUNAN, mulai=D(2026, 11, 30), sampai=D(2026, 12, 4), hari_tambahan=12)
    assert "overlap" in refusals(desk, Kind.TAHUNAN, mulai=D(2026, 12, 10), sampai=D(2026, 12, 11))
    deeds.report_back(desk.session, row.id, D(2026, 12, 8), **on(desk, D(2026, 12, 8)).on)
    again = {"mulai": D(2026, 12, 10), "sampai": D(2026, 12, 11)}
    assert refusals(desk, Kind.TAHUNAN, **again, hari_tambahan=9) == []
    assert refusals(desk, Kind.TAHUNAN, **again, hari_tambahan=10) == ["remote_addition_exceeds"]
    away = calendar.away_between(desk.session, D(2026, 12, 1), D(2026, 12, 31))
    held = day_sources.leaves(desk.session, [desk.office.fauzi], D(2026, 12, 1), D(2026, 12, 31))
    assert [a.sampai for a in away] == [h.last for h in held] == [D(2026, 12, 7)]


def test_2_2_an_addition_before_the_leave_is_not_counted_after_it_in_long_absences(desk: Desk) -> None:
    desk.issued(Kind.TAHUNAN, mulai=D(2026, 12, 14), sampai=D(2026, 12, 18), hari_tambahan=12, tambahan_awal=True)
    assert lists.long_absences(desk.session, D(2026, 12, 20), days=1) == []
    assert len(lists.long_absences(desk.session, D(2026, 12, 15), days=1)) == 1


def test_5_2_who_recovers_early_reports_back_and_is_not_ill_any_more(desk: Desk) -> None:
    row = desk.issued(Kind.SAKIT)  # 24-30 November
    on(desk, D(2026, 11, 26))
    assert codes(lambda: deeds.report_back(desk.session, row.id, D(2026, 11, 24), **desk.on)) == ["report_before_end"]
    assert deeds.report_back(desk.session, row.id, D(2026, 11, 26), **desk.on).keadaan is State.SELESAI
    assert refusals(desk, Kind.TAHUNAN, mulai=D(2026, 11, 27), sampai=D(2026, 11, 27)) == []
    assert "overlap" in refusals(desk, Kind.TAHUNAN, mulai=D(2026, 11, 25), sampai=D(2026, 11, 25))
    assert "sick_notice_joined" not in warnings(desk, Kind.SAKIT, mulai=D(2026, 12, 1), sampai=D(2026, 12, 1))


def test_4_3_a_postponed_cuti_besar_is_open_for_a_year_from_its_first_day(desk: Desk) -> None:
    row = desk.ask(Kind.BESAR)
    desk.consider(row)
    desk.decide(row, Choice.DITANGGUHKAN, alasan="pemilu")
    assert [p.until for p in lists.postponed(desk.session, today=desk.today)] == [D(2028, 1, 4)]


def test_2_2_a_leave_with_its_addition_before_runs_from_the_first_day_away(desk: Desk) -> None:
    early = {"mulai": D(2026, 12, 14), "sampai": D(2026, 12, 18), "hari_tambahan": 12, "tambahan_awal": True}
    row = desk.issued(Kind.TAHUNAN, **early)
    before = deeds.get_row(desk.session, row.id, today=D(2026, 12, 1))
    on(desk, D(2026, 12, 2))
    running = deeds.get_row(desk.session, row.id, today=desk.today)
    assert (before.keadaan, running.keadaan) == (State.TERBIT, State.BERJALAN)
    chip = deeds.listing(desk.session, today=desk.today, group="berjalan")
    assert ([r.id for r in chip], deeds.counts(desk.session, today=desk.today).berjalan) == ([row.id], 1)
    assert codes(lambda: deeds.cancel(desk.session, row.id, "batal", **desk.on)) == ["illegal_transition"]
    back = deeds.recall(desk.session, row.id, D(2026, 12, 4), "banjir", **desk.on)
    assert back.keadaan is State.DIPANGGIL
    left = deeds.balance(desk.session, desk.office.fauzi, year=2026, today=desk.today).left
    assert (left["N-1"], left["N"]) == (6, 12)
    assert refusals(desk, Kind.TAHUNAN, mulai=D(2026, 12, 4), sampai=D(2026, 12, 4)) == []


def test_4_1_reporting_back_is_asked_for_right_after_a_leave_whose_addition_lay_before(desk: Desk) -> None:
    early = {"mulai": D(2026, 12, 14), "sampai": D(2026, 12, 18), "hari_tambahan": 12, "tambahan_awal": True}
    desk.issued(Kind.TAHUNAN, **early)
    assert "belum_lapor" in [t.code for t in tasks.tasks(desk.session, today=D(2026, 12, 21))]


# --- what a reader may not learn -------------------------------------------------------------------------------------


def test_a_reader_learns_the_kind_neither_from_the_state_nor_from_the_steps_nor_from_a_number(desk: Desk) -> None:
    noted = desk.ask(Kind.SAKIT, mulai=D(2026, 11, 3), sampai=D(2026, 11, 3))
    birth = desk.issued(Kind.MELAHIRKAN)
    urgent = desk.ask(Kind.ALASAN_PENTING, izin_sementara=Interim(Official("Bambang", "Kabid"), "segera", desk.today))
    paper = LateAsk(desk.office.kabid, Kind.SAKIT, D(2026, 6, 1), D(2026, 6, 20), "800.1.11.2/9/DISHUB/2026",
                    D(2026, 5, 30), alasan_kode="sakit")  # fmt: skip
    (ill,) = late.enter(desk.session, [paper], **desk.on)
    on(desk, D(2026, 12, 22))
    deeds.report_birth(desk.session, birth.id, D(2026, 12, 20), **desk.on)
    desk.session.info["actor"] = Actor("rudi", "Rudi", Role.PEMERIKSA)
    every = [deeds.detail(desk.session, row.id, today=desk.today) for row in (noted, birth, urgent, ill)]
    assert {d.row.jenis for d in every} == {requests.MASKED}
    assert [d.row.keadaan for d in every] == [State.SELESAI, State.BERJALAN, State.DIPERTIMBANGKAN, State.SELESAI]
    told = {step.peristiwa for d in every for step in d.steps}
    assert not told & {"DICATAT", "IZIN_SEMENTARA", "KELAHIRAN", "BUKTI"}
    assert every[3].nomor_asal == "800.1.11/9/DISHUB/2026"
    shown = {row.keadaan for row in deeds.listing(desk.session, today=desk.today)}
    shown |= {e.keadaan for e in lists.register(desk.session, D(2026, 1, 1), D(2026, 12, 31), today=desk.today)}
    assert not shown & {State.DICATAT, State.IZIN_SEMENTARA}
    assert card.pdf(desk.session, desk.office.fauzi, today=desk.today).startswith(b"%PDF")


# --- tasks -----------------------------------------------------------------------------------------------------------


def test_2_8_a_cltn_entered_from_its_paper_has_its_deadlines_too(desk: Desk) -> None:
    paper = LateAsk(desk.sari, Kind.CLTN, D(2024, 1, 1), D(2026, 12, 31), "881/1", D(2023, 12, 1), "ikut suami",
                    "Bupati", "ikut_pasangan_tugas", "suami")  # fmt: skip
    late.enter(desk.session, [paper], **desk.on)
    told = {t.code: t.due for t in tasks.tasks(desk.session, today=desk.today)}
    assert told["cltn_berakhir"] == D(2027, 1, 31)
    overdue = [t.code for t in tasks.tasks(desk.session, today=D(2027, 2, 1))]
    assert "cltn_lapor_terlambat" in overdue
    old = LateAsk(desk.office.kabid, Kind.CLTN, D(2018, 1, 1), D(2019, 12, 31), "881/2", D(2017, 12, 1), "rawat",
                  "Bupati", "rawat_orang_tua", "ibu")  # fmt: skip
    late.enter(desk.session, [old], **desk.on)
    assert {t.employee_id for t in tasks.tasks(desk.session, today=desk.today)} == {desk.sari}


# --- who acts --------------------------------------------------------------------------------------------------------


def test_self_approval_by_a_name_typed_without_a_number(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN)
    desk.consider(row)
    himself = Official("Ahmad Fauzi, S.T.", "Plt. Kepala Dinas Perhubungan", dasar="SP/1")
    assert codes(lambda: desk.decide(row, official=himself)) == ["self_approval"]
    namesake = Official("Ahmad Fauzi", "Kepala BKPSDM", nip="197001011995011009", dasar="SK/1")
    assert desk.decide(row, official=namesake).keadaan is State.DISETUJUI


def test_a_cancellation_by_an_official_needs_his_power_over_that_leave(desk: Desk) -> None:
    row = desk.issued(Kind.MELAHIRKAN)
    kabid = Official("Bambang Prasetyo", "Kepala Bidang Angkutan", "198507092010011002")
    deed = {"official": kabid, "scan": leave_flow_office.SCAN, **desk.on}
    assert codes(lambda: deeds.cancel(desk.session, row.id, "dinas", **deed)) == ["not_authorised"]
    deed["official"] = leave_flow_office.PUSAT
    assert deeds.cancel(desk.session, row.id, "dinas", **deed).keadaan is State.DIBATALKAN


# --- who has the right -----------------------------------------------------------------------------------------------


def test_2_9_a_pppk_before_one_year_names_the_relative(desk: Desk) -> None:
    person = desk.session.get_one(Employee, (desk.session.info["office_id"], desk.rina))
    person.kontrak_mulai = person.kontrak_tmt = D(2026, 3, 1)
    desk.session.flush()
    asked = {"employee_id": desk.rina, "mulai": D(2026, 12, 7), "sampai": D(2026, 12, 8)}
    assert "relation_missing" in refusals(desk, Kind.TAHUNAN, **asked, alasan_khusus="keluarga_meninggal")
    for relation, refused in (("ibu", False), ("adik", True)):
        told = refusals(desk, Kind.TAHUNAN, **asked, alasan_khusus="keluarga_meninggal", hubungan=relation)
        assert ("relation_not_covered" in told) == refused
        assert "relation_missing" not in told
    assert "relation_missing" not in refusals(desk, Kind.TAHUNAN, **asked, alasan_khusus="menikah_pertama")


# --- one event, one month --------------------------------------------------------------------------------------------


def test_2_7_two_requests_for_one_event_share_one_month(desk: Desk) -> None:
    desk.grant(Kind.ALASAN_PENTING)  # 24 November to 1 December, her mother in hospital
    follow = {"mulai": D(2026, 12, 2), "hubungan": "ibu"}
    assert refusals(desk, Kind.ALASAN_PENTING, **follow, sampai=D(2026, 12, 23)) == []
    seen = deeds.preview(desk.session, desk.wish(Kind.ALASAN_PENTING, **follow, sampai=D(2026, 12, 24)),
                         today=desk.today)  # fmt: skip
    assert [(p.code, p.values["sisa"]) for p in seen.problems] == [("exceeds_max_duration", 22)]
    assert seen.verdict is not None
    assert seen.verdict.latest == D(2026, 12, 23)
    assert "penting_rangkai" in [line.code for line in seen.verdict.lines]
    father = {**follow, "hubungan": "bapak", "sampai": D(2027, 1, 1)}
    assert refusals(desk, Kind.ALASAN_PENTING, **father) == []
    apart = {"mulai": D(2027, 1, 4), "sampai": D(2027, 2, 3)}
    assert refusals(desk, Kind.ALASAN_PENTING, **apart) == []
    assert "important_same_event" in warnings(desk, Kind.ALASAN_PENTING, **apart)


@pytest.mark.parametrize(("reading", "refused"), [("bersambung", False), ("setahun", True), ("sendiri", False)])
def test_setting_what_is_one_event(desk: Desk, reading: str, refused: bool) -> None:
    rule = Setting(kunci="cuti.penting_rangkai", nilai={"v": reading}, berlaku_mulai=D(2026, 1, 1), dasar="uji")
    desk.session.add(rule)
    desk.session.flush()
    desk.grant(Kind.ALASAN_PENTING, mulai=D(2026, 10, 1), sampai=D(2026, 10, 31))
    again = {"mulai": D(2026, 12, 1), "sampai": D(2026, 12, 2)}
    assert ("exceeds_max_duration" in refusals(desk, Kind.ALASAN_PENTING, **again)) == refused
    told = "important_same_event" in warnings(desk, Kind.ALASAN_PENTING, **again)
    assert told == (reading == "bersambung")


def test_4_1_what_was_called_back_is_taken_up_once(desk: Desk) -> None:
    row = desk.issued(Kind.ALASAN_PENTING, mulai=D(2026, 11, 23), sampai=D(2026, 12, 11))
    deeds.recall(desk.session, row.id, D(2026, 11, 30), "banjir", official=leave_flow_office.PUSAT, **desk.on)
    rest = {"terkait_id": row.id, "mulai": D(2026, 12, 14)}  # twelve days are left
    assert refusals(desk, Kind.ALASAN_PENTING, **rest, sampai=D(2026, 12, 25)) == []
    desk.ask(Kind.ALASAN_PENTING, **rest, sampai=D(2026, 12, 21))
    again = {"terkait_id": row.id, "mulai": D(2027, 1, 4)}
    assert refusals(desk, Kind.ALASAN_PENTING, **again, sampai=D(2027, 1, 7)) == []
    assert refusals(desk, Kind.ALASAN_PENTING, **again, sampai=D(2027, 1, 8)) == ["exceeds_max_duration"]


def test_2_5_for_a_post_without_cuti_bersama_that_day_parts_two_illnesses(desk: Desk) -> None:
    desk.issued(Kind.SAKIT, mulai=D(2026, 12, 21), sampai=D(2026, 12, 23))
    after = {"mulai": D(2026, 12, 25), "sampai": D(2026, 12, 28)}  # the 24th is cuti bersama
    for never in (False, True):
        person = desk.session.get_one(Employee, (desk.session.info["office_id"], desk.office.fauzi))
        person.tanpa_cuti_bersama = never
        desk.session.flush()
        seen = deeds.preview(desk.session, desk.wish(Kind.SAKIT, **after), today=desk.today).verdict
        assert seen is not None
        assert ("sakit_rangkai" in [line.code for line in seen.lines]) != never


# --- leave over a duty order or a permit -----------------------------------------------------------------------------


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Fauzi is sent to Jakarta on 22 December and has a permit on the 23rd."""
    order = DutyAsk(desk.office.root, "Rapat", "Jakarta", D(2026, 12, 22), D(2026, 12, 22), (desk.office.fauzi,))
    duty_orders.enter(desk.session, order, today=desk.today)
    permit = IzinAsk(desk.office.fauzi, "tidak_masuk", D(2026, 12, 23), D(2026, 12, 23), "Urusan keluarga")
    izin.ask(desk.session, permit, today=desk.today)
    return desk


def test_leave_that_is_planned_is_not_entered_over_a_surat_tugas_or_an_izin(busy: Desk) -> None:
    both = ["leave_overlaps_duty", "leave_overlaps_izin"]
    assert codes(lambda: busy.ask(Kind.TAHUNAN)) == both
    seen = deeds.preview(busy.session, busy.wish(Kind.TAHUNAN), today=busy.today)
    assert [p.values["tujuan"] for p in seen.problems if p.code == both[0]] == ["Jakarta"]
    assert refusals(busy, Kind.TAHUNAN, mulai=D(2026, 12, 28)) == []
    remote = {"mulai": D(2026, 12, 14), "sampai": D(2026, 12, 18), "hari_tambahan": 4}
    assert refusals(busy, Kind.TAHUNAN, **remote) == [both[0]]  # the days of the addition too


def test_what_befalls_somebody_or_stands_on_paper_is_only_told_of_the_duty(busy: Desk) -> None:
    paper = LateAsk(busy.office.fauzi, Kind.TAHUNAN, D(2026, 12, 22), D(2026, 12, 22), "800/1", busy.today)
    (row,) = late.preview(busy.session, [paper], today=busy.today)
    assert row.good
    assert "leave_overlaps_duty" in [p.code for p in row.warnings]
    ill = {"mulai": D(2026, 12, 22), "sampai": D(2026, 12, 23)}
    assert {"leave_overlaps_duty", "leave_overlaps_izin"} <= set(warnings(busy, Kind.SAKIT, **ill))
    assert busy.ask(Kind.SAKIT, **ill).keadaan is State.DIAJUKAN
