"""Tab Kehadiran: book of days, permits, duty orders, rosters, import, settings; one month and unit for all pages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import units
from asn_desktop.ui import look
from asn_desktop.ui.attendance.book_page import BookPage
from asn_desktop.ui.attendance.duty_page import DutyPage
from asn_desktop.ui.attendance.head import AttendanceHead
from asn_desktop.ui.attendance.import_page import ImportPage
from asn_desktop.ui.attendance.permit_page import PermitPage
from asn_desktop.ui.attendance.roster_page import RosterPage
from asn_desktop.ui.attendance.settings_page import SettingsPage

_PAGES = (
    ("buku", "Buku harian"), ("izin", "Izin"), ("tugas", "Surat tugas"), ("jadwal", "Jadwal jaga"),
    ("impor", "Impor absensi"), ("setelan", "Jenis izin dan jam kerja"),
)  # fmt: skip
_MINE = {"izin", "surat_tugas", "surat_tugas_orang", "shifts", "rosters", "kehadiran", "joint_leave_duty",
         "leave_requests", "employees", "units", "holidays", "letters", "cltn", "reference_rows"}  # fmt: skip


class AttendanceTab(QWidget):
    """`letter_chosen` gives a letter's id, `employee_chosen` a person's; `said` a short word for the toast."""

    letter_chosen = Signal(object)
    employee_chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = False
        enters = may(desk.actor.role, Deed.ENTER)
        shown = [page for page in _PAGES if page[0] != "impor" or enters]
        self.head = AttendanceHead(shown, desk.today())
        self.book_page, self.permit_page, self.duty_page = BookPage(desk), PermitPage(desk), DutyPage(desk)
        self.roster_page, self.import_page = RosterPage(desk), ImportPage(desk)
        self.settings_page = SettingsPage(desk)
        self.by_key: dict[str, Any] = {
            "buku": self.book_page, "izin": self.permit_page, "tugas": self.duty_page, "jadwal": self.roster_page,
            "impor": self.import_page, "setelan": self.settings_page,
        }  # fmt: skip
        self.pages = QStackedWidget()
        for page in self.by_key.values():
            self.pages.addWidget(page)
            page.said.connect(self.said)
        self.book_page.employee_chosen.connect(self.employee_chosen)
        for page in (self.permit_page, self.duty_page):
            page.letter_chosen.connect(self.letter_chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(*look.PAGE_MARGINS)
        box.setSpacing(look.GAP)
        box.addWidget(self.head)
        box.addWidget(self.pages, 1)
        self.head.page_chosen.connect(self.show_page)
        self.head.moved.connect(self.refresh)
        self.import_page.month_seen.connect(self.head.show_month)
        desk.changed.connect(self._changed)
        desk.read(self, units.tree, done=self.head.show_units, replaces="unit")
        self.refresh()

    def show_page(self, key: str) -> None:
        """Turn to a page: buku, izin, tugas, jadwal, impor or setelan."""
        self.head.chips.choose(key)
        self.pages.setCurrentWidget(self.by_key[key])
        self.refresh()

    def refresh(self) -> None:
        """Ask for what the page shown shows."""
        self.pages.currentWidget().start(self.head.month(), self.head.unit_id())

    def _changed(self, tables: frozenset[str]) -> None:
        if "units" in tables:
            self.desk.read(self, units.tree, done=self.head.show_units, replaces="unit")
        if tables & _MINE:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
