"""What is asked of a report: the day, the unit, and the report's own options as fields in one line."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from asn_desktop.rules.report_table import Option
from asn_desktop.rules.roles import Deed, Role, may
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.flow import FlowLayout
from asn_desktop.ui.parts.number_spin import NumberSpin


class Controls(QWidget):
    """`changed` after every choice. Full NIK is not offered to those who may not see it."""

    changed = Signal()

    def __init__(self, today: dt.date, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed = frozenset() if may(role, Deed.READ_SENSITIVE) else frozenset({("nik", "full")})
        self._options: dict[str, QWidget] = {}
        self._boxes: list[QWidget] = []
        self.day_edit, self.unit_combo = DateField(), QComboBox()
        self.day_edit.set_date(today)
        self.day_edit.setFixedWidth(170)
        self.unit_combo.setMinimumWidth(240)
        self.unit_combo.setMaximumWidth(340)
        self.unit_combo.addItem("Seluruh kantor", None)
        self.day_edit.date_changed.connect(lambda _day: self.changed.emit())
        self.unit_combo.activated.connect(lambda _at: self.changed.emit())
        self.flow = FlowLayout(self, 12, 8)
        self.flow.addWidget(_narrow(FieldBox("&Keadaan per", self.day_edit)))
        self.flow.addWidget(_narrow(FieldBox("&Unit kerja", self.unit_combo)))

    def set_units(self, rows: Sequence[Any]) -> None:
        """Offer these units, each with everything below it; the chosen one stays."""
        kept = self.unit_id()
        self.unit_combo.clear()
        self.unit_combo.addItem("Seluruh kantor", None)
        for row in rows:
            if row.depth:
                self.unit_combo.addItem("   " * (row.depth - 1) + row.nama, row.id)
        self.unit_combo.setCurrentIndex(max(self.unit_combo.findData(kept), 0))

    def set_options(self, options: Sequence[Option]) -> None:
        """Show the fields of a report's own options, at their defaults."""
        for box in self._boxes:
            self.flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes, self._options = [], {}
        for option in options:
            editor = self._editor(option)
            self._options[option.key] = editor
            box = _narrow(FieldBox("" if option.kind == "yes" else option.label, editor))
            self.flow.addWidget(box)
            box.show()
            self._boxes.append(box)
        self.flow.invalidate()

    def day(self) -> dt.date | None:
        """The day, None while it cannot be read."""
        return self.day_edit.date()

    def unit_id(self) -> uuid.UUID | None:
        """The chosen unit; None for the whole office."""
        found: uuid.UUID | None = self.unit_combo.currentData()
        return found

    def options(self) -> dict[str, str]:
        """Every option of the report with its value."""
        return {key: _value(editor) for key, editor in self._options.items()}

    def editor(self, key: str) -> QWidget:
        """The field of an option."""
        return self._options[key]

    def _editor(self, option: Option) -> QWidget:
        if option.kind == "yes":
            tick = QCheckBox(option.label)
            tick.setChecked(option.default == "ya")
            tick.toggled.connect(lambda _on: self.changed.emit())
            return tick
        if option.kind == "number":
            return self._number(option)
        combo = QComboBox()
        for choice in option.choices:
            if (option.key, choice.value) not in self._closed:
                combo.addItem(choice.label, choice.value)
        combo.setCurrentIndex(max(combo.findData(option.default), 0))
        combo.setMinimumWidth(170)
        combo.activated.connect(lambda _at: self.changed.emit())
        return combo

    def _number(self, option: Option) -> QWidget:
        spin = NumberSpin()
        spin.setRange(0 if not option.default else 1, 9999)
        spin.setSpecialValueText("berjalan" if not option.default else "")
        spin.setValue(int(option.default or 0))
        spin.setFixedWidth(110)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda _number: self.changed.emit())
        return spin


def _narrow(box: FieldBox) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    column = QVBoxLayout()
    column.addWidget(box)
    row.addLayout(column)
    return holder


def _value(editor: QWidget) -> str:
    if isinstance(editor, QCheckBox):
        return "ya" if editor.isChecked() else ""
    if isinstance(editor, QSpinBox):
        return str(editor.value()) if editor.value() else ""
    assert isinstance(editor, QComboBox)
    return str(editor.currentData())
