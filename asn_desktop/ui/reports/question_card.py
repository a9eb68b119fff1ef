"""The question of a head count: the day, the conditions one adds, and what the table is grouped by."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.headcount import GROUPS, Condition, Question, joined
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.reports.condition_row import ConditionRow
from asn_desktop.ui.sentences.headcount import FIELD_WORDS

_FIRST = ("unit_induk", "unit", "status", "golongan_induk", "golongan", "jenis_jabatan")


class QuestionCard(Card):
    """`changed` after every change; `question()` and `day()` say what is asked."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.desk = desk
        self.labels: dict[str, Any] = {}
        self.rows: list[ConditionRow] = []
        self.day_edit = DateField()
        self.day_edit.set_date(desk.today())
        self.day_edit.setFixedWidth(170)
        self.day_edit.date_changed.connect(lambda _day: self._day_changed())
        self.row_combo, self.column_combo = self._groups("tanpa tabel"), self._groups("tanpa kolom")
        self.add_button = button("Tambah syarat", "link", "plus")
        self.add_button.clicked.connect(lambda: self.add().focus())
        self.none = label("Belum ada syarat: semua pegawai dihitung.", "quiet")
        self._lay_out()

    def day(self) -> dt.date | None:
        """The day; None while it cannot be read."""
        return self.day_edit.date()

    def question(self) -> Question:
        """What is asked now. Rows without a value yet do not count."""
        lines = joined(c for row in self.rows if (c := row.condition()) is not None)
        groups = [combo.currentData() for combo in (self.row_combo, self.column_combo)]
        return Question(lines, tuple(dict.fromkeys(group for group in groups if group)))

    def set_question(self, question: Question) -> None:
        """Show a question, without a signal."""
        for row in self.rows:
            self._take(row)
        self.rows = []
        for condition in question.syarat:
            self.add(condition)
        groups = (*question.kelompok, None, None)
        for combo, group in zip((self.row_combo, self.column_combo), groups, strict=False):
            combo.setCurrentIndex(max(combo.findData(group), 0))
        self._show_none()

    def add(self, condition: Condition | None = None) -> ConditionRow:
        """One more row."""
        row = ConditionRow(self.desk, lambda: self.day() or self.desk.today(), lambda: self.labels)
        if condition is not None:
            row.set_condition(condition)
        row.changed.connect(self.changed)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._conditions.addWidget(row)
        self._show_none()
        return row

    def refresh(self) -> None:
        """Ask again what may be chosen: the people or the day have changed."""
        for row in self.rows:
            row.refresh()

    def _remove(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        self._take(row)
        self._show_none()
        self.changed.emit()

    def _take(self, row: ConditionRow) -> None:
        self._conditions.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _day_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _show_none(self) -> None:
        self.none.setVisible(not self.rows)

    def _groups(self, nothing: str) -> QComboBox:
        combo = QComboBox()
        combo.addItem(nothing, None)
        for key in (*_FIRST, *(key for key in GROUPS if key not in _FIRST)):
            combo.addItem(FIELD_WORDS[key], key)
        combo.setMaxVisibleItems(20)
        combo.setFixedWidth(190)
        combo.activated.connect(lambda _at: self.changed.emit())
        return combo

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        for words, editor in (("&Keadaan per", self.day_edit), ("&Baris tabel", self.row_combo),
                              ("Kolom &tabel", self.column_combo)):  # fmt: skip
            top.addWidget(FieldBox(words, editor))
        top.addStretch(1)
        self._conditions = QVBoxLayout()
        self._conditions.setSpacing(8)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.none)
        foot.addStretch(1)
        self.body.addLayout(top)
        self.body.addLayout(self._conditions)
        self.body.addLayout(foot)
        self.body.addStretch(1)
