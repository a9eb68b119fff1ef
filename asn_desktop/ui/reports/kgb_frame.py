"""The frame of the salary step page: it scrolls as a whole, and on a narrow window one part stands under another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import label

_NARROW = 1100
_SIDE = 338
_LEAST = 190  # of the list, so that some rows show on a small screen
_ANY = 16_777_215


class KgbFrame(QWidget):
    """Title and tools, messages over the list, the list with its foot, one person beside it, fields and bar below."""

    def __init__(self, tools: Sequence[QWidget], messages: Sequence[QWidget], table: QWidget, foot: Sequence[QWidget],
                 side: QWidget, below: QWidget, bar: QWidget, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._side = side
        page = ScrollPage(margins=(0, 0, 0, look.GAP))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(label("Surat kenaikan gaji berkala", "title"), 1)
        for one in tools:
            top.addWidget(one)
        page.box.addLayout(top)
        left = QVBoxLayout()
        left.setSpacing(look.GAP)
        for one in messages:
            left.addWidget(one)
        left.addWidget(_card(table, foot), 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(look.GAP)
        self._row.addLayout(left, 1)
        self._row.addWidget(side)
        page.box.addLayout(self._row, 1)
        page.box.addWidget(below)
        held = QVBoxLayout()
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(page, 1)
        box.addLayout(held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One person under the list on a narrow window, beside it otherwise."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._side.setMinimumWidth(0 if narrow else _SIDE)
        self._side.setMaximumWidth(_ANY if narrow else _SIDE)


def _card(table: QWidget, foot: Sequence[QWidget]) -> QFrame:
    table.setMinimumHeight(_LEAST)
    card = QFrame()
    card.setProperty("role", "card")
    inner = QVBoxLayout(card)
    inner.setContentsMargins(1, 8, 1, 8)
    inner.addWidget(table, 1)
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(14)
    for place, one in enumerate(foot):
        row.addWidget(one, 0 if place else 1)
    inner.addLayout(row)
    return card
