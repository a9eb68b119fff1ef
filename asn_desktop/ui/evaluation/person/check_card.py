"""What an SKP still lacks: one line per finding, each leading to its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.ui import look
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label
from asn_desktop.ui.sentences import sentence


class CheckCard(Card):
    """`wanted` gives the finding somebody wants to mend."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Yang masih kurang", parent)
        self.links: list[QPushButton] = []
        self._texts: list[str] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_findings(self, skp: Any, problems: Sequence[Problem]) -> None:
        """Show the findings of a draft; without any it says that it can be fixed."""
        empty(self._rows)
        self.links, self._texts = [], []
        blocking = [p for p in problems if p.blocks]
        self.title.setText(f"Masih kurang {len(blocking)} hal" if blocking else "Siap ditetapkan")
        if not problems:
            self._rows.addLayout(_line("check", look.OK, label("Semua yang wajib sudah terisi.", wrap=True)))
        for problem in problems:
            self._rows.addLayout(self._finding(skp, problem))

    def texts(self) -> list[str]:
        """The sentences shown."""
        return self._texts

    def _finding(self, skp: Any, problem: Problem) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        text = sentence(problem)
        self._texts.append(text)
        words.addWidget(label(text, "second", wrap=True))
        where = place(skp, problem)
        if where:
            link = button(where, "link")
            link.setAccessibleName(f"{where}: {text}")
            link.clicked.connect(lambda: self.wanted.emit(problem))
            words.addWidget(link)
            self.links.append(link)
        name, color = ("error", look.ERROR) if problem.blocks else ("warn", look.WARN)
        return _line(name, color, words)


def place(skp: Any, problem: Problem) -> str:
    """Words of the link that leads to the place of a finding; "" when there is none on the page."""
    row = result_of(skp, problem)
    if row is not None:
        return f"Perbaiki hasil kerja {problem.values['nomor']}"
    return {
        "hasil": "Tambah hasil kerja utama", "mulai": "Ubah periode", "sampai": "Ubah periode", "tahun": "Ubah periode",
        "penilai": "Ubah pejabat penilai", "nilai": "Lihat perilaku kerja", "target": "Sudah diperiksa semua",
    }.get(problem.field, "")  # fmt: skip


def result_of(skp: Any, problem: Problem) -> Any | None:
    """The result a finding is about: `nomor` counts the results in their order."""
    number = problem.values.get("nomor")
    return skp.results[number - 1] if isinstance(number, int) and 1 <= number <= len(skp.results) else None


def by_result(skp: Any, problems: Sequence[Problem]) -> dict[Any, list[Problem]]:
    """Findings by the id of the result they are about."""
    found: dict[Any, list[Problem]] = {}
    for problem in problems:
        row = result_of(skp, problem)
        if row is not None:
            found.setdefault(row.id, []).append(problem)
    return found


def _line(glyph: str, color: str, words: Any) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Glyph(glyph, color, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1) if isinstance(words, QWidget) else row.addLayout(words, 1)
    return row
