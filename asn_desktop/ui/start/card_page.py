"""A page with one card in its middle: what stands before the office is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop import __version__
from asn_desktop.ui import icons, look
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import label


class Emblem(QWidget):
    """The program's sign: people on blue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.ACCENT))
        painter.drawRoundedRect(self.rect(), 7, 7)
        icons.paint(painter, "people", self.rect().adjusted(9, 9, -9, -9).toRectF(), look.CARD)
        painter.end()


class CardPage(ScrollPage):
    """`content` is the card's inside; words under the card reassure. The page scrolls on a small screen."""

    def __init__(self, width: int = 460, title: str = "ASN Desktop", under: str = "",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 16, 16, 10))
        self.setObjectName("page")
        self.card = QFrame()
        self.card.setProperty("role", "card")
        self.card.setMaximumWidth(width)
        self.card.setMinimumWidth(min(width, 420))
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.content = QVBoxLayout(self.card)
        self.content.setContentsMargins(32, 28, 32, 24)
        self.content.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = label(title, "title", wrap=True)
        self.subtitle = label("", "quiet", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addWidget(Emblem(), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.content.addLayout(head)
        self._place(width, under)

    def say(self, title: str, subtitle: str = "") -> None:
        """Change the heading."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def _place(self, width: int, under: str) -> None:
        self.box.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 100)
        row.addStretch(1)
        self.box.addLayout(row)
        self.under = label(under, "second", wrap=True)
        self.under.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.addWidget(self.under)
        self.under.setVisible(bool(under))
        self.box.addStretch(1)
        version = label(f"ASN Desktop {__version__}", "hint")
        version.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.box.addWidget(version)
