"""A day nobody knows anything about: a named person says what it was, with the reason, or takes it back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.rules.day_status import DayStatus, Status
from asn_desktop.rules.words import day_name, long_date
from asn_desktop.services import attendance
from asn_desktop.services.day_status import DayRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences.attendance import source_words, status_word

_CHOICES = (
    Choice(Status.HADIR.value, "Hadir", "Pegawai masuk kerja, tetapi jamnya tidak tercatat."),
    Choice(Status.TANPA_KETERANGAN.value, "Tanpa keterangan", "Sudah ditanyakan dan tidak ada keterangan yang sah."),
)


class DecideBox(Box):
    """`decided` after the answer was kept."""

    decided = Signal(object)

    def __init__(self, desk: Any, row: DayRow, day: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(f"{row.person.nama}, {day_name(day)} {long_date(day)}", parent=parent, width=560)
        self.desk, self.row, self.day = desk, row, day
        cell = row.cells[day.day - 1]
        self.body.addWidget(label(f"{status_word(cell.status)}: {source_words(cell.line)}.", "quiet", wrap=True))
        self.body.addWidget(label("Cuti, izin dan dinas luar tidak ditetapkan di sini; catat suratnya masing-masing.",
                                  "hint", wrap=True))  # fmt: skip
        self.cards = ChoiceCards(_CHOICES)
        self.body.addWidget(self.cards)
        self.by_edit, self.reason_edit = QLineEdit(), QLineEdit()
        self.by_edit.setPlaceholderText("Nama pejabat atau atasan yang menetapkan")
        self.reason_edit.setPlaceholderText("Misalnya: sudah ditanya atasannya, tidak ada kabar")
        self.by_box = FieldBox("&Ditetapkan oleh", self.by_edit, required=True)
        self.reason_box = FieldBox("&Alasan", self.reason_edit, required=True)
        self.body.addWidget(self.by_box)
        self.body.addWidget(self.reason_box)
        for edit, box in ((self.by_edit, self.by_box), (self.reason_edit, self.reason_box)):
            edit.textChanged.connect(box.clear)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        if cell.line.code in ("hari_tanpa_keterangan", "hari_hadir_ditetapkan"):
            self.undo_button = self.add_button("Cabut ketetapan", "danger", left=True)
            self.undo_button.clicked.connect(self.undo)
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Tetapkan", "primary")
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Keep the answer, or say what is missing."""
        self.desk.write(
            self, attendance.decide, self.row.employee_id, self.day, Status(self.cards.key()),
            oleh=self.by_edit.text(), alasan=self.reason_edit.text(), today=self.desk.today(),
            done=self._done, failed=self._refused, reason="ketetapan kehadiran",
        )  # fmt: skip

    def undo(self) -> None:
        """Take the earlier answer back."""
        self.desk.write(self, attendance.undo, self.row.employee_id, self.day, today=self.desk.today(),
                        done=self._done, failed=self._refused, reason="ketetapan kehadiran dicabut")  # fmt: skip

    def _done(self, cell: DayStatus) -> None:
        self.decided.emit(cell)
        self.accept()

    def _refused(self, problems: Any) -> None:
        boxes = {"oleh": self.by_box, "alasan": self.reason_box}
        for box in boxes.values():
            box.clear()
        rest = put_beside(problems, boxes, self)
        self.problem.setText(" ".join(rest))
        self.problem.setVisible(bool(rest))
        self.fit()
