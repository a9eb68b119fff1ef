"""The running year of one person: realisations with evidence, feedback by role, a citizen's word, dialogues."""

from __future__ import annotations

import pytest

from asn_desktop.rules.evaluation.words import Giver, Rating
from asn_desktop.services import drafts
from asn_desktop.services.evaluation import dialogues, feedback, realisations
from asn_desktop.ui.evaluation.person.page import PersonYearPage
from tests.services import evaluation_office
from tests.services.evaluation_office import D
from tests.ui.test_skp_editor import read


def rina_with_goals(session):
    """Rina has her SKP of 2026, fixed in January."""
    made = evaluation_office.make(session)
    for who in (made.kepala, made.kabid, made.rina):
        evaluation_office.goals(session, who)
    return made


@pytest.fixture
def filling():
    return rina_with_goals


@pytest.fixture
def kantor(filled):
    return filled


@pytest.fixture
def page(desk, kantor, qtbot, settled):
    """The page, at Rina's running year."""
    made = PersonYearPage(desk)
    qtbot.addWidget(made)
    made.resize(1326, 562)
    made.show()
    made.start(2026, None)
    made.show_person(kantor.rina, 2026)
    settled(desk)
    made.show_section("berjalan")
    return made


def skp_id(page):
    return page.running.skp.row.id


def give(page, desk, settled, text, giver=Giver.PIMPINAN, **more):
    form = page.running.form
    form.load({"peran": giver.value, "isi": text, **more})
    form.save()
    settled(desk)
    return form


def test_the_period_shown_is_the_last_that_began_and_each_says_whether_feedback_is_lacking(page):
    assert page.running.period() == "TW4"
    assert page.running.chips.button("TW1").text() == "TW I · belum ada umpan balik"
    assert page.head.line.words()["Umpan balik"] == "TW I, TW II, TW III belum ada"


def test_a_realisation_asks_for_evidence_and_is_kept_with_a_scan(page, desk, settled, tmp_path, picture):
    from tests.ui.test_person_page import scan

    running = page.running
    assert running.realisations.title.text() == "Realisasi Triwulan IV: 0 dari 1 indikator"
    running.realisations.enter_button.click()
    box = running.realisations.box
    settled(desk)
    box.figure_edit.setText("11")
    box.do_button.click()
    settled(desk)
    assert "ukti" in box.boxes["bukti"].problem()
    picture(box, "kinerja_realisasi_isi")
    box.file.take(scan(tmp_path / "laporan.png"))
    box.do_button.click()
    settled(desk)
    (row,) = read(desk, realisations.listing, skp_id(page))
    assert (row.periode, row.angka, row.teks, row.nama_berkas) == ("TW4", "11", "11 laporan", "laporan.png")
    assert running.realisations.title.text() == "Realisasi Triwulan IV: 1 dari 1 indikator"
    running.realisations.see_button.click()
    settled(desk)
    assert len(running.realisations.paper.pages) == 1
    running.realisations.paper.reject()


def test_the_appraisers_feedback_fills_its_period_and_the_line_of_the_year(page, desk, settled, picture):
    for code in ("TW1", "TW2", "TW3", "TW4"):
        page.running.chips.button(code).click()
        settled(desk)
        give(page, desk, settled, f"Laporan {code} lengkap, pertahankan ketelitian",
             tentang=f"h:{page.running.skp.results[0].id}", indikasi=Rating.SESUAI.value)  # fmt: skip
    assert page.head.line.words()["Umpan balik"] == "lengkap sampai TW III"
    (row,) = read(desk, feedback.of_skp, skp_id(page), "TW2")
    assert (row.pemberi, row.result_id) == ("Bambang Prasetyo", page.running.skp.results[0].id)
    give(page, desk, settled, "Membantu rekan yang baru", Giver.REKAN, pemberi="Tono Sugiarto", tentang="n:3")
    picture(page, "kinerja_berjalan")
    assert page.running.chips.button("TW1").text() == "TW I"


