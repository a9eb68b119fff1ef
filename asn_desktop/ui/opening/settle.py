"""What the window does once its first page is painted: places checked, one window, sticks, files from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from asn_desktop.problems import Trouble
from asn_desktop.ui.one_window import Meeting, OneWindow, hand_over
from asn_desktop.ui.opening.reception import Reception
from asn_desktop.ui.parts.notice import Notice
from asn_desktop.ui.sentences import headline
from asn_desktop.ui.update.launch import start_detached
from asn_desktop.ui.update.updater import Updater
from asn_desktop.ui.windows_place import say_it_runs

START, LOG = "mulai", "catatan"


class Doorkeeper(QObject):
    """Everything beside the pages, as long as the window lives. `launch` starts a Setup."""

    def __init__(self, window: Any, meeting: Meeting, launch: Callable[[Sequence[str]], None] = start_detached,
                 keys: Any = None, system: str = "", room: int | None = None) -> None:
        super().__init__(window)
        self.window = window
        self._room = {} if room is None else {"needed": room}  # bytes that must be free
        self.updater = Updater(window, launch, keys, system)
        self.reception = Reception(window, self.updater.open)
        self.one = OneWindow(meeting, window)
        self.one.called.connect(self._called)
        self.updater.leaving.connect(window.close)
        window.closing.connect(self._close)

    def take_up(self, files: Sequence[Path]) -> bool:
        """Take up the work; False when another window came first: it has the files now, and this one ends."""
        if self.one.meeting.marked() and hand_over(self.one.meeting, files):
            self.window.close()
            return False
        say_it_runs()
        self.check_places()
        self.one.listen()
        self.reception.take(files)
        self.updater.start()
        return True

    def check_places(self) -> None:
        """Say what keeps the program from working here, and offer to look again."""
        places = self.window.places
        self.window.porter.call(self.window, _look, places.root, places.office, done=self._checked,
                                **self._room)  # fmt: skip

    def log_refused(self) -> None:
        """The log of errors cannot be written: said once, and the work goes on."""
        trouble = Trouble("start_no_log", folder=str(self.window.places.log))
        self.window.notices.put(LOG, Notice("warn", *headline(trouble), code=trouble.code))

    def _checked(self, trouble: Trouble | None) -> None:
        if trouble is None:
            self.window.notices.drop(START)
            return
        notice = Notice("error", *headline(trouble), (("Periksa lagi", self.check_places),), trouble.code)
        self.window.notices.put(START, notice)

    def _called(self, files: list[Path]) -> None:
        self.window.come_forward()
        self.reception.take(files)

    def _close(self) -> None:
        self.one.close()
        self.updater.close()


def _look(root: Path, office: Path, **room: int) -> Trouble | None:
    from asn_desktop.services import start_check

    return start_check.look(root, office, **room)
