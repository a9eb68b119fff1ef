"""Cuti yang terkena perubahan hari libur: who, old and new count, and the deed that settles one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import reports
from asn_desktop.services.leave import whatif
from asn_desktop.services.leave.whatif import Effect
from asn_desktop.ui import look
from asn_desktop.ui.box import Box
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import holidays as words
from asn_desktop.ui.sentences import leave as leave_words
from asn_desktop.ui.table import Column, DataTable, TableModel

COLUMNS = (
    Column("Pegawai", "nama", second=lambda e: show_nip(e.nip) if e.nip else "NIP belum diisi", width=270, strong=True),
    Column("Cuti", lambda e: leave_words.span(e.mulai, e.sampai), width=200, key=lambda e: e.mulai,
           second=lambda e: f"Surat {e.nomor}" if e.nomor else "surat belum terbit"),
    Column("Unit", lambda e: e.unit or "", width=200),
    Column("Semula", lambda e: f"{e.old} hari", align="right", width=90, key=lambda e: e.old),
    Column("Menjadi", lambda e: f"{e.new} hari", align="right", width=90, key=lambda e: e.new, strong=True),
    Column("Yang perlu dilakukan", lambda e: words.todo(e.back), width=0,
           tone=lambda e: "" if e.back > 0 else "warn"),
)  # fmt: skip


class WhatIfPage(QWidget):
    """`left` back, `said` after a deed, `request_chosen` a leave whose end is to be moved instead."""

    left = Signal()
    said = Signal(str)
    request_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.table, self.model = DataTable(), TableModel(COLUMNS, identity=lambda e: e.request_id)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Cuti yang terkena perubahan hari libur")
        self.empty = EmptyState("calendar", "Tidak ada cuti yang terkena.",
                                "Jumlah hari semua cuti yang sudah diberikan sesuai dengan tabel libur yang berlaku.")
        self.count = label("", "second", wrap=True)
        self.card = ListFrame(self.table, self.empty)
        self.back_button = button("Kembali", "text", "chevron_left")
        self.print_button = button("Cetak…")
        self.open_button = button("Buka cutinya")
        self.settle_button = button("Sesuaikan hari…", "primary")
        self.back_button.clicked.connect(self.left)
        self.print_button.clicked.connect(self._print)
        self.open_button.clicked.connect(self._open)
        self.settle_button.clicked.connect(self.ask)
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.table.row_opened.connect(lambda _row: self.ask())
        self._lay_out()

    def start(self) -> None:
        """Ask which leaves are touched."""
        self.desk.read(self, whatif.affected, today=self.desk.today(), done=self._show, replaces="dampak")

    def ask(self) -> SettleBox | None:
        """The box that settles the chosen leave."""
        row = self.table.current_row()
        if row is None or not may(self.desk.actor.role, Deed.ENTER):
            return None
        box = SettleBox(self.desk, row, self)
        box.saved.connect(self._settled)
        box.open()
        return box

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.back_button)
        top.addWidget(label("Cuti yang terkena perubahan hari libur", "title"))
        top.addStretch(1)
        for one in (self.print_button, self.open_button, self.settle_button):
            top.addWidget(one)
        self.card.foot.addWidget(self.count)
        box = QVBoxLayout(self)
        box.setContentsMargins(*look.PAGE_MARGINS)
        box.setSpacing(look.GAP)
        box.addLayout(top)
        box.addWidget(self.card, 1)
        self.settle_button.setVisible(may(self.desk.actor.role, Deed.ENTER))

    def _show(self, rows: Sequence[Effect]) -> None:
        self.model.set_rows(rows)
        self.card.turn(self.table if rows else self.empty)
        if rows:
            self.table.choose(rows[0].request_id)
        back, lacking = sum(max(0, e.back) for e in rows), sum(max(0, -e.back) for e in rows)
        self.count.setText(
            f"{len(rows)} cuti: {back} hari untuk dikembalikan, {lacking} hari kurang. Cuti yang sudah diberikan tidak "
            "berubah dengan sendirinya." if rows else ""
        )  # fmt: skip
        self._allow()

    def _allow(self) -> None:
        chosen = self.table.current_row() is not None
        for one in (self.settle_button, self.open_button):
            one.setEnabled(chosen)
        self.print_button.setEnabled(bool(self.model.rows))

    def _open(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.request_chosen.emit(row.request_id)

    def _settled(self, effect: Effect) -> None:
        told = f"{effect.back} hari dikembalikan" if effect.back > 0 else f"{-effect.back} hari dibebankan"
        self.said.emit(f"{told}: {effect.nama}.")
        self.start()

    def _print(self) -> None:
        day = self.desk.today()
        self.desk.read(self, reports.build, "cuti-dampak-libur", on=day, today=day, done=self._paint)

    def _paint(self, table: Any) -> None:
        self.desk.call(self, reports.pdf, table, now=self.desk.now(), done=self._show_paper)

    def _show_paper(self, data: bytes) -> None:
        box = PaperBox(self.desk, "Cuti yang terkena perubahan libur", data, "cuti-terkena-libur.pdf", self)
        box.said.connect(self.said)
        box.open()


class SettleBox(Box):
    """Give the days back, or charge the missing ones: `saved(effect)`."""

    saved = Signal(object)

    def __init__(self, desk: Any, effect: Effect, parent: QWidget | None = None) -> None:
        verb = f"Kembalikan {effect.back} hari" if effect.back > 0 else f"Bebankan {-effect.back} hari"
        super().__init__(f"{verb}: {effect.nama}", "", parent, width=580)
        self.desk, self.effect = desk, effect
        when = leave_words.span(effect.mulai, effect.sampai)
        self.body.addWidget(
            label(f"Cuti {when}: semula {effect.old} hari kerja, menurut tabel libur yang berlaku {effect.new}. "
                  "Tanggal dan surat izinnya tetap.", "quiet", wrap=True)
        )  # fmt: skip
        self.banner = Banner("error")
        self.banner.hide()
        self.reference, self.reason = QLineEdit(), QLineEdit()
        self.reference_field = FieldBox("&Dasar keputusan libur", self.reference, "Misalnya Keppres 60/2026",
                                        required=True)  # fmt: skip
        self.reason_field = FieldBox("&Alasan", self.reason, required=True)
        for one in (self.banner, self.reference_field, self.reason_field):
            self.body.addWidget(one)
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button(verb, "primary")
        self.save_button.clicked.connect(self.save)
        self.reference.setFocus()

    def save(self) -> None:
        """Write the ledger lines and the step."""
        for field in (self.reference_field, self.reason_field):
            field.clear()
        self.desk.write(self, whatif.settle, self.effect.request_id, self.reference.text(), self.reason.text(),
                        today=self.desk.today(), now=self.desk.now(), reason=f"hari cuti: {self.reason.text()}",
                        done=self._done, failed=self._refused)  # fmt: skip

    def _done(self, effect: Effect) -> None:
        self.saved.emit(effect)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        fields = {"dasar": self.reference_field, "alasan": self.reason_field}
        rest = put_beside(problems, fields, self)
        self.banner.setVisible(bool(rest))
        if rest:
            self.banner.say("error", "Belum tersimpan", " ".join(rest))
        self.fit()
