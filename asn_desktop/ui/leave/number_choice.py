"""How a letter beside a deed gets its number, in one row: from the agenda, typed, left blank, or made elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.ui.parts.field import FieldBox

_MODES = (("agenda", "Dari agenda kantor"), ("diketik", "Diketik"), ("kosong", "Menyusul"),
          ("luar", "Suratnya dibuat di luar aplikasi"))


class NumberChoice(QWidget):
    """`mode()` and `number()` as the letters' services take them."""

    ask_outside = False  # a deed that keeps the number of a letter made elsewhere

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode_combo, self.number_edit = QComboBox(), QLineEdit()
        for key, words in _MODES:
            self.mode_combo.addItem(words, key)
        self.mode_box = FieldBox("&Nomor surat", self.mode_combo)
        self.number_box = FieldBox("Nomor seperti tertulis di agenda", self.number_edit)
        self.number_box.hide()
        self.mode_combo.currentIndexChanged.connect(lambda _at: self._turn())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.mode_box)
        box.addWidget(self.number_box)

    def only(self, *modes: str) -> None:
        """Offer these ways only."""
        for at in reversed(range(self.mode_combo.count())):
            if self.mode_combo.itemData(at) not in modes:
                self.mode_combo.removeItem(at)

    def start(self, mode: str | None) -> None:
        """Begin with the unit's own way."""
        self.number_edit.clear()
        self.number_box.clear()
        self.mode_combo.setCurrentIndex(max(0, self.mode_combo.findData(mode)))
        self._turn()

    def mode(self) -> str:
        """agenda, diketik, kosong or luar."""
        return str(self.mode_combo.currentData())

    def outside(self) -> bool:
        """The letter exists already: nothing is printed here."""
        return self.mode() == "luar"

    def number(self) -> str | None:
        """The number typed; None in the other ways."""
        return self.number_edit.text().strip() or None if self.mode() in ("diketik", "luar") else None

    def _turn(self) -> None:
        self.number_box.setVisible(self.mode() == "diketik" or (self.mode() == "luar" and self.ask_outside))
