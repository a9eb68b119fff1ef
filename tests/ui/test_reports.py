"""Tab Laporan, used as a clerk uses it, on the practice office."""

from __future__ import annotations

import datetime as dt

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QGuiApplication

from asn_desktop.rules.headcount import Condition, Question
from asn_desktop.services import office, practice, reports, saved_questions
from asn_desktop.store.seals import Argon2
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.reports import report_page
from asn_desktop.ui.reports.nik_box import NikBox
from asn_desktop.ui.reports.sheet import Heading
from asn_desktop.ui.reports.tab import CHARTS, COUNT, ReportsTab

D = dt.date


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The practice office of 60, made once."""
    now = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
    folder = tmp_path_factory.mktemp("laporan") / "latihan"
    practice.create(folder, today=D(2026, 11, 23), now=now, cost=Argon2(memory=1024, passes=1, lanes=1))
    return folder


@pytest.fixture
def desk(qapp, home, now, tmp_path):
    """A desk on a copy of it."""
    import shutil

    folder = tmp_path / "latihan"
    shutil.copytree(home, folder)
    opened = office.unlock(folder, "siti", practice.PASSWORD, clock=lambda: now)
    desk = Desk(opened, FixedClock(now, opened.office.zona))
    bugs: list[str] = []
    desk.broke.connect(bugs.append)
    yield desk
    desk.close()
    assert not bugs, "\n".join(bugs)


@pytest.fixture
def tab(qtbot, desk, settled):
    made = ReportsTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 654)
    made.show()
    settled(desk)
    return made


def _open(tab, key, qtbot, settled):
    with qtbot.waitSignal(tab.report_page.shown, timeout=10_000) as told:
        tab.show_report(key)
    settled(tab.desk)
    return told.args[0]


@pytest.mark.parametrize("key", list(reports.REPORTS))
def test_every_report_stands_on_the_screen_with_its_header_and_rows(tab, qtbot, settled, picture, key):
    table = _open(tab, key, qtbot, settled)
    page = tab.report_page
    assert page.title.text() == reports.REPORTS[key].title
    assert page.sheet.lines.columnCount() == len(table.columns)
    shown = [line for line in page.sheet.lines.rows if not isinstance(line, Heading)]
    assert len(shown) == sum(len(g.rows) + len(g.subtotals) for g in table.groups) + len(table.totals)
    assert page.sheet.header.height() >= 26 * table.depth
    assert page.pdf_button.isEnabled()
    if key in ("duk", "nominatif", "rekap-golongan", "kgb", "bezetting"):
        picture(tab, f"layar_{key}")


@pytest.fixture
def count(tab, settled, qtbot):
    """The page of head counts, with its first answer."""
    page = tab.page(COUNT)
    qtbot.waitUntil(lambda: page.answer is not None, timeout=10_000)
    settled(tab.desk)
    return page


def _ask(page, question, qtbot, settled):
    page.card.set_question(question)
    with qtbot.waitSignal(page.answered, timeout=10_000):
        page.refresh()
    settled(page.desk)


def test_a_head_count_is_answered_while_it_is_put_together(tab, count, qtbot, settled, picture, today):
    assert count.number.number.text() == "60"
    picture(tab, "hitung")
    row = count.card.add()
    row.field_combo.setCurrentIndex(row.field_combo.findData("jenis_kelamin"))
    row.field_combo.activated.emit(row.field_combo.currentIndex())
    settled(tab.desk)
    row.picker.combo.setCurrentIndex(row.picker.combo.findData("P"))
    with qtbot.waitSignal(count.answered, timeout=10_000):
        row.picker.combo.activated.emit(row.picker.combo.currentIndex())
    settled(tab.desk)
    women = count.answer.jumlah
    assert 0 < women < 60
    assert count.number.number.text() == str(women)
    assert count.people.model.total() == women
    assert "Jenis kelamin Perempuan" in count.question.text()
    _ask(count, Question((Condition("jenis_kelamin", ("P",)), Condition("usia", ("..45",)),
                          Condition("jabatan", ("penguji", "analis"), True)), ("unit", "golongan_induk")),
         qtbot, settled)  # fmt: skip
    assert [r.field() for r in count.card.rows] == ["jenis_kelamin", "usia", "jabatan"]
    picture(tab, "hitung_syarat")
    picture(tab, "hitung_kecil", (911, 420))
    assert women >= count.answer.jumlah == count.answer.tabel.jumlah


def test_the_tab_stands_in_the_window(window, qtbot, settled, picture):
    tab = window.office.show_tab("laporan")
    settled(window.office.desk)
    picture(window, "laporan_hitung", (1366, 768))
    _open(tab, "duk", qtbot, settled)
    picture(window, "laporan", (1366, 768))
    assert window.office.navigation.tab_button("laporan").toolTip() == "Laporan (Ctrl+6)"


def test_a_double_click_leads_to_the_person(window, qtbot, settled):
    tab = window.office.show_tab("laporan")
    table = _open(tab, "duk", qtbot, settled)
    first = next(table.rows())
    sheet = tab.report_page.sheet
    with qtbot.waitSignal(tab.employee_chosen) as told:
        sheet.row_opened.emit(sheet.lines.row(0))
    assert told.args == [first.employee_id]
    assert window.office.present() == "pegawai"


def test_a_report_is_written_as_pdf_and_as_workbook(tab, qtbot, settled, tmp_path):
    table = _open(tab, "rekap-golongan", qtbot, settled)
    page = tab.report_page
    for name, write in (("a.pdf", page.write_pdf), ("a.xlsx", page.write_xlsx)):
        with qtbot.waitSignal(tab.said, timeout=20_000) as told:
            write(tmp_path / name, table)
        assert told.args == [f"Tersimpan: {name}"]
        assert not page.progress.isVisible()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


def test_a_past_day_a_unit_and_options_change_what_is_shown(tab, qtbot, settled):
    now = _open(tab, "nominatif-ringkas", qtbot, settled)
    page = tab.report_page
    page.controls.unit_combo.setCurrentIndex(1)
    with qtbot.waitSignal(page.shown, timeout=10_000) as told:
        page.controls.unit_combo.activated.emit(1)
    assert 0 < told.args[0].count < now.count
    page.controls.unit_combo.setCurrentIndex(0)
    page.controls.day_edit.set_date(D(2015, 1, 1))
    with qtbot.waitSignal(page.shown, timeout=10_000) as told:
        page.controls.day_edit.date_changed.emit(D(2015, 1, 1))
    assert told.args[0].on == D(2015, 1, 1)
    assert told.args[0].count < now.count
    status = page.controls.editor("status")
    status.setCurrentIndex(status.findData("PPPK"))
    with qtbot.waitSignal(page.shown, timeout=10_000) as told:
        status.activated.emit(status.currentIndex())
    assert told.args[0].count == 0
    assert page.count.text().startswith("Tidak ada yang memenuhi")


def test_words_typed_keep_the_rows_that_hold_them(tab, qtbot, settled):
    table = _open(tab, "nominatif", qtbot, settled)
    page = tab.report_page
    name = next(table.rows()).cells[1]
    page.search_edit.setText(str(name).split(",")[0])
    assert 1 <= len(page.sheet.lines.rows) < table.count
    assert "cocok" in page.count.text()
    page.search_edit.clear()
    assert len(page.sheet.lines.rows) > table.count


def test_full_nik_are_asked_about_before_they_leave(tab, qtbot, settled, picture, monkeypatch, tmp_path):
    _open(tab, "nominatif", qtbot, settled)
    page = tab.report_page
    nik = page.controls.editor("nik")
    nik.setCurrentIndex(nik.findData("full"))
    with qtbot.waitSignal(page.shown, timeout=10_000):
        nik.activated.emit(nik.currentIndex())
    target = tmp_path / "daftar.xlsx"
    monkeypatch.setattr(report_page.QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.xlsx_button.click()
    box = page.findChild(NikBox)
    picture(box, "laporan_nik", (560, 230))
    with qtbot.waitSignal(tab.said, timeout=10_000):
        box.masked_button.click()
    import openpyxl

    cells = [str(c.value) for row in openpyxl.load_workbook(target).active.iter_rows() for c in row if c.value]
    digits = [cell for cell in cells if cell.isdigit() and len(cell) == 16]
    assert digits == []
    assert any(cell.startswith("************") or "•" in cell for cell in cells), "masked, not left out"


def test_a_day_that_cannot_be_read_is_said(tab, qtbot, settled):
    _open(tab, "duk", qtbot, settled)
    page = tab.report_page
    page.controls.day_edit.set_date(None)
    page.controls.changed.emit()
    assert page.banner.isVisible()
    assert "belum terbaca" in page.banner.accessibleName()


def test_a_figure_lists_its_people_and_a_name_opens_the_person(tab, count, qtbot, settled):
    _ask(count, Question((), ("status", "jenis_kelamin")), qtbot, settled)
    table = count.answer.tabel
    assert table.jumlah == sum(row.jumlah for row in table.baris) == 60
    index = count.cross.model().index(0, 1)
    count.cross.clicked.emit(index)
    settled(tab.desk)
    assert count.people.model.total() == table.baris[0].sel[0]
    assert count.people.title.text() == "PNS · Laki-laki"
    person = count.people.model.row(0)
    with qtbot.waitSignal(tab.employee_chosen) as told:
        count.people.table.row_opened.emit(person)
    assert told.args == [person.id]


def test_the_table_is_copied_and_written(tab, count, qtbot, settled, tmp_path):
    _ask(count, Question((), ("status",)), qtbot, settled)
    count.copy_button.click()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == "Semua pegawai · per 23 November 2026"
    assert copied[-1] == "Jumlah\t60"
    with qtbot.waitSignal(tab.said, timeout=10_000):
        count.write_xlsx(tmp_path / "hitung.xlsx")
    import openpyxl

    rows = [[c.value for c in row] for row in openpyxl.load_workbook(tmp_path / "hitung.xlsx").active.iter_rows()]
    assert rows[-1] == ["Jumlah", 60]


def test_a_question_is_kept_asked_again_and_taken_off(tab, count, qtbot, settled, picture):
    question = Question((Condition("status", ("PPPK", "PPPK_PW")),), ("jenis_kelamin",))
    _ask(count, question, qtbot, settled)
    count.keep_button.click()
    box = _box(count)
    box.name_edit.setText("PPPK kita")
    picture(box, "hitung_simpan", (480, 260))
    with qtbot.waitSignal(tab.said, timeout=10_000):
        box.save_button.click()
    settled(tab.desk)
    with tab.desk.opened.store.read(tab.desk.actor) as session:
        assert [(s.nama, s.soal) for s in saved_questions.listing(session)] == [("PPPK kita", question)]
    _ask(count, Question(), qtbot, settled)
    assert count.answer.jumlah == 60
    count.saved_combo.setCurrentIndex(1)
    with qtbot.waitSignal(count.answered, timeout=10_000):
        count.saved_combo.activated.emit(1)
    assert count.answer.soal == question
    count.keep_button.click()
    again = _box(count)
    again.save_button.click()
    qtbot.waitUntil(lambda: again.replace_button.isVisible(), timeout=10_000)
    again.reject()
    count.forget_button.click()
    settled(tab.desk)
    assert count.saved_combo.count() == 1


def _box(page):
    from asn_desktop.ui.reports.name_box import NameBox

    return [box for box in page.findChildren(NameBox) if box.isVisible()][-1]


def test_a_wrong_range_is_said_and_the_former_answer_stays(tab, count, qtbot, settled):
    row = count.card.add(Condition("usia", ("40..50",)))
    row.picker.low.setValue(60)
    qtbot.waitUntil(lambda: count.banner.isVisible(), timeout=10_000)
    assert "40" not in count.number.number.text()
    assert "60..50" in count.banner.accessibleName()
    row.remove_button.click()
    qtbot.waitUntil(lambda: not count.banner.isVisible(), timeout=10_000)
    assert count.number.number.text() == "60"


def test_the_answer_follows_a_saved_change(tab, count, qtbot, settled, today):
    from asn_desktop.store.employees import Employee

    def leave(session):
        person = session.query(Employee).first()
        person.berakhir = today

    with qtbot.waitSignal(count.answered, timeout=10_000):
        tab.desk.write(None, leave, reason="uji")
    assert count.number.number.text() == "59"


def test_the_list_of_kgb_leads_to_the_letters_and_back(window, qtbot, settled, picture):
    tab = window.office.show_tab("laporan")
    table = _open(tab, "kgb", qtbot, settled)
    button = tab.report_page.deed_button
    assert table.count
    assert button.text() == "Buat surat KGB…"  # no number: letters look only a few months ahead
    picture(window, "layar_kgb_surat", (1366, 768))
    button.click()
    settled(tab.desk)
    page = tab.stack.currentWidget()
    assert len(page.model.rows) >= 1
    page.back_button.click()
    settled(tab.desk)
    assert tab.stack.currentWidget() is tab.report_page
    _open(tab, "duk", qtbot, settled)
    assert not button.isVisible()


def test_four_pictures_say_what_the_recapitulations_say(tab, qtbot, settled, picture, tmp_path):
    tab.show_report(CHARTS)
    page = tab.stack.currentWidget()
    qtbot.waitUntil(lambda: page.overview is not None, timeout=10_000)
    settled(tab.desk)
    picture(tab, "laporan_gambaran")
    told = {card.view.accessibleName(): card.view.accessibleDescription() for card in page.cards}
    assert all(told.values())
    for chart in page.overview.pictures[:3]:
        assert sum(sum(numbers) for _, numbers, _ in chart.rows) == 60, chart.title
    table = _open(tab, "rekap-usia", qtbot, settled)
    men_and_women = [int(n or 0) for n in table.totals[0].cells[2:20]]
    drawn = [n for _, numbers, _ in reversed(page.overview.pictures[1].rows) for n in numbers]
    assert drawn == men_and_women
    tab.show_report(CHARTS)
    with qtbot.waitSignal(tab.said, timeout=10_000):
        page.write_pdf(tmp_path / "gambaran.pdf")
    assert (tmp_path / "gambaran.pdf").read_bytes().startswith(b"%PDF")


def test_a_report_is_printed_on_a_sheet_of_its_own_size(tab, qtbot, settled, monkeypatch, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    def choose(_parent):
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setResolution(72)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "cetak.pdf"))
        return made

    monkeypatch.setattr(report_page.printing, "ask_printer", choose)
    _open(tab, "duk", qtbot, settled)
    with qtbot.waitSignal(tab.said, timeout=20_000) as told:
        tab.report_page.print_button.click()
    assert "halaman dikirim ke printer" in told.args[0]
    document = pdfium.PdfDocument(tmp_path / "cetak.pdf")
    width, height = document[0].get_size()
    pages = len(document)
    document.close()
    assert told.args[0].startswith(f"{pages} ")
    assert width > height
    assert abs(width - 330 / 25.4 * 72) < 3
