"""The window's door: the look, the places of this PC, the one window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from asn_desktop.ui import unread_imports  # noqa: F401  before what it spares

# isort: split
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from asn_desktop.files import NotPacked
from asn_desktop.ui import look
from asn_desktop.ui.clock import Clock
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.icons import icon
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.one_window import Meeting, hand_over
from asn_desktop.ui.opening.arguments import read
from asn_desktop.ui.opening.incomplete import refuse_incomplete
from asn_desktop.ui.parts.tips import PlainTips
from asn_desktop.ui.qt_words import speak_indonesian
from asn_desktop.ui.start.places import Places

AFTER_PAINT_MS = 30


def application(arguments: list[str]) -> QApplication:
    """The application in our look, or the one that runs already."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    app = QApplication(arguments)
    app.setApplicationName("ASN Desktop")
    app.setApplicationDisplayName("")
    speak_indonesian(app)
    look.apply(app)
    PlainTips(app)
    app.setWindowIcon(icon("people", look.ACCENT, 32))
    return app


def window(root: Path, office: Path | None = None, clock: Clock | None = None) -> MainWindow:
    """The window over the offices under `root`; `office` is the folder of the own office when it lies elsewhere."""
    return MainWindow(Porter(clock), Places.under(root, office), clock)


def main(arguments: list[str] | None = None) -> int:
    """Open the window: `asn-desktop [folder] [files]`; the folder is the office, by default in this user's own data.

    A second start for the same office gives its files to the window that runs, and ends with 0; 3 when parts of the
    program itself are missing.
    """
    given = sys.argv if arguments is None else arguments
    try:
        app = application(given[:1])
        from asn_desktop.services import office_place

        root, asked = office_place.data_folder(), read(given[1:])
        meeting = Meeting(root, asked.office or root / "kantor")
        if meeting.marked() and hand_over(meeting, asked.files):
            return 0
        shown = window(root, asked.office)
        shown.start()
    except NotPacked as missing:
        return refuse_incomplete(missing.name)
    shown.show()
    kept = _keep_bugs(shown)
    QTimer.singleShot(AFTER_PAINT_MS, shown, lambda: settle(shown, meeting, asked.files, kept))
    return app.exec()


def settle(shown: MainWindow, meeting: Meeting, given: Sequence[Path], kept: bool) -> None:
    """After the first paint: one window, places, sticks, files. Its rooms are loaded now."""
    from asn_desktop.ui.opening.settle import Doorkeeper
    from asn_desktop.ui.start.standing import stand_where_people_keep_files

    stand_where_people_keep_files()
    keeper = Doorkeeper(shown, meeting)
    if keeper.take_up(given) and not kept:
        keeper.log_refused()


def _keep_bugs(shown: MainWindow) -> bool:
    """Whether bug reports can be kept in the log; they are shown in any case."""
    from asn_desktop.ui.exception_box import catch_everything, keep_log

    catch_everything(shown.show_bug)
    try:
        keep_log(shown.places.log)
    except OSError:
        return False
    return True
