"""The locked window: nothing of the office can be read; the same person's password brings it back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from asn_desktop.problems import Trouble
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.sentences import headline
from asn_desktop.ui.start.card_page import CardPage


class LockForm(Form):
    """Drawing: who, password, the deed."""

    drawing = "lock"
    who_label: QLabel
    password_box: FieldBox
    password_edit: PasswordField
    banner: Banner
    enter_button: QPushButton
    other_button: QPushButton


class LockPage(CardPage):
    """`unlocked` when the password of the person who locked was given again."""

    unlocked = Signal()
    other_wanted = Signal()

    def __init__(self, porter: Porter, office: Any, actor: Any, parent: QWidget | None = None) -> None:
        super().__init__(460, "Layar terkunci", "Pekerjaan Anda tidak ditutup. Tidak ada yang hilang.", parent)
        self._porter, self._folder, self._username = porter, office.folder, actor.username
        self.subtitle.setText(office.nama)
        self.form = LockForm()
        self.form.who_label.setText(actor.name)
        self.form.banner.hide()
        self.content.addWidget(self.form)
        self.form.enter_button.clicked.connect(self.enter)
        self.form.password_edit.returnPressed.connect(self.enter)
        self.form.other_button.clicked.connect(self.other_wanted)
        self.form.password_edit.setFocus()
        self.setFocusProxy(self.form.password_edit)

    def enter(self) -> None:
        """Try the password."""
        if not self.form.enter_button.isEnabled():
            return
        self.form.enter_button.setEnabled(False)
        password = self.form.password_edit.text()
        self._porter.call(self, _verify, self._folder, self._username, password, done=self._open,
                          troubled=self._refuse)

    def _open(self, _actor: Any) -> None:
        self.form.password_edit.clear()
        self.unlocked.emit()

    def _refuse(self, trouble: Trouble) -> None:
        self.form.enter_button.setEnabled(True)
        self.form.banner.say("error", *headline(trouble))
        self.form.banner.show()
        self.form.password_edit.selectAll()
        self.form.password_edit.setFocus()


def _verify(folder: Path, username: str, password: str) -> Any:
    from asn_desktop.services import office

    return office.verify_password(folder, username, password)
