"""A state in one or two words, with its icon."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.delegate import badge_icon
from asn_desktop.ui.parts.words import Glyph, label


class Badge(QFrame):
    """Tones: ok, warn, error, neutral, accent, practice. `icon` None takes the tone's own, "" shows none."""

    def __init__(self, text: str = "", tone: str = "neutral", icon: str | None = None,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "badge")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(24)
        self._glyph = Glyph(side=15)
        self._label = label()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 9, 0)
        row.setSpacing(5)
        row.addWidget(self._glyph)
        row.addWidget(self._label)
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: str = "neutral", icon: str | None = None) -> None:
        """Change words and tone."""
        name = badge_icon(tone, icon)
        self._glyph.show_icon(name, look.TONES[tone][0])
        self._glyph.setVisible(bool(name))
        self._label.setText(text)
        look.set_property(self, "tone", tone)
        look.set_property(self._label, "tone", tone)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The words shown."""
        return self._label.text()
