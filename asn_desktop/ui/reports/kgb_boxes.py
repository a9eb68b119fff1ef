"""The dialogs of the salary step letters: put one off by decree, and what the office writes into all of them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import kgb_notices, kgb_settings, units
from asn_desktop.services.kgb_notices import DeferAsk, Notice
from asn_desktop.services.kgb_settings import KgbSettings
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.reports import kgb_deeds

_FIELDS = (
    ("tujuan", "Kepada Yth.", "Yang membayar gaji: BPKAD atau KPPN."),
    ("tempat", "di", ""),
    ("kode", "Kode klasifikasi", "Permendagri 83/2022: 800.1.11.13. Banyak kantor memakai 822.4."),
    ("atas_nama", "Atas nama", "Tanda “-” bila kepala kantor menandatangani atas namanya sendiri."),
    ("sifat", "Sifat", ""),
    ("tembusan", "Tembusan", "Pisahkan dengan titik koma."),
)


class DeferBox(Box):
    """`saved` after the deferral is on record."""

    saved = Signal(str)

    def __init__(self, desk: Any, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(f"Tunda KGB {notice.nama}", parent=parent)
        self.desk, self.notice = desk, notice
        self.body.addWidget(label("Penundaan paling lama satu tahun, dengan surat keputusan. Masa penundaan tetap "
                                  "dihitung untuk KGB berikutnya (PP 7/1977 pasal 12–13).", "quiet", wrap=True))
        self.refusal = Banner("error")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.until_edit, self.day_edit = DateField(), DateField()
        self.number_edit, self.official_edit = QLineEdit(), QLineEdit()
        self.reason_edit = QPlainTextEdit()
        self.reason_edit.setFixedHeight(64)
        self.reason_edit.setTabChangesFocus(True)
        self.fields = {
            "sampai": FieldBox("Ditunda sampai", self.until_edit, required=True),
            "nomor_sk": FieldBox("Nomor surat keputusan", self.number_edit, required=True),
            "tanggal_sk": FieldBox("Tanggal surat keputusan", self.day_edit, required=True),
            "pejabat": FieldBox("Pejabat", self.official_edit),
            "alasan": FieldBox("Alasan", self.reason_edit, required=True),
        }
        for pair in (("sampai", "tanggal_sk"), ("nomor_sk", "pejabat")):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in pair:
                row.addWidget(self.fields[name])
            self.body.addLayout(row)
        self.body.addWidget(self.fields["alasan"])
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Catat penundaan", "primary")
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Write it down, or say what is wrong beside its field."""
        for one in self.fields.values():
            one.clear()
        until, day = self.until_edit.date(), self.day_edit.date()
        empty = [name for name, value in (("sampai", until), ("tanggal_sk", day)) if value is None]
        for name in empty:
            self.fields[name].show_problem("Isi tanggalnya.")
        if until is None or day is None:
            return
        ask = DeferAsk(until, self.reason_edit.toPlainText(), self.number_edit.text(), day,
                       self.official_edit.text().strip() or None)  # fmt: skip
        self.desk.write(self, kgb_notices.defer, self.notice.employee_id, ask, today=self.desk.today(),
                        reason="penundaan KGB", done=self._done, failed=self._refused)  # fmt: skip

    def _done(self, _key: uuid.UUID) -> None:
        self.saved.emit(f"Penundaan KGB {self.notice.nama} tercatat.")
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        answer(problems, self.fields, self, self.refusal, "Belum dicatat")
        self.fit()


class SettingsBox(Box):
    """What the office writes into every letter, for all units or for one of them. `saved` after it is kept."""

    saved = Signal(str)

    def __init__(self, desk: Any, unit_id: uuid.UUID | None, parent: QWidget | None = None) -> None:
        super().__init__("Setelan surat KGB", parent=parent, width=640)
        self.desk = desk
        self.unit_combo = QComboBox()
        self.unit_combo.setAccessibleName("Berlaku untuk")
        self.body.addWidget(FieldBox("Berlaku untuk", self.unit_combo, hint="Setelan unit berlaku juga untuk unit di "
                                     "bawahnya."))  # fmt: skip
        self.edits: dict[str, QLineEdit] = {}
        for name, title, hint in _FIELDS:
            self.edits[name] = QLineEdit()
            self.body.addWidget(FieldBox(title, self.edits[name], hint=hint))
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan setelan", "primary")
        self.save_button.clicked.connect(self.save)
        self._before: Mapping[str, str] = {}
        self._wanted = unit_id
        self._root: uuid.UUID | None = None
        self.unit_combo.currentIndexChanged.connect(lambda _at: self._ask())
        desk.read(self, units.tree, done=self._show_units)

    def unit_id(self) -> uuid.UUID | None:
        """The unit the settings are for; None for the whole office."""
        return self.unit_combo.currentData()

    def save(self) -> None:
        """Keep what was changed."""
        changed = {name: edit.text().strip() for name, edit in self.edits.items()
                   if edit.text().strip() != self._before.get(name, "")}  # fmt: skip
        self.desk.write(self, kgb_deeds.save_settings, changed, unit_id=self.unit_id(), today=self.desk.today(),
                        reason="setelan surat KGB", done=self._done)  # fmt: skip

    def _show_units(self, rows: Sequence[Any]) -> None:
        self._root = rows[0].id if rows else None
        self.unit_combo.blockSignals(True)
        self.unit_combo.addItem("Seluruh kantor", None)
        for row in rows:
            self.unit_combo.addItem("   " * row.depth + row.nama, row.id)
        at = self.unit_combo.findData(self._wanted) if self._wanted is not None else 0
        self.unit_combo.setCurrentIndex(max(at, 0))
        self.unit_combo.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        unit = self.unit_id() or self._root
        if unit is not None:
            self.desk.read(self, kgb_settings.get, unit, self.desk.today(), done=self._show, replaces="setelan")

    def _show(self, found: KgbSettings) -> None:
        self._before = {
            name: "; ".join(found.tembusan) if name == "tembusan" else getattr(found, name) for name, _, _ in _FIELDS
        } | {"atas_nama": found.atas_nama or kgb_settings.NOBODY}
        for name, edit in self.edits.items():
            edit.setText(self._before[name])
            edit.setCursorPosition(0)

    def _done(self, _found: Any) -> None:
        self.saved.emit("Setelan surat KGB tersimpan.")
        self.accept()
