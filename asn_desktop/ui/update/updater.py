"""The window's update clerk: watches for sticks, tells once, opens the dialog, hands over to the Setup and ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from asn_desktop.problems import Trouble
from asn_desktop.services import office_backup, updates
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.parts.notice import Notice
from asn_desktop.ui.sentences import headline
from asn_desktop.ui.update import phrases
from asn_desktop.ui.update.box import UpdateBox
from asn_desktop.ui.update.case import Case
from asn_desktop.ui.update.launch import start_detached

LOOK_MS = 10_000  # how often the drives are counted; files are looked at only when a drive came
NOTICE, ARRIVED, NOT_STARTED = "pembaruan", "terpasang", "pembaruan_gagal"


class Updater(QObject):
    """Belongs to the window. `launch(command)` starts the Setup; `keys` None means those this program carries."""

    leaving = Signal()  # the Setup runs: this program is to end

    def __init__(self, window: Any, launch: Callable[[Sequence[str]], None] = start_detached, keys: Any = None,
                 system: str = "") -> None:
        super().__init__(window)
        self._window, self._launch, self._keys, self._system = window, launch, keys, system
        self.porter = Porter(window.porter.clock, self)  # a slow stick holds up nobody who logs in
        self.porter.broke.connect(window.show_bug)
        self.box: UpdateBox | None = None
        self._offer: Any = None  # updates.Found
        self._put_away: set[str] = set()
        self._drives: frozenset[Path] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.page_changed.connect(self.present)
        window.update_wanted.connect(self.open)

    def start(self) -> None:
        """Begin to watch, and tell once when this version is new here."""
        self.porter.call(self, updates.arrived, self._window.places.root, keys=self._keys, done=self._arrived)
        self.look()
        self._timer.start()

    def look(self) -> None:
        """Ask, off the screen's thread, whether a stick came and what is on it."""
        self.porter.call(self, _glance, self._folder(), self._drives, self._keys, done=self._looked, replaces="look",
                         troubled=lambda _trouble: None)  # fmt: skip

    def present(self) -> None:
        """Show the notice where it may be read: not on a locked screen."""
        notices = self._window.notices
        notices.drop(NOTICE)
        if self._window.is_locked():
            if self.box is not None:
                self.box.reject()
            return
        if self._offer is None or self._offer.release.version in self._put_away:
            return
        release = self._offer.release
        words = f"Diterbitkan {phrases.issued(release)}. Tanda tangannya sah."
        notice = Notice("accent", f"ASN Desktop {release.version} ada di stik", words, (("Lihat…", self._see),))
        notices.put(NOTICE, notice, lambda: self._put_away.add(release.version))

    def open(self, path: Path | None = None, schema: int | None = None) -> UpdateBox:
        """The dialog, on that file or on what the sticks hold. `schema`: the step of data too new to be opened."""
        if self.box is not None:
            self.box.reject()
        self.box = box = UpdateBox(self._case(schema), self.porter, self._window)
        box.install_wanted.connect(self.install)
        box.finished.connect(self._closed)
        box.open()
        if path is None:
            box.search()
        else:
            box.check(path)
        return box

    def install(self, command: Sequence[str]) -> None:
        """Close the office in order, start the Setup, end. When it does not start, say so on the login page."""
        window = self._window
        if self.box is not None:
            self.box.accept()
        folder = window.office.desk.office.folder if window.office is not None else None
        window.close_office()
        try:
            self._launch(command)
        except Trouble as trouble:
            if folder is not None:
                window.show_login(folder)
            window.notices.put(NOT_STARTED, Notice("error", *headline(trouble), code=trouble.code))
            return
        self.leaving.emit()

    def close(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self.porter.close()

    def _see(self) -> None:
        self.open(self._offer.path)

    def _closed(self, _result: int) -> None:
        self.box = None

    def _folder(self) -> Path:
        office: Any = self._window.office
        own = office is not None and not office.desk.office.latihan
        folder: Path = office.desk.office.folder if own else self._window.places.office
        return folder

    def _case(self, schema: int | None) -> Case:
        office = self._window.office
        practising = office is not None and office.desk.office.latihan  # its backup would save nobody's data
        opened = office.desk.opened if office is not None and not practising else None
        more = {"system": self._system} if self._system else {}
        return Case(self._window.places.root, self._folder(), opened, schema, self._keys, **more)

    def _looked(self, answer: tuple[frozenset[Path], Any]) -> None:
        drives, found = answer
        if drives == self._drives:
            return
        self._drives, self._offer = drives, found
        self.present()

    def _arrived(self, arrival: Any) -> None:
        if arrival is None:
            return
        title = f"ASN Desktop {arrival.version} terpasang"
        words = phrases.news(arrival.news) or f"Sebelumnya {arrival.before}. Data kantor tidak berubah."
        self._window.notices.put(ARRIVED, Notice("ok", title, words))
        self.porter.call(self, updates.seen, self._window.places.root)


def _glance(folder: Path, before: frozenset[Path] | None, keys: Any) -> tuple[frozenset[Path], Any]:
    """The drives that are there, and, when others than before, the best Setup they hold; never raises for a stick."""
    try:
        drives = frozenset(office_backup.sticks())
    except OSError:
        drives = frozenset()
    if drives == before:
        return drives, None
    found = updates.look(updates.places(folder), keys=keys)
    return drives, next((one for one in found if one.offered), None)
