"""What each kind asks besides dates: the reason of the closed list, the relative, the delivery, country, far places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.rules.leave.kinds import ABOUT_RELATIVE, reasons_for, relations_for
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.sentences import leave_kinds as words

_TWINS = "Selama dinas; kembar dihitung satu."
ABROAD = (Kind.TAHUNAN, Kind.BESAR, Kind.SAKIT, Kind.MELAHIRKAN, Kind.ALASAN_PENTING)  # 7/2021 IV.3


class KindDetails(QWidget):
    """Only what the chosen kind needs is shown. `touched` after every change, `reason_chosen` with its words."""

    touched = Signal()
    reason_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Kind.TAHUNAN
        self._status, self._sex = "", ""
        self._exception: str | None = None  # annual leave of a PPPK before the first year
        self._reading = False
        self._build_editors()
        self.more_button = button("Luar negeri, tempat sulit…", "link")
        self.more_button.setParent(self)  # the form lays it at its foot; without a parent it would open as a window
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for one in (self.reason_code_box, self.relation_box):
            box.addWidget(one)
        for pair in ((self.birth_box, self.due_box), (self.country_box, self.remote_box)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for one in pair:
                row.addWidget(one, 1)
            box.addLayout(row)
        box.addWidget(self.side_box)  # the form puts `more_button` at its foot
        self._connect()
        self.show_kind(Kind.TAHUNAN)

    def use_person(self, status: str, sex: str) -> None:
        """Whose reasons and relatives are offered."""
        self._status, self._sex = status, sex

    def show_exception(self, reason: str | None) -> None:
        """A PPPK names why annual leave is taken before the first year: it may be about a relative."""
        self._exception = reason
        self._show_fields()

    def show_kind(self, kind: Kind) -> None:
        """Show what this kind asks for; what other kinds asked for is forgotten."""
        self.kind = kind
        self._reading = True
        self.reason_code_combo.clear()
        self.reason_code_combo.addItem("Pilih", None)
        for code in reasons_for(kind, self._sex):
            self.reason_code_combo.addItem(words.REASONS.get(code, code), code)
        if kind is Kind.SAKIT:
            self.reason_code_combo.setCurrentIndex(1)
        self._exception = None
        self.due_edit.set_date(None)
        self.birth_spin.setValue(0)
        self.country_edit.clear()
        self.remote_spin.setValue(0)
        self._reading = False
        self._open_more(False)
        self._show_fields()

    def open_more(self) -> None:
        """Show country and remote days."""
        self._open_more(True)
        self._show_fields()
        self.country_edit.setFocus()

    def show_birth(self, order: int | None) -> None:
        """Which delivery the records make it, under the field."""
        self.birth_box.set_hint(f"Menurut data: ke-{order}. Kembar dihitung satu." if order else _TWINS)

    def reason_code(self) -> str | None:
        """The key of the closed list; None when the kind has none or nothing is chosen."""
        return self.reason_code_combo.currentData() if reasons_for(self.kind) else None

    def values(self) -> dict[str, Any]:
        """Fields of the ask by name; what is not shown is not asked."""
        birth, away = not self.birth_box.isHidden(), not self.country_box.isHidden()
        remote = 0 if self.remote_box.isHidden() else self.remote_spin.value()
        return {
            "alasan_kode": self.reason_code(),
            "hubungan": None if self.relation_box.isHidden() else self.relation_combo.currentData(),
            "kelahiran_ke": (self.birth_spin.value() or None) if birth else None,
            "perkiraan_lahir": self.due_edit.date() if birth else None,
            "negara": (self.country_edit.text().strip() or None) if away else None,
            "hari_tambahan": remote,
            "tambahan_awal": bool(self.side_combo.currentData()) if remote else False,
        }

    def draft(self) -> dict[str, Any]:
        """The same as JSON."""
        due = self.due_edit.date()
        return {**self.values(), "perkiraan_lahir": due.isoformat() if due else None}

    def put_back(self, values: Mapping[str, Any]) -> None:
        """Fill from a draft."""
        self._reading = True
        for combo, key in ((self.reason_code_combo, "alasan_kode"), (self.relation_combo, "hubungan")):
            self._fill_relations()
            combo.setCurrentIndex(max(0, combo.findData(values.get(key))))
        self.birth_spin.setValue(values.get("kelahiran_ke") or 0)
        due = values.get("perkiraan_lahir")
        self.due_edit.set_date(dt.date.fromisoformat(due) if due else None)
        self.country_edit.setText(values.get("negara") or "")
        self.remote_spin.setValue(values.get("hari_tambahan") or 0)
        self.side_combo.setCurrentIndex(1 if values.get("tambahan_awal") else 0)
        self._reading = False
        self._open_more(bool(values.get("negara") or values.get("hari_tambahan")))
        self._show_fields()

    def boxes(self) -> dict[str, FieldBox]:
        """Field name of a problem -> its box."""
        return {
            "alasan_kode": self.reason_code_box, "hubungan": self.relation_box, "kelahiran_ke": self.birth_box,
            "perkiraan_lahir": self.due_box, "negara": self.country_box, "hari_tambahan": self.remote_box,
            "tambahan_awal": self.side_box,
        }  # fmt: skip

    # building

    def _build_editors(self) -> None:
        self.reason_code_combo, self.relation_combo, self.side_combo = QComboBox(), QComboBox(), QComboBox()
        self.side_combo.addItem("Sesudah cuti tahunan", False)
        self.side_combo.addItem("Sebelum cuti tahunan", True)
        self.birth_spin, self.remote_spin = NumberSpin(), NumberSpin()
        self.birth_spin.setRange(0, 15)
        self.birth_spin.setSpecialValueText("menurut data")
        self.remote_spin.setRange(0, 60)
        self.due_edit, self.country_edit = DateField(with_day=False), QLineEdit()
        self.reason_code_box = _box("&Karena", self.reason_code_combo)
        self.relation_box = _box("&Hubungan keluarga", self.relation_combo)
        self.birth_box = _box("Kelahiran &ke-", self.birth_spin, _TWINS)
        self.due_box = _box("Perkiraan lahir (H&PL)", self.due_edit)
        self.country_box = _box("&Negara tujuan", self.country_edit, "Kosong: dalam negeri.")
        self.remote_box = _box("Tambahan &hari", self.remote_spin, "Hari kalender, tempat sulit dicapai.")
        self.side_box = _box("Letak tambahan", self.side_combo)

    def _connect(self) -> None:
        self.more_button.clicked.connect(self.open_more)
        self.reason_code_combo.currentIndexChanged.connect(lambda _at: self._chose())
        for combo in (self.relation_combo, self.side_combo):
            combo.currentIndexChanged.connect(lambda _at: self._changed())
        for spin in (self.birth_spin, self.remote_spin):
            spin.valueChanged.connect(lambda _value: self._changed())
        self.due_edit.date_changed.connect(lambda _day: self._changed())
        self.country_edit.textEdited.connect(lambda _text: self._changed())

    def _chose(self) -> None:
        if not self._reading:
            self._show_fields()
            code = self.reason_code()
            self.reason_chosen.emit(words.REASONS.get(code, "") if code else "")
            self.touched.emit()

    def _changed(self) -> None:
        if not self._reading:
            self.side_box.setVisible(self.remote_spin.value() > 0 and not self.remote_box.isHidden())
            self.touched.emit()

    def _open_more(self, on: bool) -> None:
        abroad, annual = self.kind in ABROAD, self.kind is Kind.TAHUNAN
        self.more_button.setText("Luar negeri, tempat sulit…" if annual else "Ke luar negeri…")
        far = ", atau tambahan hari untuk tempat yang sulit dicapai" if annual else ""
        self.more_button.setToolTip(f"Negara tujuan{far}")
        self.more_button.setHidden(not abroad or on)
        self.country_box.setVisible(abroad and on)
        self.remote_box.setVisible(annual and on)

    def _show_fields(self) -> None:
        code = self.reason_code()
        birth = self.kind is Kind.MELAHIRKAN or code == "kelahiran_4"
        self.reason_code_box.setVisible(bool(reasons_for(self.kind)))
        self._fill_relations()
        self.relation_box.setVisible((code or self._exception) in ABOUT_RELATIVE)
        for box in (self.birth_box, self.due_box):
            box.setVisible(birth)
        self.side_box.setVisible(self.remote_spin.value() > 0 and not self.remote_box.isHidden())

    def _fill_relations(self) -> None:
        """Offer the relatives the reason covers; the one chosen stays where it is among them."""
        chosen = self.relation_combo.currentData()
        self.relation_combo.blockSignals(True)
        self.relation_combo.clear()
        self.relation_combo.addItem("Pilih", None)
        for key in relations_for(self.reason_code() or self._exception or "", self._status):
            self.relation_combo.addItem(words.RELATIONS[key], key)
        self.relation_combo.setCurrentIndex(max(0, self.relation_combo.findData(chosen)))
        self.relation_combo.blockSignals(False)


def _box(text: str, editor: QWidget, hint: str = "") -> FieldBox:
    """A labelled editor; the words stand as properties too, because the form reads those of every box it holds."""
    made = FieldBox(text, editor, hint)
    made.setProperty("text", text)
    made.setProperty("hint", hint)
    return made
