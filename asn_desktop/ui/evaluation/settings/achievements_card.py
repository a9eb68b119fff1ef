"""Every unit and what it achieved in the period: recorded with number, day, official and scan, or not yet."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.rules.evaluation.words import Capaian
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import short_date
from asn_desktop.services import units
from asn_desktop.services.evaluation import achievement_scans, achievements
from asn_desktop.services.evaluation.achievements import AchievementRow
from asn_desktop.services.units import UnitRow
from asn_desktop.ui.evaluation.period_words import period_words
from asn_desktop.ui.evaluation.settings.achievement_box import AchievementBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column, DataTable, TableModel
from asn_desktop.ui.void_box import VoidBox

_TONES = {Capaian.ISTIMEWA: "ok", Capaian.BAIK: "accent", Capaian.BUTUH_PERBAIKAN: "warn", Capaian.KURANG: "error",
          Capaian.SANGAT_KURANG: "error"}  # fmt: skip


@dataclass(frozen=True)
class UnitLine:
    """A unit with its achievement, if any."""

    id: uuid.UUID
    nama: str
    depth: int
    row: AchievementRow | None


COLUMNS = (
    Column("Unit kerja", lambda u: "   " * u.depth + u.nama, width=0),
    Column("Capaian", badge=lambda u: (u.row.predikat.label, _TONES[u.row.predikat], "") if u.row else
           ("belum dicatat", "neutral"), width=180),
    Column("Dokumen", lambda u: u.row.nomor if u.row else "", second=lambda u: short_date(u.row.tanggal) if u.row
           else "", width=230),
    Column("Ditetapkan oleh", lambda u: u.row.pejabat if u.row else "",
           second=lambda u: "pindaian ada" if u.row and u.row.berkas else "", width=230),
)  # fmt: skip


class AchievementsCard(Card):
    """`said` after a deed."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Capaian unit kerja", parent)
        self.desk = desk
        self._where: tuple[int, str] = (0, "")
        self._enters = may(desk.actor.role, Deed.ENTER)
        self.model = TableModel(COLUMNS, identity=lambda line: line.id)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Capaian unit kerja")
        self.table.setMinimumHeight(150)
        self.sums = label("", "second")
        self.record_button = button("Catat capaian…", "primary", "plus")
        self.scan_button = button("Lihat pindaian", "", "scan")
        self.void_button = button("Batalkan…", "text")
        self.head.addWidget(label("Dicatat menurut dokumen pimpinan di atasnya", "second"))
        self.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.sums, 1)
        for one in (self.void_button, self.scan_button, self.record_button):
            foot.addWidget(one)
        self.body.addLayout(foot)
        self.table.row_chosen.connect(lambda _row: self._fit())
        self.table.row_opened.connect(lambda _row: self.record())
        self.record_button.clicked.connect(self.record)
        self.scan_button.clicked.connect(self._show_scan)
        self.void_button.clicked.connect(self._void)
        self._fit()

    def start(self, year: int, periode: str) -> None:
        """Ask for the period."""
        self._where = (year, periode)
        self.title.setText(f"Capaian unit kerja, {period_words(year, periode)}")
        self.desk.read(self, units.tree, done=self._ask, replaces="unit")

    def _ask(self, tree: Sequence[UnitRow]) -> None:
        def show(rows: Sequence[AchievementRow]) -> None:
            known = {row.unit_id: row for row in rows}
            self._show([UnitLine(one.id, one.nama, one.depth, known.get(one.id)) for one in tree])

        self.desk.read(self, achievements.listing, *self._where, done=show, replaces="capaian")

    def record(self) -> None:
        """Write the achievement of the unit under the cursor."""
        line = self.table.current_row()
        if line is None or not self._enters:
            return
        self.box = AchievementBox(self.desk, line.id, line.nama, *self._where, parent=self)
        self.box.recorded.connect(self._recorded)
        self.box.open()

    def _recorded(self, row: AchievementRow) -> None:
        self.said.emit(f"Capaian {row.unit} dicatat: {row.predikat.label}")
        self.start(*self._where)

    def _show(self, lines: Sequence[UnitLine]) -> None:
        self.model.set_rows(lines)
        if self.table.current_row() is None and lines:
            self.table.selectRow(0)
        known = sum(line.row is not None for line in lines)
        self.sums.setText(f"{known} dari {len(lines)} unit sudah dicatat")
        self._fit()

    def _fit(self) -> None:
        line = self.table.current_row()
        row = line.row if line is not None else None
        self.record_button.setVisible(self._enters)
        self.record_button.setEnabled(line is not None)
        self.record_button.setText("Ganti capaian…" if row else "Catat capaian…")
        self.void_button.setVisible(self._enters and row is not None)
        self.scan_button.setVisible(row is not None and row.berkas is not None)

    def _show_scan(self) -> None:
        line = self.table.current_row()
        if line is None or line.row is None:
            return
        title = f"Capaian {line.nama}"

        def show(data: bytes) -> None:
            self.paper = PaperBox(self.desk, title, data, "capaian.pdf", self)
            self.paper.open()

        self.desk.read(self, achievement_scans.data, line.row.id, done=show, replaces="pindaian")

    def _void(self) -> None:
        line = self.table.current_row()
        if line is None or line.row is None:
            return
        words = f"Capaian {line.row.predikat.label} menurut {line.row.nomor} tidak lagi berlaku; catatannya tetap ada."
        self.void_box = VoidBox(self.desk, f"Batalkan capaian {line.nama}", words, achievements.void, line.row.id, self)
        self.void_box.voided.connect(lambda _row: self.start(*self._where))
        self.void_box.open()

