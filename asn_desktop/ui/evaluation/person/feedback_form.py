"""A new piece of feedback: from whom, on what, in which words; half-typed words are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.words import Giver, Rating
from asn_desktop.services.evaluation import feedback
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.evaluation.person.evidence_field import EvidenceField
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label

_GIVERS = {Giver.PIMPINAN: "Pejabat penilai (pimpinan)", Giver.REKAN: "Rekan kerja", Giver.BAWAHAN: "Bawahan",
           Giver.MASYARAKAT: "Masyarakat", Giver.PIHAK_LAIN: "Pihak lain"}  # fmt: skip


class FeedbackForm(Card):
    """`said` after keeping it. The period is the one chosen above the form."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Beri umpan balik", parent)
        self.desk = desk
        self._skp: Any = None
        self._periode = ""
        self.giver_combo, self.about_combo, self.kind_combo, self.sign_combo = (QComboBox() for _ in range(4))
        for giver, words in _GIVERS.items():
            self.giver_combo.addItem(words, giver)
        for key, words in (("keluhan", "Keluhan"), ("pujian", "Pujian")):
            self.kind_combo.addItem(words, key)
        self.sign_combo.addItem("Tanpa petunjuk", None)
        for rating in Rating:
            self.sign_combo.addItem(rating.label, rating)
        self.about_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.name_edit, self.proof_edit, self.day_edit = QLineEdit(), QLineEdit(), DateField()
        self.text_edit, self.file = QPlainTextEdit(), EvidenceField()
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setFixedHeight(84)
        self.boxes = self._fields()
        self.banner, self.draft_banner = Banner("error"), Banner("neutral")
        self.save_button = button("Simpan umpan balik", "primary", "check", tip="Ctrl+S", key="Ctrl+S")
        self.drafts = DraftKeeper(desk, "umpan-balik", self.values, self.load, self)
        self._lay_out()
        self._connect()

    def show_skp(self, skp: Any, values: Sequence[Any], periode: str) -> None:
        """For this SKP and period; what is half typed stays while they are the same."""
        same = self._skp is not None and self._skp.row.id == skp.row.id and self._periode == periode
        chosen = self.about_combo.currentData()
        self._skp, self._periode = skp, periode
        self.about_combo.clear()
        self.about_combo.addItem("Keseluruhan", "")
        for row in skp.results:
            self.about_combo.addItem(f"Hasil kerja: {row.rencana}", f"h:{row.id}")
        for one in values:
            self.about_combo.addItem(f"Perilaku: {one.nilai}", f"n:{one.nomor}")
        self.about_combo.setCurrentIndex(max(self.about_combo.findData(chosen), 0) if same else 0)
        self.name_edit.setPlaceholderText(skp.row.penilai.nama if self.giver() is Giver.PIMPINAN else "")
        if not same:
            self.drafts.set_key(f"umpan-balik:{skp.row.id}:{periode}")
            self._empty()
            self.drafts.offer(self.draft_banner)

    def giver(self) -> Giver:
        """Who gives it."""
        return Giver(self.giver_combo.currentData())

    def values(self) -> dict[str, Any]:
        """What is typed, as a draft keeps it."""
        sign = self.sign_combo.currentData()
        return {"peran": self.giver().value, "pemberi": self.name_edit.text(), "sifat": self.kind_combo.currentData(),
                "tentang": self.about_combo.currentData() or "", "isi": self.text_edit.toPlainText(),
                "bukti": self.proof_edit.text(), "indikasi": Rating(sign).value if sign else ""}  # fmt: skip

    def load(self, values: Mapping[str, Any]) -> None:
        """Show these values."""
        self.giver_combo.setCurrentIndex(max(self.giver_combo.findData(Giver(values.get("peran") or "PIMPINAN")), 0))
        self.about_combo.setCurrentIndex(max(self.about_combo.findData(values.get("tentang") or ""), 0))
        self.kind_combo.setCurrentIndex(max(self.kind_combo.findData(values.get("sifat")), 0))
        sign = Rating(values["indikasi"]) if values.get("indikasi") else None
        self.sign_combo.setCurrentIndex(max(self.sign_combo.findData(sign), 0))
        self.name_edit.setText(values.get("pemberi") or "")
        self.text_edit.setPlainText(values.get("isi") or "")
        self.proof_edit.setText(values.get("bukti") or "")

    def save(self) -> None:
        """Keep it, or show what is wrong."""
        if self.day_edit.date() is None:
            self.boxes["tanggal"].show_problem("Tanggal belum diisi. Ketik misalnya 24 Nov 2026.")
            return
        self.save_button.setEnabled(False)
        self.file.read(self.desk, self._send, self.refuse)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Every sentence beside its field."""
        self.save_button.setEnabled(True)
        self._clean()
        loose = put_beside(problems, self.boxes, self)
        self.banner.say("error", "Umpan balik belum dapat disimpan", " ".join(loose))
        self.banner.setVisible(bool(loose))
        wrong = next((box for box in self.boxes.values() if box.problem()), None)
        if wrong is not None and wrong.editor is not None:
            wrong.editor.setFocus()

    def _send(self, data: bytes | None, name: str | None) -> None:
        sign = self.sign_combo.currentData()
        about, citizen = self.about_combo.currentData() or "", self.giver() is Giver.MASYARAKAT
        result = next((r.id for r in self._skp.results if about == f"h:{r.id}"), None)
        ask = FeedbackAsk(
            self._skp.row.id, self._periode, self.day_edit.date(), self.giver(), self.text_edit.toPlainText(),
            None if citizen else self.name_edit.text() or None, result,
            int(about[2:]) if about.startswith("n:") else None, Rating(sign) if sign else None,
            self.kind_combo.currentData() if citizen else None, self.proof_edit.text() or None, data, name,
        )  # fmt: skip
        self.desk.write(self, feedback.give, ask, today=self.desk.today(), done=self._saved, failed=self.refuse,
                        troubled=self._troubled, reason="umpan balik")  # fmt: skip

    def _saved(self, row: Any) -> None:
        self.save_button.setEnabled(True)
        self._empty()
        self.drafts.forget()
        waits = " Umpan balik masyarakat dipakai sesudah diverifikasi orang lain." if row.menunggu else ""
        self.said.emit(f"Umpan balik tersimpan.{waits}")

    def _troubled(self, trouble: Any) -> None:
        self.save_button.setEnabled(True)
        self.desk.trouble.emit(trouble)

    def _empty(self) -> None:
        self.load({})
        self.file.take(None)
        self.day_edit.set_date(self.desk.today())
        self._clean()
        QTimer.singleShot(0, self, self.drafts.settle)

    def _clean(self) -> None:
        self.banner.hide()
        for box in self.boxes.values():
            box.clear()

    def _show_giver(self) -> None:
        citizen, leader = self.giver() is Giver.MASYARAKAT, self.giver() is Giver.PIMPINAN
        self.boxes["pemberi"].setVisible(not citizen)
        self.boxes["sifat"].setVisible(citizen)
        self.citizen_note.setVisible(citizen)
        self.name_edit.setPlaceholderText(self._skp.row.penilai.nama if leader and self._skp else "")

    def _fields(self) -> dict[str, FieldBox]:
        return {
            "peran": FieldBox("&Dari", self.giver_combo), "pemberi": FieldBox("&Nama pemberi", self.name_edit),
            "sifat": FieldBox("&Sifat", self.kind_combo), "nilai": FieldBox("&Tentang", self.about_combo),
            "isi": FieldBox("&Isi umpan balik", self.text_edit, required=True),
            "tanggal": FieldBox("Tan&ggal", self.day_edit, required=True),
            "indikasi": FieldBox("&Petunjuk", self.sign_combo, "Tidak pernah dijadikan nilai oleh program."),
            "bukti": FieldBox("&Bukti", self.proof_edit), "berkas": FieldBox("Ber&kas", self.file),
        }  # fmt: skip

    def _connect(self) -> None:
        self.drafts.watch(self)
        self.giver_combo.currentIndexChanged.connect(lambda _at: self._show_giver())
        self.save_button.clicked.connect(self.save)
        self._show_giver()

    def _lay_out(self) -> None:
        self.head.addWidget(self.save_button)
        self.citizen_note = label("Nama, nomor telepon dan alamat warga tidak ditulis dan tidak disimpan.", "second",
                                  wrap=True)  # fmt: skip
        for one in (self.banner, self.draft_banner):
            one.hide()
            self.body.addWidget(one)
        self.body.addLayout(side_by_side(self.boxes["peran"], self.boxes["pemberi"], self.boxes["sifat"]))
        self.body.addWidget(self.citizen_note)
        self.body.addWidget(self.boxes["nilai"])
        self.body.addWidget(self.boxes["isi"])
        self.body.addLayout(side_by_side(self.boxes["tanggal"], self.boxes["indikasi"]))
        self.body.addLayout(side_by_side(self.boxes["bukti"], self.boxes["berkas"]))
        self.body.addStretch(1)
