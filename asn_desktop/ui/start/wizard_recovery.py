"""The recovery sheet: shown once, printed or saved, and two of its words typed back."""

from __future__ import annotations

import datetime as dt
import secrets
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from asn_desktop import file_names
from asn_desktop.problems import Problem
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.start.paper import print_pdf

_COLUMNS = 4


class SheetForm(Form):
    """Drawing: the words, print, save, two words typed back."""

    drawing = "start_recovery"
    words_frame: QFrame
    print_button: QPushButton
    save_button: QPushButton
    first_box: FieldBox
    first_edit: QLineEdit
    second_box: FieldBox
    second_edit: QLineEdit
    next_button: QPushButton


class RecoveryForm(SheetForm):
    """`sealed` when two words of the sheet were typed back."""

    sealed = Signal()

    def __init__(self, porter: Porter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._porter = porter
        self._words: tuple[str, ...] = ()
        self._asked: tuple[int, int] = (0, 1)
        self._make: Any = None
        self.next_button.clicked.connect(self.confirm)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)

    def show_sheet(self, made: Any, holders: tuple[str, ...], government: str, today: dt.date) -> None:
        """Show the words of a new office's sheet."""
        self._words = made.recovery.words
        self._make = (made.office, made.recovery, holders, today, government)
        first, second = sorted(secrets.SystemRandom().sample(range(len(self._words)), 2))
        self._asked = (first, second)
        self.first_box.set_label(f"Kata ke-{first + 1}")
        self.second_box.set_label(f"Kata ke-{second + 1}")
        grid = QGridLayout(self.words_frame)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setVerticalSpacing(6)
        rows = -(-len(self._words) // _COLUMNS)
        for number, word in enumerate(self._words):
            cell = QHBoxLayout()
            cell.setSpacing(8)
            place = label(f"{number + 1}.", "second")
            place.setFixedWidth(24)
            cell.addWidget(place)
            cell.addWidget(label(word, "strong"))
            cell.addStretch(1)
            grid.addLayout(cell, number % rows, number // rows)

    def confirm(self) -> None:
        """Compare the two typed words."""
        wrong = False
        pairs = ((self.first_box, self.first_edit), (self.second_box, self.second_edit))
        for (box, edit), place in zip(pairs, self._asked, strict=True):
            box.clear()
            if edit.text().strip().casefold() != self._words[place].casefold():
                box.show_problem(sentence(Problem("recovery_words_differ")))
                wrong = True
        if not wrong:
            self._words, self._make = (), None
            self.sealed.emit()

    def asked(self) -> tuple[int, int]:
        """The places (from 0) of the two words asked back."""
        return self._asked

    def words(self) -> tuple[str, ...]:
        """The words on the sheet, until it is sealed."""
        return self._words

    def _print(self) -> None:
        self._porter.call(self, _pdf, *self._make, done=self._send_to_printer)

    def _send_to_printer(self, data: bytes) -> None:
        print_pdf(data, "Lembar pemulihan", self)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Simpan lembar pemulihan", "lembar-pemulihan.pdf", "PDF (*.pdf)")
        if name:
            self._porter.call(self, _save_pdf, file_names.with_ending(Path(name), ".pdf"), *self._make)


def _pdf(office: Any, sheet: Any, holders: Any, today: dt.date, government: str) -> bytes:
    from asn_desktop.services import office as deeds

    return deeds.recovery_pdf(office, sheet, holders, today=today, pemerintah=government)


def _save_pdf(path: Path, *values: Any) -> None:
    from asn_desktop.services import document_files

    document_files.write(path, _pdf(*values))
