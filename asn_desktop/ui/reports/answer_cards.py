"""The answer of a head count: the number with what it is made of, and the people behind it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import thousands
from asn_desktop.services.headcount import Answer, Page
from asn_desktop.ui import look
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label
from asn_desktop.ui.sentences.headcount import FINDING_WORDS
from asn_desktop.ui.table import Column, DataTable, TableModel

SHORT = {"PPPK_PW": "PPPK PW"}


class NumberCard(Card):
    """The figure, who stands apart, and what needs a look; a finding leads to its people: `finding_chosen(code)`."""

    finding_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.number, self.of = label("–", "figure"), label("", "second", wrap=True)
        self.number.setAccessibleName("Jumlah pegawai")
        self.body.addWidget(self.number)
        self.body.addWidget(self.of)
        self._more = QVBoxLayout()
        self._more.setSpacing(4)
        self.body.addLayout(self._more)
        self.body.addStretch(1)
        self.setFixedWidth(296)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer."""
        self.number.setText(thousands(answer.jumlah))
        self.of.setText(f"dari {thousands(answer.dari)} pegawai pada tanggal itu")
        empty(self._more)
        for own in answer.tersendiri:
            self._more.addWidget(label(f"termasuk {thousands(own.jumlah)} {own.nama}", "second", wrap=True))
        if answer.tersendiri:
            words = f"{thousands(answer.bezetting)} mengisi jabatan (bezetting)"
            self._more.addWidget(label(words, "second", wrap=True))
        for finding in answer.temuan:
            self._more.addWidget(self._finding(finding.kode, finding.jumlah))

    def _finding(self, code: str, number: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("warn", look.WARN, 18))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(f"{thousands(number)} orang {FINDING_WORDS[code]}", wrap=True, tone="warn"))
        link = button("Lihat orangnya", "link")
        link.clicked.connect(lambda: self.finding_chosen.emit(code))
        words.addWidget(link)
        row.addLayout(words, 1)
        return holder


class PeopleCard(QFrame):
    """Names behind a figure; `person_opened(id)` on Enter or double click."""

    person_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title, self.count = label("", "row_title", wrap=True), label("", "second")
        self.model = TableModel((
            Column("Nama dan NIP", "nama", second=lambda p: show_nip(p.nip) if p.nip else "belum ada NIP", width=206,
                   strong=True),
            Column("Jabatan dan unit", lambda p: p.jabatan or "Belum diisi", second=lambda p: p.unit or "", width=0),
            Column("Status", lambda p: SHORT.get(p.status, p.status), second=_rank, width=96),
        ), identity=lambda p: p.id)  # fmt: skip
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.sortable()
        self.table.setAccessibleName("Daftar orang")
        self.table.row_opened.connect(lambda row: row is not None and self.person_opened.emit(row.id))
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 10, 1, 8)
        box.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        box.addLayout(head)
        box.addWidget(self.table, 1)

    def show_people(self, page: Page, words: str) -> None:
        """Show these people under these words."""
        self.title.setText(words or "Semua yang dihitung")
        self.count.setText(f"{thousands(page.total)} orang")
        self.model.set_rows(page.rows)


def _rank(person: Any) -> str:
    return f"{person.golongan or ''} · {person.usia} th".removeprefix(" · ")
