"""Aturan dan capaian: what each unit achieved, and the dated choices of the office with their ground."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.services.dated_rules import RuleRow
from asn_desktop.services.evaluation import rule_settings
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.settings.achievements_card import AchievementsCard
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.rule_board import RuleBoard
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import evaluation_rules as words

_PARTS = (("capaian", "Capaian unit kerja"), ("aturan", "Aturan kinerja"))


class EvaluationSettingsPage(QWidget):
    """`start(year, unit, period)` as every page of the tab; `said` after a change."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.parts = ChipRow(_PARTS)
        self.state = label("", "second")
        self.achievements = AchievementsCard(desk)
        self.board = RuleBoard(desk, words, rule_settings.change, "Aturan kinerja")
        self.pages = QStackedWidget()
        scrolled = ScrollPage(margins=(0, 0, 0, 0))
        scrolled.box.addWidget(self.board, 1)
        self.pages.addWidget(self.achievements)
        self.pages.addWidget(scrolled)
        head = QHBoxLayout()
        head.addWidget(self.parts, 1)
        head.addWidget(self.state)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addLayout(head)
        box.addWidget(self.pages, 1)
        self.parts.chosen.connect(lambda keys: self.show_part(keys[0]))
        self.board.changed.connect(self._changed)
        self.achievements.said.connect(self.said)

    def start(self, year: int, _unit_id: uuid.UUID | None, periode: str) -> None:
        """Show what holds today and what the units achieved in the period."""
        self.achievements.start(year, periode)
        self.desk.read(self, rule_settings.listing, on=self.desk.today(), done=self._show, replaces="rules")

    def show_part(self, key: str) -> None:
        """capaian or aturan."""
        self.parts.choose(key)
        self.pages.setCurrentIndex(0 if key == "capaian" else 1)
        self.state.setVisible(key == "aturan")

    def _show(self, rows: list[RuleRow]) -> None:
        self.board.show_rows(rows)
        self.state.setText(self.board.state())
        self.state.setVisible(self.pages.currentIndex() == 1)

    def _changed(self, row: RuleRow) -> None:
        self.said.emit(f"{words.name(row.kunci)}: perubahan tercatat")
        self.desk.read(self, rule_settings.listing, on=self.desk.today(), done=self._show, replaces="rules")
