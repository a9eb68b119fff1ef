"""Anomali: the office's own score, what is wrong or unlikely in the records kept, and the way to each field."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop import file_names
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import thousands
from asn_desktop.services import anomalies, anomalies_export, units
from asn_desktop.services.anomalies import Anomaly, Survey
from asn_desktop.ui import look
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.anomaly_list import AnomalyList
from asn_desktop.ui.employees.anomaly_score import ScoreCard
from asn_desktop.ui.employees.fields import place_of
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.anomaly_words import DIMENSIONS, SEVERITIES, what_and_todo, where

_NARROW = 1100  # below this the score folds into one line
_APART = frozenset(("leave_requests", "letters", "drafts", "users"))  # tables that no finding looks at


class Looked(NamedTuple):
    """A survey with the units one may narrow it by."""

    survey: Survey
    tree: list[units.UnitRow]


def look_at(session: Any, *, today: Any, unit_id: uuid.UUID | None, progress: Any = None) -> Looked:
    """The survey and the tree, in one reading."""
    return Looked(anomalies.survey(session, today=today, unit_id=unit_id, progress=progress), units.tree(session))


class AnomaliesPage(QWidget):
    """`left` back to the list; `repair_wanted(employee_id, table, row_id, field)`; `said(words)` for the toast."""

    left = Signal()
    said = Signal(str)
    repair_wanted = Signal(object, str, object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._task: Any = None
        self._stale = True
        self._build()
        desk.changed.connect(self._changed)

    def refresh(self) -> None:
        """Look at the records anew; what was narrowed by stays."""
        self._stale = False
        if self._task is not None:
            self._task.cancel()
        self.progress_panel.begin("Memeriksa data pegawai", "Bila dihentikan, tidak ada yang berubah.")
        self.again_button.setEnabled(False)
        self._task = self.desk.read(
            self, look_at, today=self.desk.today(), unit_id=self.unit_combo.currentData(), done=self._show,
            watch=self.progress_panel.step, replaces="anomali",
        )  # fmt: skip

    def refresh_if_changed(self) -> None:
        """Look anew only when records have changed since the last look."""
        if self._stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh_if_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.score.setVisible(not narrow)
        self.score_line.setVisible(narrow)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task, self._stale = None, True
        self.again_button.setEnabled(True)
        self.progress_panel.finish()

    def _changed(self, tables: frozenset[str]) -> None:
        self._stale = self._stale or bool(tables - _APART)
        if self._stale and self.isVisible():
            self.refresh()

    def _show(self, looked: Looked) -> None:
        self._task = None
        self.progress_panel.finish()
        self.again_button.setEnabled(True)
        self._fill_units(looked.tree)
        self.score.show_score(looked.survey.score)
        self.score_line.setText(ScoreCard.in_a_line(looked.survey.score))
        self.list.show_rows(looked.survey.findings)

    def _fill_units(self, tree: list[units.UnitRow]) -> None:
        kept = self.unit_combo.currentData()
        self.unit_combo.clear()
        self.unit_combo.addItem("Semua unit", None)
        for row in tree:
            self.unit_combo.addItem("    " * max(0, row.depth - 1) + row.nama, row.id)
        self.unit_combo.setCurrentIndex(place_of(self.unit_combo, kept))

    # deeds

    def _repair(self, one: Anomaly) -> None:
        f = one.finding
        self.repair_wanted.emit(f.employee_id, f.table, f.row_id, f.field)

    def _explain(self, one: Anomaly) -> None:
        self.explain_box = ExplainBox(one, self)
        self.explain_box.accepted.connect(
            lambda: self.desk.write(self, anomalies.explain, one.finding, self.explain_box.reason(),
                                    done=lambda _none: self.said.emit("Penjelasan tersimpan; tidak dihitung lagi."))
        )  # fmt: skip
        self.explain_box.open()

    def _withdraw(self, one: Anomaly) -> None:
        self.desk.write(self, anomalies.withdraw, one.finding,
                        done=lambda _none: self.said.emit("Penjelasan dibatalkan; temuan itu dihitung lagi."))

    def export(self, path: Path) -> None:
        """Write the findings shown, in the order shown, as a spreadsheet."""
        lines = [_line(one) for one in self.list.shown()]
        self.desk.read(self, anomalies_export.export, path, lines, done=lambda number: self.said.emit(
            f"{thousands(number)} temuan tersimpan di {path.name}."))  # fmt: skip

    def _ask_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Ekspor yang tampil", "anomali.xlsx", "Excel (*.xlsx)")
        if name:
            self.export(file_names.with_ending(Path(name), ".xlsx"))

    # build

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(margins=(16, 14, 16, 12))
        whole.addWidget(page)
        outer = page.box
        self._build_head(outer)
        self.progress_panel = ProgressPanel()
        self.progress_panel.stopped.connect(self._stop)
        self.progress_panel.hide()
        outer.addWidget(self.progress_panel)
        self.score_line = label("", "second", wrap=True)
        outer.addWidget(self.score_line)
        row = QHBoxLayout()
        row.setSpacing(look.GAP)
        self.score = ScoreCard()
        self.list = AnomalyList(may(self.desk.actor.role, Deed.ENTER))
        self.list.repair_wanted.connect(self._repair)
        self.list.explain_wanted.connect(self._explain)
        self.list.withdraw_wanted.connect(self._withdraw)
        row.addWidget(self.score)
        row.addWidget(self.list, 1)
        outer.addLayout(row, 1)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)

    def _build_head(self, outer: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        back = button("Pegawai", "text", "chevron_left")
        back.clicked.connect(self.left)
        self.unit_combo = QComboBox()
        self.unit_combo.setAccessibleName("Unit")
        self.unit_combo.addItem("Semua unit", None)
        self.unit_combo.setMinimumContentsLength(24)
        self.unit_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit_combo.activated.connect(lambda _index: self.refresh())
        self.again_button = button("Periksa ulang")
        self.again_button.clicked.connect(self.refresh)
        self.export_button = button("Ekspor…", tip="Ekspor yang tampil ke Excel")
        self.export_button.clicked.connect(self._ask_export)
        head.addWidget(back)
        head.addWidget(label("Anomali data", "title"))
        head.addStretch(1)
        for one in (self.unit_combo, self.again_button, self.export_button):
            head.addWidget(one)
        outer.addLayout(head)


class ExplainBox(Box):
    """Why an unusual value is right."""

    def __init__(self, one: Anomaly, parent: QWidget | None = None) -> None:
        super().__init__("Jelaskan temuan ini", "", parent)
        self.body.addWidget(label(f"{one.nama}: {sentence(one.finding.problem)}", wrap=True))
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("contoh: sesuai SK 823/12/2019, penyesuaian ijazah")
        hint = "Berlaku selama nilainya tetap; bila nilainya berubah, temuan dihitung lagi."
        self.body.addWidget(FieldBox("Mengapa nilai itu benar", self.edit, hint, required=True))
        self.add_button("Batal", closes=True)
        self.do_button = self.add_button("Simpan penjelasan", "primary")
        self.do_button.setEnabled(False)
        self.do_button.clicked.connect(self.accept)
        self.edit.textChanged.connect(lambda _text: self.do_button.setEnabled(bool(self.reason())))
        self.edit.setFocus()

    def reason(self) -> str:
        """What was typed."""
        return self.edit.text().strip()


def _line(one: Anomaly) -> anomalies_export.Line:
    what, todo = what_and_todo(one.finding.problem)
    f = one.finding
    return anomalies_export.Line(one.nama, one.nip, one.unit, SEVERITIES[f.severity], DIMENSIONS[f.dimension], what,
                                 where(f), todo, one.reason or "")  # fmt: skip
