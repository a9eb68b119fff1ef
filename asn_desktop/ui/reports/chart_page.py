"""Gambaran pegawai: the whole in four pictures, of the office or a unit, on any day; the same on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop import file_names
from asn_desktop.rules.words import long_date, thousands
from asn_desktop.services import charts, report_files, units
from asn_desktop.services.charts import Overview
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.picture import PictureCard
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.reports import printing
from asn_desktop.ui.reports.controls import Controls

_CONCERNS = frozenset({"employees", "golongan", "jabatan", "pendidikan", "units"})
_PAPER = "F4"


class ChartPage(QWidget):
    """`said(words)` when a file was written; `shown(Overview)` when the pictures stand on the screen."""

    said = Signal(str)
    shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.overview: Overview | None = None
        self._stale = False
        self.controls = Controls(desk.today(), desk.actor.role)
        self.cards = [PictureCard(title) for title in ("Golongan", "Umur", "Pendidikan tertinggi", "Pensiun")]
        self.count = label("", "quiet")
        self.print_button = button("Cetak…", "", "print")
        self.pdf_button = button("Simpan PDF…", "primary", "download")
        self._lay_out()
        self.controls.changed.connect(self.refresh)
        self.pdf_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        desk.changed.connect(self._changed)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)
        desk.read(self, units.tree, done=self.controls.set_units, replaces="unit")
        self.refresh()

    def refresh(self) -> None:
        """Ask for the pictures again."""
        self._stale = False
        day = self.controls.day()
        if day is not None:
            self.desk.read(self, charts.overview, on=day, unit_id=self.controls.unit_id(), done=self._show,
                           replaces="gambaran")  # fmt: skip

    def write_pdf(self, path: Path) -> None:
        """Write the page of pictures."""
        if self.overview is not None:
            self.desk.call(self, report_files.write_overview, self.overview, path, _PAPER, now=self.desk.now(),
                           done=lambda made: self.said.emit(f"Tersimpan: {made.name}"))  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _show(self, found: Overview) -> None:
        self.overview = found
        self.count.setText(f"{thousands(found.people)} pegawai · keadaan {long_date(found.on)}")
        for card, picture in zip(self.cards, found.pictures, strict=True):
            card.show_picture(picture)
        self.shown.emit(found)

    def _save(self) -> None:
        if self.overview is None:
            return
        start = f"gambaran-pegawai_{self.overview.on.isoformat()}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, "Simpan PDF", start, "PDF (*.pdf)")
        if name:
            self.write_pdf(file_names.with_ending(Path(name), ".pdf"))

    def _print(self) -> None:
        printer = printing.ask_printer(self) if self.overview is not None else None
        if printer is not None:
            self.desk.call(self, charts.pdf, self.overview, paper=_PAPER, now=self.desk.now(),
                           done=lambda data: self.said.emit(
                               f"{printing.print_pdf(printer, data)} halaman dikirim ke printer"))  # fmt: skip

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _CONCERNS:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Gambaran pegawai", "title"))
        words.addWidget(self.count)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addLayout(words, 1)
        top.addWidget(self.print_button)
        top.addWidget(self.pdf_button)
        grid = QGridLayout()
        grid.setSpacing(look.GAP)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, place // 2, place % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        page = ScrollPage(margins=(0, 0, 0, 0))
        page.box.addLayout(top)
        page.box.addWidget(self.controls)
        page.box.addLayout(grid)
        page.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

