"""Mengapa? The lines that make a number, each with its legal ground, and the result that equals it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from asn_desktop.ui import icons, look
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import label, line


@dataclass(frozen=True)
class Line:
    """One term: what it is in words, the article it comes from (may be empty), its value as shown."""

    words: str
    article: str = ""
    value: str = ""


class ExplanationPanel(QFrame):
    """Opens in place; closes with Esc or its cross; Ctrl+C copies it as text."""

    closed = Signal()

    def __init__(self, title: str = "", lines: Sequence[Line] = (), result: Line | None = None, *,
                 closable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", "accent")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("", "card_title", wrap=True)
        self._close = QToolButton()
        self._close.setIcon(icons.icon("close", look.TEXT2, 16))
        self._close.setToolTip("Tutup penjelasan (Esc)")
        self._close.setAccessibleName("Tutup penjelasan")
        if not closable:
            self._close.hide()
        self._close.clicked.connect(self.shut)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 14, 12)
        outer.setSpacing(4)
        outer.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        outer.addLayout(self._body)
        self._text = ""
        self._closable = closable
        self.explain(title, lines, result)

    def explain(self, title: str, lines: Sequence[Line], result: Line | None) -> None:
        """Show these lines; `result` (words, "", value) stands at the bottom in large figures."""
        self._title.setText(title)
        self.setAccessibleName(title)
        empty(self._body)
        for number, one in enumerate(lines):
            if number:
                self._body.addWidget(line())
            self._body.addLayout(_row(one))
        if result is not None:
            self._body.addWidget(line())
            self._body.addLayout(_result(result))
        parts = [*lines, *([result] if result else [])]
        self._text = "\n".join([title, *("\t".join(filter(None, (p.words, p.article, p.value))) for p in parts)])

    def as_text(self) -> str:
        """The whole explanation as text, one line per term, tabs between."""
        return self._text

    def shut(self) -> None:
        """Close the panel."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._closable:
            self.shut()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._text)
        else:
            super().keyPressEvent(event)


def _row(one: Line) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(one.words, "label", wrap=True))
    if one.article:
        words.addWidget(label(one.article, "second", wrap=True, tone="accent", copyable=True))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addLayout(words, 1)
    value = label(one.value, "strong")
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(value)
    return row


def _result(result: Line) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label(result.words, "row_title", wrap=True), 1)
    row.addWidget(label(result.value, "number"))
    return row
