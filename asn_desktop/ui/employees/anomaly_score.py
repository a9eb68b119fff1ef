"""The office's own score: a total, four dimensions as bars with their numbers, and the checks that cost points."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.rules.anomalies_score import FULL, Score
from asn_desktop.rules.words import thousands
from asn_desktop.ui import look
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.words import label, line
from asn_desktop.ui.sentences.anomaly_words import DIMENSIONS, points

_ROW, _WORDS, _NUMBER, _BAR = 30.0, 104.0, 52.0, 12.0
_SHOWN = 8  # checks told under the bars


class ScoreBars(QWidget):
    """One bar per dimension: its name, the bar, the number out of 100."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words, self._figures = look.font("body"), look.font("badge")

    def set_rows(self, rows: list[tuple[str, int]]) -> None:
        """Show (name, hundredths)."""
        self._rows = rows
        self.setFixedHeight(int(len(rows) * _ROW))
        self.setAccessibleName("Nilai menurut dimensi")
        self.setAccessibleDescription("; ".join(f"{name} {points(value)}" for name, value in rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(250, int(len(self._rows) * _ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = max(self.width() - _WORDS - _NUMBER, 10)
        for place, (name, value) in enumerate(self._rows):
            top = place * _ROW
            painter.setFont(self._words)
            painter.setPen(QColor(look.INK))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, _WORDS, _ROW), left, name)
            painter.setFont(self._figures)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(self.width() - _NUMBER, top, _NUMBER, _ROW), right, points(value))
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(_WORDS, top + (_ROW - _BAR) / 2, room, _BAR)
            painter.setBrush(QColor(look.LINE))
            painter.drawRoundedRect(whole, 2, 2)
            painter.setBrush(QColor(look.ACCENT))
            painter.drawRoundedRect(QRectF(whole.left(), whole.top(), room * value / FULL, _BAR), 2, 2)
        painter.end()


class ScoreCard(Card):
    """`show_score(score)`; empty until the first survey has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Mutu data", parent)
        self.setFixedWidth(318)
        self.layout().setContentsMargins(1, 12, 1, 1)
        self.head.setContentsMargins(15, 0, 15, 0)
        page = ScrollPage(margins=(15, 0, 15, 12))
        self.body.addWidget(page)
        self.total = label("–", "number")
        self.total.setFont(look.font("figure"))
        self.whole = label("dari 100", "second")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.total)
        head.addWidget(self.whole, 1, Qt.AlignmentFlag.AlignBottom)
        self.bars = ScoreBars()
        self.people = label("", "second", wrap=True)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(4)
        page.box.addLayout(head)
        page.box.addWidget(self.bars)
        page.box.addWidget(self.people)
        page.box.addWidget(line())
        page.box.addWidget(label("Yang menurunkan nilai", "row_title"))
        page.box.addLayout(self._checks)
        page.box.addStretch(1)
        page.box.addWidget(label(
            "Nilai ini milik kantor sendiri, dihitung menurut pemeriksaan Indeks Kualitas Data BKN dengan bobot dari "
            "satu provinsi; bobotnya dapat berubah.", "hint", wrap=True))

    @staticmethod
    def in_a_line(score: Score) -> str:
        """The figures for a narrow window: total and dimensions in one line."""
        parts = [f"{DIMENSIONS[d]} {points(score.by_dimension[d])}" for d in DIMENSIONS]
        return " · ".join((f"Mutu data {points(score.total)} dari 100", *parts))

    def show_score(self, score: Score) -> None:
        """The figures of a survey."""
        self.total.setText(points(score.total))
        self.bars.set_rows([(DIMENSIONS[d], score.by_dimension[d]) for d in DIMENSIONS])
        self.people.setText(f"{thousands(score.people)} pegawai aktif diperiksa.")
        while self._checks.count():
            self._checks.takeAt(0).widget().deleteLater()
        lost = sorted((one for one in score.lines if one.people), key=lambda one: -one.people)
        for one in lost[:_SHOWN]:
            self._checks.addWidget(_line(one.check.text, one.people))
        if not lost:
            self._checks.addWidget(label("Tidak ada. Semua pemeriksaan BKN dilewati.", "second", wrap=True))


def _line(words: str, number: int) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(label(words, wrap=True), 1)
    box.addWidget(label(thousands(number), "strong"), 0, Qt.AlignmentFlag.AlignTop)
    return row
