"""CLTN until its decree: the proposal to BKN, BKN's approval, the decree of the PPK, or a refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.leave.flow import Choice, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import cltn
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.deeds import Decision, LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.deeds.stroke import letter_first
from asn_desktop.ui.leave.official_fields import OfficialFields, ScanField
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox

_UNUSUAL = "Periksa yang ditandai di atas. Bila memang benar, tulis alasannya; riwayatnya dicatat dengan alasan ini."


def done(detail: LeaveDetail, event: str) -> bool:
    """Whether a step has been taken."""
    return any(step.peristiwa == event for step in detail.steps)


def deciding(detail: LeaveDetail) -> bool:
    """A CLTN that was considered and waits for BKN and the PPK."""
    return detail.row.jenis == Kind.CLTN and detail.row.keadaan is State.DIPERTIMBANGKAN


class PpkCard(DeedCard):
    """A deed of the PPK by letter: printed here, or made elsewhere with its number, day and scan."""

    plain = False
    signed = "surat yang ditandatangani"  # the paper whose scan is attached

    def build(self) -> None:
        self.official, self.day_edit = OfficialFields(), DateField()
        self.scan = ScanField(self.signed)
        self.number.ask_outside = True
        self.number.only("agenda", "diketik", "luar")
        self.more()
        self.boxes["pejabat"] = self.official.name_box
        self.body.addWidget(self.official)
        self.field("tanggal", "Tanggal surat", self.day_edit)
        self.boxes["berkas"] = FieldBox("", self.scan)
        self.body.addWidget(self.boxes["berkas"])
        self.reason_edit = QLineEdit()
        self.reason_box = FieldBox("Alasan dicatat demikian", self.reason_edit, _UNUSUAL)
        self.body.addWidget(self.reason_box)
        self._unusual: set[str] = set()  # findings that are kept only with a reason

    def more(self) -> None:
        """Fields that come before the official."""

    def fill(self, detail: LeaveDetail) -> None:
        self.official.start(self.decider())
        self.day_edit.set_date(self.desk.today())
        self.scan.clear()
        self._unusual = set()
        self.reason_edit.clear()
        self.reason_box.hide()

    def reasons(self) -> dict[str, str]:
        """Why what is unusual in the record is kept: code of the finding -> the clerk's reason."""
        text = self.reason_edit.text().strip()
        return dict.fromkeys(self._unusual, text) if text else {}

    def refuse(self, problems: Sequence[Problem]) -> None:
        """What is unusual asks for a reason; it is given once for all."""
        self._unusual |= {one.code for one in problems if one.severity is Severity.REASON}
        self.reason_box.setVisible(bool(self._unusual))
        super().refuse(problems)
        if problems and all(one.severity is Severity.REASON for one in problems):
            self.reason_edit.setFocus()

    def values(self) -> dict[str, Any]:
        """What the letter is given by hand."""
        return {"pejabat": self.official.read()}

    def given(self, number: str, day: dt.date) -> Any:
        """The deed's own value, with the number and day of its letter."""
        return cltn.Letter(self.official.read(), number, day, self.scan.data())

    def carry(self, deed: Any, said: str) -> None:
        """Letter and deed together, or the deed alone with the number of a letter made elsewhere."""
        day = self.day_edit.date()
        if self.detail is None or day is None:
            self.refuse([Problem("date_unreadable", "tanggal")])
            return
        wish = self.letter(**self.values())
        if wish is None:
            self.send(deed, self.detail.row.id, self.given(self.number.number() or "", day), said=said)
        else:
            self.send(letter_first, deed, self.detail.row.id, self.given, letter=wish, said=said)


