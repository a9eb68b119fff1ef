"""What the surveys of a service point said: one line for each, the chosen one element by element, its signed report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.survey.index import comma, fixed
from asn_desktop.rules.words import short_date, thousands
from asn_desktop.services.survey import surveys
from asn_desktop.services.survey.surveys import SurveyRow
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.survey import words
from asn_desktop.ui.evaluation.survey.index_card import SIDE, IndexCard
from asn_desktop.ui.evaluation.survey.report_box import ReportBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.sentences.survey import GRADES
from asn_desktop.ui.table import Column, DataTable, TableModel
from asn_desktop.ui.void_box import VoidBox

SURVEYS = (
    Column("Masa survei", lambda r: words.period(r.mulai, r.sampai), width=0, key=lambda r: r.sampai),
    Column("Responden", lambda r: thousands(r.responden), align="right", width=92, key=lambda r: r.responden),
    Column("IKM", lambda r: comma(r.ikm), align="right", width=70, key=lambda r: r.ikm, strong=True),
    Column("Mutu", badge=words.grade, width=150, key=lambda r: r.ikm),
    Column("Laporan", lambda r: r.nomor or "belum ditandatangani", width=190,
           tone=lambda r: "" if r.nomor else "quiet"),
)  # fmt: skip
ELEMENTS = (
    Column("Unsur", lambda e: f"{e.nomor}  {e.nama}", width=0, key=lambda e: e.nomor),
    Column("Jawaban", lambda e: thousands(e.terisi), align="right", width=78, key=lambda e: e.terisi),
    Column("Rata-rata", lambda e: fixed(e.nrr), align="right", width=82, key=lambda e: e.nrr),
    Column("Indeks", lambda e: comma(e.nilai), align="right", width=74, key=lambda e: e.nilai),
    Column("Mutu", badge=lambda e: (f"{e.mutu} · {e.kinerja}", GRADES.get(e.mutu, "neutral"), ""), width=150,
           key=lambda e: e.nilai),
)  # fmt: skip


class ResultsView(QWidget):
    """`said` after a deed, `correct` gives a survey that is to be changed in the form."""

    said = Signal(str)
    correct = Signal(object)
    chosen = Signal(object)
    entry_wanted = Signal()  # nothing is recorded yet: the form

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = TableModel(SURVEYS, identity=lambda r: r.id)
        self.table = _table(self.model, "Survei titik layanan")
        self.parts = TableModel(ELEMENTS, identity=lambda e: e.kode)
        self.part_table = _table(self.parts, "Unsur survei")
        self.index = IndexCard()
        self.report_button = button("Laporan ditandatangani…", "", "scan")
        self.scan_button = button("Lihat laporan", "", "scan")
        self.change_button = button("Betulkan…", "", "edit")
        self.void_button = button("Batalkan survei…", "text")
        self._enters = may(desk.actor.role, Deed.ENTER)
        self._lay_out()
        self.table.row_chosen.connect(self.show_survey)
        self.report_button.clicked.connect(self._report)
        self.scan_button.clicked.connect(self._scan)
        self.change_button.clicked.connect(lambda: self.correct.emit(self.current()))
        self.void_button.clicked.connect(self._void)

    def show_surveys(self, rows: Sequence[SurveyRow]) -> None:
        """The surveys of a point, newest first; the newest is chosen unless another still is."""
        self.model.set_rows(rows)
        if self.table.current_row() is None and rows:
            self.table.selectRow(0)
        self.show_survey(self.table.current_row())
        self.page.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def current(self) -> SurveyRow | None:
        """The survey under the cursor."""
        return self.table.current_row()

    def show_survey(self, row: SurveyRow | None) -> None:
        """One survey, element by element."""
        self.parts.set_rows(row.indeks.elements if row else ())
        self.index.show_index(row.indeks if row else None, words.sample(row) if row else "")
        signed = row is not None and row.bertanda
        self.report_button.setVisible(self._enters and row is not None)
        self.report_button.setText("Ganti laporan…" if row is not None and row.nomor else "Laporan ditandatangani…")
        self.scan_button.setVisible(signed)
        self.change_button.setVisible(self._enters and row is not None and not signed)
        self.void_button.setVisible(self._enters and row is not None)
        self.chosen.emit(row)

    def _report(self) -> None:
        row = self.current()
        if row is not None:
            self.box = ReportBox(self.desk, row, self)
            self.box.kept.connect(lambda one: self.said.emit(f"Laporan survei {one.nomor} tercatat, "
                                                             f"{short_date(one.tanggal)}"))  # fmt: skip
            self.box.open()

    def _scan(self) -> None:
        row = self.current()
        if row is None:
            return

        def show(data: bytes) -> None:
            self.paper = PaperBox(self.desk, f"Laporan survei {row.titik}", data, "laporan-survei.pdf", self)
            self.paper.open()

        self.desk.read(self, surveys.scan, row.id, done=show, replaces="pindaian")

    def _void(self) -> None:
        row = self.current()
        if row is None:
            return
        told = f"Survei {words.period(row.mulai, row.sampai)} tidak lagi dihitung; catatan dan alasannya tetap ada."
        self.void_box = VoidBox(self.desk, f"Batalkan survei {row.titik}", told, surveys.void, row.id, self)
        self.void_box.voided.connect(lambda one: self.said.emit(f"Survei {one.titik} dibatalkan"))
        self.void_box.open()

    def _lay_out(self) -> None:
        top, low = ListFrame(self.table), ListFrame(self.part_table)
        top.setFixedHeight(128)
        self.part_table.verticalHeader().setDefaultSectionSize(34)
        low.setMinimumHeight(356)  # nine elements; a smaller window scrolls the page as a whole
        side = ScrollPage(margins=(0, 0, 0, 0))
        side.setFixedWidth(SIDE)
        for one in (self.index, self.report_button, self.scan_button, self.change_button, self.void_button):
            side.box.addWidget(one)
        side.box.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(look.GAP)
        row.addWidget(low, 1)
        row.addWidget(side)
        page = self.page = ScrollPage(margins=(0, 0, 0, 0))
        page.box.addWidget(top)
        page.box.addLayout(row, 1)
        told = "Isi jumlah jawaban tiap unsur, atau masukkan berkas jawabannya lewat Impor berkas."
        self.nothing = EmptyState("inbox", "Belum ada survei di titik layanan ini", told,
                                  "Isi hasil survei" if self._enters else "")  # fmt: skip
        self.nothing.pressed.connect(self.entry_wanted)
        self.nothing.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        box.addWidget(self.nothing)


def _table(model: TableModel, name: str) -> DataTable:
    made = DataTable()
    made.setModel(model)
    made.setAccessibleName(name)
    return made
