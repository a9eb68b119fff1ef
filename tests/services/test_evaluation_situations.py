"""Special situations of evaluation, row by row of evaluation.md §4.4."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.services import officials
from asn_desktop.services.evaluation import finalise, parts, ratings, skp, unit_round
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.standing import Cltn
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY, appoint_post, goals
from tests.services.rating_office import achieved, fixed, rated, speak

D = dt.date


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


def _codes(no) -> list[str]:
    return [p.code for p in no.value.problems]


def _leave(session, who, kind, first, last):
    session.add(LeaveRequest(
        employee_id=who, jenis=kind, mulai=first, sampai=last, lama=(last - first).days + 1, alasan="–", alamat="–",
        telepon="–", keadaan="SELESAI", diminta_pada=first, melapor_pada=last + dt.timedelta(days=1),
    ))  # fmt: skip
    session.flush()


def _moved(session, office):
    """Agus: Bidang Angkutan until 30 June 2025, Sekretariat from 1 July."""
    first = goals(session, office.agus, 2025, sampai=None)
    skp.close(session, first.row.id, D(2025, 6, 30), "pindah", "Pindah ke Sekretariat")
    appoint_post(session, office.agus, office.sekretariat, "Pengadministrasi Umum", D(2025, 7, 1))
    second = goals(session, office.agus, 2025, mulai=D(2025, 7, 1), alasan_mulai="pindah")
    return first, second


def test_moved_both_parts_are_evaluated_and_shown_with_their_months(session, office):
    first, second = _moved(session, office)
    closed = rated(session, office.agus, Predikat.BUTUH_PERBAIKAN, 2025, "TUTUP")
    assert (closed.mulai, closed.sampai, closed.skp_id) == (D(2025, 1, 1), D(2025, 6, 30), first.row.id)
    assert closed.penilai.nama == "Bambang Prasetyo"
    later = rated(session, office.agus, Predikat.BAIK, 2025, "TW4")
    shown = parts.of_year(session, office.agus, 2025)
    assert [(p.skp_id, p.bulan) for p in shown] == [(first.row.id, 6), (second.row.id, 6)]
    assert [[e.id for e in p.evaluasi] for p in shown] == [[closed.id], [later.id]]


def test_moved_the_annual_predikat_is_judged_by_the_appraiser_of_the_years_end(session, office):
    _, second = _moved(session, office)
    rated(session, office.agus, Predikat.BUTUH_PERBAIKAN, 2025, "TUTUP")
    annual = rated(session, office.agus, Predikat.SANGAT_BAIK, 2025, "AKHIR")
    assert (annual.mulai, annual.sampai, annual.skp_id) == (D(2025, 1, 1), D(2025, 12, 31), second.row.id)
    assert annual.penilai.nama == "Sri Wahyuni"
    assert annual.predikat is Predikat.SANGAT_BAIK
    assert unit_round.of_unit(session, office.sekretariat, 2025, "AKHIR").n == 1
    assert unit_round.of_unit(session, office.angkutan, 2025, "AKHIR").n == 0


def test_a_part_of_a_year_needs_no_achievement_and_is_in_no_distribution(session, office):
    first, _ = _moved(session, office)
    row = rated(session, office.agus, Predikat.SANGAT_KURANG, 2025, "TUTUP")
    speak(session, [first.row.id], 2025, "TUTUP")
    (done,) = finalise.finalise(session, [row.id], day=D(2025, 7, 2), today=TODAY)
    assert done.keadaan == "ditetapkan"
    assert unit_round.of_unit(session, office.angkutan, 2025, "TUTUP").n == 0


def test_appraiser_changed_the_old_one_signs_his_part_the_new_one_goes_on(session, office):
    made = goals(session, office.agus)
    officials.appoint(session, officials.OfficialAsk(
        office.angkutan, "kepala", "Kepala Bidang Angkutan", D(2026, 5, 1), office.kabid_ll))
    later = Party("Yuli Astuti", "197807072002122003", jabatan="Kepala Bidang", employee_id=office.kabid_ll)
    skp.change_appraiser(session, made.row.id, later, D(2026, 5, 1), "Pejabat berganti")
    with pytest.raises(Refused) as no:
        rated(session, office.agus, periode="TUTUP")
    assert _codes(no) == ["closing_day_missing"]
    left = rated(session, office.agus, periode="TUTUP", sampai=D(2026, 4, 30))
    assert (left.penilai.nama, left.mulai, left.sampai) == ("Bambang Prasetyo", D(2026, 1, 1), D(2026, 4, 30))
    went_on = rated(session, office.agus, periode="TW3")
    assert (went_on.penilai.nama, went_on.skp_id) == ("Yuli Astuti", made.row.id)
    with pytest.raises(Refused) as no:
        rated(session, office.agus, periode="TUTUP", sampai=D(2027, 1, 5))
    assert _codes(no) == ["rating_skp_outside"]


def test_plt_no_second_predikat(session, office):
    """The definitive post's SKP is the base: one SKP, one evaluation, also while she is Plt of another unit."""
    goals(session, office.kabid)
    achieved(session, office.angkutan, "Baik")
    officials.end(session, officials.head_of(session, office.lalu_lintas, TODAY).id, D(2026, 6, 30))
    officials.appoint(session, officials.OfficialAsk(
        office.lalu_lintas, "kepala", "Kepala Bidang Lalu Lintas", D(2026, 7, 1), office.kabid, penugasan="PLT",
        dasar="Surat perintah 800/1/2026"))  # fmt: skip
    row = ratings.rate(session, RatingAsk(office.kabid, 2026, "TW3", None, "Sesuai"), today=TODAY)
    again = ratings.rate(session, RatingAsk(office.kabid, 2026, "TW3", None, "Di Atas"), today=TODAY)
    assert (row.id, row.unit_id) == (again.id, office.angkutan)
    assert len(ratings.of_person(session, office.kabid, 2026)) == 1


