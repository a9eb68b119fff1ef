"""Aturan dan capaian: achievements by document, dated choices with their ground, what is refused beside its field."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.rules.evaluation.words import Capaian
from asn_desktop.services import office
from asn_desktop.services.evaluation import achievement_scans, achievements, rulebook
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.evaluation.settings.page import EvaluationSettingsPage
from tests.conftest import ADMIN

D = dt.date


@pytest.fixture
def chief(qapp, folder, now):
    """A desk for the administrator."""
    with office.unlock(folder, ADMIN.username, ADMIN.password, clock=lambda: now) as opened:
        desk = Desk(opened, FixedClock(now, opened.office.zona))
        yield desk, opened
        desk.close()


@pytest.fixture
def page(qtbot, chief, settled):
    made = EvaluationSettingsPage(chief[0])
    qtbot.addWidget(made)
    made.resize(1326, 590)
    made.show()
    made.start(2026, None, "AKHIR")
    settled(chief[0])
    return made


def scan(folder):
    """A small readable PDF."""
    import pikepdf

    path = folder / "capaian.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(612, 792))
    pdf.save(path)
    return path


def open_box(page):
    page.achievements.table.selectRow(0)
    page.achievements.record_button.click()
    return page.achievements.box


def test_an_achievement_is_recorded_from_its_document_with_its_scan(page, chief, settled, picture, tmp_path):
    desk, opened = chief
    said = []
    page.said.connect(said.append)
    box = open_box(page)
    box.word_combo.setCurrentIndex(box.word_combo.findData("BAIK"))
    box.number_edit.setText("000.8/12/BAPPEDA/2026")
    box.day_edit.set_date(D(2026, 12, 18))
    box.official_edit.setText("Sekretaris Daerah")
    box.scan_field.attach(scan(tmp_path))
    picture(box, "kinerja_capaian_catat")
    box.save_button.click()
    settled(desk)
    assert said == ["Capaian Dinas Perhubungan dicatat: Baik"]
    with opened.store.read(opened.actor) as session:
        row = achievements.listing(session, 2026, "AKHIR")[0]
        assert (row.predikat, row.nomor, row.pejabat) == (Capaian.BAIK, "000.8/12/BAPPEDA/2026", "Sekretaris Daerah")
        assert achievement_scans.data(session, row.id).startswith(b"%PDF")
    assert page.achievements.sums.text().startswith("1 dari ")
    picture(page, "kinerja_capaian")


def test_what_is_missing_is_said_beside_its_field(page, chief, settled):
    box = open_box(page)
    box.save_button.click()
    assert "Predikat belum dipilih" in box.word_box.problem()
    assert "Tanggal dokumen kosong" in box.day_box.problem()
    box.word_combo.setCurrentIndex(1)
    box.day_edit.set_date(D(2026, 12, 18))
    box.save_button.click()
    settled(chief[0])
    assert box.number_box.problem()
    assert box.official_box.problem()
    assert box.isVisible()


def test_a_file_that_is_no_scan_is_refused_at_once(page, tmp_path):
    box = open_box(page)
    path = tmp_path / "catatan.txt"
    path.write_text("bukan pindaian")
    box.scan_field.attach(path)
    assert box.scan_field.data is None
    assert box.scan_field.words.text() != "Pindaian boleh menyusul."


def test_an_achievement_is_voided_with_a_reason(page, chief, settled):
    test_fill = open_box(page)
    test_fill.word_combo.setCurrentIndex(1)
    test_fill.number_edit.setText("1/2026")
    test_fill.day_edit.set_date(D(2026, 12, 18))
    test_fill.official_edit.setText("Sekretaris Daerah")
    test_fill.save_button.click()
    settled(chief[0])
    page.achievements.void_button.click()
    void = page.achievements.void_box
    void.void_button.click()
    settled(chief[0])
    assert void.reason_box.problem()
    void.reason_edit.setText("salah unit")
    void.void_button.click()
    settled(chief[0])
    assert page.achievements.table.current_row().row is None


def test_the_office_makes_its_own_results_official_from_a_day_on(page, chief, settled, picture):
    desk, opened = chief
    page.parts.button("aturan").click()
    panel = page.board.panel
    page.board.table.choose("mode")
    panel.choice_combo.setCurrentIndex(panel.choice_combo.findData("resmi"))
    panel.save_button.click()
    settled(desk)
    assert panel.ground_box.problem()
    assert panel.since_box.problem()
    panel.since_edit.set_date(D(2027, 1, 1))
    panel.ground_edit.setText("Keputusan Bupati 800/77/2026")
    panel.save_button.click()
    settled(desk)
    picture(page, "kinerja_aturan")
    with opened.store.read(opened.actor) as session:
        assert not rulebook.read(session, D(2026, 12, 31)).official
        assert rulebook.read(session, D(2027, 1, 1)).official


def test_every_choice_has_words_and_a_part(page):
    keys = [row.kunci for row in page.board.rows]
    told = {key for _, part in page.board.words.PARTS for key in part}
    assert set(keys) == told
    assert all(page.board.words.name(key) != key.replace("_", " ") for key in keys)


def test_the_operator_reads_the_choices_and_records_achievements(qtbot, desk, settled):
    other = EvaluationSettingsPage(desk)
    qtbot.addWidget(other)
    other.show()
    other.start(2026, None, "TW4")
    settled(desk)
    assert other.achievements.record_button.isVisible()
    other.show_part("aturan")
    assert other.board.panel.closed.isVisible()
    assert not other.board.panel.save_button.isVisible()
