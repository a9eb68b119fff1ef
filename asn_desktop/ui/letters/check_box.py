"""Periksa surat: any PDF dropped here gets a verdict in words, with what could not be checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asn_desktop.services import letter_check, letter_signing
from asn_desktop.services.letter_check import Checked
from asn_desktop.ui.box import Box
from asn_desktop.ui.letters import words
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.words import label, line
from asn_desktop.ui.sentences import sentence


def judge(session: Any, path: Path, *, now: Any) -> Checked:
    """Read and judge a file."""
    return letter_check.check(session, letter_signing.read_files([path])[0], now=now)


class CheckBox(Box):
    """The dialog; `show_verdict` fills it."""

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Periksa surat", parent=parent, width=680)
        self.desk = desk
        self.drop = DropArea("Letakkan PDF di sini", "Surat dari mana pun. Nama berkas tidak penting; tanpa internet.",
                             filters="PDF (*.pdf);;Semua berkas (*)", many=False, flat=True)  # fmt: skip
        self.drop.files_dropped.connect(lambda paths: self.take(paths[0]))
        self.drop.accept_for(self)
        self.banner = Banner("neutral", "")
        self.banner.hide()
        page = ScrollPage(margins=(0, 0, 0, 0))
        self._result = page.box
        self._result.addStretch(1)
        self._page = page
        page.hide()
        self.body.addWidget(self.drop)
        self.body.addWidget(self.banner)
        self.body.addWidget(page, 1)
        self.add_button("Tutup", closes=True)

    def take(self, path: Path) -> None:
        """Judge a file."""
        self.desk.read(self, judge, path, now=self.desk.now(), done=lambda found: self.show_verdict(found, path.name),
                       failed=lambda problems: self._say("error", sentence(problems[0])))  # fmt: skip

    def show_verdict(self, found: Checked, name: str) -> None:
        """The verdict in words."""
        tone, headline, todo = words.verdict(found)
        self._say(tone, headline, f"{name}. {todo}")
        while self._result.count():
            item = self._result.takeAt(0)
            if item.widget() is not None:
                item.widget().deleteLater()
        for number, one in enumerate(found.report.signatures, 1):
            lines = words.signature_lines(one, self.desk.office.zona)
            self._result.addWidget(_section(f"Tanda tangan {number}", lines))
        self._list("Yang tidak cocok", words.code_lines(found.report.problems))
        self._list("Yang tidak dapat diperiksa", words.code_lines(found.report.unchecked))
        self._list("Buku agenda", [words.register_line(found)])
        self._result.addStretch(1)
        self._page.show()
        self.resize(max(self.width(), 680), 640)

    def _say(self, tone: str, title: str, text: str = "") -> None:
        self.banner.say(tone, title, text)
        self.banner.show()

    def _list(self, title: str, lines: list[str]) -> None:
        if lines:
            self._result.addWidget(_section(title, [("", text) for text in lines]))


def _section(title: str, lines: list[tuple[str, str]]) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 4, 0, 4)
    box.addWidget(line())
    box.addWidget(label(title, "row_title"))
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(16)
    for number, (name, value) in enumerate(lines):
        if name:
            grid.addWidget(label(name, "second"), number, 0)
        grid.addWidget(label(value, wrap=True, copyable=True), number, 1 if name else 0, 1, 1 if name else 2)
    box.addLayout(grid)
    return made
