"""A table as high as its rows, for a page that scrolls as a whole."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.table import Column, DataTable, TableModel

_HEADER = 36


class ShortTable(DataTable):
    """`show_rows` fills it and takes the height of the rows, at most `most` of them; then it scrolls."""

    def __init__(self, name: str, columns: Sequence[Column], identity: Callable[[Any], Hashable] | None = None,
                 most: int = 8, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._most = most
        self.setAccessibleName(name)
        self.setModel(TableModel(columns, identity=identity))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, the first one chosen when none is."""
        self.model().set_rows(list(rows))
        each = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(_HEADER + each * min(max(len(rows), 1), self._most) + 2)
        if rows and self.current_row() is None:
            self.choose(self.model().identity(rows[0]))

    def rows(self) -> list[Any]:
        """The rows as shown."""
        return list(self.model().rows)
