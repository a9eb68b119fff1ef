"""An SKP from draft to fixed by keyboard alone, and every refusal of the brief beside its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from asn_desktop.rules.evaluation.words import ResultKind
from asn_desktop.services import drafts
from asn_desktop.services.evaluation import library, results, skp
from asn_desktop.services.evaluation.library import KeptAsk
from asn_desktop.ui.evaluation.person.page import PersonYearPage
from tests.services import evaluation_office
from tests.services.evaluation_office import D

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
PLAN = "Terlaksananya pengujian berkala kendaraan bermotor tepat waktu"


def rina_with_draft(session):
    """The heads have their SKP of 2026; Rina has a draft."""
    made = evaluation_office.make(session)
    for who in (made.kepala, *made.heads):
        evaluation_office.goals(session, who)
    skp.draft(session, skp.SkpAsk(made.rina, 2026), today=evaluation_office.TODAY)
    return made


@pytest.fixture
def filling():
    return rina_with_draft


@pytest.fixture
def kantor(filled):
    return filled


@pytest.fixture
def page(desk, kantor, qtbot, settled):
    """The page, at Rina's draft."""
    made = PersonYearPage(desk)
    qtbot.addWidget(made)
    made.resize(1326, 562)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.start(2026, None)
    made.show_person(kantor.rina, 2026)
    settled(desk)
    return made


class Typist:
    """Presses keys on whatever has the focus, as a clerk does."""

    def __init__(self, qtbot, page):
        self.qtbot, self.page = qtbot, page

    def press(self, key, modifier=NONE):
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def type(self, text):
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def tab(self, times=1):
        for _ in range(times):
            self.press(Qt.Key.Key_Tab)


def write(desk, deed, *args, **kw):
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        return deed(session, *args, **kw)


def read(desk, query, *args, **kw):
    with desk.opened.store.read(desk.actor) as session:
        return query(session, *args, **kw)


def fill(page, *, plan=PLAN, above=0, indicators=(("Kuantitas", "Jumlah kendaraan yang diuji", "1.200 kendaraan"),)):
    """The editor with a plan, a superior's result and indicators."""
    editor = page.editor
    editor.fields.plan_edit.setPlainText(plan)
    editor.fields.above_combo.setCurrentIndex(above)
    editor.indicators.show_rows([{"aspek": a, "indikator": i, "target": t} for a, i, t in indicators])


def test_an_skp_is_filled_and_fixed_by_keyboard_alone(page, kantor, desk, settled, qtbot, picture):
    typist = Typist(qtbot, page)
    page.skp_section.add_main.setFocus()
    typist.press(Qt.Key.Key_N, CTRL)
    editor = page.editor
    qtbot.waitUntil(lambda: page.pages.currentWidget() is editor)
    assert editor.fields.plan_edit.hasFocus()
    typist.type(PLAN)
    typist.tab()
    assert editor.fields.above_combo.hasFocus()
    typist.press(Qt.Key.Key_Down)
    assert editor.fields.above_combo.currentText() == "Terselenggaranya pelayanan perhubungan"
    while QApplication.focusWidget() is not editor.indicators.lines[0].editors["aspek"]:
        typist.tab()
    typist.press(Qt.Key.Key_Down)
    typist.tab()
    typist.type("Jumlah kendaraan yang diuji")
    typist.press(Qt.Key.Key_Return)
    assert editor.indicators.lines[0].editors["target"].hasFocus()
    typist.type("1.200 kendaraan")
    picture(page, "kinerja_skp_editor")
    typist.press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.page)
    settled(desk)
    assert page.head.line.words()["SKP"] == "draf, siap ditetapkan"
    assert f"{PLAN}\tKuantitas\tJumlah kendaraan yang diuji\t1.200 kendaraan" in page.skp_section.grid.text()
    picture(page, "kinerja_skp_siap")
    typist.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.skp_section.box is not None and page.skp_section.box.isActiveWindow())
    box = page.skp_section.box
    qtbot.waitUntil(box.day_edit.hasFocus)
    picture(box, "kinerja_skp_tetapkan")
    box.day_edit.selectAll()
    typist.type("12 jan 2026")
    typist.press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not box.isVisible() and desk.waiting() == 0)
    fixed = read(desk, skp.of_person, kantor.rina, 2026)[0]
    assert (fixed.keadaan, fixed.ditetapkan) == ("ditetapkan", D(2026, 1, 12))
    assert page.head.badge.text() == "ditetapkan"
    assert page.skp_section.fix_button.isHidden()
    picture(page, "kinerja_skp_tetap")


