"""Two spellings of one unit become one: what moves is said before, and the old name stays as another spelling."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import unit_form, units
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence


class MergeBox(Box):
    """`merged(kept unit, words)` after the deed."""

    merged = Signal(object, str)

    def __init__(self, desk: Desk, given_up: units.UnitRow, rows: Sequence[units.UnitRow],
                 parent: QWidget | None = None) -> None:
        super().__init__(f"Gabungkan “{given_up.nama}” ke unit lain", "warn", parent)
        self.desk, self.given_up = desk, given_up
        self.body.addWidget(
            label(f"{given_up.pegawai} pegawai, riwayat jabatan, pejabat, dan unit di bawahnya pindah. Unit ini "
                  "ditutup hari ini, dan namanya diingat sebagai ejaan lain untuk impor berikutnya.", wrap=True)
        )  # fmt: skip
        self.combo = QComboBox()
        for row in rows:
            if row.id != given_up.id:
                self.combo.addItem("    " * row.depth + row.nama, row.id)
        self.field = FieldBox("Unit yang dipakai", self.combo, required=True)
        self.body.addWidget(self.field)
        back = self.add_button("Batal", closes=True)
        self.do_button = self.add_button("Gabungkan", "danger")
        self.do_button.clicked.connect(self._merge)
        back.setFocus()

    def _merge(self) -> None:
        keep: uuid.UUID = self.combo.currentData()
        self.desk.write(self, unit_form.merge, keep, self.given_up.id, today=self.desk.today(),
                        done=lambda moved: self._done(keep, moved), failed=self._refused)

    def _done(self, keep: uuid.UUID, moved: int) -> None:
        self.merged.emit(keep, f"{self.given_up.nama} digabung; {moved} pegawai pindah.")
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.field.show_problem(" ".join(sentence(p) for p in problems))
