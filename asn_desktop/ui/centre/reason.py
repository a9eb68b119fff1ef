"""A grave deed with its reason: what happens, why, and one button that does it in the person's name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label


class ReasonBox(QWidget):
    """Asks for a reason; `given(reason)` comes only with one. `dropped` when the person thinks better of it."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, title: str, text: str, field: str, deed: str, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = QLineEdit()
        self.field = FieldBox(field, self.reason, f"Tercatat atas nama {who}.", required=True)
        self.reason.textEdited.connect(lambda _text: self.field.clear())
        self.deed_button = button(deed, "danger")
        self.deed_button.clicked.connect(self._give)
        self.reason.returnPressed.connect(self._give)
        self.cancel_button = button("Batal")
        self.cancel_button.clicked.connect(self.dropped)
        buttons = QHBoxLayout()
        buttons.addWidget(self.deed_button, 1)
        buttons.addWidget(self.cancel_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        if title:
            box.addWidget(label(title, "strong", wrap=True))
        if text:
            box.addWidget(label(text, "second", wrap=True))
        box.addWidget(self.field)
        box.addLayout(buttons)

    def _give(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.given.emit(reason)
        else:
            self.field.show_problem("Tulis alasannya lebih dahulu.")
            self.reason.setFocus()
