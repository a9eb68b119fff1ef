"""A new service point, or the changed name of one: unit, name, whether the service is free by regulation."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import units
from asn_desktop.services.survey import points
from asn_desktop.services.survey.points import PointAsk, PointRow
from asn_desktop.services.units import UnitRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import label


class PointBox(Box):
    """`kept` gives the row."""

    kept = Signal(object)

    def __init__(self, desk: Any, unit_id: uuid.UUID | None, point: PointRow | None = None,
                 parent: QWidget | None = None) -> None:
        super().__init__("Titik layanan baru" if point is None else f"Ubah {point.nama}", parent=parent)
        self.desk = desk
        self._point, self._unit_id = point, point.unit_id if point else unit_id
        self.name_edit = QLineEdit(point.nama if point else "")
        self.name_edit.setPlaceholderText("misalnya Loket uji kendaraan")
        self.unit_combo = QComboBox()
        self.free_check = QCheckBox("Layanan ini &gratis menurut peraturan")
        self.free_check.setChecked(bool(point and point.gratis))
        self.boxes = {
            "nama": FieldBox("&Nama titik layanan", self.name_edit, required=True),
            "unit_id": FieldBox("&Unit kerja", self.unit_combo, required=True),
        }
        self.problem = label("", "problem", wrap=True)
        for one in (*self.boxes.values(), self.free_check):
            self.body.addWidget(one)
        self.body.addWidget(label("Jawaban “gratis” pada unsur biaya lalu dihitung 4.", "hint"))
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan titik layanan", "primary")
        self.save_button.clicked.connect(self.save)
        desk.read(self, units.tree, done=self._show_units, replaces="unit")

    def save(self) -> None:
        """Keep it, or say what is missing."""
        for box in self.boxes.values():
            box.clear()
        unit_id = self.unit_combo.currentData()
        if unit_id is None:
            self.boxes["unit_id"].show_problem("Unit belum dipilih. Pilih unit yang menyelenggarakan layanannya.")
            return
        ask = PointAsk(unit_id, self.name_edit.text(), self.free_check.isChecked())
        self.desk.write(self, points.put, ask, self._point.id if self._point else None, done=self._done,
                        failed=self._refused, reason="titik layanan")  # fmt: skip

    def _show_units(self, tree: Sequence[UnitRow]) -> None:
        for row in tree:
            self.unit_combo.addItem("   " * row.depth + row.nama, row.id)
        self.unit_combo.setCurrentIndex(max(self.unit_combo.findData(self._unit_id), 0))

    def _done(self, row: PointRow) -> None:
        self.kept.emit(row)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        rest = put_beside(problems, self.boxes, self)
        self.problem.setText(" ".join(rest))
        self.problem.setVisible(bool(rest))
        self.fit()
