"""A letter that can be made for a request as it stands: chosen from those its way allows today."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from asn_desktop.services.leave import other_letters
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.services.leave.other_letters import Offer
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.official_fields import OfficialFields
from asn_desktop.ui.parts.date_field import DateField

CHANGE = "surat_perubahan_cuti"  # the page itself offers it as the next step
# Letters a deed makes as it is done: made here only when the deed was, and its letter is not in force any more.
_BY_DEED = {
    "usul_persetujuan_cltn": "USUL_BKN", "keputusan_cltn": "KEPUTUSAN", "keputusan_perpanjangan_cltn": "KEPUTUSAN",
    "usul_pengaktifan_kembali": "USUL_AKTIF", "keputusan_pengaktifan_kembali": "AKTIF_KEMBALI",
}  # fmt: skip
_GIVEN: tuple[tuple[str, str, type[QLineEdit | DateField]], ...] = (
    ("jabatan_baru", "Jabatan baru", QLineEdit), ("unit_baru", "Unit kerja baru", QLineEdit),
    ("aktif", "Aktif kembali mulai", DateField), ("bkn_nomor", "Nomor persetujuan BKN", QLineEdit),
    ("bkn_tanggal", "Tanggal persetujuan BKN", DateField),
)  # fmt: skip


class LetterBox(DeedCard):
    """What a letter needs besides the record is the official who signs it; the others have their own deeds."""

    key, heading, verb = "surat", "Buat surat", "Buat surat"
    about = "Surat yang menyertai keadaannya sekarang."
    wording = "surat"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """While a letter can be made."""
        return bool(possible(detail, folder))

    def build(self) -> None:
        self.offers: tuple[Offer, ...] = ()
        self.number.only("agenda", "diketik", "kosong")
        self.which_combo = QComboBox()
        self.field("wording", "Surat", self.which_combo)
        self.given: dict[str, QLineEdit | DateField] = {name: make() for name, _text, make in _GIVEN}
        for name, text, _make in _GIVEN:
            self.field(name, text, self.given[name])
        self.official = OfficialFields()
        self.boxes["pejabat"] = self.official.name_box
        self.body.addWidget(self.official)
        self.which_combo.currentIndexChanged.connect(lambda _at: self._turn())

    def fill(self, detail: LeaveDetail) -> None:
        self.offers = possible(detail, self.folder)
        self.which_combo.blockSignals(True)
        self.which_combo.clear()
        for offer in self.offers:
            self.which_combo.addItem(offer.perihal, offer.wording)
        self.which_combo.blockSignals(False)
        for edit in self.given.values():
            edit.clear()
        self.official.start(self.decider())
        self._turn()

    def submit(self) -> None:
        wording = self.which_combo.currentData()
        if self.detail is None or wording is None:
            return
        values: dict[str, Any] = {"pejabat": self.official.read()} if self.official.isVisibleTo(self) else {}
        for name in set(self.offers[self.which_combo.currentIndex()].perlu) & set(self.given):
            edit = self.given[name]
            values[name] = edit.date() if isinstance(edit, DateField) else edit.text().strip()
        if "bkn_nomor" in values:
            values["bkn_tanggal"] = self.given["bkn_tanggal"].date()  # type: ignore[union-attr]
        self.clear()
        self.desk.write(self, other_letters.make, self.detail.row.id, wording, values, mode=self.number.mode(),
                        nomor=self.number.number(), today=self.desk.today(), now=self.desk.now(), failed=self.refuse,
                        done=lambda made: self.done.emit("Surat dibuat.", made.id))  # fmt: skip

    def _turn(self) -> None:
        at = self.which_combo.currentIndex()
        needs = set(self.offers[at].perlu) if 0 <= at < len(self.offers) else set()
        self.official.setVisible("pejabat" in needs)
        for name in self.given:
            self.boxes[name].setVisible(name in needs or (name == "bkn_tanggal" and "bkn_nomor" in needs))


def possible(detail: LeaveDetail, folder: LeaveFolder) -> tuple[Offer, ...]:
    """Letters that are still to be made: not those a deed makes that has not been done, nor the paper of a change."""
    told = {step.peristiwa for step in detail.steps}
    return tuple(
        one for one in folder.tawaran
        if one.wording != CHANGE and (one.wording not in _BY_DEED or _BY_DEED[one.wording] in told)
    )  # fmt: skip
