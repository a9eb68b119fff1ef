"""One table model for lists of frozen rows, and the view every list of the program uses."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from asn_desktop.ui.delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex
Text = str | Callable[[Any], str]


@dataclass(frozen=True)
class Column:
    """One column: its header, how a row gives its text, a quiet second line, a badge `(text, tone[, icon])`, an icon.

    `width` 0 takes the rest. `key` sorts where the text does not (dates, numbers). `strong` draws the first line
    half-bold. `tone` colours the text: a function of the row giving "", "error", "warn", "ok", "accent", "quiet".
    """

    title: str
    text: Text = ""
    second: Callable[[Any], str] | None = None
    badge: Callable[[Any], tuple[str, ...] | None] | None = None
    align: str = "left"
    width: int = 120
    key: Callable[[Any], Any] | None = None
    strong: bool = False
    tone: Callable[[Any], str] | None = None
    icon: Callable[[Any], tuple[str, str] | None] | None = None  # (icon name, colour) before the text

    def words(self, row: Any) -> str:
        """The first line of the cell."""
        value = self.text(row) if callable(self.text) else getattr(row, self.text) if self.text else ""
        return "" if value is None else str(value)


class TableModel(QAbstractTableModel):
    """Rows of any frozen kind behind named columns. Sorting and filtering happen here, on the Python rows."""

    ROW = Qt.ItemDataRole.UserRole  # the row itself
    SECOND = Qt.ItemDataRole.UserRole + 1
    BADGE = Qt.ItemDataRole.UserRole + 2
    TONE = Qt.ItemDataRole.UserRole + 3
    GLYPH = Qt.ItemDataRole.UserRole + 4
    STRONG = Qt.ItemDataRole.UserRole + 5

    def __init__(self, columns: Sequence[Column], identity: Callable[[Any], Hashable] | None = None,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.identity = identity or (lambda row: getattr(row, "id", row))
        self._all: list[Any] = []
        self._rows: list[Any] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._words: list[str] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the present sort order and filter stay."""
        self.beginResetModel()
        self._all = list(rows)
        self._arrange()
        self.endResetModel()

    def put(self, row: Any) -> None:
        """Show this row in place of the one with its identity; order and filter stay as they are for the moment."""
        same = self.identity(row)
        self._all = [row if self.identity(one) == same else one for one in self._all]
        place = self.place_of(same)
        if place >= 0:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def filter(self, text: str) -> None:
        """Keep rows in which every typed word occurs in some cell."""
        self._words = text.casefold().split()
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    @property
    def rows(self) -> list[Any]:
        """The rows as shown: filtered and sorted."""
        return self._rows

    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    def row(self, index: int) -> Any:
        """The row at a place in the list."""
        return self._rows[index]

    def place_of(self, identity: Hashable) -> int:
        """Where the row with that identity stands, -1 when it is not shown."""
        return next((i for i, row in enumerate(self._rows) if self.identity(row) == identity), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].align]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        reader = _READERS.get(role)
        return reader(column, row) if reader else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = [self._rows[i.row()] if i.row() < len(self._rows) else None for i in self.persistentIndexList()]
        self._arrange()
        places = {id(row): i for i, row in enumerate(self._rows)}
        for old, row in zip(self.persistentIndexList(), before, strict=True):
            new = self.index(places[id(row)], old.column()) if id(row) in places else QModelIndex()
            self.changePersistentIndex(old, new)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        rows = self._all
        if self._words:
            rows = [row for row in rows if self._matches(row)]
        if self._sorted_by is not None:
            column = self.columns[self._sorted_by[0]]
            key = column.key or (lambda row: column.words(row).casefold())
            rows = sorted(rows, key=lambda row: _none_last(key(row)),
                          reverse=self._sorted_by[1] == Qt.SortOrder.DescendingOrder)
        self._rows = list(rows)

    def _matches(self, row: Any) -> bool:
        cells = [c.words(row) for c in self.columns] + [c.second(row) or "" for c in self.columns if c.second]
        text = " ".join(cells).casefold()
        digits = text.replace(" ", "")
        return all(word in text or (word.isdigit() and word in digits) for word in self._words)


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}
def _none_last(value: Any) -> tuple[bool, Any]:
    return (value is None, 0 if value is None else value)


