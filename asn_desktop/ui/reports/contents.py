"""The list at the left of Laporan: every report under the heading of its kind, and the pages beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from asn_desktop.ui import icons, look

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """A line that opens something: its key, its words, the heading it stands under, an icon for a page of its own."""

    key: str
    title: str
    group: str
    icon: str = ""


class Contents(QFrame):
    """`chosen(key)` when a line becomes the present one."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.list = QListWidget()
        self.list.setAccessibleName("Daftar laporan")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setFont(look.font("body"))
        self._items: dict[str, QListWidgetItem] = {}
        self._fill(entries)
        self.list.currentItemChanged.connect(self._changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 6, 4, 6)
        box.addWidget(self.list)

    def choose(self, key: str) -> None:
        """Make a line the present one; `chosen` follows."""
        self.list.setCurrentItem(self._items[key])

    def present(self) -> str:
        """The key of the present line, "" at the beginning."""
        item = self.list.currentItem()
        return str(item.data(_KEY) or "") if item is not None else ""

    def keys(self) -> list[str]:
        """Every line that can be opened, from top to bottom."""
        return list(self._items)

    def _fill(self, entries: Sequence[Entry]) -> None:
        last = ""
        for entry in entries:
            if entry.group != last:
                last = entry.group
                self._head(last)
            item = QListWidgetItem(entry.title, self.list)
            item.setData(_KEY, entry.key)
            item.setSizeHint(QSize(100, 30))
            item.setToolTip(entry.title)
            if entry.icon:
                item.setIcon(icons.icon(entry.icon, look.ACCENT, 18))
            self._items[entry.key] = item

    def _head(self, title: str) -> None:
        head = QListWidgetItem(title, self.list)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(look.font("badge"))
        head.setForeground(QColor(look.TEXT2))
        head.setSizeHint(QSize(100, 32))
        head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)

    def _changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY):
            self.chosen.emit(str(item.data(_KEY)))
