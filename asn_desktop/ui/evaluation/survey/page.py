"""Survei: service points at the left; at the right what the public said of the chosen one, and who served there.

An index judges a service. No number of this page becomes anybody's rating.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.report_table import ReportTable
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import reports
from asn_desktop.services.survey import chart, overview
from asn_desktop.services.survey.law import SurveyLaw
from asn_desktop.services.survey.overview import PointState
from asn_desktop.services.survey.surveys import SurveyRow
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.survey.card_view import CardView
from asn_desktop.ui.evaluation.survey.entry_view import EntryView
from asn_desktop.ui.evaluation.survey.import_view import ImportView
from asn_desktop.ui.evaluation.survey.points_list import PointsList
from asn_desktop.ui.evaluation.survey.results_view import ResultsView
from asn_desktop.ui.evaluation.survey.served_view import ServedView
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.words import button, label

_LIST_WIDTH, _LEAST = 344, 240  # pixels
_MINE = {"service_points", "service_duties", "surveys"}


class SurveyPage(QWidget):
    """`start(year, unit)` as every page of the tab; `said` after a deed."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._where: tuple[int, uuid.UUID | None] | None = None
        self.state: PointState | None = None
        self.list = PointsList(desk)
        self.results, self.entry = ResultsView(desk), EntryView(desk)
        self.bringing, self.served, self.card = ImportView(desk), ServedView(desk), CardView(desk)
        parts = [("hasil", "Hasil", self.results), ("isi", "Isi hasil", self.entry),
                 ("impor", "Impor berkas", self.bringing), ("petugas", "Petugas", self.served),
                 ("kartu", "Kartu umpan balik", self.card)]  # fmt: skip
        if not may(desk.actor.role, Deed.ENTER):
            parts = [one for one in parts if one[0] not in ("isi", "impor")]
        self.views = {key: view for key, _, view in parts}
        self.parts = ChipRow([(key, words) for key, words, _ in parts])
        self.title = label("", "card_title", wrap=True)
        self.print_button = button("Cetak", "", "print")
        menu = QMenu(self.print_button)
        menu.addAction("Daftar IKM…").triggered.connect(self.print_list)
        menu.addAction("Grafik titik ini…").triggered.connect(lambda: self.print_chart(alone=True))
        menu.addAction("Grafik semua titik…").triggered.connect(lambda: self.print_chart(alone=False))
        self.print_button.setMenu(menu)
        self.pages = QStackedWidget()
        for view in self.views.values():
            self.pages.addWidget(view)
        self._lay_out()
        self._connect()

    def start(self, year: int, unit_id: uuid.UUID | None) -> None:
        """The service points of a unit and below, with their surveys up to the end of a year."""
        self._where = (year, unit_id)
        self.desk.read(self, overview.form, self.desk.today(), done=self._show_form, replaces="unsur")
        self.desk.read(self, overview.points_of, year, unit_id, done=self._show, replaces="titik")

    def show_part(self, key: str) -> None:
        """hasil, isi, impor, petugas or kartu."""
        self.parts.choose(key)
        self.pages.setCurrentWidget(self.views[key])

    def print_list(self) -> None:
        """The list of indexes of the year, as it is printed."""
        if self._where is None:
            return
        year, unit_id = self._where

        def draw(table: ReportTable) -> None:
            self.desk.call(self, reports.pdf, table, now=self.desk.now(), title="Menyusun daftar IKM",
                           done=lambda data: self._show_paper("Daftar IKM", data, "ikm.pdf"))  # fmt: skip

        self.desk.read(self, reports.build, "ikm", on=dt.date(year, 12, 31), unit_id=unit_id, today=self.desk.today(),
                       done=draw, replaces="cetak")  # fmt: skip

    def print_chart(self, *, alone: bool) -> None:
        """The charts of the chosen point, or of all points."""
        if self._where is None or self.state is None:
            return
        year, unit_id = self._where
        point_id = self.state.point.id if alone else None
        self.desk.read(self, chart.page, year, unit_id=unit_id, point_id=point_id, today=self.desk.today(),
                       now=self.desk.now(), replaces="cetak",
                       done=lambda data: self._show_paper("Grafik IKM", data, "grafik-ikm.pdf"))  # fmt: skip

    def _show_paper(self, title: str, data: bytes, name: str) -> None:
        self.paper = PaperBox(self.desk, title, data, name, self)
        self.paper.said.connect(self.said)
        self.paper.open()

    def _show_form(self, law: SurveyLaw) -> None:
        self.entry.show_form(law.elements, law.sizes)
        self.bringing.show_elements(law.elements)

    def _show(self, states: Sequence[PointState]) -> None:
        self.list.show_points(states, self._where[1] if self._where else None)

    def _chose(self, state: PointState | None) -> None:
        self.state = state
        self.right.setVisible(state is not None)
        if state is None:
            return
        self.title.setText(state.point.nama)
        for view in (self.entry, self.bringing, self.served):
            view.show_point(state.point)
        self.results.show_surveys(state.surveys)
        if state.latest is None:
            self.card.show_survey(None)

    def _correct(self, row: SurveyRow | None) -> None:
        if row is not None:
            self.show_part("isi")
            self.entry.correct(row)

    def _kept(self, row: SurveyRow) -> None:
        self.said.emit(f"Survei {row.titik} tersimpan: {row.teks}")
        self.show_part("hasil")

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _MINE and self._where is not None:
            self.start(*self._where)

    def _connect(self) -> None:
        self.parts.chosen.connect(lambda keys: self.show_part(keys[0]))
        self.list.chosen.connect(self._chose)
        self.results.correct.connect(self._correct)
        self.results.entry_wanted.connect(lambda: self.show_part("isi"))
        self.results.chosen.connect(lambda row: self.card.show_survey(row.id if row is not None else None))
        for view in (self.entry, self.bringing):
            view.kept.connect(self._kept)
        for one in (self.list, self.results, self.served):
            one.said.connect(self.said)
        self.desk.changed.connect(self._changed)

    def _lay_out(self) -> None:
        self.list.setMinimumSize(_LEAST, _LEAST)
        self.list.setMaximumWidth(_LIST_WIDTH)
        self.right = QWidget()
        inner = QVBoxLayout(self.right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.parts, 3)
        head.addWidget(self.print_button)
        inner.addLayout(head)
        inner.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GAP)
        row.addWidget(self.list, 2)
        row.addWidget(self.right, 5)
