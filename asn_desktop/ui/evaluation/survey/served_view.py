"""Petugas: who served at a point from when to when; several people are entered at once."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules import identity
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import short_date, thousands
from asn_desktop.services.survey import points
from asn_desktop.services.survey.points import PointRow, ServedRow
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.survey.end_box import EndBox
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.person_field import PersonField
from asn_desktop.ui.table import Column, DataTable, TableModel
from asn_desktop.ui.void_box import VoidBox

SERVED = (
    Column("Pegawai", "nama", second=lambda r: identity.show_nip(r.nip) if r.nip else "NIP belum diisi", width=0),
    Column("Mulai", lambda r: short_date(r.mulai), width=120, key=lambda r: r.mulai),
    Column("Sampai", lambda r: short_date(r.sampai) if r.sampai else "masih melayani", width=130,
           key=lambda r: r.sampai),
)  # fmt: skip

_FORM = 336  # pixels


class ServedView(QWidget):
    """`said` after a deed."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._point: PointRow | None = None
        self._enters = may(desk.actor.role, Deed.ENTER)
        self.model = TableModel(SERVED, identity=lambda r: r.id)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Petugas titik layanan")
        self.nobody = EmptyState("people", "Belum ada petugas",
                                 "Catat siapa yang melayani di sini, supaya kartunya sampai kepada penilai.")
        self.end_button = button("Akhiri…")
        self.void_button = button("Cabut catatan…", "text")
        self.person = PersonField()
        self.person.use(desk)
        self.people = QListWidget()
        self.people.setAccessibleName("Yang akan dicatat")
        self.people.setFixedHeight(112)
        self.remove_button = button("Keluarkan dari daftar", "link")
        self.first_edit, self.last_edit = DateField(with_day=False), DateField(with_day=False)
        self.boxes = {
            "orang": FieldBox("&Pegawai", self.person, "Pilih satu per satu; semua dicatat dengan masa yang sama."),
            "mulai": FieldBox("Melayani &mulai", self.first_edit, required=True),
            "sampai": FieldBox("&Sampai", self.last_edit, "Kosong: masih melayani"),
        }
        self.state = label("", "problem", wrap=True)
        self.save_button = button("Catat petugas", "primary", "check")
        self._lay_out()
        self.person.chosen.connect(self._chosen)
        for day in (self.first_edit, self.last_edit):
            day.date_changed.connect(lambda _day: self._clean())
        self.remove_button.clicked.connect(self._remove)
        self.save_button.clicked.connect(self.save)
        self.end_button.clicked.connect(self._end)
        self.void_button.clicked.connect(self._void)
        self.table.row_chosen.connect(lambda _row: self._fit())
        self._show_people()

    def show_point(self, point: PointRow) -> None:
        """Ask who served there."""
        if self._point is None or self._point.id != point.id:
            self.clear()
        self._point = point
        self.desk.read(self, points.served, point.id, done=self._show, replaces="petugas")

    def save(self) -> None:
        """Keep all of them, or say what is wrong."""
        self._clean()
        first = self.first_edit.date()
        if self._point is None or first is None or not self.last_edit.readable():
            self.boxes["mulai"].show_problem("Kosong atau tidak terbaca. Tulis misalnya 2 Jan 2026.")
            return
        self.desk.write(self, points.serve, self._point.id, self.chosen_people(), first, self.last_edit.date(),
                        done=self._done, failed=self._refused, reason="petugas layanan")  # fmt: skip

    def chosen_people(self) -> list[uuid.UUID]:
        """Who would be recorded."""
        return [self.people.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.people.count())]

    def clear(self) -> None:
        """An empty form."""
        self.person.clear()
        self.people.clear()
        self.first_edit.set_date(None)
        self.last_edit.set_date(None)
        self._clean()
        self._show_people()

    def add_person(self, person_id: uuid.UUID, name: str) -> None:
        """One more who served there."""
        if person_id not in self.chosen_people():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, person_id)
            self.people.addItem(item)
        self.person.clear()
        self._show_people()

    def _chosen(self, person_id: uuid.UUID) -> None:
        row = next((r for r in self.person.found() if r.id == person_id), None)
        self.add_person(person_id, row.nama if row else "")
        self.person.search_edit.setFocus()

    def _remove(self) -> None:
        self.people.takeItem(self.people.currentRow())
        self._show_people()

    def _show_people(self) -> None:
        count = self.people.count()
        for one in (self.people, self.remove_button):
            one.setVisible(count > 0)
        self.save_button.setText(f"Catat {thousands(count)} petugas" if count else "Catat petugas")

    def _show(self, rows: Sequence[ServedRow]) -> None:
        self.model.set_rows(rows)
        self.list.turn(self.table if rows else self.nobody)
        self._fit()

    def _fit(self) -> None:
        row = self.table.current_row()
        self.end_button.setVisible(self._enters and row is not None)
        self.void_button.setVisible(self._enters and row is not None)

    def _done(self, rows: Sequence[ServedRow]) -> None:
        self.clear()
        self.said.emit(f"{thousands(len(rows))} petugas tercatat")

    def _refused(self, problems: Sequence[Problem]) -> None:
        rest = put_beside(problems, self.boxes, self)
        self.state.setText(" ".join(rest))

    def _end(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.end_box = EndBox(self.desk, row, self)
            self.end_box.ended.connect(lambda: self.said.emit(f"Masa layanan {row.nama} diakhiri"))
            self.end_box.open()

    def _void(self) -> None:
        row = self.table.current_row()
        if row is not None:
            words = "Catatan ini dianggap tidak pernah ada; alasannya tetap tercatat."
            self.box = VoidBox(self.desk, f"Cabut catatan {row.nama}", words, points.take_away, row.id, self)
            self.box.voided.connect(lambda _none: self.said.emit(f"Catatan {row.nama} dicabut"))
            self.box.open()

    def _clean(self) -> None:
        for box in self.boxes.values():
            box.clear()
        self.state.setText("")

    def _lay_out(self) -> None:
        self.list = ListFrame(self.table, self.nobody)
        self.list.foot.addStretch(1)
        self.list.foot.addWidget(self.void_button)
        self.list.foot.addWidget(self.end_button)
        form = Card("Catat petugas")
        for one in (self.boxes["orang"], self.people, self.remove_button):
            form.body.addWidget(one)
        form.body.addLayout(side_by_side(self.boxes["mulai"], self.boxes["sampai"]))
        form.body.addWidget(self.state)
        form.body.addWidget(self.save_button)
        form.body.addStretch(1)
        form.setFixedWidth(_FORM)
        if not self._enters:
            form.hide()
        row = QHBoxLayout()
        row.setSpacing(look.GAP)
        row.addWidget(self.list, 1)
        row.addWidget(form)
        page = ScrollPage(margins=(0, 0, 0, 0))
        page.box.addLayout(row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
