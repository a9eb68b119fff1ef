"""Section Tahun berjalan: one period at a time: realisations with evidence, feedback, dialogues, the survey card."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.feedback import due
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.ui.evaluation.person.dialogue_card import DialogueCard
from asn_desktop.ui.evaluation.person.feedback_card import FeedbackListCard
from asn_desktop.ui.evaluation.person.feedback_form import FeedbackForm
from asn_desktop.ui.evaluation.person.period_words import short_period
from asn_desktop.ui.evaluation.person.realisation_card import RealisationCard
from asn_desktop.ui.evaluation.person.year_file import YearFile
from asn_desktop.ui.evaluation.survey.card import FeedbackCardBox
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState

_FOLDED = 960


class RunningSection(QWidget):
    """Shows a fixed SKP's year; a draft has none yet."""

    said = Signal(str)
    section_wanted = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.file: YearFile | None = None
        self.skp: Any = None
        self._enters = True
        self._codes: tuple[str, ...] = ()
        self.tools = QWidget()
        self.chips = ChipRow()
        self.realisations, self.feedback = RealisationCard(desk), FeedbackListCard(desk)
        self.form, self.dialogues = FeedbackForm(desk), DialogueCard(desk)
        self.survey = FeedbackCardBox(desk)
        told = "Realisasi, umpan balik dan dialog melekat pada hasil kerja yang sudah ditetapkan."
        self.nothing = EmptyState("clock", "Tahun berjalan dimulai sesudah SKP ditetapkan", told, "Ke SKP")
        self._lay_out()
        self.chips.chosen.connect(lambda _keys: self._show())
        self.nothing.pressed.connect(lambda: self.section_wanted.emit("skp"))
        for part in (self.realisations, self.feedback, self.form, self.dialogues, self.survey):
            part.said.connect(self.said)

    def show_file(self, file: YearFile, skp: Any, *, enters: bool) -> None:
        """Show the running year of an SKP, at the period that was open or the last one begun."""
        other = self.skp is None or skp is None or self.skp.row.id != skp.row.id
        self.file, self.skp, self._enters = file, skp, enters
        running = skp is not None and skp.row.keadaan != "draf"
        self.nothing.setVisible(not running)
        for part in self._parts:
            part.setVisible(running)
        if not running:
            return
        begun = due(file.codes, file.tahun, skp.row.mulai, skp.row.sampai, self.desk.today())
        codes = (*begun, periods.AKHIR) if skp.row.keadaan == "ditetapkan" else (*begun, periods.CLOSED)
        if other or codes != self._codes:
            kept = None if other else self.period()
            self._codes = codes
            self.chips.set_chips([(code, short_period(code)) for code in codes])
            self.chips.choose(kept if kept in codes else (begun[-1] if begun else codes[0]))
        self._show()
        if other:  # a reply that is half typed must not be read over
            self.survey.start(skp.row.id)

    def period(self) -> str:
        """Code of the period that shows."""
        return (self.chips.keys() or [self._codes[-1] if self._codes else periods.AKHIR])[0]

    def _show(self) -> None:
        file, skp, code = self.file, self.skp, self.period()
        self._mark()
        self.realisations.show_skp(skp, file.realisations.get(skp.row.id, ()), code, enters=self._enters)
        self.feedback.show_skp(file, skp, code, enters=self._enters)
        self.form.setVisible(self._enters)
        self.form.show_skp(skp, file.values, code)
        talks = [row for row in file.dialogues if row.skp_id == skp.row.id]
        self.dialogues.show_rows(skp.row.id, talks, enters=self._enters)

    def _mark(self) -> None:
        """Say at each period whether the appraiser's own feedback is there."""
        given = {row.periode for row in self.file.feedback if row.peran is Giver.PIMPINAN}
        for code in self._codes:
            lacking = code not in given and code not in (periods.AKHIR, periods.CLOSED)
            chip = self.chips.button(code)
            chip.setText(f"{short_period(code)}{' · belum ada umpan balik' if lacking else ''}")
            chip.setAccessibleName(chip.text())

    def resizeEvent(self, event: Any) -> None:
        """Beside each other while there is room."""
        wide = self.width() >= _FOLDED
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        self._pair = QHBoxLayout()
        self._pair.setSpacing(12)
        self._pair.addWidget(self.feedback, 6)
        self._pair.addWidget(self.form, 5)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.nothing)
        box.addWidget(self.chips)
        box.addWidget(self.realisations)
        box.addLayout(self._pair)
        box.addWidget(self.dialogues)
        voice = Card("Suara masyarakat tentang layanannya")
        voice.body.addWidget(self.survey)
        box.addWidget(voice)
        self._parts = (self.chips, self.realisations, self.feedback, self.form, self.dialogues, voice)
        box.addStretch(1)
