"""Files from outside wait here until the right office is open; then they are offered, never taken in by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from asn_desktop.ui.opening import phrases
from asn_desktop.ui.parts.notice import Notice

OFFER, REFUSED = "berkas", "berkas_ditolak"


class Reception(QObject):
    """Belongs to the window. `take(paths)` may be called at any moment; `update(path)` is told of a Setup."""

    def __init__(self, window: Any, update: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._window = window
        self._update = update
        self.files: list[Any] = []  # services.opened_files.OpenedFile, in the order they came
        window.page_changed.connect(self.present)

    def take(self, paths: Sequence[Path]) -> None:
        """Look what these files are, off the screen's thread, and offer them."""
        for path in paths:
            self._window.porter.call(self, _look, path, done=self._looked)

    def present(self) -> None:
        """Say what waits, in the words of the page that shows now."""
        window, notices = self._window, self._window.notices
        notices.drop(OFFER)
        notices.drop(REFUSED)
        if not self.files:
            return
        if window.is_locked():
            self._put(OFFER, Notice("accent", *phrases.locked(len(self.files))))
        elif window.office is None:
            self._before_an_office()
        else:
            self._in_an_office(window.office)

    def hand_in(self) -> None:
        """The person wants them taken in: the tab of the post does it, and says there what came of it."""
        page = self._window.office
        fitting, _ = _sorted(self.files, page.desk.office)
        hand_in(page, fitting, self._forget)

    def _looked(self, file: Any) -> None:
        from asn_desktop.services import opened_files

        if file.kind == opened_files.UPDATE:
            self._update(file.path)
            return
        self.files = [one for one in self.files if one.path != file.path] + [file]
        self.present()

    def _before_an_office(self) -> None:
        good = [one for one in self.files if one.trouble is None]
        if good:
            words = phrases.before_login if self._window.places.has_office() else phrases.before_first_start
            self._put(OFFER, Notice("accent", *words(good)), good)
        self._say_refused([(one, one.trouble) for one in self.files if one.trouble is not None])

    def _in_an_office(self, page: Any) -> None:
        office = page.desk.office
        fitting, others = _sorted(self.files, office)
        if fitting:
            page.show_tab("terima" if office.peran == "bkpsdm" else "kirim")
            title, text, verb = phrases.offer(fitting, office.nama_pusat)
            self._put(OFFER, Notice("accent", title, text, ((verb, self.hand_in),)), fitting)
        self._say_refused(others)

    def _say_refused(self, pairs: Sequence[tuple[Any, Any]]) -> None:
        if pairs:
            self._put(REFUSED, Notice("warn", *phrases.refused(pairs)), [one for one, _ in pairs])

    def _put(self, name: str, notice: Notice, files: Sequence[Any] = ()) -> None:
        self._window.notices.put(name, notice, lambda: self._forget(files or list(self.files)))

    def _forget(self, files: Sequence[Any]) -> None:
        self.files = [one for one in self.files if one not in files]
        self.present()


def hand_in(page: Any, files: Sequence[Any], taken: Callable[[Sequence[Any]], object]) -> None:
    """Give files that fit this office to the tab that knows them; what it reads one at a time stays offered."""
    if page.desk.office.peran == "bkpsdm":
        tab = page.show_tab("terima")
        requests = [one for one in files if one.kind == "permintaan"]
        changes = [one for one in files if one not in requests]
        taken([*changes, *requests[:1]])
        if changes:
            tab.take_files([one.path for one in changes])
        for one in requests[:1]:
            tab.read_request(one.path)
        return
    tab = page.show_tab("kirim")
    answers = [one for one in files if one.kind == "jawaban"]

    def joined(connection: Any) -> None:
        if connection.enrolled or not answers:
            taken(files)
            tab.take_replies([one.path for one in files])
        else:
            taken(answers[-1:])
            tab.read_answer(answers[-1].path)

    page.desk.read(tab, _connection, done=joined)


def _look(path: Path) -> Any:
    from asn_desktop.services import opened_files

    return opened_files.look(path)


def _sorted(files: Sequence[Any], office: Any) -> tuple[list[Any], list[tuple[Any, Any]]]:
    from asn_desktop.services import opened_files

    pairs = [(one, opened_files.misfit(one, office.peran, office.latihan)) for one in files]
    return [one for one, why in pairs if why is None], [(one, why) for one, why in pairs if why is not None]


def _connection(session: Any) -> Any:
    from asn_desktop.services import enrolment

    return enrolment.connection(session)
