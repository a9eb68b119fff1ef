"""What stands above a form that cannot be saved: how many fields, which ones as links, F8 to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.ui import look
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.flow import FlowLayout
from asn_desktop.ui.parts.words import Glyph, button, keycap, label
from asn_desktop.ui.sentences import sentence


class ErrorBox(QFrame):
    """`wanted` gives the field whose link was pressed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", "error")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(14)
        row.addWidget(Glyph("error", look.ERROR, 22))
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = label("", "row_title", tone="error", wrap=True)
        self._holder = QWidget()
        self._links = FlowLayout(self._holder, 12, 2)
        self.others = label("", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self._holder)
        words.addWidget(self.others)
        row.addLayout(words, 1)
        row.addWidget(keycap("F8 ke galat berikutnya"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, fields: Sequence[tuple[str, str]], others: Sequence[str] = ()) -> None:
        """`fields` are (field, label) pairs; `others` are sentences that belong to no field."""
        while self._links.count():
            self._links.takeAt(0).widget().deleteLater()
        for field, words in fields:
            link = button(words, "link")
            link.clicked.connect(lambda _=False, field=field: self.wanted.emit(field))
            self._links.addWidget(link)
        self._links.addWidget(label("Yang sudah Anda ketik tidak hilang.", "quiet"))
        count = len(fields) + len(others)
        self.title.setText(f"Belum dapat disimpan: {count} isian perlu diperbaiki")
        self.others.setText(" ".join(others))
        self.others.setVisible(bool(others))
        self.setAccessibleName(self.title.text())
        self.setVisible(bool(count))


class ReasonBox(Box):
    """Asks for a reason for each finding that may be saved with one. `reasons()` after it was accepted."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__("Simpan dengan alasan?", "warn", parent)
        self.body.addWidget(
            label("Isian berikut tidak biasa. Bila memang benar menurut SK atau KTP, tulis alasannya; alasan ini "
                  "tersimpan di riwayat ubah.", wrap=True)
        )  # fmt: skip
        self.edits: dict[str, QLineEdit] = {}
        for problem in problems:
            edit = QLineEdit()
            edit.setPlaceholderText("contoh: menurut SK CPNS nomor …")
            edit.textChanged.connect(lambda _text: self._ready())
            self.body.addWidget(label(sentence(problem), "label", wrap=True))
            self.body.addWidget(FieldBox("Alasan", edit, required=True))
            self.edits[problem.code] = edit
        self.add_button("Perbaiki dahulu", closes=True)
        self.save_button = self.add_button("Simpan dengan alasan", "primary")
        self.save_button.clicked.connect(self.accept)
        self._ready()

    def reasons(self) -> dict[str, str]:
        """Code -> what was typed."""
        return {code: edit.text().strip() for code, edit in self.edits.items()}

    def _ready(self) -> None:
        self.save_button.setEnabled(all(self.reasons().values()))
