"""A field for a day: takes what clerks type ("21 des 2026", "21-12-2026"), shows "Sen, 21 Des 2026"."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.problems import Refused
from asn_desktop.rules import reading
from asn_desktop.rules.words import day_name, short_date
from asn_desktop.ui import look


class DateField(QLineEdit):
    """`date()` is None while empty or unreadable (`readable()` tells which). Up and Down move by a day.

    `date_changed` gives the new day or None, once, when the field is left, Enter is pressed or the day is stepped.
    """

    date_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, with_day: bool = True) -> None:
        super().__init__(parent)
        self._with_day = with_day
        self._date: dt.date | None = None
        self.setPlaceholderText("tgl bln tahun")
        self.editingFinished.connect(self._finish)

    def date(self) -> dt.date | None:
        """The day as typed so far."""
        if self.isModified():
            return self._parse()
        return self._date

    def set_date(self, day: dt.date | None) -> None:
        """Show a day, without a signal."""
        self._date = day
        self.setText(self._shown(day))
        self.setModified(False)
        look.set_property(self, "state", "")

    def readable(self) -> bool:
        """False when something is typed that is no day."""
        return not self.text().strip() or self.date() is not None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        present = self.date()
        if step and present is not None:
            self.set_date(present + dt.timedelta(days=step))
            self.date_changed.emit(self._date)
            return
        super().keyPressEvent(event)

    def _shown(self, day: dt.date | None) -> str:
        if day is None:
            return ""
        return f"{day_name(day)[:3]}, {short_date(day)}" if self._with_day else short_date(day)

    def _parse(self) -> dt.date | None:
        text = self.text().split(",")[-1].strip()
        if not text:
            return None
        try:
            return reading.date(text)
        except Refused:
            return None

    def _finish(self) -> None:
        if not self.isModified():
            return
        day = self._parse()
        before = self._date
        self._date = day
        if day is not None:
            self.setText(self._shown(day))
        self.setModified(day is None and bool(self.text().strip()))
        look.set_property(self, "state", "" if self.readable() else "error")
        if day != before:
            self.date_changed.emit(day)
