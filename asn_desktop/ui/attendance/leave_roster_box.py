"""A roster that was typed and not kept: keep it first, or throw it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.words import label


class LeaveRosterBox(Box):
    """`kept` and `thrown` say what was chosen; Esc stays with the roster."""

    kept = Signal()
    thrown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Jadwal belum disimpan", "warn", parent, width=460)
        self.body.addWidget(label("Jadwal yang diketik belum disimpan. Simpan dulu, atau buang perubahannya.", "quiet",
                                  wrap=True))  # fmt: skip
        self.throw_button = self.add_button("Buang perubahan", "danger", left=True)
        self.add_button("Kembali", closes=True)
        self.keep_button = self.add_button("Simpan dulu", "primary")
        self.throw_button.clicked.connect(self._throw)
        self.keep_button.clicked.connect(self._keep)

    def _throw(self) -> None:
        self.accept()
        self.thrown.emit()

    def _keep(self) -> None:
        self.accept()
        self.kept.emit()
