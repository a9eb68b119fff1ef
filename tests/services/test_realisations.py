"""Realisations per indicator and period: evidence, figures, the survey copied, never a rating."""

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation import realised
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import ekinerja, feedback, realisations, skp
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from asn_desktop.services.evaluation.realisations import RealisationAsk
from asn_desktop.services.survey import points, surveys
from asn_desktop.services.survey.surveys import SurveyAsk
from asn_desktop.store import journal
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY

D = dt.date


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


@pytest.fixture
def goals(session, office):
    return evaluation_office.goals(session, office.rina)


def ask(goals, **more):
    indicator = goals.results[0].indicators[0].id
    values = {"indicator_id": indicator, "periode": "TW1", "tanggal": D(2026, 4, 2), "angka": "3",
              "bukti": "Laporan di lemari arsip bidang"} | more  # fmt: skip
    return RealisationAsk(**values)


def refused(session, goals, **more):
    with pytest.raises(Refused) as no:
        realisations.put(session, ask(goals, **more), today=TODAY)
    return [problem.code for problem in no.value.problems]


def test_a_figure_takes_the_unit_of_its_target_and_its_share_is_shown(session, goals):
    row = realisations.put(session, ask(goals, angka="11,5"), today=TODAY)
    assert (row.angka, row.teks, row.persen) == ("11.5", "11,5 laporan", "95,8")
    assert realisations.listing(session, goals.row.id) == (row,)
    assert realisations.missing(session, goals.row.id, "TW1") == ()
    assert realisations.missing(session, goals.row.id, "TW2") == (row.indicator_id,)


@pytest.mark.parametrize(
    ("raw", "kept"), [("98", "98"), ("98,5 %", "98.5"), ("1.250,5", "1250.5"), ("1.250", "1250"), ("76.61", "76.61")]
)
def test_figures_as_offices_write_them(raw, kept):
    assert realised.read_figure(raw) == kept


@pytest.mark.parametrize("raw", ["sembilan", "9 8", "98 dokumen", "1.25.0", "--3"])
def test_a_word_is_no_figure(session, goals, raw):
    assert refused(session, goals, angka=raw) == ["realisation_figure"]


@pytest.mark.parametrize(
    ("figure", "target", "shown"),
    [("3", "12", "25"), ("12", "12", "100"), ("13", "12", "108,3"), ("3", "0", None), ("3", None, None),
     (None, "12", None)],
)  # fmt: skip
def test_the_share_of_a_target(figure, target, shown):
    assert realised.share(figure, target) == shown


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"bukti": None}, "realisation_no_evidence"),
        ({"bukti": "  "}, "realisation_no_evidence"),
        ({"angka": None, "teks": " "}, "realisation_empty"),
        ({"angka": None, "teks": "Di Atas Ekspektasi"}, "realisation_is_rating"),
        ({"angka": None, "teks": "sangat baik"}, "realisation_is_rating"),
        ({"tanggal": D(2026, 12, 1)}, "realisation_in_future"),
        ({"periode": "B03"}, "period_not_of_rhythm"),
        ({"berkas": b"bukan berkas", "nama_berkas": "x.exe"}, "DOCUMENT_KIND"),
    ],
)  # fmt: skip
def test_every_refusal_of_a_realisation(session, goals, more, code):
    assert refused(session, goals, **more) == [code]
    assert realisations.listing(session, goals.row.id) == ()


def test_a_draft_has_no_targets_to_reach(session, office):
    assert refused(session, evaluation_office.goals(session, office.agus, fixed=False)) == ["skp_not_fixed"]


def test_a_scan_is_kept_as_evidence_and_can_be_read_again(session, goals):
    from asn_desktop.letters import scan as scans
    from tests.services.test_documents import photo

    data = scans.to_pdf([photo()])
    row = realisations.put(
        session, ask(goals, bukti=None, berkas=data, nama_berkas="C:\\bukti\\laporan.pdf"), today=TODAY
    )
    assert row.nama_berkas == "laporan.pdf"
    assert realisations.scan(session, row.id) == data


def test_entered_again_it_is_corrected_and_the_journal_keeps_what_stood_there(session, goals):
    first = realisations.put(session, ask(goals), today=TODAY)
    again = realisations.put(session, ask(goals, angka="4"), today=TODAY)
    assert (again.id, again.teks) == (first.id, "4 laporan")
    assert len(realisations.listing(session, goals.row.id)) == 1
    assert any(
        (line.field, line.old, line.new) == ("teks", "3 laporan", "4 laporan")
        for line in journal.history(session, "skp_realisations", first.id)
    )


def test_the_latest_before_a_period_is_what_its_evaluation_shows(session, goals):
    for code, figure in (("TW1", "3"), ("TW2", "6")):
        realisations.put(session, ask(goals, periode=code, angka=figure), today=TODAY)
    [indicator] = [i.id for i in goals.results[0].indicators]
    assert realisations.latest(session, goals.row.id, "TW1")[indicator].angka == "3"
    assert realisations.latest(session, goals.row.id, "TW3")[indicator].angka == "6"
    assert realisations.latest(session, goals.row.id)[indicator].angka == "6"


def test_a_realisation_is_taken_back_with_a_reason(session, goals):
    row = realisations.put(session, ask(goals), today=TODAY)
    with pytest.raises(Refused) as no:
        realisations.void(session, row.id, "")
    assert no.value.problems[0].code == "realisation_reason_missing"
    realisations.void(session, row.id, "salah indikator")
    assert realisations.listing(session, goals.row.id) == ()
    assert len(realisations.listing(session, goals.row.id, voided=True)) == 1
    with pytest.raises(Refused) as no:
        realisations.void(session, row.id, "lagi")
    assert no.value.problems[0].code == "realisation_unknown"


