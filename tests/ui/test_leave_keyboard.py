"""From Ctrl+N to an issued permit without the mouse, for annual leave and for an illness, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from asn_desktop.rules.leave.wish import Kind
from tests.ui.test_leave_screen import people  # noqa: F401

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cfc0f01f0005050201"
    "a0d4a1f10000000049454e44ae426082"
)


class Typist:
    """Presses keys on whatever has the focus, as a clerk does."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window
        self.desk = window.office.desk

    def press(self, key, modifier=NONE):
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text):
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def enter(self):
        self.press(Qt.Key.Key_Return)

    def wait(self, done):
        self.qtbot.waitUntil(lambda: bool(done()) and self.desk.waiting() == 0, timeout=8000)


@pytest.fixture
def office(qtbot, window, people):  # noqa: F811
    tab = window.office.show_tab("cuti")
    qtbot.waitUntil(lambda: window.office.desk.waiting() == 0, timeout=8000)
    window.activateWindow()
    tab.list_page.table.setFocus()
    qtbot.waitUntil(lambda: window.isActiveWindow() and tab.list_page.table.hasFocus(), timeout=8000)
    return Typist(qtbot, window), tab


def person(typist, tab):
    """Ctrl+N, a part of the name, Enter."""
    typist.press(Qt.Key.Key_N, CTRL)
    page = tab.request_page
    assert tab.pages.currentWidget() is page
    assert page.form.person_field.search_edit.hasFocus()
    typist.type("fauzi")
    typist.wait(lambda: len(page.form.person_field.found()) == 1)
    typist.qtbot.keyClick(page.form.person_field.search_edit, Qt.Key.Key_Return)
    typist.wait(lambda: page.person is not None)
    assert page.form.kind_field.hasFocus()
    return page


def decide(typist, tab, tmp_path, monkeypatch):
    """Ctrl+Enter through consideration, decision with its scan, and the permit."""
    detail = tab.detail_page
    scan = tmp_path / "formulir.png"
    scan.write_bytes(PNG)
    typist.wait(lambda: detail.detail is not None and detail.badge.text() == "menunggu atasan")
    typist.press(Qt.Key.Key_Return, CTRL)
    typist.wait(lambda: detail.badge.text() == "menunggu keputusan")
    monkeypatch.setattr("asn_desktop.ui.leave.decision_card.QFileDialog.getOpenFileName", lambda *_: (str(scan), ""))
    detail.decision.scan_button.setFocus(Qt.FocusReason.TabFocusReason)
    typist.press(Qt.Key.Key_Space)
    typist.press(Qt.Key.Key_Return, CTRL)
    typist.wait(lambda: detail.badge.text() == "disetujui")
    typist.press(Qt.Key.Key_Return, CTRL)
    typist.wait(lambda: detail.badge.text() in ("surat terbit", "sedang cuti"))
    assert detail.detail.row.nomor
    return detail


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_annual_leave_by_keyboard_from_ctrl_n_to_the_permit(office, tmp_path, monkeypatch):
    typist, tab = office
    page = person(typist, tab)
    assert page.form.kind_field.kind() is Kind.TAHUNAN
    typist.enter()
    assert page.form.start_edit.hasFocus()
    typist.type("21 des 2026")
    typist.enter()
    typist.press(Qt.Key.Key_A, CTRL)
    typist.type("23 des 2026")
    typist.enter()
    assert page.form.reason_edit.hasFocus()
    typist.type("Keperluan keluarga")
    typist.wait(lambda: page.ask_button.text() == "Ajukan cuti 3 hari")
    typist.press(Qt.Key.Key_Return, CTRL)
    detail = decide(typist, tab, tmp_path, monkeypatch)
    assert detail.detail.row.jenis == "TAHUNAN"
    assert detail.detail.row.nomor.startswith("800.1.11.4/")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_sick_leave_by_keyboard_from_ctrl_n_to_the_permit(office, picture, tmp_path, monkeypatch):
    typist, tab = office
    page = person(typist, tab)
    typist.type("S")
    assert page.form.kind_field.kind() is Kind.SAKIT
    typist.enter()
    typist.type("23 nov 2026")
    typist.enter()
    typist.wait(lambda: page.proofs.boxes)
    box = page.proofs.boxes[0]
    page.form.details.more_button.setFocus()
    typist.press(Qt.Key.Key_Tab)
    assert box.kind_combo.hasFocus()
    for text in (None, "445/12/RSUD", "23-11-2026", "dr. Rekaan, RSUD"):
        if text:
            typist.type(text)
        typist.enter()
    assert box.rest_check.isChecked()
    typist.enter()
    assert box.days_spin.hasFocus()
    typist.press(Qt.Key.Key_A, CTRL)
    typist.type("3")
    typist.enter()
    typist.wait(lambda: page.ask_button.text() == "Ajukan cuti 3 hari")
    assert page.form.end_edit.text() == "Rab, 25 Nov 2026"
    assert page.form.reason_edit.text() == "Sakit"
    assert page.month.how_text() == "Sabtu, Minggu dan libur ikut dihitung"
    picture(typist.window, "cuti_permintaan_sakit_911", (911, 512))
    picture(typist.window, "cuti_permintaan_sakit", (1366, 768))
    typist.press(Qt.Key.Key_Return, CTRL)
    detail = decide(typist, tab, tmp_path, monkeypatch)
    assert detail.detail.row.jenis == "SAKIT"
    assert detail.detail.row.nomor.startswith("800.1.11.2/")
    assert "perlu istirahat 3 hari" in detail.folder_card.as_text()
    picture(typist.window, "cuti_sakit_terbit", (1366, 768))
