"""Two small painted charts: people by golongan, people by age. The number stands at every bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.ui import look

_ROW, _BAR = 21.0, 14.0


class _Chart(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)
        self.font_ = look.font("second")
        self.strong = look.font("badge")

    def text(self, painter: QPainter, rect: QRectF, words: str, align: Qt.AlignmentFlag, strong: bool = False) -> None:
        """Write words into a rectangle."""
        painter.setFont(self.strong if strong else self.font_)
        painter.setPen(QColor(look.INK if strong else look.TEXT2))
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, words)

    @staticmethod
    def bar(painter: QPainter, rect: QRectF, color: str) -> None:
        """A bar with slightly rounded corners."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(rect, 2, 2)


class BarChart(_Chart):
    """Horizontal bars: (label, number, colour) from top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[tuple[str, int, str]] = []

    def set_bars(self, bars: Sequence[tuple[str, int, str]], name: str) -> None:
        """Show these bars; `name` is what the chart is about."""
        self._bars = list(bars)
        self.setFixedHeight(max(int(len(bars) * _ROW), 24))
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{label} {number}" for label, number, _ in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, int(len(self._bars) * _ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font_)
        left = max((metrics.horizontalAdvance(label) for label, _, _ in self._bars), default=0) + 12
        most = max((number for _, number, _ in self._bars), default=1) or 1
        room = self.width() - left - 44
        for place, (label, number, color) in enumerate(self._bars):
            y = place * _ROW
            self.text(painter, QRectF(0, y, left, _ROW), label, Qt.AlignmentFlag.AlignLeft)
            width = max(room * number / most, 2.0)
            self.bar(painter, QRectF(left, y + (_ROW - _BAR) / 2, width, _BAR), color)
            beside = QRectF(left + width + 6, y, 60, _ROW)
            self.text(painter, beside, thousands(number), Qt.AlignmentFlag.AlignLeft, True)
        painter.end()


class PyramidChart(_Chart):
    """Men to the left, women to the right of the age: (label, men, women), oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, int, int]] = []

    def set_rows(self, rows: Sequence[tuple[str, int, int]], name: str) -> None:
        """Show these rows."""
        self._rows = list(rows)
        self.setFixedHeight(int(len(rows) * _ROW))
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{a}: laki-laki {m}, perempuan {w}" for a, m, w in rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, half = self.width() / 2, 32.0
        most = max((max(men, women) for _, men, women in self._rows), default=1) or 1
        room = middle - half - 44
        for place, (label, men, women) in enumerate(self._rows):
            y = place * _ROW
            top = y + (_ROW - _BAR) / 2
            self.text(painter, QRectF(middle - half, y, 2 * half, _ROW), label, Qt.AlignmentFlag.AlignHCenter)
            left, right = room * men / most, room * women / most
            self.bar(painter, QRectF(middle - half - left, top, left, _BAR), look.ACCENT)
            self.bar(painter, QRectF(middle + half, top, right, _BAR), look.CHART_OCHRE)
            self.text(painter, QRectF(middle - half - left - 48, y, 42, _ROW), thousands(men),
                      Qt.AlignmentFlag.AlignRight, True)
            self.text(painter, QRectF(middle + half + right + 6, y, 48, _ROW), thousands(women),
                      Qt.AlignmentFlag.AlignLeft, True)
        painter.end()


class Legend(QWidget):
    """Small squares with words: (words, colour)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[str, str]] = []
        self._font = look.font("second")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        self._parts = list(parts)
        metrics = QFontMetricsF(self._font)
        width = sum(metrics.horizontalAdvance(words) + 26 for words, _ in parts)
        self.setFixedSize(int(width) + 2, 20)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        x = 10.0
        for words, color in self._parts:
            painter.fillRect(QRectF(x, 5, 10, 10), QColor(color))
            painter.setPen(QColor(look.INK))
            width = metrics.horizontalAdvance(words) + 2
            painter.drawText(QRectF(x + 14, 0, width, 20), Qt.AlignmentFlag.AlignVCenter, words)
            x += width + 24
        painter.end()
