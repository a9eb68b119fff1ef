"""The question at the left of a new request: person, dates, reason, address, stand-in; values in, values out."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.leave import LeaveAsk
from asn_desktop.services.leave_person import LeavePerson
from asn_desktop.ui.form import Form
from asn_desktop.ui.leave.person_field import PersonField
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.sentences import sentence

_FIELDS = {"mulai": "start_box", "sampai": "end_box", "alasan": "reason_box", "alamat": "address_box",
           "telepon": "phone_box", "pengganti_id": "stand_in_box", "employee_id": "person_box",
           "terkait_id": "postponed_box"}  # fmt: skip
_LATER = {"reason_missing", "address_missing", "phone_missing"}  # shown beside the field only after the first try


class LeaveRequestForm(Form):
    """Parts I, III, IV and VI of form 1.b."""

    drawing = "leave_request"

    person_box: FieldBox
    person_field: PersonField
    start_box: FieldBox
    start_edit: DateField
    end_box: FieldBox
    end_edit: DateField
    reason_box: FieldBox
    reason_edit: QLineEdit
    address_box: FieldBox
    address_edit: QLineEdit
    phone_box: FieldBox
    phone_edit: QLineEdit
    stand_in_box: FieldBox
    stand_in_combo: QComboBox
    exception_box: FieldBox
    exception_combo: QComboBox
    postponed_box: FieldBox
    postponed_combo: QComboBox
    draft_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stand_in: str | None = None  # of a draft, until the colleagues are known
        for field in (self.start_edit, self.end_edit):
            field.setTextMargins(-4, 0, -4, 0)

    def clear(self) -> None:
        """Forget what stands on the form."""
        self.person_field.clear()
        for field in (self.start_edit, self.end_edit):
            field.set_date(None)
        for edit in (self.reason_edit, self.address_edit, self.phone_edit):
            edit.clear()
        for combo in (self.stand_in_combo, self.exception_combo, self.postponed_combo):
            combo.clear()
        self.exception_box.hide()
        self.postponed_box.hide()
        self.draft_label.clear()
        self._stand_in = None
        self.clear_problems()

    def show_person(self, found: LeavePerson, *, fresh: bool) -> None:
        """Show who asks; a person shown for the first time brings address, telephone and colleagues."""
        self.person_field.show_person(found.id, found.nama, found.nip)
        if fresh:
            self.address_edit.setText(self.address_edit.text() or found.alamat)
            self.phone_edit.setText(self.phone_edit.text() or found.telepon)
            _fill(self.stand_in_combo, [(None, "Belum ditentukan"), *found.rekan])
            _fill(self.exception_combo, [(None, "Tidak ada"), *words.EXCEPTIONS.items()])
            _fill(self.postponed_combo, [(None, "Tidak"), *((i, words.span(a, b)) for i, a, b in found.ditangguhkan)])
            if self._stand_in:
                self.stand_in_combo.setCurrentIndex(max(0, self.stand_in_combo.findData(uuid.UUID(self._stand_in))))
        self.exception_box.setVisible(found.sebelum_setahun)
        self.postponed_box.setVisible(bool(found.ditangguhkan))

    def read(self) -> LeaveAsk | None:
        """The form as values; None while person or dates are missing."""
        person, first, last = self.person_field.person_id(), self.start_edit.date(), self.end_edit.date()
        if person is None or first is None or last is None:
            return None
        return LeaveAsk(
            person, first, last, self.reason_edit.text(), self.address_edit.text(), self.phone_edit.text(),
            self.stand_in_combo.currentData(),
            alasan_khusus=None if self.exception_box.isHidden() else self.exception_combo.currentData(),
            terkait_id=None if self.postponed_box.isHidden() else self.postponed_combo.currentData(),
        )  # fmt: skip

    def missing(self) -> list[Problem]:
        """What must be there before anything can be counted."""
        found = [] if self.person_field.person_id() else [Problem("person_missing", "employee_id")]
        for field, edit in (("mulai", self.start_edit), ("sampai", self.end_edit)):
            if not edit.readable():
                found.append(Problem("date_unreadable", field))
            elif edit.date() is None:
                found.append(Problem("dates_missing", field))
        return found

    def clear_problems(self) -> None:
        """Every field is fine again."""
        for name in _FIELDS.values():
            getattr(self, name).clear()

    def show_problems(self, problems: Sequence[Problem], *, tried: bool) -> QWidget | None:
        """Sentences beside their fields; answers the first editor concerned."""
        self.clear_problems()
        first: QWidget | None = None
        for problem in problems:
            name = _FIELDS.get(problem.field)
            if name is None or problem.code == "opening_balance_missing" or (problem.code in _LATER and not tried):
                continue
            getattr(self, name).show_problem(sentence(problem))
            first = first or getattr(self, name).editor
        return first

    def values(self) -> dict[str, Any]:
        """The form as a draft keeps it: JSON values by field name."""
        first, last = self.start_edit.date(), self.end_edit.date()
        person, stand_in = self.person_field.person_id(), self.stand_in_combo.currentData()
        return {
            "pegawai": str(person) if person else None, "mulai": first.isoformat() if first else None,
            "sampai": last.isoformat() if last else None, "alasan": self.reason_edit.text(),
            "alamat": self.address_edit.text(), "telepon": self.phone_edit.text(),
            "pengganti": str(stand_in) if stand_in else self._stand_in,
        }  # fmt: skip

    def put_back(self, values: Mapping[str, Any]) -> uuid.UUID | None:
        """Fill the form from a draft; answers whom it was about."""
        for edit, key in ((self.start_edit, "mulai"), (self.end_edit, "sampai")):
            edit.set_date(dt.date.fromisoformat(values[key]) if values.get(key) else None)
        for line, key in ((self.reason_edit, "alasan"), (self.address_edit, "alamat"), (self.phone_edit, "telepon")):
            line.setText(values.get(key) or "")
        self._stand_in = values.get("pengganti")
        return uuid.UUID(values["pegawai"]) if values.get("pegawai") else None


def _fill(combo: QComboBox, items: Sequence[tuple[Any, str]]) -> None:
    combo.clear()
    for key, text in items:
        combo.addItem(text, key)
