"""The letters of one month, or what a search finds in all of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules import words as dates
from asn_desktop.services import letters
from asn_desktop.services.letters import LetterRow
from asn_desktop.ui.delegate import RowDelegate, paint_badge
from asn_desktop.ui.letters import words
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column, DataTable, TableModel

COLUMNS = (Column("Surat", "perihal", second=lambda r: r.nama or "", badge=words.badge, width=0, strong=True),)
_HEIGHT = 80
WAITING = {"menunggu_nomor": "Menunggu nomor", "siap": "Siap ditandatangani"}


class _Lines(RowDelegate):
    """Subject, person, and the state under them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._ground(painter, rect, index, chosen, bool(option.state & QStyle.StateFlag.State_MouseOver))
        content = rect.adjusted(16, 6, -10, -32)
        self._words(painter, content, index.data() or "", index)
        place = QRectF(content.left(), rect.bottom() - 34, content.width(), 30)
        paint_badge(painter, place, *index.data(TableModel.BADGE), font=self.badge, chosen=chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(200, _HEIGHT)


class ListCard(QFrame):
    """`chosen` gives the id of a letter; `opened` that a hand opened it; `emptied` that none is shown."""

    chosen = Signal(object)
    opened = Signal()
    emptied = Signal()
    agenda_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.desk = desk
        self.month: dt.date = desk.today().replace(day=1)
        self._kept: uuid.UUID | None = None
        self._state = ""  # one of WAITING while only those are shown, of whatever month
        self.title = label("", "card_title")
        self.back_button = button("", "text", "chevron_left", tip="Bulan sebelumnya")
        self.next_button = button("", "text", "chevron_right", tip="Bulan berikutnya")
        self.month_button = button("Semua", "link", tip="Kembali ke semua surat bulan ini")
        self.month_button.hide()
        self.month_button.clicked.connect(lambda: self.show_waiting(""))
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari nomor atau nama")
        self.search_edit.setAccessibleName("Cari surat")
        self.table = DataTable()
        self.model = TableModel(COLUMNS)
        self.table.setModel(self.model)
        self.table.setItemDelegate(_Lines(self.table))
        self.table.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.table.horizontalHeader().hide()
        self.table.setAccessibleName("Daftar surat")
        self.empty = EmptyState("letter", "Belum ada surat bulan ini", "Surat izin dibuat dari tab Cuti, setelah "
                                "cuti diputuskan.")  # fmt: skip
        self.agenda_button = button("Buku agenda", "text")
        self.check_button = button("Periksa surat…", "text")
        self._lay_out()
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.search_edit.textEdited.connect(lambda _t: self.refresh())
        self.table.row_chosen.connect(lambda row: self.chosen.emit(row.id))
        self.table.clicked.connect(lambda _index: self.opened.emit())
        self.table.activated.connect(lambda _index: self.opened.emit())
        self.agenda_button.clicked.connect(self.agenda_wanted)
        self.check_button.clicked.connect(self.check_wanted)

    def refresh(self) -> None:
        """Ask for the rows again."""
        text = self.search_edit.text().strip()
        title = WAITING.get(self._state) or dates.month_year(self.month)
        self.title.setText("Hasil pencarian" if text else title)
        self.month_button.setVisible(bool(self._state))
        month = None if text or self._state else self.month
        self.desk.read(self, letters.listing, month=month, text=text, state=self._state, done=self.show_rows,
                       replaces="daftar")  # fmt: skip

    def show_waiting(self, state: str) -> None:
        """Only the letters that wait for this, oldest months too; the month button goes back ("" at once)."""
        self.search_edit.clear()
        self._state, self._kept = state, None
        self.refresh()

    def keep(self, letter_id: uuid.UUID) -> None:
        """Choose this letter when the rows come."""
        self._kept = letter_id
        self.table.blockSignals(True)
        self.table.choose(letter_id)
        self.table.blockSignals(False)

    def show_rows(self, rows: Sequence[LetterRow]) -> None:
        """The rows; the one that was chosen stays chosen, else the first."""
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if not rows:
            self.emptied.emit()
        elif self._kept is None:
            self.table.choose(rows[0].id)
            self._kept = rows[0].id
        else:
            self.keep(self._kept)

    def _turn(self, step: int) -> None:
        self._state = ""
        self.month = (self.month + dt.timedelta(days=32 if step > 0 else -1)).replace(day=1)
        self._kept = None
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 6, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.month_button)
        head.addWidget(self.back_button)
        head.addWidget(self.next_button)
        search = QHBoxLayout()
        search.setContentsMargins(14, 0, 14, 4)
        search.addWidget(self.search_edit)
        self._stack = QStackedLayout()
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 0, 6, 0)
        foot.addWidget(self.agenda_button)
        foot.addStretch(1)
        foot.addWidget(self.check_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 10, 1, 8)
        box.addLayout(head)
        box.addLayout(search)
        box.addLayout(self._stack, 1)  # before its pages: a page without a parent would open as a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        box.addLayout(foot)
