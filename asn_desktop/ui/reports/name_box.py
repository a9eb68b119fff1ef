"""A name for a question, so that it can be asked again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence


class NameBox(Box):
    """`wanted(name, replace)`; `refuse(problems)` says what is wrong and offers to replace one of that name."""

    wanted = Signal(str, bool)

    def __init__(self, words: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Simpan pertanyaan", parent=parent, width=480)
        self.body.addWidget(label(words, "second", wrap=True))
        self.name_edit = QLineEdit(name)
        self.name_field = FieldBox("&Nama", self.name_edit, "misalnya: Guru S-1 per kecamatan", required=True)
        self.body.addWidget(self.name_field)
        self.add_button("Batal", closes=True)
        self.replace_button = self.add_button("Ganti yang lama")
        self.replace_button.hide()
        self.save_button = self.add_button("Simpan", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(lambda: self.wanted.emit(self.name_edit.text(), False))
        self.replace_button.clicked.connect(lambda: self.wanted.emit(self.name_edit.text(), True))
        self.name_edit.textEdited.connect(lambda _text: self._fresh())
        self.name_edit.setFocus()

    def refuse(self, problems: Any) -> None:
        """Say why the name cannot be used."""
        self.name_field.show_problem(" ".join(sentence(p) for p in problems))
        self.replace_button.setVisible(any(p.code == "QUESTION_NAME_TAKEN" for p in problems))
        self.fit()

    def _fresh(self) -> None:
        self.name_field.clear()
        self.replace_button.hide()
