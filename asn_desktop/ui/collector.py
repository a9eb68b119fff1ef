"""Python's search for dead circles, on the screen's thread only.

Python searches in whatever thread happens to allocate. In a lane it may find dead widgets and objects of Qt there; Qt
takes its own lock to end them and then waits for Python's, while the screen's thread, with Python's lock in its hand,
waits for Qt's: the window stands still for good. So the search is off while a window lives, and asked for from here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000
_living: set[int] = set()


class Collector(QObject):
    """Lives on the screen's thread from its making to `close`; the last one to close gives Python the search back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _living.add(id(self))
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(look)
        self._timer.start()

    def close(self) -> None:
        """Harmless a second time."""
        self._timer.stop()
        _living.discard(id(self))
        if not _living:
            gc.enable()


def look() -> None:
    """Search what Python itself would have searched by now: what was made since is counted while the search is off."""
    due = [age for age, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most]
    if due:
        gc.collect(max(due))
