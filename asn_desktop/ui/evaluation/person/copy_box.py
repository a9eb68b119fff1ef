"""Salin untuk e-Kinerja: every field in the order of e-Kinerja, each with its own button, and all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import button, label, line, set_glyph

_FRAME = 220  # what title and buttons need around the fields


class CopyBox(Box):
    """`said` tells what lies on the clipboard. Enter on a field's button copies it and goes to the next one."""

    said = Signal(str)

    def __init__(self, title: str, fields: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent, width=820)
        self.fields = tuple(fields)
        self.buttons: list[QPushButton] = []
        told = "Urutannya sama dengan e-Kinerja. Salin satu isian, tempel di e-Kinerja, lalu ke isian berikutnya."
        self.body.addWidget(label(told, "second", wrap=True))
        self.page = ScrollPage(margins=(0, 0, 8, 0))
        self.page.box.setSpacing(4)
        for at, (name, text) in enumerate(self.fields):
            if at:
                self.page.box.addWidget(line())
            self.page.box.addLayout(self._row(at, name, text))
        self.page.box.addStretch(1)
        self.body.addWidget(self.page, 1)
        self.add_button("Tutup", closes=True)
        self.all_button = self.add_button("Salin semuanya", "primary")
        self.all_button.clicked.connect(self.copy_all)
        if self.buttons:
            self.buttons[0].setFocus()

    def fit(self) -> None:
        """As high as the fields need, as far as the window has room."""
        parent = self.parentWidget()
        room = max(200, (parent.window().height() if parent else 768) - _FRAME)
        self.page.setMinimumHeight(min(room, self.page.widget().sizeHint().height() + 8))
        super().fit()

    def copy(self, at: int) -> None:
        """One field to the clipboard; the next button takes the focus."""
        name, text = self.fields[at]
        QGuiApplication.clipboard().setText(text)
        done = self.buttons[at]
        set_glyph(done, "check")
        done.setText("Tersalin")
        if at + 1 < len(self.buttons):
            self.buttons[at + 1].setFocus()
            self.page.ensureWidgetVisible(self.buttons[at + 1])
        self.said.emit(f"{name} tersalin")

    def copy_all(self) -> None:
        """Every field with its name, a line each."""
        lines = [f"{name}\t{' '.join(text.split())}" for name, text in self.fields]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.said.emit(f"{len(self.fields)} isian tersalin")

    def _row(self, at: int, name: str, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        head = label(name, "second", wrap=True)
        head.setFixedWidth(190)
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(text or "–", wrap=True, copyable=True), 1, Qt.AlignmentFlag.AlignTop)
        one = button("Salin", "text", "copy")
        one.setAccessibleName(f"Salin {name}")
        one.clicked.connect(lambda: self.copy(at))
        row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons.append(one)
        return row
