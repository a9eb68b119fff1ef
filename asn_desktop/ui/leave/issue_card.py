"""How the Surat Izin gets its number: the office's own agenda, typed in, or left blank for later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.leave.papers import IssueAsk
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.leave_kinds import kind_name

_MODES = (
    Choice("agenda", "Nomor dari agenda kantor", "Diambil bersama suratnya; tidak pernah dipakai dua kali."),
    Choice("diketik", "Nomor diketik", "Agenda dipegang sekretariat atau SRIKANDI; nomornya sudah ada."),
    Choice("kosong", "Nomor menyusul", "Dicetak dengan tempat kosong; dilengkapi kemudian di tab Surat."),
)


class IssueCard(Card):
    """`read(request_id)` is the ask; `refuse` puts sentences beside the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Surat izin", parent)
        self.changes = False  # the paper is the letter of a change, not a permit
        self.cards = ChoiceCards(_MODES)
        self.cards.chosen.connect(lambda key: self.number_box.setVisible(key == "diketik"))
        self.number_edit = QLineEdit()
        self.number_box = FieldBox("Nomor surat", self.number_edit, hint="Lengkap, seperti tertulis di agenda.")
        self.number_box.hide()
        self.about = label("", "quiet", wrap=True)
        self.body.addWidget(self.about)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.number_box)
        self.body.addStretch(1)

    def show_paper(self, kind: str, *, changes: bool) -> None:
        """Which paper is next: the permit with its form, or the letter that changes the permit already given."""
        self.changes = changes
        paper = "Surat perubahan izin" if changes else "Surat izin"
        self.title.setText(f"{paper} {kind_name(kind)[:1].lower()}{kind_name(kind)[1:]}")
        self.about.setText("Izinnya sudah diubah. Surat perubahan menggantikan surat izin yang lama." if changes else
                           "Cuti sudah diputuskan. Surat izin dan formulirnya dibuat sekaligus.")  # fmt: skip

    def start(self, mode: str) -> None:
        """Begin with the unit's own way."""
        self.number_edit.clear()
        self.number_box.clear()
        self.cards.choose(mode)
        self.number_box.setVisible(mode == "diketik")

    def read(self, request_id: object) -> IssueAsk:
        """What is to be issued."""
        mode = self.cards.key()
        number = self.number_edit.text().strip() or None
        return IssueAsk(request_id, mode, number if mode == "diketik" else None)

    def refuse(self, problems: Sequence[Problem]) -> str:
        """Show what concerns the number here; answers the rest as text."""
        here = [p for p in problems if p.field == "nomor"]
        if here and self.number_box.isVisibleTo(self):
            self.number_box.show_problem(sentence(here[0]))
        return " ".join(sentence(p) for p in problems)
