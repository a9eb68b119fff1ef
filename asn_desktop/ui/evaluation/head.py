"""The head of the tab: which page, which year, which period, which unit."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.limits import EvaluationRules
from asn_desktop.rules.evaluation.periods import Rhythm
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.words import button, label

WORKING = "Bahan kerja e-Kinerja · hasil resmi tetap di e-Kinerja"
OFFICIAL = "Dokumen resmi kantor ini · hasil yang ditetapkan di sini masuk riwayat kinerja"


class EvaluationHead(QWidget):
    """`page_chosen` gives a page's key; `moved`: year, period or unit is another now. Ctrl+PgUp and PgDown: years."""

    page_chosen = Signal(str)
    moved = Signal()

    def __init__(self, pages: Sequence[tuple[str, str]], today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rhythm = Rhythm.TRIWULANAN
        self._today = today
        self._touched = False
        self._year, period = EvaluationRules().due(today)
        self.chips = ChipRow(pages)
        self.chips.chosen.connect(lambda keys: self.page_chosen.emit(keys[0]))
        self.subtitle = label("", "second", wrap=True)
        self.back_button = button("", "", "chevron_left", tip="Tahun sebelumnya (Ctrl+PgUp)")
        self.next_button = button("", "", "chevron_right", tip="Tahun berikutnya (Ctrl+PgDown)")
        self.year_label = label("", "strong")
        self.period_combo = QComboBox()
        self.period_combo.setAccessibleName("Periode")
        self.period_combo.setMinimumWidth(150)
        self.unit_combo = QComboBox()
        self.unit_combo.setAccessibleName("Unit kerja")
        self.unit_combo.setMinimumWidth(230)
        self.unit_combo.setMaximumWidth(330)
        self._lay_out()
        self._fill_periods(period)
        self._say()
        self.back_button.clicked.connect(lambda: self.turn(-1))
        self.next_button.clicked.connect(lambda: self.turn(1))
        for combo in (self.period_combo, self.unit_combo):
            combo.activated.connect(lambda _i: self._moved())
        for key, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda step=step: self.turn(step))

    def year(self) -> int:
        """The year shown."""
        return self._year

    def period(self) -> str:
        """Code of the period chosen."""
        return str(self.period_combo.currentData())

    def unit_id(self) -> uuid.UUID | None:
        """The unit chosen; None for the whole office."""
        return self.unit_combo.currentData()

    def turn(self, step: int) -> None:
        """So many years on or back."""
        self._year += step
        self._say()
        self._moved()

    def show_year(self, year: int, period: str | None = None) -> None:
        """Turn to a year (and period), without a signal."""
        self._year, self._touched = year, True
        if period is not None:
            self._fill_periods(period)
        self._say()

    def show_mode(self, rules: EvaluationRules) -> None:
        """What the office has set: whose result counts, how often it evaluates, and what is due today."""
        self.subtitle.setText(OFFICIAL if rules.official else WORKING)
        self._rhythm, kept = rules.rhythm, self.period()
        if not self._touched:
            self._year, kept = rules.due(self._today)
        self._fill_periods(kept)
        self._say()

    def show_due(self, rules: EvaluationRules) -> None:
        """The period whose results are made today."""
        self._touched = False
        self.show_mode(rules)

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

    def allow_period(self, used: bool) -> None:
        """A page that shows the whole year goes without the choice of a period."""
        self.period_combo.setVisible(used)

    def _moved(self) -> None:
        self._touched = True
        self.moved.emit()

    def _fill_periods(self, chosen: str) -> None:
        self.period_combo.clear()
        for code in (*periods.of_rhythm(self._rhythm), periods.AKHIR):
            self.period_combo.addItem("Akhir tahun" if code == periods.AKHIR else periods.name(code), code)
        self.period_combo.setCurrentIndex(max(self.period_combo.findData(chosen), 0))

    def _say(self) -> None:
        self.year_label.setText(str(self._year))
        self.year_label.setAccessibleName(f"Tahun {self._year}")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("Kinerja", "title"))
        words.addWidget(self.subtitle)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        for one in (self.back_button, self.year_label, self.next_button, self.period_combo, self.unit_combo):
            top.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self.chips)
