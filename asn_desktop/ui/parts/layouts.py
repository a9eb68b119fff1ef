"""Layouts that are filled anew, and fields side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, at once for the eye and a moment later for the memory."""
    while layout.count():
        item = layout.takeAt(0)
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
            inner.deleteLater()


def side_by_side(*parts: QWidget) -> QHBoxLayout:
    """Parts of one width in one line."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        row.addWidget(part, 1)
    return row
