"""The window's door: the look, the places of this PC, the one window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from asn_desktop.ui import look
from asn_desktop.ui.clock import Clock
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.icons import icon
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.qt_words import speak_indonesian
from asn_desktop.ui.start.places import Places


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
    app.setWindowIcon(icon("people", look.ACCENT, 32))
    return app


def window(root: Path, office: Path | None = None, clock: Clock | None = None) -> MainWindow:
    """The window over the offices under `root`; `office` is the folder of the own office when it lies elsewhere."""
    return MainWindow(Porter(clock), Places.under(root, office), clock)


def main(arguments: list[str] | None = None) -> int:
    """Open the window: `asn-desktop [folder]`; the folder is the office, by default in this user's own data."""
    given = sys.argv if arguments is None else arguments
    app = application(given[:1])
    from asn_desktop.services import office_place

    office = Path(given[1]).expanduser().resolve() if len(given) > 1 else None
    shown = window(office_place.data_folder(), office)
    shown.start()
    shown.show()
    _keep_bugs(shown)
    return app.exec()


def _keep_bugs(shown: MainWindow) -> None:
    from asn_desktop.ui.exception_box import catch_everything, keep_log

    keep_log(shown.places.log)
    catch_everything(shown.show_bug)
