"""Hari libur: the table in force with decree, origin and status; files of the centre, regional days, ended days."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import holiday_decrees, holidays, reports
from asn_desktop.services.holiday_decrees import EndedRow
from asn_desktop.services.holidays import HolidayRow
from asn_desktop.services.leave import whatif
from asn_desktop.ui import look
from asn_desktop.ui.leave.calendar.holiday_boxes import EndBox, LocalBox
from asn_desktop.ui.leave.calendar.holiday_import import HolidayImportBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.flow import FlowLayout
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import holidays as words
from asn_desktop.ui.table import Column, DataTable, TableModel

CHIPS = (("semua", "Semua"), ("libur", "Libur nasional"), ("bersama", "Cuti bersama"), ("daerah", "Libur daerah"),
         ("diakhiri", "Tidak berlaku lagi"))  # fmt: skip


def _of(row: HolidayRow | EndedRow) -> HolidayRow:
    return row.row if isinstance(row, EndedRow) else row


def _status(row: HolidayRow | EndedRow) -> tuple[str, str]:
    return ("tidak berlaku lagi", "neutral") if isinstance(row, EndedRow) else words.STATUSES[row.status]


def _ground(row: HolidayRow | EndedRow) -> str:
    return f"diakhiri: {row.dasar or 'keputusan kemudian'}" if isinstance(row, EndedRow) else words.ORIGINS[row.asal]


COLUMNS = (
    Column("Tanggal", lambda r: words.weekday(_of(r).tanggal), width=170, key=lambda r: _of(r).tanggal),
    Column("Hari", lambda r: _of(r).nama, second=lambda r: words.KINDS[_of(r).jenis], width=360, strong=True),
    Column("Dasar", lambda r: _of(r).dasar, second=_ground, width=0),
    Column("Status", badge=_status, width=190, key=lambda r: _status(r)[0]),
)  # fmt: skip


class HolidayPage(QWidget):
    """`left` back to the list, `said` a short word, `effects_wanted` the leaves a changed table touches."""

    left = Signal()
    said = Signal(str)
    effects_wanted = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: list[HolidayRow] = []
        self.ended: list[EndedRow] = []
        self.year = NumberSpin()
        self.year.setRange(2020, 2060)
        self.year.setValue(desk.today().year)
        self.year.setFixedWidth(104)
        self.year.setAccessibleName("Tahun")
        self.year.valueChanged.connect(lambda _v: self.refresh())
        self.chips = ChipRow(CHIPS)
        self.chips.chosen.connect(lambda _keys: self._filter())
        self.table, self.model = DataTable(), TableModel(COLUMNS, identity=lambda r: _of(r).id)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Tabel hari libur")
        self.banner = Banner("warn")
        self.banner.hide()
        self.count = label("", "second", wrap=True)
        self.back_button = button("Kembali ke daftar", "text", "chevron_left")
        self.print_button = button("Cetak…")
        self.end_button = button("Akhiri hari ini…", tip="Pilih satu hari di tabel")
        self.local_button = button("Catat libur daerah…")
        self.import_button = button("Muat tabel dari berkas…", "primary")
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Show the table of this year."""
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask for the table and for the leaves it touches again."""
        year = self.year.value()
        self.desk.read(self, holidays.listing, [year], done=self._show, replaces="libur")
        self.desk.read(self, holiday_decrees.ended, {year}, done=self._show_ended, replaces="akhir")
        self.desk.read(self, whatif.affected, today=self.desk.today(), done=self._show_effects, replaces="dampak")

    def import_file(self, path: Path) -> HolidayImportBox:
        """Begin the import of a file."""
        box = HolidayImportBox(self.desk, path, self)
        box.saved.connect(self._saved)
        return box

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.import_button.clicked.connect(self._ask_file)
        self.local_button.clicked.connect(self._ask_local)
        self.end_button.clicked.connect(self._ask_end)
        self.print_button.clicked.connect(self._print)
        self.table.row_chosen.connect(lambda _row: self._allow())
        writes = may(self.desk.actor.role, Deed.ENTER)
        for one in (self.import_button, self.local_button, self.end_button):
            one.setVisible(writes)
        self._allow()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.back_button)
        top.addWidget(label("Hari libur dan cuti bersama", "title"))
        top.addWidget(self.year)
        top.addStretch(1)
        deeds = QWidget()
        flow = FlowLayout(deeds, 10, 8)
        for one in (self.print_button, self.end_button, self.local_button, self.import_button):
            flow.addWidget(one)
        card = ListFrame(self.table)
        card.foot.addWidget(self.count)
        box = QVBoxLayout(self)
        box.setContentsMargins(*look.PAGE_MARGINS)
        box.setSpacing(look.GAP)
        box.addLayout(top)
        box.addWidget(self.banner)
        box.addWidget(deeds)
        box.addWidget(self.chips)
        box.addWidget(card, 1)

    def _show(self, rows: Sequence[HolidayRow]) -> None:
        self.rows = list(rows)
        self._filter()

    def _show_ended(self, rows: Sequence[EndedRow]) -> None:
        self.ended = list(rows)
        self._filter()

    def _filter(self) -> None:
        key = self.chips.keys()[0]
        shown: list[Any] = self.ended if key == "diakhiri" else [r for r in self.rows if key in ("semua", r.jenis)]
        self.model.set_rows(shown)
        counts = {kind: sum(r.jenis == kind for r in self.rows) for kind in words.KINDS}
        self.chips.set_counts({"semua": len(self.rows), **counts, "diakhiri": len(self.ended)})
        known = any(r.jenis == "libur" and (r.tanggal.month, r.tanggal.day) == (1, 1) for r in self.rows)
        waiting = sum(r.status != "berlaku" for r in self.rows)
        told = f"{waiting} hari masih menunggu Keppres atau isbat." if waiting else "Semua hari sudah berlaku."
        missing = "Tabel tahun ini belum dimuat: cuti tahunannya belum dapat dihitung. Muat tabel dari berkas."
        self.count.setText(told if known else missing)
        self._allow()

    def _show_effects(self, rows: Sequence[Any]) -> None:
        self.banner.setVisible(bool(rows))
        if rows:
            self.banner.say("warn", f"{len(rows)} cuti yang sudah diberikan berubah jumlah harinya",
                            "Cuti tidak berubah dengan sendirinya. Selesaikan satu per satu dengan dasarnya.",
                            [("Lihat cutinya", self.effects_wanted.emit)])  # fmt: skip

    def _allow(self) -> None:
        row = self.table.current_row()
        self.end_button.setEnabled(isinstance(row, HolidayRow))

    def _ask_file(self) -> None:
        kinds = "Excel dan CSV (*.xlsx *.xls *.ods *.csv);;Semua berkas (*)"
        name, _ = QFileDialog.getOpenFileName(self, "Tabel hari libur", "", kinds)
        if name:
            self.import_file(Path(name)).open()

    def _ask_local(self) -> None:
        box = LocalBox(self.desk, self)
        box.saved.connect(self._saved)
        box.open()

    def _ask_end(self) -> None:
        row = self.table.current_row()
        if isinstance(row, HolidayRow):
            box = EndBox(self.desk, row, self)
            box.saved.connect(self._saved)
            box.open()

    def _saved(self, told: str) -> None:
        self.said.emit(told)
        self.refresh()

    def _print(self) -> None:
        day = self.desk.today()
        self.desk.read(self, reports.build, "libur", on=day, options={"tahun": str(self.year.value())}, today=day,
                       done=self._paint)  # fmt: skip

    def _paint(self, table: Any) -> None:
        self.desk.call(self, reports.pdf, table, now=self.desk.now(), done=self._show_paper)

    def _show_paper(self, data: bytes) -> None:
        box = PaperBox(self.desk, "Daftar hari libur", data, f"hari-libur-{self.year.value()}.pdf", self)
        box.said.connect(self.said)
        box.open()
