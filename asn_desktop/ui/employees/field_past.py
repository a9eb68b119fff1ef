"""Riwayat isian ini: from the menu of a field, or Ctrl+H while it has the focus."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.change_table import FieldHistoryBox

TABLE = "employees"


class FieldPast(QObject):
    """Serves the fields of one form page, `page` having `card`, `fields` and the words of a field."""

    def __init__(self, desk: Desk, page: Any) -> None:
        super().__init__(page)
        self.desk, self.page = desk, page
        self._names: dict[QWidget, str] = {}
        for name, editor in page.fields.editors.items():
            self._names[editor] = name
            editor.installEventFilter(self)
        QShortcut(QKeySequence("Ctrl+H"), page).activated.connect(self.show_focused)

    def show_focused(self) -> None:
        """History of the field that has the focus."""
        at = self.page.focusWidget()
        while at is not None and at not in self._names:
            at = at.parentWidget()
        if at is not None:
            self.show(self._names[at])

    def show(self, name: str) -> None:
        """History of one field of the person; a new person has none."""
        card = self.page.card
        if card is not None:
            box = self.page.fields.boxes.get(name)
            words = box.label_text() if box else name
            self.box = FieldHistoryBox(self.desk, f"Riwayat isian {words}: {card.nama_tampil}", card.id, TABLE, name,
                                       None, self.page)
            self.box.open()

    def menu_for(self, editor: QWidget) -> QMenu:
        """The usual menu of an editor with the history of its field at the end."""
        menu = editor.createStandardContextMenu() if isinstance(editor, QLineEdit) else QMenu(editor)
        if menu.actions():
            menu.addSeparator()
        one = menu.addAction("Riwayat isian ini\tCtrl+H")
        one.triggered.connect(lambda: self.show(self._names[editor]))
        one.setEnabled(self.page.card is not None)
        return menu

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and editor in self._names:
            self.menu_for(editor).popup(event.globalPos())
            return True
        return False
