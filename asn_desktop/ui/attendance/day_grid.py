"""The grid of a month: people down, days across, one mark in a cell. Arrow keys move, Enter opens a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from asn_desktop.rules.day_status import Status
from asn_desktop.rules.words import day_name
from asn_desktop.services.day_status import DayBook, DayRow
from asn_desktop.ui import look
from asn_desktop.ui.sentences.attendance import source_words, status_word

Index = QModelIndex | QPersistentModelIndex
DAY = 30  # width of a day
_TONES = {
    Status.HADIR: (look.OK, ""), Status.CUTI: (look.ACCENT, look.ACCENT_SOFT),
    Status.SAKIT: (look.PRACTICE, look.PRACTICE_SOFT), Status.IZIN: (look.WARN, look.WARN_SOFT),
    Status.DINAS_LUAR: (look.CHART_GREEN, look.OK_SOFT), Status.TUGAS_BELAJAR: (look.TEXT2, look.NEUTRAL_SOFT),
    Status.LEPAS_JAGA: (look.MUTED, ""), Status.TANPA_KETERANGAN: (look.ERROR, look.ERROR_SOFT),
}  # fmt: skip


class DayModel(QAbstractTableModel):
    """A book as a table; names stand in the header at the left, so that they stay when days are scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book: DayBook | None = None
        self.asked: frozenset[tuple[Any, dt.date]] = frozenset()

    def show_book(self, book: DayBook) -> None:
        """Show this book; days to ask about carry a question mark."""
        self.beginResetModel()
        self.book = book
        self.asked = frozenset((row.employee_id, day) for row, day in book.proposals())
        self.endResetModel()

    def at(self, index: Index) -> tuple[DayRow, dt.date] | None:
        """The person and the day of a cell."""
        if self.book is None or not index.isValid():
            return None
        return self.book.rows[index.row()], self.book.date(index.column() + 1)

    def free(self, day: int) -> bool:
        """Whether the unit does not work that day."""
        return self.book is not None and (day in self.book.rest or day in self.book.holidays)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.book is None else len(self.book.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.book is None else self.book.days

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.book is None:
            return None
        if way == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self.book.rows):
                return self.book.rows[section].person.nama
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) if (
                role == Qt.ItemDataRole.TextAlignmentRole) else None  # fmt: skip
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{section + 1}\n{day_name(self.book.date(section + 1))[:1]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.book.holidays.get(section + 1)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.at(index)
        if found is None:
            return None
        row, day = found
        cell = row.cells[day.day - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return "?" if (row.employee_id, day) in self.asked else cell.mark
        if role == Qt.ItemDataRole.UserRole:
            return cell
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.person.nama}, {day.day}: {status_word(cell.status)}, {source_words(cell.line)}"
        return None


class _Cell(QStyledItemDelegate):
    """A mark on its tone; days not worked on grey; a red edge where two sources disagree."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model: Any = index.model()
        cell = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        if model.free(index.column() + 1):
            painter.fillRect(rect, QColor(look.NEUTRAL_SOFT))
        ink, ground = _TONES.get(cell.status, (look.MUTED, ""))
        text = index.data() or ""
        if text == "?":
            ink, ground = look.WARN, look.WARN_SOFT
        if ground:
            painter.fillRect(rect.adjusted(1, 2, -1, -2), QColor(ground))
        if cell.conflicts:
            painter.fillRect(QRect(rect.left() + 2, rect.bottom() - 4, rect.width() - 4, 3), QColor(look.ERROR))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(look.ACCENT))
            painter.drawRect(rect.adjusted(0, 0, -2, -2))
            painter.drawRect(rect.adjusted(1, 1, -3, -3))
        painter.setFont(look.font("badge"))
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(look.LINE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())


class DayGrid(QTableView):
    """`day_chosen` gives (row, day) as the cursor moves; `day_opened` on Enter or double click."""

    day_chosen = Signal(object, object)
    day_opened = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = DayModel(self)
        self.setModel(self.days)
        self.setItemDelegate(_Cell(self))
        self.setShowGrid(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Buku harian kehadiran")
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setFixedHeight(40)
        across.setDefaultSectionSize(DAY)
        across.setMinimumSectionSize(24)
        across.setStyleSheet("QHeaderView::section { padding: 0px; }")  # a day needs its two figures whole
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(32)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setFixedWidth(236)
        down.setStyleSheet("QHeaderView::section { padding-left: 14px; }")  # names begin at one line
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        self.doubleClicked.connect(self._open)

    def show_book(self, book: DayBook) -> None:
        """Show a book; the cursor stays on the same person and day where it can."""
        before = self.days.at(self.currentIndex())
        self.days.show_book(book)
        if before is None:
            return
        for at, row in enumerate(book.rows):
            if row.employee_id == before[0].employee_id:
                self.setCurrentIndex(self.days.index(at, min(before[1].day, book.days) - 1))

    def fit(self, width: int) -> None:
        """Days as wide as fit beside the names, between 26 and 38."""
        days = self.days.book.days if self.days.book else 31
        self.horizontalHeader().setDefaultSectionSize(max(26, min(38, (width - 256) // days)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        found = self.days.at(index)
        if found is not None:
            self.day_chosen.emit(*found)

    def _open(self, index: QModelIndex) -> None:
        found = self.days.at(index)
        if found is not None:
            self.day_opened.emit(*found)
