"""Qt's own words: the real menus and dialogs read Indonesian, and the drawings keep their texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from asn_desktop.ui.box import Box
from asn_desktop.ui.qt_words import WORDS, QtWords, speak_indonesian
from asn_desktop.ui.start.login import LoginForm

_ENGLISH = {
    "undo", "redo", "cut", "copy", "paste", "delete", "select", "all", "cancel", "close", "yes", "no", "save", "open",
    "file", "name", "of", "type", "look", "in", "print", "copies", "pages", "options", "range",
}  # fmt: skip
_POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no real windows


@pytest.fixture
def indonesian(qapp):
    """The application as the door makes it; afterwards without, as the other tests know it."""
    speak_indonesian(qapp)
    yield qapp
    words = qapp.findChild(QtWords)
    qapp.removeTranslator(words)
    words.setParent(None)


def english(texts: list[str]) -> list[str]:
    plain = (text.replace("&", "").partition("\t")[0] for text in texts)
    return [text for text in plain if set(text.lower().replace(":", "").split()) & _ENGLISH]


def opened_menu(widget: QWidget, qtbot) -> list[str]:
    """What the context menu says that a right click opens."""
    seen: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(action.text() for action in menu.actions() if action.text())
        menu.close()

    qtbot.addWidget(widget)
    widget.show()
    QTimer.singleShot(50, read)
    spot = QPoint(5, 5)
    event = _right_click(widget, spot)
    QCoreApplication.sendEvent(widget, event)
    qtbot.waitUntil(lambda: bool(seen))
    return seen


def _right_click(widget: QWidget, spot: QPoint):
    from PySide6.QtGui import QContextMenuEvent

    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, widget.mapToGlobal(spot))


@_POPUPS
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_indonesian(indonesian, qtbot, kind):
    field = kind("Asih Lestari")
    field.selectAll()
    texts = opened_menu(field if kind is QLineEdit else field.viewport(), qtbot)
    assert [text.replace("&", "").partition("\t")[0] for text in texts] == [
        "Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua",
    ]  # fmt: skip


@_POPUPS
def test_a_page_of_help_and_a_label_to_copy_read_the_same(indonesian, qtbot):
    page = QTextBrowser()
    page.setHtml('<a href="x">tautan</a>')
    label = QLabel("salin saya")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    for widget in (page.viewport(), label):
        texts = opened_menu(widget, qtbot)
        assert texts
        assert english(texts) == []


def test_every_standard_button_is_indonesian(indonesian, qtbot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    kinds = [kind for kind in QDialogButtonBox.StandardButton if kind.name != "NoButton"]
    texts = [box.addButton(kind).text() for kind in kinds]
    assert len(texts) == 18
    assert english(texts) == []
    message = QMessageBox()
    qtbot.addWidget(message)
    message.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    assert sorted(one.text().replace("&", "") for one in message.buttons()) == ["Batal", "Ya"]


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
def test_the_file_dialog_of_qt_is_indonesian(indonesian, qtbot, mode):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    texts = [one.text() for one in (*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)) if one.text()]
    texts += [one.toolTip() for one in dialog.findChildren(QWidget) if one.toolTip()]
    assert len(texts) > 5
    assert english(texts) == []


def test_the_print_dialog_of_qt_is_indonesian(indonesian, qtbot):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    shown = [one for one in dialog.findChildren(QWidget) if hasattr(one, "text") and callable(one.text)]
    texts = [one.text() for one in shown if isinstance(one.text(), str) and one.text()]
    assert len(texts) > 10
    assert english(texts) == []


def test_a_drawing_keeps_its_own_words(indonesian, qtbot):
    form = LoginForm()
    qtbot.addWidget(form)
    assert form.enter_button.text() == "Masuk"
    assert QCoreApplication.translate("login", "Name") == "Name"


def test_no_translation_loses_what_is_filled_in():
    for words in WORDS.values():
        for source, ours in words.items():
            assert source.count("%1") == ours.count("%1"), source
            assert source.count("\n") == ours.count("\n"), source
            assert source.rstrip().endswith(":") == ours.rstrip().endswith(":"), source
            assert source.endswith(" ") == ours.endswith(" "), source


def test_speaking_twice_changes_nothing(indonesian, qtbot):
    speak_indonesian(indonesian)
    assert len(indonesian.findChildren(QtWords)) == 1
    assert Box("Judul").windowTitle() == "Judul"
