"""Perubahan izin: other dates before the first day, by the official; the permit is issued anew."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from asn_desktop.rules.leave.flow import Choice, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.deeds import Decision, LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.official_fields import OfficialFields, ScanField
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox

_OPEN = (State.DISETUJUI, State.DIUBAH, State.TERBIT)


class ChangeBox(DeedCard):
    """Nothing is deleted: the old permit stays in the folder, the new one names it (leave.md §4.1)."""

    key, heading, verb = "ubah", "Ubah tanggal izin", "Ubah izin"
    about = "Sebelum cuti dimulai; hari dihitung ulang, dan surat perubahannya menggantikan izin lama."
    wording = "surat_perubahan_cuti"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Granted, not begun; a CLTN that was decreed is changed by a decree only."""
        decreed = detail.row.jenis == Kind.CLTN and bool(detail.nomor_asal)
        return detail.row.keadaan in _OPEN and detail.row.mulai > today and not decreed

    def wants_letter(self, detail: LeaveDetail) -> bool:
        """The letter of the change takes the place of a permit that was issued."""
        return detail.row.letter_id is not None

    def build(self) -> None:
        self.start_edit, self.end_edit, self.reason_edit = DateField(), DateField(), QLineEdit()
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text, editor in (("mulai", "Mulai", self.start_edit), ("sampai", "Sampai", self.end_edit)):
            self.boxes[name] = FieldBox(text, editor)
            row.addWidget(self.boxes[name], 1)
        self.body.addLayout(row)
        self.field("alasan", "Alasan perubahan", self.reason_edit)
        self.official = OfficialFields()
        self.boxes["pejabat"] = self.official.name_box
        self.scan = ScanField("perubahan yang ditandatangani")
        self.boxes["berkas"] = FieldBox("", self.scan)
        self.body.addWidget(self.official)
        self.body.addWidget(self.boxes["berkas"])

    def fill(self, detail: LeaveDetail) -> None:
        self.start_edit.set_date(detail.row.mulai)
        self.end_edit.set_date(detail.row.sampai)
        self.reason_edit.clear()
        self.official.start(self.decider())
        self.scan.clear()

    def submit(self) -> None:
        if self.detail is None:
            return
        given = Decision(
            Choice.PERUBAHAN, self.reason_edit.text(), self.start_edit.date(), self.end_edit.date(),
            official=self.official.read(), scan=self.scan.data(),
        )  # fmt: skip
        self.send(leave.change, self.detail.row.id, given, said="Izin diubah.")
