"""Every kind of leave asked, previewed, proven and decided by services on the real store."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.flow import Choice, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import frozen, proofs
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.deeds import Decision
from asn_desktop.store.attendance import JointLeaveDuty, Roster, Shift
from asn_desktop.store.employees import Employee
from asn_desktop.store.family import Anak
from asn_desktop.store.leave import LeaveCharge
from asn_desktop.store.standing import Cltn
from tests.services import leave_flow_office
from tests.services.leave_flow_office import DOCTOR, INPATIENT, PPK, PUSAT, Desk, codes
from tests.services.test_documents import pdf

D = dt.date
ASKED = {
    Kind.TAHUNAN: (7, "hari kerja"), Kind.BESAR: (2, "bulan"), Kind.SAKIT: (7, "hari"), Kind.MELAHIRKAN: (3, "bulan"),
    Kind.ALASAN_PENTING: (8, "hari"), Kind.CLTN: (2, "tahun"),
}  # fmt: skip


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return leave_flow_office.make(session, today, now)


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_is_asked_in_its_own_unit(desk: Desk, kind: Kind) -> None:
    row = desk.ask(kind)
    assert (row.keadaan, row.jenis) == (State.DIAJUKAN, kind.value)
    assert (row.lama, row.satuan) == ASKED[kind]
    assert row.wewenang == (None if kind in (Kind.TAHUNAN, Kind.SAKIT) else "bkpsdm")


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.CLTN])
def test_each_kind_is_granted_and_only_annual_leave_draws_days(desk: Desk, kind: Kind) -> None:
    row = desk.grant(kind)
    assert row.keadaan is State.DISETUJUI
    drawn = desk.session.query(LeaveCharge).filter(LeaveCharge.request_id == row.id).count()
    assert (drawn > 0) == (kind is Kind.TAHUNAN)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_preview_shows_the_verdict_without_writing(desk: Desk, kind: Kind) -> None:
    seen = leave.preview(desk.session, desk.wish(kind), today=desk.today)
    assert seen.verdict is not None
    assert (seen.verdict.lama, seen.verdict.satuan) == ASKED[kind]
    assert (seen.problems, desk.count()) == ((), 0)
    assert (seen.balance is not None) == (kind is Kind.TAHUNAN)


def test_one_day_of_sickness_is_noted_and_nothing_is_decided(desk: Desk) -> None:
    row = desk.ask(Kind.SAKIT, sampai=D(2026, 11, 24), alasan="", alamat="", telepon="")
    assert (row.keadaan, row.group) == (State.DICATAT, "selesai")
    assert codes(lambda: desk.consider(row)) == ["illegal_transition"]
    again = desk.wish(Kind.TAHUNAN, mulai=D(2026, 11, 24), sampai=D(2026, 11, 25))
    assert codes(lambda: leave.ask(desk.session, again, **desk.on)) == ["overlap"]
    gone = leave.cancel(desk.session, row.id, "salah orang", **desk.on)
    assert gone.keadaan is State.DIBATALKAN


def test_a_granted_cuti_besar_takes_the_own_days_of_its_year(desk: Desk) -> None:
    desk.grant(Kind.BESAR)
    card = leave.balance(desk.session, desk.office.fauzi, year=2027, today=desk.today)
    assert (card.opened["N"], card.opened["N-1"]) == (0, 6)
    late = desk.wish(Kind.TAHUNAN, mulai=D(2027, 4, 1), sampai=D(2027, 4, 30))
    assert "annual_forfeited_by_besar" in codes(lambda: leave.ask(desk.session, late, **desk.on))


def test_worked_example_17_four_own_days_shorten_the_cuti_besar(desk: Desk) -> None:
    leave_flow_office.leave_office.settle(desk.session, desk.office.fauzi, now=desk.now, used=(12, 12, 4))
    wish = desk.wish(Kind.BESAR, mulai=D(2026, 8, 3), sampai=D(2026, 11, 2), alasan_kode="haji_pertama",
                     bukti=(ProofAsk("bukti_haji", "H1", D(2026, 7, 1), "Kemenag"),))  # fmt: skip
    seen = leave.preview(desk.session, wish, today=desk.today)
    assert seen.verdict is not None
    assert (seen.verdict.latest, [p.code for p in seen.problems]) == (D(2026, 10, 27), ["exceeds_max_duration"])
    fits = replace(wish, sampai=D(2026, 10, 27))
    assert leave.preview(desk.session, fits, today=desk.today).problems == ()


def test_worked_example_18_days_out_of_carry_over_do_not_shorten_it(desk: Desk) -> None:
    leave_flow_office.leave_office.settle(desk.session, desk.office.fauzi, now=desk.now, used=(12, 6, 5))
    wish = desk.wish(Kind.BESAR, mulai=D(2026, 8, 3), sampai=D(2026, 11, 2), alasan_kode="haji_pertama",
                     bukti=(ProofAsk("bukti_haji", "H1", D(2026, 7, 1), "Kemenag"),))  # fmt: skip
    assert leave.preview(desk.session, wish, today=desk.today).problems == ()


def test_twins_are_one_delivery_and_births_before_service_count_nothing(desk: Desk) -> None:
    def proposed() -> int | None:
        return leave.preview(desk.session, desk.wish(Kind.MELAHIRKAN), today=desk.today).kelahiran_ke

    assert proposed() == 1
    for name, day in (("Tua", D(2008, 3, 1)), ("Kembar A", D(2015, 5, 1)), ("Kembar B", D(2015, 5, 2))):
        desk.session.add(Anak(employee_id=desk.sari, nama=name, tanggal_lahir=day, jenis="kandung"))
    desk.session.add(Anak(employee_id=desk.sari, nama="Angkat", tanggal_lahir=D(2018, 1, 1), jenis="angkat"))
    desk.session.flush()
    assert proposed() == 2
    row = desk.ask(Kind.MELAHIRKAN)
    assert desk.record(row.id).kelahiran_ke == 2


def test_the_fourth_delivery_is_cuti_besar(desk: Desk) -> None:
    for at, year in enumerate((2012, 2015, 2018)):
        desk.session.add(Anak(employee_id=desk.sari, nama=f"Anak {at}", tanggal_lahir=D(year, 5, 1), jenis="kandung"))
    desk.session.flush()
    assert codes(lambda: desk.ask(Kind.MELAHIRKAN)) == ["birth_order_exceeds"]
    fourth = replace(desk.wish(Kind.MELAHIRKAN), jenis=Kind.BESAR, alasan_kode="kelahiran_4")
    assert leave.ask(desk.session, fourth, **desk.on).lama == 3


def test_a_maternity_leave_before_counts_with_the_order_it_named(desk: Desk) -> None:
    first = desk.grant(Kind.MELAHIRKAN, mulai=D(2025, 1, 6), sampai=D(2025, 4, 5), perkiraan_lahir=D(2025, 2, 1),
                       kelahiran_ke=2)  # fmt: skip
    assert desk.record(first.id).kelahiran_ke == 2
    assert leave.preview(desk.session, desk.wish(Kind.MELAHIRKAN), today=desk.today).kelahiran_ke == 3


def test_cltn_of_the_history_bars_leave_and_the_right_after_it(desk: Desk) -> None:
    desk.session.add(Cltn(employee_id=desk.office.fauzi, jenis="1", mulai=D(2026, 12, 1), sampai=D(2027, 6, 30)))
    desk.session.flush()
    assert codes(lambda: desk.ask(Kind.TAHUNAN)) == ["inactive_status"]
    row = desk.session.query(Cltn).one()
    row.aktif_kembali = D(2026, 12, 15)
    desk.session.flush()
    assert codes(lambda: desk.ask(Kind.TAHUNAN)) == ["service_too_short"]


def test_study_on_duty_is_no_cltn(desk: Desk) -> None:
    desk.session.add(Cltn(employee_id=desk.office.fauzi, jenis="6", mulai=D(2026, 12, 1), sampai=D(2027, 6, 30)))
    desk.session.flush()
    assert desk.ask(Kind.TAHUNAN).lama == 7


def test_a_day_of_cuti_bersama_on_duty_is_counted_and_given_back(desk: Desk) -> None:
    desk.session.add(JointLeaveDuty(employee_id=desk.office.fauzi, tanggal=D(2026, 12, 24), nomor="ST-1",
                                    tanggal_sk=D(2026, 12, 1)))  # fmt: skip
    desk.session.flush()
    assert desk.ask(Kind.TAHUNAN).lama == 8
    assert leave.balance(desk.session, desk.office.fauzi, year=2027, today=D(2027, 1, 2)).opened["TAMBAHAN"] == 1


def test_the_roster_of_the_unit_stands_for_the_weekdays(desk: Desk) -> None:
    office = desk.office
    desk.session.add_all([
        Shift(unit_id=office.bidang, kode="P", nama="Pagi", masuk=True, jam_mulai="07:00", jam_sampai="14:00"),
        Shift(unit_id=office.bidang, kode="L", nama="Lepas", masuk=False),
        Roster(employee_id=office.fauzi, bulan=D(2026, 12, 1),
               hari={str(d): "P" if d in (26, 27, 28) else "L" for d in range(21, 32)}),
    ])  # fmt: skip
    desk.session.flush()
    seen = leave.preview(desk.session, desk.wish(Kind.TAHUNAN), today=desk.today)
    assert seen.days == (D(2026, 12, 26), D(2026, 12, 27), D(2026, 12, 28))
    assert desk.ask(Kind.TAHUNAN).lama == 3


def test_section_v_of_the_other_kinds_is_frozen_with_the_request(desk: Desk) -> None:
    desk.grant(Kind.SAKIT)
    row = desk.ask(Kind.TAHUNAN)
    saldo = leave.detail(desk.session, row.id, today=desk.today).saldo
    assert saldo["sudah"] == {"SAKIT": {"kali": 1, "hari": 7, "terakhir": "2026-11-30"}}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_frozen_request_of_each_kind_is_judged_again_to_the_same_answer(desk: Desk, kind: Kind) -> None:
    seen = leave.preview(desk.session, desk.wish(kind), today=desk.today).verdict
    record = desk.record(desk.ask(kind).id)
    again = frozen.replay_verdict(desk.session, record.saldo or {}, record.aturan or {})
    assert again == seen
    strange = {**(record.aturan or {}), "versi": 999}
    assert codes(lambda: frozen.replay_verdict(desk.session, record.saldo or {}, strange)) == [
        "rule_version_unknown"
    ]


def test_a_decision_keeps_what_it_was_judged_by(desk: Desk) -> None:
    row = desk.ask(Kind.SAKIT)
    desk.consider(row)
    desk.decide(row, Choice.PERUBAHAN, alasan="sesuai surat", mulai=D(2026, 11, 24), sampai=D(2026, 11, 28))
    record = desk.record(row.id)
    again = frozen.replay_verdict(desk.session, (record.saldo or {})["putusan"], record.aturan or {})
    assert (again.lama, record.lama, record.keadaan) == (5, 5, "DIUBAH")


def test_proofs_lie_in_the_folder_with_their_scan(desk: Desk) -> None:
    row = desk.ask(Kind.SAKIT)
    more = proofs.attach(desk.session, row.id, replace(DOCTOR, nomor="445/13", data=pdf(), file_name="surat.pdf"),
                               **desk.on)  # fmt: skip
    assert [p.nomor for p in proofs.listing(desk.session, row.id)] == ["445/12", "445/13"]
    assert proofs.data(desk.session, more.id).startswith(b"%PDF-")
    bare = proofs.listing(desk.session, row.id)[0]
    assert codes(lambda: proofs.data(desk.session, bare.id)) == ["proof_without_scan"]
    assert codes(lambda: proofs.void(desk.session, bare.id, " ", **desk.on)) == ["proof_void_reason_missing"]
    assert proofs.void(desk.session, bare.id, "salah", **desk.on).dibatalkan == "salah"
    assert codes(lambda: proofs.void(desk.session, bare.id, "lagi", **desk.on)) == ["proof_voided"]
    assert codes(lambda: proofs.attach(desk.session, row.id, ProofAsk("foto"), **desk.on)) == ["proof_unknown"]
    assert [p.nomor for p in proofs.proofs_of(desk.session, row.id)] == ["445/13"]


def test_a_decision_looks_at_the_proofs_again(desk: Desk) -> None:
    row = desk.ask(Kind.SAKIT)
    desk.consider(row)
    proofs.void(desk.session, proofs.listing(desk.session, row.id)[0].id, "palsu", **desk.on)
    assert codes(lambda: desk.decide(row)) == ["document_missing"]


def test_a_reader_without_the_right_to_health_learns_only_that_somebody_is_away(desk: Desk) -> None:
    row = desk.ask(Kind.ALASAN_PENTING)
    desk.session.info["actor"] = Actor("mira", "Mira", Role.PEMERIKSA)
    seen = leave.detail(desk.session, row.id, today=desk.today)
    assert (seen.row.jenis, seen.row.satuan, seen.row.lama) == ("CUTI", "hari", 8)
    assert (seen.alasan, seen.hubungan, seen.alasan_kode, seen.bukti) == ("", None, None, ())
    assert "keluarga" not in repr(seen)
    assert leave.listing(desk.session, today=desk.today, jenis="ALASAN_PENTING") == []
    assert [r.jenis for r in leave.listing(desk.session, today=desk.today)] == ["CUTI"]


def test_who_may_decide_goes_by_the_kind(desk: Desk) -> None:
    row = desk.ask(Kind.ALASAN_PENTING)
    desk.consider(row)
    own_head = leave.may_decide(desk.session, row.employee_id, on=desk.today)[1]
    assert codes(lambda: desk.decide(row, official=own_head)) == ["not_authorised"]
    assert desk.decide(row, official=PUSAT).keadaan is State.DISETUJUI


def test_cltn_is_decided_by_the_ppk_alone_and_after_bkn(desk: Desk) -> None:
    row = desk.ask(Kind.CLTN)
    desk.consider(row)
    assert codes(lambda: desk.decide(row, official=PUSAT)) == ["authority_not_delegable"]
    assert codes(lambda: desk.decide(row, official=PPK)) == ["bkn_approval_missing"]
    assert desk.decide(row, Choice.TIDAK_DISETUJUI, alasan="kebutuhan dinas").keadaan is State.DITOLAK


def test_consideration_on_paper_keeps_its_scan(desk: Desk) -> None:
    row = desk.ask(Kind.ALASAN_PENTING)
    given = Decision(Choice.DISETUJUI, scan=leave_flow_office.SCAN)
    leave.consider(desk.session, row.id, given, **desk.on)
    step = leave.detail(desk.session, row.id, today=desk.today).steps[-1]
    assert (step.cara, desk.session.info["blobs"].get(step.berkas)) == ("kertas", leave_flow_office.SCAN)


def test_a_pppk_asks_only_her_three_kinds(desk: Desk) -> None:
    for kind in (Kind.BESAR, Kind.ALASAN_PENTING, Kind.CLTN):
        assert codes(lambda kind=kind: desk.ask(kind, employee_id=desk.rina)) == ["type_not_for_status"]
    assert desk.ask(Kind.SAKIT, employee_id=desk.rina).lama == 7


def test_what_is_recalled_of_a_cuti_besar_may_be_taken_later(desk: Desk) -> None:
    row = desk.issued(Kind.BESAR, mulai=D(2026, 11, 2), sampai=D(2027, 1, 1))
    leave.recall(desk.session, row.id, D(2026, 11, 23), "rapat anggaran", official=PUSAT, **desk.on)
    plain = desk.wish(Kind.BESAR, mulai=D(2027, 2, 1), sampai=D(2027, 3, 10))
    assert codes(lambda: leave.ask(desk.session, plain, **desk.on)) == ["cooldown_active"]
    rest = replace(plain, terkait_id=row.id)
    assert leave.ask(desk.session, rest, **desk.on).keadaan is State.DIAJUKAN
    longer = replace(rest, mulai=D(2027, 5, 1), sampai=D(2027, 6, 20))
    assert "exceeds_max_duration" in codes(lambda: leave.ask(desk.session, longer, **desk.on))


def test_an_employee_without_a_relative_named_is_asked_for_it(desk: Desk) -> None:
    assert codes(lambda: desk.ask(Kind.ALASAN_PENTING, hubungan=None)) == ["relation_missing"]
    uncle = desk.wish(Kind.ALASAN_PENTING, hubungan="paman", bukti=(INPATIENT,))
    assert codes(lambda: leave.ask(desk.session, uncle, **desk.on)) == ["relation_not_covered"]
    person = desk.session.get_one(Employee, (desk.session.info["office_id"], desk.office.fauzi))
    assert person.jenis_kelamin == "L"
