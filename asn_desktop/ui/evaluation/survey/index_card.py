"""The index of a survey in large figures: band, sample, lowest elements, what weight 0.11 would say, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.survey.index import Index, comma, lines
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.survey import GRADES, line_value, line_words

SIDE = 296  # pixels beside a list or a form


class IndexCard(Card):
    """Shows an index, or why there is none yet."""

    def __init__(self, title: str = "Indeks Kepuasan Masyarakat", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.figure = label("–", "figure")
        self.badge = Badge("belum ada jawaban", "neutral")
        self.sample = label("", "second", wrap=True)
        self.lowest = label("", "", wrap=True)
        self.old = label("", "second", wrap=True)
        self.problems = label("", "problem", wrap=True)
        self.why_button = button("Mengapa?", "link")
        self.why = ExplanationPanel()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.figure)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.why_button)
        self.body.addLayout(row)
        for one in (self.sample, self.lowest, self.old, self.problems, self.why):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.why_button.clicked.connect(self.explain)
        self._index: Index | None = None
        self.show_index(None)

    def show_index(self, index: Index | None, sample: str = "", problems: Sequence[Problem] = ()) -> None:
        """This index, with the words about its sample and what keeps it from being saved."""
        self._index = index
        self.figure.setText(comma(index.ikm) if index else "–")
        if index is None:
            self.badge.show_state("belum ada jawaban", "neutral")
        else:
            self.badge.show_state(f"{index.mutu} · {index.kinerja}", GRADES.get(index.mutu, "neutral"), "")
        named = {one.kode: f"{one.nomor} {one.nama}" for one in index.elements} if index else {}
        low = ", ".join(named[kode] for kode in index.terendah) if index else ""
        self.lowest.setText(f"Terendah: {low}" if index and len(index.terendah) < len(named) else "")
        self.old.setText(f"Hitungan bobot 0,11: {comma(index.bobot_011)}, hanya untuk mencocokkan laporan lama"
                         if index else "")  # fmt: skip
        self.sample.setText(sample)
        words = list(dict.fromkeys(sentence(one) for one in problems))
        shown = words[:2] + ([f"… dan {len(words) - 2} hal lain."] if len(words) > 2 else [])
        self.problems.setText("\n".join(shown))
        for one in (self.sample, self.lowest, self.old, self.problems):
            one.setVisible(bool(one.text()))
        self.why_button.setVisible(index is not None)
        self.why.hide()

    def explain(self) -> None:
        """Why this number, element by element."""
        if self._index is None:
            return
        found = lines(self._index)
        terms = [Line(line_words(one), one.article, line_value(one)) for one in found if one.code != "ikm_nilai"]
        result = next(one for one in found if one.code == "ikm_nilai")
        self.why.explain(f"Mengapa {comma(self._index.ikm)}?", terms, Line(line_words(result), "", line_value(result)))
        self.why.setVisible(not self.why.isVisible())
