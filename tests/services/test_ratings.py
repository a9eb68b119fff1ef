"""Rating: predikat derived, heads bound, versions kept, results in the career record (evaluation.md §4, §14)."""

from __future__ import annotations

import datetime as dt
import inspect
import pkgutil

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.rules import evaluation as rule_package
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Capaian, Predikat, Rating
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import evaluation as service_package
from asn_desktop.services import reference
from asn_desktop.services.evaluation import (
    achievements,
    career_result,
    finalise,
    law,
    ratings,
    rule_settings,
    stored_check,
    versions,
)
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.store.career import Kinerja
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.reference import ReferenceRow
from tests.services import evaluation_office, rating_office
from tests.services.evaluation_office import TODAY
from tests.services.rating_office import achieved, fixed, rated, speak, stored

D = dt.date
ADMIN = Actor("budi", "Budi Santoso", Role.ADMIN)


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


def _codes(no) -> list[str]:
    return [p.code for p in no.value.problems]


def _resmi(session) -> None:
    session.info["actor"] = ADMIN
    rule_settings.change(session, "mode", "resmi", since=D(2025, 1, 1), ground="Keputusan Kepala Dinas 800/1",
                         today=TODAY)  # fmt: skip


def _record(session, who) -> list[Kinerja]:
    return list(session.scalars(sa.select(Kinerja).where(Kinerja.employee_id == who, Kinerja.dibatalkan.is_(None))))


@pytest.mark.parametrize("hasil", list(Rating))
@pytest.mark.parametrize("perilaku", list(Rating))
def test_the_predikat_follows_from_the_table_cell_by_cell(session, office, hasil, perilaku):
    skp = evaluation_office.goals(session, office.agus)
    row = ratings.rate(session, RatingAsk(office.agus, 2026, "TW1", hasil.label, perilaku.label), today=TODAY)
    assert row.predikat is law.load(session, row.sampai).matrix.predikat(hasil, perilaku)
    assert (row.keadaan, row.versi, row.skp_id) == ("draf", 1, skp.row.id)
    assert row.penilai.nama == "Bambang Prasetyo"
    assert row.atasan.nama == "Haryanto"


def test_a_dated_correction_of_a_cell_changes_later_results_only(session, office):
    evaluation_office.goals(session, office.agus)
    before = rated(session, office.agus, Predikat.KURANG, periode="TW1")
    session.add(ReferenceRow(
        tabel="matriks_predikat", kunci="SESUAI:DI_BAWAH", asal="kantor", dasar="Surat edaran perbaikan",
        nilai={"hasil": "SESUAI", "perilaku": "DI_BAWAH", "predikat": "SANGAT_KURANG", "dasar": "SE perbaikan"},
        berlaku_mulai=D(2026, 4, 1), berlaku_sampai=None,
    ))  # fmt: skip
    session.flush()
    assert rated(session, office.agus, Predikat.KURANG, periode="TW2").predikat is Predikat.SANGAT_KURANG
    assert ratings.get(session, before.id).predikat is Predikat.KURANG
    assert stored_check.findings(session) == []


def test_e_pred_01_a_written_predikat_that_does_not_follow_is_refused_in_the_form(session, office):
    evaluation_office.goals(session, office.agus)
    ask = RatingAsk(office.agus, 2026, "TW1", "Sesuai", "Sesuai", predikat="Sangat Baik")
    with pytest.raises(Refused) as no:
        ratings.rate(session, ask, today=TODAY)
    assert _codes(no) == ["E-PRED-01"]


def test_e_pred_02_an_unknown_rating_is_refused_in_the_form(session, office):
    evaluation_office.goals(session, office.agus)
    with pytest.raises(Refused) as no:
        ratings.rate(session, RatingAsk(office.agus, 2026, "TW1", "Sesuai", "Cukup Baik"), today=TODAY)
    assert _codes(no) == ["E-PRED-02"]


