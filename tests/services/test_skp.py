"""SKP from draft to fixed, as the form does it: every E-SKP refusal, states, annex, journal, privacy."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Approach, Form, ResultKind
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import results, skp
from asn_desktop.services.evaluation.results import ActionAsk, IndicatorAsk, ResultAsk
from asn_desktop.services.evaluation.skp import SkpAsk
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import SkpIndicator
from asn_desktop.store.reference import ReferenceRow
from tests.services import evaluation_office
from tests.services.evaluation_office import BUPATI, FIXED_ON, TODAY

D = dt.date
INDICATOR = IndicatorAsk("Jumlah laporan", "12 laporan", "Kuantitas")
MAIN = ResultAsk("Tersusunnya laporan", intervensi="Kinerja bidang meningkat", indicators=(INDICATOR,))


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


def draft(session, who, tahun=2026, **more):
    return skp.draft(session, SkpAsk(who, tahun, **more), today=TODAY).row.id


def refused(deed, *args, **more):
    with pytest.raises(Refused) as no:
        deed(*args, **more)
    return [p.code for p in no.value.problems]


def fix(session, skp_id, day=FIXED_ON):
    return skp.fix(session, skp_id, day=day, today=TODAY)


def test_a_draft_takes_days_form_head_and_appraiser_from_the_record(session, office):
    head = skp.get(session, draft(session, office.kepala, penilai=BUPATI)).row
    assert (head.bentuk, head.kepala, head.penilai.nama) == (Form.JPT, True, BUPATI.nama)
    section = skp.get(session, draft(session, office.kabid)).row
    assert (section.bentuk, section.kepala, section.penilai.employee_id) == (Form.JA_JF, True, office.kepala)
    clerk = skp.get(session, draft(session, office.rina)).row
    assert (clerk.bentuk, clerk.kepala, clerk.penilai.jabatan) == (Form.JA_JF, False, "Kepala Bidang Angkutan")
    assert (clerk.mulai, clerk.sampai, clerk.keadaan) == (D(2026, 1, 1), D(2026, 12, 31), "draf")
    assert skp.get(session, clerk.id).pegawai == Party(
        "Rina Marlina", "198806122011012001", "Penata (III/c)", "Penguji Kendaraan Bermotor Ahli Muda",
        "Bidang Angkutan, Dinas Perhubungan", office.rina,
    )  # fmt: skip


def test_a_pppk_prints_her_number_and_golongan(session, office):
    party = skp.get(session, draft(session, office.dewi)).pegawai
    assert (party.nip, party.pangkat) == ("199411302023212007", "IX")


def test_e_skp_01_only_tambahan_rows_cannot_be_fixed(session, office):
    made = draft(session, office.rina)
    results.put(session, made, ResultAsk("Panitia", ResultKind.TAMBAHAN, indicators=(INDICATOR,)))
    assert refused(fix, session, made) == ["E-SKP-01"]
    results.put(session, made, MAIN)
    assert fix(session, made).row.keadaan == "ditetapkan"


@pytest.mark.parametrize(("row", "code"), [
    (ResultAsk("A", intervensi="B"), "E-SKP-02"),
    (ResultAsk("A", intervensi="B", indicators=(IndicatorAsk("Jumlah", ""),)), "E-SKP-02"),
    (ResultAsk("A", indicators=(INDICATOR,)), "E-SKP-03"),
    (ResultAsk("A", intervensi="B", indicators=(IndicatorAsk("Jumlah", "banyak", "Kuantitas"),)), "E-SKP-05"),
    (ResultAsk("A", intervensi="B", indicators=(IndicatorAsk("Jumlah", "12 %", "Efisiensi"),)), "E-SKP-09"),
    (ResultAsk(" ", intervensi="B", indicators=(INDICATOR,)), "skp_result_empty"),
])  # fmt: skip
def test_a_row_that_lacks_something_is_refused_at_the_form(session, office, row, code):
    assert refused(results.put, session, draft(session, office.rina), row) == [code]


def test_e_skp_04_a_perspective_of_a_jpt_must_be_a_listed_one(session, office):
    made = draft(session, office.kepala, penilai=BUPATI)
    row = ResultAsk("Layanan angkutan", perspektif="Keuangan", indicators=(INDICATOR,))
    assert refused(results.put, session, made, row) == ["E-SKP-04"]
    row = ResultAsk("Layanan angkutan", perspektif="anggaran", indicators=(INDICATOR,))
    assert results.put(session, made, row).perspektif == "Anggaran"


def test_e_skp_06_six_rows_in_the_table_of_values(session, office):
    made = draft(session, office.rina)
    results.put(session, made, MAIN)
    assert refused(skp.set_expectation, session, made, 8, "Ramah") == ["E-SKP-06"]
    gone = session.scalars(sa.select(ReferenceRow).where(
        ReferenceRow.tabel == "nilai_perilaku", ReferenceRow.kunci == "7")).one()
    gone.berlaku_sampai = D(2025, 12, 31)
    session.flush()
    assert refused(skp.values, session, D(2026, 1, 1)) == ["E-SKP-06"]
    assert refused(fix, session, made) == ["E-SKP-06"]


def test_the_seven_values_have_their_fixed_texts(session, office):
    rows = skp.values(session, TODAY)
    assert [r.nilai for r in rows] == ["Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal",
                                       "Adaptif", "Kolaboratif"]  # fmt: skip
    assert rows[1].panduan[2] == "Tidak menyalahgunakan kewenangan jabatan"
    assert {len(r.panduan) for r in rows} == {3}


def test_e_skp_07_two_skp_overlap_for_one_person_and_post(session, office):
    draft(session, office.rina, mulai=D(2026, 1, 1), sampai=D(2026, 6, 30))
    ask = SkpAsk(office.rina, 2026, mulai=D(2026, 6, 15), sampai=D(2026, 12, 31))
    assert refused(skp.draft, session, ask, today=TODAY) == ["E-SKP-07"]
    second = draft(session, office.rina, mulai=D(2026, 7, 1), sampai=D(2026, 12, 31))
    assert refused(skp.set_head, session, second, mulai=D(2026, 6, 30)) == ["E-SKP-07"]


def test_a_voided_skp_is_no_overlap(session, office):
    first = draft(session, office.rina)
    skp.void(session, first, "salah tahun")
    assert draft(session, office.rina) != first
    assert [r.keadaan for r in skp.of_person(session, office.rina, 2026)] == ["draf", "batal"]


def test_e_skp_08_period_outside_the_year_or_reversed(session, office):
    ask = SkpAsk(office.rina, 2026, mulai=D(2026, 7, 1), sampai=D(2026, 6, 30))
    assert refused(skp.draft, session, ask, today=TODAY) == ["E-SKP-08"]
    made = draft(session, office.rina)
    assert refused(skp.set_head, session, made, sampai=D(2027, 1, 31)) == ["E-SKP-08"]
    assert refused(skp.draft, session, SkpAsk(office.rina, 2021), today=TODAY) == ["skp_year"]


def test_targets_are_kept_as_figures_and_printed_as_written(session, office):
    made = draft(session, office.rina)
    row = results.put(session, made, ResultAsk("A", intervensi="B", indicators=(
        IndicatorAsk("Kepatuhan", "90-95 %", "kualitas"), IndicatorAsk("Kendaraan", "1.200 kendaraan", "Kuantitas"))))
    first, second = row.indicators
    assert (first.aspek, first.target_angka, first.target_akhir, first.target) == ("Kualitas", "90", "95", "90–95 %")
    assert (second.target_angka, second.target_satuan, second.target) == ("1200", "kendaraan", "1.200 kendaraan")


def test_the_qualitative_approach_keeps_words(session, office):
    made = draft(session, office.rina, pendekatan=Approach.KUALITATIF)
    row = results.put(session, made, ResultAsk("A", penugasan_dari="Kepala Bidang", indicators=(
        IndicatorAsk("Mutu layanan", "Tidak ada keluhan yang berulang"),)))
    assert (row.indicators[0].target_angka, row.indicators[0].target) == (None, "Tidak ada keluhan yang berulang")
    assert fix(session, made).row.pendekatan is Approach.KUALITATIF


def test_a_changed_approach_asks_for_figures(session, office):
    made = draft(session, office.rina, pendekatan=Approach.KUALITATIF)
    results.put(session, made, ResultAsk("A", intervensi="B", indicators=(IndicatorAsk("Mutu", "Rapi"),)))
    skp.set_head(session, made, pendekatan=Approach.KUANTITATIF)
    assert refused(fix, session, made) == ["E-SKP-05"]


def test_a_row_is_changed_in_place_and_what_is_left_out_is_voided(session, office):
    made = draft(session, office.rina)
    two = (INDICATOR, IndicatorAsk("Ketepatan", "5 hari", "Waktu"))
    row = results.put(session, made, ResultAsk("A", intervensi="B", indicators=two))
    kept = row.indicators[1]
    again = results.put(session, made, ResultAsk("Baru", intervensi="B", indicators=(
        IndicatorAsk("Ketepatan waktu", "3 hari", "Waktu", kept.id),)), row.id)
    assert (again.id, again.rencana, [i.id for i in again.indicators]) == (row.id, "Baru", [kept.id])
    gone = session.get(SkpIndicator, (session.info["office_id"], row.indicators[0].id))
    assert gone.dibatalkan
    assert refused(results.put, session, made, ResultAsk("A", intervensi="B", indicators=(
        IndicatorAsk("X", "1 kali", None, row.indicators[0].id),)), row.id) == ["skp_result_unknown"]  # fmt: skip


def test_rows_move_and_leave(session, office):
    made = draft(session, office.rina)
    rows = [results.put(session, made, ResultAsk(n, intervensi="B", indicators=(INDICATOR,))) for n in "abc"]
    results.move(session, rows[2].id, 1)
    assert [r.rencana for r in skp.get(session, made).results] == ["c", "a", "b"]
    results.remove(session, rows[0].id, "tidak jadi")
    assert [r.rencana for r in skp.get(session, made).results] == ["c", "b"]
    assert refused(results.remove, session, rows[0].id, "tidak jadi") == ["skp_result_unknown"]


def test_the_plan_of_action_is_kept_by_period(session, office):
    made = draft(session, office.rina)
    actions = (ActionAsk("Uji keliling", {"TW1": "300 kendaraan", "B05": "100 kendaraan", "TW3": " "}, "Laporan"),)
    row = results.put(session, made, ResultAsk("A", intervensi="B", indicators=(INDICATOR,), actions=actions))
    assert row.actions[0].target == {"TW1": "300 kendaraan", "B05": "100 kendaraan"}
    wrong = (ActionAsk("Uji", {"TW9": "1"}),)
    assert refused(results.put, session, made, ResultAsk(
        "A", intervensi="B", indicators=(INDICATOR,), actions=wrong)) == ["skp_action_period"]  # fmt: skip


def test_expectations_and_annex_are_kept_as_lists_of_words(session, office):
    made = draft(session, office.rina)
    skp.set_expectation(session, made, 1, "Ramah  kepada pemohon")
    skp.set_expectation(session, made, 7, "Bekerja sama")
    whole = skp.set_expectation(session, made, 7, "")
    assert whole.ekspektasi == {1: "Ramah kepada pemohon"}
    whole = skp.set_annex(session, made, ["Anggaran", " "], ["Laporan triwulan"], [])
    assert (whole.lampiran.dukungan, whole.lampiran.skema, whole.lampiran.konsekuensi) == (
        ("Anggaran",), ("Laporan triwulan",), ())  # fmt: skip


def test_fixing_freezes_the_words_and_needs_a_day_that_has_come(session, office):
    made = draft(session, office.rina)
    results.put(session, made, MAIN)
    assert refused(fix, session, made, TODAY + dt.timedelta(days=1)) == ["skp_day_future"]
    whole = fix(session, made)
    assert (whole.row.keadaan, whole.row.ditetapkan, whole.row.berlaku) == ("ditetapkan", FIXED_ON, True)
    assert whole.row.penilai.jabatan == "Kepala Bidang Angkutan"
    assert refused(fix, session, made) == ["skp_fixed"]


def test_fixing_after_31_january_warns_and_goes_on(session, office):
    made = draft(session, office.rina)
    results.put(session, made, MAIN)
    fix(session, made, D(2026, 2, 2))
    assert [(p.code, p.blocks) for p in skp.check(session, made)] == [("skp_late", False)]
    other = evaluation_office.goals(session, office.agus)
    assert skp.check(session, other.row.id) == []


def test_a_fixed_skp_is_edited_only_after_it_is_reopened_with_a_reason(session, office):
    made = evaluation_office.goals(session, office.rina)
    row = made.results[0]
    for deed in (
        lambda: results.put(session, made.row.id, MAIN), lambda: results.put(session, made.row.id, MAIN, row.id),
        lambda: results.remove(session, row.id, "salah ketik"), lambda: results.move(session, row.id, 1),
        lambda: skp.set_expectation(session, made.row.id, 1, "x"),
        lambda: skp.set_head(session, made.row.id, kepala=True),
        lambda: skp.set_annex(session, made.row.id, [], [], []),
    ):  # fmt: skip
        assert refused(deed) == ["skp_fixed"]
    assert refused(skp.reopen, session, made.row.id, " ") == ["skp_reason"]
    opened = skp.reopen(session, made.row.id, "target salah ketik")
    assert (opened.row.keadaan, opened.alasan) == ("draf", "target salah ketik")
    assert refused(skp.reopen, session, made.row.id, "sekali lagi") == ["skp_state"]
    assert fix(session, made.row.id).row.keadaan == "ditetapkan"


def test_the_reason_of_a_reopening_stands_in_the_journal(store, actor):
    with store.begin(actor, reason="isi") as session:
        office = evaluation_office.make(session)
        made = evaluation_office.goals(session, office.rina)
    with store.begin(actor, reason="uji") as session:
        skp.reopen(session, made.row.id, "target salah ketik")
    with store.read(actor) as session:
        told = session.execute(sa.text("select alasan from journal where tabel = 'skp'")).scalars().all()
    assert any("target salah ketik" in (one or "") for one in told)


def test_an_evaluated_skp_is_neither_reopened_nor_voided(session, office):
    made = evaluation_office.goals(session, office.rina)
    session.add(Evaluation(
        employee_id=office.rina, skp_id=made.row.id, unit_id=office.angkutan, tahun=2026, periode="TW1",
        mulai=D(2026, 1, 1), sampai=D(2026, 3, 31), tidak_dinilai=[], penilai={}, atasan={}))
    session.flush()
    assert refused(skp.reopen, session, made.row.id, "target salah ketik") == ["skp_evaluated"]
    assert refused(skp.void, session, made.row.id, "salah orang") == ["skp_evaluated"]


def test_an_assignment_by_letter_is_added_to_a_fixed_skp_as_tambahan(session, office):
    made = evaluation_office.goals(session, office.kabid)
    duty = ResultAsk("Tugas Plt. Kepala Bidang Lalu Lintas", ResultKind.TAMBAHAN, penugasan_dari="Kepala Dinas",
                     nomor_penugasan="800/15/2026", indicators=(INDICATOR,))  # fmt: skip
    assert refused(results.put, session, made.row.id, ResultAsk("X", ResultKind.TAMBAHAN, indicators=(INDICATOR,))) == [
        "skp_fixed"]  # fmt: skip
    results.put(session, made.row.id, duty)
    (row,) = skp.get(session, made.row.id).tambahan
    assert (row.nomor_penugasan, row.penugasan_dari) == ("800/15/2026", "Kepala Dinas")


def test_a_closing_stays_within_the_days_of_the_skp(session, office):
    made = evaluation_office.goals(session, office.rina)
    assert refused(skp.close, session, made.row.id, D(2027, 1, 1), "pindah") == ["E-SKP-08"]
    assert refused(skp.close, session, made.row.id, D(2026, 5, 31), "bosan") == ["skp_end_reason"]
    whole = skp.close(session, made.row.id, D(2026, 5, 31), "pindah", "SK 821/5")
    assert (whole.row.keadaan, whole.row.sampai, whole.alasan_tutup) == ("ditutup", D(2026, 5, 31), "pindah")
    assert refused(skp.close, session, made.row.id, D(2026, 4, 30), "pindah") == ["skp_state"]


def test_lists_are_closed_to_a_reader_without_sensitive_access_who_sees_counts(store, actor):
    with store.begin(actor, reason="isi") as session:
        office = evaluation_office.make(session)
        made = evaluation_office.goals(session, office.rina)
        evaluation_office.goals(session, office.sari, fixed=False)
    with store.read(Actor("p", "Pemeriksa", Role.PEMERIKSA)) as session:
        for deed in (lambda: skp.get(session, made.row.id), lambda: skp.listing(session, 2026),
                     lambda: skp.of_person(session, office.rina, 2026), lambda: skp.check(session, made.row.id),
                     lambda: skp.due(session, office.rina, 2026)):  # fmt: skip
            assert refused(deed) == ["role_not_allowed"]
        assert skp.counts(session, 2026) == {"ditetapkan": 1, "draf": 1}
        assert skp.counts(session, 2026, office.angkutan) == {"ditetapkan": 1}
    with store.read(actor) as session:
        assert [r.nama for r in skp.listing(session, 2026)] == ["Rina Marlina", "Sari Puspita"]
        assert [r.nama for r in skp.listing(session, 2026, office.sekretariat)] == ["Sari Puspita"]
