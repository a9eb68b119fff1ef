"""The papers of a month beside the form for a new one: search, list, the letter of the one chosen, taking it back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules import workdays
from asn_desktop.rules.roles import Deed, may
from asn_desktop.ui import look
from asn_desktop.ui.attendance.form_side import FormSide
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column, DataTable, TableModel
from asn_desktop.ui.void_box import VoidBox


class PapersPage(QWidget):
    """`letter_chosen` gives the letter's id; `said` tells what was done. A row has `dibatalkan` and `letter_id`."""

    letter_chosen = Signal(object)
    said = Signal(str)

    columns: ClassVar[tuple[Column, ...]]
    what: ClassVar[str]  # izin, surat tugas
    paper: ClassVar[str]  # what the letter is called on its button
    search: ClassVar[str]
    glyph: ClassVar[str]
    listing: ClassVar[Callable[..., Any]]
    letter: ClassVar[Callable[..., Any]]  # registers the letter of a row
    taking_back: ClassVar[Callable[..., Any]]

    def __init__(self, desk: Any, form: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.form = desk, form
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText(self.search)
        self.search_edit.setAccessibleName(self.search)
        self.search_edit.setClearButtonEnabled(True)
        self.model = TableModel(self.columns)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(f"{self.what} bulan ini".capitalize())
        self.empty = EmptyState(self.glyph, f"Belum ada {self.what} bulan ini.", "Isi formulir di kanan.")
        self.card = ListFrame(self.table, self.empty)
        self.count = label("", "second")
        self.letter_button = button(f"Buat {self.paper}", "", "letter")
        self.void_button = button("Batalkan…", "", "close")
        self.top = QHBoxLayout()
        self._lay_out()
        self.form.kept.connect(lambda row: self.said.emit(self.kept_words(row)))
        self.search_edit.textChanged.connect(self.model.filter)
        self.table.row_chosen.connect(self._chosen)
        self.letter_button.clicked.connect(self.make_letter)
        self.void_button.clicked.connect(self.void)
        self._chosen(None)

    def start(self, month: dt.date, unit_id: uuid.UUID | None) -> None:
        """Ask for the papers of a month."""
        self.desk.read(self, type(self).listing, month, workdays.period_end(month.replace(day=1), 1), unit_id=unit_id,
                       voided=True, done=self._show, replaces="daftar")  # fmt: skip

    def kept_words(self, row: Any) -> str:
        """What is said of a new row."""
        raise NotImplementedError

    def row_words(self, row: Any) -> str:
        """A row in a sentence, before it is taken back."""
        raise NotImplementedError

    def make_letter(self) -> None:
        """Register the letter of the row chosen, or open the one there is."""
        row = self.table.current_row()
        if row is None:
            return
        if row.letter_id is not None:
            self.letter_chosen.emit(row.letter_id)
            return
        self.desk.write(self, type(self).letter, row.id, today=self.desk.today(), now=self.desk.now(),
                        done=lambda made: self.letter_chosen.emit(made.id), reason=self.what)  # fmt: skip

    def void(self) -> None:
        """Ask why the row chosen is taken back."""
        row = self.table.current_row()
        if row is not None:
            deed = type(self).taking_back
            self.box = VoidBox(self.desk, f"Batalkan {self.what}", self.row_words(row), deed, row.id, self)
            self.box.voided.connect(lambda _row: self.said.emit(f"{self.what} dibatalkan".capitalize()))
            self.box.open()

    def _show(self, rows: Sequence[Any]) -> None:
        self.model.set_rows(rows)
        self.count.setText(f"{sum(r.dibatalkan is None for r in rows)} {self.what} bulan ini")
        self.card.turn(self.table if rows else self.empty)
        self._chosen(self.table.current_row())

    def _chosen(self, row: Any) -> None:
        live = row is not None and row.dibatalkan is None and may(self.desk.actor.role, Deed.ENTER)
        self.letter_button.setEnabled(live)
        self.void_button.setEnabled(live)
        self.letter_button.setText(f"{'Buka' if row is not None and row.letter_id else 'Buat'} {self.paper}")

    def _lay_out(self) -> None:
        self.card.foot.addWidget(self.count, 1)
        for one in (self.void_button, self.letter_button):
            self.card.foot.addWidget(one)
        self.top.setSpacing(10)
        self.top.addWidget(self.search_edit, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self.top)
        left.addWidget(self.card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GAP)
        row.addLayout(left, 1)
        side = FormSide(self.form)
        row.addWidget(side)
        side.setVisible(may(self.desk.actor.role, Deed.ENTER))  # it has a parent now: else it would flash up alone
