"""Kartu: the feedback card of a survey before anybody is asked, and everybody whose appraiser gets it."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.services.survey import overview
from asn_desktop.services.survey.overview import CardPreview
from asn_desktop.ui.evaluation.survey.card_face import CardFace
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import label

_ABOUT = (
    "Kartu yang sama ditunjukkan kepada penilai setiap pegawai di bawah ini. Angkanya tidak dibagi menurut orang, dan "
    "penilai menulis sendiri apakah mempertimbangkannya."
)


class CardView(QWidget):
    """`show_survey` asks for a card; without a survey there is none."""

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.face = CardFace()
        self.people = label("", "", wrap=True)
        self.count = label("", "row_title", wrap=True)
        self.none = EmptyState("info", "Belum ada survei", "Isi atau impor hasil survei titik layanan ini dahulu.")
        self.shown = Card("Kartu umpan balik layanan")
        self.shown.body.addWidget(label(_ABOUT, "quiet", wrap=True))
        self.shown.body.addWidget(self.face)
        self.shown.body.addWidget(self.count)
        self.shown.body.addWidget(self.people)
        self.shown.body.addStretch(1)
        self.page = ScrollPage(margins=(0, 0, 0, 0))
        row = QHBoxLayout()
        row.addWidget(self.shown)
        self.page.box.addLayout(row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        box.addWidget(self.none)
        self.show_survey(None)

    def show_survey(self, survey_id: uuid.UUID | None) -> None:
        """Ask for the card of a survey."""
        self.page.setVisible(survey_id is not None)
        self.none.setVisible(survey_id is None)
        if survey_id is not None:
            self.desk.read(self, overview.card_of, survey_id, done=self._show, replaces="kartu")

    def _show(self, found: CardPreview) -> None:
        self.face.show_card(found.survey, found.teks)
        if found.people:
            self.count.setText(f"{thousands(len(found.people))} pegawai melayani di sini paling sedikit setengah masa "
                               "survei")  # fmt: skip
            self.people.setText("\n".join(one.nama for one in found.people))
        else:
            self.count.setText("Belum ada petugas yang tercatat melayani paling sedikit setengah masa survei")
            self.people.setText("Catat petugasnya pada bagian Petugas.")
