"""The people of the unit on their white surface: search and chips above, the rating table, counts and deeds below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from asn_desktop.ui.evaluation.rating.rating_table import RatingTable, Shown
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import button, label

ALL, MISSING = "semua", "belum"


class ListCard(QFrame):
    """`table` rates; `finalise_wanted`, `received_wanted`, `copy_wanted`, `round_wanted` are the deeds below."""

    finalise_wanted = Signal()
    received_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.rows: list[Shown] = []
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari pegawai")
        self.search_edit.setAccessibleName("Cari pegawai")
        self.search_edit.setMaximumWidth(240)
        self.chips = ChipRow(((ALL, "Semua"), (MISSING, "Belum lengkap")))
        self.copy_button = button("Salin untuk e-Kinerja", "text", "copy", tip="Menyalin NIP, nama, nilai dan predikat")
        self.table = RatingTable()
        self.empty = EmptyState("people", "Belum ada SKP di unit ini.",
                                "Yang dinilai adalah pegawai dengan SKP. Susun SKP di halaman Satu orang.")  # fmt: skip
        self.closed = EmptyState("lock", "Nilai perorangan tertutup bagi peran Anda.",
                                 "Lihat jumlahnya di tab Laporan.")  # fmt: skip
        self.sums = label("", "second", wrap=True)
        self.keys = label("1 di atas · 2 sesuai · 3 di bawah", "hint")
        self.received_button = button("Diterima…", "", "inbox")
        self.finalise_button = button("Tetapkan…", "primary", "check")
        self._lay_out()
        self.search_edit.textChanged.connect(self.table.rating_model.filter)
        self.chips.chosen.connect(lambda _keys: self.show_filtered())
        self.copy_button.clicked.connect(self.copy_wanted)
        self.received_button.clicked.connect(self.received_wanted)
        self.finalise_button.clicked.connect(self.finalise_wanted)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search_edit.setFocus)

    def show_rows(self, rows: Iterable[Shown], *, anew: bool) -> None:
        """Lay the rows out anew, or renew those shown in place, so that the cursor stays where the clerk types."""
        before = [row.person.employee_id for row in self.rows]
        self.rows = list(rows)
        if anew or before != [row.person.employee_id for row in self.rows]:
            self.show_filtered()
        else:
            for row in self.rows:
                self.table.rating_model.put(row)
        self._stack.setCurrentWidget(self.table if self.rows else self.empty)

    def show_filtered(self) -> None:
        """The rows under the chip that is on."""
        wanted = self.rows if self.chips.keys()[0] == ALL else [row for row in self.rows if not row.complete]
        column = max(self.table.currentIndex().column(), 1)
        self.table.rating_model.set_rows(wanted)
        place = self.table.currentIndex().row()
        if wanted:
            first = next((at for at, row in enumerate(wanted) if not row.complete and not row.fixed), 0)
            self.table.go(place if place >= 0 else first, column)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 12, 2)
        bar.setSpacing(8)
        bar.addWidget(self.search_edit, 2)
        bar.addWidget(self.chips, 3)
        bar.addWidget(self.copy_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 12, 0)
        foot.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.sums)
        words.addWidget(self.keys)
        foot.addLayout(words, 1)
        foot.addWidget(self.received_button)
        foot.addWidget(self.finalise_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 8, 1, 8)
        box.setSpacing(6)
        box.addLayout(bar)
        self._stack = QStackedLayout()
        box.addLayout(self._stack, 1)
        for page in (self.table, self.empty, self.closed):
            self._stack.addWidget(page)
        box.addLayout(foot)

    def shut(self) -> None:
        """Individual results are closed to this role."""
        self._stack.setCurrentWidget(self.closed)
        for one in (self.received_button, self.finalise_button, self.copy_button, self.search_edit, self.keys):
            one.hide()