def _tooltip(column: Column, row: Any) -> str:
    lines = [column.words(row), column.second(row) if column.second else ""]
    return "\n".join(line for line in lines if line)


def _spoken(column: Column, row: Any) -> str:
    badge = column.badge(row) if column.badge else None
    return ", ".join(part for part in (_tooltip(column, row).replace("\n", ", "), badge[0] if badge else "") if part)


_READERS: dict[int, Callable[[Column, Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.words(row),
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, row: _ALIGN[column.align],
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    TableModel.ROW: lambda column, row: row,
    TableModel.SECOND: lambda column, row: column.second(row) if column.second else None,
    TableModel.BADGE: lambda column, row: column.badge(row) if column.badge else None,
    TableModel.TONE: lambda column, row: column.tone(row) if column.tone else "",
    TableModel.GLYPH: lambda column, row: column.icon(row) if column.icon else None,
    TableModel.STRONG: lambda column, row: column.strong,
}


class DataTable(QTableView):
    """The list of the program: one row chosen, sort by header, copy as TSV, no grid, no zebra."""

    row_chosen = Signal(object)  # the row that became current by click or arrow keys
    row_opened = Signal(object)  # Enter or double click

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(34)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.activated.connect(lambda index: self.row_opened.emit(index.data(TableModel.ROW)))
        self._keep: Hashable | None = None
        self._quiet = False

    def setModel(self, model: Any) -> None:
        """Take a TableModel: column widths, row height and the sort arrow come from it."""
        super().setModel(model)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for number, column in enumerate(model.columns):
            stretch = column.width == 0
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, mode)
            if not stretch:
                self.setColumnWidth(number, column.width)
        two_lines = any(column.second for column in model.columns)
        self.verticalHeader().setDefaultSectionSize(50 if two_lines else 38)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def sortable(self, column: int = -1, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let a click on a header sort, starting with that column (-1: the order given)."""
        self.horizontalHeader().setSortIndicator(column, order)
        self.setSortingEnabled(True)

    def choose(self, identity: Hashable) -> bool:
        """Make the row with that identity current; False when it is not shown."""
        place = self.model().place_of(identity)
        if place < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        index = self.model().index(place, 0)
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def current_row(self) -> Any | None:
        """The current row, if any."""
        index = self.currentIndex()
        return index.data(TableModel.ROW) if index.isValid() else None

    def chosen_rows(self) -> list[Any]:
        """All selected rows, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model().row(place) for place in places]

    def as_tsv(self) -> str:
        """The selected rows, tab separated, with the headers first; tabs and newlines in cells become spaces."""
        columns = self.model().columns
        lines = ["\t".join(_flat(part) for c in columns for part in _titles(c))]
        lines += ["\t".join(_flat(part) for c in columns for part in _cells(c, row)) for row in self.chosen_rows()]
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_tsv())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_opened.emit(self.current_row())
            return
        super().keyPressEvent(event)

    def _remember(self) -> None:
        row = self.current_row()
        self._keep = None if row is None else self.model().identity(row)

    def _restore(self) -> None:
        if self._keep is not None:
            self._quiet = True
            self.choose(self._keep)
            self._quiet = False

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.row_chosen.emit(current.data(TableModel.ROW))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _titles(column: Column) -> list[str]:
    return [column.title, ""] if column.second else [column.title]


def _cells(column: Column, row: Any) -> list[str]:
    badge = column.badge(row) if column.badge else None
    first = column.words(row) or (badge[0] if badge else "")
    return [first, column.second(row) or ""] if column.second else [first]
