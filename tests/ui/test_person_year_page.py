"""One person's year on one page: the head and its line, drawing up an SKP, a move within the year, what is closed."""

from __future__ import annotations

import pytest

from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Giver, Predikat, Rating
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import achievements, feedback, own_hand, ratings, skp, versions
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.store.career import Kinerja
from asn_desktop.ui.evaluation.person.page import PersonYearPage
from asn_desktop.ui.evaluation.person.records_card import result_words
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY, D
from tests.ui.test_skp_editor import read


def heads_with_goals(session):
    """People and officials; the heads have their SKP of 2026."""
    made = evaluation_office.make(session)
    for who in (made.kepala, *made.heads):
        evaluation_office.goals(session, who)
    return made


@pytest.fixture
def filling():
    return heads_with_goals


@pytest.fixture
def kantor(filled):
    return filled


@pytest.fixture
def page(shown, kantor):
    """The page, with the people of the office listed."""
    return shown(PersonYearPage, 2026, None)


def write(desk, deed, *args, **kw):
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        return deed(session, *args, **kw)


def open_person(page, desk, settled, who, tahun=2026):
    page.show_person(who, tahun)
    settled(desk)


def test_an_skp_is_drawn_up_by_one_button_with_everything_the_record_knows(page, kantor, desk, settled, picture):
    picture(page, "kinerja_orang_pilih")
    assert {row.nama for row in page.picker.model.rows} >= {"Rina Marlina", "Bambang Prasetyo"}
    open_person(page, desk, settled, kantor.rina)
    assert page.head.line.words()["SKP"] == "belum disusun"
    picture(page, "kinerja_orang_kosong")
    page.skp_section.nothing.button.click()
    settled(desk)
    row = page.skp_section.skp.row
    assert (row.jabatan, row.mulai, row.sampai) == (
        "Penguji Kendaraan Bermotor Ahli Muda", D(2026, 1, 1), D(2026, 12, 31))
    assert row.penilai.nama == "Bambang Prasetyo"
    assert "Bambang Prasetyo" in page.head.appraiser.text()
    picture(page, "kinerja_skp_draf")


def test_after_a_move_both_skp_stand_side_by_side_with_their_months(page, kantor, desk, settled, picture):
    first = write(desk, evaluation_office.goals, kantor.agus)
    write(desk, evaluation_office.appoint_post, kantor.agus, kantor.sekretariat, "Pengelola Kepegawaian", D(2026, 6, 1))
    write(desk, skp.close, first.row.id, D(2026, 5, 31), "pindah", "SK 821/7/2026")
    open_person(page, desk, settled, kantor.agus)
    assert page.skp_section.move_banner.title() == "SKP 1 Jun – 31 Des 2026 belum ada"
    page.skp_section.move_banner.buttons()[0].click()
    settled(desk)
    words = [page.head.skp_chips.button(str(one.row.id)).text() for one in page.file.skps]
    assert words == ["1 Jan – 31 Mei 2026 · 5 bulan · Pengelola Data",
                     "1 Jun – 31 Des 2026 · 7 bulan · Pengelola Kepegawaian"]
    assert page.skp_section.skp.row.unit.startswith("Sekretariat")
    picture(page, "kinerja_skp_pindah")
    page.head.skp_chips.button(str(first.row.id)).click()
    assert page.head.badge.text() == "ditutup"
    assert "SK 821/7/2026" in page.skp_section.facts.text()


def test_an_skp_is_closed_reopened_and_voided_with_its_reason(page, kantor, desk, settled):
    write(desk, evaluation_office.goals, kantor.rina)
    open_person(page, desk, settled, kantor.rina)
    page.skp_section.close_action.trigger()
    box = page.skp_section.box
    box.kind_combo.setCurrentIndex(box.kind_combo.findData("cltn"))
    box.send()
    assert box.boxes["sampai"].problem()
    box.day_edit.set_date(D(2026, 5, 31))
    box.send()
    settled(desk)
    assert page.head.badge.text() == "ditutup"
    page.skp_section.reopen_action.trigger()
    page.skp_section.box.reason_edit.setText("tanggal keliru")
    page.skp_section.box.send()
    settled(desk)
    assert page.head.badge.text() == "draf"
    page.skp_section.void_action.trigger()
    page.skp_section.box.reason_edit.setText("salah pegawai")
    page.skp_section.box.send()
    settled(desk)
    assert page.skp_section.nothing.isVisible()