def test_e_pred_03_istimewa_for_a_person_and_sangat_baik_for_a_unit_are_refused(session, office):
    evaluation_office.goals(session, office.agus)
    with pytest.raises(Refused) as no:
        ratings.rate(session, RatingAsk(office.agus, 2026, "TW1", "Di Atas", "Di Atas", predikat="Istimewa"),
                     today=TODAY)  # fmt: skip
    assert _codes(no) == ["E-PRED-03"]
    with pytest.raises(Refused) as no:
        achieved(session, office.angkutan, "Sangat Baik")
    assert _codes(no) == ["E-PRED-03"]


def test_a_stored_predikat_that_does_not_follow_is_found(session, office):
    evaluation_office.goals(session, office.agus)
    row = rated(session, office.agus, Predikat.BAIK, periode="TW1")
    stored(session, row.id).predikat = "SANGAT_BAIK"
    session.flush()
    assert [(odd.evaluation_id, odd.problem.code) for odd in stored_check.findings(session)] == [(row.id, "E-PRED-01")]


def test_e_pred_04_a_head_takes_the_achievement_of_his_unit_and_no_other(session, office):
    evaluation_office.goals(session, office.kabid)
    achieved(session, office.angkutan, "Baik", periode="TW1")
    row = ratings.rate(session, RatingAsk(office.kabid, 2026, "TW1", None, "Di Atas"), today=TODAY)
    assert (row.hasil, row.kepala, row.capaian) == (Rating.SESUAI, True, Capaian.BAIK)
    with pytest.raises(Refused) as no:
        ratings.rate(session, RatingAsk(office.kabid, 2026, "TW1", "Di Atas", "Di Atas"), today=TODAY)
    assert _codes(no) == ["E-PRED-04"]
    assert ratings.why(session, row.id)[1].code == "nilai_hasil_kepala"


def test_a_head_without_a_recorded_achievement_is_not_rated(session, office):
    evaluation_office.goals(session, office.kabid)
    achieved(session, office.root, "Baik", periode="TW1")  # of the unit above: not his
    with pytest.raises(Refused) as no:
        ratings.rate(session, RatingAsk(office.kabid, 2026, "TW1", None, "Sesuai"), today=TODAY)
    assert _codes(no) == ["achievement_missing"]


def test_e_pred_04_is_asked_again_when_the_result_is_fixed(session, office):
    evaluation_office.goals(session, office.kabid)
    achieved(session, office.root, "Baik", periode="TW1")
    achieved(session, office.angkutan, "Baik", periode="TW1")
    row = ratings.rate(session, RatingAsk(office.kabid, 2026, "TW1", None, "Sesuai"), today=TODAY)
    speak(session, [row.skp_id], 2026, "TW1")
    achieved(session, office.angkutan, "Istimewa", periode="TW1")
    with pytest.raises(Refused) as no:
        finalise.finalise(session, [row.id], day=D(2026, 4, 6), today=TODAY)
    assert "E-PRED-04" in _codes(no)


def test_an_achievement_keeps_its_document_and_those_before_it(session, office):
    achieved(session, office.angkutan, "Baik", periode="TW1")
    second = achieved(session, office.angkutan, "Istimewa", periode="TW1")
    assert achievements.of(session, office.angkutan, 2026, "TW1") == second
    assert len(achievements.listing(session, 2026)) == 1
    assert len(achievements.listing(session, 2026, voided=True)) == 2
    with pytest.raises(Refused) as no:
        achievements.record(session, AchievementAsk(office.angkutan, 2026, "TW1", "Baik", " ", TODAY, ""))
    assert _codes(no) == ["achievement_incomplete", "achievement_incomplete"]


def test_e_pred_05_nobody_appraises_himself(session, office):
    skp = evaluation_office.goals(session, office.agus)
    row = session.get_one(rating_office.Skp, (session.info["office_id"], skp.row.id))
    row.penilai_id, row.penilai = office.agus, {"nama": "Agus Setiawan", "nip": "199003152014121002"}
    session.flush()
    with pytest.raises(Refused) as no:
        rated(session, office.agus, periode="TW1")
    assert "E-PRED-05" in _codes(no)


