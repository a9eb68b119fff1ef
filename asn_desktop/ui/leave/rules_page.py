"""Aturan cuti: every limit and reading with its ground and first day; a change is dated and names its ground."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.services.dated_rules import RuleRow
from asn_desktop.services.leave import rule_settings
from asn_desktop.ui.parts.action_bar import ActionBar, lay_over_bar
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.rule_board import RuleBoard
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import leave_rules as words


class RulesPage(QWidget):
    """`left` back, `said` after a change; `letter_chosen` never, so that every page of the tab is connected alike."""

    left = Signal()
    said = Signal(str)
    letter_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.board = RuleBoard(desk, words, rule_settings.change, "Aturan cuti")
        self.chips, self.table, self.model, self.panel = (
            self.board.chips, self.board.table, self.board.model, self.board.panel,
        )  # fmt: skip
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali ke daftar")
        self._lay_out()
        self.back_button.clicked.connect(self.left)
        self.board.changed.connect(self._changed)

    def start(self) -> None:
        """Show what holds today."""
        self.desk.read(self, rule_settings.listing, on=self.desk.today(), done=self._show, replaces="rules")

    def _show(self, rows: list[RuleRow]) -> None:
        self.board.show_rows(rows)
        self.bar.say(self.board.state())

    def _changed(self, row: RuleRow) -> None:
        self.said.emit(f"{words.name(row.kunci)}: perubahan tercatat")
        self.start()

    def _lay_out(self) -> None:
        page = ScrollPage()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label("Aturan cuti", "title"))
        about = "Batas dan pilihan untuk menghitung, masing-masing dengan dasarnya. Cuti yang sudah diputus tetap "
        texts.addWidget(label(f"{about}memakai aturan waktu itu.", "second", wrap=True))
        page.box.addLayout(texts)
        page.box.addWidget(self.board, 1)
        lay_over_bar(self, page, self.bar)
