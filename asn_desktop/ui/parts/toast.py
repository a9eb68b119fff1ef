"""A short word that something was done, with Urungkan where it can be undone. Never for errors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from asn_desktop.ui import icons, look
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.words import Glyph, button, label

SHOWN_MS = 10_000


class Toast(QFrame):
    """Bottom left over its parent, ten seconds and while the mouse is over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._words = label()
        self.undo_button = button("Urungkan", "text", "undo")
        self.undo_button.clicked.connect(self._undo)
        close = QToolButton()
        close.setIcon(icons.icon("close", look.TEXT2, 16))
        close.setAccessibleName("Tutup pesan")
        close.setToolTip("Tutup")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(Glyph("check", look.OK))
        row.addWidget(self._words)
        row.addWidget(self.undo_button)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._deed: Callable[[], object] | None = None
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show the words; `undo` puts the button Urungkan beside them."""
        self._deed = undo
        self._words.setText(text)
        self.undo_button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, self.place)  # the page may change with the deed that is told
        self._timer.start(SHOWN_MS)

    def place(self) -> None:
        """Keep to the bottom left of the parent, over the status bar and over the action bar of the page shown."""
        page = self.parentWidget()
        tops = [one.mapTo(page, QPoint(0, 0)).y() for one in page.findChildren(ActionBar) if one.isVisible()]
        floor = min((top for top in tops if top > page.height() // 2), default=page.height() - 34)
        self.move(20, floor - self.height() - 8)

    def text(self) -> str:
        """The words last shown."""
        return self._words.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(SHOWN_MS)
        super().leaveEvent(event)

    def _undo(self) -> None:
        self.hide()
        if self._deed is not None:
            deed, self._deed = self._deed, None
            deed()
