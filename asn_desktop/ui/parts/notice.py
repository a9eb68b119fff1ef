"""Notices: calm lines over the page that are about the program, not about a field; each can be put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QToolButton, QVBoxLayout, QWidget

from asn_desktop.ui import icons, look
from asn_desktop.ui.parts.banner import Action, Banner
from asn_desktop.ui.parts.words import label


class Notice(Banner):
    """A banner with a cross at its right; `closed` when the person put it away."""

    closed = Signal()

    def __init__(self, tone: str, title: str, text: str = "", actions: Sequence[Action] = (), code: str = "") -> None:
        super().__init__(tone, title, text, actions)
        self.code = code
        if code:
            self.layout().itemAt(1).layout().addWidget(label(f"Kode: {code}", "hint", copyable=True))
        self.close_button = QToolButton()
        self.close_button.setIcon(icons.icon("close", look.TEXT2, 16))
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName("Tutup pesan ini")
        self.close_button.setToolTip("Tutup")
        self.close_button.clicked.connect(self.closed)
        self.layout().addWidget(self.close_button)


class NoticeArea(QWidget):
    """Holds notices by name, one of each; takes no room while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(20, 8, 20, 4)
        self._box.setSpacing(6)
        self._notices: dict[str, Notice] = {}
        self.hide()

    def put(self, name: str, notice: Notice, closed: Callable[[], object] | None = None) -> Notice:
        """Show a notice in the place of the former one of that name."""
        place = self._box.count()
        if (former := self._notices.get(name)) is not None:
            place = self._box.indexOf(former)
        self.drop(name)
        self._notices[name] = notice
        self._box.insertWidget(place, notice)
        notice.closed.connect(lambda: self._put_away(name, closed))
        notice.show()
        self.show()
        return notice

    def drop(self, name: str) -> None:
        """Take a notice away; one that is not there is nothing to take."""
        notice = self._notices.pop(name, None)
        if notice is not None:
            self._box.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._notices))

    def get(self, name: str) -> Notice | None:
        """The notice of that name that shows now."""
        return self._notices.get(name)

    def stand_in(self, box: QBoxLayout, place: int) -> None:
        """Move to that place of another layout: over the page, or under the tabs of an open office."""
        if box.indexOf(self) < 0:
            box.insertWidget(place, self)
            self.setVisible(bool(self._notices))

    def _put_away(self, name: str, closed: Callable[[], object] | None) -> None:
        self.drop(name)
        if closed is not None:
            closed()
