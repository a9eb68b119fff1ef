"""The requests: chips by state, search, one row per request with its next step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from asn_desktop.rules import identity
from asn_desktop.services import leave
from asn_desktop.services.leave import LeaveCounts, LeaveRow
from asn_desktop.ui import look
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.table import Column, DataTable, TableModel

GROUPS = (("menunggu", "Menunggu"), ("disetujui", "Disetujui"), ("berjalan", "Sedang cuti"), ("selesai", "Selesai"))
_EMPTY = {
    "menunggu": "Tidak ada permintaan yang menunggu.",
    "disetujui": "Tidak ada cuti yang disetujui dan belum mulai.",
    "berjalan": "Tidak ada yang sedang cuti.",
    "selesai": "Belum ada cuti yang selesai, ditolak atau dibatalkan.",
}
COLUMNS = (
    Column("Pegawai", "nama", second=lambda r: identity.show_nip(r.nip) if r.nip else "NIP belum diisi", width=280),
    Column("Tanggal", lambda r: words.span(r.mulai, r.sampai), second=lambda r: f"{r.lama} {r.satuan}",
           width=210, key=lambda r: r.mulai),
    Column("Unit", lambda r: r.unit or "", second=lambda r: f"Surat {r.nomor}" if r.nomor else "", width=0),
    Column("Diajukan", lambda r: words.span(r.diminta_pada, r.diminta_pada), width=130, key=lambda r: r.diminta_pada),
    Column("Keadaan", badge=lambda r: words.STATES[r.keadaan], width=210, key=lambda r: r.keadaan.value),
)  # fmt: skip


class ListPage(QWidget):
    """`opened` gives a row to look at; `new_wanted`, `away_wanted`, `openings_wanted` are the other ways on."""

    opened = Signal(object)
    new_wanted = Signal()
    away_wanted = Signal()
    openings_wanted = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.chips = ChipRow(GROUPS)
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari nama, NIP atau unit")
        self.search_edit.setAccessibleName("Cari permintaan cuti")
        self.search_edit.setFixedWidth(280)
        self.table = DataTable()
        self.model = TableModel(COLUMNS)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Permintaan cuti")
        self.empty = EmptyState("leave", "", "", "Permintaan cuti baru")
        self.count = label("", "second")
        self.new_button = button("Permintaan cuti baru", "primary", "plus", tip="Ctrl+N")
        self.away_button = button("Siapa yang cuti", "", "calendar")
        self.openings_button = button("Saldo awal", "", "table")
        self._lay_out()
        self.chips.chosen.connect(lambda _keys: self.refresh())
        self.search_edit.textEdited.connect(lambda _text: self.refresh())
        self.table.row_opened.connect(self.opened)
        self.new_button.clicked.connect(self.new_wanted)
        self.away_button.clicked.connect(self.away_wanted)
        self.openings_button.clicked.connect(self.openings_wanted)
        self.empty.pressed.connect(self.new_wanted)
        for key, deed in {"Ctrl+N": self.new_wanted.emit, "Ctrl+F": self.search_edit.setFocus}.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)

    def refresh(self) -> None:
        """Ask for the rows of the chosen chip and the counts again."""
        today = self.desk.today()
        group = self.chips.keys()[0]
        self.desk.read(self, leave.counts, today=today, done=self._show_counts, replaces="jumlah")
        self.desk.read(self, leave.listing, today=today, group=group, text=self.search_edit.text(), done=self._show,
                       replaces="daftar")  # fmt: skip

    def show_group(self, group: str) -> None:
        """Turn to one chip."""
        self.chips.choose(group)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(label("Cuti", "title"))
        top.addStretch(1)
        for one in (self.openings_button, self.away_button, self.new_button):
            top.addWidget(one)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.chips, 1)
        tools.addWidget(self.search_edit)
        card = QFrame()
        card.setProperty("role", "card")
        self._stack = QStackedLayout()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 8, 1, 8)
        inner.addLayout(self._stack, 1)  # before its pages: a page without a parent would open as a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(label("Enter membuka permintaan", "hint"))
        inner.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(*look.PAGE_MARGINS)
        box.setSpacing(look.GAP)
        box.addLayout(top)
        box.addLayout(tools)
        box.addWidget(card, 1)

    def _show(self, rows: Sequence[LeaveRow]) -> None:
        self.model.set_rows(rows)
        self.count.setText(f"{len(rows)} permintaan ditampilkan")
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        if not rows and self.search_edit.text():
            self.empty.say("search", "Tidak ada yang cocok.", "Ubah kata pencariannya, atau pilih keadaan lain.")
        elif not rows:
            self.empty.say("leave", _EMPTY[self.chips.keys()[0]], "Permintaan baru dimulai dengan memilih pegawai.",
                           "Permintaan cuti baru")  # fmt: skip

    def _show_counts(self, counts: LeaveCounts) -> None:
        self.chips.set_counts(dict(vars(counts)))
