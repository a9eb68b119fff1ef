"""Pengguna: who may open the office; add one, let one go, change one's own password."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import users
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.start.new_sheet import NewSheetBox
from asn_desktop.ui.start.user_boxes import AddUserBox, ExpelBox, PasswordBox
from asn_desktop.ui.table import Column, DataTable, TableModel

ROLE_WORDS = {"admin": "Admin: pengguna, cadangan, isi data", "operator": "Operator: isi data, surat, paket",
              "verifikator": "Verifikator: memeriksa dan memaraf", "pejabat": "Pejabat: memutuskan, menandatangani",
              "pemeriksa": "Pemeriksa: membaca saja"}
COLUMNS = (
    Column("Nama", "name", second=lambda u: u.username, width=220),
    Column("Peran", lambda u: ROLE_WORDS[u.role.value].partition(":")[0],
           second=lambda u: ROLE_WORDS[u.role.value].partition(": ")[2], width=0),
    Column("Keadaan", badge=lambda u: ("aktif", "ok") if u.active else ("keluar", "neutral", ""), width=110),
)


class UsersForm(Form):
    """Drawing: list and deeds."""

    drawing = "users"
    list: DataTable
    password_button: QPushButton
    add_button: QPushButton
    expel_button: QPushButton
    sheet_button: QPushButton


class UsersCard(Card):
    """Admins add and expel; everybody changes the own password."""

    closing_deed = Signal(object, str)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self.form = form = UsersForm()
        self.body.addWidget(form)
        self.model = TableModel(COLUMNS, identity=lambda u: u.username)
        form.list.setModel(self.model)
        form.list.setMinimumHeight(260)
        manager = may(desk.actor.role, Deed.MANAGE)
        for one in (form.add_button, form.expel_button, form.sheet_button):
            one.setVisible(manager)
        form.password_button.clicked.connect(self.change_password)
        form.add_button.clicked.connect(self.add)
        form.expel_button.clicked.connect(self.expel)
        form.sheet_button.clicked.connect(self.new_sheet)
        desk.changed.connect(lambda tables: self.refresh() if "users" in tables else None)
        self.refresh()

    def refresh(self) -> None:
        """Ask again who there is."""
        self._desk.read(self, users.listing, done=self.model.set_rows, replaces="users")

    def change_password(self) -> None:
        """The person at the keyboard takes a new password."""
        self._open(PasswordBox(self._desk, self.window()), "Kata sandi sudah diganti.")

    def add(self) -> None:
        """Let one more person in."""
        self._open(AddUserBox(self._desk, self.window()), "Pengguna sudah ditambahkan.")

    def new_sheet(self) -> None:
        """A new recovery sheet, after the old one was opened or lost."""
        holders = tuple(user.name for user in self.model.rows if user.active)[:2]
        box = NewSheetBox(self._desk, holders, self.window())
        box.sealed.connect(lambda: self.said.emit("Lembar pemulihan baru berlaku. Simpan amplopnya di brankas."))
        box.open()
        self._box = box

    def expel(self) -> None:
        """Let the chosen person go; the office closes for it and opens again with login."""
        row = self.form.list.current_row()
        if row is None or not row.active or row.username == self._desk.actor.username:
            self.said.emit("Pilih dahulu pengguna lain yang masih aktif.")
            return
        box = ExpelBox(self._desk, row, self.window())
        box.closing_deed.connect(self.closing_deed)
        box.open()
        self._box = box

    def _open(self, box: Any, words: str) -> None:
        box.accepted.connect(lambda: (self.said.emit(words), self.refresh()))
        box.open()
        self._box = box
