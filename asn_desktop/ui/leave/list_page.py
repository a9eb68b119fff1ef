"""The requests: filters by state, kind, unit and year, one row per request with its next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from asn_desktop.rules import identity
from asn_desktop.rules.words import short_date
from asn_desktop.services import units
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import tasks
from asn_desktop.services.leave.deeds import LeaveCounts, LeaveRow
from asn_desktop.ui.leave.list_filters import ListFilters
from asn_desktop.ui.leave.tasks_card import TasksCard
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.sentences import leave_kinds as kinds
from asn_desktop.ui.table import Column, DataTable, TableModel

_EMPTY = {
    "menunggu": "Tidak ada permintaan yang menunggu.",
    "disetujui": "Tidak ada cuti yang disetujui dan belum mulai.",
    "berjalan": "Tidak ada yang sedang cuti.",
    "selesai": "Belum ada cuti yang selesai, ditolak atau dibatalkan.",
}
COLUMNS = (
    Column("Pegawai", "nama", second=lambda r: identity.show_nip(r.nip) if r.nip else "NIP belum diisi", width=270),
    Column("Cuti", lambda r: kinds.short_kind(r.jenis).capitalize() if r.jenis != "CLTN" else "CLTN",
           second=lambda r: f"{r.lama} {r.satuan}", width=140),
    Column("Tanggal", lambda r: words.span(r.mulai, r.sampai),
           second=lambda r: f"diajukan {short_date(r.diminta_pada)}",
           width=210, key=lambda r: r.mulai),
    Column("Unit", lambda r: r.unit or "", second=lambda r: f"Surat {r.nomor}" if r.nomor else "", width=0),
    Column("Keadaan", badge=lambda r: words.STATES[r.keadaan], width=200, key=lambda r: r.keadaan.value),
)  # fmt: skip
_WIDTHS = ((270, 216), (140, 112), (210, 168), (0, 0), (200, 186))  # of the columns above: wide, narrow window
_NARROW = 1080


class ListPage(QWidget):
    """`opened` gives a row to look at; `new_wanted`, `away_wanted` and the menu's deeds are the other ways on."""

    opened = Signal(object)
    new_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.filters = ListFilters()
        self.filters.show_years(desk.today().year)
        self.chips, self.search_edit = self.filters.chips, self.filters.search_edit
        self.tasks = TasksCard()
        self.table = DataTable()
        self.model = TableModel(COLUMNS)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Permintaan cuti")
        self.empty = EmptyState("leave", "", "", "Permintaan cuti baru")
        self.count = label("", "second")
        self.card = ListFrame(self.table, self.empty)
        self.new_button = button("Permintaan cuti baru", "primary", "plus", tip="Ctrl+N")
        self.away_button = button("Siapa yang cuti", "", "calendar")
        self.menu_button = button("Lainnya", "", "more")
        self._lay_out()
        self.filters.changed.connect(self.refresh)
        self.table.row_opened.connect(self.opened)
        self.new_button.clicked.connect(self.new_wanted)
        self.away_button.clicked.connect(self.away_wanted)
        self.empty.pressed.connect(self._empty_pressed)
        for key, deed in {"Ctrl+N": self.new_wanted.emit, "Ctrl+F": self.search_edit.setFocus}.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, (wide, narrow) in enumerate(_WIDTHS):
            if wide:
                self.table.setColumnWidth(column, narrow if self.width() < _NARROW else wide)

    def refresh(self) -> None:
        """Ask for the rows of the chosen chip and the counts again."""
        today = self.desk.today()
        self.desk.read(self, tasks.tasks, today=today, done=self.tasks.show_tasks, replaces="tugas")
        self.desk.read(self, leave.counts, today=today, done=self._show_counts, replaces="jumlah")
        self.desk.read(self, leave.listing, today=today, done=self._show, replaces="daftar", **self.filters.values())

    def load_units(self) -> None:
        """Ask for the units of the filter."""
        self.desk.read(self, units.tree, done=self.filters.show_units, replaces="unit")

    def set_menu(self, entries: Sequence[tuple[str, Callable[[], object]] | None]) -> None:
        """The quieter pages and deeds, by name; None draws a line."""
        menu = QMenu(self.menu_button)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry[0]).triggered.connect(lambda _=False, deed=entry[1]: deed())
        self.menu_button.setMenu(menu)

    def show_group(self, group: str) -> None:
        """Turn to one chip."""
        self.chips.choose(group)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(label("Cuti", "title"))
        top.addStretch(1)
        for one in (self.menu_button, self.away_button, self.new_button):
            top.addWidget(one)
        self.card.foot.addWidget(self.count)
        self.card.foot.addStretch(1)
        self.card.foot.addWidget(label("Enter membuka permintaan", "hint"))
        page = ScrollPage()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        box = page.box
        box.addLayout(top)
        box.addWidget(self.tasks)
        box.addWidget(self.filters)
        box.addWidget(self.card, 1)

    def _show(self, rows: Sequence[LeaveRow]) -> None:
        self.model.set_rows(rows)
        self.count.setText(f"{len(rows)} permintaan ditampilkan")
        self.card.turn(self.table if rows else self.empty)
        if not rows and self.filters.narrowed():
            self.empty.say("search", "Tidak ada yang cocok.", "Hapus saringannya, atau pilih keadaan lain.",
                           "Hapus saringan")  # fmt: skip
        elif not rows:
            self.empty.say("leave", _EMPTY[self.filters.group()], "Permintaan baru dimulai dengan memilih pegawai.",
                           "Permintaan cuti baru")  # fmt: skip

    def _empty_pressed(self) -> None:
        if self.filters.narrowed():
            self.filters.clear()
        else:
            self.new_wanted.emit()

    def _show_counts(self, counts: LeaveCounts) -> None:
        self.chips.set_counts(dict(vars(counts)))
