"""Keberatan: every objection to results of the year, those that wait first, and the steps of the chosen one."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.objection import OPEN
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import short_date
from asn_desktop.services.evaluation import objections
from asn_desktop.services.evaluation.objections import ObjectionRow
from asn_desktop.ui.evaluation.objection import words
from asn_desktop.ui.evaluation.objection.file_box import FileBox
from asn_desktop.ui.evaluation.objection.panel import ObjectionPanel
from asn_desktop.ui.evaluation.two_sides import TwoSides
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.table import Column, DataTable, TableModel

WAITING, ALL = "menunggu", "semua"


class ObjectionPage(QWidget):
    """`start(year, unit)`; `said` after a deed; `person_chosen` leads to the person's year."""

    said = Signal(str)
    person_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: list[ObjectionRow] = []
        self._where: tuple[int, uuid.UUID | None] | None = None
        self._enters = may(desk.actor.role, Deed.ENTER) and may(desk.actor.role, Deed.VERIFY)
        today = desk.today()
        self.model = TableModel((
            Column("Pegawai", lambda r: r.nama, second=lambda r: r.unit, width=0),
            Column("Hasil", lambda r: periods.name(r.periode), second=lambda r: f"versi {r.versi}", width=128),
            Column("Diajukan", lambda r: short_date(r.diajukan), second=lambda r: words.waiting(r, today), width=158,
                   key=lambda r: r.diajukan),
            Column("Hari terakhir", lambda r: short_date(r.hari_terakhir), width=118, key=lambda r: r.hari_terakhir),
            Column("Keadaan", badge=words.badge, width=146),
        ))  # fmt: skip
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Keberatan")
        self.chips = ChipRow(((WAITING, "Menunggu"), (ALL, "Semua")))
        self.empty = EmptyState("check", "Tidak ada keberatan yang menunggu.",
                                "Pegawai dapat mengajukannya dalam 14 hari sejak menerima hasil.")  # fmt: skip
        self.frame = ListFrame(self.table, self.empty)
        self.file_button = button("Catat keberatan…", "primary", "plus")
        self.file_button.setVisible(False)
        self.panel = ObjectionPanel(desk, self._enters)
        self._lay_out()
        self.chips.chosen.connect(lambda _keys: self._filter())
        self.table.row_chosen.connect(self.panel.show_row)
        self.table.row_opened.connect(lambda row: self.person_chosen.emit(row.employee_id))
        self.file_button.clicked.connect(self.file)
        self.panel.done.connect(self._done)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.file)

    def start(self, year: int, unit_id: uuid.UUID | None) -> None:
        """Ask for the year."""
        self._where = (year, unit_id)
        self.desk.read(self, objections.listing, year, unit_id, today=self.desk.today(), done=self._show,
                       failed=lambda _problems: self._show([]), replaces="keberatan")  # fmt: skip

    def file(self) -> None:
        """A new objection came in."""
        if self._where is None or not self._enters:
            return
        self.box = FileBox(self.desk, self._where[0], self)
        self.box.filed.connect(self._filed)
        self.box.open()

    def show_waiting(self) -> None:
        """Only what waits."""
        self.chips.choose(WAITING)
        self._filter()

    def _show(self, rows: list[ObjectionRow]) -> None:
        self.rows = rows
        self.file_button.setVisible(self._enters)
        open_ones = sum(row.keadaan in OPEN for row in rows)
        self.chips.set_counts({WAITING: open_ones, ALL: len(rows)})
        self._filter()

    def _filter(self) -> None:
        only = self.chips.keys() == [WAITING]
        rows = [row for row in self.rows if row.keadaan in OPEN] if only else self.rows
        self.model.set_rows(rows)
        self.frame.turn(self.table if rows else self.empty)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self.panel.show_row(self.table.current_row() if rows else None)

    def _filed(self, row: ObjectionRow) -> None:
        self.said.emit(f"Keberatan {row.nama} dicatat" + (": terlambat, tidak dapat diterima" if row.problems else ""))
        self.chips.choose(WAITING if row.keadaan in OPEN else ALL)

    def _done(self, _row: ObjectionRow, words_: str) -> None:
        self.said.emit(words_)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.chips, 1)
        bar.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignTop)
        self.sides = TwoSides(self.frame, self.panel, width=452, least=240)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(bar)
        box.addWidget(self.sides, 1)