def test_fields_are_copied_one_by_one_in_the_order_of_e_kinerja(page, kantor, desk, settled, picture, qapp):
    write(desk, evaluation_office.goals, kantor.rina)
    open_person(page, desk, settled, kantor.rina)
    page.skp_section.copy_button.click()
    settled(desk)
    box = page.copy_box
    at = next(i for i, (name, text) in enumerate(box.fields) if text == "Terselenggaranya pelayanan perhubungan")
    box.buttons[at].click()
    assert qapp.clipboard().text() == "Terselenggaranya pelayanan perhubungan"
    assert box.buttons[at].text() == "Tersalin"
    picture(box, "kinerja_salin")
    box.all_button.click()
    assert len(qapp.clipboard().text().splitlines()) == len(box.fields)
    box.reject()


def test_an_appraiser_of_another_office_is_named_in_the_head(page, kantor, desk, settled):
    own = read(desk, skp.of_person, kantor.kepala, 2026)[0]
    write(desk, skp.void, own.id, "disusun ulang")
    open_person(page, desk, settled, kantor.kepala)
    page.skp_section.nothing.button.click()
    settled(desk)
    page.skp_section.facts.change_button.click()
    box = page.skp_section.box
    box.outside_check.setChecked(True)
    box.outside["nama"].setText("H. Surya Dirgantara, S.E.")
    box.outside["jabatan"].setText("Bupati Tirtamaya")
    box.send()
    settled(desk)
    assert page.head.appraiser.text() == "Pejabat penilai: H. Surya Dirgantara, S.E., Bupati Tirtamaya"


def rated(desk, kantor, who, code, hasil="SESUAI", perilaku="SESUAI"):
    return write(desk, ratings.rate, RatingAsk(who, 2026, code, hasil, perilaku), today=TODAY)


def achieved(desk, kantor, code, day):
    """The unit's achievement, which every result of the period is fixed beside."""
    ask = AchievementAsk(kantor.angkutan, 2026, code, "BAIK", "800/12/2026", day, "Kepala Dinas Perhubungan")
    write(desk, achievements.record, ask)


def praise(desk, skp_id, code, day):
    ask = FeedbackAsk(skp_id, code, day, Giver.PIMPINAN, "Kerja baik, pertahankan")
    write(desk, feedback.give, ask, today=TODAY)


def test_a_person_is_rated_and_the_predikat_explains_itself(page, kantor, desk, settled, picture):
    own = write(desk, evaluation_office.goals, kantor.rina)
    praise(desk, own.row.id, "TW1", D(2026, 3, 30))
    open_person(page, desk, settled, kantor.rina)
    page.show_section("hasil")
    page.outcome.rate_button.click()
    box = page.outcome.box
    settled(desk)
    assert box.period_combo.currentData() == "TW1"
    assert box.predikat.text() == "Predikat mengikuti matriks; tidak diketik."
    box.result_combo.setCurrentIndex(box.result_combo.findData(Rating.DI_ATAS))
    box.do_button.click()
    settled(desk)
    assert box.boxes["perilaku"].problem()
    box.behaviour_combo.setCurrentIndex(box.behaviour_combo.findData(Rating.DI_ATAS))
    assert box.predikat.text() == "Predikat: Sangat Baik"
    picture(box, "kinerja_nilai_orang")
    box.do_button.click()
    settled(desk)
    assert [row.predikat for row in page.outcome.table.rows()] == [Predikat.SANGAT_BAIK]
    page.outcome.why_button.click()
    settled(desk)
    assert "Matriks" in page.outcome.why.as_text()
    assert page.outcome.why.as_text().splitlines()[0] == "Mengapa Sangat Baik?"
    picture(page, "kinerja_hasil")


