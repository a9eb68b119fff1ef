"""Choose one person by any part of name or NIP; the chosen one stays visible with his number, and can be changed."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from asn_desktop.rules import identity
from asn_desktop.services import employees
from asn_desktop.ui import look
from asn_desktop.ui.parts.words import Glyph, button, label

_FOUND = 12


class PersonField(QWidget):
    """`chosen` gives the id when somebody is picked from the list under the field; `cleared` after Ganti."""

    chosen = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk: Any = None
        self._found: list[employees.EmployeeRow] = []
        self._id: uuid.UUID | None = None
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Nama atau NIP")
        self.search_edit.setAccessibleName("Pegawai")
        self.setFocusProxy(self.search_edit)
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setMaxVisibleItems(_FOUND)
        self.completer.activated[str].connect(self._pick_words)
        self.search_edit.setCompleter(self.completer)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(90)
        self._wait.timeout.connect(self._search)
        self.search_edit.textEdited.connect(lambda _text: self._wait.start())
        self.search_edit.returnPressed.connect(self._pick_first)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._searching())
        self._stack.addWidget(self._showing())

    def use(self, desk: Any) -> None:
        """The desk that searches."""
        self.desk = desk

    def person_id(self) -> uuid.UUID | None:
        """Who is chosen."""
        return self._id

    def show_person(self, person_id: uuid.UUID, name: str, nip: str | None) -> None:
        """Show this person as chosen."""
        self._id = person_id
        self._name.setText(name)
        self._nip.setText(identity.show_nip(nip) if nip else "NIP belum diisi")
        self._card.setAccessibleName(f"Pegawai: {name}")
        self._stack.setCurrentIndex(1)
        self.setFocusProxy(self.change_button)

    def clear(self) -> None:
        """Nobody is chosen; ready for typing."""
        self._id = None
        self._found = []
        self.search_edit.clear()
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.search_edit)

    def found(self) -> list[employees.EmployeeRow]:
        """Who the list under the field offers."""
        return self._found

    def _searching(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.search_edit)
        box.addStretch(1)
        return page

    def _showing(self) -> QWidget:
        self._card = QFrame()
        self._card.setProperty("role", "inset")
        self._name = label("", "row_title")
        self._nip = label("", "second")
        self.change_button = button("Ganti", "link")
        self.change_button.setAccessibleName("Ganti pegawai")
        self.change_button.clicked.connect(self._change)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._nip)
        row = QHBoxLayout(self._card)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(10)
        row.addWidget(Glyph("person", look.TEXT2, 20))
        row.addLayout(words, 1)
        row.addWidget(self.change_button)
        return self._card

    def _change(self) -> None:
        self.clear()
        self.search_edit.setFocus()
        self.cleared.emit()

    def _search(self) -> None:
        text = self.search_edit.text().strip()
        if text and self.desk is not None:
            self.desk.read(self, employees.listing, text=text, limit=_FOUND, done=self._offer, replaces="person")

    def _offer(self, rows: list[employees.EmployeeRow]) -> None:
        self._found = rows
        self._model.setStringList([_words(row) for row in rows] or ["Tidak ada yang cocok"])
        if self.search_edit.hasFocus():
            self.completer.complete()

    def _pick_words(self, words: str) -> None:
        row = next((r for r in self._found if _words(r) == words), None)
        if row is not None:
            self._pick(row)
        else:
            QTimer.singleShot(0, self.search_edit.clear)

    def _pick_first(self) -> None:
        if len(self._found) == 1:
            self._pick(self._found[0])

    def _pick(self, row: employees.EmployeeRow) -> None:
        self.completer.popup().hide()
        self.show_person(row.id, row.nama, row.nip)
        self.chosen.emit(row.id)


def _words(row: employees.EmployeeRow) -> str:
    return f"{row.nama} · {identity.show_nip(row.nip) if row.nip else 'tanpa NIP'}"
