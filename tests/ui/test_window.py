"""The window: tabs, finder, lock, strips, boxes, help, progress."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.services import employees, office, practice
from asn_desktop.store.offices import Office
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk, Porter
from asn_desktop.ui.exception_box import ExceptionBox
from asn_desktop.ui.frame.help_box import HelpBox
from asn_desktop.ui.frame.strips import age
from asn_desktop.ui.leave import tab as leave_pages
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.start.places import Places
from asn_desktop.ui.trouble_box import RefusalBox, TroubleBox


@pytest.fixture
def practising(qtbot, qapp, folder, now, today, tmp_path):
    """The window on the test office, made a practice office and filled with its sixty people."""
    with office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened:
        with opened.store.begin(opened.actor, reason="uji") as session:
            key = session.info["office_id"]
            session.get_one(Office, (key, key)).latihan = True
        with opened.store.begin(opened.actor, reason="uji") as session:
            practice.fill(session, today=today)
    opened = office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now)
    clock = FixedClock(now)
    made = MainWindow(Porter(clock), Places.under(tmp_path / "rumah"), clock)
    qtbot.addWidget(made)
    bugs = []
    desk = Desk(opened, clock)
    desk.broke.connect(bugs.append)
    made.show_office(desk)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and desk.waiting() == 0, timeout=20_000)
    yield made
    made.close()
    assert not bugs, "\n".join(bugs)


def test_beranda_is_what_one_sees_first(window, picture):
    assert window.office.present() == "beranda"
    picture(window, "jendela_kosong", (1366, 768))


class Doorman(QObject):
    """Notes every window that opens, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            text = watched.text() if hasattr(watched, "text") else ""
            self.seen.append(f"{type(watched).__name__} {text!r}" if text else type(watched).__name__)
        return False


def test_nothing_flashes_up_beside_the_window(qapp, qtbot, request):
    doorman = Doorman()
    qapp.installEventFilter(doorman)
    window = request.getfixturevalue("practising")
    for key in window.office.tabs:
        window.office.show_tab(key)
    for entry in filter(None, leave_pages.MORE):
        window.office.tabs["cuti"].show_more(entry[0])
    for key in window.office.tabs["kehadiran"].by_key:
        window.office.tabs["kehadiran"].show_page(key)
    for key in window.office.tabs["kinerja"].places:
        window.office.tabs["kinerja"].show_page(key)
    qtbot.waitUntil(lambda: window.office.desk.waiting() == 0, timeout=20_000)
    qapp.removeEventFilter(doorman)
    assert doorman.seen == ["MainWindow"]


def test_ctrl_and_a_number_goes_to_a_tab(window, qtbot):
    keys = [key for key in window.office.tabs if key != "pengaturan"]
    for number, key in reversed(list(enumerate(keys, 1))):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        assert window.office.present() == key


