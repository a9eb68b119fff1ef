"""The table of a head count: every figure leads to its people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from asn_desktop.rules.headcount_table import Table, TableRow
from asn_desktop.rules.words import thousands
from asn_desktop.services.headcount import Cell
from asn_desktop.ui import look
from asn_desktop.ui.reports.answer_cards import SHORT
from asn_desktop.ui.sentences.headcount import FIELD_WORDS, code_words, row_words
from asn_desktop.ui.table import Column, DataTable, TableModel

_ROOM, _FIRST = 520, 150  # pixels a table may take before it scrolls sideways, and what its words keep at least


@dataclass(frozen=True)
class Line:
    """A line of the screen: words, figures, their sum, and the row of the table it stands for (None: the totals)."""

    words: str
    figures: tuple[int, ...]
    total: int
    row: TableRow | None


class CrossSheet(DataTable):
    """`cell_chosen(Cell, words)` when a figure is clicked or Enter is pressed on it."""

    cell_chosen = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Tabel jumlah")
        self.lines: TableModel | None = None
        self._table: Table | None = None
        self._labels: Any = {}
        self.clicked.connect(self._choose)

    def show_table(self, table: Table, labels: Any) -> None:
        """Show a table instead of the former one."""
        self._table, self._labels = table, labels
        body = [Line(row_words(table, row, labels), row.sel, row.jumlah, row) for row in table.baris]
        body.append(Line("Jumlah", table.total, table.jumlah, None))
        model = TableModel(self._columns(table, body), identity=lambda line: line.words, parent=self)
        model.set_rows(body)
        former, self.lines = self.lines, model
        self.setModel(model)
        if former is not None:
            former.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _columns(self, table: Table, body: list[Line]) -> list[Column]:
        metrics = QFontMetricsF(look.font("body"))
        widest = max((metrics.horizontalAdvance(line.words) for line in body), default=80.0)
        last = max(_wide(line.total for line in body), 74)
        columns: list[Column] = []
        for at, code in enumerate(table.kolom):
            title = SHORT.get(code) or code_words(table.kelompok[1], code, self._labels)
            room = int(QFontMetricsF(look.font("second")).horizontalAdvance(title) + 22)
            least = _wide(line.figures[at] for line in body)
            columns.append(Column(title, lambda line, at=at: _figure(line.figures[at]), align="right",
                                  width=max(min(room, 170), least), tone=_tone))  # fmt: skip
        figures = sum(column.width for column in columns) + last
        first = min(int(widest) + 30, max(_FIRST, _ROOM - figures))  # words give way before a column is out of sight
        stretches = first + figures <= _ROOM
        head = Column(FIELD_WORDS[table.kelompok[0]], "words", width=0 if stretches else first, tone=_tone)
        sums = Column("Jumlah", lambda line: _figure(line.total), align="right", width=last, strong=True, tone=_tone)
        return [head, *columns, sums]

    def _choose(self, index: QModelIndex) -> None:
        if self._table is None or not index.isValid():
            return
        line: Line = index.data(TableModel.ROW)
        at = index.column() - 1
        column = self._table.kolom[at] if 0 <= at < len(self._table.kolom) else None
        row = line.row
        cell = Cell(row.kode if row else None, column, row.tersendiri if row else False)
        heading = code_words(self._table.kelompok[1], column, self._labels) if column is not None else ""
        self.cell_chosen.emit(cell, " · ".join(part for part in (line.words if row else "", heading) if part))


def _wide(numbers: Iterable[int]) -> int:
    """Room for the longest of the figures: a figure is never cut."""
    metrics = QFontMetricsF(look.font("strong"))
    return int(max((metrics.horizontalAdvance(_figure(number)) for number in numbers), default=0.0)) + 28


def _figure(number: int) -> str:
    return thousands(number) if number else "–"


def _tone(line: Line) -> str:
    if line.row is None:
        return "accent"
    return "quiet" if line.row.tersendiri else ""
