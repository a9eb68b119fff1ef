"""Pulihkan: choose a backup, see what will be lost, then come back to it. The present files are kept aside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from asn_desktop.problems import Trouble
from asn_desktop.rules.words import long_date, thousands
from asn_desktop.services import office_place
from asn_desktop.ui import look
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.sentences import headline
from asn_desktop.ui.start.card_page import CardPage
from asn_desktop.ui.table import Column, DataTable, TableModel

KINDS = {"otomatis": "otomatis", "migrasi": "sebelum pembaruan", "stik": "di stik", "sebelum-pulih": "sebelum pulih"}
TABLES = {"employees": "pegawai", "leave_requests": "permintaan cuti", "letters": "surat", "users": "pengguna",
          "golongan": "riwayat golongan", "jabatan": "riwayat jabatan", "pendidikan": "riwayat pendidikan",
          "leave_steps": "langkah cuti", "leave_charges": "potongan cuti", "leave_openings": "saldo awal cuti"}


class RestoreForm(Form):
    """Drawing: list of backups, who and password, what will be lost, the deed."""

    drawing = "restore"
    words: QLabel
    list: DataTable
    browse_button: QPushButton
    user_edit: QLineEdit
    password_edit: PasswordField
    banner: Banner
    back_button: QPushButton
    plan_button: QPushButton
    restore_button: QPushButton


class RestorePage(CardPage):
    """`left` when the person goes back to login."""

    left = Signal()

    def __init__(self, porter: Porter, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(760, "Pulihkan dari cadangan", "", parent)
        self._porter, self._folder, self._others = porter, folder, ()
        self.form = form = RestoreForm()
        self.content.addWidget(form)
        local = porter.clock.local
        self.model = TableModel((
            Column("Dibuat", lambda b: f"{long_date(local(b.at).date())} {local(b.at):%H.%M}", width=220,
                   key=lambda b: b.at, strong=True),
            Column("Jenis", lambda b: KINDS.get(b.kind, b.kind), width=150),
            Column("Pegawai", lambda b: thousands(b.rows.get("employees", 0)), align="right", width=90),
            Column("Tempat", lambda b: _place(b.folder, folder), width=0, tone=lambda _b: "quiet"),
        ), identity=lambda b: str(b.folder))
        form.list.setModel(self.model)
        form.list.setMinimumHeight(150)
        form.banner.hide()
        form.restore_button.setEnabled(False)
        self._arriving = not office_place.has_office(folder)
        if self._arriving:
            self._welcome()
        form.back_button.clicked.connect(self.left)
        form.plan_button.clicked.connect(self.plan)
        form.restore_button.clicked.connect(self.restore)
        form.browse_button.clicked.connect(self._browse)
        form.list.row_chosen.connect(lambda _row: form.restore_button.setEnabled(False))
        QTimer.singleShot(0, self._load)

    def _welcome(self) -> None:
        """This PC has no office yet: it comes from another one, and nothing here can be lost."""
        form = self.form
        self.say("Pindahkan kantor dari komputer lain", "")
        form.words.setText("Pilih cadangan di stik. Pengguna dan kata sandinya sama dengan di komputer lama.")
        form.back_button.setText("Kembali")
        form.plan_button.setText("Periksa cadangan")
        form.restore_button.setText("Lanjutkan di sini")
        look.set_property(form.restore_button, "kind", "primary")

    def plan(self) -> None:
        """Show what coming back to the chosen backup would lose."""
        chosen = self.form.list.current_row()
        if chosen is None:
            self._say("warn", "Belum ada cadangan yang dipilih", "Pilih satu baris, lalu lihat lagi.")
            return
        self._porter.call(self, _plan, self._folder, chosen.folder, *self._who(), done=self._planned,
                          troubled=self._troubled)

    def restore(self) -> None:
        """Come back to the chosen backup."""
        chosen = self.form.list.current_row()
        self.form.restore_button.setEnabled(False)
        self._porter.call(self, _restore, self._folder, chosen.folder, *self._who(), done=self._restored,
                          troubled=self._troubled)

    def _who(self) -> tuple[str, str]:
        return self.form.user_edit.text(), self.form.password_edit.text()

    def _load(self) -> None:
        self._porter.call(self, _backups, self._folder, self._others, done=self._show, troubled=self._troubled)

    def _show(self, found: list[Any]) -> None:
        self.model.set_rows(found)
        if found:
            self.form.list.selectRow(0)
        else:
            self._say("neutral", "Di komputer ini belum ada cadangan", "Colokkan stik, atau cari di folder lain.")

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Folder cadangan")
        if name:
            self._others = (*self._others, Path(name))
            self._load()

    def _planned(self, plan: Any) -> None:
        if self._arriving:
            made, people = self._porter.clock.local(plan.backup.at), plan.backup.rows.get("employees", 0)
            self._say("ok", f"Cadangan utuh: {thousands(people)} pegawai",
                      f"Yang dicatat sesudah {long_date(made.date())} {made:%H.%M} tidak ada di dalamnya. "
                      "Begitu dilanjutkan di sini, komputer lama jangan dipakai mencatat lagi.")
        elif plan.lost is None:
            self._say("warn", "Data sekarang tidak dapat dibuka untuk dibandingkan",
                      "Semua yang dicatat sesudah cadangan ini hilang. Berkas sekarang tetap disimpan.")
        elif not plan.lost_changes:
            self._say("ok", "Tidak ada perubahan yang hilang", "Cadangan ini sama dengan data sekarang.")
        else:
            parts = [f"{thousands(n)} {TABLES[name]}" for name, n in plan.lost.items() if name in TABLES]
            words = f"Di antaranya: {', '.join(parts)}. " if parts else ""
            self._say("warn", f"{thousands(plan.lost_changes)} perubahan sesudah cadangan ini akan hilang",
                      words + "Data sekarang tetap disimpan di samping.")
        self.form.restore_button.setEnabled(True)

    def _restored(self, done: Any) -> None:
        if self._arriving:
            self.form.back_button.setText("Ke halaman Masuk")
            self.form.plan_button.setEnabled(False)
            self._say("ok", "Kantor sudah ada di komputer ini",
                      "Silakan masuk. Di komputer lama, copot programnya atau pakai hanya untuk membaca.")
            return
        self._say("ok", "Data sudah dipulihkan", f"Berkas sebelumnya disimpan di {done.kept}. Silakan masuk.")

    def _troubled(self, trouble: Trouble) -> None:
        self._say("error", *headline(trouble))

    def _say(self, tone: str, title: str, text: str) -> None:
        self.form.banner.say(tone, title, text)
        self.form.banner.show()


def _place(backup: Path, home: Path) -> str:
    """Where a backup lies, as a person says it: this PC, a stick by its letter or name, or the folder."""
    from asn_desktop.services.office_backup import STICK_FOLDER

    if backup.is_relative_to(home):
        return "komputer ini"
    for folder in backup.parents:
        if folder.name == STICK_FOLDER:
            return f"stik {folder.parent.name or folder.parent}"
    return str(backup.parent)


def _backups(folder: Path, others: tuple[Path, ...]) -> list[Any]:
    from asn_desktop.services import office

    return office.backups(folder, *office.sticks(), *others)


def _plan(folder: Path, chosen: Path, username: str, password: str) -> Any:
    from asn_desktop.services import office

    return office.plan_restore(folder, chosen, username, password)


def _restore(folder: Path, chosen: Path, username: str, password: str) -> Any:
    from asn_desktop.services import office

    return office.restore(folder, chosen, username, password)
