"""The painted month: counted days filled and numbered, others dashed, holidays named, colleagues as a number.

Works by keyboard: arrows move, Shift extends the range, Page Up and Down change the month, Space begins a range anew.
"""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from asn_desktop.rules.words import DAYS, long_date, month_year
from asn_desktop.rules.workdays import DayKind
from asn_desktop.ui import icons, look
from asn_desktop.ui.sentences.leave import short_name

_GAP = 3
_HEAD = 28
_REST = "#F0F3F7"
_JOINT, _JOINT_INK = look.WARN_SOFT, look.WARN
_HOLIDAY, _HOLIDAY_INK = look.ERROR_SOFT, look.ERROR
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


@dataclass(frozen=True)
class MonthView:
    """What one month shows: kinds and names of its days, who is away, which days of the range are counted."""

    kinds: Mapping[dt.date, DayKind] = field(default_factory=dict)
    names: Mapping[dt.date, str] = field(default_factory=dict)
    away: Mapping[dt.date, Sequence[str]] = field(default_factory=dict)  # names of colleagues


class MonthGrid(QWidget):
    """Seven columns, Monday first. `range_changed` gives (first, last); `month_changed` the first of the new month."""

    range_changed = Signal(object, object)
    month_changed = Signal(object)

    def __init__(self, month: dt.date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = (month or dt.date(2026, 1, 1)).replace(day=1)
        self.view = MonthView()
        self.counted: dict[dt.date, int] = {}
        self.first: dt.date | None = None
        self.last: dt.date | None = None
        self.selectable = True
        self.noun = "rekan"
        self._cursor = self.month
        self._anchor: dt.date | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(7 * 44, _HEAD + 6 * 40)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(576, _HEAD + 5 * 82)

    def show_month(self, month: dt.date, view: MonthView | None = None) -> None:
        """Turn to a month; without a view its days are plain until the view comes."""
        self.month = month.replace(day=1)
        self.view = view or MonthView()
        if (self._cursor.year, self._cursor.month) != (self.month.year, self.month.month):
            self._cursor = self.month
        self._describe()
        self.update()

    def show_range(self, first: dt.date | None, last: dt.date | None, counted: Sequence[dt.date] = ()) -> None:
        """Mark a range and number its counted days, without a signal."""
        self.first, self.last = first, last
        self.counted = {day: i for i, day in enumerate(counted, 1)}
        self._describe()
        self.update()

    def cursor_day(self) -> dt.date:
        """The day the keyboard stands on."""
        return self._cursor

    def days(self) -> list[dt.date]:
        """The days of the month shown."""
        last = _calendar.monthrange(self.month.year, self.month.month)[1]
        return [self.month.replace(day=d) for d in range(1, last + 1)]

    def say(self, day: dt.date) -> str:
        """A day in words, as a screen reader hears it and the tooltip shows it."""
        parts = [f"{DAYS[day.weekday()]}, {long_date(day)}"]
        if day in self.view.names:
            kind = "cuti bersama " if self.view.kinds.get(day) is DayKind.JOINT else ""
            parts.append(kind + self.view.names[day])
        elif self.view.kinds.get(day) is DayKind.REST:
            parts.append("hari istirahat")
        if day in self.counted:
            parts.append(f"dihitung, hari ke-{self.counted[day]}")
        elif self._inside(day):
            parts.append("di dalam rentang, tidak dihitung")
        names = self.view.away.get(day, ())
        if names:
            parts.append(f"{len(names)} {self.noun} cuti: {', '.join(names)}")
        return "; ".join(parts)

    def cell(self, day: dt.date) -> QRectF:
        """Where a day of this month is painted."""
        slot = day.day - 1 + self.month.weekday()
        rows = (len(self.days()) + self.month.weekday() + 6) // 7
        width = (self.width() - 6 * _GAP) / 7
        height = (self.height() - _HEAD - (rows - 1) * _GAP) / rows
        column, row = slot % 7, slot // 7
        box = QRectF(column * (width + _GAP), _HEAD + row * (height + _GAP), width, height)
        return box.adjusted(0.5, 0.5, -0.5, -0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - 6 * _GAP) / 7
        painter.setFont(look.font("badge"))
        painter.setPen(QColor(look.TEXT2))
        for column, name in enumerate(DAYS):
            box = QRectF(column * (width + _GAP), 0, width, _HEAD - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name[:3])
        for day in self.days():
            self._paint_day(painter, day, self.cell(day))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _MOVES:
            self._move_to(self._cursor + dt.timedelta(days=_MOVES[key]), extend=shift)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to(self.days()[0 if key == Qt.Key.Key_Home else -1], extend=shift)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selectable:
            self._anchor = self._cursor
            self._set_range(self._cursor, self._cursor)
        else:
            super().keyPressEvent(event)

    def turn(self, months: int) -> None:
        """Turn to the next or an earlier month."""
        number = self.month.year * 12 + self.month.month - 1 + months
        self.show_month(dt.date(number // 12, number % 12 + 1, 1))
        self.month_changed.emit(self.month)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._cursor = day
        if not self.selectable:
            self._describe()
            self.update()
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.first is not None:
            self._anchor = self._anchor or self.first
        else:
            self._anchor = day
        self._dragging = True
        self._set_range(*sorted((self._anchor, day)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and self._dragging and self._anchor is not None:
            self._cursor = day
            self._set_range(*sorted((self._anchor, day)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            day = self._day_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self.say(day) if day else "", self)
            return True
        return super().event(event)

    def _move_to(self, day: dt.date, *, extend: bool) -> None:
        before = self._cursor
        self._cursor = day
        if (day.year, day.month) != (self.month.year, self.month.month):
            self.show_month(day)
            self._cursor = day
            self.month_changed.emit(self.month)
        if extend and self.selectable:
            if self._anchor is None:
                self._anchor = self.first if before == self.last and self.first else before
            self._set_range(*sorted((self._anchor, day)))
        else:
            self._anchor = None
        self._describe()
        self.update()

    def _set_range(self, first: dt.date, last: dt.date) -> None:
        changed = (first, last) != (self.first, self.last)
        self.first, self.last = first, last
        if changed:
            self.counted = {}
            self.range_changed.emit(first, last)
        self._describe()
        self.update()

    def _inside(self, day: dt.date) -> bool:
        return self.first is not None and self.last is not None and self.first <= day <= self.last

    def _day_at(self, point: object) -> dt.date | None:
        return next((day for day in self.days() if self.cell(day).contains(point)), None)

    def _describe(self) -> None:
        self.setAccessibleName(f"Kalender {month_year(self.month)}")
        self.setAccessibleDescription(self.say(self._cursor))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _paint_day(self, painter: QPainter, day: dt.date, box: QRectF) -> None:
        kind = self.view.kinds.get(day, DayKind.REST if day.weekday() > 4 else DayKind.WORK)
        counted = day in self.counted
        ground, ink = _colors(kind, counted)
        painter.setBrush(QColor(ground))
        dashed = self._inside(day) and not counted
        pen = QPen(QColor(look.ACCENT if dashed or counted else look.LINE), 2 if dashed else 1)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        inner = box.adjusted(1, 1, -1, -1) if dashed else box
        painter.drawRoundedRect(inner, 4, 4)
        if self.hasFocus() and day == self._cursor:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.CARD if counted else look.ACCENT), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 3, 3)
        self._paint_words(painter, day, box, kind, ink, counted)

    def _paint_words(
        self, painter: QPainter, day: dt.date, box: QRectF, kind: DayKind, ink: str, counted: bool
    ) -> None:
        low = box.height() < 46
        painter.setPen(QColor(ink))
        painter.setFont(look.font("row_title" if box.width() > 60 and not low else "badge"))
        top = QRectF(box.left() + 8, box.top() + 5, box.width() - 14, 18)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(day.day))
        tiny = look.font("tiny")
        painter.setFont(tiny)
        metrics = QFontMetricsF(tiny)
        if counted:
            words = f"hari {self.counted[day]}"
            if metrics.horizontalAdvance(words) > top.width() - 22:
                words = f"h{self.counted[day]}"
            painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        if low and counted:
            return
        bottom = QRectF(box.left() + 8, box.bottom() - 21, box.width() - 11, 17)
        names = self.view.away.get(day, ())
        if kind in (DayKind.HOLIDAY, DayKind.JOINT):
            text = "Bersama" if kind is DayKind.JOINT else short_name(self.view.names.get(day, "Libur"))
        elif names:
            icons.paint(painter, "person", QRectF(bottom.left() - 1, bottom.center().y() - 7, 14, 14), ink)
            bottom = bottom.adjusted(16, 0, 0, 0)
            text = f"{len(names)} {self.noun}"
            if metrics.horizontalAdvance(text) > bottom.width():
                text = str(len(names))
        else:
            return
        painter.drawText(
            bottom, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, bottom.width()),
        )  # fmt: skip


def _colors(kind: DayKind, counted: bool) -> tuple[str, str]:
    """(ground, ink) of a day."""
    if counted:
        return look.ACCENT, look.CARD
    return {
        DayKind.WORK: (look.CARD, look.INK),
        DayKind.REST: (_REST, look.MUTED),
        DayKind.HOLIDAY: (_HOLIDAY, _HOLIDAY_INK),
        DayKind.JOINT: (_JOINT, _JOINT_INK),
    }[kind]
