"""Pembaruan in Pengaturan: the version here, when sticks were last searched, and the two ways to a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from asn_desktop.services import updates
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.frame.strips import age
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.update import phrases


class UpdateCard(Card):
    """Searching changes nothing; `update_wanted(path)` opens the dialog of that Setup."""

    update_wanted = Signal(object, object)  # Path, None

    def __init__(self, desk: Desk, keys: Any = None, parent: QWidget | None = None) -> None:
        super().__init__("Pembaruan", parent)
        self._desk, self._keys = desk, keys
        self.here = label(f"Terpasang versi {updates.here()}", "strong")
        self.looked = label("Belum dicari sejak kantor dibuka", "second", wrap=True)
        self.search_button = button("Cari di stik", "", "usb")
        self.choose_button = button("Pilih berkas…", "text", "file")
        self.banner = Banner()
        self.banner.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.search_button)
        row.addWidget(self.choose_button)
        row.addStretch(1)
        self.body.addWidget(self.here)
        self.body.addWidget(self.looked)
        self.body.addLayout(row)
        self.body.addWidget(self.banner)
        words = "Setup baru diperiksa tanda tangannya, dan cadangan dibuat dahulu. Tanpa internet."
        self.body.addWidget(label(words, "hint", wrap=True))
        self.search_button.clicked.connect(self.search)
        self.choose_button.clicked.connect(self._choose)

    def search(self) -> None:
        """Look on the sticks and beside the data."""
        self.search_button.setEnabled(False)
        self._desk.call(self, _search, self._desk.office.folder, self._keys, done=self._found)

    def _found(self, found: Any) -> None:
        self.search_button.setEnabled(True)
        when = age(self._desk.now(), self._desk.now(), self._desk.clock)
        self.looked.setText(f"Terakhir dicari {when}")
        tone, title, text = phrases.result(found, when)
        best = next((one for one in found if one.offered), None)
        actions = (("Lihat…", lambda: self.update_wanted.emit(best.path, None)),) if best is not None else ()
        self.banner.say(tone, title, text, actions)
        self.banner.show()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, phrases.CHOOSE, "", phrases.FILES)
        if name:
            self.update_wanted.emit(Path(name), None)


def _search(folder: Path, keys: Any) -> Any:
    return updates.look(updates.places(folder), keys=keys)