def test_e_skp_01_stands_in_the_list_of_what_is_missing_and_leads_to_a_new_main_result(page, desk, settled):
    check = page.skp_section.check
    assert "belum mempunyai hasil kerja utama" in check.texts()[0]
    check.links[0].click()
    assert page.pages.currentWidget() is page.editor
    assert page.editor.fields.kind() is ResultKind.UTAMA


def save(page, desk, settled):
    page.editor.save()
    settled(desk)
    return page.editor


def test_e_skp_02_stands_at_the_indicator_or_at_the_target_that_is_empty(page, desk, settled, picture):
    page.edit_result(None, ResultKind.UTAMA)
    fill(page, indicators=())
    editor = save(page, desk, settled)
    assert "indikator" in editor.indicators.lines[0].boxes["indikator"].problem()
    fill(page, indicators=(("Kuantitas", "Jumlah uji", "12 uji"), ("Waktu", "Lama uji", "")))
    editor = save(page, desk, settled)
    assert editor.indicators.lines[0].boxes["target"].problem() == ""
    assert "targetnya" in editor.indicators.lines[1].boxes["target"].problem()
    assert editor.indicators.lines[1].editors["target"].hasFocus()
    picture(page, "kinerja_skp_editor_salah")


def test_e_skp_03_stands_at_the_superiors_result_that_is_not_named(page, desk, settled):
    page.edit_result(None, ResultKind.UTAMA)
    fill(page, above=-1)
    page.editor.fields.above_combo.setEditText("")
    editor = save(page, desk, settled)
    assert "diintervensi" in editor.fields.boxes["intervensi"].problem()
    assert editor.fields.above_combo.hasFocus() or editor.fields.above_combo.lineEdit().hasFocus()


def test_e_skp_04_stands_at_the_perspective_of_a_head_of_an_office(page, kantor, desk, settled):
    made = read(desk, skp.of_person, kantor.kepala, 2026)[0]
    write(desk, skp.reopen, made.id, "menambah hasil kerja")
    page.show_person(kantor.kepala, 2026)
    settled(desk)
    page.edit_result(None, ResultKind.UTAMA)
    fill(page)
    editor = save(page, desk, settled)
    assert editor.fields.boxes["intervensi"].isHidden()
    assert "erspektif" in editor.fields.boxes["perspektif"].problem()


def test_e_skp_05_stands_at_a_target_without_a_figure_or_unit(page, desk, settled):
    page.edit_result(None, ResultKind.UTAMA)
    fill(page, indicators=(("Kuantitas", "Jumlah uji", "banyak"),))
    editor = save(page, desk, settled)
    assert "banyak" in editor.indicators.lines[0].boxes["target"].problem()
    assert read(desk, skp.get, page.skp_section.skp.row.id).results == ()


def test_e_skp_06_the_seven_values_are_shown_each_with_its_expectation_and_none_can_be_added(page, desk, settled):
    values = page.skp_section.values
    assert list(values.edits) == [1, 2, 3, 4, 5, 6, 7]
    values.edits[4].setText("Menjaga kerja sama antarpenguji")
    values.save_button.click()
    settled(desk)
    kept = read(desk, skp.get, page.skp_section.skp.row.id)
    assert dict(kept.ekspektasi) == {4: "Menjaga kerja sama antarpenguji"}
    assert values.save_button.isHidden()


def test_e_skp_07_a_second_skp_over_the_same_days_is_refused_beside_the_first_day(page, kantor, desk, settled):
    own = page.skp_section.skp.row
    write(desk, skp.set_head, own.id, sampai=D(2026, 5, 31))
    write(desk, skp.draft, skp.SkpAsk(kantor.rina, 2026, mulai=D(2026, 6, 1)), today=evaluation_office.TODAY)
    page.show_person(kantor.rina, 2026)
    settled(desk)
    page.head.skp_chips.button(str(own.id)).click()
    page.skp_section.facts.change_button.click()
    box = page.skp_section.box
    box.last_edit.set_date(D(2026, 6, 30))
    box.send()
    settled(desk)
    assert "tumpang tindih" in box.boxes["mulai"].problem().lower() or "sudah" in box.boxes["mulai"].problem()
    box.reject()


