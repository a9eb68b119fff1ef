"""An empty list says what is missing and does the first thing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import Glyph, button, label


class EmptyState(QWidget):
    """One icon, one sentence, one button. `pressed` fires when it is pressed; without a verb there is no button."""

    pressed = Signal()

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
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(8)
        box.addStretch(1)
        for widget in (self._glyph, self._title, self._text, self.button):
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
