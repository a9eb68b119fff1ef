"""One of several widgets in a place, without the tall guess QStackedWidget makes for wrapping text."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Switch(QWidget):
    """`show_one(widget)` shows that one of its widgets and hides the others."""

    def __init__(self, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = widgets
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for one in widgets:
            box.addWidget(one)
        self.show_one(widgets[0])

    def show_one(self, wanted: QWidget) -> None:
        """Show this one."""
        for one in self._widgets:
            one.setVisible(one is wanted)
