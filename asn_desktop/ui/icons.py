"""Our own icons: one line weight, drawn in any colour, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from asn_desktop import files
from asn_desktop.ui import look

_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    text = files.resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    return QSvgRenderer(QByteArray(text.encode()))


@lru_cache(maxsize=1024)
def pixmap(name: str, color: str = look.INK, size: int = 18, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """The icon as a picture of `size` logical pixels (and `gap` empty ones at its right) for a screen of that ratio."""
    side = round(size * ratio)
    made = QPixmap(round((size + gap) * ratio), side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, color).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def icon(name: str, color: str = look.INK, size: int = 18, checked: str = "", gap: int = 0) -> QIcon:
    """The icon for a button: `checked` is its colour while the button is on, muted while disabled.

    `gap` keeps words away from it: the button's icon size must then be `size + gap` wide (`words.set_glyph` does it).
    """
    made = QIcon()
    for ratio in _SCALES:
        made.addPixmap(pixmap(name, color, size, ratio, gap), QIcon.Mode.Normal, QIcon.State.Off)
        if checked:
            made.addPixmap(pixmap(name, checked, size, ratio, gap), QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(pixmap(name, look.MUTED, size, ratio, gap), QIcon.Mode.Disabled, QIcon.State.Off)
    return made


def paint(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    """Draw an icon straight into a painted widget or a table cell."""
    _renderer(name, color).render(painter, rect)


def size(pixels: int = 18) -> QSize:
    """Square icon size."""
    return QSize(pixels, pixels)
