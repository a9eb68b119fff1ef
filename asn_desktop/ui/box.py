"""The frame of every dialog: practice strip when practising, title, words, buttons with verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import Glyph, button, label


class Box(QDialog):
    """A dialog with a title line, room for content (`body`) and buttons at the right. Esc closes it."""

    def __init__(self, title: str, tone: str = "", parent: QWidget | None = None, width: int = 560) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the height is reckoned in `fit`
        if _practising(parent):
            outer.addWidget(_strip())
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
        outer.addLayout(inside)
        head = QHBoxLayout()
        head.setSpacing(12)
        if tone:
            head.addWidget(Glyph(look.TONE_ICONS[tone], look.TONES[tone][0], 26), 0, Qt.AlignmentFlag.AlignTop)
        self.headline = label(title, "card_title", wrap=True)
        head.addWidget(self.headline, 1)
        inside.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        inside.addLayout(self.body, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(10)
        self._foot.addStretch(1)
        inside.addLayout(self._foot)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Take the height the words need at the present width."""
        layout = self.layout()
        layout.activate()
        width = max(self.width(), self.minimumWidth())
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.resize(width, tall)

    def add_button(self, text: str, kind: str = "", *, closes: bool = False, left: bool = False) -> QPushButton:
        """A button in the foot; `closes` ends the dialog, `left` puts it at the other side."""
        made = button(text, kind)
        if left:
            self._foot.insertWidget(0, made)
        else:
            self._foot.addWidget(made)
        if closes:
            made.clicked.connect(self.reject)
        return made


def _practising(parent: QWidget | None) -> bool:
    return bool(parent is not None and parent.window().property("practice"))


def _strip() -> QWidget:
    strip = QFrame()
    strip.setObjectName("practice_strip")
    row = QHBoxLayout(strip)
    row.setContentsMargins(20, 6, 20, 6)
    row.addWidget(Glyph("practice", look.PRACTICE, 16))
    row.addWidget(label("Kantor Latihan", "strong"))
    row.addStretch(1)
    return strip
