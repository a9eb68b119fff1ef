"""Pictures of every page of an office, taken by the real window without a display, for the unattended office day.

    python -m asn_desktop.ui.album FOLDER TARGET MOMENT     user and password in ASN_PENGGUNA and ASN_SANDI
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.services import employees, letters, office
from asn_desktop.services.leave import deeds as leave
from asn_desktop.ui import look
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk, Porter
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.start.places import Places

SIZE = (1366, 768)
LONGEST = 20.0  # seconds a page may take to fill itself


class Album:
    """Takes pictures of one window, page after page, into a folder."""

    def __init__(self, target: Path, moment: dt.datetime, folder: Path) -> None:
        self.target, self.clock = target, FixedClock(moment)
        target.mkdir(parents=True, exist_ok=True)
        self.window = MainWindow(Porter(self.clock), Places.under(folder.parent, folder), self.clock)
        self.window.resize(*SIZE)
        self.window.show()
        self.desk: Desk | None = None
        self.taken: list[Path] = []

    def settle(self) -> None:
        """Let the page ask its questions, get its answers and lay itself out."""
        until, quiet = time.monotonic() + LONGEST, 0
        while quiet < 5 and time.monotonic() < until:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            waiting = self.desk.waiting() if self.desk is not None else 0
            later = any(one.isActive() for one in self.window.findChildren(QTimer, "later"))
            quiet = 0 if waiting or later else quiet + 1
            time.sleep(0.01)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Keep what the window (or a box on it) shows."""
        self.settle()
        path = self.target / f"{name}.png"
        if not (widget or self.window).grab().save(str(path)):
            raise Trouble("file_not_written", folder=str(self.target))
        self.taken.append(path)

    def box(self, name: str, show: Callable[[], Any]) -> None:
        """Keep a box the window opens, then close it."""
        show()
        self.settle()
        while self.window.boxes:
            box = self.window.boxes[-1]
            self.take(name, box)
            box.close()
            self.settle()


def doors(album: Album, folder: Path) -> None:
    """Pages one sees without being logged in, and the three kinds of no."""
    album.window.show_login(folder)
    album.take("masuk")
    album.window.show_first_start()
    album.take("mulai")
    porter = album.window.porter
    album.box("kotak-terhalang", lambda: porter.trouble.emit(Trouble("disk_full", folder="E:")))
    album.box("kotak-ditolak", lambda: porter.refused.emit((Problem("required", "nama"),)))
    album.box("kotak-kesalahan", lambda: porter.broke.emit("ContohKesalahan: tidak ada data orang di sini"))


def pages(album: Album, desk: Desk) -> None:
    """Every tab, the pages behind it, settings and the lock."""
    page = album.window.show_office(desk)
    album.desk = desk
    for key in page.tabs:
        page.show_tab(key)
        album.take(key)
    with desk.opened.store.read(desk.actor) as session:
        people = employees.listing(session, limit=1) if desk.office.peran == "kantor" else []
        asked = leave.listing(session, today=desk.today(), limit=1)
        written = letters.listing(session, limit=1)
    person = asked[0].employee_id if asked else people[0].id if people else None
    behind: list[tuple[str, str, str, tuple[Any, ...]]] = [("impor", "pegawai", "show_import", ())]
    if person is not None:
        behind.append(("pegawai-orang", "pegawai", "show_employee", (person,)))
        behind.append(("cuti-baru", "cuti", "new_request", (person,)))
        behind.append(("anomali", "pegawai", "show_anomalies", ()))
        behind.append(("peta-jabatan", "pegawai", "show_positions", ()))
        behind += [(f"laporan-{key}", "laporan", "show_report", (key,)) for key in ("nominatif", "duk", "gambaran")]
    if written:
        behind.append(("surat-lembar", "surat", "show_letter", (written[0].id,)))
    for name, key, method, values in behind:
        if hasattr(page.tabs.get(key), method):
            page.route(key, method, *values)
            album.take(name)
    album.window.lock()
    album.take("terkunci")


def main(arguments: list[str]) -> int:
    """Take the album of one office. Prints the files; exit code 3 when the office cannot be opened."""
    folder, target, moment = Path(arguments[0]), Path(arguments[1]), dt.datetime.fromisoformat(arguments[2])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    look.apply(app)
    album = Album(target, moment, folder)
    if "--tanpa-pintu" not in arguments:
        doors(album, folder)
    try:
        opened = office.unlock(folder, os.environ["ASN_PENGGUNA"], os.environ["ASN_SANDI"], clock=album.clock.now)
    except Trouble as trouble:
        print(trouble.code, file=sys.stderr)
        return 3
    pages(album, Desk(opened, FixedClock(moment, opened.office.zona)))
    album.window.close()
    print("\n".join(str(path) for path in album.taken))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
