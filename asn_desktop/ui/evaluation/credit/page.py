"""Page Angka kredit: holders of functional posts by what is there and what is missing; the ledger of one beside."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.services.credit import books, lines, readiness
from asn_desktop.services.credit.books import PersonBooks
from asn_desktop.services.credit.readiness import ReadyRow
from asn_desktop.services.credit.rows import CreditRow
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.credit.book_card import BookCard
from asn_desktop.ui.evaluation.credit.line_box import LineBox
from asn_desktop.ui.evaluation.credit.list_card import CreditList
from asn_desktop.ui.evaluation.credit.paper_box import PaperBox
from asn_desktop.ui.evaluation.credit.proposal_box import ProposalBox
from asn_desktop.ui.evaluation.credit.void_line import VoidLineBox
from asn_desktop.ui.parts.empty import EmptyState

_SIDE, _NARROW = 500, 450  # width of the ledger; and on a smaller page
_LEAST, _ALL = 620, 16777215  # Qt: no limit
_TURN, _FOLD = 1250, 1130  # page widths below which it gives room, and below which list or ledger is shown, not both


class CreditPage(QWidget):
    """`said` the toast, `letter_chosen` a letter's id, `employee_chosen` a person's."""

    said = Signal(str)
    letter_chosen = Signal(object)
    employee_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._year, self._unit_id = desk.today().year, None
        enters = may(desk.actor.role, Deed.ENTER)
        self.list, self.book = CreditList(enters), BookCard(enters)
        self.closed = EmptyState("lock", "Angka kredit perorangan tidak ditampilkan untuk peran ini.",
                                 "Predikat pegawai termasuk data yang tertutup. Jumlahnya per jenjang ada pada daftar "
                                 "kesiapan angka kredit di tab Laporan.")  # fmt: skip
        self.closed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GAP)
        row.addWidget(self.list, 1)
        row.addWidget(self.book)
        self._reading = False  # on a small page: the ledger shows instead of the list
        self._stack = QStackedLayout(self)
        self._stack.addWidget(both)
        self._stack.addWidget(self.closed)
        self._open = may(desk.actor.role, Deed.READ_SENSITIVE)
        self._stack.setCurrentWidget(both if self._open else self.closed)
        self.list.chosen.connect(self._ask_book)
        self.list.offered.connect(self.offer)
        self.list.opened.connect(lambda: self._read(True))
        self.book.back_button.clicked.connect(lambda: self._read(False))
        self.book.adding.connect(self.add_line)
        self.book.printing.connect(self.print_paper)
        self.book.voiding.connect(self.void_line)
        self.book.person_chosen.connect(self.employee_chosen)

    def minimumSizeHint(self) -> QSize:
        """Room for one of the two: below `_FOLD` the other is put away."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """List and ledger side by side where there is room, else the one that is read."""
        width = self.width()
        folded = width < _FOLD
        self.book.back_button.setVisible(folded)
        self.list.setVisible(not folded or not self._reading)
        self.book.setVisible(not folded or self._reading)
        side = _SIDE if width >= _TURN else _NARROW
        self.book.setMinimumWidth(0 if folded else side)
        self.book.setMaximumWidth(_ALL if folded else side)

    def _read(self, reading: bool) -> None:
        self._reading = reading
        self._fold()

    def start(self, year: int, unit_id: uuid.UUID | None) -> None:
        """Ask for everybody of a unit and below; conversions are proposed for this year."""
        self._year, self._unit_id = year, unit_id
        if self._open:
            self.desk.read(self, readiness.listing, on=self.desk.today(), unit_id=unit_id, done=self._show,
                           replaces="daftar")  # fmt: skip

    def offer(self) -> None:
        """The proposals of the year."""
        self.box = ProposalBox(self.desk, self._year, self._unit_id, self)
        self.box.kept.connect(lambda many: self._after(f"{many} konversi {self._year} tercatat."))
        self.box.open()

    def add_line(self) -> None:
        """A line by hand for the person shown."""
        found = self.book.found
        if found is not None:
            self.box = LineBox(self.desk, found.row, self._year, self)
            self.box.kept.connect(lambda row: self._after(f"Baris {row.tahun} tercatat: {row.tampil}."))
            self.box.open()

    def print_paper(self) -> None:
        """A paper of the ledger shown."""
        found, book = self.book.found, self.book.book()
        if found is not None and book is not None:
            self.box = PaperBox(self.desk, found.row, book, self._year, self)
            self.box.made.connect(lambda letter: self.letter_chosen.emit(letter.id))
            self.box.open()

    def void_line(self, row: CreditRow | None) -> None:
        """Ask why the line chosen is taken back."""
        if row is not None:
            self.box = VoidLineBox(self.desk, row, lines.void, self)
            self.box.voided.connect(lambda _row: self._after("Baris dibatalkan."))
            self.box.open()

    def _after(self, words: str) -> None:
        self.said.emit(words)
        self.start(self._year, self._unit_id)

    def _show(self, rows: Sequence[ReadyRow]) -> None:
        self.list.show_rows(rows)
        chosen = self.list.table.current_row()
        if chosen is None:
            self.book.show_books(None)
        else:
            self._ask_book(chosen)

    def _ask_book(self, row: ReadyRow) -> None:
        self.desk.read(self, books.of_person, row.id, on=self.desk.today(), done=self._show_book, replaces="buku")

    def _show_book(self, found: PersonBooks) -> None:
        self.book.show_books(found)