def test_no_rating_without_a_fixed_skp(session, office):
    with pytest.raises(Refused) as no:
        rated(session, office.agus)
    assert _codes(no) == ["rating_skp_missing"]
    evaluation_office.goals(session, office.agus, fixed=False)
    with pytest.raises(Refused) as no:
        rated(session, office.agus)
    assert _codes(no) == ["rating_skp_draft"]


def test_without_the_appraisers_feedback_nothing_is_fixed(session, office):
    skp = evaluation_office.goals(session, office.agus)
    achieved(session, office.angkutan, "Baik", periode="TW1")
    row = rated(session, office.agus, periode="TW1")
    speak(session, [skp.row.id], 2026, "TW2")  # of another period
    with pytest.raises(Refused) as no:
        finalise.finalise(session, [row.id], day=D(2026, 4, 6), today=TODAY)
    assert _codes(no) == ["feedback_missing"]
    speak(session, [skp.row.id], 2026, "TW1")
    (done,) = finalise.finalise(session, [row.id], day=D(2026, 4, 6), today=TODAY)
    assert (done.keadaan, done.ditetapkan) == ("ditetapkan", D(2026, 4, 6))


def test_a_period_is_fixed_when_it_is_over_and_not_ahead_of_today(session, office):
    skp = evaluation_office.goals(session, office.agus)
    achieved(session, office.angkutan, "Baik", periode="TW4")
    achieved(session, office.angkutan, "Baik", periode="AKHIR")
    speak(session, [skp.row.id], 2026, "TW4")
    for periode, first in (("TW4", D(2026, 12, 31)), ("AKHIR", D(2026, 12, 1))):
        row = rated(session, office.agus, periode=periode)
        with pytest.raises(Refused) as no:
            finalise.finalise(session, [row.id], day=TODAY, today=TODAY)
        assert _codes(no) == ["finalise_before_end"]
        with pytest.raises(Refused) as no:
            finalise.finalise(session, [row.id], day=first, today=TODAY)
        assert _codes(no) == ["finalise_ahead"]


def test_a_fixed_result_is_changed_by_a_new_version_and_all_are_kept(session, office):
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    first = fixed(session, office.agus, Predikat.BAIK)
    with pytest.raises(Refused) as no:
        rated(session, office.agus, Predikat.KURANG, 2025, "AKHIR")
    assert _codes(no) == ["evaluation_fixed"]
    with pytest.raises(Refused) as no:
        versions.change(session, first.id, "Sesuai", "Sesuai", "Tidak ada yang berubah", today=TODAY)
    assert _codes(no) == ["version_same"]
    second = versions.change(session, first.id, "Di Atas", "Di Atas", "Bukti baru dari inspektorat", today=TODAY)
    assert (second.versi, second.menggantikan_id, second.predikat) == (2, first.id, Predikat.SANGAT_BAIK)
    assert [(r.versi, r.keadaan) for r in versions.chain(session, first.id)] == [(1, "diganti"), (2, "ditetapkan")]
    assert ratings.get(session, first.id).predikat is Predikat.BAIK
    assert ratings.why(session, second.id)[-1].code == "nilai_versi"
    with pytest.raises(Refused) as no:
        versions.change(session, first.id, "Sesuai", "Di Bawah", "Versi lama tidak diubah", today=TODAY)
    assert _codes(no) == ["evaluation_not_fixed"]


def test_in_mode_bahan_nothing_is_written_to_the_career_record(session, office):
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    row = fixed(session, office.agus)
    assert row.kinerja_id is None
    assert _record(session, office.agus) == []
    (shown,) = career_result.differences(session, 2025)
    assert (shown.jenis, shown.employee_id) == ("hanya_kantor", office.agus)


def test_in_mode_resmi_the_record_follows_the_versions(session, office):
    _resmi(session)
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    first = fixed(session, office.agus)
    (kept,) = _record(session, office.agus)
    assert (kept.id, kept.asal, kept.tahun, kept.predikat) == (first.kinerja_id, "kantor", 2025, "2")
    assert (kept.hasil, kept.perilaku, kept.periode, kept.aturan) == ("2", "2", "tahunan", "PermenPANRB 6/2022")
    second = versions.change(session, first.id, "Di Bawah", "Sesuai", "Temuan pemeriksaan", today=TODAY)
    (kept,) = _record(session, office.agus)
    assert (kept.id, kept.predikat) == (second.kinerja_id, "3")
    assert career_result.differences(session, 2025) == ()


