"""A count that is also a filter: number, word, icon and what it means; pressed, it shows its rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.ui import icons, look


class CountTile(QPushButton):
    """A count with its word, icon and meaning; pressing it shows its rows. `say` before it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._color, self._word, self._meaning, self._count = "", look.INK, "", "", 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, icon: str, color: str, word: str, meaning: str, count: int) -> None:
        """Show this count."""
        self._icon, self._color, self._word, self._meaning, self._count = icon, color, word, meaning, count
        self.setAccessibleName(f"{thousands(count)} {word}: {meaning}")
        self.update()

    def count(self) -> int:
        """The number shown."""
        return self._count

    def sizeHint(self) -> QSize:
        return QSize(220, 60)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked()
        width = 2.0 if strong else 1.0
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(look.ACCENT if strong else look.LINE), width))
        painter.setBrush(QColor("#F6FAFD" if self.isChecked() else look.CARD))
        painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.ACCENT), 2))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 5, 5)
        icons.paint(painter, self._icon, QRectF(18, self.height() / 2 - 11, 22, 22), self._color)
        number = thousands(self._count)
        figure = look.font("figure")
        painter.setFont(figure)
        painter.setPen(QColor(look.INK))
        advance = QFontMetricsF(figure).horizontalAdvance(number)
        painter.drawText(QRectF(54, 0, advance + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, number)
        left = 54 + advance + 12
        self._line(painter, look.font("row_title"), look.INK, self._word, QRectF(left, 9, self.width() - left - 8, 22))
        self._line(painter, look.font("second"), look.TEXT2, self._meaning,
                   QRectF(left, 30, self.width() - left - 8, 20))
        painter.end()

    @staticmethod
    def _line(painter: QPainter, font: object, color: str, text: str, box: QRectF) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
