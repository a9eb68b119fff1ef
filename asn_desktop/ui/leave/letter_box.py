"""A letter that can be made for a request as it stands: chosen from those its way allows today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from asn_desktop.rules.leave.flow import State
from asn_desktop.services.leave import other_letters
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.services.leave.other_letters import Offer
from asn_desktop.ui.leave.deed_card import DeedCard
from asn_desktop.ui.leave.official_fields import OfficialFields


class LetterBox(DeedCard):
    """What a letter needs besides the record is the official who signs it; the others have their own deeds."""

    key, heading, verb = "surat", "Buat surat", "Buat surat"
    about = "Surat yang menyertai keadaannya sekarang, misalnya surat penangguhan atau keputusan cuti besar."
    wording = "surat"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Once something was decided; before that the form is the only paper. CLTN begins with a letter of its own."""
        return detail.row.keadaan not in (State.DIAJUKAN, State.DICATAT) or detail.row.jenis == "CLTN"

    def build(self) -> None:
        self.offers: tuple[Offer, ...] = ()
        self.number.only("agenda", "diketik", "kosong")
        self.which_combo = QComboBox()
        self.field("wording", "Surat", self.which_combo)
        self.official = OfficialFields()
        self.boxes["pejabat"] = self.official.name_box
        self.body.addWidget(self.official)
        self.which_combo.currentIndexChanged.connect(lambda _at: self._turn())

    def fill(self, detail: LeaveDetail) -> None:
        self.which_combo.clear()
        self.official.start(self.decider())
        self.desk.read(self, other_letters.offers, detail.row.id, today=self.desk.today(), done=self._show,
                       failed=self.refuse, replaces="surat")  # fmt: skip

    def submit(self) -> None:
        wording = self.which_combo.currentData()
        if self.detail is None or wording is None:
            return
        values = {"pejabat": self.official.read()} if self.official.isVisibleTo(self) else {}
        self.clear()
        self.desk.write(self, other_letters.make, self.detail.row.id, wording, values, mode=self.number.mode(),
                        nomor=self.number.number(), today=self.desk.today(), now=self.desk.now(), failed=self.refuse,
                        done=lambda made: self.done.emit("Surat dibuat.", made.id))  # fmt: skip

    def _show(self, offers: Sequence[Offer]) -> None:
        self.offers = tuple(one for one in offers if set(one.perlu) <= {"pejabat"})
        self.which_combo.clear()
        for offer in self.offers:
            self.which_combo.addItem(offer.perihal, offer.wording)
        self.button.setEnabled(bool(self.offers))
        self.problem.setText("Belum ada surat yang dapat dibuat pada keadaan ini.")
        self.problem.setVisible(not self.offers)
        self._turn()

    def _turn(self) -> None:
        at = self.which_combo.currentIndex()
        needs = bool(self.offers) and 0 <= at < len(self.offers) and "pejabat" in self.offers[at].perlu
        self.official.setVisible(needs)
