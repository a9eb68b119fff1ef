"""The one window: login or first start, then the open office; lock, trouble and bugs are shown here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.services import office_place
from asn_desktop.ui.clock import Clock
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.frame.strips import PracticeStrip
from asn_desktop.ui.parts.notice import NoticeArea
from asn_desktop.ui.start.login import LoginPage
from asn_desktop.ui.start.places import Places

IDLE_MINUTES = 15
TITLE = "ASN Desktop"


class MainWindow(QMainWindow):
    """`porter` runs what needs no office; `places` says where offices lie; `clock` reaches the desk of an office."""

    page_changed = Signal()  # login, first start, an office, the lock
    update_wanted = Signal(object, object)  # path of a Setup or None, schema of data too new or None
    closing = Signal()

    def __init__(self, porter: Porter, places: Places, clock: Clock | None = None) -> None:
        super().__init__()
        self.porter = porter
        self.places = places
        self.office: Any = None  # OfficePage while one is open
        self.boxes: list[QWidget] = []
        self._clock = clock
        self._old_backups = 0  # backups that a password just taken away still opens
        self._stack = QStackedWidget()
        self.strip = PracticeStrip()
        self.strip.own_office_wanted.connect(self._leave_practice)
        self.notices = NoticeArea()
        self._lay_out()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(880, 480)
        self.resize(1366, 768)
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE_MINUTES * 60_000)
        self.idle.timeout.connect(self.lock)
        self._hear(porter)

    def start(self) -> None:
        """First paint: login where there is an office, else first start."""
        if self.places.has_office():
            self.show_login(self.places.office)
        else:
            self.show_first_start()

    def show_login(self, folder: Path) -> LoginPage:
        """The login page of an office."""
        page = LoginPage(self.porter, folder, self.places)
        page.opened.connect(self.open_office)
        page.practice_wanted.connect(self.show_practice)
        page.own_wanted.connect(self.start)
        page.recover_wanted.connect(lambda: self._show_recovery(folder))
        page.restore_wanted.connect(lambda: self._show_restore(folder))
        page.update_wanted.connect(self.update_wanted)
        self._show_only(page, folder == self.places.practice)
        return page

    def show_first_start(self) -> None:
        """Practice or a new office."""
        from asn_desktop.ui.start.wizard import StartWizard

        page = StartWizard(self.porter, self.places)
        page.opened.connect(self._open_new)
        page.practice_wanted.connect(self.show_practice)
        page.restore_wanted.connect(lambda: self._show_restore(self.places.office))
        page.left.connect(self.start)
        self._show_only(page)

    def show_practice(self) -> None:
        """The practice office: made on first use, then its login page with the password shown."""
        if self.places.has_practice():
            self.show_login(self.places.practice)
            return
        from asn_desktop.ui.start.practice import PracticePage

        page = PracticePage(self.porter, self.places)
        page.made.connect(lambda: self.show_login(self.places.practice))
        page.left.connect(self.start)
        self._show_only(page, practice=True)

    def open_office(self, opened: Any) -> None:
        """Show the open office."""
        from asn_desktop.ui.desk import Desk

        page = self.show_office(Desk(opened, self._clock))
        page.keep_up()
        number, self._old_backups = self._old_backups, 0
        if number and page.show_tab("pengaturan") is not None:
            page.settings.backups.offer(number)

    def show_office(self, desk: Any) -> Any:
        """Show the office of that desk; gives its page."""
        from asn_desktop.ui.frame.office_page import OfficePage

        self._hear(desk)
        self.office = OfficePage(desk)
        self.office.lock_wanted.connect(self.lock)
        self.office.closing_deed.connect(self.do_closed)
        self.office.restore_wanted.connect(self._restore_from_settings)
        self.office.update_wanted.connect(self.update_wanted)
        self._show_only(self.office, desk.office.latihan)
        self._name_window(desk.office.nama)
        self.idle.start()
        QApplication.instance().installEventFilter(self)
        return self.office

    def lock(self) -> None:
        """Replace the content by the login card; the office stays open behind it and drafts stay as typed."""
        if self.office is None or self.is_locked():
            return
        from asn_desktop.ui.start.lock import LockPage

        desk = self.office.desk
        page = LockPage(self.porter, desk.office, desk.actor)
        page.unlocked.connect(self._unlock)
        page.other_wanted.connect(self.sign_out)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.idle.stop()
        self.setWindowTitle(f"{TITLE} – terkunci")
        self._place_notices()

    def is_locked(self) -> bool:
        """Whether the lock page covers the office."""
        return self.office is not None and self._stack.currentWidget() is not self.office

    def sign_out(self) -> None:
        """Close the office and go back to its login page."""
        folder = self.office.desk.office.folder
        self.close_office()
        self.show_login(folder)

    def do_closed(self, deed: Any, words: str) -> None:
        """Close the office, do what needs it closed, and come back to login with the words."""
        folder = self.office.desk.office.folder
        self.close_office()
        page = self.show_login(folder)

        def done(answer: Any) -> None:
            self._old_backups = answer if isinstance(answer, int) else 0
            page.say_done(words)

        self.porter.call(page, deed, done=done, failed=page.say_refused)

    def close_office(self) -> None:
        """Finish running deeds and close the store."""
        if self.office is None:
            return
        QApplication.instance().removeEventFilter(self)
        self.idle.stop()
        office, self.office = self.office, None
        office.desk.close()
        self.setWindowTitle(TITLE)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_office()
        self.closing.emit()
        self.porter.close()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress) and self.idle.isActive():
            self.idle.start()
        return False

    def _unlock(self) -> None:
        page = self._stack.currentWidget()
        self._stack.setCurrentWidget(self.office)
        self._stack.removeWidget(page)
        page.deleteLater()
        self._name_window(self.office.desk.office.nama)
        self.idle.start()
        self._place_notices()

    def _open_new(self, opened: Any) -> None:
        self.open_office(opened)
        self.office.route("pegawai", "show_import")

    def _leave_practice(self) -> None:
        self.close_office()
        self.start()

    def _show_recovery(self, folder: Path) -> None:
        from asn_desktop.ui.start.recovery import RecoveryPage

        page = RecoveryPage(self.porter, folder)
        page.left.connect(lambda: self.show_login(folder))
        self._show_only(page)

    def _show_restore(self, folder: Path) -> None:
        from asn_desktop.ui.start.restore import RestorePage

        page = RestorePage(self.porter, folder)
        # without an office: the page was reached from first start, and nothing was restored
        page.left.connect(lambda: self.show_login(folder) if office_place.has_office(folder) else self.start())
        self._show_only(page)

    def _restore_from_settings(self) -> None:
        folder = self.office.desk.office.folder
        self.close_office()
        self._show_restore(folder)

    def _lay_out(self) -> None:
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self.notices)
        box.addWidget(self._stack, 1)
        self.setCentralWidget(middle)

    def page(self) -> QWidget:
        """The page that shows: login, first start, the open office, the lock."""
        return self._stack.currentWidget()

    def _show_only(self, page: QWidget, practice: bool = False) -> None:
        self.setProperty("practice", practice)
        self.strip.setVisible(practice)
        self._notices_home()
        while self._stack.count():
            old = self._stack.widget(0)
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()
        self._place_notices()

    def _notices_home(self) -> None:
        self.notices.stand_in(self.centralWidget().layout(), 1)

    def _place_notices(self) -> None:
        if self.office is not None and not self.is_locked():
            self.office.take_notices(self.notices)
        else:
            self._notices_home()
        self.page_changed.emit()

    def come_forward(self) -> None:
        """Show this window over the others, also when it was minimised: a second start wants it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def _name_window(self, office: str) -> None:
        self.setWindowTitle(f"{office} – {TITLE}")

    def _hear(self, porter: Porter) -> None:
        porter.trouble.connect(self._show_trouble)
        porter.refused.connect(self._show_refusal)
        porter.broke.connect(self.show_bug)

    def _show_trouble(self, trouble: Any) -> None:
        from asn_desktop.ui.trouble_box import TroubleBox

        self._show_box(TroubleBox(trouble, self))

    def _show_refusal(self, problems: tuple[Any, ...]) -> None:
        from asn_desktop.ui.trouble_box import RefusalBox

        self._show_box(RefusalBox(problems, self))

    def show_bug(self, report: str) -> None:
        """Our own bug, as text that can be copied."""
        from asn_desktop.ui.exception_box import ExceptionBox, note_bug

        note_bug(report)
        self._show_box(ExceptionBox(report, self))

    def _show_box(self, box: Any) -> None:
        self.boxes.append(box)
        box.finished.connect(lambda _=0: self.boxes.remove(box))
        box.open()
