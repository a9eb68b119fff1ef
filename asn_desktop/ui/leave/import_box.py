"""A spreadsheet of leave that is looked at before it is kept: its rows with their remarks, one button to write them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.table import Column, DataTable, TableModel


class ImportBox(Box):
    """`saved(count)` after writing; nothing is written before the primary button is pressed.

    A box of a certain list says what it reads and writes in `save` and `show`, and calls `offer` with the count.
    """

    saved = Signal(int)

    def __init__(self, desk: Any, path: Path, title: str, rows: str, columns: Sequence[Column], verb: str,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(title, "", parent, width=880)
        self.desk, self.path = desk, path
        self.seen: Any = None
        self.where = label(path.name, "second", wrap=True)
        self.summary = label("Membaca berkas…", "strong", wrap=True)
        self.banner = Banner("error")
        self.banner.hide()
        self.model = TableModel(columns, identity=lambda row: row.number)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(rows)
        self.table.setMinimumHeight(240)
        for one in (self.where, self.summary, self.banner, self.table):
            self.body.addWidget(one)
        self.cancel_button = self.add_button("Batal", closes=True)
        self.save_button = self.add_button(verb, "primary")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)

    def look(self, preview: Any, **more: Any) -> None:
        """Have the file read; nothing is written."""
        self.desk.read(self, preview, self.path, today=self.desk.today(), **more, done=self.show_rows,
                       failed=self.refuse, troubled=self.trouble)  # fmt: skip

    def save(self) -> None:
        """Write every row that is right, or nothing."""
        raise NotImplementedError

    def show_rows(self, seen: Any) -> None:
        """What the file holds, and what would be written."""
        raise NotImplementedError

    def write(self, apply: Any, what: str, done: Any) -> None:
        """Keep what was looked at."""
        self.save_button.setEnabled(False)
        self.desk.write(self, apply, self.seen, today=self.desk.today(), now=self.desk.now(),
                        reason=f"{what} {self.path.name}", done=done, failed=self.refuse,
                        troubled=self.trouble)  # fmt: skip

    def offer(self, count: int, words: str) -> None:
        """The primary button writes `count` rows, and says so; without any there is nothing new."""
        self.save_button.setEnabled(count > 0)
        self.save_button.setText(words if count else "Tidak ada yang baru")
        self.save_button.setAccessibleName(self.save_button.text())
        (self.save_button if count else self.cancel_button).setFocus()

    def close_with(self, count: int) -> None:
        """Written: say how many and go."""
        self.saved.emit(count)
        self.accept()

    def refuse(self, problems: Sequence[Problem]) -> None:
        """The file as a whole cannot be used."""
        self._say("Daftar ini belum dapat dipakai", " ".join(sentence(p) for p in problems))

    def trouble(self, trouble: Trouble) -> None:
        """The file cannot be read."""
        self._say(*headline(trouble))

    def _say(self, title: str, text: str) -> None:
        self.summary.setVisible(self.seen is not None)
        self.table.setVisible(self.seen is not None)
        self.banner.say("error", title, text)
        self.banner.show()
        self.fit()


def halves(remark: str) -> tuple[str, str]:
    """What is wrong, and what to do about it, on a line each."""
    first, stop, rest = remark.partition(". ")
    return first + stop.strip(), rest
