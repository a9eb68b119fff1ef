"""The card around the month: its name, arrows, what the colours mean, and the count in digits and words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from asn_desktop.rules import workdays
from asn_desktop.rules.words import month_year
from asn_desktop.rules.workdays import DayKind
from asn_desktop.services.leave.deeds import Month
from asn_desktop.ui import icons, look
from asn_desktop.ui.leave.month import MonthGrid, MonthView
from asn_desktop.ui.parts.words import Glyph, label

_LEGEND_FROM = 560  # narrower cards name the colours by the days' own words and tooltips


class _Swatch(QWidget):
    def __init__(self, color: str) -> None:
        super().__init__()
        self._color = color
        self.setFixedSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._color))
        painter.end()


class MonthCard(QFrame):
    """`month_changed` asks for another month's content; give it to `show_month`."""

    month_changed = Signal(object)

    def __init__(self, month: dt.date, *, selectable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.grid = MonthGrid(month)
        self.grid.selectable = selectable
        self.grid.month_changed.connect(self._turned)
        self._title = label(month_year(month), "card_title")
        self._title.setMinimumWidth(150)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count = label("", "row_title")
        self._how = label("", "second")
        self._how.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 14)
        box.setSpacing(8)
        box.addLayout(self._head(selectable))
        box.addWidget(self.grid, 1)
        self._foot = QFrame()
        self._foot.setProperty("role", "inset")
        self._foot.setFixedHeight(38)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self._count)
        row.addWidget(self._how, 1)
        box.addWidget(self._foot)
        self._foot.setVisible(selectable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(360)

    def show_month(self, month: Month, *, week: str = "", no_joint_leave: bool = False, without: object = None) -> None:
        """Paint a month: `week` and `no_joint_leave` of the person asking, whose own absence is left out."""
        days = workdays.days(month.first, workdays.period_end(month.first, 1))
        week = week or month.workweek
        known = month.first.year in month.calendar.years
        kinds = {d: workdays.day_kind(month.calendar, week, d, no_joint_leave=no_joint_leave) for d in days if known}
        free = [d for d, kind in kinds.items() if kind in (DayKind.HOLIDAY, DayKind.JOINT)]
        names = {d: month.calendar.name(d) or "" for d in free}
        away = {d: [a.nama for a in month.on(d) if a.employee_id != without] for d in days}
        self._title.setText(month_year(month.first))
        self.grid.show_month(month.first, MonthView(kinds, names, {d: n for d, n in away.items() if n}))

    def show_count(self, first: dt.date | None, last: dt.date | None, counted: Sequence[dt.date], words: str,
                   how: str) -> None:
        """Mark the range; `words` is "7 (tujuh) hari kerja", `how` what was left out."""
        self.grid.show_range(first, last, counted)
        self._count.setText(words)
        self._how.setText(how)
        self._foot.setAccessibleName(f"{words}, {how}")

    def count_text(self) -> str:
        """The count as shown."""
        return self._count.text()

    def how_text(self) -> str:
        """How the count came about."""
        return self._how.text()

    def _head(self, selectable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for name, tip, step in (("chevron_left", "Bulan sebelumnya", -1), ("chevron_right", "Bulan berikutnya", 1)):
            arrow = QToolButton()
            arrow.setIcon(icons.icon(name, look.ACCENT, 18))
            arrow.setToolTip(tip)
            arrow.setAccessibleName(tip)
            arrow.clicked.connect(lambda _=False, step=step: self.grid.turn(step))
            row.addWidget(arrow)
            if step < 0:
                row.addWidget(self._title)
        row.addStretch(1)
        self._legend = QWidget()
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(4)
        row.addWidget(self._legend)
        marks = [("dihitung", look.ACCENT)] if selectable else []
        for words, color in [*marks, ("cuti bersama", "#D8A23F"), ("libur", "#D98880")]:
            legend.addWidget(_Swatch(color))
            legend.addWidget(label(words, "second"))
            legend.addSpacing(6)
        legend.addWidget(Glyph("person", look.TEXT2, 14))
        legend.addWidget(label("rekan cuti" if selectable else "orang cuti", "second"))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._legend.setVisible(event.size().width() >= _LEGEND_FROM)

    def _turned(self, month: dt.date) -> None:
        self._title.setText(month_year(month))
        self.month_changed.emit(month)
