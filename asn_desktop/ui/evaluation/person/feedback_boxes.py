"""Dialogs on feedback: somebody other than the appraiser verifies a citizen's word; the employee replies."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.services.evaluation import feedback
from asn_desktop.services.evaluation.feedback import FeedbackRow, Verifier
from asn_desktop.ui.evaluation.person.skp_boxes import DeedBox
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.person_field import PersonField

_WORDS = (
    Choice("benar", "Benar", "Boleh dipakai penilai sebagai bahan, bersama tanggapan pegawai."),
    Choice("tidak", "Tidak benar", "Tetap tercatat, tidak dipakai sebagai bukti."),
)


class VerifyBox(DeedBox):
    """Who looked into it, whether it is true, how that was found."""

    def __init__(self, desk: Any, row: FeedbackRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"Verifikasi {row.sifat or 'keterangan'} masyarakat", "Simpan verifikasi", parent)
        self.row = row
        self.person = PersonField()
        self.person.use(desk)
        self.cards = ChoiceCards(_WORDS)
        self.note_edit, self.day_edit = QPlainTextEdit(), DateField()
        self.note_edit.setFixedHeight(72)
        self.note_edit.setTabChangesFocus(True)
        self.day_edit.set_date(desk.today())
        self.boxes = {
            "verifikator": FieldBox("&Diverifikasi oleh", self.person, "Bukan pejabat penilai dan bukan pegawai ini.",
                                    required=True),
            "catatan": FieldBox("&Cara dan hasil pemeriksaan", self.note_edit, required=True),
            "tanggal": FieldBox("&Tanggal", self.day_edit, required=True),
        }  # fmt: skip
        self.body.addWidget(label(row.isi, wrap=True))
        self.body.addLayout(side_by_side(self.boxes["verifikator"], self.boxes["tanggal"]))
        self.body.addWidget(self.cards)
        self.body.addWidget(self.boxes["catatan"])
        self.person.setFocus()

    def send(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.boxes["tanggal"].show_problem("Tanggal belum diisi. Ketik misalnya 24 Nov 2026.")
            return
        self.write(feedback.verify, self.row.id, Verifier(self.person.person_id()), benar=self.cards.key() == "benar",
                   catatan=self.note_edit.toPlainText(), day=day, today=self.desk.today(),
                   reason="verifikasi umpan balik")  # fmt: skip


class ReplyBox(DeedBox):
    """What the employee says to it."""

    def __init__(self, desk: Any, row: FeedbackRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Tanggapan pegawai", "Simpan tanggapan", parent)
        self.row = row
        self.text_edit, self.day_edit = QLineEdit(row.tanggapan or ""), DateField()
        self.day_edit.set_date(desk.today())
        self.boxes = {"tanggapan": FieldBox("&Tanggapan", self.text_edit, required=True),
                      "tanggal": FieldBox("Tan&ggal", self.day_edit, required=True)}  # fmt: skip
        self.body.addWidget(label(row.isi, wrap=True))
        self.body.addWidget(self.boxes["tanggapan"])
        self.body.addWidget(self.boxes["tanggal"])
        self.text_edit.setFocus()

    def send(self) -> None:
        self.write(feedback.reply, self.row.id, self.text_edit.text(), day=self.day_edit.date() or self.desk.today(),
                   reason="tanggapan pegawai")  # fmt: skip
