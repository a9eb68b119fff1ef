"""Tindak lanjut: whom to recognise and whom to coach after the predikat of a year; lists and a record, no sanction."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import short_date, thousands
from asn_desktop.services.evaluation import follow_up
from asn_desktop.services.evaluation.follow_up import FollowUp, FollowUpRow
from asn_desktop.ui.evaluation.follow_up.coaching_panel import CoachingPanel
from asn_desktop.ui.evaluation.rating.tones import ORDER, badge
from asn_desktop.ui.evaluation.two_sides import TwoSides
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column, DataTable, TableModel

COACH, REWARD = "pembinaan", "penghargaan"
_ORIGIN = {"ekinerja": "hasil e-Kinerja", "kantor": "hasil kantor ini", None: "riwayat kinerja"}


def _record(row: FollowUpRow) -> tuple[str, ...] | None:
    """Where the coaching stands."""
    if not row.pembinaan:
        return None if row.predikat in (row.predikat.SANGAT_BAIK, row.predikat.BAIK) else ("belum dicatat", "warn")
    last = row.pembinaan[-1]
    if last.berjalan:
        return f"berjalan s.d. {short_date(last.sampai)}", "accent", ""
    return ("berhasil", "ok") if last.berhasil else ("belum berhasil", "neutral", "")


COLUMNS = (
    Column("Pegawai", lambda r: r.nama, second=lambda r: r.jabatan or "", width=0),
    Column("Unit kerja", lambda r: r.unit, width=190),
    Column("Predikat", badge=lambda r: badge(r.predikat), width=150),
    Column("Berturut", lambda r: f"{r.berturut} tahun", second=lambda r: _ORIGIN.get(r.asal, ""), width=130,
           key=lambda r: r.berturut),
    Column("Pembinaan", badge=_record, width=182),
)  # fmt: skip


class FollowUpPage(QWidget):
    """`start(year, unit)`; `said` after a deed; `person_chosen` leads to the person's year."""

    said = Signal(str)
    person_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.found: FollowUp | None = None
        self._where: tuple[int, uuid.UUID | None] | None = None
        self.model = TableModel(COLUMNS, identity=lambda row: row.employee_id)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Tindak lanjut")
        self.chips = ChipRow(((COACH, "Pembinaan"), (REWARD, "Penghargaan")))
        self.empty = EmptyState("check", "Tidak ada yang perlu ditindaklanjuti.")
        self.frame = ListFrame(self.table, self.empty)
        self.sums = label("", "second", wrap=True)
        self.person_button = button("Setahun orang ini", "", "person")
        self.frame.foot.addWidget(self.sums, 1)
        self.frame.foot.addWidget(self.person_button)
        self.panel = CoachingPanel(desk, may(desk.actor.role, Deed.VERIFY))
        self.sides = TwoSides(self.frame, self.panel, width=430, least=240)
        bar = QHBoxLayout()
        bar.addWidget(self.chips, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(bar)
        box.addWidget(self.sides, 1)
        self.chips.chosen.connect(lambda _keys: self._fill())
        self.table.row_chosen.connect(self._tell)
        self.table.row_opened.connect(lambda row: self.person_chosen.emit(row.employee_id))
        self.person_button.clicked.connect(self._lead)
        self.panel.kept.connect(self._kept)

    def start(self, year: int, unit_id: uuid.UUID | None) -> None:
        """Ask for the lists of the year."""
        self._where = (year, unit_id)
        self.desk.read(self, follow_up.listing, year, unit_id, done=self._show, replaces="tindak")

    def _show(self, found: FollowUp) -> None:
        self.found = found
        self.chips.set_counts({COACH: len(found.pembinaan), REWARD: len(found.penghargaan)})
        told = [f"{one.label} {thousands(found.hitungan.get(one, 0))}" for one in reversed(ORDER)]
        without = f" · tanpa hasil {thousands(found.tanpa_hasil)}" if found.tanpa_hasil else ""
        self.sums.setText(f"{found.tahun}: {', '.join(told)}{without}")
        self._fill()

    def _fill(self) -> None:
        if self.found is None:
            return
        coaching = self.chips.keys() == [COACH]
        rows = self.found.pembinaan if coaching else self.found.penghargaan
        self.model.set_rows(rows)
        self.table.setColumnHidden(4, not coaching)
        self.panel.setVisible(not self.found.tertutup)  # coaching is personal too
        if self.found.tertutup:
            self.empty.say("lock", "Predikat perorangan tertutup bagi peran Anda.", "Di bawah ini jumlahnya.")
        elif self.found.tanpa_hasil and not any(self.found.hitungan.values()):
            self.empty.say("clock", f"Belum ada hasil tahun {self.found.tahun}.",
                           "Tetapkan hasil tahunan, atau impor dari e-Kinerja.")  # fmt: skip
        else:
            self.empty.say("check", "Tidak ada yang perlu dibina." if coaching else "Belum ada Sangat Baik tahun ini.")
        self.frame.turn(self.table if rows else self.empty)
        self.person_button.setVisible(bool(rows))
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self._tell(self.table.current_row() if rows else None)

    def _tell(self, row: FollowUpRow | None) -> None:
        self.panel.show_row(row, self.found.tahun if self.found is not None else 0)
        self.sides.refit()

    def _lead(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.person_chosen.emit(row.employee_id)

    def _kept(self, words: str) -> None:
        self.said.emit(words)
        if self._where is not None:
            self.start(*self._where)
