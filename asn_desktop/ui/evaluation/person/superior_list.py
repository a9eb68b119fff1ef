"""Results of the superior that nothing in this SKP supports yet, each to begin from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation.words import Form
from asn_desktop.services.evaluation.cascade import SuperiorRow
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import button, label, line

_SHOWN = 8


class SuperiorList(QWidget):
    """`chosen` gives the superior's row."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 6, 0, 0)
        self._box.setSpacing(5)

    def show_rows(self, above: Sequence[SuperiorRow], skp: Any) -> None:
        """Show the rows not supported yet; nothing for a form that supports none."""
        empty(self._box)
        self.buttons = []
        used = {row.atasan_hasil_id for row in skp.results}
        rows = [row for row in above if row.id not in used] if skp.row.bentuk == Form.JA_JF else []
        self.setVisible(bool(rows))
        if not rows:
            return
        self._box.addWidget(label(f"Hasil kerja {rows[0].nama} yang dapat didukung", "strong"))
        for row in rows[:_SHOWN]:
            self._box.addWidget(line())
            self._box.addLayout(self._line(row))
        if len(rows) > _SHOWN:
            self._box.addWidget(label(f"dan {len(rows) - _SHOWN} lagi, dalam daftar pilihan saat mengisi.", "second"))

    def _line(self, row: SuperiorRow) -> QHBoxLayout:
        words = label(row.rencana, wrap=True)
        take = button("Dukung ini", "link")
        take.setAccessibleName(f"Dukung: {row.rencana}")
        take.clicked.connect(lambda: self.chosen.emit(row))
        self.buttons.append(take)
        made = QHBoxLayout()
        made.setSpacing(12)
        made.addWidget(words, 1)
        if not row.tetap:
            made.addWidget(label("SKP atasan masih draf", "second"), 0, Qt.AlignmentFlag.AlignTop)
        made.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return made
