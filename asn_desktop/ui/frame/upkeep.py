"""What an open office does by itself in the background: the daily backup, a copy on the stick, the self-check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from asn_desktop.problems import Trouble
from asn_desktop.services import office
from asn_desktop.ui.desk import Desk

WAIT_MS = 4_000  # the first list comes first
AGAIN_MS = 60 * 60_000


class Upkeep(QObject):
    """`backed_up` after every new copy; `unsound` when the self-check found something."""

    backed_up = Signal()
    unsound = Signal(object)  # services.office.Health

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(self.back_up)

    def start(self) -> None:
        """Begin, once the first page had its time."""
        QTimer.singleShot(WAIT_MS, self, self._begin)
        self._timer.start()

    def back_up(self) -> None:
        """Make today's copies when they are due. A trouble here is told by the status bar and Beranda, not by a box."""
        self._desk.call(self, copies, self._desk.opened, self._desk.now, done=self._copied, troubled=self._not_copied)

    def check(self) -> None:
        """Look whether pages, journal and blobs are whole."""
        self._desk.call(self, office.self_check, self._desk.opened, now=self._desk.now(), done=self._checked,
                        watch=lambda *_step: None)

    def _begin(self) -> None:
        self.back_up()
        self.check()

    def _copied(self, made: int) -> None:
        if made:
            self.backed_up.emit()

    def _not_copied(self, trouble: Trouble) -> None:
        if trouble.code.startswith(("disk_", "store_")):
            self._desk.trouble.emit(trouble)

    def _checked(self, health: Any) -> None:
        if not health.sound:
            self.unsound.emit(health)


def copies(opened: Any, now: Callable[[], Any]) -> int:
    """Make the copies that are due, on this PC and on every stick; how many were made."""
    if not office.backup_due(opened.office.folder, now()):
        return 0
    office.back_up(opened, now=now())
    made = 1
    for stick in office.sticks():
        try:
            office.back_up(opened, stick, now=now())
            made += 1
        except Trouble:
            continue  # a full or locked stick is no reason to doubt the copy on this PC
    return made
