"""A whole number with arrows whose digits stand as far from the border as the words of any other field."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

_LEFT = 8  # pixels; with the line edit's own two it is the padding of the other fields


class NumberSpin(QSpinBox):
    """A spin box in our look: a style sheet cannot move the digits of a spin box away from its border."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_LEFT, 0, 0, 0)
