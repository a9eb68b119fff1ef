"""Tab Cuti: the list, a new request, one request with its steps, who is away, opening balances."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.services.leave import LeaveRow
from asn_desktop.ui.leave.away_page import AwayPage
from asn_desktop.ui.leave.detail_page import DetailPage
from asn_desktop.ui.leave.late_page import LatePage
from asn_desktop.ui.leave.list_page import ListPage
from asn_desktop.ui.leave.openings_page import OpeningsPage
from asn_desktop.ui.leave.request_page import RequestPage

_MINE = {"leave_requests", "leave_steps", "leave_charges", "leave_openings", "employees", "letters"}


class LeaveTab(QWidget):
    """`letter_chosen` gives a letter's id; `said` a short word for the toast."""

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
        self.openings_page = OpeningsPage(desk)
        self.late_page = LatePage(desk)
        self.pages = QStackedWidget()
        for page in (self.list_page, self.request_page, self.detail_page, self.away_page, self.openings_page,
                     self.late_page):  # fmt: skip
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

    def show_openings(self) -> None:
        """The grid of opening balances."""
        self.pages.setCurrentWidget(self.openings_page)
        self.openings_page.start()

    def show_late(self) -> None:
        """The grid of leave already taken on paper."""
        self.pages.setCurrentWidget(self.late_page)
        self.late_page.start()

    def _connect(self) -> None:
        self.list_page.opened.connect(lambda row: self.show_request(row.id))
        self.list_page.tasks.opened.connect(self.show_request)
        self.list_page.new_wanted.connect(self.new_request)
        self.list_page.away_wanted.connect(self.show_away)
        self.list_page.set_menu([
            ("Entri susulan", self.show_late),
            ("Saldo awal cuti tahunan", self.show_openings),
        ])
        for page in (self.request_page, self.detail_page, self.away_page, self.openings_page, self.late_page):
            page.left.connect(self.show_list)
        self.request_page.asked.connect(self._asked)
        self.detail_page.letter_chosen.connect(self.letter_chosen)
        self.detail_page.said.connect(self.said)
        self.detail_page.request_wanted.connect(self._request_from)
        self.openings_page.said.connect(self.said)
        self.late_page.said.connect(self.said)
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
