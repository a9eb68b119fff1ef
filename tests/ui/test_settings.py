"""Pengaturan: own password, a new user, letting a user go, backups; through the dialogs and the real store."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from asn_desktop.problems import Trouble
from asn_desktop.services import office
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk, Porter
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.start.places import Places
from asn_desktop.ui.start.user_boxes import AddUserBox, ExpelBox, PasswordBox


@pytest.fixture
def admin(qtbot, qapp, folder, now, tmp_path):
    """The window, open for the admin."""
    clock = FixedClock(now)
    made = MainWindow(Porter(clock), Places.under(tmp_path / "rumah", folder), clock)
    qtbot.addWidget(made)
    made.show_office(Desk(office.unlock(folder, "budi", "sandi budi 2026", clock=lambda: now), clock))
    made.show()
    made.office.show_tab("pengaturan")
    yield made
    made.close()


def test_the_own_password_is_changed_and_typed_twice(admin, qtbot, folder):
    box = PasswordBox(admin.office.desk, admin)
    box.old.setText("sandi budi 2026")
    box.new.setText("tiga ekor kerbau")
    box.again.setText("tiga ekor kambing")
    box.do()
    assert box.boxes["again"].problem()
    box.again.setText("tiga ekor kerbau")
    with qtbot.waitSignal(box.accepted, timeout=15_000):
        box.do()
    assert office.verify_password(folder, "budi", "tiga ekor kerbau").username == "budi"


def test_a_short_password_is_refused_beside_its_field(admin, qtbot):
    box = PasswordBox(admin.office.desk, admin)
    for edit, text in ((box.old, "sandi budi 2026"), (box.new, "abc"), (box.again, "abc")):
        edit.setText(text)
    box.do()
    qtbot.waitUntil(lambda: bool(box.boxes["password"].problem()), timeout=10_000)


def test_a_new_user_can_come_in(admin, qtbot, folder, picture):
    box = AddUserBox(admin.office.desk, admin)
    for edit, text in ((box.name, "Dewi Lestari"), (box.user, "dewi"), (box.new, "empat ekor sapi"),
                       (box.again, "empat ekor sapi"), (box.own, "sandi budi 2026")):
        edit.setText(text)
    picture(box, "tambah_pengguna")
    with qtbot.waitSignal(box.accepted, timeout=15_000):
        box.do()
    assert "dewi" in office.users_with_slot(folder)


def test_a_user_let_go_cannot_open_the_office_any_more(admin, qtbot, folder, picture, now):
    settings = admin.office.settings
    office.back_up(admin.office.desk.opened, now=now - dt.timedelta(hours=2))
    qtbot.waitUntil(lambda: len(settings.users.model.rows) == 2, timeout=10_000)
    settings.users.form.list.choose("siti")
    settings.users.expel()
    box = settings.users._box
    assert isinstance(box, ExpelBox)
    picture(box, "keluarkan_pengguna")
    box.own.setText("sandi budi 2026")
    box.do()
    assert box.boxes["reason"].problem()
    box.reason.setText("Pindah ke Dinas Sosial")
    box.do()
    qtbot.waitUntil(lambda: admin.office is None, timeout=15_000)
    qtbot.waitUntil(lambda: "dikeluarkan" in admin.page().form.banner.title(), timeout=30_000)
    assert office.users_with_slot(folder) == {"budi"}
    page = admin.page()
    qtbot.waitUntil(lambda: page.form.user_combo.currentData() == "budi", timeout=15_000)
    page.form.password_edit.setText("sandi budi 2026")
    page.enter()
    qtbot.waitUntil(lambda: admin.office is not None, timeout=15_000)
    card = admin.office.settings.backups
    assert card.banner.title() == "1 cadangan lama masih terbuka dengan kata sandi yang dicabut"
    qtbot.waitUntil(lambda: admin.office.desk.waiting() == 0, timeout=15_000)
    with qtbot.waitSignal(card.backed_up, timeout=20_000):
        qtbot.mouseClick(card.banner.buttons()[0], Qt.MouseButton.LeftButton)
    with pytest.raises(Trouble):
        office.unlock(folder, "siti", "sandi siti 2026")


def test_a_backup_is_made_tested_and_told(admin, qtbot, picture):
    card = admin.office.settings.backups
    with qtbot.waitSignal(card.backed_up, timeout=20_000):
        card.back_up(None)
    assert card.banner.title() == "Cadangan selesai dan sudah diuji"
    card._check()
    qtbot.waitUntil(lambda: card.banner.title() == "Data kantor utuh", timeout=20_000)
    picture(admin, "pengaturan_admin", (1366, 768))
