"""The table of one history: cells changed in place, scans dropped on a row, the deeds of a row in its menu."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QWidget

from asn_desktop.services.record_kinds import RecordKind
from asn_desktop.services.record_rows import RecordRow
from asn_desktop.ui.employees.record_model import CellDelegate, RecordModel
from asn_desktop.ui.table import DataTable, TableModel

_TYPES = (".pdf", ".jpg", ".jpeg", ".png")


class RecordTable(DataTable):
    """F2 or a double click changes a simple cell, Enter there leads to the next; elsewhere they open the row's form."""

    form_wanted = Signal(object)  # the row
    changed_cell = Signal(object, str, object)  # row, field name, what was typed
    scan_wanted = Signal(object)  # the row whose scan is to be seen
    attach_wanted = Signal(object)  # the row a scan is to be chosen for
    dropped = Signal(object, list)  # row, paths
    past_wanted = Signal(object, str)  # row, field name: history of this field
    void_wanted = Signal(object)

    def __init__(self, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._after: tuple[uuid.UUID, int] | None = None
        self._shown: tuple[tuple[RecordRow, ...], bool] | None = None
        cells = CellDelegate(self)
        cells.typed.connect(self._typed)
        self.setItemDelegate(cells)
        self.setModel(RecordModel(kind, self))
        self.setAccessibleName(f"Riwayat {kind.title}")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(max(40, self.verticalHeader().defaultSectionSize()))
        self.setAcceptDrops(True)
        self.activated.disconnect()

    def show_rows(self, rows: tuple[RecordRow, ...], enters: bool) -> None:
        """Fill the table; a cell that was to come after the last one typed opens."""
        if (rows, enters) == self._shown:
            return  # a cell that is being typed into stays open
        self._shown = (rows, enters)
        self.model().enters = enters
        self.model().set_rows(rows)
        triggers = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        self.setEditTriggers(triggers if enters else QAbstractItemView.EditTrigger.NoEditTriggers)
        after, self._after = self._after, None
        if after is not None and (place := self.model().place_of(after[0])) >= 0:
            self._edit_from(place, after[1])

    def forget_next(self) -> None:
        """The last cell was refused: no other one opens."""
        self._after = None

    # a cell

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        plain = QAbstractItemDelegate.EndEditHint.NoHint
        leads = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        tabbed = hint == QAbstractItemDelegate.EndEditHint.EditNextItem
        at = self.currentIndex()
        super().closeEditor(editor, plain)
        self.setFocus()
        if (leads or tabbed) and at.isValid():
            row = self.model().row(at.row())
            if self._after is None:
                self._edit_from(at.row(), at.column() + 1)
            else:
                self._after = (row.id, at.column() + 1)

    def _typed(self, row: RecordRow, name: str, raw: Any) -> None:
        before = row.values.get(name)
        if raw == before or (raw == "" and before is None) or str(raw) == row.words.get(name, str(before or "")):
            return
        self._after = (row.id, len(self.model().columns))  # nothing follows unless Enter or Tab says so
        self.changed_cell.emit(row, name, raw)

    def _edit_from(self, place: int, column: int) -> None:
        for one in range(column, len(self.model().columns)):
            index = self.model().index(place, one)
            if self.model().simple(index):
                self.setCurrentIndex(index)
                self.edit(index)
                return

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
            return
        if event.key() == Qt.Key.Key_F2 and index.isValid() and not self.model().simple(index):
            self.form_wanted.emit(self.current_row())
            return
        if event.key() == Qt.Key.Key_Delete and index.isValid() and self.model().enters:
            self.void_wanted.emit(self.current_row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self._is_scan(index):
            self._scan(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.model().simple(index) and not self._is_scan(index):
            self.form_wanted.emit(index.data(TableModel.ROW))
            return
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex() if event.reason() == QContextMenuEvent.Reason.Keyboard else self.indexAt(
            event.pos())
        if index.isValid():
            self.menu_for(index).popup(event.globalPos() if event.pos() != QPoint(0, 0) else self.mapToGlobal(
                self.visualRect(index).center()))

    def menu_for(self, index: Any) -> QMenu:
        """The deeds of one cell's row."""
        row, one = index.data(TableModel.ROW), self.model().field_at(index.column())
        menu = QMenu(self)
        enters = self.model().enters and not row.dibatalkan
        if enters:
            menu.addAction("Ubah baris ini…").triggered.connect(lambda: self.form_wanted.emit(row))
            menu.addAction("Lampirkan berkas…").triggered.connect(lambda: self.attach_wanted.emit(row))
        if row.berkas:
            menu.addAction("Lihat berkas").triggered.connect(lambda: self.scan_wanted.emit(row))
        if one is not None:
            menu.addAction(f"Riwayat isian {one.label}").triggered.connect(
                lambda: self.past_wanted.emit(row, one.name))
        if enters:
            menu.addSeparator()
            menu.addAction("Batalkan baris ini…").triggered.connect(lambda: self.void_wanted.emit(row))
        return menu

    def _is_scan(self, index: Any) -> bool:
        return index.column() == len(self.model().columns) - 2

    def _scan(self, index: Any) -> None:
        row = index.data(TableModel.ROW)
        if row.berkas:
            self.scan_wanted.emit(row)
        elif self.model().enters and not row.dibatalkan:
            self.attach_wanted.emit(row)

    def _open(self, index: Any) -> None:
        if self._is_scan(index):
            self._scan(index)
        else:
            self.form_wanted.emit(index.data(TableModel.ROW))

    # a scan dropped on a row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.model().enters and paths_of(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.data(TableModel.ROW).dibatalkan:
            self.selectRow(index.row())
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index, paths = self.indexAt(event.position().toPoint()), paths_of(event)
        if index.isValid() and paths and self.model().enters:
            event.acceptProposedAction()
            self.dropped.emit(index.data(TableModel.ROW), paths)


def paths_of(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    """The PDF, JPG and PNG files somebody drags."""
    found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in found if path.suffix.casefold() in _TYPES]
