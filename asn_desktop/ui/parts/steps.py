"""The steps of a wizard in one line: done, present, to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.ui import icons, look

_DOT, _GAP, _DASH = 28, 8, 36


class StepLine(QWidget):
    """`StepLine(["Pilih berkas", ...])`, then `show_step(number)` counting from 0. Narrow: only the present name."""

    def __init__(self, names: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = list(names)
        self._present = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def set_names(self, names: Sequence[str]) -> None:
        """Replace the steps."""
        self._names = list(names)
        self.updateGeometry()
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Mark this step as the present one and those before it as done."""
        self._present = number
        if self._names and number < len(self._names):
            self.setAccessibleName(f"Langkah {number + 1} dari {len(self._names)}: {self._names[number]}")
        self.update()

    def step(self) -> int:
        """The present step, from 0."""
        return self._present

    def sizeHint(self) -> QSize:
        return QSize(int(self._width(all_names=True)), 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(int(self._width(all_names=False)), 32)

    def _width(self, all_names: bool) -> float:
        metrics = QFontMetricsF(look.font("label"))
        names = self._names if all_names else self._names[self._present : self._present + 1]
        words = sum(metrics.horizontalAdvance(name) + _GAP for name in names)
        gaps = max(len(self._names) - 1, 0) * (_DASH + 2 * _GAP if all_names else _GAP)
        return words + len(self._names) * (_DOT + 2) + gaps + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() >= self._width(all_names=True) - 1
        x = max(self.width() - self._width(all_names=wide), 0.0)
        font = look.font("label")
        metrics = QFontMetricsF(font)
        for number, name in enumerate(self._names):
            self._dot(painter, QRectF(x, 2, _DOT, _DOT), number)
            x += _DOT
            if wide or number == self._present:
                painter.setFont(font)
                painter.setPen(QColor(look.INK if number <= self._present else look.TEXT2))
                width = metrics.horizontalAdvance(name) + 2
                painter.drawText(QRectF(x + _GAP, 0, width, 32), Qt.AlignmentFlag.AlignVCenter, name)
                x += _GAP + width
            if wide and number < len(self._names) - 1:
                painter.setPen(QPen(QColor(look.LINE), 1))
                painter.drawLine(int(x + _GAP), 16, int(x + _GAP + _DASH), 16)
                x += _DASH + 2 * _GAP
            elif not wide:
                x += _GAP
        painter.end()

    def _dot(self, painter: QPainter, rect: QRectF, number: int) -> None:
        ring = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if number < self._present:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.ACCENT_SOFT))
            painter.drawEllipse(ring)
            icons.paint(painter, "check", rect.adjusted(7, 7, -7, -7), look.ACCENT)
            return
        present = number == self._present
        painter.setPen(QPen(QColor(look.ACCENT if present else look.BORDER), 1))
        painter.setBrush(QColor(look.ACCENT if present else look.CARD))
        painter.drawEllipse(ring)
        painter.setFont(look.font("strong"))
        painter.setPen(QColor(look.CARD if present else look.TEXT2))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number + 1))
