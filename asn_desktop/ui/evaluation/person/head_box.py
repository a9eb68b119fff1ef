"""Kepala SKP: approach, form, days and appraiser of a draft; of a fixed SKP another appraiser from a day on."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Approach, Form
from asn_desktop.services.evaluation import appraisers
from asn_desktop.services.evaluation import skp as goals
from asn_desktop.ui.evaluation.person.skp_boxes import DeedBox
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.person_field import PersonField

_OUTSIDE = {"nama": "&Nama dengan gelar", "nip": "N&IP", "jabatan": "&Jabatan", "unit": "&Instansi",
            "pangkat": "Pan&gkat"}  # fmt: skip


class HeadBox(DeedBox):
    """The head of a draft: approach, form, period, appraiser; of a fixed SKP another appraiser from a day on."""

    def __init__(self, desk: Any, skp: Any, parent: QWidget | None = None) -> None:
        self.fixed = skp.row.keadaan != goals.DRAFT
        title = "Ganti pejabat penilai" if self.fixed else "Kepala SKP"
        super().__init__(desk, f"{title}: {skp.row.nama}", "Ganti penilai" if self.fixed else "Simpan", parent,
                         width=600)  # fmt: skip
        self.skp, row = skp, skp.row
        self.approach_combo, self.form_combo = QComboBox(), QComboBox()
        for approach, words in ((Approach.KUANTITATIF, "Kuantitatif"), (Approach.KUALITATIF, "Kualitatif")):
            self.approach_combo.addItem(words, approach)
        for form, words in ((Form.JA_JF, "Jabatan administrasi atau fungsional"),
                            (Form.JPT, "JPT atau pimpinan unit mandiri")):  # fmt: skip
            self.form_combo.addItem(words, form)
        self.approach_combo.setCurrentIndex(self.approach_combo.findData(row.pendekatan))
        self.form_combo.setCurrentIndex(self.form_combo.findData(row.bentuk))
        self.head_check = QCheckBox("Memimpin unit ini (hasil kerjanya mengikuti capaian unit)")
        self.head_check.setChecked(row.kepala)
        self.first_edit, self.last_edit, self.since_edit = DateField(), DateField(), DateField()
        self.first_edit.set_date(row.mulai)
        self.last_edit.set_date(row.sampai)
        self.since_edit.set_date(desk.today())
        self.appraiser = PersonField()
        self.appraiser.use(desk)
        self.outside = {name: QLineEdit(getattr(row.penilai, name) or "") for name in _OUTSIDE}
        self.outside_check = QCheckBox("Pejabat penilai dari luar kantor ini")
        if row.penilai.employee_id is not None:
            self.appraiser.show_person(row.penilai.employee_id, row.penilai.nama, row.penilai.nip)
            for edit in self.outside.values():
                edit.clear()
        self.outside_check.setChecked(bool(row.penilai.nama) and row.penilai.employee_id is None)
        self.reason_edit = QLineEdit()
        self._build()

    def who(self) -> uuid.UUID | Party | None:
        """The appraiser: a person of this office by id, one of another by name and post, or nobody."""
        if not self.outside_check.isChecked():
            return self.appraiser.person_id()
        typed = {name: edit.text().strip() for name, edit in self.outside.items()}
        return Party(typed["nama"], typed["nip"] or None, typed["pangkat"] or None, typed["jabatan"], typed["unit"])

    def send(self) -> None:
        row, who = self.skp.row, self.who()
        first, last = self.first_edit.date(), self.last_edit.date()
        nobody = who is None or (isinstance(who, Party) and not (who.nama and who.jabatan))
        if nobody and (self.fixed or isinstance(who, Party)):
            words = "Isi nama dan jabatannya." if isinstance(who, Party) else "Pilih pejabat penilai."
            self.boxes["nama" if isinstance(who, Party) else "penilai"].show_problem(words)
            return
        if self.fixed:
            since = self.since_edit.date()
            if since is None:
                self.boxes["since"].show_problem("Tanggal belum diisi. Ketik misalnya 1 Jul 2026.")
                return
            self.write(_replace_appraiser, row.id, who, since, self.reason_edit.text(),
                       reason=self.reason_edit.text().strip() or "ganti penilai")  # fmt: skip
            return
        changed = who if who != row.penilai.employee_id else None
        self.write(_set_head, row.id, changed, pendekatan=self.approach_combo.currentData(),
                   bentuk=self.form_combo.currentData(), kepala=self.head_check.isChecked(), mulai=first, sampai=last,
                   reason="kepala SKP")  # fmt: skip

    def _build(self) -> None:
        self.boxes = {
            "pendekatan": FieldBox("P&endekatan", self.approach_combo), "bentuk": FieldBox("&Bentuk", self.form_combo),
            "mulai": FieldBox("&Mulai", self.first_edit, required=True),
            "sampai": FieldBox("&Sampai", self.last_edit, required=True),
            "penilai": FieldBox("&Pejabat penilai", self.appraiser, required=True),
            "since": FieldBox("Sejak &tanggal", self.since_edit, required=True),
            "alasan": FieldBox("&Alasan", self.reason_edit, "Penilai lama mengevaluasi masanya sendiri.", True),
        }  # fmt: skip
        self.boxes |= {name: FieldBox(words, self.outside[name], required=name in ("nama", "jabatan"))
                       for name, words in _OUTSIDE.items()}  # fmt: skip
        self.outside_check.toggled.connect(lambda _on: self._show_outside())
        if self.fixed:
            self._lay_appraiser()
            self.body.addLayout(side_by_side(self.boxes["since"], self.boxes["alasan"]))
            self.appraiser.setFocus()
            self._show_outside()
            return
        self.body.addLayout(side_by_side(self.boxes["pendekatan"], self.boxes["bentuk"]))
        self.body.addLayout(side_by_side(self.boxes["mulai"], self.boxes["sampai"]))
        self.body.addWidget(self.head_check)
        self._lay_appraiser()
        self.approach_combo.setFocus()
        self._show_outside()

    def _lay_appraiser(self) -> None:
        self.body.addWidget(self.boxes["penilai"])
        self.body.addWidget(self.outside_check)
        self.body.addLayout(side_by_side(self.boxes["nama"], self.boxes["nip"]))
        self.body.addLayout(side_by_side(self.boxes["jabatan"], self.boxes["unit"], self.boxes["pangkat"]))

    def _show_outside(self) -> None:
        outside = self.outside_check.isChecked()
        self.boxes["penilai"].setVisible(not outside)
        for name in _OUTSIDE:
            self.boxes[name].setVisible(outside)
        QTimer.singleShot(0, self, self.fit)


def _party(session: Any, who: uuid.UUID | Party | None, on: Any) -> Party | None:
    return appraisers.party_of(session, who, on) if isinstance(who, uuid.UUID) else who


def _set_head(session: Any, skp_id: Any, who: Any, **fields: Any) -> Any:
    return goals.set_head(session, skp_id, penilai=_party(session, who, fields["mulai"]), **fields)


def _replace_appraiser(session: Any, skp_id: Any, who: Any, since: Any, reason: str) -> Any:
    return goals.change_appraiser(session, skp_id, _party(session, who, since), since, reason)
