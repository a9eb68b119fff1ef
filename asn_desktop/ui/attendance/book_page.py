"""Buku harian: the month of a unit, where each day's status comes from, days to ask about, lists to print."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.day_status import DayStatus, Status
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import day_name, long_date, thousands
from asn_desktop.services import attendance_lists as lists
from asn_desktop.services import day_status
from asn_desktop.services.day_status import DayBook, DayRow
from asn_desktop.ui.attendance.day_grid import DayGrid
from asn_desktop.ui.attendance.decide_box import DecideBox
from asn_desktop.ui.attendance.list_saver import ListSaver
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences.attendance import CONFLICT_WORDS, source_words, status_word
from asn_desktop.ui.table import Column, DataTable, TableModel

_LEGEND = ("H hadir · C cuti · S sakit · I izin · D dinas luar · TB tugas belajar · L lepas jaga · "
           "TK tanpa keterangan · ? perlu ditanyakan")  # fmt: skip
_DECIDABLE = ("hari_belum", "hari_izin_jam", "hari_tanpa_keterangan", "hari_hadir_ditetapkan")
ASKED = (
    Column("Pegawai", lambda r: r[0].person.nama, second=lambda r: r[0].person.unit or "", width=0),
    Column("Hari", lambda r: f"{day_name(r[1])}, {long_date(r[1])}", width=260, key=lambda r: r[1]),
    Column("Yang diketahui", lambda _r: "tidak ada jam, cuti, izin atau surat tugas", width=360),
)


class BookPage(QWidget):
    """`said` tells what was kept or written; `employee_chosen` leads to the person."""

    said = Signal(str)
    employee_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.book: DayBook | None = None
        self.saver = ListSaver(desk, self)
        self.saver.said.connect(self.said)
        self.grid = DayGrid()
        self.asked_model = TableModel(ASKED, identity=lambda r: (r[0].employee_id, r[1]))
        self.asked_table = DataTable()
        self.asked_table.setModel(self.asked_model)
        self.asked_table.setAccessibleName("Usulan yang perlu ditanyakan")
        self.empty = EmptyState("people", "Belum ada pegawai di unit ini.", "Pilih unit lain di kanan atas.")
        self.card = ListFrame(self.grid, self.asked_table, self.empty)
        self.day_words = label("", "row_title", wrap=True)
        self.source_words = label("", "second", wrap=True)
        self.sums = label("", "second")
        self.asked_button = button("Usulan", "", "question")
        self.asked_button.setCheckable(True)
        self.decide_button = button("Tetapkan…", "", "edit")
        self.decide_button.setEnabled(False)
        self.lists_button = button("Cetak dan simpan", "primary", "print")
        self._may = may(desk.actor.role, Deed.VERIFY)
        self._lay_out()
        self._connect()

    def start(self, month: dt.date, unit_id: uuid.UUID | None) -> None:
        """Ask for the book of a month."""
        self._where = month, unit_id
        self.desk.read(self, day_status.month, month, unit_id, today=self.desk.today(), done=self._show,
                       replaces="buku")  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grid.fit(self.grid.width())

    def decide(self) -> None:
        """Open the box for the day under the cursor."""
        chosen = self._current()
        if chosen is None or not self._may:
            return
        self.box = DecideBox(self.desk, *chosen, parent=self)
        self.box.decided.connect(self._decided)
        self.box.open()

    def _current(self) -> tuple[DayRow, dt.date] | None:
        if self.card.shown() is self.asked_table:
            return self.asked_table.current_row()
        return self.grid.days.at(self.grid.currentIndex())

    def _show(self, book: DayBook) -> None:
        if (book.month, book.unit_id) != (self._where[0].replace(day=1), self._where[1]):
            return
        self.book = book
        self.grid.show_book(book)
        self.grid.fit(self.grid.width())
        asked = list(book.proposals())
        self.asked_model.set_rows(asked)
        self.asked_button.setText(f"Usulan {len(asked)}" if asked else "Usulan")
        self.asked_button.setEnabled(bool(asked))
        if not asked:
            self.asked_button.setChecked(False)
        self._turn()
        self._say_sums(book, len(asked))
        found = self.grid.days.at(self.grid.currentIndex())
        if found is not None:
            self._tell(*found)
        else:
            self.day_words.setText("Pilih satu hari untuk melihat asal keadaannya.")
            self.source_words.setText(_LEGEND)

    def _say_sums(self, book: DayBook, asked: int) -> None:
        counts: Counter[Status] = Counter()
        for row in book.rows:
            counts += book.counts(row)
        shown = (Status.HADIR, Status.CUTI, Status.SAKIT, Status.IZIN, Status.DINAS_LUAR, Status.TANPA_KETERANGAN)
        parts = [f"{thousands(counts[s])} {status_word(s.value).lower()}" for s in shown if counts[s]]
        conflicts = sum(1 for _ in book.conflicts())
        parts += [f"{conflicts} bertentangan"] if conflicts else []
        parts += [f"{asked} ditanyakan"] if asked else []
        words = f"{thousands(len(book.rows))} pegawai"
        self.sums.setText(f"{words} · hari: {', '.join(parts)}" if parts else words)

    def _tell(self, row: DayRow, day: dt.date) -> None:
        cell: DayStatus = row.cells[day.day - 1]
        self.day_words.setText(f"{row.person.nama}, {day_name(day)} {long_date(day)}: {status_word(cell.status)}")
        words = source_words(cell.line)
        against = "; ".join(CONFLICT_WORDS[code] for code in cell.conflicts)
        self.source_words.setText(f"{words[:1].upper()}{words[1:]}." + (f" Periksa: {against}." if against else ""))
        known = cell.line.code in _DECIDABLE and cell.expected and day <= self.desk.today()
        self.decide_button.setEnabled(known and self._may)

    def _turn(self) -> None:
        if self.book is not None and not self.book.rows:
            self.card.turn(self.empty)
        else:
            asked = self.asked_button.isChecked()
            self.card.turn(self.asked_table if asked else self.grid)
            if asked and self.asked_table.current_row() is None and self.asked_model.rowCount():
                self.asked_table.selectRow(0)

    def _decided(self, cell: DayStatus) -> None:
        self.said.emit(f"Ditetapkan: {status_word(cell.status).lower()}")
        self.start(*self._where)

    def _connect(self) -> None:
        self.grid.day_chosen.connect(self._tell)
        self.grid.verticalHeader().sectionDoubleClicked.connect(
            lambda at: self.book and self.employee_chosen.emit(self.book.rows[at].employee_id)
        )
        self.grid.day_opened.connect(lambda _r, _d: self.decide() if self.decide_button.isEnabled() else None)
        self.asked_table.row_chosen.connect(lambda r: self._tell(*r))
        self.asked_table.row_opened.connect(lambda _r: self.decide())
        self.asked_button.toggled.connect(lambda _on: self._turn())
        self.decide_button.clicked.connect(self.decide)
        entries = [("Daftar hadir kosong", lists.sheet), ("Buku harian", lists.ledger),
                   ("Rekap kehadiran", lists.recap)]  # fmt: skip
        self.saver.menu(self.lists_button, [
            (title, lambda maker=maker: (maker, self._where)) for title, maker in entries
        ])  # fmt: skip

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.day_words)
        words.addWidget(self.source_words)
        self.card.foot.addLayout(words, 1)
        self.card.foot.addWidget(self.decide_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.decide_button.setVisible(self._may)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        deeds.addWidget(self.sums, 1)
        deeds.addWidget(self.asked_button)
        deeds.addWidget(self.lists_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(deeds)
        box.addWidget(self.card, 1)
