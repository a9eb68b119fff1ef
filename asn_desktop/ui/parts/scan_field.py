"""One scan or photo of a signed paper: chosen by a button, named beside it, taken away again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.services import document_files
from asn_desktop.ui import look
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import headline, sentence

_KINDS = "Pindaian (*.pdf *.jpg *.jpeg *.png);;Semua berkas (*)"


class ScanField(QWidget):
    """`data` are the bytes, None without a file; `changed` after every choice."""

    changed = Signal()

    def __init__(self, title: str, empty: str = "Belum ada berkas.", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._empty = title, empty
        self.data: bytes | None = None
        self.choose_button = button("Pilih pindaian…", "", "scan")
        self.drop_button = button("Lepas", "link")
        self.words = label(empty, "second", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.choose_button)
        row.addWidget(self.words, 1)
        row.addWidget(self.drop_button)
        self.drop_button.hide()
        self.choose_button.clicked.connect(self._choose)
        self.drop_button.clicked.connect(self.clear)

    def attach(self, path: Path) -> None:
        """Take this file; one that is no PDF or photo is said at once."""
        try:
            data = document_files.read(path)
            document_files.as_pdf(data)
        except Refused as no:
            self._say(sentence(no.problems[0]), "error")
            return
        except Trouble as trouble:
            self._say(" ".join(headline(trouble)), "error")
            return
        self.data = data
        self._say(f"{path.name} terlampir.")
        self.drop_button.show()
        self.changed.emit()

    def clear(self) -> None:
        """No file."""
        self.data = None
        self._say(self._empty)
        self.drop_button.hide()
        self.changed.emit()

    def refuse(self, problem: Problem) -> None:
        """Say why the file was not taken."""
        self._say(sentence(problem), "error")

    def _say(self, words: str, tone: str = "") -> None:
        self.words.setText(words)
        look.set_property(self.words, "tone", tone)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._title, "", _KINDS)
        if name:
            self.attach(Path(name))
