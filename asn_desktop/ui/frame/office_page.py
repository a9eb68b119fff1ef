"""The open office: strip, tabs, the page of the present tab, progress, toast, status bar."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.problems import Trouble
from asn_desktop.services import home
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.frame.help_box import HelpBox
from asn_desktop.ui.frame.navigation import Navigation
from asn_desktop.ui.frame.strips import StatusBar, age
from asn_desktop.ui.frame.tabs import HOME, SETTINGS, TabPlace, TabRoom, tabs_for
from asn_desktop.ui.frame.upkeep import Upkeep
from asn_desktop.ui.lanes import Task
from asn_desktop.ui.parts.notice import NoticeArea
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.toast import Toast

# signal of a tab -> (tab that answers, its method)
ROUTES = {
    "employee_chosen": ("pegawai", "show_employee"),
    "leave_wanted": ("cuti", "new_request"),
    "year_wanted": ("kinerja", "show_person"),
    "letter_chosen": ("surat", "show_letter"),
    "import_wanted": ("pegawai", "show_import"),
}


class OfficePage(QWidget):
    """Builds the tabs of the office's mode and carries their few upward signals to each other."""

    lock_wanted = Signal()
    restore_wanted = Signal()
    closing_deed = Signal(object, str)
    update_wanted = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.toast = Toast(self)
        places = tabs_for(desk.office.peran)
        self.titles = {place.key: place.title for place in places}
        self.navigation = Navigation(desk, [place for place in places if place is not SETTINGS])
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("pages")
        self.tabs = TabRoom(places, self._build)
        self.progress = ProgressPanel()
        self.progress.hide()
        self.progress.stopped.connect(self._stop)
        self.status = StatusBar(desk.office.nama, desk.actor.name, desk.actor.role.value)
        self._task: Task | None = None
        self._lay_out()
        self._connect()
        self.show_tab(places[0].key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the first focus is nowhere in particular
        self.refresh_status()

    def keep_up(self) -> None:
        """Begin the work of the background: backups and the self-check."""
        upkeep = Upkeep(self.desk, self)
        upkeep.backed_up.connect(self._backed_up)
        upkeep.unsound.connect(lambda _health: self.desk.trouble.emit(Trouble("office_unsound")))
        upkeep.start()

    def _backed_up(self) -> None:
        self.refresh_status()
        for key in (HOME, SETTINGS.key):
            if key in self.tabs.built:
                self.tabs[key].refresh()

    def show_tab(self, key: str) -> QWidget | None:
        """Go to a tab; None when this office has none of that key."""
        tab = self.tabs.get(key)
        if tab is not None:
            self.navigation.choose(key)
            self.pages.setCurrentWidget(tab)
            self.toast.place()  # over the action bar of the page that shows now
        return tab

    def take_notices(self, notices: NoticeArea) -> None:
        """Show the window's notices under the tabs."""
        notices.stand_in(self.layout(), 1)

    @property
    def settings(self) -> Any:
        """The page of users and backups."""
        return self.tabs[SETTINGS.key]

    def present(self) -> str:
        """The key of the tab that shows."""
        shown = self.pages.currentWidget()
        return next((key for key, tab in self.tabs.built.items() if tab is shown), "")

    def route(self, key: str, method: str, *values: Any) -> None:
        """Go to a tab and let it do something: the one way tabs reach each other."""
        tab = self.show_tab(key)
        deed = getattr(tab, method, None) if tab is not None and method else None
        if deed is not None:
            deed(*values)

    def show_help(self) -> None:
        """F1: help of the present tab."""
        key = self.present()
        HelpBox(key, self.titles[key], self).exec()

    def refresh_status(self) -> None:
        """Ask again what the status bar says."""
        self.status.say_saved(self.desk.saved_at or self.desk.now(), self.desk.clock)
        self.desk.read(self, home.standing, done=self._show_standing, replaces="standing")
        self.desk.call(self, home.newest_backup, self.desk.office.folder, done=self._show_backup, replaces="backup")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.navigation)
        box.addWidget(self.pages, 1)
        holder = QVBoxLayout()
        holder.setContentsMargins(20, 0, 20, 0)
        holder.addWidget(self.progress)
        box.addLayout(holder)
        box.addWidget(self.status)

    def _build(self, place: TabPlace) -> QWidget:
        """Make a tab when it is first visited: an office opens faster, and holds less."""
        tab = place.load()(self.desk)
        self.pages.addWidget(tab)
        for signal, (target, method) in ROUTES.items():
            if hasattr(tab, signal):
                getattr(tab, signal).connect(partial(self.route, target, method))
        if hasattr(tab, "wanted"):
            tab.wanted.connect(lambda target, method, values: self.route(target, method, *values))
        if hasattr(tab, "said"):
            tab.said.connect(self.toast.say)
        for signal in ("closing_deed", "restore_wanted", "update_wanted"):
            if hasattr(tab, signal):
                getattr(tab, signal).connect(getattr(self, signal))
        if hasattr(tab, "backed_up"):
            tab.backed_up.connect(self._backed_up)
        return tab

    def _connect(self) -> None:
        self.navigation.tab_chosen.connect(self.show_tab)
        self.navigation.lock_wanted.connect(self.lock_wanted)
        self.navigation.settings_wanted.connect(lambda: self.show_tab("pengaturan"))
        self.navigation.finder.person_chosen.connect(partial(self.route, "pegawai", "show_employee"))
        for key, deed in {"Ctrl+K": self.navigation.finder.focus, "Ctrl+L": self.lock_wanted.emit,
                          "F1": self.show_help}.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)
        self.desk.changed.connect(lambda _tables: self.refresh_status())
        self.desk.progressed.connect(self._show_progress)
        self.desk.ended.connect(self._end_progress)
        self.desk.trouble.connect(self._note_disk)

    def _show_progress(self, task: Task, done: int, total: int, text: str) -> None:
        if self._task is not task:
            self._task = task
            self.progress.begin(task.title or "Sedang dikerjakan", "Bila dihentikan, yang sudah selesai tetap sah.")
        self.progress.step(done, total, text)

    def _end_progress(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.progress.finish()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _note_disk(self, trouble: Any) -> None:
        if trouble.code.startswith("disk_") or trouble.code == "read_only":
            self.status.say_failing("Penyimpanan bermasalah; perubahan terakhir belum tersimpan")

    def _show_standing(self, found: home.Standing) -> None:
        centre = self.desk.office.nama_pusat
        if self.desk.office.peran == "bkpsdm":
            self.status.say_connection(f"Mode {centre}")
        elif found.terhubung_sejak is None:
            self.status.say_connection(f"Belum terhubung ke {centre} · semua fitur tetap berjalan")
        else:
            self.status.say_connection(f"Terhubung ke {centre}")

    def _show_backup(self, made: Any) -> None:
        words = "Cadangan: belum ada" if made is None else f"Cadangan: {self._age(made)}, sudah diuji"
        self.status.say_backup(words)

    def _age(self, moment: Any) -> str:
        return age(moment, self.desk.now(), self.desk.clock)