def test_a_quarter_gives_no_row_of_the_record(session, office):
    _resmi(session)
    evaluation_office.goals(session, office.agus)
    achieved(session, office.angkutan, "Baik", periode="TW1")
    fixed(session, office.agus, tahun=2026, periode="TW1")
    assert _record(session, office.agus) == []


def test_a_result_of_e_kinerja_stays_and_the_difference_is_shown(session, office):
    _resmi(session)
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    session.add(Kinerja(employee_id=office.agus, tahun=2025, hasil="1", perilaku="1", predikat="1", asal="ekinerja"))
    session.flush()
    row = rated(session, office.agus, tahun=2025, periode="AKHIR")
    speak(session, [row.skp_id], 2025, "AKHIR")
    warned = finalise.check(session, [row.id], day=D(2026, 1, 20), today=TODAY)
    assert [p.code for p in warned if not p.blocks] == ["career_result_other"]
    finalise.finalise(session, [row.id], day=D(2026, 1, 20), today=TODAY)
    (kept,) = _record(session, office.agus)
    assert kept.asal == "ekinerja"
    (shown,) = career_result.differences(session, 2025)
    assert (shown.jenis, shown.kantor[2], shown.resmi[2]) == ("beda", Predikat.BAIK, "Sangat Baik")


def test_received_and_refused_signature_are_noted_on_fixed_results(session, office):
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    draft = rated(session, office.agus, tahun=2025, periode="AKHIR")
    with pytest.raises(Refused) as no:
        finalise.received(session, draft.id, D(2026, 1, 21))
    assert _codes(no) == ["evaluation_not_fixed"]
    row = fixed(session, office.agus)
    with pytest.raises(Refused) as no:
        finalise.received(session, row.id, D(2026, 1, 19))
    assert _codes(no) == ["received_before_fixed"]
    assert finalise.received(session, row.id, D(2026, 1, 21)).diterima == D(2026, 1, 21)
    with pytest.raises(Refused) as no:
        finalise.refused_signature(session, row.id, " ")
    assert _codes(no) == ["signature_note_empty"]
    assert finalise.refused_signature(session, row.id, "Pegawai tidak bersedia").tolak_tanda == "Pegawai tidak bersedia"


def test_individual_results_are_closed_to_a_reader_without_sensitive(session, office):
    evaluation_office.goals(session, office.agus)
    row = rated(session, office.agus, periode="TW1")
    session.info["actor"] = Actor("rudi", "Rudi", Role.PEMERIKSA)
    for read in (lambda: ratings.get(session, row.id), lambda: ratings.of_person(session, office.agus, 2026),
                 lambda: ratings.why(session, row.id), lambda: versions.chain(session, row.id)):  # fmt: skip
        with pytest.raises(Refused) as no:
            read()
        assert _codes(no) == ["role_not_allowed"]


def test_nothing_that_averages_exists():
    for package in (rule_package, service_package):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = __import__(found.name, fromlist=["x"])
            made_here = [name for name, one in vars(module).items()
                         if inspect.isfunction(one) and one.__module__ == module.__name__]  # fmt: skip
            assert not [n for n in made_here if any(w in n for w in ("average", "mean", "rerata", "rata_rata"))], found


def test_the_series_of_a_year_shows_every_period_in_order(session, office):
    evaluation_office.goals(session, office.agus)
    for periode in ("TW2", "AKHIR", "TW1"):
        rated(session, office.agus, periode=periode)
    assert [r.periode for r in ratings.of_person(session, office.agus, 2026)] == ["TW1", "TW2", "AKHIR"]


