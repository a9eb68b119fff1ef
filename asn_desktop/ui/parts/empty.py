"""An empty list says what is missing and does the first thing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import Glyph, button, label


class EmptyState(QWidget):
    """One icon, one sentence, one button: `pressed`. `offer` adds a quieter way on: `second_pressed`."""

    pressed = Signal()
    second_pressed = Signal()

    def __init__(self, icon: str = "inbox", title: str = "", text: str = "", verb: str = "",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph(icon, look.ACCENT, 32)
        self._title = label(title, "row_title", wrap=True)
        self._text = label(text, "quiet", wrap=True)
        for one in (self._title, self._text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            one.setMaximumWidth(420)
        self.button = button(verb)
        self.button.clicked.connect(lambda: self.pressed.emit())
        self.second_button = button("", "link")
        self.second_button.clicked.connect(lambda: self.second_pressed.emit())
        self.second_button.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(8)
        box.addStretch(1)
        for widget in (self._glyph, self._title, self._text, self.button, self.second_button):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget, 10 if widget in (self._title, self._text) else 0)
            row.addStretch(1)
            box.addLayout(row)
        box.addStretch(2)
        self.say(icon, title, text, verb)

    def say(self, icon: str, title: str, text: str = "", verb: str = "") -> None:
        """Change icon, words and button."""
        self._glyph.show_icon(icon, look.ACCENT)
        for one, words in ((self._title, title), (self._text, text)):
            one.setText(words)
            one.setVisible(bool(words))
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self.button.setAccessibleName(verb)

    def offer(self, verb: str) -> None:
        """One quieter way on under the button; without a verb there is none."""
        self.second_button.setText(verb)
        self.second_button.setAccessibleName(verb)
        self.second_button.setVisible(bool(verb))
