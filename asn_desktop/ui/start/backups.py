"""Cadangan: make one now, put one on a stick, check the newest, check the office itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from asn_desktop.problems import Trouble
from asn_desktop.rules.words import thousands
from asn_desktop.services import office
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.frame.strips import age
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import headline


class BackupCard(Card):
    """Every copy counts only after it was opened, checked and counted."""

    backed_up = Signal()
    restore_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Cadangan", parent)
        self._desk = desk
        self.newest = label("", "strong", wrap=True)
        self.body.addWidget(self.newest)
        words = "Dibuat sendiri setiap hari kerja, dan ke stik bila stiknya tercolok. Salinan dihitung sesudah diuji."
        self.body.addWidget(label(words, "second", wrap=True))
        self.banner = Banner()
        self.banner.hide()
        self.now_button = button("Cadangkan sekarang", "", "save")
        self.stick_button = button("Cadangkan ke stik…", "", "usb")
        self.test_button = button("Uji cadangan terakhir", "text", "shield_check")
        self.check_button = button("Periksa data kantor", "text", "search")
        for pair in ((self.now_button, self.stick_button), (self.test_button, self.check_button)):
            row = QHBoxLayout()
            row.setSpacing(10)
            for one in pair:
                row.addWidget(one)
            row.addStretch(1)
            self.body.addLayout(row)
        self.progress = ProgressPanel()
        self.progress.hide()
        self.progress.stopped.connect(self._stop)
        self._task: Any = None
        desk.ended.connect(self._ended)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.banner)
        self.restore_button = button("Pulihkan dari cadangan…", "link")
        self.restore_button.clicked.connect(self.restore_wanted)
        self.body.addWidget(self.restore_button)
        words = "Kantor ditutup dahulu; yang akan hilang diperlihatkan sebelum apa pun diganti."
        self.body.addWidget(label(words, "hint", wrap=True))
        self.now_button.clicked.connect(lambda: self.back_up(None))
        self.stick_button.clicked.connect(self._to_stick)
        self.test_button.clicked.connect(self._rehearse)
        self.check_button.clicked.connect(self._check)
        self.refresh()

    def refresh(self) -> None:
        """Ask again how old the newest copy is."""
        self._desk.call(self, office.backups, self._desk.office.folder, done=self._show_newest, troubled=self._troubled)

    def offer(self, number: int) -> None:
        """After a user was let go: his password still opens so many older backups, so a new one is due."""
        self.banner.say(
            "warn", f"{thousands(number)} cadangan lama masih terbuka dengan kata sandi yang dicabut",
            "Buat cadangan baru sekarang, dan simpan yang lama di tempat terkunci.",
            (("Cadangkan sekarang", lambda: self.back_up(None)),),
        )  # fmt: skip
        self.banner.show()

    def back_up(self, into: Path | None) -> None:
        """Make a verified copy here, or on a stick."""
        self._follow("Membuat cadangan", "Bila dihentikan, tidak ada cadangan setengah jadi; yang lama tetap ada.")
        self._task = self._desk.call(self, office.back_up, self._desk.opened, into, now=self._desk.now(),
                                     done=self._made, troubled=self._troubled, watch=self.progress.step)

    def _to_stick(self) -> None:
        found = office.sticks()
        folder = str(found[0]) if len(found) == 1 else QFileDialog.getExistingDirectory(self, "Pilih stik")
        if folder:
            self.back_up(Path(folder))

    def _rehearse(self) -> None:
        self._busy("Menguji cadangan terakhir…")
        self._desk.call(self, office.rehearse, self._desk.opened, done=self._rehearsed, troubled=self._troubled)

    def _check(self) -> None:
        self._follow("Memeriksa data kantor", "Boleh dihentikan; tidak ada yang diubah.")
        self._task = self._desk.call(self, office.self_check, self._desk.opened, now=self._desk.now(),
                                     done=self._checked, troubled=self._troubled, watch=self.progress.step)

    def _follow(self, title: str, note: str) -> None:
        self.banner.hide()
        self.progress.begin(title, note)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self, task: Any) -> None:
        if task is self._task:
            self._task = None
            self.progress.finish()
            if task.cancelled:
                self.banner.say("neutral", "Dihentikan", "Tidak ada yang berubah.")
                self.banner.show()

    def _busy(self, words: str) -> None:
        self.banner.say("neutral", words)
        self.banner.show()

    def _made(self, made: Any) -> None:
        people = thousands(made.rows.get("employees", 0))
        self.banner.say("ok", "Cadangan selesai dan sudah diuji", f"{people} pegawai. Tempat: {made.folder}")
        self.banner.show()
        self.refresh()
        self.backed_up.emit()

    def _rehearsed(self, made: Any) -> None:
        if made is None:
            self.banner.say("neutral", "Belum ada cadangan di komputer ini", "Buat satu sekarang.")
        else:
            self.banner.say("ok", "Cadangan terakhir dapat dipulihkan", "Dibuka, diperiksa, dan dihitung barisnya.")

    def _checked(self, health: Any) -> None:
        self.banner.show()
        if health.sound:
            words = f"{thousands(health.journal_lines)} baris riwayat utuh; tidak ada berkas yang hilang."
            self.banner.say("ok", "Data kantor utuh", words)
            return
        parts = {"halaman rusak": health.damaged_pages, "perubahan tanpa riwayat": health.unexplained,
                 "berkas hilang": health.missing_blobs, "riwayat putus di baris": health.broken_line or 0}
        words = ", ".join(f"{name} {number}" for name, number in parts.items() if number)
        self.banner.say("error", "Data kantor tidak utuh", f"{words}. Pulihkan dari cadangan terakhir.")

    def _show_newest(self, found: list[Any]) -> None:
        if not found:
            self.newest.setText("Belum ada cadangan")
            return
        self.newest.setText(f"Cadangan terakhir {age(found[0].at, self._desk.now(), self._desk.clock)}, sudah diuji")

    def _troubled(self, trouble: Trouble) -> None:
        self.banner.say("error", *headline(trouble))
        self.banner.show()
