"""Pembatalan: a request is withdrawn, or a permit cancelled before its first day; the days go back to their rows."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLineEdit

from asn_desktop.rules.leave.flow import State
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard

OPEN = frozenset({
    State.DIAJUKAN, State.DIPERTIMBANGKAN, State.DISETUJUI, State.DIUBAH, State.TERBIT, State.IZIN_SEMENTARA,
    State.DICATAT,
})  # fmt: skip


class WithdrawBox(DeedCard):
    """Asks for the reason only."""

    key, heading, verb, kind = "batal", "Pembatalan", "Batalkan cuti ini", "danger"
    wording = "surat_pembatalan_cuti"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Before the first day of the leave (leave.md §4.1)."""
        return detail.row.keadaan in OPEN

    def wants_letter(self, detail: LeaveDetail) -> bool:
        """Only a permit that was issued is cancelled by letter."""
        return detail.row.letter_id is not None

    def build(self) -> None:
        self.reason_edit = QLineEdit()
        self.reason_box = self.field("alasan", "Alasan pembatalan", self.reason_edit,
                                     "Hari cuti kembali ke barisnya semula.")  # fmt: skip

    def fill(self, detail: LeaveDetail) -> None:
        self.reason_edit.clear()

    def submit(self) -> None:
        if self.detail is not None:
            self.send(leave.cancel, self.detail.row.id, self.reason_edit.text(),
                      said="Cuti dibatalkan; harinya kembali.")  # fmt: skip
