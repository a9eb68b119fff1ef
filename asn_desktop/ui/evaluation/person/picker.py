"""Whose year? The people of the unit chosen above, to be opened with Enter; typing narrows the list."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import thousands
from asn_desktop.services import employees
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column, DataTable, TableModel

COLUMNS = (
    Column("Pegawai", "nama", second=lambda r: show_nip(r.nip) if r.nip else "NIP belum diisi", width=330, strong=True),
    Column("Jabatan", lambda r: r.jabatan or "–", width=0),
    Column("Unit kerja", lambda r: r.unit or "–", width=300),
)


class PersonPicker(ListFrame):
    """`chosen` gives the id, `sheet_wanted` that SKP of many people are to come from a spreadsheet."""

    chosen = Signal(object)
    sheet_wanted = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        self.desk = desk
        self.model = TableModel(COLUMNS)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Pegawai")
        self.table.row_opened.connect(lambda row: self.chosen.emit(row.id))
        self.nobody = EmptyState("people", "Belum ada pegawai di unit ini", "Pilih unit lain di atas, atau isi daftar "
                                 "pegawai lebih dahulu di tab Pegawai.")  # fmt: skip
        super().__init__(self.table, self.nobody, parent=parent)
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari nama, NIP, jabatan")
        self.search_edit.setAccessibleName("Cari pegawai")
        self.search_edit.setMaximumWidth(360)
        self.search_edit.textChanged.connect(self._narrow)
        self.search_edit.returnPressed.connect(self._open_first)
        self.count = label("", "second")
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 16, 8)
        head.setSpacing(12)
        head.addWidget(self.search_edit, 1)
        head.addWidget(label("Pilih pegawai, tekan Enter.", "second"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        self.sheet_button = button("SKP dari lembar kerja…", "", "inbox")
        self.sheet_button.clicked.connect(self.sheet_wanted)
        head.addWidget(self.sheet_button)
        self.layout().insertLayout(0, head)
        self.sheet_button.setVisible(may(desk.actor.role, Deed.ENTER))  # once it has a parent: else a window of its own
        self.foot.addWidget(self.count, 1)

    def start(self, unit_id: uuid.UUID | None) -> None:
        """The people of that unit and below; None: of the whole office."""
        self.desk.read(self, employees.listing, unit_id=unit_id, done=self._show, replaces="pegawai")

    def _show(self, rows: list[employees.EmployeeRow]) -> None:
        self.model.set_rows(rows)
        self.turn(self.table if rows else self.nobody)
        self._count()
        if rows and self.table.current_row() is None:
            self.table.choose(rows[0].id)

    def _narrow(self, text: str) -> None:
        self.model.filter(text)
        if self.model.rows:
            self.table.choose(self.model.rows[0].id)
        self._count()

    def _open_first(self) -> None:
        row = self.table.current_row() or (self.model.rows[0] if self.model.rows else None)
        if row is not None:
            self.chosen.emit(row.id)

    def _count(self) -> None:
        self.count.setText(f"{thousands(len(self.model.rows))} dari {thousands(self.model.total())} pegawai")
