"""The feedback cards of an SKP: the card, the appraiser's tick with his reason, the employee's reply."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.services.survey import cards
from asn_desktop.services.survey.cards import Card
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.survey.card_answer import CardAnswer
from asn_desktop.ui.parts.card import Sheet
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import label

_NONE = "Tidak ada kartu umpan balik: pegawai ini tidak tercatat melayani masyarakat setengah masa survei atau lebih."

_CLOSED = "Kartu umpan balik seorang pegawai tidak ditampilkan untuk peran ini."


class FeedbackCardBox(Sheet):
    """`start(skp_id)` asks for the cards; `said` after a deed, `counted` gives how many cards still wait."""

    said = Signal(str)
    counted = Signal(int)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._skp_id: uuid.UUID | None = None
        self.answers: list[CardAnswer] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * look.GAP)

    def start(self, skp_id: uuid.UUID) -> None:
        """The cards of an SKP."""
        self._skp_id = skp_id
        if not may(self.desk.actor.role, Deed.READ_SENSITIVE):
            self._say(_CLOSED)
            return
        self.desk.read(self, cards.cards_of, skp_id, done=self._show, replaces="kartu")

    def _say(self, words: str) -> None:
        empty(self._box)
        self.answers = []
        self._box.addWidget(label(words, "quiet", wrap=True))
        self._box.addStretch(1)

    def _show(self, found: Sequence[Card]) -> None:
        if not found:
            self._say(_NONE)
            self.counted.emit(0)
            return
        empty(self._box)
        self.answers = []
        for card in found:
            made = CardAnswer(self.desk, card)
            made.kept.connect(self._kept)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
            self.answers.append(made)
            self._box.addWidget(made)
        self._box.addStretch(1)
        self.counted.emit(sum(card.terbuka for card in found))

    def _kept(self, words: str) -> None:
        self.said.emit(words)
        if self._skp_id is not None:
            self.start(self._skp_id)
