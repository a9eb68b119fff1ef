"""Page Survei as a clerk uses it: points, counts typed, a file brought in, who serves, the card and its answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from asn_desktop.rules.roles import Role
from asn_desktop.services.survey import cards, points, surveys
from asn_desktop.services.survey.surveys import SurveyAsk
from asn_desktop.ui.evaluation.survey.card import FeedbackCardBox
from asn_desktop.ui.evaluation.survey.page import SurveyPage
from asn_desktop.ui.parts.card import ScrollPage
from tests.services import survey_office
from tests.services.survey_office import FIRST, KEYS, LAST, answers
from tests.services.test_surveys import EXAMPLE

D = dt.date


def surveyed(session):
    made = survey_office.make(session)
    points.put(session, points.PointAsk(made.people.root, "Meja informasi", gratis=True))
    return made


@pytest.fixture
def filling():
    return surveyed


@pytest.fixture
def office(filled):
    return filled


@pytest.fixture
def page(qtbot, office, desk, settled):
    made = SurveyPage(desk)
    qtbot.addWidget(made)
    made.resize(1326, 600)
    made.show()
    made.start(2026, None)
    settled(desk)
    made.list.table.choose(office.loket)
    settled(desk)
    return made


def write(desk, deed, *args, **kw):
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        return deed(session, *args, **kw)


def read(desk, query, *args, **kw):
    with desk.opened.store.read(desk.actor) as session:
        return query(session, *args, **kw)


def years(desk, office, today):
    """Three surveys, the last the worked example, so that the list has a trend."""
    for first, last, counts in ((D(2025, 7, 1), D(2025, 9, 30), (0, 0, 30, 10)), (D(2026, 1, 1), D(2026, 3, 31),
                                (0, 2, 20, 18)), (FIRST, LAST, (0, 1, 18, 21))):  # fmt: skip
        counts = answers(counts, waktu=(0, 12, 18, 10), sarana=(0, 12, 18, 10))
        write(desk, surveys.enter, SurveyAsk(office.loket, first, last, 40, counts, populasi=44), today=today)


def fill(page, days=(FIRST, LAST), people="6"):
    page.show_part("isi")
    view = page.entry
    view.period.first_edit.set_date(days[0])
    view.period.last_edit.set_date(days[1])
    view.period.people_edit.setText(people)
    for kode, row in EXAMPLE.items():
        for cell, count in zip(view.grid.cells[kode], row, strict=True):
            cell.setText(str(count))
    view.grid.changed.emit()
    return view


def test_a_point_without_a_survey_says_what_to_do_first(page, office, desk, settled, today):
    assert page.results.nothing.isVisible()
    page.results.nothing.button.click()
    assert page.pages.currentWidget() is page.entry
    years(desk, office, today)
    page.start(2026, None)
    settled(desk)
    page.show_part("hasil")
    assert page.results.table.isVisible()
    assert not page.results.nothing.isVisible()


def test_counts_are_typed_and_the_index_moves_with_them(page, desk, settled, qtbot):
    view = fill(page)
    qtbot.waitUntil(lambda: view.index.figure.text() == "81,48")
    assert view.index.badge.text() == "B · Baik"
    assert view.index.lowest.text() == "Terendah: U3 Waktu penyelesaian, U8 Sarana dan prasarana"
    assert "80,67" in view.index.old.text()
    view.period.users_edit.setText("300")
    view.period.changed.emit()
    qtbot.waitUntil(lambda: view.index.sample.text() == "SAMPEL KURANG 163: perlu 169 dari 300 pengguna")
    said = []
    page.said.connect(said.append)
    view.save_button.click()
    settled(desk)
    assert said == ["Survei Loket uji kendaraan tersimpan: IKM 81,48 (B, Baik)"]
    assert page.pages.currentWidget() is page.results
    assert page.results.index.figure.text() == "81,48"
    assert [str(one.ikm) for one in read(desk, surveys.listing)] == ["81.48"]


def test_e_ikm_02_is_said_in_its_line_until_the_element_is_declared_unused(page, desk, settled, qtbot):
    view = fill(page)
    for cell in view.grid.cells["biaya"]:
        cell.clear()
    view.save_button.click()
    settled(desk)
    assert "Biaya/tarif tidak mempunyai satu jawaban pun" in view.index.problems.text()
    assert view.grid._told["biaya"].text() == "kosong"
    view.grid.unused_checks["biaya"].setChecked(True)
    assert not view.grid.cells["biaya"][0].isEnabled()
    view.save_button.click()
    settled(desk)
    assert len(read(desk, surveys.listing)[0].indeks.elements) == 8


def test_enter_leads_through_the_grid_and_a_block_of_a_spreadsheet_spreads(page, qtbot):
    page.show_part("isi")
    grid = page.entry.grid
    first = grid.cells["persyaratan"][0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert grid.cells["persyaratan"][1].hasFocus()
    QGuiApplication.clipboard().setText("1\t2\t3\t4\n5\t6\t7\t8\nx\t\t9\t1\n")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.counts() == {"persyaratan": (1, 2, 3, 4), "prosedur": (5, 6, 7, 8), "waktu": (0, 0, 9, 1)}


def test_the_period_and_respondents_are_asked_for_beside_their_fields(page, desk, settled):
    view = fill(page, days=(None, None))
    view.save_button.click()
    assert view.period.boxes["mulai"].problem()
    view = fill(page, days=(LAST, FIRST), people="5")
    view.save_button.click()
    settled(desk)
    assert "mendahului hari pertama" in view.period.boxes["sampai"].problem()
    assert read(desk, surveys.listing) == []


def csv(tmp_path, *rows, head=None):
    path = tmp_path / "jawaban.csv"
    lines = [head or ["Tanggal", *(f"U{n}" for n in range(1, 10))], *rows]
    path.write_text("\n".join(";".join(map(str, line)) for line in lines), "utf-8")
    return path


def bring(page, desk, settled, path):
    page.show_part("impor")
    view = page.bringing
    view.period.first_edit.set_date(FIRST)
    view.period.last_edit.set_date(LAST)
    view.open_file(path)
    settled(desk)
    return view


def test_a_file_is_looked_at_refused_rows_say_why_and_the_rest_is_kept(page, desk, settled, tmp_path, picture):
    good = [[f"{n}/8/2026", *[3 + (n + k) % 2 for k in range(9)]] for n in range(1, 9)]
    path = csv(tmp_path, *good, ["9/8/2026", *[3] * 8, 5], ["9/10/2026", *[4] * 9], ["10/8/2026", "puas", *[3] * 8])
    view = bring(page, desk, settled, path)
    assert [one.number for one in view.model.rows] == [10, 11, 12]
    assert "8 lembar jawaban dihitung. 3 baris ditolak." in view.banner.text()
    assert "U8 dibaca sarana dan prasarana" in view.banner.text()
    picture(page, "kinerja_survei_impor", (1326, 600))
    before = view.seen.ask.jawaban
    view.swap_check.setChecked(True)
    settled(desk)
    assert view.seen.ask.jawaban["sarana"] == before["pengaduan"]
    view.save_button.click()
    settled(desk)
    row = read(desk, surveys.listing)[0]
    assert (row.responden, row.sumber) == (8, "berkas")


def test_e_ikm_02_in_a_file_asks_for_a_tick(page, desk, settled, tmp_path):
    view = bring(page, desk, settled, csv(tmp_path, ["1/8/2026", *[3] * 8, ""]))
    assert not view.save_button.isEnabled()
    view.unused_checks["pengaduan"].setChecked(True)
    settled(desk)
    assert view.save_button.isEnabled()


def test_e_ikm_04_refuses_the_file_and_nothing_is_kept(page, desk, settled, tmp_path):
    path = csv(tmp_path, ["Budi", *[3] * 9], head=["Nama", *(f"U{n}" for n in range(1, 10))])
    view = bring(page, desk, settled, path)
    assert "identitas responden" in view.banner.text()
    assert (view.seen, view.save_button.isEnabled(), read(desk, surveys.listing)) == (None, False, [])


def test_several_people_are_recorded_at_once_and_one_is_ended(page, office, desk, settled, picture):
    page.show_part("petugas")
    view = page.served
    for person, name in ((office.people.kepala, "Drs. Haryanto, M.Si."), (office.people.paruh, "Joko Purnomo")):
        view.add_person(person, name)
    assert view.save_button.text() == "Catat 2 petugas"
    view.save_button.click()
    assert view.boxes["mulai"].problem()
    view.first_edit.set_date(D(2026, 2, 2))
    view.first_edit.date_changed.emit(D(2026, 2, 2))
    assert not view.boxes["mulai"].problem()
    picture(page, "kinerja_survei_petugas", (1326, 600))
    view.save_button.click()
    settled(desk)
    assert view.model.total() == 5
    view.table.choose(next(row.id for row in view.model.rows if row.employee_id == office.people.paruh))
    view.end_button.click()
    view.end_box.day_edit.set_date(D(2026, 6, 30))
    view.end_box.save_button.click()
    settled(desk)
    ended = [row.sampai for row in view.model.rows if row.employee_id == office.people.paruh]
    assert ended == [D(2026, 6, 30)]


def test_the_list_shows_index_band_and_change_and_the_result_explains_itself(page, office, desk, settled, today):
    years(desk, office, today)
    page.start(2026, None)
    settled(desk)
    state = page.list.table.current_row()
    assert (len(state.surveys), page.list.model.total()) == (3, 2)
    assert page.list.model.columns[1].second(state).startswith("naik")
    page.results.index.why_button.click()
    assert "Mengapa" in page.results.index.why.as_text()
    assert page.results.index.why.as_text().endswith(page.results.index.figure.text())
    page.start(2025, None)
    settled(desk)
    assert len(page.list.table.current_row().surveys) == 1


def test_the_signed_report_fixes_the_numbers(page, office, desk, settled, today):
    years(desk, office, today)
    page.start(2026, None)
    settled(desk)
    page.results.report_button.click()
    box = page.results.box
    box.save_button.click()
    assert box.boxes["tanggal"].problem()
    box.day_edit.set_date(D(2026, 10, 5))
    box.save_button.click()
    settled(desk)
    assert "Nomor laporan survei kosong" in box.boxes["nomor"].problem()
    box.number_edit.setText("000.8.3/12")
    box.save_button.click()
    settled(desk)
    assert read(desk, surveys.listing)[0].nomor == "000.8.3/12"


def test_a_survey_is_corrected_and_taken_back(page, office, desk, settled, today, qtbot):
    years(desk, office, today)
    page.start(2026, None)
    settled(desk)
    page.results.change_button.click()
    assert page.entry.period.people() == 40
    page.entry.grid.cells["waktu"][3].setText("9")
    page.entry.save_button.click()
    settled(desk)
    rows = read(desk, surveys.listing)
    assert (len(rows), rows[0].jawaban["waktu"]) == (3, (0, 12, 18, 9))
    page.results.void_button.click()
    page.results.void_box.reason_edit.setText("salah titik layanan")
    page.results.void_box.void_button.click()
    settled(desk)
    assert len(read(desk, surveys.listing)) == 2


def test_the_card_is_the_same_for_all_and_decides_nothing(page, office, desk, settled, today):
    years(desk, office, today)
    page.start(2026, None)
    settled(desk)
    page.show_part("kartu")
    assert page.card.face.badge.text() == "sejalan dengan ekspektasi"
    assert "tidak menentukan rating siapa pun" in page.card.face.note.text()
    assert page.card.people.text().splitlines() == ["Dewi Lestari, S.Kom.", "Rina Marlina, S.T."]


def test_the_list_and_the_charts_are_seen_before_they_are_printed(page, office, desk, settled, today, qtbot):
    years(desk, office, today)
    page.start(2026, None)
    settled(desk)
    titles = []
    for deed in (page.print_list, lambda: page.print_chart(alone=True), lambda: page.print_chart(alone=False)):
        deed()
        qtbot.waitUntil(lambda: getattr(page, "paper", None) is not None, timeout=20_000)
        settled(desk)
        titles.append((page.paper.headline.text(), page.paper.data[:4]))
        page.paper.reject()
        page.paper = None
    assert titles == [("Daftar IKM", b"%PDF"), ("Grafik IKM", b"%PDF"), ("Grafik IKM", b"%PDF")]


def test_a_new_point_is_entered_where_it_was_missing(page, office, desk, settled):
    page.list.new_button.click()
    settled(desk)
    box = page.list.box
    box.save_button.click()
    settled(desk)
    assert "Nama titik layanan belum diisi" in box.boxes["nama"].problem()
    box.name_edit.setText("Loket terminal")
    box.save_button.click()
    settled(desk)
    assert "Loket terminal" in [one.nama for one in read(desk, points.listing)]


@pytest.fixture
def box(qtbot, office, desk, settled, today):
    years(desk, office, today)
    made = FeedbackCardBox(desk)
    scrolled = ScrollPage()
    scrolled.box.addWidget(made, 1)
    qtbot.addWidget(scrolled)
    scrolled.resize(960, 700)
    scrolled.show()
    made.start(office.skp_rina)
    settled(desk)
    yield made
    assert scrolled.widget() is not None


def test_the_appraiser_ticks_with_a_reason_and_the_employee_replies(box, office, desk, settled, picture):
    said = []
    box.said.connect(said.append)
    assert len(box.answers) == 2, "the surveys of 2026"
    last = box.answers[-1]
    last.save_button.click()
    assert "Pilih dipertimbangkan" in last.reason_box.problem()
    last.no.setChecked(True)
    last.save_button.click()
    settled(desk)
    assert "Alasannya belum ditulis" in last.reason_box.problem()
    last.reason_edit.setPlainText("Separuh masa survei loket dibantu dua tenaga baru")
    last.save_button.click()
    settled(desk)
    assert said == ["Kartu Loket uji kendaraan: tidak dipertimbangkan"]
    again = box.answers[-1]
    again.reply_edit.setPlainText("Alat uji rusak selama Agustus")
    again.reply_button.click()
    settled(desk)
    card = read(desk, cards.cards_of, office.skp_rina)[-1]
    assert (card.dipertimbangkan, card.tanggapan) == (False, "Alat uji rusak selama Agustus")
    assert [one.terbuka for one in read(desk, cards.cards_of, office.skp_dewi)] == [True]
    picture(box.window(), "kinerja_survei_penilai", (960, 700))


def test_who_serves_nobody_has_no_card(box, office, desk, settled):
    counted = []
    box.counted.connect(counted.append)
    box.start(office.skp_agus)
    settled(desk)
    assert (box.answers, counted) == ([], [0])


def test_the_page_folds_into_a_small_window(page, office, desk, settled, today):
    years(desk, office, today)
    page.start(2026, None)
    settled(desk)
    least = page.minimumSizeHint()
    assert least.width() <= 871
    assert least.height() <= 300


@pytest.fixture
def reader(opened, actor):
    """The office open for somebody who only reads."""
    return replace(actor, role=Role.PEMERIKSA)


def test_a_reader_sees_indexes_and_no_form_and_no_card_of_a_person(office, desk, settled, today, qtbot, reader):
    years(desk, office, today)
    desk.actor = reader
    made = SurveyPage(desk)
    qtbot.addWidget(made)
    made.show()
    made.start(2026, None)
    settled(desk)
    assert list(made.views) == ["hasil", "petugas", "kartu"]
    assert made.results.void_button.isHidden()
    assert made.list.new_button.isHidden()
    box = FeedbackCardBox(desk)
    qtbot.addWidget(box)
    box.start(office.skp_rina)
    settled(desk)
    assert box.answers == []


def test_every_element_has_its_line(page):
    assert tuple(page.entry.grid.cells) == KEYS


def test_the_page_stands_in_tab_kinerja(office, window, desk, settled, today, picture, qtbot):
    years(desk, office, today)
    window.office.navigation.tab_button("kinerja").click()
    settled(desk)
    tab = window.office.tabs["kinerja"]
    tab.show_page("survei")
    settled(desk)
    page = tab.page("survei")
    page.list.table.choose(office.loket)
    settled(desk)
    assert page.results.index.figure.text() != "–"
    picture(window, "kinerja_survei")
    view = fill(page, days=(D(2026, 4, 1), D(2026, 6, 30)))
    qtbot.waitUntil(lambda: view.index.figure.text() == "81,48")
    picture(window, "kinerja_survei_isi")
    page.show_part("kartu")
    picture(window, "kinerja_survei_kartu")
    assert window.height() <= 768
