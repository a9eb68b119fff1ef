"""What a clerk does all day without thinking: Enter, filters that stay, a list to take along, stopping, a new sheet."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt

from asn_desktop.services import employees, office, practice, screen_memory
from asn_desktop.services.office_backup import backups
from asn_desktop.store.offices import Office
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk, Porter
from asn_desktop.ui.employees.tab import EmployeesTab
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.start.backups import BackupCard
from asn_desktop.ui.start.new_sheet import NewSheetBox
from asn_desktop.ui.start.places import Places
from asn_desktop.ui.start.practice import PracticePage


def press(qtbot, button):
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def full(opened, today):
    with opened.store.begin(opened.actor, reason="uji") as session:
        key = session.info["office_id"]
        session.get_one(Office, (key, key)).latihan = True
        practice.fill(session, today=today)
        employees.rebuild_summaries(session, today=today)


def people_tab(desk, qtbot, settled):
    tab = EmployeesTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 654)
    tab.show()
    tab.activateWindow()
    settled(desk)
    return tab


def test_enter_goes_to_the_next_field(desk, qtbot, settled):
    tab = people_tab(desk, qtbot, settled)
    tab.new_employee()
    settled(desk)
    form = tab.form.form
    form.nama_edit.setFocus()
    qtbot.waitUntil(form.nama_edit.hasFocus, timeout=3000)
    qtbot.keyClicks(form.nama_edit, "Asih")
    qtbot.keyClick(form.nama_edit, Qt.Key.Key_Return)
    assert form.gelar_depan_edit.hasFocus()
    qtbot.keyClick(form.gelar_depan_edit, Qt.Key.Key_Return)
    assert form.gelar_belakang_edit.hasFocus()


@pytest.mark.usefixtures("full")
def test_chip_unit_and_order_are_as_they_were_left(desk, qtbot, settled, folder):
    tab = people_tab(desk, qtbot, settled)
    press(qtbot, tab.list.chips.button("pppk"))
    tab.list.sort_combo.setCurrentIndex(2)
    tab.list.sort_combo.activated.emit(2)
    tab.list.unit_combo.setCurrentIndex(2)
    tab.list.unit_combo.activated.emit(2)
    settled(desk)
    left = [row.id for row in tab.list.model.rows]
    again = people_tab(desk, qtbot, settled)
    assert again.list.chips.keys() == ["pppk"]
    assert again.list.sort_combo.currentData() == "golongan"
    assert again.list.unit_combo.currentData() == tab.list.unit_combo.currentData()
    assert [row.id for row in again.list.model.rows] == left
    (folder / screen_memory.FILE).write_text("{rusak")
    assert people_tab(desk, qtbot, settled).list.chips.keys() == ["aktif"]


@pytest.mark.usefixtures("full")
def test_the_list_shown_goes_out_with_nips_as_text_and_without_nik(desk, qtbot, settled, tmp_path, monkeypatch):
    tab = people_tab(desk, qtbot, settled)
    said = []
    tab.said.connect(said.append)
    target = tmp_path / "daftar"
    monkeypatch.setattr("asn_desktop.ui.employees.list.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, tab.list.chips.button("pppk"))
    settled(desk)
    press(qtbot, tab.list.export_button)
    settled(desk)
    sheet = openpyxl.load_workbook(target.with_suffix(".xlsx")).active
    rows = list(sheet.values)
    assert "NIK" not in rows[0]
    assert [row[2] for row in rows[1:]] == [row.nip for row in tab.list.model.rows]
    assert all(isinstance(row[2], str) for row in rows[1:])
    assert said == [f"{len(rows) - 1} pegawai tersimpan di daftar.xlsx; NIK tidak disertakan."]


def test_a_stopped_practice_office_leaves_nothing(qapp, qtbot, now, tmp_path):
    porter = Porter(FixedClock(now))
    places = Places.under(tmp_path / "rumah")
    page = PracticePage(porter, places)
    qtbot.addWidget(page)
    page.show()
    bugs = []
    porter.broke.connect(bugs.append)
    with qtbot.waitSignal(page.left, timeout=30_000):
        press(qtbot, page.progress.stop_button)
        qtbot.waitUntil(lambda: page._task is not None, timeout=5000)
        page._stop()
    assert not places.has_practice()
    porter.close()
    assert not bugs


def test_a_practice_office_stopped_half_filled_is_removed(tmp_path, today, now):
    from asn_desktop.problems import Cancelled
    from asn_desktop.store.seals import Argon2

    folder = tmp_path / "latihan"

    def stop(done, total, text=""):
        raise Cancelled

    with pytest.raises(Cancelled):
        practice.create(folder, today=today, now=now, progress=stop, cost=Argon2(memory=1024, passes=1, lanes=1))
    assert not folder.exists()


def test_a_stopped_backup_leaves_nothing_and_says_so(desk, qtbot, settled, folder):
    card = BackupCard(desk)
    qtbot.addWidget(card)
    card.show()
    settled(desk)
    before = len(backups(folder))
    press(qtbot, card.now_button)
    press(qtbot, card.progress.stop_button)
    settled(desk)
    assert card.progress.isHidden()
    assert (card.banner.title(), len(backups(folder))) == ("Dihentikan", before)
    press(qtbot, card.now_button)
    settled(desk)
    assert card.banner.title() == "Cadangan selesai dan sudah diuji"


@pytest.fixture
def admin(qtbot, qapp, folder, now, tmp_path):
    clock = FixedClock(now)
    made = MainWindow(Porter(clock), Places.under(tmp_path / "rumah", folder), clock)
    qtbot.addWidget(made)
    made.show_office(Desk(office.unlock(folder, "budi", "sandi budi 2026", clock=lambda: now), clock))
    made.show()
    made.office.show_tab("pengaturan")
    yield made
    made.close()


def test_a_new_recovery_sheet_replaces_the_old_one(admin, qtbot, folder, picture):
    users = admin.office.settings.users
    qtbot.waitUntil(lambda: len(users.model.rows) == 2, timeout=10_000)
    press(qtbot, users.form.sheet_button)
    box = users._box
    assert isinstance(box, NewSheetBox)
    picture(box, "lembar_baru_sandi")
    box.own.setText("salah")
    press(qtbot, box.deed_button)
    qtbot.waitUntil(box.banner.isVisible, timeout=15_000)
    box.own.setText("sandi budi 2026")
    press(qtbot, box.deed_button)
    qtbot.waitUntil(lambda: bool(box.sheet.words()), timeout=15_000)
    qtbot.waitUntil(lambda: box.sheet.words_frame.height() > 100, timeout=5000)
    picture(box, "lembar_baru")
    assert box.sheet.next_button.geometry().bottom() < box.sheet.height()
    box.reject()
    assert box.isVisible()
    words = box.sheet.words()
    for edit, place in zip((box.sheet.first_edit, box.sheet.second_edit), box.sheet.asked(), strict=True):
        edit.setText(words[place])
    with qtbot.waitSignal(box.sealed, timeout=5000):
        press(qtbot, box.sheet.next_button)
    admin.close_office()
    office.recover(folder, " ".join(words), "siti", "sandi baru dari lembar")
    assert office.verify_password(folder, "siti", "sandi baru dari lembar").username == "siti"
