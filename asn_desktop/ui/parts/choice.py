"""A choice with consequences: one card per way, a sentence under each, the chosen one framed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.words import label


@dataclass(frozen=True)
class Choice:
    """One way: its key, its name, the sentence that says what follows, an optional badge (text, tone)."""

    key: str
    title: str
    text: str
    badge: tuple[str, str] | None = None


class _Card(QFrame):
    def __init__(self, choice: Choice, radio: QRadioButton) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.radio = radio
        radio.setText(choice.title)
        radio.setAccessibleDescription(choice.text)
        radio.setFont(look.font("strong"))
        head = QHBoxLayout()
        head.addWidget(radio)
        head.addStretch(1)
        if choice.badge:
            head.addWidget(Badge(*choice.badge, icon=""))
        text = label(choice.text, "quiet", wrap=True)
        text.setContentsMargins(32, 0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 12, 10)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.radio.isEnabled():
            self.radio.setFocus()
            self.radio.setChecked(True)


class ChoiceCards(QWidget):
    """`chosen` gives the key. Arrow keys move between the cards, as between radio buttons."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._cards: dict[str, _Card] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Replace the cards; the first one is chosen."""
        for card in self._cards.values():
            self._group.removeButton(card.radio)
            self._box.removeWidget(card)
            card.deleteLater()
        self._cards = {}
        for choice in choices:
            radio = QRadioButton()
            card = _Card(choice, radio)
            self._group.addButton(radio)
            self._box.addWidget(card)
            self._cards[choice.key] = card
            radio.toggled.connect(lambda on, key=choice.key: self._toggled(key, on))
        if choices:
            self.choose(choices[0].key)

    def choose(self, key: str) -> None:
        """Choose a card."""
        self._cards[key].radio.setChecked(True)

    def key(self) -> str:
        """The chosen card, "" when there is none."""
        return next((key for key, card in self._cards.items() if card.radio.isChecked()), "")

    def allow(self, key: str, allowed: bool) -> None:
        """A way that is not open now; say the reason in its sentence."""
        self._cards[key].radio.setEnabled(allowed)

    def show_only(self, key: str, shown: bool) -> None:
        """Show a way, or hide one that does not exist here."""
        self._cards[key].setVisible(shown)

    def radio(self, key: str) -> QRadioButton:
        """The radio button of a card."""
        return self._cards[key].radio

    def _toggled(self, key: str, on: bool) -> None:
        look.set_property(self._cards[key], "checked", "true" if on else "false")
        if on:
            self.chosen.emit(key)
