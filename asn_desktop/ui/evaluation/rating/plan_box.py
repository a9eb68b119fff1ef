"""Rencana sebaran: what the pattern leaves open for so many people, in whole numbers; nobody is named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation import pattern
from asn_desktop.rules.evaluation.pattern import Limit
from asn_desktop.rules.evaluation.words import Capaian
from asn_desktop.ui.box import Box
from asn_desktop.ui.evaluation.rating import words
from asn_desktop.ui.evaluation.rating.tones import ORDER
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.words import button, label, line


def bounds(low: int, high: int, n: int) -> str:
    """ "bebas", "paling banyak 16", "paling sedikit 15", "15 sampai 16"."""
    if low <= 0 and high >= n:
        return "bebas"
    if low <= 0:
        return "tidak ada" if high <= 0 else f"paling banyak {high}"
    return f"paling sedikit {low}" if high >= n else f"{low} sampai {high}"


class PlanBox(Box):
    """For any number of people; the unit's own number stands first."""

    def __init__(self, limits: Sequence[Limit], capaian: Capaian, n: int, parent: QWidget | None = None) -> None:
        super().__init__(f"Rencana sebaran, kinerja organisasi {capaian.label}", parent=parent, width=520)
        self._limits, self._capaian = tuple(limits), capaian
        self.number_spin = NumberSpin()
        self.number_spin.setRange(1, 9999)
        self.number_spin.setValue(max(n, 1))
        self.number_spin.setAccessibleName("Jumlah pegawai")
        head = QHBoxLayout()
        head.addWidget(label("Pegawai yang dinilai", "label"))
        head.addWidget(self.number_spin)
        head.addStretch(1)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.body.addLayout(head)
        self.body.addLayout(self.rows)
        note = "Pola adalah bahan pertimbangan pimpinan (SE MenPANRB 3/2023). Persentase bukan kuota untuk seseorang."
        self.body.addWidget(label(note, "quiet", wrap=True))
        close = button("Tutup")
        close.clicked.connect(self.accept)
        self._foot.addWidget(close)
        self.number_spin.valueChanged.connect(lambda _n: self._show())
        self._show()

    def said(self) -> dict[str, str]:
        """What is shown: label of a predikat, or of several together, and its bounds."""
        n = self.number_spin.value()
        plan = pattern.planner(self._limits, self._capaian, n)
        found = {one.label: bounds(*plan[one], n) for one in reversed(ORDER)}
        for limit in self._limits:
            if limit.capaian is self._capaian and len(limit.predikat) > 1 and limit.kode in plan:
                found[words.names(limit).replace(" atau ", " dan ") + " bersama"] = bounds(*plan[limit.kode], n)
        return found

    def _show(self) -> None:
        empty(self.rows)
        for at, (name, room) in enumerate(self.said().items()):
            if at:
                self.rows.addWidget(line())
            row = QHBoxLayout()
            row.addWidget(label(name), 1)
            row.addWidget(label(room, "strong"))
            self.rows.addLayout(row)
        QTimer.singleShot(0, self.fit)  # the new lines count once they are shown
