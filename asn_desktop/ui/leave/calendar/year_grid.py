"""The painted year of a unit: a row for each month, a cell for each day with how many are away.

Works by keyboard: arrows move by day and month, Home and End go to the ends of the year. Names are said on demand.
"""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from asn_desktop.rules.words import DAYS, SHORT_MONTHS, long_date
from asn_desktop.rules.workdays import DayKind, day_kind
from asn_desktop.services.leave.year import LeaveYear
from asn_desktop.ui import look

_LABEL, _HEAD, _GAP = 40, 22, 2
_REST, _PLAIN = "#E9EDF2", look.CARD
_FILL = {DayKind.HOLIDAY: look.ERROR_SOFT, DayKind.JOINT: look.WARN_SOFT, DayKind.REST: _REST}
_SHADES = ("#DCEAF5", "#B9D5EA", "#8FBADB", "#5C98C4")  # one person, few, more, many
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class YearGrid(QWidget):
    """`day_chosen` gives the day the clerk stands on."""

    day_chosen = Signal(object)

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year, self.found = year, None
        self.kinds: Mapping[dt.date, DayKind] = {}
        self.away: Mapping[dt.date, Sequence[str]] = {}
        self.thin: frozenset[dt.date] = frozenset()
        self.day = dt.date(year, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LABEL + 31 * 20, _HEAD + 12 * 26)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(_LABEL + 31 * 26, _HEAD + 12 * 38)

    def show_year(self, found: LeaveYear) -> None:
        """Paint a year."""
        self.year, self.found = found.year, found
        days = [dt.date(found.year, 1, 1) + dt.timedelta(days=n) for n in range(366 if _leap(found.year) else 365)]
        known = found.year in found.calendar.years
        self.kinds = {d: day_kind(found.calendar, found.workweek, d) for d in days} if known else {}
        away: dict[dt.date, list[str]] = {}
        for person in found.people:
            for span in person.spans:
                for n in range((span.sampai - span.mulai).days + 1):
                    away.setdefault(span.mulai + dt.timedelta(days=n), []).append(person.nama)
        self.away = away
        self.thin = frozenset(day.day for unit in found.thin for day in unit.days)
        if self.day.year != found.year:
            self.day = dt.date(found.year, 1, 1)
        self._describe()
        self.update()

    def choose(self, day: dt.date) -> None:
        """Stand on a day and tell it."""
        self.day = day
        self._describe()
        self.update()
        self.day_chosen.emit(day)

    def say(self, day: dt.date) -> str:
        """A day in words, as the tooltip and a screen reader give it."""
        parts = [f"{DAYS[day.weekday()]}, {long_date(day)}"]
        if self.found is not None and (name := self.found.calendar.name(day)):
            parts.append(("cuti bersama " if self.kinds.get(day) is DayKind.JOINT else "") + name)
        elif self.kinds.get(day) is DayKind.REST:
            parts.append("hari istirahat")
        names = self.away.get(day, ())
        if names:
            more = f" dan {len(names) - 8} lagi" if len(names) > 8 else ""
            parts.append(f"{len(names)} orang cuti: {', '.join(names[:8])}{more}")
        if day in self.thin:
            parts.append("terlalu banyak yang cuti dalam satu unit")
        return "; ".join(parts)

    def cell(self, day: dt.date) -> QRectF:
        """Where a day is painted."""
        wide = (self.width() - _LABEL) / 31
        tall = (self.height() - _HEAD) / 12
        return QRectF(_LABEL + (day.day - 1) * wide, _HEAD + (day.month - 1) * tall, wide - _GAP, tall - _GAP)

    def day_at(self, x: float, y: float) -> dt.date | None:
        """The day painted at a point."""
        month = int((y - _HEAD) // ((self.height() - _HEAD) / 12)) + 1
        number = int((x - _LABEL) // ((self.width() - _LABEL) / 31)) + 1
        if y < _HEAD or x < _LABEL or not 1 <= month <= 12:
            return None
        return dt.date(self.year, month, number) if number <= _calendar.monthrange(self.year, month)[1] else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(look.TEXT2))
        for number in range(1, 32):
            place = self.cell(dt.date(self.year, 1, number))
            painter.drawText(QRectF(place.x(), 0, place.width(), _HEAD), Qt.AlignmentFlag.AlignCenter, str(number))
        for month, name in enumerate(SHORT_MONTHS, 1):
            place = self.cell(dt.date(self.year, month, 1))
            painter.setPen(QColor(look.TEXT2))
            painter.drawText(QRectF(0, place.y(), _LABEL - 6, place.height()),
                             Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
            for number in range(1, _calendar.monthrange(self.year, month)[1] + 1):
                self._paint_day(painter, dt.date(self.year, month, number))
        painter.end()

    def _paint_day(self, painter: QPainter, day: dt.date) -> None:
        place, kind = self.cell(day), self.kinds.get(day)
        count = len(self.away.get(day, ()))
        free = kind in _FILL
        color = _FILL.get(kind, _PLAIN) if free else _PLAIN
        if count and not free:
            size = max(1, self.found.size if self.found else 1)
            share = count * 100 // size
            color = _SHADES[0 if count == 1 and share < 5 else 1 if share < 10 else 2 if share < 25 else 3]
        painter.setPen(QPen(QColor(look.LINE), 1))
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(place, 3, 3)
        if day in self.thin:
            painter.setPen(QPen(QColor(look.WARN), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)
        if count:
            painter.setPen(QColor(look.TEXT2 if free else look.INK))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count))
        if day == self.day and self.hasFocus():
            painter.setPen(QPen(QColor(look.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().x(), event.position().y())
        if day is not None:
            self.choose(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            new = self.day + dt.timedelta(days=_MOVES[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            new = _other_month(self.day, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            new = dt.date(self.year, 1, 1) if key == Qt.Key.Key_Home else dt.date(self.year, 12, 31)
        else:
            super().keyPressEvent(event)
            return
        if new.year == self.year:
            self.choose(new)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self.say(day) if day else "", self)
            return True
        return super().event(event)

    def _describe(self) -> None:
        self.setAccessibleName(f"Kalender cuti {self.year}")
        self.setAccessibleDescription(self.say(self.day))


def _leap(year: int) -> bool:
    return _calendar.isleap(year)


def _other_month(day: dt.date, step: int) -> dt.date:
    month = day.month + step
    if not 1 <= month <= 12:
        return day
    return dt.date(day.year, month, min(day.day, _calendar.monthrange(day.year, month)[1]))
