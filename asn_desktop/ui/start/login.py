"""Masuk: one path in; restore, recovery and practice are links."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.ui import look
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.form import Form
from asn_desktop.ui.lanes import Task
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.start.card_page import CardPage
from asn_desktop.ui.start.places import Places

NEWER = ("store_newer", "slots_newer")  # the data is newer than the program: only an update opens it
PROMISE = "Semua berjalan tanpa internet. Data tersimpan dan terkunci di komputer ini."


class LoginForm(Form):
    """Drawing: user, password, banner, the deed and the links."""

    drawing = "login"
    user_box: FieldBox
    user_combo: QComboBox
    password_box: FieldBox
    password_edit: PasswordField
    banner: Banner
    enter_button: QPushButton
    forgot_button: QPushButton
    restore_button: QPushButton
    practice_button: QPushButton
    practice_words: QWidget


class LoginPage(CardPage):
    """Opens the office in `folder`. Wrong passwords wait longer each time; what was wrong is never said."""

    opened = Signal(object)  # services.office.OpenOffice
    practice_wanted = Signal()
    own_wanted = Signal()
    recover_wanted = Signal()
    restore_wanted = Signal()
    update_wanted = Signal(object, object)  # None, schema of the data where it is known

    def __init__(self, porter: Porter, folder: Path, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(460, "ASN Desktop", PROMISE, parent)
        self.porter, self.folder = porter, folder
        self._practice = folder == places.practice
        self.form = LoginForm()
        self.content.addWidget(self.form)
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._tick)
        self._seconds = 0
        self._entered = False  # rows are waited for: nothing is imported ahead any more
        self._ahead: Task | None = None
        self.form.banner.hide()
        self._schema: int | None = None
        self.update_button = button("Cari pembaruan di stik…", "", "usb")
        self._lay_update_button()
        self._connect()
        QTimer.singleShot(0, self._load)

    def enter(self) -> None:
        """Try the password."""
        form = self.form
        user = form.user_combo.currentData()
        if self._seconds or user is None or not form.enter_button.isEnabled():  # None: the users are still being read
            return
        if not form.password_edit.text():
            form.password_box.show_problem("Kosong. Ketik kata sandi Anda.")
            return
        form.password_box.clear()
        form.enter_button.setEnabled(False)
        form.enter_button.setText("Membuka…")
        self.porter.call(self, unlock, self.folder, user, form.password_edit.text(), done=self._open,
                         troubled=self._refuse)

    def say_done(self, words: str) -> None:
        """Something was done while the office was closed."""
        self.form.banner.say("ok", words)
        self.form.banner.show()
        self.form.user_combo.clear()
        self._load()

    def say_refused(self, problems: tuple[Problem, ...]) -> None:
        """What was to be done while the office was closed was refused."""
        self.form.banner.say("warn", "Belum dapat dikerjakan", " ".join(sentence(one) for one in problems))
        self.form.banner.show()

    def _lay_update_button(self) -> None:
        box = self.form.banner.parentWidget().layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(box.indexOf(self.form.banner) + 1, self.update_button)
        self.update_button.hide()

    def _connect(self) -> None:
        form = self.form
        self.update_button.clicked.connect(lambda: self.update_wanted.emit(None, self._schema))
        form.enter_button.clicked.connect(self.enter)
        form.password_edit.returnPressed.connect(self.enter)
        form.password_edit.caps_lock.connect(self._caps)
        form.forgot_button.clicked.connect(self.recover_wanted)
        form.restore_button.clicked.connect(self.restore_wanted)
        form.practice_button.clicked.connect(self.own_wanted if self._practice else self.practice_wanted)
        if self._practice:
            form.practice_button.setText("Buka kantor sendiri")
            form.practice_words.setText("Ini kantor rekaan untuk belajar.")

    def _load(self) -> None:
        self.porter.call(self, login_card, self.folder, done=self._show, troubled=self._refuse)

    def _show(self, card: Any) -> None:
        self.subtitle.setText(card.nama + (" · Kantor Latihan" if card.latihan else ""))
        for user in card.users:
            self.form.user_combo.addItem(user.name, user.username)
        self.form.password_edit.setFocus()
        QTimer.singleShot(250, self, self._warm)
        if card.latihan:
            self.form.password_box.set_hint(f"Kata sandi latihan: {practice_password()}")

    def _warm(self) -> None:
        rooms = importlib.import_module("asn_desktop.ui.frame.tabs")
        self._ahead = self.porter.ahead(self, rooms.warm_up, done=lambda _none: self._load_screens(rooms.first_rooms()))

    def _load_screens(self, screens: Iterator[Callable[[], Any]]) -> None:
        """One in each turn of this thread, until rows are waited for."""
        if self._entered or (load := next(screens, None)) is None:
            return
        load()
        QTimer.singleShot(50, self, lambda: self._load_screens(screens))

    def _open(self, opened: Any) -> None:
        self._entered = True
        if self._ahead is not None:
            self._ahead.cancel()
        self.form.password_edit.clear()
        self.opened.emit(opened)

    def _refuse(self, trouble: Trouble) -> None:
        form = self.form
        form.enter_button.setEnabled(True)
        form.enter_button.setText("Masuk")
        what, todo = headline(trouble)
        form.banner.say("warn" if trouble.code == "login_wait" else "error", what, todo)
        form.banner.show()
        form.password_edit.selectAll()
        form.password_edit.setFocus()
        self._offer_update(trouble)
        self._seconds = int(trouble.values.get("seconds", 0)) if trouble.code in ("wrong_login", "login_wait") else 0
        if self._seconds:
            self._tick(0)
            self._wait.start()

    def _offer_update(self, trouble: Trouble) -> None:
        found = str(trouble.values.get("found", ""))
        self._schema = int(found) if found.isdigit() else None
        self.update_button.setVisible(trouble.code in NEWER)
        if trouble.code in NEWER:
            self.update_button.setFocus()

    def _tick(self, step: int = 1) -> None:
        self._seconds -= step
        waiting = self._seconds > 0
        self.form.enter_button.setEnabled(not waiting)
        self.form.enter_button.setText(f"Tunggu {self._seconds} detik" if waiting else "Masuk")
        if not waiting:
            self._seconds = 0
            self._wait.stop()

    def _caps(self, on: bool) -> None:
        if on:
            self.form.banner.say("warn", "Caps Lock menyala.", "Matikan bila kata sandi Anda berhuruf kecil.")
        self.form.banner.setVisible(on)
        look.repolish(self.form.banner)


def login_card(folder: Path) -> Any:
    """The names for the list. The heavy rooms are loaded here, off the GUI thread, after the first paint."""
    from asn_desktop.services import office

    return office.login_card(folder)


def unlock(folder: Path, username: str, password: str) -> Any:
    """Open the office."""
    from asn_desktop.services import office

    return office.unlock(folder, username, password)


def practice_password() -> str:
    """The practice office's password, which is no secret."""
    from asn_desktop.services import practice

    return practice.PASSWORD
