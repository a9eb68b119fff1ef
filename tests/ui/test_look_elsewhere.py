"""Our look on a PC that is set otherwise: dark windows, other fonts, a scale between whole numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette

from asn_desktop import app, files
from asn_desktop.ui import look


def test_a_dark_windows_stays_outside(qapp):
    """Windows 11 hands a dark palette to every program; ours has one light look, with its own style."""
    dark = QPalette(QColor("#202020"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#101010"))
    qapp.setPalette(dark)
    qapp.setStyle("Windows")
    look.apply(qapp)
    qapp.setStyleSheet("")  # a sheet wraps the style and hides its name
    style = qapp.style().objectName().casefold()
    look.apply(qapp)
    assert style == "fusion"
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(look.GROUND)
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(look.CARD)


def test_no_font_of_the_system_is_needed(qapp):
    """Each weight of Inter is our own file; Segoe UI is not asked for."""
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        number = QFontDatabase.addApplicationFont(str(files.resource(f"fonts/Inter/Inter-{weight}.otf")))
        assert number >= 0
        assert "Inter" in QFontDatabase.applicationFontFamilies(number)[0]
    for role in look.TYPE:
        assert QFontInfo(look.font(role)).family() == "Inter"
    sheet = look.style_sheet()
    assert "font-family" not in sheet or look.FAMILY in sheet
    assert QFontInfo(QFont(look.FAMILY)).exactMatch() or QFontInfo(QFont(look.FAMILY)).family() == look.FAMILY


def test_a_scale_of_150_per_cent_is_not_rounded(qapp):
    """Rounded to 200 the window would not fit 1366 × 768."""
    app.application([])
    rounding = QGuiApplication.highDpiScaleFactorRoundingPolicy()
    assert rounding == Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
