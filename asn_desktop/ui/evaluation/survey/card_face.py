"""The face of a feedback card: what the public said of a service point, the formula, and what it does not decide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.survey.card import CardText
from asn_desktop.services.survey.surveys import SurveyRow
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.survey import words
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, label, line
from asn_desktop.ui.sentences.survey import INDICATIONS, NOT_A_RATING, line_value, line_words


class CardFace(QFrame):
    """Shows one card; the same for everybody who served there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = label("", "row_title", wrap=True)
        self.about = label("", "second", wrap=True)
        self.badge = Badge("", "neutral")
        self.note = label(NOT_A_RATING, "strong", wrap=True)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.about)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(head, 1)
        top.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(5)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Glyph("info", look.ACCENT, 18), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.note, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 12)
        box.setSpacing(8)
        box.addLayout(top)
        box.addLayout(self._lines)
        box.addLayout(foot)

    def show_card(self, survey: SurveyRow, text: CardText) -> None:
        """This card."""
        self.title.setText(f"{survey.titik}, {survey.unit}")
        self.about.setText(f"Survei {words.period(survey.mulai, survey.sampai)} · {words.sample(survey)}")
        told, tone = INDICATIONS[text.indikasi]
        self.badge.show_state(told, tone)
        empty(self._lines)
        for one in text.lines:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(label(line_words(one), "label", wrap=True), 1)
            value = label(line_value(one), "strong")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(value)
            self._lines.addLayout(row)
            self._lines.addWidget(line())
        self.setAccessibleName(f"Kartu umpan balik {survey.titik}: {told}. {NOT_A_RATING}")