def test_e_skp_08_days_outside_the_year_or_reversed_are_refused_beside_the_last_day(page, desk, settled, picture):
    page.skp_section.facts.change_button.click()
    box = page.skp_section.box
    box.first_edit.set_date(D(2026, 7, 1))
    box.last_edit.set_date(D(2026, 6, 30))
    box.send()
    settled(desk)
    assert "1 Juli 2026" in box.boxes["sampai"].problem()
    picture(box, "kinerja_skp_kepala")
    box.reject()


def test_e_skp_09_only_the_four_aspects_can_be_chosen(page):
    page.edit_result(None, ResultKind.UTAMA)
    combo = page.editor.indicators.lines[0].editors["aspek"]
    assert [combo.itemText(at) for at in range(combo.count())] == ["–", "Kuantitas", "Kualitas", "Waktu", "Biaya"]
    assert not combo.isEditable()


def test_e_pred_05_nobody_appraises_himself(page, kantor, desk, settled):
    page.skp_section.facts.change_button.click()
    box = page.skp_section.box
    box.appraiser.show_person(kantor.rina, "Rina Marlina", "198806122011012001")
    box.send()
    settled(desk)
    assert "tidak dapat menjadi pejabat penilai" in box.boxes["penilai"].problem()
    box.reject()


def test_a_superiors_result_is_supported_from_the_list_below_the_own_ones(page, desk, settled):
    assert len(page.skp_section.above.buttons) == 1
    page.skp_section.above.buttons[0].click()
    fields = page.editor.fields
    assert fields.above_combo.currentText() == "Terselenggaranya pelayanan perhubungan"
    fields.plan_edit.setPlainText(PLAN)
    page.editor.indicators.lines[0].fill({"indikator": "Jumlah uji", "target": "12 uji"})
    save(page, desk, settled)
    (row,) = read(desk, skp.get, page.skp_section.skp.row.id).results
    assert row.atasan_hasil_id is not None
    assert page.skp_section.above.isHidden()


def test_an_indicator_is_kept_in_the_library_and_taken_out_of_it(page, desk, settled, picture):
    ask = KeptAsk("Persentase alat uji terkalibrasi", "Penguji Kendaraan Bermotor Ahli Muda",
                  "Terjaganya mutu alat uji", "Kualitas", "100 %")  # fmt: skip
    write(desk, library.keep, ask)
    page.edit_result(None, ResultKind.UTAMA)
    page.editor.indicators.lines[0].fill({"aspek": "Waktu", "indikator": "Lama antrean", "target": "30 menit"})
    page.editor.library_button.click()
    box = page.library_box
    settled(desk)
    box.keep_button.click()
    settled(desk)
    assert {row.indikator for row in box.model.rows} == {"Lama antrean", "Persentase alat uji terkalibrasi"}
    picture(box, "kinerja_pustaka")
    box.table.choose(next(r.id for r in box.model.rows if r.target == "100 %"))
    box.take_button.click()
    assert [one["indikator"] for one in page.editor.indicators.values()] == [
        "Lama antrean", "Persentase alat uji terkalibrasi"]
    assert page.editor.fields.plan_edit.toPlainText() == "Terjaganya mutu alat uji"


def test_a_half_typed_result_is_offered_again_after_a_kill(page, kantor, desk, settled, qtbot):
    page.edit_result(None, ResultKind.UTAMA)
    settled(desk)
    fill(page)
    page.editor.drafts.keep()
    settled(desk)
    assert page.editor.bar.state().startswith("Draf tersimpan")
    other = PersonYearPage(desk)
    qtbot.addWidget(other)
    other.show()
    other.show_person(kantor.rina, 2026)
    settled(desk)
    other.edit_result(None, ResultKind.UTAMA)
    settled(desk)
    assert other.editor.offer_banner.isVisible()
    other.editor.offer_banner.buttons()[0].click()
    assert other.editor.fields.plan_edit.toPlainText() == PLAN
    assert other.editor.indicators.values()[0]["target"] == "1.200 kendaraan"
    save(other, desk, settled)
    assert read(desk, drafts.load, f"skp-hasil:{other.skp_section.skp.row.id}:UTAMA") is None


