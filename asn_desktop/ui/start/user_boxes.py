"""The dialogs of Pengguna: new password, new user, letting a user go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.roles import Role
from asn_desktop.services import office
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.start.strength import strength


class KeyBox(Box):
    """A dialog about keys: fields by name, findings beside them, trouble in a banner."""

    def __init__(self, title: str, desk: Desk, verb: str, kind: str, parent: QWidget | None) -> None:
        super().__init__(title, "", parent, width=480)
        self.desk = desk
        self.boxes: dict[str, FieldBox] = {}
        self.banner = Banner()
        self.banner.hide()
        self.cancel_button = self.add_button("Batal", closes=True)
        self.deed_button = self.add_button(verb, kind)
        self.deed_button.clicked.connect(self.do)

    def field(self, name: str, text: str, editor: QWidget, hint: str = "") -> Any:
        """Add a field; findings named `name` go there."""
        self.boxes[name] = FieldBox(text, editor, hint)
        self.body.addWidget(self.boxes[name])
        return editor

    def close_body(self) -> None:
        """After the last field."""
        self.body.addWidget(self.banner)

    def do(self) -> None:
        """What the dialog is for."""
        raise NotImplementedError

    def refused(self, problems: Sequence[Problem]) -> None:
        """Findings beside their fields, others in the banner."""
        self.deed_button.setEnabled(True)
        for box in self.boxes.values():
            box.clear()
        loose = put_beside(problems, self.boxes, self)
        if loose:
            self.banner.say("error", " ".join(loose))
        self.banner.setVisible(bool(loose))

    def troubled(self, trouble: Trouble) -> None:
        """A wrong password, a busy file."""
        self.deed_button.setEnabled(True)
        self.banner.say("error", *headline(trouble))
        self.banner.show()

    def alike(self, first: QLineEdit, again: QLineEdit) -> bool:
        """Whether both were typed alike; marks the second when not."""
        if first.text() == again.text():
            return True
        self.boxes["again"].show_problem(sentence(Problem("passwords_differ")))
        return False


class PasswordBox(KeyBox):
    """The person at the keyboard takes a new password."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Ganti kata sandi saya", desk, "Ganti kata sandi", "primary", parent)
        self.old = self.field("old", "Kata sandi sekarang", PasswordField())
        self.new = self.field("password", "Kata sandi baru", PasswordField(), strength(""))
        self.again = self.field("again", "Ketik ulang", PasswordField())
        self.new.textChanged.connect(lambda text: self.boxes["password"].set_hint(strength(text)))
        self.close_body()

    def do(self) -> None:
        if not self.alike(self.new, self.again):
            return
        self.deed_button.setEnabled(False)
        self.desk.call(self, office.change_password, self.desk.opened, self.old.text(), self.new.text(),
                       done=lambda _none: self.accept(), failed=self.refused, troubled=self.troubled)


class AddUserBox(KeyBox):
    """An admin lets one more person in."""

    roles = (Role.OPERATOR, Role.VERIFIKATOR, Role.PEJABAT, Role.ADMIN, Role.PEMERIKSA)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Tambah pengguna", desk, "Tambah pengguna", "primary", parent)
        self.name = self.field("name", "Nama lengkap", QLineEdit())
        self.user = self.field("username", "Nama pengguna", QLineEdit(), "Huruf kecil, misalnya dewi.")
        self.role = QComboBox()
        self.role.addItems([role.value.capitalize() for role in self.roles])
        self.field("role", "Peran", self.role)
        self.new = self.field("password", "Kata sandi awal", PasswordField(), "Minta ia menggantinya setelah masuk.")
        self.again = self.field("again", "Ketik ulang", PasswordField())
        self.own = self.field("own", "Kata sandi Anda", PasswordField(), "Untuk memastikan ini benar Anda.")
        self.close_body()

    def do(self) -> None:
        if not self.alike(self.new, self.again):
            return
        self.deed_button.setEnabled(False)
        user = office.NewUser(self.user.text(), self.name.text(), self.new.text(),
                              self.roles[self.role.currentIndex()])
        self.desk.call(self, office.add_user, self.desk.opened, self.own.text(), user,
                       done=lambda _none: self.accept(), failed=self.refused, troubled=self.troubled)


class ExpelBox(KeyBox):
    """Letting a user go: what goes, what stays, a reason, the admin's password. Enter never confirms."""

    closing_deed = Signal(object, str)  # what is to be done while the office is closed, words for afterwards

    def __init__(self, desk: Desk, row: Any, parent: QWidget | None = None) -> None:
        super().__init__(f"Keluarkan {row.name}", desk, f"Keluarkan {row.name}", "danger", parent)
        self.row = row
        words = (
            "Yang hilang: kunci dan kata sandinya; data kantor diberi kunci baru. Yang tetap: namanya pada riwayat dan "
            "surat. Kantor ditutup sebentar, lalu Anda masuk lagi. Cadangan lama masih terbuka dengan kata sandi lama; "
            "buat cadangan baru sesudahnya."
        )
        self.body.addWidget(label(words, wrap=True))
        self.reason = self.field("reason", "Alasan", QLineEdit(), "Misalnya: pindah ke Dinas Sosial per 1 Desember.")
        self.own = self.field("own", "Kata sandi Anda", PasswordField())
        self.close_body()
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self) -> None:
        self.boxes["reason"].clear()
        if not self.reason.text().strip():
            self.boxes["reason"].show_problem(sentence(Problem("required")))
            return
        self.deed_button.setEnabled(False)
        desk, folder = self.desk, self.desk.office.folder
        desk.call(self, _check_password, folder, desk.actor.username, self.own.text(), done=self._close_and_expel,
                  troubled=self.troubled)

    def _close_and_expel(self, _actor: Any) -> None:
        desk = self.desk
        deed = partial(office.expel_user, desk.office.folder, desk.actor.username, self.own.text(), self.row.username,
                       reason=self.reason.text())
        self.own.clear()
        self.accept()
        self.closing_deed.emit(deed, f"{self.row.name} sudah dikeluarkan. Buat cadangan baru sesudah masuk.")


def _check_password(folder: Path, username: str, password: str) -> Any:
    return office.verify_password(folder, username, password)
