"""The roster as a grid to type into: a code goes into the cell and the cursor goes on; Del empties, Ctrl+V pastes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from asn_desktop.rules.roster import Turn
from asn_desktop.rules.words import day_name
from asn_desktop.services.roster_month import RosterMonth
from asn_desktop.ui import look

Index = QModelIndex | QPersistentModelIndex
_GROUNDS = (look.ACCENT_SOFT, look.OK_SOFT, look.PRACTICE_SOFT, look.WARN_SOFT)


class RosterModel(QAbstractTableModel):
    """The codes of a month, with what was typed and is not kept yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month: RosterMonth | None = None
        self.codes: list[dict[int, str]] = []
        self.days = 0

    def show_month(self, month: RosterMonth, days: int) -> None:
        """Show a month as it is kept."""
        self.beginResetModel()
        self.month, self.days = month, days
        self.codes = [dict(row.codes) for row in month.rows]
        self.endResetModel()

    def lay(self, plans: Mapping[uuid.UUID, Mapping[int, str]]) -> int:
        """Put proposals over the months of these people; answers how many people there were."""
        if self.month is None:
            return 0
        done = 0
        for at, row in enumerate(self.month.rows):
            if row.employee_id in plans:
                self.codes[at] = dict(plans[row.employee_id])
                done += 1
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        return done

    def set_code(self, index: Index, code: str) -> None:
        """Put a code into a cell, or empty it."""
        self.codes[index.row()].pop(index.column() + 1, None)
        if code:
            self.codes[index.row()][index.column() + 1] = code
        self.dataChanged.emit(index, index)

    def changed(self) -> dict[uuid.UUID, dict[int, str]]:
        """The months that are not as they are kept."""
        if self.month is None:
            return {}
        pairs = zip(self.month.rows, self.codes, strict=True)
        return {row.employee_id: codes for row, codes in pairs if dict(row.codes) != codes}

    def turn(self, index: Index) -> Turn | None:
        """The turn of a cell."""
        code = self.codes[index.row()].get(index.column() + 1, "")
        return self.month.turns.get(code) if self.month else None

    def free(self, day: int) -> bool:
        """Whether the day is a Sunday or a holiday."""
        return self.month is not None and (day in self.month.holidays or self._date(day).weekday() == 6)

    def _date(self, day: int) -> dt.date:
        assert self.month is not None
        return self.month.month.replace(day=day)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.days

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.month is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if way == Qt.Orientation.Vertical:
            return self.month.rows[section].nama if section < len(self.month.rows) else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.month.holidays.get(section + 1)
        return f"{section + 1}\n{day_name(self._date(section + 1))[:1]}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.month is None:
            return None
        code = self.codes[index.row()].get(index.column() + 1, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return code
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.month.rows[index.row()].nama}, {index.column() + 1}: {code or 'kosong'}"
        return None


class _Cell(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model: Any = index.model()
        rect: QRect = option.rect
        day, row = index.column() + 1, model.month.rows[index.row()]
        if model.free(day):
            painter.fillRect(rect, QColor(look.NEUTRAL_SOFT))
        code, turn = index.data() or "", model.turn(index)
        if turn is not None and turn.on_duty:
            place = list(model.month.turns).index(turn.code) % len(_GROUNDS)
            painter.fillRect(rect.adjusted(1, 2, -1, -2), QColor(_GROUNDS[place]))
        if day in row.away:
            on_duty = turn is not None and turn.on_duty
            ink = look.ERROR if on_duty else look.ACCENT
            painter.fillRect(QRect(rect.left() + 2, rect.bottom() - 4, rect.width() - 4, 3), QColor(ink))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(look.ACCENT))
            painter.drawRect(rect.adjusted(0, 0, -2, -2))
            painter.drawRect(rect.adjusted(1, 1, -3, -3))
        painter.setFont(look.font("badge"))
        painter.setPen(QColor(look.ERROR if code and turn is None else look.INK))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, code)
        painter.setPen(QColor(look.LINE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())


class RosterGrid(QTableView):
    """`typed` after every change by hand; `refused_code` gives what was typed and is no code."""

    typed = Signal()
    refused_code = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = RosterModel(self)
        self._begun = ""
        self.editable = True
        self.setModel(self.cells)
        self.setItemDelegate(_Cell(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Jadwal jaga")
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setFixedHeight(40)
        across.setMinimumSectionSize(24)
        across.setStyleSheet("QHeaderView::section { padding: 0px; }")  # a day needs its two figures whole
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(32)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setFixedWidth(236)
        down.setStyleSheet("QHeaderView::section { padding-left: 14px; }")  # names begin at one line
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(lambda *_: setattr(self, "_begun", ""))

    def fit(self, width: int) -> None:
        """Days as wide as fit beside the names."""
        self.horizontalHeader().setDefaultSectionSize(max(26, min(38, (width - 256) // max(28, self.cells.days))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.editable:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for index in self.selectedIndexes():
                self.cells.set_code(index, "")
            self.typed.emit()
        elif event.text().isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._type(event.text().upper())
        else:
            super().keyPressEvent(event)

    def _type(self, char: str) -> None:
        """A letter more; a whole code that no longer one begins with goes into the cell."""
        turns = self.cells.month.turns if self.cells.month else {}
        text = self._begun + char
        if not any(code.startswith(text) for code in turns):
            text = char
        longer = [code for code in turns if code.startswith(text)]
        if not longer:
            self.refused_code.emit(text)
        for index in self.selectedIndexes() if text in turns else ():
            self.cells.set_code(index, text)
        if text in turns:
            self.typed.emit()
        self._begun = text if [c for c in longer if c != text] else ""
        if text in turns and not self._begun and len(self.selectedIndexes()) == 1:
            at = self.currentIndex()
            onward = self.cells.index(at.row(), min(at.column() + 1, self.cells.days - 1))
            self.setCurrentIndex(onward)

    def _paste(self) -> None:
        top, turns = self.currentIndex(), self.cells.month.turns if self.cells.month else {}
        for y, line in enumerate(QGuiApplication.clipboard().text().splitlines()):
            for x, text in enumerate(line.split("\t")):
                index = self.cells.index(top.row() + y, top.column() + x)
                code = text.strip().upper()
                if index.isValid() and (not code or code in turns):
                    self.cells.set_code(index, code)
                elif index.isValid():
                    self.refused_code.emit(code)
        self.typed.emit()
