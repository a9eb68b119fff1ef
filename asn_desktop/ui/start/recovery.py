"""Lupa kata sandi: the words of the sealed sheet give one user a new password."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.start.card_page import CardPage
from asn_desktop.ui.start.login import login_card
from asn_desktop.ui.start.strength import strength


class RecoverForm(Form):
    """Drawing: words of the sheet, whose password, the new one twice."""

    drawing = "recovery"
    words_box: FieldBox
    words_edit: QPlainTextEdit
    user_box: FieldBox
    user_combo: QComboBox
    password_box: FieldBox
    password_edit: PasswordField
    again_box: FieldBox
    again_edit: PasswordField
    banner: Banner
    back_button: QPushButton
    next_button: QPushButton


class RecoveryPage(CardPage):
    """`left` when the person goes back to login, with or without a new password."""

    left = Signal()

    def __init__(self, porter: Porter, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(620, "Lupa kata sandi", "", parent)
        self.say("Lupa kata sandi", "Buka amplop lembar pemulihan di hadapan pemegang kunci lain.")
        self._porter, self._folder = porter, folder
        self.form = form = RecoverForm()
        self.content.addWidget(form)
        form.banner.hide()
        form.words_edit.setMaximumHeight(84)
        form.words_edit.setTabChangesFocus(True)
        form.back_button.clicked.connect(self.left)
        form.next_button.clicked.connect(self.recover)
        form.password_edit.textChanged.connect(lambda text: form.password_box.set_hint(strength(text)))
        QTimer.singleShot(0, self._load)

    def recover(self) -> None:
        """Give the chosen user the new password."""
        form = self.form
        for box in (form.words_box, form.password_box, form.again_box):
            box.clear()
        if form.password_edit.text() != form.again_edit.text():
            form.again_box.show_problem(sentence(Problem("passwords_differ")))
            return
        form.next_button.setEnabled(False)
        self._porter.call(self, _recover, self._folder, form.words_edit.toPlainText(), form.user_combo.currentData(),
                          form.password_edit.text(), done=self._done, failed=self._refused, troubled=self._troubled)

    def _load(self) -> None:
        self._porter.call(self, login_card, self._folder, done=self._show, troubled=self._troubled)

    def _show(self, card: Any) -> None:
        for user in card.users:
            self.form.user_combo.addItem(user.name, user.username)

    def _done(self, _nothing: Any) -> None:
        form = self.form
        for edit in (form.words_edit, form.password_edit, form.again_edit):
            edit.clear()
        words = "Masuklah dengan kata sandi baru, lalu buat lembar pemulihan baru: yang lama sudah dibuka."
        form.banner.say("ok", "Kata sandi sudah diganti", words)
        form.banner.show()

    def _refused(self, problems: Sequence[Problem]) -> None:
        form = self.form
        form.next_button.setEnabled(True)
        boxes = {"password": form.password_box, "username": form.user_box}
        for problem in problems:
            boxes.get(problem.field, form.words_box).show_problem(sentence(problem))

    def _troubled(self, trouble: Trouble) -> None:
        self.form.next_button.setEnabled(True)
        self.form.banner.say("error", *headline(trouble))
        self.form.banner.show()


def _recover(folder: Path, said: str, username: str, password: str) -> None:
    from asn_desktop.services import office

    office.recover(folder, said, username, password)