def test_a_result_is_fixed_received_and_objected_to(page, kantor, desk, settled, picture):
    own = write(desk, evaluation_office.goals, kantor.rina)
    praise(desk, own.row.id, "TW3", D(2026, 9, 28))
    achieved(desk, kantor, "TW3", D(2026, 10, 2))
    rated(desk, kantor, kantor.rina, "TW3")
    open_person(page, desk, settled, kantor.rina)
    page.show_section("hasil")
    outcome = page.outcome
    outcome.fix_button.click()
    outcome.box.day_edit.set_date(D(2026, 10, 5))
    outcome.box.do_button.click()
    settled(desk)
    assert outcome.table.rows()[0].ditetapkan == D(2026, 10, 5)
    outcome.received_button.click()
    outcome.box.day_edit.set_date(D(2026, 10, 1))
    outcome.box.do_button.click()
    settled(desk)
    assert outcome.box.boxes["diterima"].problem()
    outcome.box.day_edit.set_date(D(2026, 11, 12))
    outcome.box.do_button.click()
    settled(desk)
    outcome.object_button.click()
    outcome.box.text_edit.setPlainText("Hasil triwulan ini melampaui target menurut laporan")
    picture(outcome.box, "kinerja_keberatan_orang")
    outcome.box.do_button.click()
    settled(desk)
    assert outcome.note.title() == "Keberatan 23 Nov 2026: diajukan"
    assert "26 Nov 2026" in outcome.note.text()
    picture(page, "kinerja_hasil_keberatan")


def test_an_appraiser_who_leaves_evaluates_his_own_days(page, kantor, desk, settled):
    own = write(desk, evaluation_office.goals, kantor.rina)
    sri = Party("Sri Wahyuni", "197203101998032004", jabatan="Sekretaris Dinas Perhubungan",
                employee_id=kantor.sekretaris)  # fmt: skip
    write(desk, skp.change_appraiser, own.row.id, sri, D(2026, 7, 1), "pejabat penilai pindah")
    open_person(page, desk, settled, kantor.rina)
    assert "Penilai 1 Jan – 30 Jun 2026: Bambang Prasetyo, Kepala Bidang Angkutan" in page.skp_section.facts.text()
    page.show_section("hasil")
    page.outcome.rate_button.click()
    box = page.outcome.box
    box.period_combo.setCurrentIndex(box.period_combo.findText("Masa Bambang Prasetyo, sampai 30 Jun 2026"))
    for combo in (box.result_combo, box.behaviour_combo):
        combo.setCurrentIndex(combo.findData(Rating.SESUAI))
    box.do_button.click()
    settled(desk)
    (row,) = page.outcome.table.rows()
    assert (row.periode, row.sampai, row.penilai.nama) == ("TUTUP", D(2026, 6, 30), "Bambang Prasetyo")


def test_a_result_made_elsewhere_is_kept_with_its_document(page, kantor, desk, settled, picture):
    open_person(page, desk, settled, kantor.rina)
    page.show_section("hasil")
    page.outcome.elsewhere_button.click()
    box = page.outcome.box
    box.do_button.click()
    settled(desk)
    assert all(box.boxes[name].problem() for name in ("hasil", "perilaku", "dasar", "penilai"))
    box.result_combo.setCurrentIndex(box.result_combo.findData(Rating.SESUAI))
    box.behaviour_combo.setCurrentIndex(box.behaviour_combo.findData(Rating.SESUAI))
    box.predikat_combo.setCurrentIndex(box.predikat_combo.findData(Predikat.SANGAT_BAIK.value))
    box.ground_edit.setText("Laporan studi 2026, nomor 12/UN/2026, 5 November 2026")
    box.name_edit.setText("Prof. Hartati")
    box.post_edit.setText("Ketua Program Studi")
    box.do_button.click()
    settled(desk)
    assert box.boxes["predikat"].problem()  # the document's predikat is held against the matrix
    picture(box, "kinerja_hasil_tempat_lain")
    box.predikat_combo.setCurrentIndex(0)
    box.do_button.click()
    settled(desk)
    assert not box.isVisible()
    (row,) = read(desk, ratings.of_person, kantor.rina, 2026)
    assert (row.periode, row.predikat, row.keadaan, row.skp_id) == ("AKHIR", Predikat.BAIK, "draf", None)
    assert row.dasar.startswith("Laporan studi 2026")


