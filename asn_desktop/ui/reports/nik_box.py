"""Full NIK are about to leave the program: masked, as they are, or not at all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.words import label


class NikBox(Box):
    """`masked_wanted` or `full_wanted`; leaving it writes nothing."""

    masked_wanted = Signal()
    full_wanted = Signal()

    def __init__(self, people: int, parent: QWidget | None = None) -> None:
        super().__init__(f"Daftar ini memuat NIK lengkap {thousands(people)} orang", "warn", parent)
        self.body.addWidget(label(
            "NIK adalah data pribadi. Daftar yang beredar hampir selalu cukup dengan empat angka terakhirnya. NIK "
            "lengkap hanya untuk penerima yang berwenang dan membutuhkannya.", wrap=True,
        ))  # fmt: skip
        self.add_button("Batal", closes=True)
        self.full_button = self.add_button("Tulis NIK lengkap")
        self.masked_button = self.add_button("Samarkan NIK", "primary")
        self.masked_button.setDefault(True)
        for made, signal in ((self.full_button, self.full_wanted), (self.masked_button, self.masked_wanted)):
            made.clicked.connect(self.accept)
            made.clicked.connect(signal)
