"""The one delegate: two-line cells, badges, icons before text, the stripe of the chosen row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from asn_desktop.ui import icons, look

Index = QModelIndex | QPersistentModelIndex
_SECOND = Qt.ItemDataRole.UserRole + 1
_BADGE = Qt.ItemDataRole.UserRole + 2
_TONE = Qt.ItemDataRole.UserRole + 3
_GLYPH = Qt.ItemDataRole.UserRole + 4
_STRONG = Qt.ItemDataRole.UserRole + 5
_COLORS = {"": look.INK, "quiet": look.TEXT2, "error": look.ERROR, "warn": look.WARN, "ok": look.OK,
           "accent": look.ACCENT}
BADGE_HEIGHT = 24.0


class RowDelegate(QStyledItemDelegate):
    """Paints every cell of every DataTable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = look.font("body")
        self.first = look.font("label")
        self.second = look.font("second")
        self.badge = look.font("badge")
        self._metrics: dict[str, QFontMetricsF] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        painter.save()
        self._ground(painter, rect, index, chosen, bool(option.state & QStyle.StateFlag.State_MouseOver))
        content = rect.adjusted(16 if index.column() == 0 else 10, 0, -10, -1)
        content = self._glyph(painter, content, index)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        badge = index.data(_BADGE)
        if badge and not text:
            paint_badge(painter, content, *badge, font=self.badge, chosen=chosen)
        else:
            self._words(painter, content, text, index)
            if badge:
                width = badge_width(*badge, font=self.badge)
                paint_badge(painter, content.adjusted(content.width() - width, 0, 0, 0), *badge, font=self.badge,
                            chosen=chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        badge = index.data(_BADGE)
        width = self._width(self.body, index.data(Qt.ItemDataRole.DisplayRole) or "") + 28
        width += badge_width(*badge, font=self.badge) if badge else 0
        return QSize(int(width), 50 if index.data(_SECOND) is not None else 38)

    def _ground(self, painter: QPainter, rect: QRectF, index: Index, chosen: bool, hover: bool) -> None:
        if chosen:
            painter.fillRect(rect, QColor(look.SELECTED))
        elif hover:
            painter.fillRect(rect, QColor("#F2F6FA"))
        painter.setPen(QPen(QColor(look.LINE), 1))
        painter.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), QColor(look.ACCENT))

    def _glyph(self, painter: QPainter, content: QRectF, index: Index) -> QRectF:
        glyph = index.data(_GLYPH)
        if not glyph:
            return content
        name, color = glyph
        icons.paint(painter, name, QRectF(content.left(), content.center().y() - 9, 18, 18), color)
        return content.adjusted(26, 0, 0, 0)

    def _words(self, painter: QPainter, content: QRectF, text: str, index: Index) -> None:
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        color = QColor(_COLORS[index.data(_TONE) or ""])
        second = index.data(_SECOND)
        strong = second is not None or index.data(_STRONG)
        if second is None:
            self._line(painter, content, text, self.first if strong else self.body, color, align)
            return
        middle = content.center().y()
        upper = QRectF(content.left(), middle - 20, content.width(), 20)
        lower = QRectF(content.left(), middle, content.width(), 19)
        self._line(painter, upper, text, self.first, color, align)
        self._line(painter, lower, second, self.second, QColor(look.TEXT2), align)

    def _line(self, painter: QPainter, rect: QRectF, text: str, font: QFont, color: QColor, align: Any) -> None:
        painter.setFont(font)
        painter.setPen(color)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(text) > rect.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, text)

    @staticmethod
    def _width(font: QFont, text: str) -> float:
        return QFontMetricsF(font).horizontalAdvance(text)


def badge_width(text: str, tone: str = "neutral", icon: str | None = None, *, font: QFont) -> float:
    """Width of a badge with its icon."""
    return QFontMetricsF(font).horizontalAdvance(text) + 18 + (20 if badge_icon(tone, icon) else 0)


def badge_icon(tone: str, icon: str | None = None) -> str:
    """The icon a badge of that tone carries unless it names its own ("" for none)."""
    if icon is not None:
        return icon
    return {"ok": "check", "warn": "warn", "error": "error", "neutral": "clock"}.get(tone, "")


def paint_badge(painter: QPainter, rect: QRectF, text: str, tone: str, icon: str | None = None, *, font: QFont,
                chosen: bool = False) -> None:
    """A badge at the left of `rect`, centred; white with a line on a chosen row, or it would drown."""
    ink, ground, _line = look.TONES[tone]
    width = min(badge_width(text, tone, icon, font=font), rect.width())
    box = QRectF(rect.left() + 0.5, rect.center().y() - BADGE_HEIGHT / 2 + 0.5, width - 1, BADGE_HEIGHT - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1) if chosen else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.CARD if chosen else ground))
    painter.drawRoundedRect(box, 4, 4)
    left = box.left() + 9
    name = badge_icon(tone, icon)
    if name:
        icons.paint(painter, name, QRectF(left - 1, box.center().y() - 7.5, 15, 15), ink)
        left += 20
    painter.setFont(font)
    painter.setPen(QColor(ink))
    inner = QRectF(left, box.top(), box.right() - left - 4, box.height())
    words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 5)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
