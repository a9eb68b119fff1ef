"""Enter goes on: from a list, a number or a box to tick to the next field, as it does from a line of text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QWidget

_KINDS = (QComboBox, QAbstractSpinBox, QCheckBox)


class EnterLeads(QObject):
    """Watches the editors of a page; give it new ones with `watch`."""

    def watch(self, page: QWidget) -> None:
        """Hear every list, number and tick on this page."""
        for kind in _KINDS:
            for editor in page.findChildren(kind):
                editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                at = watched.nextInFocusChain()
                while at is not watched and not _fits(at):
                    at = at.nextInFocusChain()
                at.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False


def chain(widgets: Sequence[QWidget]) -> None:
    """Tab goes through these in this order."""
    for one, after in itertools.pairwise(widgets):
        QWidget.setTabOrder(one, after)


def _fits(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
    return takes and not inner and widget.isVisible() and widget.isEnabled()