def test_versions_stay_and_the_official_result_stands_beside_the_own_one(page, kantor, desk, settled, picture, today):
    own = write(desk, evaluation_office.goals, kantor.rina)
    praise(desk, own.row.id, "TW2", D(2026, 6, 29))
    achieved(desk, kantor, "TW2", D(2026, 7, 1))
    made = rated(desk, kantor, kantor.rina, "TW2")
    write(desk, own_hand.fix, [made.id], day=D(2026, 7, 3), today=today)
    write(desk, versions.change, made.id, "DI_ATAS", "DI_ATAS", "laporan susulan diterima", today=today)
    rated(desk, kantor, kantor.rina, "AKHIR", "DI_ATAS", "DI_ATAS")

    def record(session):
        session.add(Kinerja(employee_id=kantor.rina, tahun=2026, hasil="2", perilaku="2", predikat="2",
                            aturan="PermenPANRB 6/2022", asal="ekinerja", penilai_nama="Bambang Prasetyo"))
        session.add(Kinerja(employee_id=kantor.rina, tahun=2016, aturan="PP 46/2011", nilai="86,25 (Baik)",
                            penilai_nama="Drs. Suryono"))

    write(desk, record)
    open_person(page, desk, settled, kantor.rina)
    page.show_section("hasil")
    rows = page.outcome.table.rows()
    assert [(row.periode, row.versi, row.keadaan) for row in rows] == [
        ("TW2", 1, "diganti"), ("TW2", 2, "ditetapkan"), ("AKHIR", 1, "draf")]
    assert page.outcome.records.banner.text().startswith("e-Kinerja: Baik. Kantor ini: Sangat Baik.")
    assert [result_words(row) for row in page.outcome.records.table.rows()] == ["Baik", "86,25 (Baik)"]
    picture(page, "kinerja_hasil_resmi")


def test_documents_are_offered_looked_at_and_made(page, kantor, desk, settled, picture, qtbot):
    write(desk, evaluation_office.goals, kantor.rina)
    open_person(page, desk, settled, kantor.rina)
    page.show_section("dokumen")
    settled(desk)
    papers = page.papers
    assert papers.table.rows()[0].offer.kind == "skp"
    papers.look_button.click()
    settled(desk)
    assert papers.paper.pages
    papers.paper.reject()
    papers.make_button.click()
    settled(desk)
    assert page.head.line.words()["Dokumen"] == "1 dibuat"
    picture(page, "kinerja_dokumen")
    with qtbot.waitSignal(page.letter_chosen) as told:
        papers.open_button.click()
    assert told.args == [papers.table.rows()[0].offer.made.letter.id]


def test_a_laptop_at_150_percent_scrolls_the_page_as_a_whole(page, kantor, desk, settled, picture):
    write(desk, evaluation_office.goals, kantor.rina)
    open_person(page, desk, settled, kantor.rina)
    page.resize(871, 400)
    picture(page, "kinerja_skp_911")
    assert page.page.horizontalScrollBar().maximum() == 0
    page.show_section("berjalan")
    settled(desk)
    picture(page, "kinerja_berjalan_911")
    assert page.page.horizontalScrollBar().maximum() == 0


class TestPemeriksa:
    """A reader without the right to see persons' results."""

    @pytest.fixture
    def page(self, opened, kantor, desk, qtbot, settled):
        desk.actor = Actor("periksa", "Pemeriksa", Role.PEMERIKSA)
        made = PersonYearPage(desk)
        qtbot.addWidget(made)
        made.resize(1326, 562)
        made.show()
        made.start(2026, None)
        settled(desk)
        return made

    def test_the_page_is_closed_and_says_where_the_counts_are(self, page, kantor, desk, settled):
        assert page.banner.title() == "SKP dan hasil evaluasi perorangan tertutup untuk peran Anda"
        assert page.head.isHidden()
        assert page.picker.isHidden()


def test_the_page_of_a_person_leads_to_his_year(window, kantor, desk, settled):
    tab = window.office.show_tab("pegawai")
    settled(desk)
    tab.show_employee(kantor.rina)
    settled(desk)
    tab.person.year_action.trigger()
    settled(desk)
    assert window.office.present() == "kinerja"
    page = window.office.tabs["kinerja"].page("orang")
    assert page.file.employee_id == kantor.rina
