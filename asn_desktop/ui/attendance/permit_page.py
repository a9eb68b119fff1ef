"""Izin: the permits of the month beside the form for a new one; slips, voiding, the recap by kind."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules import identity, workdays
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import short_date
from asn_desktop.services import attendance_lists as lists
from asn_desktop.services import attendance_papers, izin
from asn_desktop.services.izin import IzinRow
from asn_desktop.ui import look
from asn_desktop.ui.attendance.form_side import FormSide
from asn_desktop.ui.attendance.list_saver import ListSaver
from asn_desktop.ui.attendance.permit_form import PermitForm
from asn_desktop.ui.attendance.void_box import VoidBox
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column, DataTable, TableModel


def days(first: dt.date, last: dt.date) -> str:
    """ "24 Nov 2026" or "24 Nov 2026 – 26 Nov 2026"."""
    return short_date(first) if first == last else f"{short_date(first)} – {short_date(last)}"


def hours(row: IzinRow) -> str:
    """The hours of a permit as a clerk says them."""
    first, last = (t.replace(":", ".") if t else "" for t in (row.jam_mulai, row.jam_sampai))
    if first and last:
        return f"{first}–{last}"
    return f"sejak {first}" if first else f"sampai {last}" if last else ""


COLUMNS = (
    Column("Pegawai", "nama", second=lambda r: identity.show_nip(r.nip) if r.nip else "NIP belum diisi", width=0),
    Column("Izin", lambda r: r.jenis_nama, second=lambda r: r.alasan, width=190),
    Column("Waktu", lambda r: days(r.mulai, r.sampai), second=hours, width=190, key=lambda r: r.mulai),
    Column("Pemberi izin", lambda r: r.penyetuju, second=lambda r: r.penyetuju_jabatan, width=180),
    Column("", badge=lambda r: ("dibatalkan", "neutral") if r.dibatalkan is not None else (
        ("slip ada", "ok") if r.letter_id else None), width=118),
)  # fmt: skip


class PermitPage(QWidget):
    """`letter_chosen` gives the slip's id; `said` tells what was done."""

    letter_chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._where: tuple[dt.date, uuid.UUID | None] = desk.today(), None
        self.saver = ListSaver(desk, self)
        self.saver.said.connect(self.said)
        self.form = PermitForm(desk)
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari nama atau NIP")
        self.search_edit.setAccessibleName("Cari nama atau NIP")
        self.search_edit.setClearButtonEnabled(True)
        self.model = TableModel(COLUMNS)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Izin bulan ini")
        self.empty = EmptyState("clock", "Belum ada izin bulan ini.", "Isi formulir di kanan.")
        self.card = ListFrame(self.table, self.empty)
        self.count = label("", "second")
        self.slip_button = button("Buat slip", "", "letter")
        self.void_button = button("Batalkan…", "", "close")
        self.recap_button = button("Rekap izin", "", "print")
        self._lay_out()
        self._connect()
        self._chosen(None)

    def start(self, month: dt.date, unit_id: uuid.UUID | None) -> None:
        """Ask for the permits of a month."""
        self._where = month, unit_id
        if self.form.kind_combo.count() == 0:
            self.form.start()
        self.desk.read(self, izin.listing, month, workdays.period_end(month.replace(day=1), 1), unit_id=unit_id,
                       voided=True, done=self._show, replaces="daftar")  # fmt: skip

    def make_slip(self) -> None:
        """Register the slip of the permit chosen, or open the one there is."""
        row: IzinRow | None = self.table.current_row()
        if row is None:
            return
        if row.letter_id is not None:
            self.letter_chosen.emit(row.letter_id)
            return
        self.desk.write(self, attendance_papers.slip, row.id, today=self.desk.today(), now=self.desk.now(),
                        done=lambda made: self.letter_chosen.emit(made.id), reason="slip izin")  # fmt: skip

    def void(self) -> None:
        """Ask why the permit chosen is taken back."""
        row: IzinRow | None = self.table.current_row()
        if row is not None:
            words = f"{row.jenis_nama}, {row.nama}, {days(row.mulai, row.sampai)}. Catatannya tetap ada."
            self.box = VoidBox(self.desk, "Batalkan izin", words, izin.void, row.id, self)
            self.box.voided.connect(lambda _row: self.said.emit("Izin dibatalkan"))
            self.box.open()

    def _show(self, rows: Sequence[IzinRow]) -> None:
        self.model.set_rows(rows)
        live = sum(r.dibatalkan is None for r in rows)
        self.count.setText(f"{live} izin bulan ini")
        self.card.turn(self.table if rows else self.empty)
        self._chosen(self.table.current_row())

    def _chosen(self, row: IzinRow | None) -> None:
        live = row is not None and row.dibatalkan is None and may(self.desk.actor.role, Deed.ENTER)
        self.slip_button.setEnabled(live)
        self.void_button.setEnabled(live)
        self.slip_button.setText("Buka slip" if row is not None and row.letter_id else "Buat slip")

    def _kept(self, row: IzinRow) -> None:
        self.said.emit(f"{row.jenis_nama} tersimpan: {row.nama}")

    def _connect(self) -> None:
        self.form.kept.connect(self._kept)
        self.search_edit.textChanged.connect(self.model.filter)
        self.table.row_chosen.connect(self._chosen)
        self.slip_button.clicked.connect(self.make_slip)
        self.void_button.clicked.connect(self.void)
        self.saver.menu(self.recap_button, [("Rekap izin", lambda: (lists.permits, self._where))])

    def _lay_out(self) -> None:
        self.card.foot.addWidget(self.count, 1)
        for one in (self.void_button, self.slip_button):
            self.card.foot.addWidget(one)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.search_edit, 1)
        top.addWidget(self.recap_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(top)
        left.addWidget(self.card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GAP)
        row.addLayout(left, 1)
        side = FormSide(self.form)
        row.addWidget(side)
        side.setVisible(may(self.desk.actor.role, Deed.ENTER))  # it has a parent now: else it would flash up alone
        self.recap_button.setVisible(may(self.desk.actor.role, Deed.READ_SENSITIVE))
