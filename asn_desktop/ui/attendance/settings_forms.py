"""The two forms of the settings of days: a kind of permit, the hours of some weekdays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.izin import IzinKind
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import day_settings
from asn_desktop.services.day_settings import HourRow
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label

TIMES = {"tanpa": "sehari penuh", "mulai": "jam mulai", "sampai": "jam selesai", "keduanya": "mulai dan selesai"}
_SHORT = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
_ADMIN = "Hanya admin kantor yang mengubahnya."


class _DayForm(QWidget):
    """Fields in a grid, the ground and first day of the change, one button. `saved` gives the words for the toast."""

    saved = Signal(str)
    verb = ""

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.boxes: dict[str, FieldBox] = {}
        self.ground_edit, self.since_edit = QLineEdit(), DateField()
        self.since_edit.set_date(desk.today())
        self.save_button = button(self.verb, "primary", "check")
        self.save_button.clicked.connect(self.submit)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(8)
        allowed = may(desk.actor.role, Deed.MANAGE)
        self.fields = QWidget()
        self.fields.setVisible(allowed)
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._grid)
        inner.addWidget(self.problem)
        inner.addWidget(self.save_button)
        box.addWidget(self.fields)
        closed = label(_ADMIN, "quiet", wrap=True)
        box.addWidget(closed)
        closed.setVisible(not allowed)
        self.build()

    def build(self) -> None:
        """Make the fields."""
        raise NotImplementedError

    def submit(self) -> None:
        """Keep the change."""
        raise NotImplementedError

    def put(self, key: str, text: str, editor: QWidget, row: int, column: int, hint: str = "", span: int = 1) -> None:
        """A field at its place."""
        self.boxes[key] = FieldBox(text, editor, hint)
        self._grid.addWidget(self.boxes[key], row, column, 1, span)

    def lacks_day(self) -> bool:
        """Whether the first day is missing; then it is said."""
        for box in self.boxes.values():
            box.clear()
        self.problem.hide()
        if self.since_edit.date() is None:
            self.refuse([Problem("date_unreadable", "mulai")])
        return self.since_edit.date() is None

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Sentences beside their fields."""
        loose = put_beside(problems, self.boxes, self)
        self.problem.setText("\n".join(loose))
        self.problem.setVisible(bool(loose))


class KindForm(_DayForm):
    """A kind of permit: chosen from the table, or a new one under its own name."""

    verb = "Simpan jenis izin"

    def build(self) -> None:
        self._code = ""
        self.name_edit, self.times_combo, self.days_spin = QLineEdit(), QComboBox(), NumberSpin()
        for key, words in TIMES.items():
            self.times_combo.addItem(words, key)
        self.days_spin.setRange(0, 366)
        self.days_spin.setSuffix(" hari")
        self.days_spin.setSpecialValueText("tanpa batas")
        self.stop_check = QCheckBox("Tidak dipakai lagi")
        self.new_button = button("Jenis baru", "link", "plus")
        self.new_button.clicked.connect(lambda: self.show_kind(None))
        self.put("nama", "Nama &jenis izin", self.name_edit, 0, 0, span=2)
        self.put("jam", "Jam yang ditanyakan", self.times_combo, 1, 0)
        self.put("hari_maks", "Paling lama", self.days_spin, 1, 1)
        self.put("dasar", "&Dasar", self.ground_edit, 2, 0, "Misalnya SE Kepala Dinas 3/2026")
        self.put("mulai", "Berlaku &mulai", self.since_edit, 2, 1)
        self._grid.addWidget(self.stop_check, 3, 0)
        self._grid.addWidget(self.new_button, 3, 1)
        self.show_kind(None)

    def show_kind(self, kind: IzinKind | None) -> None:
        """Show a kind, or an empty form for a new one."""
        self._code = kind.code if kind else ""
        self.name_edit.setText(kind.name if kind else "")
        self.times_combo.setCurrentIndex(self.times_combo.findData(kind.times if kind else "tanpa"))
        self.days_spin.setValue((kind.most_days or 0) if kind else 0)
        self.stop_check.setChecked(False)
        self.stop_check.setVisible(kind is not None)
        self.save_button.setText("Ubah jenis izin" if kind else "Tambah jenis izin")

    def submit(self) -> None:
        """Keep it from its day on; a new kind takes its code from its name."""
        name = self.name_edit.text().strip()
        code = self._code or "_".join(name.lower().split())
        if self.lacks_day():
            return
        self.desk.write(self, day_settings.set_kind, code, since=self.since_edit.date(), dasar=self.ground_edit.text(),
                        nama=name, jam=self.times_combo.currentData(), hari=self.days_spin.value(),
                        dipakai=not self.stop_check.isChecked(), failed=self.refuse,
                        done=lambda kind: self.saved.emit(f"Jenis izin {kind.name} disimpan."))  # fmt: skip


class HoursForm(_DayForm):
    """The hours of some weekdays, for good or for a while (Ramadan)."""

    verb = "Simpan jam kerja"

    def build(self) -> None:
        self.pattern_combo = QComboBox()
        for pattern in (5, 6):
            self.pattern_combo.addItem(f"{pattern} hari kerja", pattern)
        self.days = ChipRow([(str(at), words) for at, words in enumerate(_SHORT, 1)], exclusive=False)
        self.starts_edit, self.ends_edit, self.grace_spin = QLineEdit("07:30"), QLineEdit("16:00"), NumberSpin()
        self.grace_spin.setRange(0, 240)
        self.grace_spin.setSuffix(" menit")
        self.until_edit = DateField()
        self.put("pola", "&Pola unit", self.pattern_combo, 0, 0)
        self.put("toleransi", "&Toleransi terlambat", self.grace_spin, 0, 1)
        self.put("hari", "Hari", self.days, 1, 0, span=2)
        self.put("masuk", "M&asuk", self.starts_edit, 2, 0)
        self.put("pulang", "P&ulang", self.ends_edit, 2, 1)
        self.put("mulai", "Berlaku mulai", self.since_edit, 3, 0)
        self.put("sampai", "Sampai", self.until_edit, 3, 1, "Kosong: seterusnya")
        self.put("dasar", "Dasar", self.ground_edit, 4, 0, "Misalnya SE Bupati tentang jam kerja Ramadan", span=2)

    def show_hours(self, row: HourRow) -> None:
        """Begin with the hours of a weekday."""
        self.pattern_combo.setCurrentIndex(self.pattern_combo.findData(row.pola))
        self.days.choose(str(row.hari))
        self.starts_edit.setText(row.masuk)
        self.ends_edit.setText(row.pulang)
        self.grace_spin.setValue(row.toleransi)

    def submit(self) -> None:
        """Keep them from the first day on."""
        if self.lacks_day():
            return
        self.desk.write(self, day_settings.set_week, self.pattern_combo.currentData(),
                        list(map(int, self.days.keys())), self.starts_edit.text(), self.ends_edit.text(),
                        dasar=self.ground_edit.text(), since=self.since_edit.date(), until=self.until_edit.date(),
                        toleransi=self.grace_spin.value(), failed=self.refuse,
                        done=lambda _none: self.saved.emit("Jam kerja disimpan."))  # fmt: skip
