"""Laporan kelahiran: the day of birth right after delivery, with the letter that proves it."""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.flow import GRANTED
from asn_desktop.rules.leave.wish import Kind, ProofNeed
from asn_desktop.services.leave import birth
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.proof_box import ProofBox
from asn_desktop.ui.parts.date_field import DateField

_LETTER = ProofNeed(("surat_lahir", "surat_bidan", "surat_dokter"), True, "Peraturan BKN 24/2017 III.D")


class BirthBox(DeedCard):
    """For maternity leave and a cuti besar for the fourth birth; a day told wrong may be told again."""

    key, heading, verb = "lahir", "Lapor kelahiran", "Catat kelahiran"
    about = "Tanggal lahir dilaporkan segera sesudah persalinan."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Granted, for a birth."""
        for_birth = detail.row.jenis == Kind.MELAHIRKAN or detail.alasan_kode == "kelahiran_4"
        return for_birth and detail.row.keadaan in GRANTED

    def build(self) -> None:
        self.day_edit = DateField()
        self.field("lahir_pada", "Tanggal lahir", self.day_edit)
        self.proof = ProofBox(_LETTER)
        self.body.addWidget(self.proof)

    def fill(self, detail: LeaveDetail) -> None:
        self.day_edit.set_date(detail.lahir_pada)
        self.proof.put_back({})
        self.proof.scan = None
        self.proof.show_problem("")

    def submit(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.refuse([Problem("dates_missing", "lahir_pada")])
        elif self.detail is not None:
            self.send(birth.report, self.detail.row.id, day, proof=self.proof.ask(), said="Kelahiran dicatat.")
