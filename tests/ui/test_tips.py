"""A tip shows a name as it is written, whatever it looks like."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from asn_desktop.ui.parts.tips import PlainTips

PICTURE = '<img src="//server.example/x.png"> Siti'


@pytest.fixture
def tips(qapp):
    made = PlainTips(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()
    QToolTip.hideText()


def _tip() -> QLabel:
    return next(one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible())


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_markup_in_a_tip_is_shown_and_not_followed(qtbot, tips):
    page = QLabel("kartu")
    qtbot.addWidget(page)
    page.show()
    QToolTip.showText(QPoint(10, 10), PICTURE, page)
    assert _tip().text() == PICTURE
    assert _tip().textFormat() == Qt.TextFormat.PlainText


def test_the_program_listens_from_its_first_moment():
    import inspect

    from asn_desktop import app

    assert "PlainTips(app)" in inspect.getsource(app.application)
