"""The last day somebody served at a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.survey import points
from asn_desktop.services.survey.points import ServedRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.sentences import sentence


class EndBox(Box):
    """`ended` after the deed."""

    ended = Signal()

    def __init__(self, desk: Any, row: ServedRow, parent: QWidget | None = None) -> None:
        super().__init__(f"Akhiri masa layanan {row.nama}", parent=parent, width=440)
        self.desk, self._id = desk, row.id
        self.day_edit = DateField()
        self.day_edit.set_date(row.sampai or desk.today())
        self.day_box = FieldBox("&Hari terakhir melayani", self.day_edit, required=True)
        self.body.addWidget(self.day_box)
        self.add_button("Kembali", closes=True)
        self.save_button = self.add_button("Akhiri masa layanan", "primary")
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        day = self.day_edit.date()
        if day is None:
            self.day_box.show_problem("Kosong atau tidak terbaca. Tulis misalnya 30 Jun 2026.")
            self.fit()
            return
        self.desk.write(self, points.end, self._id, day, done=lambda _none: (self.ended.emit(), self.accept()),
                        failed=self._refused, reason="petugas layanan")  # fmt: skip

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.day_box.show_problem(" ".join(sentence(p) for p in problems))
        self.fit()
