"""The quick grid of a survey: a line for each element, how often 1, 2, 3 and 4 were answered, the average beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIntValidator, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.survey.answers import WORDS
from asn_desktop.rules.survey.elements import Element
from asn_desktop.rules.survey.index import Index, fixed
from asn_desktop.ui import look
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence

_CELL, _HIGH, _NAME = 54, 36, 190


class CountGrid(QWidget):
    """`changed` after every count; Enter goes on, a block copied from a spreadsheet spreads from the cell it meets."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.elements: tuple[Element, ...] = ()
        self.cells: dict[str, tuple[QLineEdit, ...]] = {}
        self.unused_checks: dict[str, QCheckBox] = {}
        self._told: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)

    def set_elements(self, elements: Sequence[Element]) -> None:
        """One line for each element; what was typed is gone."""
        self.elements = tuple(elements)
        empty(self._grid)
        self.cells, self.unused_checks, self._told = {}, {}, {}
        heads = ("Unsur, dan berapa orang menjawab", *(f"{n}" for n in range(1, 5)), "Rata-rata", "Tak dipakai")
        for column, words in enumerate(heads):
            head = label(words, "second")
            if 1 <= column <= 4:
                head.setToolTip(WORDS[column - 1])
                head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(head, 0, column)
        for line, one in enumerate(self.elements, 1):
            self._add_line(line, one)

    def counts(self) -> dict[str, Any]:
        """What is typed: four counts for each element that has any, text that is no number as it stands."""
        found: dict[str, Any] = {}
        for kode, cells in self.cells.items():
            texts = [cell.text().strip() for cell in cells]
            if any(texts):
                found[kode] = tuple(int(text) if text.isdigit() else text or 0 for text in texts)
        return found

    def unused(self) -> tuple[str, ...]:
        """Elements declared unused."""
        return tuple(kode for kode, check in self.unused_checks.items() if check.isChecked())

    def fill(self, counts: Mapping[str, Sequence[int]], unused: Iterable[str] = ()) -> None:
        """Show these counts, without a signal."""
        hidden = set(unused)
        for kode, cells in self.cells.items():
            row = counts.get(kode)
            for place, cell in enumerate(cells):
                cell.setText("" if row is None else str(row[place]))
            self.unused_checks[kode].setChecked(kode in hidden)
        self._fit()

    def show_index(self, index: Index | None, problems: Iterable[Problem] = ()) -> None:
        """The averages beside the counts, and what is wrong with a line instead."""
        told = {one.kode: fixed(one.nrr) for one in index.elements} if index else {}
        for kode, words in self._told.items():
            words.setText(told.get(kode, "–"))
            look.set_property(words, "tone", "")
            words.setToolTip("")
        for problem in problems:
            if problem.field in self._told:
                words = self._told[problem.field]
                words.setText("kosong" if problem.code == "E-IKM-02" else "periksa")
                look.set_property(words, "tone", "error")
                words.setToolTip(sentence(problem))
                words.setAccessibleDescription(sentence(problem))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter leads on, the arrows move between lines, a pasted block spreads over the cells."""
        if isinstance(watched, QLineEdit) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(watched, event.key())
                return True
            if event.matches(QKeySequence.StandardKey.Paste):
                return self._paste(watched, QGuiApplication.clipboard().text())
        return super().eventFilter(watched, event)

    def _add_line(self, line: int, one: Element) -> None:
        name = label(f"{one.nomor}  {one.nama}", "label", wrap=True)
        name.setMinimumWidth(_NAME)
        self._grid.addWidget(name, line, 0)
        cells = []
        for answer in range(1, 5):
            cell = QLineEdit()
            cell.setFixedSize(_CELL, _HIGH)
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
            cell.setValidator(QIntValidator(0, 99_999, cell))
            cell.setAccessibleName(f"{one.nama}, jawaban {answer}")
            cell.installEventFilter(self)
            cell.textEdited.connect(lambda _text: self.changed.emit())
            self._grid.addWidget(cell, line, answer)
            cells.append(cell)
        self.cells[one.kode] = tuple(cells)
        self._told[one.kode] = label("–", "strong")
        self._told[one.kode].setMinimumWidth(64)
        self._grid.addWidget(self._told[one.kode], line, 5)
        check = QCheckBox()
        check.setAccessibleName(f"{one.nama} tidak dipakai")
        check.toggled.connect(lambda _on: (self._fit(), self.changed.emit()))
        self.unused_checks[one.kode] = check
        self._grid.addWidget(check, line, 6, Qt.AlignmentFlag.AlignHCenter)

    def _fit(self) -> None:
        for kode, cells in self.cells.items():
            for cell in cells:
                cell.setEnabled(not self.unused_checks[kode].isChecked())

    def _place(self, cell: QLineEdit) -> tuple[int, int]:
        return next((line, row.index(cell)) for line, row in enumerate(self.cells.values()) if cell in row)

    def _move(self, cell: QLineEdit, key: int) -> None:
        line, column = self._place(cell)
        rows = list(self.cells.values())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            line, column = (line, column + 1) if column < 3 else (line + 1, 0)
        else:
            line += 1 if key == Qt.Key.Key_Down else -1
        if 0 <= line < len(rows):
            rows[line][column].setFocus(Qt.FocusReason.TabFocusReason)
            rows[line][column].selectAll()

    def _paste(self, cell: QLineEdit, text: str) -> bool:
        block = [row.split("\t") for row in text.rstrip("\r\n").splitlines()]
        if len(block) < 2 and all(len(row) < 2 for row in block):
            return False
        line, column = self._place(cell)
        rows = list(self.cells.values())
        for down, values in enumerate(block):
            for across, value in enumerate(values):
                if line + down < len(rows) and column + across < 4 and value.strip().isdigit():
                    rows[line + down][column + across].setText(value.strip())
        self.changed.emit()
        return True
