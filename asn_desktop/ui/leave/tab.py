"""Tab Cuti: the list, a new request, one request with its steps, who is away, opening balances."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.services.leave.deeds import LeaveRow
from asn_desktop.ui.leave.authority.page import AuthorityPage
from asn_desktop.ui.leave.away_page import AwayPage
from asn_desktop.ui.leave.calendar.holiday_page import HolidayPage
from asn_desktop.ui.leave.calendar.joint_leave_page import JointLeavePage
from asn_desktop.ui.leave.calendar.whatif_page import WhatIfPage
from asn_desktop.ui.leave.calendar.year_page import YearPage
from asn_desktop.ui.leave.detail_page import DetailPage
from asn_desktop.ui.leave.late_page import LatePage
from asn_desktop.ui.leave.list_page import ListPage
from asn_desktop.ui.leave.openings_page import OpeningsPage
from asn_desktop.ui.leave.paper_settings_page import PaperSettingsPage
from asn_desktop.ui.leave.request_page import RequestPage
from asn_desktop.ui.leave.rules_page import RulesPage

_MINE = {"leave_requests", "leave_steps", "leave_charges", "leave_openings", "employees", "letters"}

# The menu of the list: key, words, page; None draws a line.
MORE: tuple[tuple[str, str, type[QWidget]] | None, ...] = (
    ("susulan", "Entri susulan", LatePage),
    ("saldo", "Saldo awal cuti tahunan", OpeningsPage),
    None,
    ("kalender", "Kalender cuti setahun", YearPage),
    ("libur", "Hari libur dan cuti bersama", HolidayPage),
    ("dampak", "Cuti yang terkena perubahan libur", WhatIfPage),
    ("bersama", "Cuti bersama yang tidak diberikan", JointLeavePage),
    None,
    ("wewenang", "Wewenang memberi cuti", AuthorityPage),
    ("aturan", "Aturan cuti", RulesPage),
    ("surat", "Surat cuti: tanda tangan dan tembusan", PaperSettingsPage),
)

LISTS, _REGISTER = "Register dan daftar cuti", ("cuti-register",)


class LeaveTab(QWidget):
    """`letter_chosen` gives a letter's id; `wanted(tab, method, values)` leads on; `said` is for the toast."""

    wanted = Signal(str, str, tuple)
    letter_chosen = Signal(object)
    employee_chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list_page = ListPage(desk)
        self.request_page = RequestPage(desk)
        self.detail_page = DetailPage(desk)
        self.away_page = AwayPage(desk)
        self._holders: dict[str, QScrollArea] = {}
        self._more: dict[str, Any] = {}  # pages of the menu, built when they are first wanted
        self.pages = QStackedWidget()
        for page in (self.list_page, self.request_page, self.detail_page, self.away_page):
            self.pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._connect()
        self.list_page.load_units()
        self.list_page.refresh()

    def new_request(self, person_id: uuid.UUID | None = None) -> None:
        """Begin a request, for a person when one is given."""
        self.pages.setCurrentWidget(self.request_page)
        self.request_page.start(person_id)

    def show_list(self, group: str | None = None) -> None:
        """Back to the list."""
        self.pages.setCurrentWidget(self.list_page)
        self.list_page.table.setFocus()
        if group:
            self.list_page.show_group(group)
        else:
            self.list_page.refresh()

    def show_tasks(self) -> None:
        """The list, with what it reminds of opened."""
        self.show_list()
        self.list_page.tasks.expand(True)

    def show_request(self, request_id: uuid.UUID) -> None:
        """One request."""
        self.pages.setCurrentWidget(self.detail_page)
        self.detail_page.open(request_id)

    def show_away(self) -> None:
        """The month of who is away."""
        self.pages.setCurrentWidget(self.away_page)
        self.away_page.start(self.desk.today())

    def show_month(self, month: dt.date) -> None:
        """One month of who is away."""
        self.pages.setCurrentWidget(self.away_page)
        self.away_page.start(month)

    def show_openings(self) -> None:
        """The grid of opening balances."""
        self.show_more("saldo")

    def show_late(self) -> None:
        """The grid of leave already taken on paper."""
        self.show_more("susulan")

    def show_more(self, key: str) -> None:
        """One of the pages of the menu."""
        page = self.more(key)
        self.pages.setCurrentWidget(self._holders[key])
        page.start()

    def more(self, key: str) -> Any:
        """A page of the menu, connected like every other."""
        if key not in self._more:
            page = next(entry[2] for entry in MORE if entry and entry[0] == key)(self.desk)
            page.left.connect(self.show_list)
            for name, signal in (("said", self.said), ("letter_chosen", self.letter_chosen)):
                if hasattr(page, name):
                    getattr(page, name).connect(signal)
            if hasattr(page, "request_chosen"):
                page.request_chosen.connect(self.show_request)
            if hasattr(page, "effects_wanted"):
                page.effects_wanted.connect(lambda: self.show_more("dampak"))
            if hasattr(page, "month_wanted"):
                page.month_wanted.connect(self.show_month)
            self._holders[key] = _holder(page)
            self.pages.addWidget(self._holders[key])
            self._more[key] = page
        return self._more[key]

    @property
    def openings_page(self) -> OpeningsPage:
        """The grid of opening balances."""
        return self.more("saldo")  # type: ignore[no-any-return]

    @property
    def late_page(self) -> LatePage:
        """The grid of late entries."""
        return self.more("susulan")  # type: ignore[no-any-return]

    def _connect(self) -> None:
        self.list_page.opened.connect(lambda row: self.show_request(row.id))
        self.list_page.tasks.opened.connect(self.show_request)
        self.list_page.new_wanted.connect(self.new_request)
        self.list_page.away_wanted.connect(self.show_away)
        self.away_page.year_wanted.connect(lambda: self.show_more("kalender"))
        pages = [entry and (entry[1], lambda key=entry[0]: self.show_more(key)) for entry in MORE]
        self.list_page.set_menu([*pages, None, (LISTS, lambda: self.wanted.emit("laporan", "show_report", _REGISTER))])
        for page in (self.request_page, self.detail_page, self.away_page):
            page.left.connect(self.show_list)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.show_list)
        self.request_page.asked.connect(self._asked)
        self.detail_page.letter_chosen.connect(self.letter_chosen)
        self.detail_page.said.connect(self.said)
        self.detail_page.request_wanted.connect(self._request_from)
        self.desk.changed.connect(self._changed)

    def _asked(self, row: LeaveRow) -> None:
        self.said.emit(f"Cuti {row.lama} {row.satuan} diajukan: {row.nama}")
        self.show_request(row.id)

    def _request_from(self, values: dict[str, Any]) -> None:
        self.pages.setCurrentWidget(self.request_page)
        self.request_page.start_from(values)

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _MINE and self.pages.currentWidget() is self.list_page:
            self.list_page.refresh()


def _holder(page: QWidget) -> QScrollArea:
    """A page wider than a small window scrolls in it, and does not make the window wider."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(page)
    return made
