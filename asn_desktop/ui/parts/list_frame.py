"""A list on its white surface: the rows or what is said when there are none, and a line below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget


class ListFrame(QFrame):
    """Shows one of its `pages` at a time; `foot` is the line below, from left to right."""

    def __init__(self, *pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        inner = QVBoxLayout(self)
        inner.setContentsMargins(1, 8, 1, 8)
        self._stack = QStackedLayout()
        inner.addLayout(self._stack, 1)  # before its pages: a page without a parent would open as a window
        for page in pages:
            self._stack.addWidget(page)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(16, 0, 16, 0)
        self.foot.setSpacing(10)
        inner.addLayout(self.foot)

    def turn(self, page: QWidget) -> None:
        """Show this page."""
        self._stack.setCurrentWidget(page)

    def shown(self) -> QWidget | None:
        """The page that is shown."""
        return self._stack.currentWidget()
