"""Surat tugas: the orders of the month beside the form for a new one; the letter, voiding."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules import workdays
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import attendance_papers, duty_orders, units
from asn_desktop.services.duty_orders import DutyRow
from asn_desktop.ui import look
from asn_desktop.ui.attendance.duty_form import DutyForm
from asn_desktop.ui.attendance.form_side import FormSide
from asn_desktop.ui.attendance.permit_page import days
from asn_desktop.ui.attendance.void_box import VoidBox
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column, DataTable, TableModel


def _who(row: DutyRow) -> str:
    first = row.orang[0].nama if row.orang else ""
    return first if len(row.orang) < 2 else f"{first} dan {len(row.orang) - 1} orang lain"


def _badge(row: DutyRow) -> tuple[str, str] | None:
    if row.dibatalkan is not None:
        return "dibatalkan", "neutral"
    return ("surat ada", "ok") if row.letter_id else ("belum bersurat", "warn")


COLUMNS = (
    Column("Yang ditugaskan", _who, second=lambda r: r.nomor or "belum bernomor", width=0),
    Column("Maksud", lambda r: r.maksud, second=lambda r: r.tujuan, width=250),
    Column("Tanggal", lambda r: days(r.mulai, r.sampai), second=lambda r: f"{(r.sampai - r.mulai).days + 1} hari",
           width=190, key=lambda r: r.mulai),
    Column("", badge=_badge, width=140),
)  # fmt: skip


class DutyPage(QWidget):
    """`letter_chosen` gives the letter's id; `said` tells what was done."""

    letter_chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.form = DutyForm(desk)
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari nama, maksud atau tempat")
        self.search_edit.setAccessibleName("Cari surat tugas")
        self.search_edit.setClearButtonEnabled(True)
        self.model = TableModel(COLUMNS)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Surat tugas bulan ini")
        self.empty = EmptyState("letter", "Belum ada surat tugas bulan ini.", "Isi formulir di kanan.")
        self.card = ListFrame(self.table, self.empty)
        self.count = label("", "second")
        self.letter_button = button("Buat surat", "", "letter")
        self.void_button = button("Batalkan…", "", "close")
        self._lay_out()
        self.form.kept.connect(lambda row: self.said.emit(f"Surat tugas tersimpan: {_who(row)}"))
        self.search_edit.textChanged.connect(self.model.filter)
        self.table.row_chosen.connect(self._chosen)
        self.letter_button.clicked.connect(self.make_letter)
        self.void_button.clicked.connect(self.void)
        self._chosen(None)

    def start(self, month: dt.date, unit_id: uuid.UUID | None) -> None:
        """Ask for the orders of a month."""
        if self.form.unit_combo.count() == 0:
            self.desk.read(self, units.tree, done=self.form.show_units, replaces="unit")
        self.desk.read(self, duty_orders.listing, month, workdays.period_end(month.replace(day=1), 1),
                       unit_id=unit_id, voided=True, done=self._show, replaces="daftar")  # fmt: skip

    def make_letter(self) -> None:
        """Register the letter of the order chosen, or open the one there is."""
        row: DutyRow | None = self.table.current_row()
        if row is None:
            return
        if row.letter_id is not None:
            self.letter_chosen.emit(row.letter_id)
            return
        self.desk.write(self, attendance_papers.duty_letter, row.id, today=self.desk.today(), now=self.desk.now(),
                        done=lambda made: self.letter_chosen.emit(made.id), reason="surat tugas")  # fmt: skip

    def void(self) -> None:
        """Ask why the order chosen is taken back."""
        row: DutyRow | None = self.table.current_row()
        if row is not None:
            words = f"{row.maksud}, {days(row.mulai, row.sampai)}. Suratnya ikut dibatalkan; nomornya tetap tercatat."
            self.box = VoidBox(self.desk, "Batalkan surat tugas", words, duty_orders.void, row.id, self)
            self.box.voided.connect(lambda _row: self.said.emit("Surat tugas dibatalkan"))
            self.box.open()

    def _show(self, rows: Sequence[DutyRow]) -> None:
        self.model.set_rows(rows)
        live = sum(r.dibatalkan is None for r in rows)
        self.count.setText(f"{live} surat tugas bulan ini")
        self.card.turn(self.table if rows else self.empty)
        self._chosen(self.table.current_row())

    def _chosen(self, row: DutyRow | None) -> None:
        live = row is not None and row.dibatalkan is None and may(self.desk.actor.role, Deed.ENTER)
        self.letter_button.setEnabled(live)
        self.void_button.setEnabled(live)
        self.letter_button.setText("Buka surat" if row is not None and row.letter_id else "Buat surat")

    def _lay_out(self) -> None:
        self.card.foot.addWidget(self.count, 1)
        for one in (self.void_button, self.letter_button):
            self.card.foot.addWidget(one)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search_edit)
        left.addWidget(self.card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GAP)
        row.addLayout(left, 1)
        side = FormSide(self.form)
        row.addWidget(side)
        side.setVisible(may(self.desk.actor.role, Deed.ENTER))  # it has a parent now: else it would flash up alone
