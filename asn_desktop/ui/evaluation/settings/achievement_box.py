"""The achievement of a unit in a period, written down from the document of the leader above; never computed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.words import Capaian
from asn_desktop.services.evaluation import achievement_scans
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.ui.box import Box
from asn_desktop.ui.evaluation.period_words import period_words
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.scan_field import ScanField
from asn_desktop.ui.parts.words import label

_ABOUT = ("Ditetapkan pimpinan di atasnya dengan dokumen; program mencatat dan tidak menghitungnya. "
          "Kepala unit dinilai hasil kerjanya menurut capaian ini.")  # fmt: skip


class AchievementBox(Box):
    """`recorded` gives the row."""

    recorded = Signal(object)

    def __init__(self, desk: Any, unit_id: uuid.UUID, unit: str, tahun: int, periode: str,
                 parent: QWidget | None = None) -> None:
        super().__init__(f"Capaian {unit}, {period_words(tahun, periode)}", parent=parent, width=600)
        self.desk = desk
        self._where = (unit_id, tahun, periode)
        self.word_combo = QComboBox()
        self.word_combo.addItem("Pilih menurut dokumen", "")
        for one in Capaian:
            self.word_combo.addItem(one.label, one.value)
        self.number_edit, self.day_edit, self.official_edit = QLineEdit(), DateField(), QLineEdit()
        self.scan_field = ScanField("Pindaian dokumen capaian", "Pindaian boleh menyusul.")
        self.word_box = FieldBox("&Predikat kinerja organisasi", self.word_combo, required=True)
        self.number_box = FieldBox("&Nomor dokumen", self.number_edit, required=True)
        self.day_box = FieldBox("&Tanggal dokumen", self.day_edit, required=True)
        self.official_box = FieldBox("Ditetapkan &oleh", self.official_edit, "Jabatan atau nama pimpinan di atasnya",
                                     required=True)  # fmt: skip
        self.problem = label("", "problem", wrap=True)
        self.body.addWidget(label(_ABOUT, "quiet", wrap=True))
        self.body.addWidget(self.word_box)
        self.body.addLayout(side_by_side(self.number_box, self.day_box))
        self.body.addWidget(self.official_box)
        self.body.addWidget(self.scan_field)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Catat capaian", "primary")
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Keep it, or say beside the fields what is missing."""
        self._boxes_clear()
        day = self.day_edit.date()
        if not self.word_combo.currentData() or day is None:
            if not self.word_combo.currentData():
                self.word_box.show_problem("Predikat belum dipilih. Pilih yang tertulis pada dokumennya.")
            if day is None:
                self.day_box.show_problem("Tanggal dokumen kosong atau tidak terbaca. Tulis misalnya 15 Jan 2027.")
            self.fit()
            return
        self.desk.write(self, achievement_scans.record, self.ask(day), self.scan_field.data, done=self._done,
                        failed=self._refused, reason="capaian unit")  # fmt: skip

    def ask(self, day: dt.date) -> AchievementAsk:
        """The form as filled in."""
        unit_id, tahun, periode = self._where
        return AchievementAsk(unit_id, tahun, periode, str(self.word_combo.currentData()), self.number_edit.text(), day,
                              self.official_edit.text())  # fmt: skip

    def _boxes_clear(self) -> None:
        for box in (self.word_box, self.number_box, self.day_box, self.official_box):
            box.clear()
        self.problem.hide()

    def _done(self, row: Any) -> None:
        self.recorded.emit(row)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        for one in problems:
            if one.field == "berkas":
                self.scan_field.refuse(one)
        boxes = {"predikat": self.word_box, "nomor": self.number_box, "tanggal": self.day_box,
                 "pejabat": self.official_box}  # fmt: skip
        rest = put_beside([one for one in problems if one.field != "berkas"], boxes, self)
        self.problem.setText(" ".join(rest))
        self.problem.setVisible(bool(rest))
        self.fit()
