"""The nine cells of the matrix; the one that follows from a person's two ratings is filled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.rating.tones import short

ROWS = (Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH)
COLUMNS = (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)
_HEAD, _LEFT, _GAP = 42, 104, 4
MOST, LEAST = 152, 122  # height: it gives way before the cards at the side have to scroll


class MatrixView(QWidget):
    """Read only: the predikat follows from the ratings and is not chosen here (PermenPANRB 6/2022)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predikat: Callable[[Rating, Rating], Predikat] | None = None
        self.cell: tuple[Rating, Rating] | None = None  # hasil, perilaku
        self.setMinimumHeight(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Matriks predikat")

    def sizeHint(self) -> QSize:
        return QSize(400, MOST)

    def use(self, predikat: Callable[[Rating, Rating], Predikat]) -> None:
        """The matrix in force: hasil, perilaku -> predikat."""
        self._predikat = predikat
        self.update()

    def show_cell(self, hasil: Rating | None, perilaku: Rating | None) -> None:
        """Fill the cell of these ratings; none while one is missing."""
        self.cell = (hasil, perilaku) if hasil and perilaku else None
        self.setAccessibleDescription(self._said())
        self.update()

    def _said(self) -> str:
        if self.cell is None or self._predikat is None:
            return "Belum ada dua penilaian."
        hasil, perilaku = self.cell
        return f"Hasil kerja {hasil.label}, perilaku {perilaku.label}: {self._predikat(hasil, perilaku).label}"

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._predikat is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, tall = (self.width() - _LEFT) / 3, (self.height() - _HEAD) / 3
        center = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(look.TEXT2))
        painter.setFont(look.font("badge"))
        painter.drawText(QRectF(_LEFT, 0, self.width() - _LEFT, 20), center, "Perilaku kerja (terhadap ekspektasi)")
        painter.setFont(look.font("tiny"))
        for at, perilaku in enumerate(COLUMNS):
            painter.drawText(QRectF(_LEFT + at * wide, 20, wide, 20), center, short(perilaku))
        for row, hasil in enumerate(ROWS):
            top = _HEAD + row * tall
            painter.setPen(QColor(look.TEXT2))
            painter.setFont(look.font("tiny"))
            words = f"{short(hasil)}\n(hasil kerja)" if hasil is Rating.SESUAI else short(hasil)
            painter.drawText(QRectF(0, top - 6, _LEFT - 8, tall + 12), Qt.AlignmentFlag.AlignVCenter, words)
            for at, perilaku in enumerate(COLUMNS):
                box = QRectF(_LEFT + at * wide, top, wide, tall).adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)
                self._paint_cell(painter, box, self._predikat(hasil, perilaku).label, self.cell == (hasil, perilaku))
        painter.end()

    @staticmethod
    def _paint_cell(painter: QPainter, box: QRectF, words: str, chosen: bool) -> None:
        painter.setPen(QPen(QColor(look.ACCENT if chosen else look.LINE), 1))
        painter.setBrush(QColor(look.ACCENT if chosen else look.HEADER))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(look.CARD if chosen else look.TEXT2))
        painter.setFont(look.font("badge" if chosen else "second"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(3, 0, -3, 0), flags, words)