@pytest.mark.parametrize("kind", ["TAHUNAN", "ALASAN_PENTING"])
def test_short_leave_has_no_effect_on_the_period(session, office, kind):
    goals(session, office.agus)
    _leave(session, office.agus, kind, D(2026, 7, 1), D(2026, 7, 31))
    assert rated(session, office.agus).tidak_dinilai == ()


def test_a_few_weeks_of_sickness_have_no_effect_on_the_period(session, office):
    goals(session, office.agus)
    _leave(session, office.agus, "SAKIT", D(2026, 7, 6), D(2026, 7, 28))
    assert rated(session, office.agus).tidak_dinilai == ()


@pytest.mark.parametrize("kind", ["BESAR", "MELAHIRKAN", "SAKIT"])
def test_months_fully_on_long_leave_are_not_rated(session, office, kind):
    goals(session, office.rina)
    _leave(session, office.rina, kind, D(2026, 6, 15), D(2026, 8, 31))
    row = rated(session, office.rina)
    assert row.tidak_dinilai == (7, 8)
    assert row.predikat is Predikat.BAIK
    assert "nilai_bulan_kosong" in [line.code for line in ratings.why(session, row.id)]


def test_no_month_left_no_predikat(session, office):
    goals(session, office.rina)
    _leave(session, office.rina, "MELAHIRKAN", D(2026, 7, 1), D(2026, 9, 30))
    with pytest.raises(Refused) as no:
        rated(session, office.rina)
    assert _codes(no) == ["evaluation_no_month"]


def test_a_waiting_request_of_leave_takes_no_month(session, office):
    goals(session, office.rina)
    session.add(LeaveRequest(
        employee_id=office.rina, jenis="BESAR", mulai=D(2026, 7, 1), sampai=D(2026, 8, 31), lama=62, alasan="–",
        alamat="–", telepon="–", keadaan="DIAJUKAN", diminta_pada=D(2026, 6, 1),
    ))  # fmt: skip
    session.flush()
    assert rated(session, office.rina).tidak_dinilai == ()


def test_cltn_closes_the_skp_and_its_months_are_not_rated(session, office):
    first = goals(session, office.agus, 2025)
    skp.close(session, first.row.id, D(2025, 3, 31), "cltn", "CLTN sejak 1 April 2025")
    session.add(Cltn(employee_id=office.agus, jenis="1", mulai=D(2025, 4, 1), sampai=D(2025, 9, 30),
                     aktif_kembali=D(2025, 10, 1)))  # fmt: skip
    session.flush()
    with pytest.raises(Refused) as no:
        rated(session, office.agus, tahun=2025, periode="AKHIR")
    assert _codes(no) == ["rating_skp_closed"]
    with pytest.raises(Refused) as no:
        rated(session, office.agus, tahun=2025, periode="TW3")
    assert _codes(no) == ["rating_skp_outside"]
    assert rated(session, office.agus, tahun=2025, periode="TUTUP").sampai == D(2025, 3, 31)
    goals(session, office.agus, 2025, mulai=D(2025, 10, 1), alasan_mulai="kembali")
    annual = rated(session, office.agus, tahun=2025, periode="AKHIR")
    assert annual.tidak_dinilai == (4, 5, 6, 7, 8, 9)


