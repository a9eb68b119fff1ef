"""The work list of Beranda: count, what, who, one verb."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.ui.home.words import Said
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import button, label, line


class WorkCard(Card):
    """`verb_pressed(tab, method, values)` when a row's button is pressed."""

    verb_pressed = Signal(str, str, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Perlu dikerjakan", parent)
        self.head.addWidget(label("Urut menurut batas waktu", "second"))
        self.layout().setContentsMargins(0, 12, 0, 0)
        self.head.setContentsMargins(16, 0, 16, 0)
        self.body.setSpacing(0)
        self.empty = EmptyState(parent=self)
        self.empty.hide()
        self.body.addWidget(self.empty)
        self._rows: list[QWidget] = []

    def show_rows(self, rows: Sequence[tuple[int, Said]], people: int) -> None:
        """Show these (count, words); an empty list says so calmly."""
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.empty.setVisible(not rows)
        self._rows = [self._row(count, words) for count, words in rows]
        for one in self._rows:
            self.body.addWidget(one)
        if not rows:
            self._say_empty(people)

    def titles(self) -> list[str]:
        """The titles shown, from top to bottom."""
        return [row.accessibleName() for row in self._rows]

    def _say_empty(self, people: int) -> None:
        if people:
            self.empty.say("check", "Semua sudah dikerjakan.", "Yang baru muncul di sini dengan sendirinya.")
        else:
            words = "Impor daftar dari Excel, atau tambah satu orang di Pegawai."
            self.empty.say("people", "Belum ada pegawai.", words, "Impor daftar pegawai")

    def _row(self, number: int, words: Said) -> QWidget:
        row = QWidget()
        row.setAccessibleName(words.title)
        count = label(thousands(number), "count")
        count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        count.setMinimumWidth(44)
        count.setFixedHeight(40)
        title = QHBoxLayout()
        title.setSpacing(9)
        title.addWidget(label(words.title, "row_title"))
        if words.badge:
            title.addWidget(Badge(*words.badge, icon=""))
        title.addStretch(1)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addLayout(title)
        if words.text:
            text.addWidget(label(words.text, "quiet", wrap=True))
        verb = button(words.verb)
        verb.setMinimumWidth(138)
        verb.setAccessibleName(f"{words.verb}: {words.title}")
        verb.clicked.connect(lambda: self.verb_pressed.emit(*words.leads_to))
        inner = QHBoxLayout()
        inner.setContentsMargins(16, 6, 16, 6)
        inner.setSpacing(14)
        inner.addWidget(count)
        inner.addLayout(text, 1)
        inner.addWidget(verb)
        outer = QVBoxLayout(row)
        outer.setContentsMargins(1, 0, 1, 0)
        outer.setSpacing(0)
        outer.addWidget(line())
        outer.addLayout(inner)
        return row


