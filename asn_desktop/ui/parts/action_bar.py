"""The bottom card of a form: state at the left; Batal, secondary deeds, the primary deed and its key at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import Glyph, button, keycap, label

_GLYPHS = {"ok": ("check", look.OK), "warn": ("warn", look.WARN), "error": ("error", look.ERROR),
           "saved": ("save", look.TEXT2), "undo": ("undo", look.TEXT2), "": ("", look.TEXT2)}


class ActionBar(QFrame):
    """Build it with `add(...)` from left to right; always at the same place, 54 high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFixedHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._glyph = Glyph(side=18)
        self._glyph.hide()
        self._words = label("", "quiet", wrap=True)
        self._caps: dict[QObject, QWidget] = {}  # button -> the cap of its key
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self._glyph)
        self._row.addWidget(self._words, 1)

    def say(self, text: str, tone: str = "") -> None:
        """The state at the left: tone "ok", "warn", "error", "saved", "undo" or "" (no icon)."""
        name, color = _GLYPHS[tone]
        self._glyph.show_icon(name, color)
        self._glyph.setVisible(bool(name))
        self._words.setText(text)

    def state(self) -> str:
        """The words at the left."""
        return self._words.text()

    def add(self, text: str, kind: str = "", glyph: str = "", key: str = "") -> QPushButton:
        """Add a button at the right; a key (e.g. "Ctrl+Return") works in the whole page and shows as a cap."""
        made = button(text, kind, glyph)
        self._row.addWidget(made)
        if key:
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
            cap = keycap(shown.replace("Return", "Enter"))
            self._row.addWidget(cap)
            self._caps[made] = cap
            made.installEventFilter(self)
            for one in {key, key.replace("Return", "Enter")}:
                shortcut = QShortcut(QKeySequence(one), self)
                shortcut.activated.connect(made.click)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cap of a key is seen with its button only."""
        if watched in self._caps and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._caps[watched].setVisible(not watched.isHidden())  # type: ignore[attr-defined]
        return super().eventFilter(watched, event)


def lay_over_bar(owner: QWidget, page: QWidget, bar: ActionBar) -> None:
    """Fill `owner` with a page that scrolls and, below it, the bar that stays in sight."""
    foot = QVBoxLayout()
    foot.setContentsMargins(20, 0, 20, 10)
    foot.addWidget(bar)
    box = QVBoxLayout(owner)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(page, 1)
    box.addLayout(foot)
