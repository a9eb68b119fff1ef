"""A new objection: who, to which received result, why, on which day; to the superior of the appraiser."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import objection as rules
from asn_desktop.rules.evaluation import periods
from asn_desktop.services.evaluation import law, objections, ratings
from asn_desktop.services.evaluation.objections import ObjectionAsk
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.evaluation.objection.words import left
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.person_field import PersonField

_NONE = "Tidak ada hasil yang sudah diterimanya pada tahun ini. Catat dahulu tanggal terimanya di halaman Penilaian."


class FileBox(Box):
    """`filed` gives the row."""

    filed = Signal(object)

    def __init__(self, desk: Any, year: int, parent: QWidget | None = None) -> None:
        super().__init__(f"Catat keberatan atas hasil {year}", parent=parent, width=600)
        self.desk, self.year = desk, year
        self.results: dict[uuid.UUID, EvaluationRow] = {}
        self.person_field = PersonField()
        self.person_field.use(desk)
        self.result_combo = QComboBox()
        self.result_combo.setEnabled(False)
        self.reason_edit = QPlainTextEdit()
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(96)
        self.day_edit = DateField()
        self.day_edit.set_date(desk.today())
        self.person_box = FieldBox("&Pegawai", self.person_field, required=True)
        self.result_box = FieldBox("&Hasil yang dikeberatani", self.result_combo, required=True)
        self.reason_box = FieldBox("&Alasan keberatan", self.reason_edit, "Seperti pada suratnya", required=True)
        self.day_box = FieldBox("&Tanggal diajukan", self.day_edit, required=True)
        self.to_label = label("", "quiet", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        for one in (self.person_box, self.result_box, self.to_label, self.reason_box, self.day_box, self.problem):
            self.body.addWidget(one)
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Catat keberatan", "primary")
        self.save_button.clicked.connect(self.save)
        self.person_field.chosen.connect(self.show_person)
        self.person_field.cleared.connect(lambda: self._offer([]))
        self.result_combo.currentIndexChanged.connect(lambda _i: self._say_to())

    def show_person(self, employee_id: uuid.UUID) -> None:
        """Ask for the results this person has received."""
        self.desk.read(self, ratings.of_person, employee_id, self.year, done=self._offer, failed=self._refused,
                       replaces="hasil")  # fmt: skip

    def save(self) -> None:
        """Keep it; a late one is kept as late."""
        for box in (self.person_box, self.result_box, self.reason_box, self.day_box):
            box.clear()
        self.problem.hide()
        day, result = self.day_edit.date(), self.result_combo.currentData()
        if result is None:
            self.result_box.show_problem("Pilih hasil yang dikeberatani." if self.results else _NONE)
        if day is None:
            self.day_box.show_problem("Tanggal kosong atau tidak terbaca. Tulis misalnya 5 Mar 2027.")
        if result is None or day is None:
            self.fit()
            return
        ask = ObjectionAsk(result, day, self.reason_edit.toPlainText())
        self.desk.write(self, objections.file, ask, today=self.desk.today(), done=self._done, failed=self._refused,
                        reason="keberatan atas hasil evaluasi")  # fmt: skip

    def _offer(self, rows: Sequence[EvaluationRow]) -> None:
        known = [row for row in rows if row.keadaan == "ditetapkan" and row.diterima is not None]
        self.results = {row.id: row for row in known}

        def show(found: law.EvaluationLaw) -> None:
            self.result_combo.clear()
            for row in known:
                last = rules.last_day(row.diterima, found.values.objection_days) if row.diterima else None
                until = f" · {left(last, self.desk.today())}" if last else ""
                predikat = row.predikat.label if row.predikat else ""
                self.result_combo.addItem(f"{periods.name(row.periode)}: {predikat}{until}", row.id)
            self.result_combo.setEnabled(bool(known))
            if known:
                self.result_box.clear()
            else:
                self.result_box.show_problem(_NONE, "warn")
            self._say_to()
            self.fit()

        self.desk.read(self, law.load, self.desk.today(), done=show, replaces="law")

    def _say_to(self) -> None:
        row = self.results.get(self.result_combo.currentData())
        to = row.atasan if row is not None else None
        words = f"Kepada {to.nama}, {to.jabatan} (atasan pejabat penilai {row.penilai.nama})." if to and row else ""
        self.to_label.setText(words)
        self.to_label.setVisible(bool(words))

    def _done(self, row: Any) -> None:
        self.filed.emit(row)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        boxes = {"alasan": self.reason_box, "diajukan": self.day_box, "evaluation_id": self.result_box,
                 "id": self.result_box, "diterima": self.result_box}  # fmt: skip
        rest = put_beside(problems, boxes, self)
        self.problem.setText(" ".join(rest))
        self.problem.setVisible(bool(rest))
        self.fit()
