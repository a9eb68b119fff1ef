"""The fields of a result itself: utama or tambahan, the plan, what it supports or its perspective, who assigned it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation.words import PERSPEKTIF, Approach, Form, ResultKind
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side

_KINDS = ((ResultKind.UTAMA.value, "Utama"), (ResultKind.TAMBAHAN.value, "Tambahan"))


class ResultFields(QWidget):
    """`boxes` by the field names of refusals; `changed` while typing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind_chips = ChipRow(_KINDS)
        self.plan_edit = QPlainTextEdit()
        self.plan_edit.setTabChangesFocus(True)
        self.plan_edit.setFixedHeight(56)
        self.above_combo = QComboBox()
        self.above_combo.setEditable(True)
        self.above_combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.above_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.perspective_combo = QComboBox()
        self.perspective_combo.addItem("Pilih perspektif", "")
        for word in PERSPEKTIF:
            self.perspective_combo.addItem(word, word)
        self.giver_edit, self.number_edit = QLineEdit(), QLineEdit()
        self.boxes = {
            "rencana": FieldBox("&Rencana hasil kerja", self.plan_edit, required=True),
            "intervensi": FieldBox("&Mendukung hasil kerja atasan", self.above_combo, required=True),
            "perspektif": FieldBox("&Perspektif", self.perspective_combo, required=True),
            "penugasan_dari": FieldBox("&Penugasan dari", self.giver_edit, "Pejabat atau unit pemberi tugas."),
            "nomor_penugasan": FieldBox("&Nomor surat penugasan", self.number_edit, "Misalnya surat perintah Plt."),
        }
        self.boxes["atasan_hasil_id"] = self.boxes["intervensi"]
        self._jpt = self._words = False
        self._above: dict[str, uuid.UUID] = {}  # words -> the superior's row
        self._lay_out()
        self._connect()

    def prepare(self, row: Any, above: Sequence[Any]) -> None:
        """For this SKP: `above` are the rows of the superior's SKP to be supported."""
        self._jpt, self._words = row.bentuk == Form.JPT, row.pendekatan == Approach.KUALITATIF
        self.above_combo.clear()
        self._above = {}
        for one in above:
            self.above_combo.addItem(one.rencana, one.id)
            self._above[one.rencana] = one.id
        who = row.penilai.nama or "atasan"
        self.above_combo.setMaxVisibleItems(12)
        self.boxes["intervensi"].set_hint(
            f"Pilih dari SKP {who}, atau ketik bila SKP-nya tidak di sini." if above else
            f"SKP {who} belum ada di sini: ketik hasil kerja yang didukung.")  # fmt: skip
        self._show_kind()

    def load(self, values: Mapping[str, Any]) -> None:
        """Show these values, named as `values` gives them."""
        self.kind_chips.choose(values.get("jenis") or ResultKind.UTAMA.value)
        self.plan_edit.setPlainText(values.get("rencana") or "")
        at = next((i for i in range(self.above_combo.count())
                   if str(self.above_combo.itemData(i)) == values.get("atasan")), -1)  # fmt: skip
        self.above_combo.setCurrentIndex(at)
        if at < 0:
            self.above_combo.setEditText(values.get("intervensi") or "")
        self.above_combo.lineEdit().setCursorPosition(0)
        self.perspective_combo.setCurrentIndex(max(self.perspective_combo.findData(values.get("perspektif") or ""), 0))
        self.giver_edit.setText(values.get("penugasan_dari") or "")
        self.number_edit.setText(values.get("nomor_penugasan") or "")
        self._show_kind()

    def support(self, above: Any) -> None:
        """Choose the superior's result this one supports."""
        self.above_combo.setCurrentIndex(self.above_combo.findData(above.id))
        self.above_combo.lineEdit().setCursorPosition(0)

    def values(self) -> dict[str, str]:
        """What is typed, as a draft keeps it."""
        words = self.above_combo.currentText().strip()
        return {
            "jenis": self.kind().value, "rencana": self.plan_edit.toPlainText().strip(), "intervensi": words,
            "atasan": str(self._above.get(words) or ""), "perspektif": self.perspective_combo.currentData() or "",
            "penugasan_dari": self.giver_edit.text().strip(), "nomor_penugasan": self.number_edit.text().strip(),
        }  # fmt: skip

    def ask(self) -> dict[str, Any]:
        """The fields of a ResultAsk."""
        words = self.above_combo.currentText().strip()
        return {
            "jenis": self.kind(), "rencana": self.plan_edit.toPlainText(),
            "atasan_hasil_id": None if self._jpt else self._above.get(words),
            "intervensi": None if self._jpt else words or None,
            "perspektif": (self.perspective_combo.currentData() or None) if self._jpt else None,
            "penugasan_dari": self.giver_edit.text() or None, "nomor_penugasan": self.number_edit.text() or None,
        }  # fmt: skip

    def kind(self) -> ResultKind:
        """Utama or tambahan."""
        return ResultKind((self.kind_chips.keys() or [ResultKind.UTAMA.value])[0])

    def clear_problems(self) -> None:
        """Every field is fine again."""
        for box in self.boxes.values():
            box.clear()

    def _show_kind(self) -> None:
        self.boxes["intervensi"].setVisible(not self._jpt)
        self.boxes["perspektif"].setVisible(self._jpt)
        typed = bool(self.giver_edit.text() or self.number_edit.text())
        given = self._words or typed or self.kind() is ResultKind.TAMBAHAN
        for name in ("penugasan_dari", "nomor_penugasan"):
            self.boxes[name].setVisible(given)

    def _connect(self) -> None:
        self.kind_chips.chosen.connect(lambda _keys: self._said())
        self.plan_edit.textChanged.connect(self.changed)
        self.above_combo.editTextChanged.connect(lambda _text: self.changed.emit())
        self.perspective_combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for edit in (self.giver_edit, self.number_edit):
            edit.textChanged.connect(lambda _text: self.changed.emit())

    def _said(self) -> None:
        self._show_kind()
        self.changed.emit()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.boxes["rencana"])
        box.addWidget(self.boxes["intervensi"])
        box.addWidget(self.boxes["perspektif"])
        box.addLayout(side_by_side(self.boxes["penugasan_dari"], self.boxes["nomor_penugasan"]))
