"""Labels, glyphs, lines and key caps: the words on a page, by their role in look.py."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from asn_desktop.ui import icons, look

_GLYPH_COLORS = {"primary": look.CARD, "danger": look.CARD, "text": look.ACCENT, "link": look.ACCENT}


def label(text: str = "", role: str = "", *, wrap: bool = False, tone: str = "", copyable: bool = False) -> QLabel:
    """A label in one of the roles of the sheet: title, card_title, row_title, label, second, hint, number, ..."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(90)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if copyable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setCursor(Qt.CursorShape.IBeamCursor)
    return made


def button(text: str, kind: str = "", glyph: str = "", *, tip: str = "", key: str = "") -> QPushButton:
    """A button: kind primary, text, link, danger, chip or outlined; `glyph` is an icon's name, `key` a shortcut."""
    made = QPushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if glyph:
        set_glyph(made, glyph)
    if kind in ("link", "chip"):
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if tip:
        made.setToolTip(tip)
    made.setAccessibleName((text or tip).replace("&", ""))
    if key:
        made.setShortcut(key)
    made.setAutoDefault(False)
    return made


def set_glyph(made: QAbstractButton, glyph: str, color: str = "") -> None:
    """Put an icon before a button's words, in the colour of its kind."""
    kind = str(made.property("kind") or "")
    gap = 4 if made.text() else 0
    made.setIcon(icons.icon(glyph, color or _GLYPH_COLORS.get(kind, look.INK), 18, gap=gap))
    made.setIconSize(QSize(18 + gap, 18))


def line(upright: bool = False) -> QFrame:
    """A hairline between rows; decoration only."""
    made = QFrame()
    made.setProperty("role", "upright" if upright else "line")
    return made


def keycap(text: str) -> QLabel:
    """A key shown beside a deed: "Ctrl+Enter"."""
    made = label(text, "keycap")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


class Glyph(QWidget):
    """An icon as a picture beside words. It never stands alone, so it has no name of its own."""

    def __init__(self, name: str = "", color: str = look.INK, side: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._color = name, color
        self.setFixedSize(side, side)

    def show_icon(self, name: str, color: str) -> None:
        """Change the picture."""
        self._name, self._color = name, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            icons.paint(painter, self._name, self.rect().toRectF(), self._color)
            painter.end()