def test_a_choice_is_dated_has_its_ground_and_is_the_admins(session, office):
    with pytest.raises(Refused) as no:
        rule_settings.change(session, "unit_kecil", "6", since=TODAY, ground="Keputusan 1/2026", today=TODAY)
    assert _codes(no) == ["role_not_allowed"]
    session.info["actor"] = ADMIN
    with pytest.raises(Refused) as no:
        rule_settings.change(session, "unit_kecil", "6", since=None, ground="", today=TODAY)
    assert _codes(no) == ["evaluation_rule_ground", "evaluation_rule_since"]
    row = rule_settings.change(session, "unit_kecil", "6", since=D(2026, 7, 1), ground="Keputusan 1/2026", today=TODAY)
    assert (row.berlaku.nilai, row.diubah) == ("6", True)
    assert law.load(session, D(2026, 6, 30)).values.small_unit == 5
    assert law.load(session, D(2026, 7, 1)).values.small_unit == 6
    assert {r.kunci for r in rule_settings.listing(session, on=TODAY)} == {
        r["rule_id"] for r in reference.shipped("aturan_kinerja")
    }


def test_a_result_from_elsewhere_needs_its_document_and_stands_outside_the_unit(session, office):
    from asn_desktop.services.evaluation import elsewhere, unit_round
    from asn_desktop.services.evaluation.elsewhere import ElsewhereAsk

    dean = Party("Prof. Dr. Lestari", "196501011990032001", None, "Dekan Fakultas Teknik", "Universitas Rekaan")
    ask = ElsewhereAsk(office.agus, 2025, "AKHIR", D(2025, 1, 1), D(2025, 12, 31), "Sesuai", "Sesuai", "", dean)
    with pytest.raises(Refused) as no:
        elsewhere.record(session, ask)
    assert _codes(no) == ["evaluation_elsewhere_document"]
    ask = ElsewhereAsk(office.agus, 2025, "AKHIR", D(2025, 1, 1), D(2025, 12, 31), "Sesuai", "Sesuai",
                       "Laporan studi 12/UR/2025", dean)  # fmt: skip
    row = elsewhere.record(session, ask)
    (done,) = finalise.finalise(session, [row.id], day=D(2026, 1, 20), today=TODAY)
    assert (done.predikat, done.skp_id, done.dasar) == (Predikat.BAIK, None, "Laporan studi 12/UR/2025")
    seen = unit_round.of_unit(session, office.angkutan, 2025, "AKHIR")
    assert seen.n == 0
    assert [(p.di_luar, p.dihitung) for p in seen.rows if p.employee_id == office.agus] == [(True, False)]
    assert session.query(Evaluation).count() == 1


def test_kgb_and_kp_read_the_row_of_mode_resmi(session, office):
    from asn_desktop.services import dossiers

    _resmi(session)
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    row = fixed(session, office.agus, Predikat.BUTUH_PERBAIKAN)
    read = dossiers.load_one(session, office.agus, TODAY).kinerja
    assert [(r.tahun, r.predikat) for r in read] == [(2025, "3")]
    versions.change(session, row.id, "Sesuai", "Sesuai", "Bukti baru dari inspektorat", today=TODAY)
    read = dossiers.load_one(session, office.agus, TODAY).kinerja
    assert [(r.tahun, r.predikat) for r in read] == [(2025, "2")]


@pytest.mark.parametrize(
    ("values", "codes"),
    [({}, ["E-PRED-01"]), ({"aturan": "PermenPANRB 6/2022"}, ["E-PRED-01"]), ({"predikat": "2"}, []),
     ({"tahun": 2020, "aturan": "PP 46/2011"}, []), ({"aturan": "PermenPANRB 8/2021"}, [])],
)  # fmt: skip
def test_e_pred_01_a_row_of_the_career_record_follows_from_the_matrix(session, office, values, codes):
    from asn_desktop.services import histories
    from asn_desktop.services.record_ask import RecordAsk

    row = {"tahun": 2025, "periode": "tahunan", "hasil": "2", "perilaku": "2", "predikat": "1"} | values
    found = histories.check(session, RecordAsk("kinerja", office.agus, values=row), today=TODAY)
    assert [p.code for p in found if p.blocks] == codes
