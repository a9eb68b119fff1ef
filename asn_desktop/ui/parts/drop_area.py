"""A place to put files, by hand or by mouse; the file's name does not matter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import Glyph, button, label


class DropArea(QFrame):
    """`files_dropped` gives a list of Path. Call `accept_for(page)` to take drops on the whole page."""

    files_dropped = Signal(list)

    def __init__(self, title: str = "", text: str = "", verb: str = "Pilih berkas…", *, filters: str = "",
                 many: bool = True, flat: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self._filters, self._many = filters, many
        self._title = label(title, "row_title", wrap=True)
        self._text = label(text, "second", wrap=True)
        self.button = button(verb)
        self.button.clicked.connect(self.choose)
        glyph = Glyph("inbox", look.ACCENT, 28)
        if flat:
            self._lay_flat(glyph)
        else:
            self._lay_tall(glyph)

    def say(self, title: str, text: str) -> None:
        """Change the words."""
        self._title.setText(title)
        self._text.setText(text)

    def set_filters(self, filters: str, many: bool = True) -> None:
        """What the file dialog shows, as Qt writes it: "Excel (*.xlsx *.csv);;Semua berkas (*)"."""
        self._filters, self._many = filters, many

    def accept_for(self, page: QWidget) -> None:
        """Take files dropped anywhere on that page too."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def choose(self) -> None:
        """Open the system's file dialog."""
        title = self._title.text() or "Pilih berkas"
        if self._many:
            names, _ = QFileDialog.getOpenFileNames(self, title, "", self._filters)
        else:
            name, _ = QFileDialog.getOpenFileName(self, title, "", self._filters)
            names = [name] if name else []
        if names:
            self.files_dropped.emit([Path(name) for name in names])

    def eventFilter(self, page: object, event: object) -> bool:
        if isinstance(event, QDropEvent) and type(event) is QDropEvent:
            self.dropEvent(event)
            return True
        if isinstance(event, QDragEnterEvent):
            self.dragEnterEvent(event)
            return True
        if isinstance(event, QDragLeaveEvent):
            self.dragLeaveEvent(event)
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            look.set_property(self, "state", "over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        look.set_property(self, "state", "")

    def dropEvent(self, event: QDropEvent) -> None:
        look.set_property(self, "state", "")
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths if self._many else paths[:1])

    def _lay_tall(self, glyph: Glyph) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 20)
        box.setSpacing(8)
        box.addStretch(1)
        for one in (self._title, self._text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._title)
        box.addWidget(self._text)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)

    def _lay_flat(self, glyph: Glyph) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 14, 16, 14)
        row.setSpacing(16)
        row.addWidget(glyph)
        row.addLayout(words, 1)
        row.addWidget(self.button)
