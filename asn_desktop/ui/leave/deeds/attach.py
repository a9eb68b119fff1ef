"""A document that followed later, put into the folder of a request in any state."""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.proofs import PROOFS
from asn_desktop.rules.leave.wish import ProofNeed
from asn_desktop.services.leave import proofs
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.proof_box import ProofBox


class AttachBox(DeedCard):
    """Papers often follow: nothing about the request changes but its folder."""

    key, heading, verb = "bukti", "Tambah bukti", "Simpan bukti"
    about = "Surat atau keterangan yang menyusul."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """In every state: papers may still be missing when all is over."""
        return True

    def build(self) -> None:
        self.proof = ProofBox(ProofNeed(PROOFS, True, "disimpan bersama permintaan ini"), "Dokumen")
        self.body.addWidget(self.proof)

    def fill(self, detail: LeaveDetail) -> None:
        self.proof.put_back({})
        self.proof.scan = None
        self.proof.show_problem("")

    def submit(self) -> None:
        given = self.proof.ask()
        if given is None:
            self.refuse([Problem("proof_empty", "bukti")])
        elif self.detail is not None:
            self.send(proofs.attach, self.detail.row.id, given, said="Bukti disimpan.")
