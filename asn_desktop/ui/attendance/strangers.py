"""People of a machine's list that no NIP names: who are they? Same names at one press, the others one by one."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.services.attendance_import import WhoAsk
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.person_field import PersonField
from asn_desktop.ui.table import Column, DataTable, TableModel

COLUMNS = (
    Column("Di berkas", lambda a: a.nama or a.key, second=lambda a: a.key, width=0),
    Column("Baris", lambda a: str(a.rows), width=70, align="right", key=lambda a: a.rows),
    Column("Nama yang sama di kantor ini", lambda a: a.guess_name or "tidak ada", width=260),
)


class StrangersCard(Card):
    """`answered` gives all answers so far, key -> person."""

    answered = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Siapa mereka?", parent)
        self._answers: dict[str, uuid.UUID] = {}
        self._asks: Sequence[WhoAsk] = ()
        self.model = TableModel(COLUMNS, identity=lambda a: a.key)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Orang di berkas yang belum dikenali")
        self.table.setFixedHeight(156)
        self.person = PersonField()
        self.person.use(desk)
        self.take_button = button("Ini orangnya", "", "check")
        self.same_button = button("Terima semua nama yang sama", "", "people")
        self.head.addWidget(self.same_button)
        words = label("NIP-nya tidak ada di berkas. Jawaban diingat untuk berkas berikutnya.", "hint", wrap=True)
        side = QVBoxLayout()
        side.addWidget(self.person)
        side.addWidget(self.take_button)
        side.addWidget(words)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.table, 3)
        row.addLayout(side, 2)
        self.body.addLayout(row)
        self.take_button.clicked.connect(self.take)
        self.same_button.clicked.connect(self.take_same)
        self.table.row_chosen.connect(self._chosen)

    def show_asks(self, asks: Sequence[WhoAsk], answers: dict[str, uuid.UUID]) -> None:
        """Show who is asked about; `answers` are those given so far."""
        self._asks, self._answers = asks, dict(answers)
        self.model.set_rows(asks)
        same = sum(a.guess is not None for a in asks)
        self.same_button.setVisible(bool(same))
        self.same_button.setText(f"Terima {same} nama yang sama")
        self.title.setText(f"Siapa mereka? {len(asks)} belum dikenali")
        if asks:
            self.table.choose(asks[0].key)

    def take(self) -> None:
        """The chosen one of the file is the person in the field."""
        ask: WhoAsk | None = self.table.current_row()
        person = self.person.person_id()
        if ask is not None and person is not None:
            self.answered.emit({**self._answers, ask.key: person})

    def take_same(self) -> None:
        """Take everybody whose name is exactly that of one person."""
        same = {a.key: a.guess for a in self._asks if a.guess is not None}
        self.answered.emit({**self._answers, **same})

    def _chosen(self, ask: WhoAsk) -> None:
        if ask.guess is not None:
            self.person.show_person(ask.guess, ask.guess_name or "", ask.guess_nip)
        else:
            self.person.clear()
