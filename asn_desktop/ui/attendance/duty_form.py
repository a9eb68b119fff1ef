"""The form of a surat tugas: who, for what, where, when; people in the order of the letter."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.words import thousands
from asn_desktop.services import duty_orders
from asn_desktop.services.duty_orders import DutyAsk, DutyPreview, DutyRow
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.person_field import PersonField
from asn_desktop.ui.sentences import sentence

_WORDS = {"dinas_luar": "Dinas luar", "diklat": "Diklat atau rapat"}


class DutyForm(Card):
    """`kept` gives the new row."""

    kept = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Surat tugas baru", parent)
        self.desk = desk
        self.person = PersonField()
        self.person.use(desk)
        self.people = QListWidget()
        self.people.setAccessibleName("Yang ditugaskan")
        self.people.setFixedHeight(104)
        self.people.setFrameShape(QFrame.Shape.StyledPanel)
        self.people.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.remove_button = button("Hapus dari daftar", "link")
        self.purpose_edit, self.place_edit = QLineEdit(), QLineEdit()
        self.purpose_edit.setPlaceholderText("Misalnya: mengikuti rapat koordinasi")
        self.place_edit.setPlaceholderText("Misalnya: Dinas Perhubungan Provinsi")
        self.kind_combo, self.unit_combo = QComboBox(), QComboBox()
        for key, words in _WORDS.items():
            self.kind_combo.addItem(words, key)
        self.first_edit, self.last_edit = DateField(), DateField()
        self.boxes = {
            "orang": FieldBox("&Pegawai (ketik lalu Enter)", self.person, required=True),
            "maksud": FieldBox("&Maksud", self.purpose_edit, required=True),
            "tujuan": FieldBox("&Tempat", self.place_edit, required=True),
            "mulai": FieldBox("Mul&ai", self.first_edit, required=True),
            "sampai": FieldBox("&Sampai", self.last_edit),
            "jenis": FieldBox("&Jenis", self.kind_combo),
            "unit_id": FieldBox("Surat dari &unit", self.unit_combo),
        }
        self.state = label("", "hint", wrap=True)
        self.save_button = button("Simpan surat tugas", "primary", "check", tip="Ctrl+S", key="Ctrl+S")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._lay_out()
        self._connect()
        self.clear()

    def show_units(self, rows: Sequence[Any]) -> None:
        """Fill the list of units whose head may sign; the root stands first."""
        kept = self.unit_combo.currentData()
        self.unit_combo.clear()
        for row in rows:
            self.unit_combo.addItem("   " * row.depth + row.nama, row.id)
        places = [at for at in range(self.unit_combo.count()) if self.unit_combo.itemData(at) == kept]
        self.unit_combo.setCurrentIndex(places[0] if places else 0)

    def add_person(self, person_id: uuid.UUID, name: str) -> None:
        """Put somebody at the end of the list; nobody twice."""
        if person_id not in self.chosen():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, person_id)
            self.people.addItem(item)
            self._show_people()
        self.person.clear()
        self._timer.start()

    def chosen(self) -> tuple[uuid.UUID, ...]:
        """The people in the order of the letter."""
        return tuple(self.people.item(i).data(Qt.ItemDataRole.UserRole) for i in range(self.people.count()))

    def ask(self) -> DutyAsk | None:
        """The order as typed; None while a day is missing."""
        first = self.first_edit.date()
        if first is None or self.unit_combo.currentData() is None:
            return None
        return DutyAsk(self.unit_combo.currentData(), self.purpose_edit.text(), self.place_edit.text(), first,
                       self.last_edit.date() or first, self.chosen(), self.kind_combo.currentData())  # fmt: skip

    def save(self) -> None:
        """Keep the order, or show what is missing."""
        self._timer.stop()
        wish = self.ask()
        if wish is None:
            self.boxes["mulai"].show_problem("Tanggal belum diisi. Ketik misalnya 24 Nov 2026.")
            return
        self.desk.write(self, duty_orders.enter, wish, today=self.desk.today(), done=self._saved,
                        failed=self._refused, reason="surat tugas")  # fmt: skip

    def clear(self) -> None:
        """An empty form."""
        self.person.clear()
        self.people.clear()
        self._show_people()
        self.purpose_edit.clear()
        self.place_edit.clear()
        self.first_edit.set_date(self.desk.today())
        self.last_edit.set_date(None)
        self._clean()
        self.state.setText("Yang sedang cuti akan disebut.")

    def _check(self) -> None:
        wish = self.ask()
        if wish is not None and wish.orang:
            self.desk.read(self, duty_orders.preview, wish, today=self.desk.today(), done=self._previewed,
                           replaces="periksa")  # fmt: skip

    def _previewed(self, found: DutyPreview) -> None:
        self._clean()
        known = [p for p in found.problems if p.code not in ("duty_purpose_missing", "duty_place_missing")]
        put_beside(known, self.boxes, self)  # what is not typed yet is said on saving
        for problem in found.warnings:
            box = self.boxes.get(problem.field)
            if box is not None and not box.problem():
                box.show_problem(sentence(problem), "warn")
        self.state.setText(f"{thousands(self.people.count())} orang ditugaskan.")
        self._show_people()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._clean()
        rest = put_beside(problems, self.boxes, self)
        self.state.setText(" ".join(rest) or "Belum disimpan. Perbaiki isian yang ditandai.")

    def _saved(self, row: DutyRow) -> None:
        self.clear()
        self.kept.emit(row)

    def _remove(self) -> None:
        self.people.takeItem(self.people.currentRow())
        self._show_people()
        self._timer.start()

    def _show_people(self) -> None:
        """The list of those who are sent takes room once there is somebody."""
        for part in (self.people, self.remove_button):
            part.setVisible(self.people.count() > 0)

    def _clean(self) -> None:
        for box in self.boxes.values():
            box.clear()

    def _chosen(self, person_id: uuid.UUID) -> None:
        row = next((r for r in self.person.found() if r.id == person_id), None)
        self.add_person(person_id, row.nama if row else "")
        self.person.search_edit.setFocus()

    def _connect(self) -> None:
        self.person.chosen.connect(self._chosen)
        self.remove_button.clicked.connect(self._remove)
        self.save_button.clicked.connect(self.save)
        self._timer.timeout.connect(self._check)
        for day in (self.first_edit, self.last_edit):
            day.date_changed.connect(lambda _d: self._timer.start())

    def _lay_out(self) -> None:
        self.body.addWidget(self.boxes["orang"])
        self.body.addWidget(self.people)
        self.body.addWidget(self.remove_button)
        self.body.addWidget(self.boxes["maksud"])
        self.body.addWidget(self.boxes["tujuan"])
        self.body.addLayout(side_by_side(self.boxes["mulai"], self.boxes["sampai"]))
        self.body.addLayout(side_by_side(self.boxes["jenis"], self.boxes["unit_id"]))
        self.body.addStretch(1)
