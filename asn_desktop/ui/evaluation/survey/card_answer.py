"""One feedback card with what is said to it: considered or not, and why; the employee's reply."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.survey.card import Indication
from asn_desktop.rules.words import long_date
from asn_desktop.services.survey import cards
from asn_desktop.services.survey.cards import Card
from asn_desktop.ui.evaluation.survey.card_face import CardFace
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence

_REPLY_HINT = "Boleh kosong; pegawai melihat kartu yang sama."
_REASON_HINT = "Wajib, baik dipertimbangkan maupun tidak."


class CardAnswer(QWidget):
    """`kept` gives a sentence after a deed."""

    kept = Signal(str)

    def __init__(self, desk: Any, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.card = desk, card
        self.face = CardFace()
        self.face.show_card(card.survey, card.teks)
        self.void_banner = Banner("neutral", "Survei ini dibatalkan", card.survey.dibatalkan or "")
        self.yes, self.no = QRadioButton("&Dipertimbangkan"), QRadioButton("&Tidak dipertimbangkan")
        self._group = QButtonGroup(self)
        self.reason_edit, self.reply_edit = QPlainTextEdit(card.alasan or ""), QPlainTextEdit(card.tanggapan or "")
        for edit in (self.reason_edit, self.reply_edit):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(64)
        self.reason_box = FieldBox("&Alasan penilai", self.reason_edit, _REASON_HINT, required=True)
        self.reply_box = FieldBox("Tanggapan &pegawai", self.reply_edit, _REPLY_HINT)
        self.said = label("", "second", wrap=True)
        self.save_button = button("Simpan pernyataan penilai", "primary")
        self.reply_button = button("Simpan tanggapan")
        self._lay_out()
        self._show_state()
        self.save_button.clicked.connect(self.save)
        self.reply_button.clicked.connect(self.reply)

    def save(self) -> None:
        """Keep the appraiser's tick with its reason."""
        self.reason_box.clear()
        if self._group.checkedButton() is None:
            self.reason_box.show_problem(sentence(Problem("card_tick")))
            return
        self.desk.write(self, cards.consider, self.card.survey.id, self.card.skp_id, self.yes.isChecked(),
                        self.reason_edit.toPlainText(), today=self.desk.today(), done=self._considered,
                        failed=self._refused, reason="kartu umpan balik")  # fmt: skip

    def reply(self) -> None:
        """Keep the employee's reply."""
        self.desk.write(self, cards.reply, self.card.survey.id, self.card.skp_id, self.reply_edit.toPlainText(),
                        today=self.desk.today(), done=lambda _card: self.kept.emit("Tanggapan pegawai tersimpan"),
                        failed=self._refused, reason="tanggapan kartu")  # fmt: skip

    def _considered(self, card: Card) -> None:
        word = "dipertimbangkan" if card.dipertimbangkan else "tidak dipertimbangkan"
        self.kept.emit(f"Kartu {card.survey.titik}: {word}")

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.reason_box.show_problem(" ".join(sentence(one) for one in problems))

    def _show_state(self) -> None:
        card = self.card
        self.yes.setChecked(card.dipertimbangkan is True)
        self.no.setChecked(card.dipertimbangkan is False)
        told = [f"Dinyatakan {card.oleh}, {long_date(card.pada)}."] if card.pada else []
        if card.tanggapan_pada:
            told.append(f"Tanggapan pegawai {long_date(card.tanggapan_pada)}.")
        self.said.setText(" ".join(told))
        self.said.setVisible(bool(told))
        void = card.survey.dibatalkan is not None
        judges = may(self.desk.actor.role, Deed.VERIFY) and not void
        enters = may(self.desk.actor.role, Deed.ENTER) and not void
        asked = card.teks.indikasi is not Indication.KURANG_DATA
        self.void_banner.setVisible(void)
        self._tick.setVisible(asked)
        for one in (self.yes, self.no):
            one.setEnabled(judges)
        self.reason_edit.setReadOnly(not judges)
        self.reply_edit.setReadOnly(not enters)
        self.reason_box.setVisible(asked)
        self.save_button.setVisible(judges and asked)
        self.reply_button.setVisible(enters)

    def _lay_out(self) -> None:
        self._tick = QWidget()
        row = QHBoxLayout(self._tick)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for one in (self.yes, self.no):
            self._group.addButton(one)
            row.addWidget(one)
        row.addStretch(1)
        words = QHBoxLayout()
        words.setSpacing(12)
        for field, deed in ((self.reason_box, self.save_button), (self.reply_box, self.reply_button)):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(field)
            foot = QHBoxLayout()
            foot.addWidget(deed)
            foot.addStretch(1)
            column.addLayout(foot)
            column.addStretch(1)
            words.addLayout(column, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self.face, self.void_banner, self._tick):
            box.addWidget(part)
        box.addLayout(words)
        box.addWidget(self.said)
