"""The practice office is made on first use: invented people, and a password that is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.desk import Porter
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import label
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
        self.progress.begin("Mengisi pegawai rekaan", "Sekali saja; berikutnya langsung terbuka. "
                            "Bila dihentikan, tidak ada yang tersisa.")
        self.progress.stopped.connect(self._stop)
        self.content.addWidget(self.progress)
        self._task: Any = None
        porter.ended.connect(self._ended)
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self._task = self._porter.call(
            self, make_practice, self._places.practice, self._porter.now(), self._porter.today(),
            watch=self.progress.step, done=lambda _made: self.made.emit(),
        )  # fmt: skip

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self, task: Any) -> None:
        """A stopped task answers nobody: go back once it has cleaned up."""
        if task is self._task and task.cancelled:
            self.left.emit()


def make_practice(folder: Path, now: Any, today: Any, progress: Any = None) -> Any:
    """Create and fill the practice office in `folder`."""
    from asn_desktop.services import practice

    return practice.create(folder, now=now, today=today, progress=progress)
