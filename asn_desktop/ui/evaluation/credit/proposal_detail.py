"""The proposal of one person: what is said of it in full, and which result converts each part of the year."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.words import short_date
from asn_desktop.services.credit.career import CAREER, Source
from asn_desktop.services.credit.proposals import Proposal, ProposedPart
from asn_desktop.ui.evaluation.credit import words
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import label

_HEIGHT = 112  # a remark of two lines and a choice below it: the dialog does not jump from row to row


class ProposalDetail(QWidget):
    """`picked` gives person, first day of the months, and the result chosen for them."""

    picked = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: list[QComboBox] = []
        self.remark = label("", "second", wrap=True)
        self._fields = QHBoxLayout()
        self._fields.setSpacing(10)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.remark)
        box.addLayout(self._fields)
        box.addStretch(1)
        self.setFixedHeight(_HEIGHT)
        self.show_proposal(None)

    def show_proposal(self, one: Proposal | None) -> None:
        """Show this proposal; a choice stands only where the year has more than one result."""
        empty(self._fields)
        self.combos = []
        said = words.remark(one) if one is not None else ""
        self.remark.setText(said)
        self.remark.setVisible(bool(said))
        for part in one.parts if one is not None else ():
            if one is not None and len(part.sources) > 1:
                self._fields.addWidget(self._field(one, part), 1)

    def _field(self, one: Proposal, part: ProposedPart) -> FieldBox:
        combo = QComboBox()
        for source in part.sources:
            combo.addItem(_words(source), source.id)
        if part.source is not None:
            combo.setCurrentIndex(combo.findData(part.source.id))
        combo.activated.connect(lambda _at: self.picked.emit(one.employee_id, part.mulai, combo.currentData()))
        self.combos.append(combo)
        return FieldBox(f"Hasil untuk {part.jenjang_nama}, {part.bulan} bulan", combo)


def _words(one: Source) -> str:
    """ "Baik, riwayat kinerja", "Sangat Baik, evaluasi Akhir masa tugas (1 Jan 2025 – 31 Mei 2025)"."""
    if one.jenis == CAREER:
        return f"{one.predikat.label}, riwayat kinerja {one.periode}"
    days = f" ({short_date(one.mulai)} – {short_date(one.sampai)})" if one.mulai and one.sampai else ""
    return f"{one.predikat.label}, evaluasi {periods.name(one.periode)}{days}"
