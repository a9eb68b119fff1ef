"""First and last day of a survey, its respondents and the users of the service in that time: one line of fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from asn_desktop.problems import Problem
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import put_beside


class PeriodFields(QWidget):
    """`changed` after every change; `with_people` False leaves the respondents to the file."""

    changed = Signal()

    def __init__(self, *, with_people: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_edit, self.last_edit = DateField(with_day=False), DateField(with_day=False)
        self.people_edit, self.users_edit = QLineEdit(), QLineEdit()
        for edit in (self.people_edit, self.users_edit):
            edit.setValidator(QIntValidator(0, 9_999_999, edit))
            edit.textEdited.connect(lambda _text: self.changed.emit())
        for day in (self.first_edit, self.last_edit):
            day.date_changed.connect(lambda _day: self.changed.emit())
        self.boxes = {
            "mulai": FieldBox("Survei &mulai", self.first_edit, required=True),
            "sampai": FieldBox("&Sampai", self.last_edit, required=True),
            "responden": FieldBox("&Responden", self.people_edit, required=with_people),
            "populasi": FieldBox("&Pengguna layanan", self.users_edit),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for name, box in self.boxes.items():
            if name != "responden" or with_people:
                row.addWidget(box, 1)
            else:
                box.setParent(self)
                box.hide()
        self.users_edit.setPlaceholderText("bila diketahui")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def days(self) -> tuple[dt.date, dt.date] | None:
        """The period, None while a day is missing."""
        first, last = self.first_edit.date(), self.last_edit.date()
        return None if first is None or last is None else (first, last)

    def people(self) -> int:
        """Respondents; 0 while empty."""
        return int(self.people_edit.text() or 0)

    def users(self) -> int | None:
        """Users of the service; None when not told."""
        return int(self.users_edit.text()) if self.users_edit.text() else None

    def show_values(self, first: dt.date | None, last: dt.date | None, people: int | None, users: int | None) -> None:
        """Show these values, without a signal."""
        self.first_edit.set_date(first)
        self.last_edit.set_date(last)
        self.people_edit.setText("" if people is None else str(people))
        self.users_edit.setText("" if users is None else str(users))
        self.clear()

    def demand_days(self) -> bool:
        """Say beside the fields which day is missing."""
        for name, edit in (("mulai", self.first_edit), ("sampai", self.last_edit)):
            if edit.date() is None:
                self.boxes[name].show_problem("Kosong atau tidak terbaca. Tulis misalnya 1 Jul 2026.")
        return self.days() is not None

    def refuse(self, problems: Sequence[Problem]) -> list[str]:
        """Put what belongs here beside its field; answers the sentences that do not."""
        self.clear()
        return put_beside(problems, self.boxes, self)

    def clear(self) -> None:
        """Nothing is wrong."""
        for box in self.boxes.values():
            box.clear()
