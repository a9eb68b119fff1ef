"""Filters over the list of leave: state as chips, kind, unit, year, and any word of name, NIP or unit."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.services.units import UnitRow
from asn_desktop.ui.leave.kind_field import short
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.sentences.leave_kinds import KINDS

GROUPS = (("menunggu", "Menunggu"), ("disetujui", "Disetujui"), ("berjalan", "Sedang cuti"), ("selesai", "Selesai"))
_ONE_ROW = 1240  # narrower: the chips stand above the other filters


class ListFilters(QWidget):
    """`changed` when the list must be asked again; `values()` are the arguments it is asked with."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = ChipRow(GROUPS)
        self.kind_combo, self.unit_combo, self.year_combo = QComboBox(), QComboBox(), QComboBox()
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari nama, NIP atau unit")
        self.clear_button = button("Hapus saringan", "link")
        self.clear_button.hide()
        for one, name, width in ((self.kind_combo, "Jenis cuti", 150), (self.unit_combo, "Unit", 170),
                                 (self.year_combo, "Tahun", 144), (self.search_edit, "Cari permintaan cuti", 200)):
            one.setAccessibleName(name)
            one.setFixedWidth(width)
        self.kind_combo.addItem("Semua jenis", None)
        for kind in KINDS:
            self.kind_combo.addItem(short(kind), kind.value)
        self.kind_combo.view().setMinimumWidth(260)
        self.unit_combo.addItem("Semua unit", None)
        self._rest = QWidget()
        row = QHBoxLayout(self._rest)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for one in (self.clear_button, self.kind_combo, self.unit_combo, self.year_combo, self.search_edit):
            row.addWidget(one)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setSpacing(8)
        self._folded: bool | None = None
        self._fold()
        self.chips.chosen.connect(lambda _keys: self._tell())
        for combo in (self.kind_combo, self.unit_combo, self.year_combo):
            combo.activated.connect(lambda _at: self._tell())
        self.search_edit.textEdited.connect(lambda _text: self._tell())
        self.clear_button.clicked.connect(self.clear)

    def show_years(self, year: int) -> None:
        """Offer the years around this one."""
        self.year_combo.addItem("Semua tahun", None)
        for one in range(year + 1, year - 5, -1):
            self.year_combo.addItem(str(one), one)

    def show_units(self, rows: Sequence[UnitRow]) -> None:
        """Offer the units, indented by their level; the one chosen stays."""
        chosen = self.unit_combo.currentData()
        while self.unit_combo.count() > 1:
            self.unit_combo.removeItem(1)
        for row in rows:
            self.unit_combo.addItem("   " * row.depth + row.nama, str(row.id))
        self.unit_combo.view().setMinimumWidth(320)
        self.unit_combo.setCurrentIndex(max(0, self.unit_combo.findData(chosen)))

    def group(self) -> str:
        """The state chosen."""
        return self.chips.keys()[0]

    def values(self) -> dict[str, Any]:
        """Arguments of `services.leave.deeds.listing`."""
        unit = self.unit_combo.currentData()
        return {
            "group": self.group(), "text": self.search_edit.text(), "jenis": self.kind_combo.currentData(),
            "unit_id": uuid.UUID(unit) if unit else None, "year": self.year_combo.currentData(),
        }  # fmt: skip

    def narrowed(self) -> bool:
        """Whether anything besides the state is asked for."""
        return any((self.search_edit.text(), *(c.currentIndex() > 0 for c in self._combos())))

    def clear(self) -> None:
        """Everything of this state again."""
        self.search_edit.clear()
        for combo in self._combos():
            combo.setCurrentIndex(0)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _combos(self) -> tuple[QComboBox, ...]:
        return self.kind_combo, self.unit_combo, self.year_combo

    def _tell(self) -> None:
        self.clear_button.setVisible(self.narrowed())
        self.changed.emit()

    def _fold(self) -> None:
        folded = self.width() < _ONE_ROW
        if folded == self._folded:
            return
        self._folded = folded
        for one in (self.chips, self._rest):
            self._grid.removeWidget(one)
        self._grid.addWidget(self.chips, 0, 0)
        self._grid.addWidget(self._rest, *((1, 0) if folded else (0, 1)), Qt.AlignmentFlag.AlignLeft)
