"""How a decision is confirmed: as it stands on signed paper, or with the official's own password on this PC."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from asn_desktop.services import office
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence


class OfficialWay(QWidget):
    """`confirm(done, failed)` gives the official's Actor, or None for paper; a wrong password gives a sentence."""

    def __init__(self, desk: Any, paper: str, by_password: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.paper_radio = QRadioButton("Menurut kertas yang ditandatangani")
        self.password_radio = QRadioButton("Dengan kata sandi pejabat sendiri")
        self.account_edit, self.password_edit = QLineEdit(), PasswordField()
        self.account_box = FieldBox("&Akun pejabat", self.account_edit, "Nama akun yang dipakai masuk")
        self.password_box = FieldBox("&Kata sandinya", self.password_edit, "Diketik pejabat itu sendiri")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.paper_radio)
        self.paper_words = label(paper, "hint", wrap=True)
        self.paper_words.setContentsMargins(30, 0, 0, 4)
        box.addWidget(self.paper_words)
        box.addWidget(self.password_radio)
        self.password_words = label(by_password, "hint", wrap=True)
        self.password_words.setContentsMargins(30, 0, 0, 4)
        box.addWidget(self.password_words)
        box.addLayout(side_by_side(self.account_box, self.password_box))
        for radio in (self.paper_radio, self.password_radio):
            radio.toggled.connect(lambda _on: self._show_fields())
        self.paper_radio.setChecked(True)

    def confirm(self, done: Callable[[Any], object], failed: Callable[[str], object]) -> None:
        """Check the password where one was asked; `done` gets the Actor or None."""
        if self.paper_radio.isChecked():
            done(None)
            return

        def signed(actor: Any) -> None:
            self.password_edit.clear()
            done(actor)

        self.desk.call(self, office.verify_password, self.desk.office.folder, self.account_edit.text().strip(),
                       self.password_edit.text(), done=signed, failed=lambda ps: failed(sentence(ps[0])),
                       troubled=lambda t: failed(" ".join(headline(t))))  # fmt: skip

    def _show_fields(self) -> None:
        asked = self.password_radio.isChecked()
        for box in (self.account_box, self.password_box):
            box.setVisible(asked)
        self.password_words.setVisible(asked)
        self.paper_words.setVisible(not asked)
