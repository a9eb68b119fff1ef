"""What leave reminds of today, calmly: one line that opens into a list, the most urgent first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.rules.words import short_date
from asn_desktop.services.leave.tasks import Task
from asn_desktop.ui import look
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label, line
from asn_desktop.ui.sentences.leave_flow import task_words

_ROW, _MOST = 34, 5  # pixels of a row, rows in sight


class TasksCard(QFrame):
    """`opened` gives the id of a request; hidden while there is nothing to do."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.tasks: tuple[Task, ...] = ()
        self._head = label("", "strong", wrap=True)
        self.more_button = button("Tampilkan", "link")
        self.more_button.clicked.connect(self._pressed)
        self._glyph = Glyph("clock", look.TEXT2, 18)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._glyph)
        head.addWidget(self._head, 1)
        head.addWidget(self.more_button)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setWidget(inner)
        self._list.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self._list)
        self.hide()

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Say these; an open list stays open."""
        self.tasks = tuple(tasks)
        self.setVisible(bool(tasks))
        late = sum(task.late for task in tasks)
        first = words(self.tasks[0]) if tasks else ""
        self._head.setText(first if len(tasks) == 1 else f"{len(tasks)} hal perlu ditindaklanjuti" + (
            f", {late} lewat waktunya" if late else ""))  # fmt: skip
        self._glyph.show_icon("warn" if late else "clock", look.WARN if late else look.TEXT2)
        self._write()
        self.expand(not self._list.isHidden() and bool(tasks))

    def expand(self, on: bool) -> None:
        """Show the list, or only its line; a single task needs no list."""
        on = on and len(self.tasks) > 1
        self._list.setVisible(on)
        self._list.setFixedHeight(_ROW * min(_MOST, max(1, len(self.tasks))))
        self.more_button.setText("Buka" if len(self.tasks) == 1 else "Sembunyikan" if on else "Tampilkan")
        self.more_button.setAccessibleName(f"{self.more_button.text()} hal yang perlu ditindaklanjuti")

    def as_text(self) -> str:
        """Every task, a line each."""
        return "\n".join(words(task) for task in self.tasks)

    def _pressed(self) -> None:
        if len(self.tasks) == 1:
            self.opened.emit(self.tasks[0].request_id)
        else:
            self.expand(self._list.isHidden())

    def _write(self) -> None:
        empty(self._rows)
        self.links = []
        for at, task in enumerate(self.tasks):
            if at:
                self._rows.addWidget(line())
            holder = QWidget()
            holder.setFixedHeight(_ROW - 1)
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(10)
            row.addWidget(Glyph("warn" if task.late else "clock", look.WARN if task.late else look.TEXT2, 16))
            text = label(words(task))
            text.setMinimumWidth(60)
            text.setToolTip(words(task))
            row.addWidget(text, 1)
            if task.due is not None:
                row.addWidget(label(short_date(task.due), "second"))
            link = button("Buka", "link")
            link.setAccessibleName(f"Buka: {words(task)}")
            link.clicked.connect(lambda _=False, one=task: self.opened.emit(one.request_id))
            self.links.append(link)
            row.addWidget(link)
            self._rows.addWidget(holder)
        self._rows.addStretch(1)


def words(task: Task) -> str:
    """A task in a sentence."""
    return task_words(task.code, dict(task.values))
