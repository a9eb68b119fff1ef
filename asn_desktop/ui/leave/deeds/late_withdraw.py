"""A late entry that was typed wrong no longer counts: its days go back, the row stays readable with the reason."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLineEdit

from asn_desktop.rules.leave.flow import State
from asn_desktop.services.leave import late
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard


class LateWithdrawBox(DeedCard):
    """Asks for the reason only."""

    key, heading, verb, kind = "tarik", "Tarik entri susulan", "Tarik entri ini", "danger"
    about = "Salah ketik: harinya kembali, dan entrinya tetap terbaca bersama alasannya."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """For what was entered late, in every state it can have."""
        return folder.asal == late.LATE and detail.row.keadaan in (State.TERBIT, State.BERJALAN, State.SELESAI)

    def build(self) -> None:
        self.reason_edit = QLineEdit()
        self.field("alasan", "Alasan penarikan", self.reason_edit)

    def fill(self, detail: LeaveDetail) -> None:
        self.reason_edit.clear()

    def submit(self) -> None:
        if self.detail is not None:
            self.send(late.withdraw, self.detail.row.id, self.reason_edit.text(),
                      said="Entri susulan ditarik; harinya kembali.")  # fmt: skip