def survey(session, office, **more):
    point = (
        points.put(session, points.PointAsk(office.root, "Uji berkala kendaraan")) if "point_id" not in more else None
    )
    counts = {f"U{n}": (0, 3, 21, 16) for n in range(1, 10)}
    counts = {key: counts[f"U{at}"] for at, key in enumerate(_elements(session), 1)}
    values = {"point_id": point.id if point else more["point_id"], "mulai": D(2026, 2, 1), "sampai": D(2026, 3, 20),
              "responden": 40, "jawaban": counts} | more  # fmt: skip
    return surveys.enter(session, SurveyAsk(**values), today=TODAY)


def _elements(session):
    from asn_desktop.services.survey import law

    return [one.kode for one in law.load(session, TODAY).elements]


def test_an_ikm_is_copied_from_its_survey_and_names_the_report(session, office):
    goals = evaluation_office.goals(session, office.kepala)
    found = survey(session, office, nomor="000.9/12/2026", tanggal=D(2026, 4, 1))
    row = realisations.put(session, ask(goals, angka=None, bukti=None, survey_id=found.id), today=TODAY)
    assert (row.angka, row.teks, row.survey_id) == (str(found.ikm), found.teks, found.id)
    assert "000.9/12/2026" in row.bukti
    assert "Uji berkala kendaraan" in row.bukti


def test_a_survey_number_written_as_a_rating_is_refused_e_ikm_05(session, office):
    goals = evaluation_office.goals(session, office.kepala)
    found = survey(session, office)
    assert refused(session, goals, angka=None, teks="Di Atas Ekspektasi", survey_id=found.id) == ["E-IKM-05"]


def test_a_typed_figure_other_than_the_surveys_and_a_later_survey_are_refused(session, office):
    goals = evaluation_office.goals(session, office.kepala)
    found = survey(session, office)
    assert refused(session, goals, angka="92", survey_id=found.id) == ["realisation_survey_figure"]
    late = survey(session, office, point_id=found.point_id, mulai=D(2026, 3, 25), sampai=D(2026, 4, 20))
    assert refused(session, goals, angka=None, survey_id=late.id) == ["realisation_survey_after"]
    assert refused(session, goals, angka=None, survey_id=goals.row.id) == ["realisation_survey_unknown"]


def test_a_reader_without_sensitive_sees_no_realisations(session, goals):
    session.info["actor"] = Actor("rini", "Rini", Role.PEMERIKSA)
    for deed in (lambda: realisations.listing(session, goals.row.id), lambda: ekinerja.fields(session, goals.row.id)):
        with pytest.raises(Refused) as no:
            deed()
        assert no.value.problems[0].code == "role_not_allowed"


def test_the_fields_of_an_skp_stand_in_the_order_of_e_kinerja(session, office):
    goals = evaluation_office.goals(session, office.rina, fixed=False)
    skp.set_expectation(session, goals.row.id, 2, "Laporan tepat waktu")
    skp.set_annex(session, goals.row.id, ("Kendaraan uji",), ("Rapat bulanan",), ("Pembinaan",))
    found = ekinerja.fields(session, goals.row.id)
    captions = [caption for caption, _ in found]
    assert captions[:3] == ["Pendekatan", "Periode penilaian", "Pegawai yang dinilai: nama"]
    order = ["Pejabat penilai kinerja: nama", "Hasil kerja utama 1: rencana hasil kerja",
             "Hasil kerja utama 1: target", "2. Akuntabel: ekspektasi khusus pimpinan", "Dukungan sumber daya",
             "Hasil kerja utama 1: rencana aksi 1"]  # fmt: skip
    assert [captions.index(one) for one in order] == sorted(captions.index(one) for one in order)
    texts = dict(found)
    assert texts["Periode penilaian"] == "1 Januari 2026 s.d. 31 Desember 2026"
    assert texts["Hasil kerja utama 1: target"] == "12 laporan"
    assert texts["Hasil kerja utama 1: target rencana aksi 1"] == "Triwulan I: 3 laporan; Triwulan II: 3 laporan"
    assert "Skema pertanggungjawaban\n1. Rapat bulanan" in ekinerja.as_text(found)


def test_the_fields_of_a_result_carry_realisation_feedback_ratings_and_predikat(session, goals):
    from asn_desktop.services.evaluation import ratings

    realisations.put(session, ask(goals), today=TODAY)
    for isi, more in (("Laporan rapi.", {"result_id": goals.results[0].id}), ("Selalu membantu.", {"nilai": 7})):
        feedback.give(
            session, FeedbackAsk(goals.row.id, "TW1", D(2026, 4, 3), Giver.PIMPINAN, isi, **more), today=TODAY
        )
    made = ratings.rate(
        session, ratings.RatingAsk(goals.row.employee_id, 2026, "TW1", "Sesuai", "Di Atas"), today=TODAY
    )
    texts = dict(ekinerja.result_fields(session, made.id))
    assert texts["Hasil kerja utama 1: realisasi"] == "3 laporan (bukti: Laporan di lemari arsip bidang)"
    assert texts["Hasil kerja utama 1: umpan balik"] == "Pimpinan: Laporan rapi."
    assert texts["7. Kolaboratif: umpan balik"] == "Pimpinan: Selalu membantu."
    assert texts["Rating hasil kerja"] == "Sesuai Ekspektasi"
    assert texts["Predikat kinerja pegawai"] == "Baik"