def test_a_rating_is_never_read_out_of_a_survey_number(page, desk, settled):
    form = give(page, desk, settled, "IKM layanan 92", indikasi=Rating.DI_ATAS.value)
    assert form.boxes["indikasi"].problem()
    assert read(desk, feedback.of_skp, skp_id(page)) == ()


def test_a_citizens_name_is_refused_and_his_word_waits_for_somebody_else(page, kantor, desk, settled, picture):
    form = give(page, desk, settled, "Menurut Ibu Rahma, petugas tidak ramah di loket", Giver.MASYARAKAT,
                sifat="keluhan")  # fmt: skip
    assert form.boxes["pemberi"].isHidden()
    assert form.boxes["isi"].problem()
    give(page, desk, settled, "Antrean uji dibiarkan tanpa penjelasan", Giver.MASYARAKAT, sifat="keluhan")
    card = page.running.feedback
    assert "belum dapat dipakai" in card.detail.text()
    assert card.reply_button.isHidden()
    card.verify_button.click()
    box = card.box
    box.person.show_person(kantor.kabid, "Bambang Prasetyo", "197505202000031002")
    box.note_edit.setPlainText("Rekaman antrean diperiksa")
    box.do_button.click()
    settled(desk)
    assert box.boxes["verifikator"].problem()
    box.person.show_person(kantor.sekretaris, "Sri Wahyuni", "197203101998032004")
    picture(box, "kinerja_verifikasi")
    box.do_button.click()
    settled(desk)
    (row,) = read(desk, feedback.of_skp, skp_id(page))
    assert (row.verifikasi, row.verifikator) == ("benar", "Sri Wahyuni")
    card.reply_button.click()
    card.box.text_edit.setText("Alat sedang dikalibrasi; pengumuman sudah dipasang")
    card.box.do_button.click()
    settled(desk)
    assert "Alat sedang dikalibrasi" in card.detail.text()
    picture(page, "kinerja_berjalan_keluhan")


def test_half_typed_feedback_is_offered_again(page, kantor, desk, settled, qtbot):
    page.running.form.load({"peran": "REKAN", "pemberi": "Tono", "isi": "Setengah kalimat"})
    page.running.form.drafts.keep()
    settled(desk)
    other = PersonYearPage(desk)
    qtbot.addWidget(other)
    other.show()
    other.show_person(kantor.rina, 2026)
    settled(desk)
    other.show_section("berjalan")
    other.running.form.draft_banner.buttons()[0].click()
    assert other.running.form.values()["isi"] == "Setengah kalimat"
    other.running.form.drafts.forget()
    settled(desk)
    assert read(desk, drafts.load, f"umpan-balik:{skp_id(page)}:TW4") is None


def test_a_dialogue_is_noted_with_its_follow_up_and_ticked_off(page, desk, settled, picture):
    card = page.running.dialogues
    card.add_button.click()
    box = card.box
    box.do_button.click()
    settled(desk)
    assert box.boxes["isi"].problem()
    box.text_edit.setPlainText("Membahas ketepatan waktu laporan")
    box.agreed_edit.setPlainText("Laporan dikirim tiap tanggal 5")
    box.day_edit.set_date(D(2026, 11, 2))
    box.again_edit.set_date(D(2026, 11, 20))
    picture(box, "kinerja_dialog")
    box.do_button.click()
    settled(desk)
    card.done_button.click()
    settled(desk)
    (row,) = read(desk, dialogues.of_skp, skp_id(page))
    assert (row.kesepakatan, row.selesai) == ("Laporan dikirim tiap tanggal 5", D(2026, 11, 23))


def test_a_draft_has_no_running_year_yet(page, kantor, desk, settled):
    page.show_person(kantor.agus, 2026)
    settled(desk)
    assert page.running.nothing.isVisible()
    page.running.nothing.button.click()
    assert page.section() == "skp"
