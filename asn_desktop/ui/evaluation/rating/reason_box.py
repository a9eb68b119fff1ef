"""The written reason of the next higher leader for a distribution that breaks a written limit of the pattern."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.services.evaluation import appraisers, unit_round
from asn_desktop.services.evaluation.unit_round import ReasonAsk, UnitRound
from asn_desktop.ui.box import Box
from asn_desktop.ui.evaluation.rating import words
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import label


class ReasonBox(Box):
    """`kept` gives the row. The reason is the leader's own words; the program writes none."""

    kept = Signal(object)

    def __init__(self, desk: Any, found: UnitRound, leader: str, head: uuid.UUID | None = None,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(f"Alasan pimpinan, {found.check_unit}", parent=parent, width=640)
        self.desk, self.found = desk, found
        self.reason_edit = QPlainTextEdit(found.reason.alasan if found.reason else "")
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(96)
        known = found.reason.pejabat if found.reason else Party(leader)
        self.name_edit, self.nip_edit = QLineEdit(known.nama), QLineEdit(known.nip or "")
        self.post_edit, self.number_edit = QLineEdit(known.jabatan), QLineEdit(found.reason.nomor or "" if found.reason
                                                                               else "")  # fmt: skip
        self.day_edit = DateField()
        self.day_edit.set_date(desk.today())
        self.reason_box = FieldBox("&Alasan", self.reason_edit, "Mengapa sebaran unit ini berbeda dari polanya",
                                   required=True)  # fmt: skip
        self.name_box = FieldBox("&Nama pimpinan", self.name_edit, "Pimpinan satu tingkat di atas kepala unit",
                                 required=True)  # fmt: skip
        self.post_box = FieldBox("&Jabatannya", self.post_edit)
        self.day_box = FieldBox("&Tanggal", self.day_edit, required=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        for line in self._broken():
            self.body.addWidget(label(f"• {line}", "", wrap=True))
        self.body.addWidget(label(words.LEAVES_ALONE, "quiet", wrap=True))
        self.body.addWidget(self.reason_box)
        self.body.addLayout(side_by_side(self.name_box, self.post_box))
        self.body.addLayout(side_by_side(FieldBox("NI&P", self.nip_edit), FieldBox("N&omor surat", self.number_edit),
                                         self.day_box))  # fmt: skip
        self.body.addWidget(self.problem)
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan alasan", "primary")
        self.save_button.clicked.connect(self.save)
        self.reason_edit.setFocus()
        if found.reason is None and head is not None:
            desk.read(self, appraisers.appraiser_of, head, desk.today(), done=self._know)

    def _know(self, leader: Party | None) -> None:
        """The leader of today from the record; what is typed already stays."""
        if leader is not None and self.name_edit.text() in ("", leader.nama):
            known = ((self.name_edit, leader.nama), (self.post_edit, leader.jabatan), (self.nip_edit, leader.nip))
            for edit, text in known:
                if not edit.text():
                    edit.setText(text or "")

    def save(self) -> None:
        """Keep it, or say beside the fields what is missing."""
        for box in (self.reason_box, self.name_box, self.post_box, self.day_box):
            box.clear()
        day = self.day_edit.date()
        if day is None:
            self.day_box.show_problem("Tanggal kosong atau tidak terbaca. Tulis misalnya 5 Jan 2027.")
            self.fit()
            return
        found = self.found
        leader = Party(self.name_edit.text().strip(), self.nip_edit.text().strip() or None, None,
                       self.post_edit.text().strip())  # fmt: skip
        ask = ReasonAsk(found.unit_id, found.tahun, found.periode, self.reason_edit.toPlainText(), leader, day,
                        self.number_edit.text().strip() or None)  # fmt: skip
        self.desk.write(self, unit_round.give_reason, ask, done=self._done, failed=self._refused,
                        reason="alasan pimpinan atas sebaran")  # fmt: skip

    def _broken(self) -> list[str]:
        return [f"{words.limit_words(one)}: {words.count_words(one)}" for one in self.found.findings if one.blocks]

    def _done(self, row: Any) -> None:
        self.kept.emit(row)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        boxes = {"alasan": self.reason_box, "pejabat": self.name_box, "tanggal": self.day_box}
        rest = put_beside(problems, boxes, self)
        self.problem.setText(" ".join(rest))
        self.problem.setVisible(bool(rest))
        self.fit()
