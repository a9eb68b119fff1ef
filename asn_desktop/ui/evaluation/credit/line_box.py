"""A line of the ledger by hand: an amount of a document, or a conversion of an older paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.services.credit import lines
from asn_desktop.services.credit.lines import ConversionAsk, ManualAsk
from asn_desktop.services.credit.readiness import ReadyRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.sentences.credit import KINDS

_MANUAL = ("penyesuaian", "jf_lama", "dasar", "pendidikan")
_LEVELS = ("Pemula", "Terampil", "Mahir", "Penyelia", "Ahli Pertama", "Ahli Muda", "Ahli Madya", "Ahli Utama")
_HINTS = {
    "dasar": "Kosongkan agar diambil dari tabel menurut golongannya.",
    "pendidikan": "Kosongkan agar dihitung 25% dari keperluan pangkat berikutnya; hanya satu kali.",
}


class LineBox(Box):
    """`kept` gives the row. The year is proposed; jenjang and golongan come from the person."""

    kept = Signal(object)

    def __init__(self, desk: Any, row: ReadyRow, year: int, parent: QWidget | None = None) -> None:
        super().__init__(f"Tambah baris angka kredit {row.nama}", parent=parent, width=620)
        self.desk, self._row = desk, row
        self.kind_combo, self.level_combo, self.predikat_combo = QComboBox(), QComboBox(), QComboBox()
        for key in _MANUAL:
            self.kind_combo.addItem(KINDS[key], key)
        self.kind_combo.addItem("Konversi predikat dari dokumen lama", "konversi")
        self.level_combo.addItems(list(_LEVELS))
        self.level_combo.setCurrentText(row.jenjang_nama)
        for one in Predikat:
            self.predikat_combo.addItem(one.label, one.value)
        self.predikat_combo.setCurrentIndex(1)
        self.year_spin = NumberSpin()
        self.year_spin.setRange(1980, 2100)
        self.year_spin.setValue(year)
        self.amount_edit, self.number_edit, self.note_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.months_edit = QLineEdit("12")
        self.first_edit, self.day_edit = DateField(), DateField()
        self.periodic_check = QCheckBox("Konversi &periodik, bukan tahunan")
        self.replace_check = QCheckBox("&Gantikan konversi periodik tahun itu")
        self.banner = Banner()
        self.boxes = self._fields()
        self._lay_out()
        self.kind_combo.currentIndexChanged.connect(lambda _at: self._turn())
        self.periodic_check.toggled.connect(lambda on: self.replace_check.setEnabled(not on))
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan baris", "primary")
        self.save_button.clicked.connect(self.save)
        self._turn()

    def save(self) -> None:
        """Keep the line, or show beside the fields what is wrong."""
        for box in self.boxes.values():
            box.clear()
        how = {"today": self.desk.today(), "done": self._done, "failed": self._refused, "reason": "angka kredit"}
        if self._converts():
            self.desk.write(self, lines.put_conversion, self._conversion(), **how)
        else:
            self.desk.write(self, lines.put_manual, self._manual(), **how)

    def _conversion(self) -> ConversionAsk:
        return ConversionAsk(
            self._row.id, self.level_combo.currentText(), self.year_spin.value(), self.predikat_combo.currentData(),
            self.months_edit.text().strip(), self.first_edit.date(), None, not self.periodic_check.isChecked(),
            self.replace_check.isChecked(), self.number_edit.text().strip() or None, self.day_edit.date(),
            self.note_edit.text().strip() or None,
        )  # fmt: skip

    def _manual(self) -> ManualAsk:
        return ManualAsk(
            self._row.id, self.level_combo.currentText(), self.kind_combo.currentData(), self.year_spin.value(),
            self.amount_edit.text().strip() or None, self._row.golongan, self.number_edit.text().strip() or None,
            self.day_edit.date(), self.note_edit.text().strip() or None,
        )  # fmt: skip

    def _converts(self) -> bool:
        return self.kind_combo.currentData() == "konversi"

    def _turn(self) -> None:
        """The fields of the kind chosen."""
        converts = self._converts()
        for name in ("predikat", "bulan", "mulai"):
            self.boxes[name].setVisible(converts)
        for one in (self.periodic_check, self.replace_check):
            one.setVisible(converts)
        self.boxes["jumlah"].setVisible(not converts)
        self.boxes["jumlah"].set_hint(_HINTS.get(self.kind_combo.currentData(), "Dokumennya wajib disebut."))
        for box in self.boxes.values():
            box.clear()
        self.banner.hide()
        self.fit()

    def _fields(self) -> dict[str, FieldBox]:
        return {
            "jenis": FieldBox("&Jenis", self.kind_combo, required=True),
            "jenjang": FieldBox("Jen&jang", self.level_combo, required=True),
            "tahun": FieldBox("&Tahun", self.year_spin, required=True),
            "predikat": FieldBox("Pre&dikat", self.predikat_combo, required=True),
            "bulan": FieldBox("&Bulan", self.months_edit, required=True, hint="Bilangan bulat 1 sampai 12."),
            "mulai": FieldBox("&Mulai", self.first_edit, hint="Boleh kosong bila setahun penuh."),
            "jumlah": FieldBox("&Angka kredit", self.amount_edit),
            "nomor": FieldBox("&Nomor dokumen", self.number_edit),
            "tanggal": FieldBox("Tan&ggal dokumen", self.day_edit), "alasan": FieldBox("&Keterangan", self.note_edit),
        }  # fmt: skip

    def _lay_out(self) -> None:
        b = self.boxes
        self.body.addWidget(self.banner)
        self.body.addWidget(b["jenis"])
        for pair in (("jenjang", "tahun"), ("predikat", "bulan", "mulai")):
            self.body.addLayout(side_by_side(*(b[name] for name in pair)))
        self.body.addWidget(b["jumlah"])
        self.body.addLayout(side_by_side(b["nomor"], b["tanggal"]))
        for one in (b["alasan"], self.periodic_check, self.replace_check):
            self.body.addWidget(one)
        self.banner.hide()

    def _done(self, row: Any) -> None:
        self.kept.emit(row)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        answer(problems, self.boxes, self, self.banner, "Baris belum disimpan.")
        self.fit()