class ProposeBox(PpkCard):
    """Usul persetujuan to BKN, after the superior's consideration (PP 11/2017 art. 334-337)."""

    key, heading, verb = "usul_bkn", "Usulkan kepada BKN", "Usulkan kepada BKN"
    about = "Surat usul PPK kepada Kepala BKN; CLTN hanya diberikan sesudah BKN menyetujui."
    wording = "usul_persetujuan_cltn"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Once, before the approval."""
        return deciding(detail) and not done(detail, "USUL_BKN") and not detail.bkn_nomor

    def submit(self) -> None:
        self.carry(cltn.propose, "CLTN diusulkan kepada BKN.")


class ApprovalBox(DeedCard):
    """BKN's written approval has come."""

    key, heading, verb = "setuju_bkn", "Catat persetujuan BKN", "Catat persetujuan"
    about = "Nomor dan tanggal surat BKN, dengan pindaiannya."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """While there is none."""
        return deciding(detail) and not detail.bkn_nomor

    def build(self) -> None:
        self.number_edit, self.day_edit = QLineEdit(), DateField()
        self.scan = ScanField("persetujuan BKN")
        self.field("nomor", "Nomor persetujuan", self.number_edit)
        self.field("tanggal", "Tanggal persetujuan", self.day_edit)
        self.boxes["berkas"] = FieldBox("", self.scan)
        self.body.addWidget(self.boxes["berkas"])

    def fill(self, detail: LeaveDetail) -> None:
        self.number_edit.clear()
        self.day_edit.set_date(None)
        self.scan.clear()

    def submit(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.refuse([Problem("dates_missing", "tanggal")])
        elif self.detail is not None:
            self.send(cltn.bkn_approved, self.detail.row.id, self.number_edit.text(), day, scan=self.scan.data(),
                      file_name=self.scan.name or None, said="Persetujuan BKN dicatat.")  # fmt: skip


class DecreeBox(PpkCard):
    """The decree: the leave is granted, the history written, the post ended."""

    key, heading, verb = "keputusan_cltn", "Keputusan CLTN", "Terbitkan keputusan CLTN"
    about = "Ditetapkan PPK sesudah persetujuan BKN. Jabatannya berakhir; riwayat CLTN ditulis."
    wording = "keputusan_cltn"
    signed = "formulir atau keputusan yang ditandatangani PPK"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """After BKN's approval."""
        return deciding(detail) and bool(detail.bkn_nomor)

    def wording_now(self) -> str:
        """An extension is decreed by a decree of its own."""
        return "keputusan_perpanjangan_cltn" if self.folder.terkait_id is not None else self.wording

    def given(self, number: str, day: dt.date) -> cltn.Decree:
        return cltn.Decree(self.official.read(), number, day, self.scan.data(), self.reasons())

    def submit(self) -> None:
        self.carry(cltn.decree, "Keputusan CLTN terbit.")


class RefuseBox(DeedCard):
    """CLTN is no right: the PPK may refuse it at any time before the decree."""

    key, heading, verb, kind = "tolak_cltn", "Tidak disetujui", "Catat penolakan", "danger"
    about = "CLTN bukan hak; PPK dapat menolaknya dengan alasan."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Before the decree."""
        return deciding(detail)

    def build(self) -> None:
        self.reason_edit, self.official = QLineEdit(), OfficialFields()
        self.scan = ScanField("formulir yang ditandatangani")
        self.field("alasan", "Alasan", self.reason_edit)
        self.boxes["pejabat"] = self.official.name_box
        self.body.addWidget(self.official)
        self.boxes["berkas"] = FieldBox("", self.scan)
        self.body.addWidget(self.boxes["berkas"])

    def fill(self, detail: LeaveDetail) -> None:
        self.reason_edit.clear()
        self.official.start(self.decider())
        self.scan.clear()

    def submit(self) -> None:
        if self.detail is not None:
            given = Decision(Choice.TIDAK_DISETUJUI, self.reason_edit.text(), official=self.official.read(),
                             scan=self.scan.data())  # fmt: skip
            self.send(leave.decide, self.detail.row.id, given, said="Penolakan dicatat.")