def test_who_left_the_service_may_be_evaluated_and_lacks_nothing(session, office):
    made = goals(session, office.tono)
    goals(session, office.agus)
    skp.close(session, made.row.id, D(2026, 5, 31), "pensiun", "Pensiun 1 Juni 2026")
    person = session.get_one(Employee, (session.info["office_id"], office.tono))
    person.berakhir, person.berakhir_alasan = D(2026, 5, 31), "pensiun"
    session.flush()
    from asn_desktop.services import employees

    employees.rebuild_summaries(session, today=TODAY)
    seen = {p.employee_id: p for p in unit_round.overview(session, 2026, "TW3")}
    assert office.tono not in seen or seen[office.tono].halangan == ()
    assert seen[office.agus].halangan
    assert rated(session, office.tono, periode="TUTUP").sampai == D(2026, 5, 31)


def test_a_new_employee_is_marked_periode_singkat(session, office):
    made = goals(session, office.bayu)
    assert made.alasan_mulai == "spmt"
    row = rated(session, office.bayu, periode="TW1")
    assert (row.mulai, row.periode_singkat) == (D(2026, 3, 2), True)
    assert not rated(session, office.bayu, periode="TW2").periode_singkat
    assert rated(session, office.bayu, periode="AKHIR").periode_singkat
    assert "nilai_periode_singkat" in [line.code for line in ratings.why(session, row.id)]


def test_the_annual_predikat_is_no_mean_of_the_quarters(session, office):
    """Three quarters Sangat Kurang and a fresh judgement of Sangat Baik stand side by side."""
    goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    for periode in ("TW1", "TW2", "TW3"):
        rated(session, office.agus, Predikat.SANGAT_KURANG, 2025, periode)
    assert fixed(session, office.agus, Predikat.SANGAT_BAIK).predikat is Predikat.SANGAT_BAIK
    series = ratings.of_person(session, office.agus, 2025)
    assert [r.predikat for r in series] == [Predikat.SANGAT_KURANG] * 3 + [Predikat.SANGAT_BAIK]


def test_two_closed_skp_ask_which_one_is_meant(session, office):
    _, second = _moved(session, office)
    skp.close(session, second.row.id, D(2025, 10, 31), "pensiun", "Berhenti 1 November 2025")
    with pytest.raises(Refused) as no:
        rated(session, office.agus, tahun=2025, periode="TUTUP")
    assert _codes(no) == ["rating_skp_choose"]
    row = rated(session, office.agus, tahun=2025, periode="TUTUP", skp_id=second.row.id)
    assert (row.mulai, row.sampai) == (D(2025, 7, 1), D(2025, 10, 31))


def test_leave_recorded_after_the_rating_asks_for_it_to_be_saved_again(session, office):
    goals(session, office.rina)
    achieved(session, office.angkutan, "Baik")
    row = rated(session, office.rina)
    speak(session, [row.skp_id], 2026, "TW3")
    _leave(session, office.rina, "SAKIT", D(2026, 7, 30), D(2026, 9, 2))
    with pytest.raises(Refused) as no:
        finalise.finalise(session, [row.id], day=D(2026, 10, 5), today=TODAY)
    assert _codes(no) == ["evaluation_months_changed"]
    assert rated(session, office.rina).tidak_dinilai == (8,)
    assert finalise.finalise(session, [row.id], day=D(2026, 10, 5), today=TODAY)


def test_leave_taken_back_after_the_rating_asks_for_it_to_be_saved_again(session, office):
    goals(session, office.rina)
    achieved(session, office.angkutan, "Baik")
    _leave(session, office.rina, "SAKIT", D(2026, 7, 30), D(2026, 9, 2))
    row = rated(session, office.rina)
    assert row.tidak_dinilai == (8,)
    speak(session, [row.skp_id], 2026, "TW3")
    session.query(LeaveRequest).filter_by(employee_id=office.rina).one().keadaan = "DIBATALKAN"
    session.flush()
    with pytest.raises(Refused) as no:
        finalise.finalise(session, [row.id], day=D(2026, 10, 5), today=TODAY)
    assert _codes(no) == ["evaluation_months_changed"]
    assert rated(session, office.rina).tidak_dinilai == ()
    assert finalise.finalise(session, [row.id], day=D(2026, 10, 5), today=TODAY)
