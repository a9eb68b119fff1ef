"""The service points of a unit: the latest index with its band, and what changed since the one before."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.survey.index import comma
from asn_desktop.rules.words import thousands
from asn_desktop.services.survey import points
from asn_desktop.services.survey.overview import PointState
from asn_desktop.services.survey.points import PointRow
from asn_desktop.ui.evaluation.survey import words
from asn_desktop.ui.evaluation.survey.point_box import PointBox
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.sentences.survey import GRADES
from asn_desktop.ui.table import Column, DataTable, TableModel
from asn_desktop.ui.void_box import VoidBox


def _grade(state: PointState) -> tuple[str, str, str] | None:
    row = state.latest
    return (f"Mutu {row.mutu}", GRADES.get(row.mutu, "neutral"), "") if row else None


def _index(state: PointState) -> str:
    return comma(state.latest.ikm) if state.latest else "–"


def _change(state: PointState) -> str:
    row = state.latest
    if row is None:
        return "belum ada"
    return words.change(state.change) or f"n {thousands(row.responden)}"


COLUMNS = (
    Column("Titik layanan", lambda s: s.point.nama, second=lambda s: s.point.unit, width=0, strong=True),
    Column("IKM", _index, second=_change, width=90, key=lambda s: s.latest.ikm if s.latest else None),
    Column("", badge=_grade, width=92, key=lambda s: s.latest.ikm if s.latest else None),
)


class PointsList(QWidget):
    """`chosen` gives a `PointState` or None, `said` after a deed."""

    chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._unit_id: uuid.UUID | None = None
        self._enters = may(desk.actor.role, Deed.ENTER)
        self.model = TableModel(COLUMNS, identity=lambda s: s.point.id)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Titik layanan")
        self.nothing = EmptyState("inbox", "Belum ada titik layanan", "Loket atau layanan yang dipakai masyarakat.",
                                  "Titik layanan baru…" if self._enters else "")  # fmt: skip
        self.new_button = button("Titik baru…", "", "plus")
        self.change_button = button("Ubah…", "text")
        self.void_button = button("Tutup…", "text")
        self.list = ListFrame(self.table, self.nothing)
        for one in (self.new_button, self.change_button, self.void_button):
            self.list.foot.addWidget(one)
        self.list.foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list)
        self.table.row_chosen.connect(self._chose)
        self.nothing.pressed.connect(self.add)
        self.new_button.clicked.connect(self.add)
        self.change_button.clicked.connect(self._change)
        self.void_button.clicked.connect(self._void)

    def show_points(self, states: Sequence[PointState], unit_id: uuid.UUID | None) -> None:
        """These points; the one chosen before stays chosen."""
        self._unit_id = unit_id
        self.model.set_rows(states)
        self.list.turn(self.table if states else self.nothing)
        if self.table.current_row() is None and states:
            self.table.selectRow(0)
        self._chose(self.table.current_row())

    def add(self) -> None:
        """Ask for a new service point."""
        self.box = PointBox(self.desk, self._unit_id, parent=self)
        self.box.kept.connect(self._kept)
        self.box.open()

    def _chose(self, state: PointState | None) -> None:
        for one in (self.change_button, self.void_button):
            one.setVisible(self._enters and state is not None)
        self.new_button.setVisible(self._enters)
        self.chosen.emit(state)

    def _change(self) -> None:
        state = self.table.current_row()
        if state is not None:
            self.box = PointBox(self.desk, self._unit_id, state.point, self)
            self.box.kept.connect(self._kept)
            self.box.open()

    def _void(self) -> None:
        state = self.table.current_row()
        if state is not None:
            told = "Titik ini tidak lagi ditawarkan; surveinya tetap ada."
            self.void_box = VoidBox(self.desk, f"Tutup {state.point.nama}", told, points.void, state.point.id, self)
            self.void_box.voided.connect(lambda row: self.said.emit(f"{row.nama} ditutup"))
            self.void_box.open()

    def _kept(self, row: PointRow) -> None:
        self.said.emit(f"{row.nama} tersimpan")
