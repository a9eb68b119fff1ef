"""The one table of colours and type sizes, and the way a style sheet, a palette and fonts are made from it."""

from __future__ import annotations

import string

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop import files

INK = "#1A2430"
TEXT2 = "#465364"
MUTED = "#5A6778"
ACCENT = "#14578A"
ACCENT_DARK = "#0E4068"
ACCENT_SOFT = "#E4EFF7"
SELECTED = "#D6E7F4"
GROUND = "#F3F5F8"
CARD = "#FFFFFF"
BORDER = "#7A8797"
LINE = "#D9DFE6"
HEADER = "#F7F9FB"
OK, OK_SOFT = "#1B6638", "#E4F2E8"
WARN, WARN_SOFT, WARN_LINE = "#7F4B00", "#FCF0D9", "#EBCB94"
ERROR, ERROR_SOFT, ERROR_LINE = "#A8231B", "#FBEAE8", "#EFB4AF"
PRACTICE, PRACTICE_SOFT, PRACTICE_LINE = "#553A8C", "#EDE8F7", "#CDC0E6"
NEUTRAL, NEUTRAL_SOFT = "#465364", "#E9EDF2"
CHART_GREEN, CHART_OCHRE = "#4F7F3A", "#B9813A"

# tone -> (ink, ground, line). A tone is never the only sign: an icon and a word stand beside it.
TONES: dict[str, tuple[str, str, str]] = {
    "ok": (OK, OK_SOFT, "#B5D9C0"),
    "warn": (WARN, WARN_SOFT, WARN_LINE),
    "error": (ERROR, ERROR_SOFT, ERROR_LINE),
    "neutral": (NEUTRAL, NEUTRAL_SOFT, LINE),
    "accent": (ACCENT, ACCENT_SOFT, "#B9D3E6"),
    "practice": (PRACTICE, PRACTICE_SOFT, PRACTICE_LINE),
}
TONE_ICONS = {
    "ok": "check",
    "warn": "warn",
    "error": "error",
    "neutral": "info",
    "accent": "info",
    "practice": "practice",
}

# role -> (points, weight). 1 point is 4/3 pixel at 96 dpi; Qt scales points with the screen.
TYPE: dict[str, tuple[float, QFont.Weight]] = {
    "figure": (18.0, QFont.Weight.DemiBold),
    "title": (15.0, QFont.Weight.DemiBold),
    "number": (13.5, QFont.Weight.DemiBold),
    "card_title": (12.0, QFont.Weight.DemiBold),
    "row_title": (11.25, QFont.Weight.DemiBold),
    "label": (10.5, QFont.Weight.Medium),
    "strong": (10.5, QFont.Weight.DemiBold),
    "body": (10.5, QFont.Weight.Normal),
    "second": (9.75, QFont.Weight.Normal),
    "hint": (9.75, QFont.Weight.Normal),
    "badge": (9.75, QFont.Weight.DemiBold),
    "tiny": (9.0, QFont.Weight.Medium),
}
FAMILY = "Inter"
CONTROL = 36  # height of fields and buttons
PAGE_MARGINS = (20, 14, 20, 12)
GAP = 12


def font(role: str = "body") -> QFont:
    """The font of a role, with figures of equal width."""
    points, weight = TYPE[role]
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def color(token: str) -> QColor:
    """A token's colour, or any ``#RRGGBB``."""
    return QColor(token)


def load_fonts() -> None:
    """Put our own font first, so that screens and pictures are the same everywhere."""
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(files.resource(f"fonts/Inter/Inter-{weight}.otf")))


def style_sheet() -> str:
    """resources/style.qss with its ``$tokens`` filled in."""
    tokens = {name.lower(): value for name, value in globals().items() if name.isupper() and isinstance(value, str)}
    for role, (points, weight) in TYPE.items():
        tokens[f"font_{role}"] = f"font-size: {points}pt; font-weight: {int(weight)}"
    text = files.resource("style.qss").read_text(encoding="utf-8")
    return string.Template(text).substitute(tokens)


def palette() -> QPalette:
    """The light palette, for whatever the sheet does not reach."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, value in {
        roles.Window: GROUND, roles.WindowText: INK, roles.Base: CARD, roles.AlternateBase: HEADER,
        roles.Text: INK, roles.Button: CARD, roles.ButtonText: INK, roles.Highlight: ACCENT,
        roles.HighlightedText: CARD, roles.PlaceholderText: MUTED, roles.ToolTipBase: CARD,
        roles.ToolTipText: INK, roles.Link: ACCENT, roles.LinkVisited: ACCENT, roles.Accent: ACCENT,
    }.items():
        made.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(MUTED))
    return made


def high_contrast(app: QApplication) -> bool:
    """Whether the person asked the system for high contrast: then our colours step back."""
    hints = app.styleHints()  # kept: its accessibility part dies with the wrapper
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def apply(app: QApplication) -> None:
    """Give the application its fonts, its light palette and its one sheet."""
    QDir.addSearchPath("icon", str(files.resource("icons")))
    load_fonts()
    app.setStyle("Fusion")
    app.setFont(font())
    if high_contrast(app):
        return
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.setPalette(palette())
    app.setStyleSheet(style_sheet())


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a dynamic property the sheet looks at, and have the widget drawn anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the sheet is read when it first shows
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Have the sheet read again for one widget."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
