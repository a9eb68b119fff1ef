"""The head of the tab: which page, which month, which unit."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import month_year
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.words import button, label


class AttendanceHead(QWidget):
    """`page_chosen` gives a page's key; `moved` says that month or unit is another now. PgUp and PgDown turn months."""

    page_chosen = Signal(str)
    moved = Signal()

    def __init__(self, pages: Sequence[tuple[str, str]], today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = today.replace(day=1)
        self.chips = ChipRow(pages)
        self.chips.chosen.connect(lambda keys: self.page_chosen.emit(keys[0]))
        self.back_button = button("", "", "chevron_left", tip="Bulan sebelumnya (Ctrl+PgUp)")
        self.next_button = button("", "", "chevron_right", tip="Bulan berikutnya (Ctrl+PgDown)")
        self.month_label = label("", "strong")
        self.month_label.setMinimumWidth(128)
        self.unit_combo = QComboBox()
        self.unit_combo.setAccessibleName("Unit kerja")
        self.unit_combo.setMinimumWidth(250)
        self.unit_combo.setMaximumWidth(330)
        self.unit_combo.activated.connect(lambda _i: self.moved.emit())
        self.back_button.clicked.connect(lambda: self.turn(-1))
        self.next_button.clicked.connect(lambda: self.turn(1))
        for key, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda step=step: self.turn(step))
        self._lay_out()
        self._say()

    def month(self) -> dt.date:
        """The first day of the month shown."""
        return self._month

    def unit_id(self) -> uuid.UUID | None:
        """The unit chosen; None for the whole office."""
        return self.unit_combo.currentData()

    def show_month(self, month: dt.date) -> None:
        """Turn to a month, without a signal."""
        self._month = month.replace(day=1)
        self._say()

    def turn(self, step: int) -> None:
        """So many months on or back."""
        year, month0 = divmod(self._month.year * 12 + self._month.month - 1 + step, 12)
        self.show_month(dt.date(year, month0 + 1, 1))
        self.moved.emit()

    def show_units(self, rows: Sequence[Any]) -> None:
        """Fill the list of units; the one chosen before stays."""
        kept = self.unit_id()
        self.unit_combo.clear()
        self.unit_combo.addItem("Seluruh kantor", None)
        for row in rows:
            self.unit_combo.addItem("   " * row.depth + row.nama, row.id)
        self.choose_unit(kept)

    def choose_unit(self, unit_id: uuid.UUID | None) -> None:
        """Show this unit as chosen, without a signal; the whole office when it is not in the list."""
        places = [at for at in range(self.unit_combo.count()) if self.unit_combo.itemData(at) == unit_id]
        self.unit_combo.setCurrentIndex(places[0] if places else 0)

    def _say(self) -> None:
        self.month_label.setText(month_year(self._month))
        self.month_label.setAccessibleName(f"Bulan {month_year(self._month)}")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(label("Kehadiran", "title"))
        top.addStretch(1)
        for one in (self.back_button, self.month_label, self.next_button, self.unit_combo):
            top.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(top)
        box.addWidget(self.chips)
