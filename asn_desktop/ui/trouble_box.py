"""The world does not oblige: what happened, what to do; the code lies under Rincian and can be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence


class TroubleBox(Box):
    """One trouble (disk, file, key, another program), told to the clerk."""

    def __init__(self, trouble: Trouble, parent: QWidget | None = None) -> None:
        what, todo = headline(trouble)
        super().__init__(what, "warn", parent)
        if todo:
            self.body.addWidget(label(todo, wrap=True))
        self.details = _details(trouble)
        self._shown = label(self.details, "second", wrap=True, copyable=True)
        self._shown.hide()
        self.body.addWidget(self._shown)
        more = self.add_button("Rincian", "link", left=True)
        more.clicked.connect(self._turn_details)
        copy = self.add_button("Salin rincian")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        self.add_button("Tutup", "primary", closes=True).setDefault(True)

    def _turn_details(self) -> None:
        self._shown.setVisible(self._shown.isHidden())
        self.fit()


class RefusalBox(Box):
    """A refusal no screen had a field for: one sentence a line."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__("Belum dapat dikerjakan", "warn", parent)
        for problem in problems:
            self.body.addWidget(label(sentence(problem), wrap=True))
        self.add_button("Tutup", "primary", closes=True).setDefault(True)


def _details(trouble: Trouble) -> str:
    values = "; ".join(f"{name}: {value}" for name, value in trouble.values.items())
    return f"Kode: {trouble.code}" + (f" ({values})" if values else "")
