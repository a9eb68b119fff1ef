"""Everybody in a functional post: search, chips by what is there, the table; the one chosen is shown beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.services.credit.readiness import ReadyRow
from asn_desktop.ui.evaluation.credit import words
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import DataTable, TableModel


class CreditList(QWidget):
    """`chosen` gives the row; `offered` asks for the proposals of a year, `opened` to read the ledger."""

    chosen = Signal(object)
    offered = Signal()
    opened = Signal()

    def __init__(self, enters: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ReadyRow, ...] = ()
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari nama atau NIP")
        self.search_edit.setAccessibleName("Cari nama atau NIP")
        self.search_edit.setClearButtonEnabled(True)
        self.chips = ChipRow(words.CHIPS)
        self.model = TableModel(words.LIST)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Angka kredit pemangku jabatan fungsional")
        self.table.sortable()
        self.empty = EmptyState("people", "Belum ada pemangku jabatan fungsional di sini.",
                                "Pilih unit lain, atau lengkapi riwayat jabatan.")  # fmt: skip
        self.empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # lower than its words
        self.frame = ListFrame(self.table, self.empty)
        self.count = label("", "second")
        self.offer_button = button("Usulkan konversi…", "primary")
        if not enters:
            self.offer_button.hide()
        self.frame.foot.addWidget(self.count, 1)
        self.frame.foot.addWidget(self.offer_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for one in (self.search_edit, self.chips):
            box.addWidget(one)
        box.addWidget(self.frame, 1)
        self.search_edit.textChanged.connect(self.model.filter)
        self.chips.chosen.connect(lambda _keys: self._show())
        self.table.row_chosen.connect(self.chosen)
        self.table.clicked.connect(lambda _index: self.opened.emit())
        self.table.row_opened.connect(lambda _row: self.opened.emit())
        self.offer_button.clicked.connect(self.offered)

    def show_rows(self, rows: Sequence[ReadyRow]) -> None:
        """Show everybody; the chip chosen stays."""
        self._rows = tuple(rows)
        self.chips.set_counts({key: sum(words.belongs(r, key) for r in rows) for key, _ in words.CHIPS})
        self._show()

    def _show(self) -> None:
        group = (self.chips.keys() or [words.ALL])[0]
        shown = [row for row in self._rows if words.belongs(row, group)]
        self.model.set_rows(shown)
        self.count.setText(f"{len(shown)} orang; data kurang tidak dianggap cukup")
        if not self._rows:
            self.empty.say("people", "Belum ada pemangku jabatan fungsional di sini.",
                           "Pilih unit lain, atau lengkapi riwayat jabatan.")  # fmt: skip
        else:
            self.empty.say("people", "Tidak ada yang termasuk kelompok ini.")
        self.frame.turn(self.table if shown else self.empty)
        if shown and self.table.current_row() is None:
            self.table.choose(shown[0].id)
