"""The practice office is made on first use: invented people, and a password that is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.desk import Porter
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.start.card_page import CardPage
from asn_desktop.ui.start.places import Places

WORDS = (
    "Kantor Latihan berisi 60 pegawai rekaan. Silakan mencoba apa saja: surat dan paketnya bertanda LATIHAN dan tidak "
    "pernah tercampur dengan kantor sendiri."
)


class PracticePage(CardPage):
    """Fills the practice office with progress. `made` when it can be opened."""

    made = Signal()
    left = Signal()

    def __init__(self, porter: Porter, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(560, "Menyiapkan Kantor Latihan", "", parent)
        self._porter, self._places = porter, places
        self.content.addWidget(label(WORDS, wrap=True))
        self.progress = ProgressPanel()
        self.progress.begin("Mengisi pegawai rekaan", "Sekali saja; berikutnya langsung terbuka.", can_stop=False)
        self.content.addWidget(self.progress)
        back = button("Kembali", "link")
        back.clicked.connect(self.left)
        self.content.addWidget(back)
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self._porter.call(self, make_practice, self._places.practice, self._porter.now(), self._porter.today(),
                          watch=self.progress.step, done=lambda _made: self.made.emit())


def make_practice(folder: Path, now: Any, today: Any, progress: Any = None) -> Any:
    """Create and fill the practice office in `folder`."""
    from asn_desktop.services import practice

    return practice.create(folder, now=now, today=today, progress=progress)
