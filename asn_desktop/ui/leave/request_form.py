"""The question at the left of a new request: person, kind, dates, what the kind needs, address; values in and out."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.kinds import kinds_for
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave.deeds import LeaveAsk
from asn_desktop.services.leave.person import LeavePerson
from asn_desktop.services.leave.proofs import ProofAsk
from asn_desktop.ui.form import Form
from asn_desktop.ui.leave.kind_details import KindDetails
from asn_desktop.ui.leave.kind_field import KindField, closed
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.person_field import PersonField
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.leave_kinds import REASONS

_FIELDS = {"mulai": "start_box", "sampai": "end_box", "alasan": "reason_box", "alamat": "address_box",
           "telepon": "phone_box", "pengganti_id": "stand_in_box", "employee_id": "person_box",
           "terkait_id": "postponed_box", "jenis": "kind_box", "alasan_khusus": "exception_box"}  # fmt: skip
# Shown beside the field only after the first try.
_LATER = {"reason_missing", "address_missing", "phone_missing", "reason_not_covered", "relation_missing"}

_BIRTH = "Persalinan"


class LeaveRequestForm(Form):
    """Parts I, III, IV and VI of form 1.b."""

    drawing = "leave_request"

    person_box: FieldBox
    person_field: PersonField
    kind_box: FieldBox
    kind_field: KindField
    details: KindDetails
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
        self._linked: uuid.UUID | None = None  # the request this one takes up, where no list offers it
        self._suggested = ""  # words of the reason the program wrote itself
        self._found: LeavePerson | None = None
        self.kind_field.changed.connect(self._kind_chosen)
        self.details.reason_chosen.connect(self._suggest)
        self.exception_combo.currentIndexChanged.connect(
            lambda _at: self.details.show_exception(self.exception_combo.currentData())
        )
        for field in (self.start_edit, self.end_edit):
            field.setTextMargins(-4, 0, -4, 0)
        self._lay_foot()

    def _lay_foot(self) -> None:
        """The rarer questions and the word about the draft share the last line."""
        box = self.draft_label.parentWidget().layout()
        box.removeWidget(self.draft_label)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.details.more_button)
        row.addWidget(self.draft_label, 1)
        box.addLayout(row)

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
        self._stand_in = self._found = self._linked = None
        self._suggested = ""
        self.kind_field.show_closed({})
        self.kind_field.choose(Kind.TAHUNAN)
        self.details.show_kind(Kind.TAHUNAN)
        self.show_latest("")
        self.clear_problems()

    def show_person(self, found: LeavePerson, *, fresh: bool) -> None:
        """Show who asks; a person shown for the first time brings address, telephone and colleagues."""
        self.person_field.show_person(found.id, found.nama, found.nip)
        self._found = found
        if fresh:
            self.details.use_person(found.status, found.jenis_kelamin)
            self.kind_field.show_closed(
                closed(found.status, found.jenis_kelamin, found.guru_pppk, kinds_for(found.status))
            )
            self.address_edit.setText(self.address_edit.text() or found.alamat)
            self.phone_edit.setText(self.phone_edit.text() or found.telepon)
            _fill(self.stand_in_combo, [(None, "Belum ditentukan"), *found.rekan])
            _fill(self.exception_combo, [(None, "Tidak ada"), *words.EXCEPTIONS.items()])
            _fill(self.postponed_combo, [(None, "Tidak"), *((i, words.span(a, b)) for i, a, b in found.ditangguhkan)])
            self.postponed_combo.setCurrentIndex(_place(self.postponed_combo, self._linked))
            if self._stand_in:
                self.stand_in_combo.setCurrentIndex(_place(self.stand_in_combo, uuid.UUID(self._stand_in)))
        self._show_annual()

    def kind(self) -> Kind:
        """The kind chosen."""
        return self.kind_field.kind()

    def show_latest(self, words: str) -> None:
        """How far the law lets this leave go, under its last day."""
        self.end_box.set_hint(words)

    def read(self, proofs: tuple[ProofAsk, ...] = ()) -> LeaveAsk | None:
        """The form as values with its documents; None while person or dates are missing."""
        person, first, last = self.person_field.person_id(), self.start_edit.date(), self.end_edit.date()
        if person is None or first is None or last is None:
            return None
        return LeaveAsk(
            person, first, last, self.reason_edit.text(), self.address_edit.text(), self.phone_edit.text(),
            self.stand_in_combo.currentData(),
            alasan_khusus=None if self.exception_box.isHidden() else self.exception_combo.currentData(),
            terkait_id=self._linked if self.postponed_box.isHidden() else self.postponed_combo.currentData(),
            jenis=self.kind(), bukti=proofs, **self.details.values(),
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
        for box in self._boxes().values():
            box.clear()

    def show_problems(self, problems: Sequence[Problem], *, tried: bool) -> QWidget | None:
        """Sentences beside their fields; answers the first editor concerned."""
        self.clear_problems()
        first: QWidget | None = None
        boxes = self._boxes()
        for problem in problems:
            box = boxes.get(problem.field)
            if box is None or problem.code == "opening_balance_missing" or (problem.code in _LATER and not tried):
                continue
            box.show_problem(sentence(problem))
            first = first or box.editor
        return first

    def values(self) -> dict[str, Any]:
        """The form as a draft keeps it: JSON values by field name."""
        first, last = self.start_edit.date(), self.end_edit.date()
        person, stand_in = self.person_field.person_id(), self.stand_in_combo.currentData()
        return {
            "pegawai": str(person) if person else None, "mulai": first.isoformat() if first else None,
            "sampai": last.isoformat() if last else None, "alasan": self.reason_edit.text(),
            "alamat": self.address_edit.text(), "telepon": self.phone_edit.text(),
            "pengganti": str(stand_in) if stand_in else self._stand_in, "jenis": self.kind().value,
            "terkait": str(self._linked) if self._linked else None, **self.details.draft(),
        }  # fmt: skip

    def put_back(self, values: Mapping[str, Any]) -> uuid.UUID | None:
        """Fill the form from a draft; answers whom it was about."""
        for edit, key in ((self.start_edit, "mulai"), (self.end_edit, "sampai")):
            edit.set_date(dt.date.fromisoformat(values[key]) if values.get(key) else None)
        for line, key in ((self.reason_edit, "alasan"), (self.address_edit, "alamat"), (self.phone_edit, "telepon")):
            line.setText(values.get(key) or "")
        self._stand_in = values.get("pengganti")
        self._linked = uuid.UUID(values["terkait"]) if values.get("terkait") else None
        kind = Kind(values.get("jenis") or Kind.TAHUNAN)
        self.kind_field.choose(kind)
        self.details.show_kind(kind)
        self.details.put_back(values)
        return uuid.UUID(values["pegawai"]) if values.get("pegawai") else None

    def _boxes(self) -> dict[str, FieldBox]:
        return {field: getattr(self, name) for field, name in _FIELDS.items()} | self.details.boxes()

    def _kind_chosen(self, kind: Kind) -> None:
        self._suggest("")
        self.details.show_kind(kind)
        self._show_annual()
        self._suggest(_BIRTH if kind is Kind.MELAHIRKAN else words_of(self.details.reason_code()))

    def _show_annual(self) -> None:
        """What only annual leave asks: the exception of a PPPK, and a postponed leave to take up."""
        found, annual = self._found, self.kind() is Kind.TAHUNAN
        self.exception_box.setVisible(annual and found is not None and found.sebelum_setahun)
        self.postponed_box.setVisible(annual and found is not None and bool(found.ditangguhkan))

    def _suggest(self, text: str) -> None:
        """Write the reason in plain words, unless the clerk wrote something else."""
        if self.reason_edit.text() == self._suggested:
            self.reason_edit.setText(text)
            self._suggested = text


def words_of(code: str | None) -> str:
    """The words of a reason of the closed list."""
    return REASONS.get(code, "") if code else ""


def _fill(combo: QComboBox, items: Sequence[tuple[Any, str]]) -> None:
    combo.clear()
    for key, text in items:
        combo.addItem(text, key)


def _place(combo: QComboBox, value: Any) -> int:
    """Where an entry stands, 0 when it is not there; Qt compares ids it does not know by identity."""
    return next((at for at in range(combo.count()) if combo.itemData(at) == value), 0)
