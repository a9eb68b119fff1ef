"""Pohon hasil kerja: a superior's results with those that support them; orphans are told with their persons."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation.words import ResultKind
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import thousands
from asn_desktop.services.evaluation import cascade
from asn_desktop.services.evaluation.cascade import Node
from asn_desktop.ui import icons, look
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label

_NODE = Qt.ItemDataRole.UserRole
_ORPHAN = "tidak mendukung hasil kerja mana pun"


class CascadePage(QWidget):
    """`person_chosen` gives the id of the person whose result was opened."""

    said = Signal(str)
    person_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.nodes: tuple[Node, ...] = ()
        self.banner = Banner("neutral", "SKP perorangan tertutup untuk peran Anda",
                             "Jumlah SKP per unit dapat dilihat di halaman Putaran.")  # fmt: skip
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari hasil kerja atau nama")
        self.search_edit.setAccessibleName("Cari di pohon hasil kerja")
        self.search_edit.setMaximumWidth(360)
        self.chips = ChipRow((("semua", "Semua"), ("yatim", "Belum mendukung")))
        self.open_all = button("Buka semua", "text")
        self.close_all = button("Tutup semua", "text")
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["Hasil kerja", "Pegawai", "Unit kerja"])
        self.tree.setAccessibleName("Pohon hasil kerja")
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setIndentation(22)
        told = "Susun SKP pimpinan lebih dahulu; bawahan lalu memilih hasil kerja yang didukungnya."
        self.nothing = EmptyState("tree", "Belum ada hasil kerja", told)
        self.frame = ListFrame(self.tree, self.nothing)
        self.count = label("", "second")
        self._allowed = may(desk.actor.role, Deed.READ_SENSITIVE)
        self._lay_out()
        self._connect()

    def start(self, year: int, unit_id: uuid.UUID | None) -> None:
        """The results of this year, of a unit and those below it."""
        self.banner.setVisible(not self._allowed)
        self.frame.setVisible(self._allowed)
        if self._allowed:
            self.desk.read(self, cascade.tree, year, unit_id, done=self.show_nodes, replaces="pohon")

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show the tree; a branch that was closed stays closed."""
        closed = {one.data(0, _NODE).result_id for one in self._items() if not one.isExpanded()}
        self.nodes = tuple(nodes)
        self.tree.clear()
        for node in nodes:
            self._add(node, None)
        for item in self._items():
            item.setExpanded(item.data(0, _NODE).result_id not in closed)
        everything = list(self._items())
        lost = sum(1 for one in everything if one.data(0, _NODE).yatim)
        self.chips.set_counts({"semua": len(everything), "yatim": lost})
        supporting = sum(1 for one in everything if one.data(0, _NODE).bawahan)
        self.count.setText(f"{thousands(len(everything))} hasil kerja; {thousands(supporting)} didukung bawahan; "
                           f"{thousands(lost)} {_ORPHAN}")  # fmt: skip
        self.frame.turn(self.tree if nodes else self.nothing)
        self._narrow()
        if nodes and self.tree.currentItem() is None:
            self.tree.setCurrentItem(self.tree.topLevelItem(0))

    def _add(self, node: Node, above: QTreeWidgetItem | None) -> None:
        item = QTreeWidgetItem([node.rencana, node.nama, node.unit.partition(",")[0]])
        item.setData(0, _NODE, node)
        told = [node.rencana, f"{node.nama}, {node.jabatan}"]
        if node.jenis is ResultKind.TAMBAHAN:
            told.append("hasil kerja tambahan")
        if node.yatim:
            item.setIcon(0, icons.icon("warn", look.WARN, 16))
            item.setForeground(0, QColor(look.WARN))
            item.setText(0, f"{node.rencana} ({_ORPHAN})")
        elif node.intervensi and above is None:
            told.append(f"mendukung: {node.intervensi}")
        for column in range(3):
            item.setToolTip(column, "\n".join(told))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join([*told, *([_ORPHAN] if node.yatim else [])]))
        if above is None:
            self.tree.addTopLevelItem(item)
        else:
            above.addChild(item)
        for one in node.bawahan:
            self._add(one, item)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        todo = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        while todo:
            item = todo.pop(0)
            yield item
            todo[:0] = [item.child(at) for at in range(item.childCount())]

    def _narrow(self) -> None:
        """Show what matches, with the branch it stands on."""
        words, lost = self.search_edit.text().casefold().split(), self.chips.keys() == ["yatim"]
        for at in range(self.tree.topLevelItemCount()):
            self._sift(self.tree.topLevelItem(at), words, lost)

    def _sift(self, item: QTreeWidgetItem, words: Sequence[str], lost: bool) -> bool:
        below = [self._sift(item.child(at), words, lost) for at in range(item.childCount())]
        node = item.data(0, _NODE)
        text = f"{node.rencana} {node.nama} {node.unit}".casefold()
        own = (node.yatim or not lost) and all(word in text for word in words)
        item.setHidden(not (own or any(below)))
        return own or any(below)

    def _open(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.person_chosen.emit(item.data(0, _NODE).employee_id)

    def _connect(self) -> None:
        self.search_edit.textChanged.connect(lambda _text: self._narrow())
        self.chips.chosen.connect(lambda _keys: self._narrow())
        self.tree.itemActivated.connect(lambda item, _column: self._open(item))
        self.open_all.clicked.connect(self.tree.expandAll)
        self.close_all.clicked.connect(self.tree.collapseAll)

    def _lay_out(self) -> None:
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 230), (2, 220)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.tree.setColumnWidth(column, width)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 12, 6)
        head.setSpacing(10)
        head.addWidget(self.search_edit, 1)
        head.addWidget(self.chips, 1)
        head.addWidget(self.open_all)
        head.addWidget(self.close_all)
        self.frame.layout().insertLayout(0, head)
        self.frame.foot.addWidget(self.count, 1)
        self.frame.foot.addWidget(label("Enter: buka tahun kerja pegawai itu", "second"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.banner)
        box.addWidget(self.frame, 1)
