"""A password field with an eye, and whether Caps Lock is on as far as typing shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.ui import icons, look


class PasswordField(QLineEdit):
    """`caps_lock` fires when a typed letter's case shows that Caps Lock is on (True) or off (False)."""

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(icons.icon("eye", look.TEXT2, 18), "Perlihatkan kata sandi", self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._look)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)
        super().keyPressEvent(event)

    def _look(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icons.icon("eye_off" if on else "eye", look.TEXT2, 18))
        self._eye.setText("Sembunyikan kata sandi" if on else "Perlihatkan kata sandi")
