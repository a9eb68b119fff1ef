"""Ctrl+K: find a person by any part of name or NIP, from anywhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules.identity import show_nip
from asn_desktop.services import employees
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.words import Glyph, keycap, label
from asn_desktop.ui.table import Column, DataTable, TableModel

_ROWS = 8


def _badge(row: employees.EmployeeRow) -> tuple[str, ...] | None:
    return None if row.aktif else ("berakhir", "neutral", "")


COLUMNS = (
    Column("Nama", "nama", second=lambda row: show_nip(row.nip) if row.nip else "NIP belum ada", width=300),
    Column("Unit", lambda row: row.unit or "", second=lambda row: row.jabatan or "", width=0, badge=_badge),
)


class Finder(QFrame):
    """The search field in the tab bar and the list that opens under it. `person_chosen` gives the employee's id."""

    person_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("Cari nama atau NIP")
        self.edit.setAccessibleName("Cari pegawai menurut nama atau NIP")
        self.edit.setTextMargins(24, 0, 62, 0)
        self.edit.textEdited.connect(self._search)
        self.edit.installEventFilter(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.edit)
        self._glyph = Glyph("search", look.TEXT2, 18, self.edit)
        self._cap = keycap("Ctrl+K")
        self._cap.setParent(self.edit)
        self.setFixedWidth(284)
        self.model = TableModel(COLUMNS, identity=lambda row: row.id)
        self.panel: QFrame | None = None
        self.table = DataTable()
        self._empty = label("", "quiet", wrap=True)

    def focus(self) -> None:
        """Put the cursor here, the old words selected."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def resizeEvent(self, event: object) -> None:
        self._glyph.move(10, (self.edit.height() - 18) // 2)
        roomy = self.width() >= 240
        self._cap.setVisible(roomy and not self.edit.text())
        self.edit.setTextMargins(24, 0, 62 if roomy else 0, 0)
        self._cap.adjustSize()
        self._cap.move(self.edit.width() - self._cap.width() - 7, (self.edit.height() - self._cap.height()) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and self.panel is not None and not self.panel.underMouse():
            self.hide_panel()
        return False

    def hide_panel(self) -> None:
        """Close the list."""
        if self.panel is not None:
            self.panel.hide()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.model.rows:
            step = 1 if key == Qt.Key.Key_Down else -1
            place = (max(self.table.currentIndex().row(), 0) + step) % len(self.model.rows)
            self.table.selectRow(place)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.table.current_row() or (self.model.rows[0] if self.model.rows else None))
            return True
        if key == Qt.Key.Key_Escape:
            self.edit.clear()
            self.hide_panel()
            return True
        return False

    def _search(self, text: str) -> None:
        self._cap.setVisible(not text and self.width() >= 240)
        if not text.strip():
            self.hide_panel()
            return
        self._desk.read(self, employees.find, text, done=self._show, replaces="find", limit=_ROWS)

    def _show(self, rows: list[Any]) -> None:
        if not self.edit.hasFocus() or not self.edit.text().strip():
            return
        panel = self._panel()
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(f"Tidak ada nama atau NIP yang memuat “{self.edit.text().strip()}”.")
        if rows:
            self.table.selectRow(0)
        height = len(rows) * 50 + 16 if rows else 52
        width = min(640, self.window().width() - 40)
        right = self.mapTo(self.window(), QPoint(self.width(), self.height() + 4))
        panel.setGeometry(max(right.x() - width, 20), right.y(), width, height)
        panel.show()
        panel.raise_()

    def _panel(self) -> QFrame:
        if self.panel is None:
            self.panel = QFrame(self.window())
            self.panel.setObjectName("finder")
            box = QVBoxLayout(self.panel)
            box.setContentsMargins(6, 6, 6, 6)
            self.table.setModel(self.model)
            self.table.horizontalHeader().hide()
            self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.table.clicked.connect(lambda index: self._take(index.data(TableModel.ROW)))
            box.addWidget(self.table)
            self._empty.setContentsMargins(10, 4, 10, 4)
            box.addWidget(self._empty)
        return self.panel

    def _take(self, row: Any | None) -> None:
        if row is None:
            return
        self.hide_panel()
        self.edit.clear()
        self._cap.setVisible(self.width() >= 240)
        self.person_chosen.emit(row.id)
