"""The grid of late entries: a row per leave on paper, typed with names completed, or pasted from a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from asn_desktop.services import employees
from asn_desktop.ui import look
from asn_desktop.ui.leave.kind_field import ORDER, short

HEADS = ("NIP", "Jenis", "Mulai", "Sampai", "Nomor surat", "Tanggal surat", "Alasan", "Keterangan")
KEYS = ("nip", "jenis", "mulai", "sampai", "nomor", "tanggal", "alasan")
NIP, KIND, REMARK = 0, 1, 7
_WIDE = (204, 116, 106, 106, 170, 112, 140)
_NARROW = (204, 108, 104, 104, 150, 104, 110)
_FOLD = 1100
_SPARE = 12  # empty rows to begin with


class LateGrid(QTableWidget):
    """`touched` after every change, once typing rests; `rows()` are the lines that hold something."""

    touched = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(_SPARE, len(HEADS), parent)
        self._loading = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(120)
        self._rest.timeout.connect(self.touched)
        self.setHorizontalHeaderLabels(list(HEADS))
        self.setAccessibleName("Entri susulan")
        self.verticalHeader().setDefaultSectionSize(38)
        self.verticalHeader().setFixedWidth(36)
        self.setShowGrid(False)
        trigger = QAbstractItemView.EditTrigger  # not as soon as a cell is reached: Ctrl+V must find the grid
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        header = self.horizontalHeader()
        header.setFixedHeight(34)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._desk = desk
        self.setItemDelegate(_Cells(desk, self))
        self.itemChanged.connect(self._changed)
        self.clear_rows()

    def clear_rows(self) -> None:
        """Begin anew."""
        self._loading = True
        self.clearContents()
        self.setRowCount(_SPARE)
        for row in range(_SPARE):
            self._make(row)
        self._loading = False

    def rows(self) -> list[tuple[int, list[str]]]:
        """(place, texts) of every row that holds something."""
        found = []
        for at in range(self.rowCount()):
            texts = [self._text(at, column) for column in range(REMARK)]
            if any(texts):
                found.append((at, texts))
        return found

    def as_csv(self) -> bytes:
        """The rows as a list with headings, read like any other list."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(KEYS)
        writer.writerows(texts for _, texts in self.rows())
        return out.getvalue().encode()

    def remark(self, at: int, text: str, tone: str = "", whole: str = "") -> None:
        """Say something about a row, in short and in whole: tone error, warn, ok or "" (quiet)."""
        self._loading = True
        item = self.item(at, REMARK)
        item.setText(text)
        item.setToolTip(whole or text)
        item.setForeground(QColor(look.TONES[tone][0] if tone else look.TEXT2))
        for column in range(len(HEADS)):
            self.item(at, column).setBackground(QColor(look.ERROR_SOFT if tone == "error" else look.CARD))
        self._loading = False

    def whole_text(self, at: int) -> str:
        """Everything that is said about a row."""
        item = self.item(at, REMARK)
        return item.toolTip() if item is not None else ""

    def remark_text(self, at: int) -> str:
        """What is said about a row."""
        return self._text(at, REMARK)

    def paste(self, lines: Sequence[Sequence[str]]) -> None:
        """Lay a block of cells from the current one on; rows are added as they are needed."""
        top, left = max(0, self.currentRow()), max(0, min(self.currentColumn(), REMARK - 1))
        self._loading = True
        while self.rowCount() < top + len(lines) + 1:
            self.setRowCount(self.rowCount() + 1)
            self._make(self.rowCount() - 1)
        for y, cells in enumerate(lines):
            for x, text in enumerate(cells[: REMARK - left]):
                self.item(top + y, left + x).setText(text.strip())
        self._loading = False
        self._look_up()
        self._rest.start()

    def _look_up(self) -> None:
        """Names that came with a paste become the NIP of the one who is called so; of several, the clerk chooses."""
        for at in range(self.rowCount()):
            name = self._text(at, NIP)
            if name and not any(sign.isdigit() for sign in name):
                self._desk.read(self, employees.listing, text=name, limit=3, replaces=f"nama{at}",
                                done=partial(self._name_found, at, name))  # fmt: skip

    def _name_found(self, at: int, name: str, rows: Sequence[Any]) -> None:
        if len(rows) == 1 and rows[0].nip and self._text(at, NIP) == name:
            self.item(at, NIP).setText(rows[0].nip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste([line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()])
            return
        if event.matches(QKeySequence.StandardKey.Delete):
            for item in self.selectedItems():
                if item.column() < REMARK:
                    item.setText("")
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _FOLD
        for column, width in enumerate(_NARROW if narrow else _WIDE):
            self.setColumnWidth(column, width)
        mode = QHeaderView.ResizeMode.Interactive if narrow else QHeaderView.ResizeMode.Stretch
        self.horizontalHeader().setSectionResizeMode(REMARK, mode)
        if narrow:
            self.setColumnWidth(REMARK, 260)

    def _make(self, row: int) -> None:
        for column in range(len(HEADS)):
            item = QTableWidgetItem("")
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            if column == REMARK:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(row, column, item)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def _changed(self, item: QTableWidgetItem) -> None:
        if not self._loading:
            if item.row() == self.rowCount() - 1 and item.text().strip():
                self.setRowCount(self.rowCount() + 1)
                self._loading = True
                self._make(self.rowCount() - 1)
                self._loading = False
            self._rest.start()


class _Cells(QStyledItemDelegate):
    """Room at both sides; names are completed to their NIP, kinds to their word."""

    def __init__(self, desk: Any, grid: LateGrid) -> None:
        super().__init__(grid)
        self._desk = desk

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(look.SELECTED))
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(ink.color() if ink is not None else QColor(look.INK))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if index.column() == REMARK:
            painter.setFont(look.font("second"))
        box = option.rect.adjusted(10, 0, -6, 0)
        words = painter.fontMetrics().elidedText(index.data() or "", Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, flags, words)
        painter.setPen(QColor(look.LINE))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setFont(option.font)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(f"{HEADS[index.column()]}, baris {index.row() + 1}")
        if index.column() == KIND:
            editor.setCompleter(_completer(QStringListModel([short(kind) for kind in ORDER], editor), editor))
        if index.column() == NIP:
            editor.setPlaceholderText("NIP atau nama")
            self._complete_people(editor)
        return editor

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        text = editor.text()
        model.setData(index, text.rsplit("·", 1)[-1].strip() if index.column() == NIP else text.strip())

    def _complete_people(self, editor: QLineEdit) -> None:
        names = QStringListModel(editor)
        editor.setCompleter(_completer(names, editor))

        def offer(rows: Sequence[Any]) -> None:
            names.setStringList([f"{row.nama} · {row.nip}" for row in rows if row.nip])
            editor.completer().complete()

        def search(text: str) -> None:
            if len(text) > 1 and "·" not in text and not text.replace(" ", "").isdigit():
                self._desk.read(editor, employees.listing, text=text, limit=8, done=offer, replaces="person")

        editor.textEdited.connect(search)


def _completer(words: QStringListModel, editor: QLineEdit) -> QCompleter:
    made = QCompleter(words, editor)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made
