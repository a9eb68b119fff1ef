"""Izin sementara: an urgent leave begins on the word of the highest official at the workplace."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLineEdit

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import interim
from asn_desktop.services.leave.deeds import Interim, LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.official_fields import OfficialFields, ScanField
from asn_desktop.ui.parts.date_field import DateField


class InterimBox(DeedCard):
    """For important reasons, or leave abroad that cannot wait (Peraturan BKN 24/2017 III.E, 7/2021 IV.3)."""

    key, heading, verb = "sementara", "Izin sementara", "Beri izin sementara"
    about = "Bila mendesak: pejabat tertinggi di tempat bekerja memberi izin; keputusan menyusul."
    wording = "surat_izin_sementara"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Waiting, for an important reason or abroad."""
        waiting = detail.row.keadaan in (State.DIAJUKAN, State.DIPERTIMBANGKAN)
        abroad = folder.negara is not None and detail.row.jenis != Kind.CLTN
        return waiting and (abroad or detail.row.jenis == Kind.ALASAN_PENTING)

    def build(self) -> None:
        self.reason_edit, self.day_edit = QLineEdit(), DateField()
        self.field("alasan", "Mengapa keputusan tidak dapat ditunggu", self.reason_edit)
        self.field("tanggal", "Tanggal izin", self.day_edit)
        self.official = OfficialFields()
        self.boxes["pejabat"] = self.official.name_box
        self.scan = ScanField("izin yang ditandatangani, bila sudah ada")
        self.body.addWidget(self.official)
        self.body.addWidget(self.scan)

    def fill(self, detail: LeaveDetail) -> None:
        self.reason_edit.clear()
        self.day_edit.set_date(self.desk.today())
        self.official.start(detail.atasan)
        self.scan.clear()

    def submit(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.refuse([Problem("date_unreadable", "tanggal")])
        elif self.detail is not None:
            given = Interim(self.official.read(), self.reason_edit.text(), day, None, self.scan.data())
            self.send(interim.grant, self.detail.row.id, given,
                      said="Izin sementara dicatat. Mintakan pengesahannya segera.")  # fmt: skip
