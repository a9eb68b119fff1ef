"""The signed report of a survey: its number, its day, and the scan; after that the numbers stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.survey import surveys
from asn_desktop.services.survey.surveys import SurveyRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.scan_field import ScanField
from asn_desktop.ui.parts.words import label


class ReportBox(Box):
    """`kept` gives the survey."""

    kept = Signal(object)

    def __init__(self, desk: Any, survey: SurveyRow, parent: QWidget | None = None) -> None:
        super().__init__(f"Laporan survei {survey.titik}", parent=parent)
        self.desk, self._id = desk, survey.id
        self.number_edit, self.day_edit = QLineEdit(survey.nomor or ""), DateField()
        self.day_edit.set_date(survey.tanggal)
        self.scan_field = ScanField("Pindaian laporan survei", "Pindaian boleh menyusul.")
        self.boxes = {
            "nomor": FieldBox("&Nomor laporan", self.number_edit, required=True),
            "tanggal": FieldBox("&Tanggal laporan", self.day_edit, required=True),
        }
        self.problem = label("", "problem", wrap=True)
        about = f"{survey.teks}. Sesudah pindaiannya disimpan, angka survei ini tidak dapat diubah lagi."
        self.body.addWidget(label(about, "quiet", wrap=True))
        self.body.addLayout(side_by_side(*self.boxes.values()))
        self.body.addWidget(self.scan_field)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan laporan", "primary")
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Keep it, or say what is missing."""
        for box in self.boxes.values():
            box.clear()
        day = self.day_edit.date()
        if day is None:
            self.boxes["tanggal"].show_problem("Tanggal laporan kosong atau tidak terbaca. Tulis misalnya 5 Okt 2026.")
            self.fit()
            return
        self.desk.write(self, surveys.report, self._id, nomor=self.number_edit.text(), tanggal=day,
                        data=self.scan_field.data, done=self._done, failed=self._refused,
                        reason="laporan survei")  # fmt: skip

    def _done(self, row: SurveyRow) -> None:
        self.kept.emit(row)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        for one in problems:
            if one.field == "berkas":
                self.scan_field.refuse(one)
        rest = put_beside([one for one in problems if one.field != "berkas"], self.boxes, self)
        self.problem.setText(" ".join(rest))
        self.problem.setVisible(bool(rest))
        self.fit()
