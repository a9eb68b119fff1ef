"""One condition of a head count as a row: what, is or is not, which values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from asn_desktop.rules.headcount import FIELDS, Condition, Kind
from asn_desktop.services import headcount_choices
from asn_desktop.services.headcount_choices import Choice
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.reports.pickers import Labels, Picker, picker
from asn_desktop.ui.sentences.headcount import FIELD_WORDS


class ConditionRow(QWidget):
    """`changed` after every choice, `removed(self)` by its ×. `day` and `labels` are asked when they are needed."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, desk: Desk, day: Callable[[], dt.date], labels: Callable[[], Labels],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._day, self._labels = desk, day, labels
        self.field_combo, self.is_combo = QComboBox(), QComboBox()
        self.field_combo.setAccessibleName("Syarat")
        self.field_combo.setFixedWidth(170)
        self.field_combo.setMaxVisibleItems(len(FIELDS))
        for key in FIELDS:
            self.field_combo.addItem(FIELD_WORDS[key], key)
        self.is_combo.setAccessibleName("adalah atau bukan")
        self.is_combo.setFixedWidth(146)
        self.remove_button = button("", "text", "close", tip="Hapus syarat ini")
        self.remove_button.setFixedWidth(36)
        self.picker: Picker = picker(self.field())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.field_combo, 0, top)
        self._row.addWidget(self.is_combo, 0, top)
        self._row.addWidget(self.picker, 1)
        self._row.addWidget(self.remove_button, 0, top)
        self.field_combo.activated.connect(lambda _at: self._field_chosen())
        self.is_combo.activated.connect(lambda _at: self.changed.emit())
        self.remove_button.clicked.connect(lambda: self.removed.emit(self))
        self._use_picker()

    def field(self) -> str:
        """The key of the field."""
        return str(self.field_combo.currentData())

    def condition(self) -> Condition | None:
        """The condition; None while nothing is chosen."""
        values = self.picker.values()
        return Condition(self.field(), values, bool(self.is_combo.currentData())) if values else None

    def set_condition(self, condition: Condition) -> None:
        """Show a condition, without a signal."""
        self.field_combo.setCurrentIndex(self.field_combo.findData(condition.bidang))
        self._use_picker()
        self.is_combo.setCurrentIndex(int(condition.lain))
        self.picker.set_values(condition.nilai, self._labels())

    def refresh(self) -> None:
        """Ask again what may be chosen, on the present day."""
        if FIELDS[self.field()].kind is not Kind.RANGE:
            self.desk.read(self, headcount_choices.of, self.field(), self._day(), done=self._offer,
                           replaces="pilihan")  # fmt: skip

    def _offer(self, choices: Sequence[Choice]) -> None:
        self.picker.offer(choices, self._labels())

    def _field_chosen(self) -> None:
        self._use_picker()
        self.changed.emit()

    def _use_picker(self) -> None:
        words = ("memuat", "tidak memuat") if FIELDS[self.field()].kind is Kind.WORDS else ("adalah", "bukan")
        self.is_combo.clear()
        for word, other in zip(words, (False, True), strict=True):
            self.is_combo.addItem(word, other)
        former, self.picker = self.picker, picker(self.field())
        self._row.replaceWidget(former, self.picker)
        former.hide()
        former.deleteLater()
        self.picker.changed.connect(self.changed)
        self.refresh()

    def focus(self) -> Any:
        """Put the focus where one begins."""
        self.field_combo.setFocus()
