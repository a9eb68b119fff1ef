"""The people of a unit, rated in place: 1 2 3 or A S B on the keyboard, a choice under the cell with the mouse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionViewItem, QWidget

from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.ui import icons, look
from asn_desktop.ui.delegate import RowDelegate
from asn_desktop.ui.evaluation.rating.tones import badge, short
from asn_desktop.ui.table import Column, DataTable, TableModel

Index = QModelIndex | QPersistentModelIndex
HASIL, PERILAKU = 1, 2
_KEYS = {
    Qt.Key.Key_1: Rating.DI_ATAS, Qt.Key.Key_A: Rating.DI_ATAS, Qt.Key.Key_2: Rating.SESUAI,
    Qt.Key.Key_S: Rating.SESUAI, Qt.Key.Key_3: Rating.DI_BAWAH, Qt.Key.Key_B: Rating.DI_BAWAH,
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """One person as the table shows him: the row of the unit's round with the choices made on the screen."""

    person: Any  # services.evaluation.unit_round.RatedPerson
    hasil: Rating | None
    perilaku: Rating | None
    predikat: Predikat | None
    note: str  # second line: unit or post, months not rated, short period
    fixed: bool = False  # tetapkan is done: the ratings are closed
    bound: bool = False  # head of the unit: hasil follows the achievement

    def open(self, column: int) -> bool:
        """Whether the rating in that column may be chosen."""
        return not self.fixed and (column == PERILAKU or (column == HASIL and not self.bound))

    @property
    def complete(self) -> bool:
        """Both ratings are there."""
        return self.predikat is not None


def _state(row: Shown) -> tuple[str, ...] | None:
    return badge(row.predikat) or (("belum lengkap", "neutral") if row.hasil or row.perilaku else None)


COLUMNS = (
    Column("Pegawai", lambda r: r.person.nama, second=lambda r: r.note, width=0,
           icon=lambda r: ("lock", look.TEXT2) if r.fixed else None),
    Column("Hasil kerja", lambda r: short(r.hasil), width=112, tone=lambda r: "" if r.hasil else "quiet"),
    Column("Perilaku", lambda r: short(r.perilaku), width=112, tone=lambda r: "" if r.perilaku else "quiet"),
    Column("Predikat", badge=_state, width=150),
)  # fmt: skip


class _Cells(RowDelegate):
    """Cells that may be chosen show a small arrow; the one under the cursor a frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        row: Shown = index.data(TableModel.ROW)
        if index.column() not in (HASIL, PERILAKU):
            return
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        table = option.widget
        here = chosen and isinstance(table, RatingTable) and table.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.open(index.column()):
            if row.bound and index.column() == HASIL:
                wide = QFontMetricsF(self.body).horizontalAdvance(short(row.hasil))
                spot = QRectF(rect.left() + 10 + wide + 6, rect.center().y() - 7.5, 15, 15)
                icons.paint(painter, "lock", spot, look.TEXT2)
        elif here:
            focus = table.hasFocus()
            painter.setPen(QPen(QColor(look.ACCENT if focus else look.BORDER), 2 if focus else 1))
            painter.drawRoundedRect(rect.adjusted(2, 5, -4, -6), 5, 5)
            spot = QRectF(rect.right() - 24, rect.center().y() - 8, 16, 16)
            icons.paint(painter, "chevron_down", spot, look.INK)
        painter.restore()


class RatingTable(DataTable):
    """`rated` gives (Shown, column, Rating or None); the page keeps it and puts the row back with its predikat."""

    rated = Signal(object, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.rating_model = TableModel(COLUMNS, identity=lambda row: row.person.employee_id)
        self.setModel(self.rating_model)
        self.setAccessibleName("Penilaian pegawai")
        self.menu: QMenu | None = None

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self.rating_model.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not index.isValid():
            super().keyPressEvent(event)
        elif plain and key in _KEYS:
            self.choose_rating(_KEYS[key])
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._rate(index, None)
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.go(index.row(), PERILAKU if key == Qt.Key.Key_Right and index.column() >= HASIL else HASIL)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_F2) or (key == Qt.Key.Key_Down and not plain):
            self.open_menu(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() in (HASIL, PERILAKU):
            self.open_menu(index)

    def choose_rating(self, rating: Rating) -> None:
        """Rate at the cursor and go on: from hasil to perilaku, from perilaku to the next person."""
        index = self.currentIndex()
        column = index.column() if index.column() in (HASIL, PERILAKU) else HASIL
        row: Shown = index.data(TableModel.ROW)
        if not row.open(column):
            column = PERILAKU
        if not row.open(column):
            return
        at = index.row()
        self._rate(self.rating_model.index(at, column), rating)
        if column == HASIL:
            self.go(at, PERILAKU)
        elif at + 1 < self.rating_model.rowCount():
            below: Shown = self.rating_model.row(at + 1)
            self.go(at + 1, HASIL if below.open(HASIL) else PERILAKU)

    def open_menu(self, index: Index) -> None:
        """The three ratings under the cell."""
        row: Shown = index.data(TableModel.ROW)
        column = index.column() if index.column() in (HASIL, PERILAKU) else HASIL
        if not row.open(column):
            return
        self.go(index.row(), column)
        self.menu = QMenu(self)
        present = row.hasil if column == HASIL else row.perilaku
        for number, rating in enumerate((Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH), 1):
            action = self.menu.addAction(f"&{number}  {rating.label}")
            action.setCheckable(True)
            action.setChecked(rating is present)
            action.triggered.connect(lambda _=False, rating=rating: self.choose_rating(rating))
            if rating is present:
                self.menu.setActiveAction(action)
        corner = self.visualRect(self.rating_model.index(index.row(), column)).bottomLeft()
        self.menu.popup(self.viewport().mapToGlobal(QPointF(corner).toPoint()))

    def _rate(self, index: Index, rating: Rating | None) -> None:
        row: Shown = index.data(TableModel.ROW)
        column = index.column() if index.column() in (HASIL, PERILAKU) else HASIL
        if row.open(column):
            self.rated.emit(row, column, rating)


def with_rating(row: Shown, column: int, rating: Rating | None, predikat: Any) -> Shown:
    """The row after a choice; `predikat(hasil, perilaku)` is the matrix in force."""
    made = replace(row, **{"hasil" if column == HASIL else "perilaku": rating})
    derived = predikat(made.hasil, made.perilaku) if made.hasil and made.perilaku else None
    return replace(made, predikat=derived)
