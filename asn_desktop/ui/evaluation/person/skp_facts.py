"""The head of an SKP beside its results: approach, form, days, appraisers, and what closed it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.rules.evaluation.words import Approach, Form
from asn_desktop.rules.words import long_date
from asn_desktop.ui.evaluation.person.head import party_words, span_words
from asn_desktop.ui.evaluation.person.skp_boxes import ENDS
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import button, label

_APPROACH = {Approach.KUANTITATIF: "Kuantitatif", Approach.KUALITATIF: "Kualitatif"}
_FORM = {Form.JPT: "JPT atau pimpinan unit mandiri", Form.JA_JF: "Jabatan administrasi atau fungsional"}
_STARTS = {"awal_tahun": "awal tahun", "pindah": "pindah jabatan", "spmt": "SPMT", "kembali": "kembali bertugas"}


class SkpFacts(Card):
    """`change_wanted` when the clerk wants to change the head."""

    change_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Kepala SKP", parent)
        self.change_button = button("Ubah", "link")
        self.change_button.setAccessibleName("Ubah kepala SKP")
        self.change_button.clicked.connect(self.change_wanted)
        self.head.addWidget(self.change_button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self._texts: list[str] = []

    def show_skp(self, skp: Any, *, enters: bool) -> None:
        """Show this SKP's head; what can be changed depends on its state."""
        row = skp.row
        self.change_button.setText("Ubah" if row.keadaan == "draf" else "Ganti penilai")
        self.change_button.setVisible(enters and row.keadaan in ("draf", "ditetapkan"))
        empty(self._rows)
        self._texts = []
        self._pair("Pendekatan", _APPROACH[row.pendekatan])
        self._pair("Bentuk", _FORM[row.bentuk] + (", memimpin unit" if row.kepala else ""))
        begins = _STARTS.get(skp.alasan_mulai or "", "")
        self._pair("Periode", span_words(row.mulai, row.sampai) + (f" ({begins})" if begins else ""))
        self._pair("Pejabat penilai", party_words(row.penilai) if row.penilai.nama else "belum diketahui")
        for past in skp.penilai_lama:
            self._pair(f"Penilai {span_words(past.mulai, past.sampai)}", party_words(past.penilai))
        if row.ditetapkan:
            self._pair("Ditetapkan", long_date(row.ditetapkan))
        if skp.alasan_tutup:
            self._pair("Ditutup", ", ".join(part for part in (
                ENDS.get(skp.alasan_tutup, skp.alasan_tutup), skp.alasan) if part))  # fmt: skip

    def text(self) -> str:
        """Everything shown, a line per fact."""
        return "\n".join(self._texts)

    def _pair(self, name: str, value: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name, "second"))
        words.addWidget(label(value, wrap=True))
        self._rows.addLayout(words)
        self._texts.append(f"{name}: {value}")
