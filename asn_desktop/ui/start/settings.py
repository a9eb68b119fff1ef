"""Pengaturan: the people who may open the office, its backups, its self-check, the program's own update."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.start.backups import BackupCard
from asn_desktop.ui.start.users import UsersCard
from asn_desktop.ui.update.card import UpdateCard

_NARROW = 1080


class SettingsPage(QWidget):
    """Two cards side by side, one under the other on a narrow window."""

    closing_deed = Signal(object, str)  # a deed for which the office must be closed, words for afterwards
    backed_up = Signal()
    restore_wanted = Signal()
    said = Signal(str)
    update_wanted = Signal(object, object)  # path of a Setup or None, schema of the data or None

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.users = UsersCard(desk)
        self.backups = BackupCard(desk)
        self.users.closing_deed.connect(self.closing_deed)
        self.users.said.connect(self.said)
        self.backups.restore_wanted.connect(self.restore_wanted)
        self.backups.backed_up.connect(self.backed_up)
        self.program = UpdateCard(desk)
        self.program.update_wanted.connect(self.update_wanted)
        self.refresh = self.backups.refresh
        page = ScrollPage()
        page.box.addWidget(label("Pengaturan", "title"))
        self._row = row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.users, 3)
        side = QVBoxLayout()
        side.addWidget(self.backups)
        side.addWidget(self.program)
        side.addStretch(1)
        row.addLayout(side, 2)
        page.box.addLayout(row)
        page.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < _NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)
