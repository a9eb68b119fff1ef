"""The line of the year over the sections: five parts, each with where it stands, each leading to its section."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.evaluation.person.year_steps import DONE, DUE, Step
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label, line

_SIGNS = {DONE: ("check", look.OK), DUE: ("warn", look.WARN)}
_LATER = ("clock", look.TEXT2)


class YearLine(QFrame):
    """`opened` gives the section a part belongs to."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, QPushButton] = {}
        self._steps: tuple[Step, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show where the year stands."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        empty(self._row)
        self.buttons = {}
        for at, step in enumerate(steps):
            if at:
                self._row.addWidget(line(upright=True))
            self._row.addLayout(self._part(step), 1)

    def words(self) -> dict[str, str]:
        """What is said about each part, by its title."""
        return {step.title: step.words for step in self._steps}

    def _part(self, step: Step) -> QHBoxLayout:
        name, color = _SIGNS.get(step.state, _LATER)
        title = button(step.title, "link")
        title.setAccessibleDescription(step.words)
        title.clicked.connect(lambda: self.opened.emit(step.section))
        self.buttons[step.title] = title
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(label(step.words, "second", wrap=True, tone="warn" if step.state == DUE else ""))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Glyph(name, color, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row
