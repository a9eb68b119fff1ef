"""Tab Pegawai: the list with the page of one person, and the pages that are opened from there."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import employee_form, employees
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.services.record_kinds import KINDS, of_table
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.list import WIDTH, EmployeeList
from asn_desktop.ui.employees.page import PersonPage
from asn_desktop.ui.employees.person_deeds import PersonDeeds
from asn_desktop.ui.parts.empty import EmptyState

_NARROW = 960  # below this, list or page, not both
_CAREER = frozenset({"employees", "units", "documents", *(kind.table for kind in KINDS.values())})


class EmployeesTab(QWidget):
    """Upward: `leave_wanted(id)`, and `said(words)` for the toast."""

    leave_wanted = Signal(object)
    year_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._shown: uuid.UUID | None = None
        self._narrow = False
        self._enters = may(desk.actor.role, Deed.ENTER)
        self._build()
        self._connect()
        desk.changed.connect(self._changed)
        if self._enters:
            desk.write(self, employees.refresh_due, today=desk.today())
        self.list.refresh_units()
        self.list.refresh()

    # what others may ask of this tab

    def show_employee(self, employee_id: uuid.UUID) -> None:
        """Go to one person, e.g. from Ctrl+K."""
        self.pages.setCurrentWidget(self.browse)
        self.list.choose(employee_id)
        self._load(employee_id)
        self._show_side(page=True)

    def show_import(self) -> None:
        """Open the import of a spreadsheet."""
        self.pages.setCurrentWidget(self.importing)

    def show_list(self) -> None:
        """Back to list and page."""
        self.pages.setCurrentWidget(self.browse)
        self._show_side(page=False)
        self.list.refresh()

    def show_anomalies(self) -> None:
        """What is wrong or unlikely in the records kept, with the office's score."""
        self.pages.setCurrentWidget(self.anomalies)
        self.anomalies.refresh_if_changed()

    def open_at(self, employee_id: uuid.UUID, table: str, row_id: uuid.UUID | None, field: str) -> None:
        """The very field of a person's form, or the very row of a history, ready to be repaired."""
        self.list.choose(employee_id)
        self._shown = employee_id
        self.desk.read(self, employees.get, employee_id, today=self.desk.today(), replaces="kartu",
                       done=lambda card: self._open_at(card, table, row_id, field))

    def _open_at(self, card: EmployeeCard, table: str, row_id: uuid.UUID | None, field: str) -> None:
        self._show_card(card)
        if table == "employees" and self._enters:
            self._edit(card)
            self.form.focus_later(field)  # it fills itself when its lists have come
            return
        self.pages.setCurrentWidget(self.browse)
        self._show_side(page=True)
        kind = of_table(table)
        if kind is None or kind.key in card.tertutup:
            return
        self.person.histories.choose(kind.key)
        rows = card.riwayat.get(kind.key, ())
        if row_id is not None and (row := next((one for one in rows if one.id == row_id), None)) is not None:
            self._row(kind.key, row)
            if self._enters:
                self.deeds.row_box.focus_later(field)

    def show_units(self) -> None:
        """Units and officials."""
        self.units.refresh()
        self.pages.setCurrentWidget(self.units)

    def show_positions(self) -> None:
        """The map of posts."""
        self.positions.refresh()
        self.pages.setCurrentWidget(self.positions)

    def new_employee(self) -> None:
        """An empty form."""
        self.form.open(None)
        self.pages.setCurrentWidget(self.form)

    # inside

    def _row_chosen(self, row: Any) -> None:
        if row is not None and row.id != self._shown:
            self._load(row.id)

    def _load(self, employee_id: uuid.UUID) -> None:
        self._shown = employee_id
        self.desk.read(self, employees.get, employee_id, today=self.desk.today(), done=self._show_card,
                       replaces="kartu")

    def _show_card(self, card: EmployeeCard) -> None:
        self.person.show_card(card)
        self.right.setCurrentWidget(self.person)

    def _changed(self, tables: frozenset[str]) -> None:
        if self._shown is not None and tables & _CAREER:
            self._load(self._shown)

    def _empty(self, nobody: bool) -> None:
        self.list.setVisible(not nobody and not (self._narrow and self.right.isVisible()))
        if nobody:
            self._shown = None
            self.right.setCurrentWidget(self.nobody)
            self.right.show()
        elif self.right.currentWidget() is self.nobody:
            self.right.setCurrentWidget(self.person)
            self._show_side(page=False)

    def _edit(self, card: EmployeeCard) -> None:
        self.form.open(card)
        self.pages.setCurrentWidget(self.form)

    def _saved(self, saved: employee_form.Saved) -> None:
        self.show_employee(saved.card.id)
        self._told(saved, "Data")

    def _row(self, kind: str, row: Any, start: Mapping[str, Any] | None = None,
             problems: Sequence[Problem] = ()) -> None:
        if self._enters and self.person.card is not None:
            self.deeds.row(self.person.card, kind, row, start, problems)

    def _told(self, saved: employee_form.Saved, what: str) -> None:
        """A toast for what was kept; what was only a warning stays on the page until it is read."""
        self.person.show_card(saved.card)
        self.person.note(saved.warnings)
        self.said.emit(f"{what} {saved.card.nama_tampil} tersimpan.")

    # build: list and person at once, the other pages when they are first opened

    @cached_property
    def form(self) -> Any:
        """The form of one person."""
        from asn_desktop.ui.employees.form_page import FormPage

        page = FormPage(self.desk)
        page.saved.connect(self._saved)
        page.left.connect(lambda: self.pages.setCurrentWidget(self.browse))
        self.pages.addWidget(page)
        return page

    @cached_property
    def units(self) -> Any:
        """Units and officials."""
        from asn_desktop.ui.employees.units_page import UnitsPage

        page = UnitsPage(self.desk)
        page.left.connect(self.show_list)
        page.positions_wanted.connect(self.show_positions)
        page.said.connect(self.said)
        self.pages.addWidget(page)
        return page

    @cached_property
    def positions(self) -> Any:
        """The map of posts."""
        from asn_desktop.ui.employees.positions_page import PositionsPage

        page = PositionsPage(self.desk)
        page.left.connect(self.show_units)
        page.said.connect(self.said)
        page.person_wanted.connect(self.show_employee)
        self.pages.addWidget(page)
        return page

    @cached_property
    def anomalies(self) -> Any:
        """The survey of data quality."""
        from asn_desktop.ui.employees.anomalies_page import AnomaliesPage

        page = AnomaliesPage(self.desk)
        page.left.connect(self.show_list)
        page.said.connect(self.said)
        page.repair_wanted.connect(self.open_at)
        self.pages.addWidget(page)
        return page

    @cached_property
    def importing(self) -> Any:
        """The import of a spreadsheet."""
        from asn_desktop.ui.employees.import_page import ImportPage

        page = ImportPage(self.desk)
        page.finished.connect(self.show_list)
        page.closed.connect(self.show_list)
        self.pages.addWidget(page)
        return page

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget()
        outer.addWidget(self.pages)
        self.browse = QWidget()
        row = QHBoxLayout(self.browse)
        row.setContentsMargins(16, 14, 16, 12)
        row.setSpacing(look.GAP)
        self.list = EmployeeList(self.desk)
        self.right = QStackedWidget()
        self.person = PersonPage(self.desk)
        self.nobody = EmptyState("people", "Belum ada pegawai.",
                                 "Impor daftar dari Excel, atau tambah satu orang dengan Ctrl+N.",
                                 "Impor daftar pegawai" if self._enters else "")
        self.nobody.offer("Unit dan pejabat" if self._enters else "")
        self.waiting = EmptyState("person", "Pilih satu pegawai", "Data dan riwayatnya tampil di sini.")
        for one in (self.waiting, self.person, self.nobody):
            self.right.addWidget(one)
        row.addWidget(self.list)
        row.addWidget(self.right, 1)
        self.pages.addWidget(self.browse)

    def _connect(self) -> None:
        self.list.chosen.connect(self._row_chosen)
        self.list.said.connect(self.said)
        self.list.opened.connect(lambda _row: self._show_side(page=True))
        self.list.emptied.connect(self._empty)
        self.list.new_wanted.connect(self.new_employee)
        self.list.units_wanted.connect(self.show_units)
        self.list.import_wanted.connect(self.show_import)
        self.list.anomalies_wanted.connect(self.show_anomalies)
        self.nobody.pressed.connect(self.show_import)
        self.nobody.second_pressed.connect(self.show_units)
        self.person.edit_wanted.connect(self._edit)
        self.deeds = PersonDeeds(self.desk, self)
        self.deeds.said.connect(self.said)
        self.deeds.kept.connect(self._told)
        self.person.end_wanted.connect(self.deeds.end)
        self.person.number_wanted.connect(self.deeds.number)
        self.person.said.connect(self.said)
        self.person.row_wanted.connect(self._row)
        self.person.histories.refused_cell.connect(self._row)
        self.person.histories.saved.connect(lambda saved: self._told(saved, "Riwayat"))
        self.person.leave_wanted.connect(self.leave_wanted)
        self.person.year_wanted.connect(self.year_wanted)
        self.person.back_wanted.connect(lambda: self._show_side(page=False))
        if self._enters:
            QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new_employee)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._search)
        self.list.set_enters(self._enters)
        self.person.set_enters(self._enters)

    def _search(self) -> None:
        self.pages.setCurrentWidget(self.browse)
        self._show_side(page=False)
        self.list.search_edit.setFocus()
        self.list.search_edit.selectAll()

    def _show_side(self, *, page: bool) -> None:
        """On a narrow window either the list or the page; both where there is room."""
        self.list.setVisible(not (self._narrow and page) and self.right.currentWidget() is not self.nobody)
        self.right.setVisible(not self._narrow or page or self.right.currentWidget() is self.nobody)
        self.person.back_button.setVisible(self._narrow)
        if self._narrow:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16_777_215)
        else:
            self.list.setFixedWidth(WIDTH if self.width() >= 1300 else 326)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was, self._narrow = self._narrow, self.width() < _NARROW
        self._show_side(page=self._narrow and was and not self.list.isVisible())
