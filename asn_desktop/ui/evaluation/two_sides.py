"""A list with what belongs to its chosen row beside it; on a narrow screen the side goes under the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.card import ScrollPage

_NARROW = 1000
_ANY = 16_777_215


class TwoSides(ScrollPage):
    """`side` scrolls for itself while it stands beside the list; below it the whole page scrolls."""

    def __init__(self, main: QWidget, *cards: QWidget, width: int, least: int = 300,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent, (0, 0, 0, 0))
        self._main, self._width, self._least = main, width, least
        self._folded: bool | None = None
        self.side = ScrollPage(margins=(0, 0, 0, 0))
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for card in cards:
            self.side.box.addWidget(card)
        self.side.box.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.GAP)
        self._row.addWidget(main, 1)
        self._row.addWidget(self.side)
        self.box.addLayout(self._row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fold(self.width() < _NARROW)
        super().resizeEvent(event)

    def fold(self, folded: bool) -> None:
        """Put the side under the list, or beside it."""
        way = QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
        if folded is not self._folded:
            self._folded = folded
            self._row.setDirection(way)
            self.side.setMinimumWidth(0 if folded else self._width)
            self.side.setMaximumWidth(_ANY if folded else self._width)
            self._main.setMinimumHeight(self._least if folded else 200)
        self.side.setMinimumHeight(self.side.widget().sizeHint().height() + 4 if folded else 0)

    def refit(self) -> None:
        """The cards at the side have other words now."""
        if self._folded:
            self.fold(True)
