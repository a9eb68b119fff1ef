"""The real window in a proof: painted once, and each page of an office shown."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from asn_desktop import app  # before Qt: it begins with what makes loading Qt lighter

# isort: split
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class _Painted(QObject):
    """Ends a loop once a widget has painted itself: waits for the event, not for a time."""

    def __init__(self, widget: QWidget, loop: QEventLoop) -> None:
        super().__init__(widget)
        self._loop = loop
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._loop.quit)  # after this round of painting
        return False


def _show(window: Any) -> None:
    loop = QEventLoop()
    _Painted(window.page(), loop)
    window.show()
    loop.exec()


def age() -> float:
    """Seconds since this process was started."""
    if sys.platform == "linux":  # psutil adds the day the machine started, which the kernel rounds to a second
        ticks = int(Path("/proc/self/stat").read_bytes().rpartition(b")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / 100
    import psutil

    return time.time() - psutil.Process().create_time()


class Window:
    """The window as a first start shows it, over the offices in `root`."""

    def __init__(self, root: Path) -> None:
        app.application(["asn-desktop"])
        self._shown = app.window(root)
        self._shown.start()
        _show(self._shown)
        self.first_paint = round(age(), 3)

    def told(self) -> dict[str, Any]:
        """Platform plugin, size, and which page it shows."""
        size = self._shown.size()
        page = type(self._shown.page()).__name__
        return {"plugin": QApplication.platformName(), "size": [size.width(), size.height()], "page": page}

    def close(self) -> None:
        """Close the window and finish what it ran."""
        self._shown.close()


def open_and_end(office: Path | None) -> int:
    """Open the window as the program does, over this user's own data or the office given; end once it was painted."""
    running = app.application(["asn-desktop"])
    running.installEventFilter(_End(running))
    return app.main(["asn-desktop", *([str(office)] if office else [])])


class _End(QObject):
    """Ends the process after the first round of painting."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            self.parent().removeEventFilter(self)
            # an orderly end would wait for what the background loads while the password is typed
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


def pages(folder: Path, target: Path) -> int:
    """Open the office in the window and keep a picture of every page; how many. A bug in a page is raised here."""
    from asn_desktop.cli.day import CLERK, NOW
    from asn_desktop.services import office
    from asn_desktop.smoke.result import FailedError
    from asn_desktop.ui.album import Album, pages
    from asn_desktop.ui.clock import FixedClock
    from asn_desktop.ui.desk import Desk

    bugs: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, problem, _trace: bugs.append(problem)
    album = Album(target, NOW, folder)
    album.window.porter.broke.connect(lambda _report: bugs.append(FailedError("page_broke")))
    opened = office.unlock(folder, CLERK.username, CLERK.password, clock=album.clock.now)
    try:
        desk = Desk(opened, FixedClock(NOW, opened.office.zona))
        desk.broke.connect(lambda _report: bugs.append(FailedError("page_broke")))
        desk.trouble.connect(lambda trouble: bugs.append(trouble))
        pages(album, desk)
    finally:
        album.window.close()
        sys.excepthook = before
    if bugs:
        raise bugs[0]
    if any(path.stat().st_size == 0 for path in album.taken):
        raise FailedError("picture_empty")
    return len(album.taken)
