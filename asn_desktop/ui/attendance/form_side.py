"""The side with a form: the form scrolls, what it says and its deed stay in sight below."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import keycap

_WIDTH = 404


class FormSide(QWidget):
    """Takes a form with `state` and `save_button`; hidden with it."""

    def __init__(self, form: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = ScrollPage(margins=(0, 0, 0, 0))
        page.box.addWidget(form, 1)
        foot = QFrame()
        foot.setProperty("role", "card")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(form.state, 1)
        row.addWidget(form.save_button)
        row.addWidget(keycap("Ctrl+S"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(page, 1)
        box.addWidget(foot)
        self.setFixedWidth(_WIDTH)
