"""Long work in the page: its name, where it is, Hentikan, and what stopping means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.ui.parts.words import button, label


class ProgressPanel(QFrame):
    """`begin(title, note)`, `step(done, total, text)`, `finish(summary)`. `stopped` when Hentikan is pressed."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = label("", "card_title")
        self._where = label("", "quiet")
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._note = label("", "second", wrap=True)
        self.stop_button = button("Hentikan")
        self.stop_button.clicked.connect(self._stop)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._where, 1)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.stop_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self._bar)
        box.addLayout(foot)
        self._done_note = ""

    def begin(self, title: str, note: str = "", can_stop: bool = True) -> None:
        """A new piece of work. `note` may hold {done}: "Bila dihentikan, {done} paket yang selesai tetap sah."."""
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._where.setText("")
        self._bar.setRange(0, 0)
        self._done_note = note
        self._note.setText(note.format(done=0) if note else "")
        self.stop_button.setVisible(can_stop)
        self.stop_button.setEnabled(True)
        self.stop_button.setText("Hentikan")
        self._bar.show()
        self.show()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Where the work is: item number, of how many, what is being done."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        place = f"{thousands(done)} dari {thousands(total)}" if total else ""
        self._where.setText(" · ".join(part for part in (place, text) if part))
        if self._done_note:
            self._note.setText(self._done_note.format(done=thousands(done)))

    def finish(self, summary: str = "") -> None:
        """The end: a summary stays, or without one the panel goes away."""
        self._bar.hide()
        self._where.setText("")
        self.stop_button.hide()
        self._note.setText(summary)
        self.setVisible(bool(summary))

    def text(self) -> str:
        """What is shown at the right: "9 dari 14 · nama"."""
        return self._where.text()

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_button.setText("Menghentikan…")
        self.stopped.emit()