def test_a_person_is_found_from_anywhere_by_part_of_the_name(practising, qtbot, picture):
    finder = practising.office.navigation.finder
    qtbot.keyClick(practising, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(finder.edit.hasFocus)
    qtbot.keyClicks(finder.edit, "sit")
    qtbot.waitUntil(lambda: bool(finder.model.rows) and finder.panel.isVisible())
    assert all("sit" in row.nama.casefold() or "sit" in (row.unit or "").casefold() for row in finder.model.rows)
    picture(practising, "cari")
    first = finder.model.rows[0]
    with qtbot.waitSignal(finder.person_chosen) as told:
        qtbot.keyClick(finder.edit, Qt.Key.Key_Return)
    assert told.args == [first.id]
    assert finder.edit.text() == ""
    assert not finder.panel.isVisible()


def test_a_name_nobody_has_is_said(practising, qtbot):
    finder = practising.office.navigation.finder
    finder.focus()
    qtbot.keyClicks(finder.edit, "zzzz")
    qtbot.waitUntil(lambda: finder.panel is not None and finder.panel.isVisible())
    assert "zzzz" in finder._empty.text()
    qtbot.keyClick(finder.edit, Qt.Key.Key_Escape)
    assert not finder.panel.isVisible()


def test_the_lock_hides_everything_and_gives_it_back(window, qtbot, picture):
    window.office.show_tab("pengaturan")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.is_locked()
    assert not window.office.isVisible()
    assert "Dinas" not in window.windowTitle()
    lock = window.page()
    lock.form.password_edit.setText("bukan ini")
    lock.enter()
    qtbot.waitUntil(lambda: not lock.form.banner.isHidden(), timeout=10_000)
    assert window.is_locked()
    lock.form.password_edit.setText("sandi siti 2026")
    qtbot.waitUntil(lambda: _try(lock, window), timeout=15_000)
    assert window.office.present() == "pengaturan"
    assert "Dinas Perhubungan" in window.windowTitle()


def _try(lock, window) -> bool:
    if window.is_locked() and lock.form.enter_button.isEnabled():
        lock.form.password_edit.setText("sandi siti 2026")
        lock.enter()
    return not window.is_locked()


def test_it_locks_itself_when_nobody_works(window, qtbot):
    window.idle.setInterval(30)
    window.idle.start()
    qtbot.waitUntil(window.is_locked)


def test_practice_is_marked_and_the_mark_cannot_be_closed(practising, picture):
    assert practising.strip.isVisible()
    assert practising.property("practice")
    practising.lock()
    assert practising.strip.isVisible()
    picture(practising, "terkunci_latihan", (1366, 768))


def test_a_real_office_carries_no_practice_mark(window):
    assert not window.strip.isVisible()


def test_the_status_bar_says_what_is_safe(window):
    status = window.office.status
    assert status.saved.text() == "Semua tersimpan 09.15"
    assert status.connected.text() == "Belum terhubung ke BKPSDM · semua fitur tetap berjalan"
    assert status.backup.text() == "Cadangan: belum ada"


def test_trouble_is_told_with_what_to_do_and_its_code_on_demand(window, qtbot, picture):
    def full(session):
        raise Trouble("disk_full")

    window.office.desk.write(None, full)
    qtbot.waitUntil(lambda: bool(window.boxes))
    box = window.boxes[0]
    assert isinstance(box, TroubleBox)
    assert "Diska penuh" in box.headline.text()
    assert "disk_full" not in box.headline.text()
    assert box.details == "Kode: disk_full"
    assert window.office.status.saved.property("tone") == "error"
    picture(box, "kotak_terhalang")
    box.reject()
    assert not window.boxes


def test_a_refusal_without_a_field_gets_a_box(window, qtbot):
    def refuse(session):
        raise Refused(Problem("role_not_allowed", values={"role": "pemeriksa"}))

    window.office.desk.write(None, refuse)
    qtbot.waitUntil(lambda: bool(window.boxes))
    assert isinstance(window.boxes[0], RefusalBox)
    assert any("pemeriksa" in label.text() for label in window.boxes[0].findChildren(QLabel))
    window.boxes[0].reject()


def test_a_bug_shows_text_to_copy_without_what_was_read(window, qtbot, picture):
    window.show_bug("builtins.ValueError\n  asn_desktop/services/leave/deeds.py:120 ask")
    box = window.boxes[0]
    assert isinstance(box, ExceptionBox)
    assert "leave/deeds.py:120" in box.text.toPlainText()
    picture(box, "kotak_kesalahan")
    box.reject()


def test_long_work_shows_where_it_is_and_stops(window, qtbot):
    gate = threading.Event()

    def long(session, progress):
        progress(9, 14, "Ahmad Fauzi")
        gate.wait(5)
        progress(10, 14, "Agus Setiawan")

    panel = window.office.progress
    window.office.desk.write(None, long, title="Membuat 14 surat")
    qtbot.waitUntil(panel.isVisible)
    assert panel.text() == "9 dari 14 · Ahmad Fauzi"
    panel.stop_button.click()
    gate.set()
    qtbot.waitUntil(lambda: not panel.isVisible())


@pytest.mark.parametrize("key", ["beranda", "pegawai", "cuti", "surat", "kirim", "terima", "pengaturan"])
def test_every_tab_has_its_page_of_help(qtbot, qapp, key):
    box = HelpBox(key, key)
    qtbot.addWidget(box)
    assert len(box.page.toPlainText()) > 200


def test_beranda_leads_to_the_work(practising, qtbot, picture):
    home = practising.office.tabs["beranda"]
    assert "Isian pokok kosong atau tidak cocok" in home.work.titles()
    picture(practising, "beranda", (1366, 768))
    picture(practising, "beranda_150", (911, 512))
    with qtbot.waitSignal(home.wanted) as told:
        home.work.verb_pressed.emit("cuti", "show_openings", ())
    assert told.args[0] == "cuti"
    assert practising.office.present() == "cuti"


def test_every_tab_fits_a_small_screen(practising, qtbot, picture):
    for key in practising.office.tabs:
        practising.office.show_tab(key)
        practising.resize(911, 512)
        qtbot.waitUntil(lambda: practising.office.desk.waiting() == 0, timeout=10_000)
        assert practising.width() == 911, key
        assert practising.height() == 512, key
        picture(practising, f"kecil_{key}")


def test_the_people_of_practice_can_be_listed(practising):
    desk = practising.office.desk
    with desk.opened.store.read(desk.actor) as session:
        assert len(employees.listing(session)) == 60


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "hari ini 09.15"), (1, "kemarin 09.15"), (3, "3 hari lalu"), (90, "25 Agustus 2026")],
)
def test_ages_are_said_as_clerks_say_them(now, days, words):
    import datetime as dt

    assert age(now - dt.timedelta(days=days), now, FixedClock(now)) == words


def test_what_is_imported_off_the_gui_thread_makes_no_class_of_qt():
    """In a program of its own. Qt's classes made in a second thread, while the window works, brought it down."""
    asked = "from asn_desktop.ui.frame.tabs import warm_up; import sys; before = {*sys.modules}; warm_up();"
    asked += "print(*(one for one in {*sys.modules} - before if one.startswith(('PySide6', 'asn_desktop.ui'))), '-')"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.split() == ["-"]
