"""Filter chips: pills with their count in the label; one or several may be on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.ui.parts.flow import FlowLayout
from asn_desktop.ui.parts.words import button


class ChipRow(QWidget):
    """`chips` are (key, words) pairs. `chosen` gives the list of keys that are on, after every click."""

    chosen = Signal(list)

    def __init__(self, chips: Sequence[tuple[str, str]] = (), exclusive: bool = True,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exclusive = exclusive
        self._flow = FlowLayout(self, 8, 8)
        self._buttons: dict[str, QPushButton] = {}
        self._words: dict[str, str] = {}
        self.set_chips(chips)

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Replace the chips; an exclusive row starts with its first one on."""
        for old in self._buttons.values():
            self._flow.removeWidget(old)
            old.hide()  # it lives until the loop comes round, and must not be seen meanwhile
            old.deleteLater()
        self._buttons, self._words = {}, dict(chips)
        for key, words in chips:
            made = button(words, "chip")
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, key=key: self._clicked(key))
            self._flow.addWidget(made)
            self._buttons[key] = made
        if self._exclusive and chips:
            self._buttons[chips[0][0]].setChecked(True)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Write the counts behind the words: "PPPK 12"."""
        for key, number in counts.items():
            if key in self._buttons:
                self._buttons[key].setText(f"{self._words[key]} {thousands(number)}")
        self._flow.invalidate()

    def choose(self, *keys: str) -> None:
        """Turn these chips on and the others off, without a signal."""
        for key, made in self._buttons.items():
            made.setChecked(key in keys)

    def keys(self) -> list[str]:
        """The chips that are on."""
        return [key for key, made in self._buttons.items() if made.isChecked()]

    def button(self, key: str) -> QPushButton:
        """One chip, for focus and tests."""
        return self._buttons[key]

    def _clicked(self, key: str) -> None:
        if self._exclusive:
            self.choose(key)
        self.chosen.emit(self.keys())
