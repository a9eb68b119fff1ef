"""The small form of an official: who heads a unit, who handles personnel, who decides on leave."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.post_codes import ASSIGNMENTS
from asn_desktop.services import employees, officials
from asn_desktop.services.officials import OfficialAsk
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.fields import Fields
from asn_desktop.ui.employees.unit_blanks import OfficialForm
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.sentences import sentence

ROLES = (("kepala", "Kepala unit"), ("wakil", "Pengelola kepegawaian"), ("pyb", "Pejabat pemberi cuti"))


class OfficialBox(Box):
    """`saved` after the deed."""

    saved = Signal()

    def __init__(self, desk: Desk, unit_id: uuid.UUID, unit_name: str, parent: QWidget | None = None) -> None:
        super().__init__(f"Pejabat baru: {unit_name}", parent=parent, width=620)
        self.desk, self.unit_id = desk, unit_id
        self.form = OfficialForm()
        self.fields = Fields(self.form)
        self.banner = Banner("error")
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.body.addWidget(self.form)
        self.fields.choices("peran", ROLES)
        self.fields.choices("penugasan", [(code, word) for code, word in ASSIGNMENTS.items() if code != "TT"])
        self.form.employee_id_combo.currentIndexChanged.connect(lambda _index: self._chosen())
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan", "primary")
        self.save_button.clicked.connect(self.save)
        self.fields.fill({"berlaku_mulai": desk.today()})
        desk.read(self, employees.listing, done=self._people)

    def _people(self, rows: list[employees.EmployeeRow]) -> None:
        self.fields.choices("employee_id", [(row.id, row.nama) for row in rows], empty="pejabat dari kantor lain")

    def _chosen(self) -> None:
        """A person of this office brings name, NIP and rank along."""
        outside = self.form.employee_id_combo.currentData() is None
        for name in ("nama", "nip", "pangkat"):
            self.fields.boxes[name].setVisible(outside)

    def save(self) -> None:
        """Send it; what cannot be read is marked here."""
        wrong = self.fields.unreadable()
        values: dict[str, Any] = self.fields.read()
        if values["berlaku_mulai"] is None and not wrong:
            wrong = [Problem("FIELD_EMPTY", "berlaku_mulai")]
        if wrong:
            self._refused(wrong)
            return
        if values["employee_id"] is not None:
            values |= {"nama": "", "nip": None, "pangkat": None}
        values["nip"] = "".join((values["nip"] or "").split()) or None
        ask = OfficialAsk(unit_id=self.unit_id, **values)
        self.desk.write(self, officials.appoint, ask, done=self._done, failed=self._refused)

    def _refused(self, problems: Sequence[Problem]) -> None:
        marked = self.fields.show(problems)
        others = [sentence(p) for p in problems if p.field not in self.fields.boxes]
        self.banner.say("error", "Belum dapat disimpan", " ".join(others))
        self.banner.setVisible(bool(others))
        if marked:
            self.fields.focus(marked[0])

    def _done(self, _official: officials.Official) -> None:
        self.saved.emit()
        self.accept()