def test_actions_per_period_and_the_annex_are_kept(page, desk, settled):
    page.edit_result(None, ResultKind.UTAMA)
    fill(page)
    page.editor.add_action.click()
    line = page.editor.actions.lines[0]
    line.fill({"aksi": "Menyusun jadwal uji", "target": {"TW1": "1 jadwal", "TW3": "1 jadwal"}, "bukti": "Jadwal"})
    save(page, desk, settled)
    annex = page.skp_section.annex
    annex.edits["dukungan"].setPlainText("Alat uji\n\nDua penguji")
    annex.save_button.click()
    settled(desk)
    kept = read(desk, skp.get, page.skp_section.skp.row.id)
    assert dict(kept.results[0].actions[0].target) == {"TW1": "1 jadwal", "TW3": "1 jadwal"}
    assert kept.lampiran.dukungan == ("Alat uji", "Dua penguji")


def test_a_result_is_put_one_row_up(page, kantor, desk, settled):
    section = page.skp_section
    for plan in ("Hasil pertama", "Hasil kedua", "Hasil ketiga"):
        with desk.opened.store.begin(desk.actor, reason="uji") as session:
            results.put(session, section.skp.row.id, evaluation_office.row_ask(plan, section.skp.row))
    page.show_person(kantor.rina, 2026)
    settled(desk)
    before = [row.rencana for row in section.skp.results]
    last = section.skp.results[-1].id
    assert section.skp.results[0].id not in section.grid.raisers
    section.grid.raisers[last].click()
    settled(desk)
    settled(desk)
    assert [row.rencana for row in section.skp.results] == [*before[:-2], before[-1], before[-2]]
    assert section.grid.text().index("Hasil ketiga") < section.grid.text().index("Hasil kedua")


def test_a_result_is_taken_out_with_a_reason_only(page, desk, settled):
    page.edit_result(None, ResultKind.UTAMA)
    fill(page)
    save(page, desk, settled)
    (row,) = page.skp_section.skp.results
    page.skp_section.grid.buttons[row.id].click()
    page.editor.remove_button.click()
    box = page.skp_section.box
    box.do_button.click()
    settled(desk)
    assert box.boxes["alasan"].problem()
    box.reason_edit.setText("bukan tugas jabatan ini")
    box.do_button.click()
    settled(desk)
    assert page.skp_section.skp.results == ()


def test_a_copied_skp_asks_for_its_targets_to_be_looked_at(page, kantor, desk, settled, picture):
    page.edit_result(None, ResultKind.UTAMA)
    fill(page)
    save(page, desk, settled)
    page.show_person(kantor.tono, 2026)
    settled(desk)
    page.skp_section.nothing.second_button.click()
    box = page.source_box
    settled(desk)
    assert box.model.rows == []
    box.person.show_person(kantor.rina, "Rina Marlina", "198806122011012001")
    box.person.chosen.emit(kantor.rina)
    settled(desk)
    picture(box, "kinerja_skp_salin")
    box.do_button.click()
    settled(desk)
    made = page.skp_section.skp
    assert (made.row.nama, made.results[0].rencana, made.belum_diperiksa) == ("Tono Sugiarto", PLAN, 1)
    check = page.skp_section.check
    next(link for link in check.links if link.text() == "Sudah diperiksa semua").click()
    settled(desk)
    assert page.skp_section.skp.belum_diperiksa == 0


def test_results_of_the_service_stand_under_the_row_they_are_about(page, kantor, desk, settled):
    """An SKP that came over with a row lacking its link shows the sentence in the row, and the link leads there."""
    ask = evaluation_office.row_ask(PLAN, page.skp_section.skp.row)
    row = write(desk, results.put, page.skp_section.skp.row.id, ask)
    from asn_desktop.store.goals import SkpResult

    def drop(session):
        session.get_one(SkpResult, (session.info["office_id"], row.id)).intervensi = None

    write(desk, drop)
    page.show_person(kantor.rina, 2026)
    settled(desk)
    assert "diintervensi" in page.skp_section.grid.text()
    page.skp_section.check.links[0].click()
    assert "diintervensi" in page.editor.fields.boxes["intervensi"].problem()
