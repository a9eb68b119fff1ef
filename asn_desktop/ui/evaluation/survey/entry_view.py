"""Isi hasil: a survey typed as counts; the index moves with every figure and is the service's, nobody's rating."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.survey import sample
from asn_desktop.rules.survey.elements import Element
from asn_desktop.rules.survey.index import Index
from asn_desktop.rules.words import thousands
from asn_desktop.services.survey import surveys
from asn_desktop.services.survey.points import PointRow
from asn_desktop.services.survey.surveys import SurveyAsk, SurveyRow
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.survey.count_grid import CountGrid
from asn_desktop.ui.evaluation.survey.index_card import SIDE, IndexCard
from asn_desktop.ui.evaluation.survey.period_fields import PeriodFields
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.sentences.survey import SAMPLE_SHORT

_ABOUT = "Blok dari Excel dapat ditempel. Angka survei menilai layanan, tidak pernah menjadi nilai pegawai."


class EntryView(QWidget):
    """`kept` gives the survey that was saved."""

    kept = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._point: PointRow | None = None
        self._survey_id: uuid.UUID | None = None
        self._sizes: sample.Sizes = {}
        self._pressed = False  # once saving was tried, elements that are still to be typed are marked too
        self.period = PeriodFields()
        self.grid = CountGrid()
        self.index = IndexCard("Indeks dari isian ini")
        self.bar = ActionBar()
        self.clear_button = self.bar.add("Kosongkan")
        self.save_button = self.bar.add("Simpan survei", "primary", "check", key="Ctrl+S")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._lay_out()
        self._timer.timeout.connect(self._look)
        self.period.changed.connect(self.period.clear)
        self.period.changed.connect(self._timer.start)
        self.grid.changed.connect(self._timer.start)
        self.clear_button.clicked.connect(self.clear)
        self.save_button.clicked.connect(self.save)

    def show_form(self, elements: Sequence[Element], sizes: sample.Sizes) -> None:
        """The lines of the grid, and how many answers so many users ask for."""
        self._sizes = sizes
        if tuple(elements) != self.grid.elements:
            self.grid.set_elements(elements)

    def show_point(self, point: PointRow) -> None:
        """The service point the survey is about; what was typed for another is dropped."""
        if self._point is None or self._point.id != point.id:
            self._point = point
            self.clear()
        self._point = point

    def correct(self, row: SurveyRow) -> None:
        """Change a survey that is kept."""
        self._survey_id = row.id
        self.period.show_values(row.mulai, row.sampai, row.responden, row.populasi)
        used = {one.kode for one in row.indeks.elements}
        self.grid.fill(row.jawaban, [one.kode for one in self.grid.elements if one.kode not in used])
        self.save_button.setText("Simpan perubahan")
        self.bar.say(f"Membetulkan survei {row.titik}.")
        self._look()

    def clear(self) -> None:
        """An empty form for a new survey."""
        self._survey_id, self._pressed = None, False
        self._timer.stop()
        self.period.show_values(None, None, None, None)
        self.grid.fill({})
        self.grid.show_index(None)
        self.index.show_index(None)
        self.save_button.setText("Simpan survei")
        self.bar.say(_ABOUT)

    def ask(self) -> SurveyAsk | None:
        """The form as filled in; None while the period or the point is missing."""
        days = self.period.days()
        if self._point is None or days is None:
            return None
        return SurveyAsk(self._point.id, *days, self.period.people(), self.grid.counts(), self.grid.unused(),
                         self.period.users())  # fmt: skip

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        self._pressed = True
        wish = self.ask()
        if wish is None:
            self.period.demand_days()
            self.bar.say("Masa survei belum lengkap.", "error")
            return
        if self._survey_id is None:
            self.desk.write(self, surveys.enter, wish, today=self.desk.today(), done=self._done, failed=self._refused,
                            reason="hasil survei")  # fmt: skip
        else:
            self.desk.write(self, surveys.change, self._survey_id, wish, today=self.desk.today(), done=self._done,
                            failed=self._refused, reason="pembetulan hasil survei")  # fmt: skip

    def _look(self) -> None:
        wish = self.ask()
        if wish is not None:
            self.desk.read(self, surveys.preview, wish, today=self.desk.today(), survey_id=self._survey_id,
                           done=self._show, replaces="hitung")  # fmt: skip

    def _show(self, found: tuple[Index | None, Sequence[Problem]]) -> None:
        index, problems = found
        seen = self.grid.cells if self._pressed else self.grid.counts()
        lines = [p for p in problems if p.field in seen]
        self.grid.show_index(index, lines)
        self.index.show_index(index, self._sample(), lines)

    def _sample(self) -> str:
        users, people = self.period.users(), self.period.people()
        if users is None:
            return ""
        need = sample.needed(users, self._sizes)
        short = sample.short(people, users, self._sizes)
        return (f"{SAMPLE_SHORT} {thousands(short)}: perlu {thousands(need)} dari {thousands(users)} pengguna"
                if short else f"Sampel cukup: perlu {thousands(need)} dari {thousands(users)} pengguna")  # fmt: skip

    def _done(self, row: SurveyRow) -> None:
        self.clear()
        self.kept.emit(row)

    def _refused(self, problems: Sequence[Problem]) -> None:
        lines = [p for p in problems if p.field in self.grid.cells]
        rest = self.period.refuse([p for p in problems if p not in lines])
        self.grid.show_index(None, lines)
        self.index.show_index(None, "", lines)
        self.bar.say(" ".join(rest) or "Belum disimpan. Perbaiki isian yang ditandai.", "error")

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.period)
        card.body.addWidget(self.grid)
        card.body.addStretch(1)
        page = ScrollPage(margins=(0, 0, 0, 0))
        row = QHBoxLayout()
        row.setSpacing(look.GAP)
        row.addWidget(card, 1)
        self.index.setFixedWidth(SIDE)
        row.addWidget(self.index)
        page.box.addLayout(row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(page, 1)
        box.addWidget(self.bar)

