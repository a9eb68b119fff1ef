"""One report: what is asked of it, the table on the screen, and its ways out: PDF, workbook, printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop import file_names
from asn_desktop.rules.report_table import Report, ReportTable
from asn_desktop.rules.words import long_date, thousands
from asn_desktop.services import report_files, reports, units
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.lanes import Task
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.reports import printing
from asn_desktop.ui.reports.controls import Controls
from asn_desktop.ui.reports.nik_box import NikBox
from asn_desktop.ui.reports.sheet import ReportSheet
from asn_desktop.ui.sentences import sentence

_CONCERNS = frozenset({"employees", "golongan", "jabatan", "pendidikan", "kgb", "units", "positions", "kontrak", "cltn",
                       "diklat", "kinerja", "penghargaan", "lisensi", "hukdis", "pmk", "unit_officials"})  # fmt: skip
_NARROW, _LEAST = 760, 210  # pixels: below, the title has a line of its own; the list is never lower
Then = Callable[[ReportTable], object]


class ReportPage(QWidget):
    """`open_report(report)`; `employee_chosen(id)` from a row, `said(words)` when a file was written.

    `shown(table)` when a report stands on the screen; `deed_button` is what may follow from it, hidden until it has
    words.
    """

    employee_chosen = Signal(object)
    said = Signal(str)
    shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.report: Report | None = None
        self.table: ReportTable | None = None
        self._task: Task | None = None
        self._stale = False
        self._lay_out()
        self._connect()
        desk.read(self, units.tree, done=self.controls.set_units, replaces="unit")

    def open_report(self, report: Report) -> None:
        """Show this report as it stands today, with its options at their defaults."""
        self.report, self.table = report, None
        self.offer("")
        self.title.setText(report.title)
        self.controls.set_options(report.options)
        self.search_edit.clear()
        self.refresh()

    def offer(self, verb: str) -> None:
        """A deed that follows from the report; without a verb there is none."""
        self.deed_button.setText(verb)
        self.deed_button.setAccessibleName(verb)
        self.deed_button.setVisible(bool(verb))

    def refresh(self) -> None:
        """Ask for the report again."""
        day = self.controls.day()
        if self.report is None:
            return
        if day is None:
            self.banner.say("error", "Tanggal keadaan belum terbaca", "Ketik misalnya 31 des 2026.")
            self.banner.show()
            return
        self._stale = False
        self.banner.hide()
        self.progress.begin(f"Menyusun {self.report.title}", "Bila dihentikan, tidak ada yang berubah.")
        self._task = self.desk.read(
            self, reports.build, self.report.key, on=day, unit_id=self.controls.unit_id(),
            options=self.controls.options(), today=self.desk.today(), done=self._show, failed=self._refused,
            replaces="laporan", title=self.report.title,
        )  # fmt: skip

    def write_pdf(self, path: Path, table: ReportTable) -> None:
        """Write a report as PDF on the chosen paper."""
        self._work(f"Menulis {path.name}", report_files.write_pdf, table, path, self.paper(), now=self.desk.now(),
                   done=self._written)  # fmt: skip

    def write_xlsx(self, path: Path, table: ReportTable) -> None:
        """Write a report as a workbook."""
        self._work(f"Menulis {path.name}", report_files.write_xlsx, table, path, self.paper(), done=self._written)

    def paper(self) -> str:
        """The chosen paper."""
        return str(self.paper_combo.currentData())

    def print(self) -> None:
        """Print the report on a printer of the clerk's choice."""
        self._with_nik(self._print)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = QBoxLayout.Direction.LeftToRight if self.width() >= _NARROW else QBoxLayout.Direction.TopToBottom
        self.top.setDirection(side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _print(self, table: ReportTable) -> None:
        printer = printing.ask_printer(self)
        if printer is not None:
            self._work("Menyiapkan cetakan", report_files.draw, table, self.paper(), now=self.desk.now(),
                       done=lambda data: self._printed(printing.print_pdf(printer, data)))  # fmt: skip

    def _printed(self, pages: int) -> None:
        self.progress.finish()
        self.said.emit(f"{pages} halaman dikirim ke printer")

    def _save_pdf(self, table: ReportTable) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Simpan PDF", report_files.file_name(table, "pdf"), "PDF (*.pdf)")
        if name:
            self.write_pdf(file_names.with_ending(Path(name), ".pdf"), table)

    def _save_xlsx(self, table: ReportTable) -> None:
        start = report_files.file_name(table, "xlsx")
        name, _ = QFileDialog.getSaveFileName(self, "Simpan Excel", start, "Excel (*.xlsx)")
        if name:
            self.write_xlsx(file_names.with_ending(Path(name), ".xlsx"), table)

    def _with_nik(self, then: Then) -> None:
        """Go on with the table; when full NIK would leave the program, ask first, and mask them where wanted."""
        if self.table is None or self.report is None:
            return
        options = self.controls.options()
        if options.get("nik") != "full":
            then(self.table)
            return
        table, report, box = self.table, self.report, NikBox(self.table.count, self)
        box.full_wanted.connect(lambda: then(table))
        box.masked_wanted.connect(lambda: self.desk.read(
            self, reports.build, report.key, on=table.on, unit_id=self.controls.unit_id(),
            options=options | {"nik": "masked"}, today=self.desk.today(), done=then,
        ))  # fmt: skip
        box.open()

    def _work(self, title: str, deed: Callable[..., Any], *args: Any, done: Callable[[Any], object], **kw: Any) -> None:
        self.progress.begin(title, "Bila dihentikan, berkasnya tidak ditulis.")
        self._task = self.desk.call(self, deed, *args, done=done, failed=self._refused, troubled=self._troubled,
                                    watch=self.progress.step, title=title, **kw)  # fmt: skip

    def _written(self, path: Path) -> None:
        self.progress.finish()
        self.said.emit(f"Tersimpan: {path.name}")

    def _troubled(self, trouble: Any) -> None:
        self.progress.finish()
        self.desk.trouble.emit(trouble)

    def _show(self, table: ReportTable) -> None:
        self.progress.finish()
        self.table = table
        self.sheet.show_report(table)
        self.sheet.setAccessibleName(f"{self.title.text()}, {thousands(table.count)} baris")
        self.search_edit.setEnabled(True)
        if self.search_edit.text():
            self.sheet.search(self.search_edit.text())
        self._say_count()
        self._enable(True)
        self.shown.emit(table)

    def _say_count(self) -> None:
        assert self.table is not None
        parts = [f"{thousands(self.table.count)} orang" if self.table.count else "Tidak ada yang memenuhi",
                 f"keadaan {long_date(self.table.on)}"]  # fmt: skip
        if self.search_edit.text() and self.sheet.lines is not None:
            parts.insert(0, f"{thousands(len(self.sheet.lines.rows))} baris cocok")
        self.count.setText(" · ".join(parts))
        self.notes.setText(" ".join(self.table.notes))
        self.notes.setVisible(bool(self.table.notes))

    def _search(self, text: str) -> None:
        if self.table is not None:
            self.sheet.search(text)
            self._say_count()

    def _refused(self, problems: Any) -> None:
        self.progress.finish()
        self.banner.say("warn", "Laporan belum dapat disusun", " ".join(sentence(p) for p in problems))
        self.banner.show()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task.done = None
        self.progress.finish()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _CONCERNS and self.report is not None:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def _enable(self, on: bool) -> None:
        for one in (self.pdf_button, self.xlsx_button, self.print_button):
            one.setEnabled(on)

    def _connect(self) -> None:
        self.controls.changed.connect(self.refresh)
        self.sheet.person_opened.connect(self.employee_chosen)
        self.progress.stopped.connect(self._stop)
        self.search_edit.textChanged.connect(self._search)
        self.pdf_button.clicked.connect(lambda: self._with_nik(self._save_pdf))
        self.xlsx_button.clicked.connect(lambda: self._with_nik(self._save_xlsx))
        self.print_button.clicked.connect(self.print)
        self.desk.changed.connect(self._changed)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search_edit.setFocus)

    def _lay_out(self) -> None:
        self.title, self.count, self.notes = label("", "title"), label("", "second"), label("", "hint", wrap=True)
        self.paper_combo = QComboBox()
        for paper in ("F4", "A4"):
            self.paper_combo.addItem(f"Kertas {paper}", paper)
        self.paper_combo.setAccessibleName("Kertas")
        self.print_button = button("Cetak…", "", "print")
        self.xlsx_button = button("Simpan Excel…", "", "table")
        self.pdf_button = button("Simpan PDF…", "primary", "download")
        self.deed_button = button("Buat surat", "", "letter")
        self.deed_button.hide()
        self.controls = Controls(self.desk.today(), self.desk.actor.role)
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari dalam daftar ini")
        self.search_edit.setAccessibleName("Cari dalam daftar ini")
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.setFixedWidth(230)
        self.sheet, self.banner, self.progress = ReportSheet(), Banner("warn"), ProgressPanel()
        self.banner.hide()
        self.progress.hide()
        self._enable(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(margins=(0, 0, 0, 0))  # on a small screen the page scrolls rather than lose the list
        self.sheet.setMinimumHeight(_LEAST)
        outer.addWidget(page)
        box = page.box
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.top.setSpacing(10)
        self.top.addWidget(self.title, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        for one in (self.paper_combo, self.print_button, self.xlsx_button, self.pdf_button):
            deeds.addWidget(one)
        self.top.addLayout(deeds)
        box.addLayout(self.top)
        asked = QHBoxLayout()
        asked.addWidget(self.controls, 1)
        asked.addWidget(self.deed_button, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(asked)
        box.addWidget(self.banner)
        box.addWidget(self.progress)
        box.addWidget(self._card(), 1)

    def _card(self) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 8)
        inner.setSpacing(6)
        inner.addWidget(self.sheet, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 12, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.count)
        words.addWidget(self.notes)
        foot.addLayout(words, 1)
        foot.addWidget(self.search_edit)
        inner.addLayout(foot)
        return card
