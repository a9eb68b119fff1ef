"""The small form of one post of the map, and the list of posts that present holders propose."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.bezetting import BezettingLine
from asn_desktop.rules.post_codes import ESELON, JENJANG, KINDS
from asn_desktop.services import position_form, units
from asn_desktop.services.position_form import PositionAsk
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.fields import place_of
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.table import Column, DataTable, TableModel

PROPOSED = (
    Column("Jabatan", "nama", second=lambda r: r.unit, width=0),
    Column("Jenis", lambda r: KINDS.get(r.jenis, ""), width=110),
    Column("Pemangku", lambda r: str(r.jumlah), width=100, align="right"),
)


class PositionBox(Box):
    """`saved(name)` after the deed."""

    saved = Signal(str)

    def __init__(self, desk: Desk, line: BezettingLine | None, unit_id: Any, tree: Sequence[units.UnitRow],
                 parent: QWidget | None = None) -> None:
        known = line is not None and line.position_id is not None
        super().__init__("Ubah jabatan di peta" if known else "Jabatan baru di peta", "", parent, width=640)
        self.desk, self.line = desk, line
        self.banner = Banner("error")
        self.banner.hide()
        self.body.addWidget(self.banner)
        self._build(tree)
        if line is not None:
            self._fill(line)
        else:
            self.unit_combo.setCurrentIndex(max(0, place_of(self.unit_combo, unit_id)))
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan", "primary")
        self.save_button.clicked.connect(self.save)

    def _build(self, tree: Sequence[units.UnitRow]) -> None:
        self.nama_edit, self.unit_combo, self.jenis_combo = QLineEdit(), QComboBox(), QComboBox()
        self.eselon_combo, self.jenjang_combo = QComboBox(), QComboBox()
        self.kelas_spin, self.kebutuhan_spin, self.dasar_edit = NumberSpin(), NumberSpin(), QLineEdit()
        for row in tree:
            self.unit_combo.addItem("    " * row.depth + row.nama, row.id)
        for key in ("4", "2", "1"):
            self.jenis_combo.addItem(KINDS[key], key)
        self.eselon_combo.addItem("–", None)
        for one in ESELON:
            if not one.startswith("V."):
                self.eselon_combo.addItem(one, one)
        self.jenjang_combo.addItem("–", None)
        for one in JENJANG.values():
            self.jenjang_combo.addItem(one, one)
        self.kelas_spin.setRange(0, 17)
        self.kelas_spin.setSpecialValueText("–")
        self.kebutuhan_spin.setRange(0, 9_999)
        self.kebutuhan_spin.setValue(1)
        self.boxes = {
            "nama": FieldBox("Nama jabatan", self.nama_edit, required=True),
            "unit_id": FieldBox("Unit", self.unit_combo, required=True),
            "jenis": FieldBox("Jenis", self.jenis_combo, required=True),
            "eselon": FieldBox("Eselon", self.eselon_combo), "jenjang": FieldBox("Jenjang", self.jenjang_combo),
            "kelas": FieldBox("Kelas jabatan", self.kelas_spin),
            "kebutuhan": FieldBox("Kebutuhan", self.kebutuhan_spin, "menurut analisis beban kerja", required=True),
            "dasar": FieldBox("Dasar", self.dasar_edit, "keputusan peta jabatan, boleh kosong"),
        }  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place // 2, place % 2)
        self.body.addLayout(grid)

    def _fill(self, line: BezettingLine) -> None:
        self.nama_edit.setText(line.nama)
        for combo, value in ((self.unit_combo, line.unit_id), (self.jenis_combo, line.jenis),
                             (self.eselon_combo, line.eselon), (self.jenjang_combo, line.jenjang)):
            combo.setCurrentIndex(max(0, place_of(combo, value)))
        self.kelas_spin.setValue(line.kelas or 0)
        self.kebutuhan_spin.setValue(line.kebutuhan if line.kebutuhan is not None else max(1, line.jumlah))

    def save(self) -> None:
        """Send it."""
        for box in self.boxes.values():
            box.clear()
        ask = PositionAsk(
            self.unit_combo.currentData(), self.nama_edit.text(), self.jenis_combo.currentData(),
            self.kebutuhan_spin.value(), self.line.position_id if self.line else None,
            self.eselon_combo.currentData(), self.jenjang_combo.currentData(), self.kelas_spin.value() or None,
            dasar=self.dasar_edit.text() or None,
        )  # fmt: skip
        self.desk.write(self, position_form.save, ask, today=self.desk.today(), done=self._done, failed=self._refused)

    def _refused(self, problems: Sequence[Problem]) -> None:
        answer(problems, self.boxes, self, self.banner, "Belum dapat disimpan")
        self.fit()

    def _done(self, _id: uuid.UUID) -> None:
        self.saved.emit(self.nama_edit.text().strip())
        self.accept()


class ProposalBox(Box):
    """What present holders propose for the map; `adopted(number)` after the deed."""

    adopted = Signal(int)

    def __init__(self, desk: Desk, lines: Sequence[BezettingLine], parent: QWidget | None = None) -> None:
        super().__init__("Usulkan dari data pegawai", "", parent, width=680)
        self.desk = desk
        self.body.addWidget(label(
            "Jabatan yang sekarang ada pemangkunya, tetapi belum ada di peta. Kebutuhannya diisi sama dengan jumlah "
            "pemangku (struktural selalu 1) dan dapat diubah sesudahnya. Pilih yang akan dimasukkan.", wrap=True))
        self.model = TableModel(PROPOSED, identity=lambda r: (r.unit_id, r.nama), parent=self)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Jabatan yang diusulkan")
        self.table.setMinimumHeight(300)
        self.model.set_rows(lines)
        self.table.selectAll()
        self.body.addWidget(self.table)
        self.add_button("Batal", closes=True)
        self.do_button = self.add_button("", "primary")
        self.do_button.clicked.connect(self._adopt)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self._count()

    def _count(self) -> None:
        number = len(self.table.chosen_rows())
        self.do_button.setText(f"Masukkan {number} jabatan")
        self.do_button.setEnabled(number > 0)

    def _adopt(self) -> None:
        chosen = [(row.unit_id, row.nama) for row in self.table.chosen_rows()]
        self.desk.write(self, position_form.adopt, chosen, today=self.desk.today(), done=self._done)

    def _done(self, number: int) -> None:
        self.adopted.emit(number)
        self.accept()
