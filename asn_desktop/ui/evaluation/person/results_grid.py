"""The results of an SKP as a table that wraps: plan and whom it supports, indicators, targets; utama and tambahan."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.words import Approach, Form, ResultKind
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.sentences import sentence

_TITLES = {ResultKind.UTAMA: "Utama", ResultKind.TAMBAHAN: "Tambahan"}
_TOP = Qt.AlignmentFlag.AlignTop


class ResultsGrid(QWidget):
    """`opened` gives a result's id, `raised` that and its new place; `buttons` and `raisers` by result."""

    opened = Signal(object)
    raised = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[uuid.UUID, QPushButton] = {}
        self.raisers: dict[uuid.UUID, QPushButton] = {}
        self._lines: list[str] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)

    def show_skp(self, skp: Any, problems: Mapping[uuid.UUID, Sequence[Problem]], *, editable: bool) -> None:
        """Show the results of an SKP; `problems` stand under the result they are about."""
        empty(self._box)
        self.buttons, self.raisers, self._lines = {}, {}, []
        if not skp.results:
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        for column, stretch in enumerate((0, 6, 0, 5, 0, 0)):
            grid.setColumnStretch(column, stretch)
        figures = skp.row.pendekatan == Approach.KUANTITATIF
        aspek = figures and skp.row.bentuk == Form.JA_JF
        heads = ("", "Rencana hasil kerja", "Aspek" if aspek else "", "Indikator kinerja",
                 "Target" if figures else "Ukuran keberhasilan", "")  # fmt: skip
        for column, words in enumerate(heads):
            if words:
                grid.addWidget(label(words, "second"), 0, column)
        at = 1
        for kind in ResultKind:
            rows = [one for one in skp.results if one.jenis == kind]
            if rows:
                at = self._kind(grid, at, kind, rows, problems, editable, aspek)
        self._box.addWidget(holder)

    def text(self) -> str:
        """Everything shown, a line per result and indicator, for tests and copying."""
        return "\n".join(self._lines)

    def _kind(self, grid: QGridLayout, at: int, kind: ResultKind, rows: Sequence[Any],
              problems: Mapping[uuid.UUID, Sequence[Problem]], editable: bool, aspek: bool) -> int:  # fmt: skip
        grid.addWidget(line(), at, 0, 1, 6)
        grid.addWidget(label(_TITLES[kind], "strong", tone="accent"), at + 1, 0, 1, 2)
        at += 2
        for number, row in enumerate(rows, 1):
            at = self._result(grid, at, number, row, problems.get(row.id, ()), editable, aspek)
        return at

    def _result(self, grid: QGridLayout, at: int, number: int, row: Any, found: Sequence[Problem], editable: bool,
                aspek: bool) -> int:  # fmt: skip
        tall = max(len(row.indicators), 1)
        grid.addWidget(label(f"{number}."), at, 0, _TOP)
        grid.addLayout(self._plan(row, found), at, 1, tall, 1)
        for place, one in enumerate(row.indicators):
            if aspek:
                grid.addWidget(label(one.aspek or "–", "quiet"), at + place, 2, _TOP)
            grid.addWidget(label(one.indikator, wrap=True), at + place, 3, _TOP)
            target = label(one.target or "–", "strong", wrap=True)
            target.setMinimumWidth(120)
            grid.addWidget(target, at + place, 4, _TOP)
            self._lines.append(f"{row.rencana}\t{one.aspek or ''}\t{one.indikator}\t{one.target}")
        if not row.indicators:
            grid.addWidget(label("belum ada indikator", "quiet"), at, 3, _TOP)
            self._lines.append(row.rencana)
        if editable:
            change = button("Ubah", "link")
            change.setAccessibleName(f"Ubah hasil kerja: {row.rencana}")
            change.clicked.connect(lambda: self.opened.emit(row.id))
            self.buttons[row.id] = change
            grid.addLayout(self._deeds(number, row, change), at, 5, tall, 1)
        grid.addWidget(line(), at + tall, 1, 1, 5)
        return at + tall + 1

    def _deeds(self, number: int, row: Any, change: QPushButton) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(change)
        if number > 1:
            up = button("Naikkan", "link", tip="Menjadi satu baris lebih atas")
            up.setAccessibleName(f"Naikkan hasil kerja: {row.rencana}")
            up.clicked.connect(lambda: self.raised.emit(row.id, number - 1))
            box.addWidget(up)
            self.raisers[row.id] = up
        box.addStretch(1)
        return box

    def _plan(self, row: Any, found: Sequence[Problem]) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(1)
        box.addWidget(label(row.rencana, "label", wrap=True))
        for words in under(row):
            box.addWidget(label(words, "second", wrap=True))
        for words in dict.fromkeys(sentence(problem) for problem in found):
            box.addWidget(label(words, "problem", wrap=True))
            self._lines.append(words)
        box.addStretch(1)
        return box


def under(row: Any) -> list[str]:
    """What stands under a plan: whom it supports, its perspective, who assigned it, how many actions it has."""
    lines = []
    if row.intervensi:
        lines.append(f"Mendukung: {row.intervensi}")
    if row.perspektif:
        lines.append(f"Perspektif: {row.perspektif}")
    if row.penugasan_dari:
        number = f", {row.nomor_penugasan}" if row.nomor_penugasan else ""
        lines.append(f"Penugasan dari {row.penugasan_dari}{number}")
    if row.actions:
        lines.append(f"{len(row.actions)} rencana aksi")
    return lines
