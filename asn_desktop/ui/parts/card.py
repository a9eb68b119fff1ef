"""A white surface with a title, and the page that scrolls as a whole when the screen is small."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import label


class Card(QFrame):
    """`card.body` takes the content; `card.head` has the title and room at its right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        outer.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.title = label(title, "card_title")
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        if title:
            outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)


class Sheet(QWidget):
    """A page whose least height is reckoned at its present width, not at its narrowest."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        least = layout.minimumSize()
        if layout.hasHeightForWidth():
            width = max(self.width(), least.width())
            least.setHeight(layout.totalMinimumHeightForWidth(width))
        return least


class ScrollPage(QScrollArea):
    """A page that scrolls as a whole: put the content into `page.box`. Its action bar belongs outside, below."""

    def __init__(self, parent: QWidget | None = None, margins: tuple[int, int, int, int] = look.PAGE_MARGINS) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = Sheet()
        inner.setObjectName("scrolled")
        self.box = QVBoxLayout(inner)
        self.box.setContentsMargins(*margins)
        self.box.setSpacing(look.GAP)
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        inner = self.widget()
        if inner is not None and inner.width() != self.viewport().width():
            inner.resize(self.viewport().width(), inner.height())
            inner.updateGeometry()
        super().resizeEvent(event)
