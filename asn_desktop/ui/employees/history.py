"""The histories of one person: six calm groups, in each its kinds as chips, and the table of the one that shows."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.services import field_history
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.change_table import change_columns
from asn_desktop.ui.employees.documents_box import DocumentsBox
from asn_desktop.ui.employees.record_table import RecordTable
from asn_desktop.ui.employees.row_deeds import RowDeeds
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.flow import FlowLayout
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.table import DataTable, TableModel

CHANGES, DOCUMENTS = "ubah", "dokumen"
GROUPS = (
    ("karier", "Karier", ("golongan", "jabatan", "kgb", "kinerja", "angka_kredit")),
    ("pendidikan", "Pendidikan dan diklat", ("pendidikan", "diklat", "kursus", "lisensi")),
    ("kedudukan", "Kedudukan", ("kontrak", "pindah", "pmk", "cltn", "pemberhentian", "nip_alias")),
    ("keluarga", "Keluarga", ("pasangan", "anak", "orang_tua")),
    ("penghargaan", "Penghargaan dan disiplin", ("penghargaan", "hukdis")),
    (DOCUMENTS, "Dokumen", ()),
    (CHANGES, "Riwayat ubah", ()),
)


class Histories(QWidget):
    """`row_wanted(kind, row or None)` asks for the form of a row (None: a new one); `said(words)` for the toast."""

    row_wanted = Signal(str, object)
    refused_cell = Signal(str, object, dict, list)  # kind, row, values typed, problems: the form takes over
    said = Signal(str)
    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.card: EmployeeCard | None = None
        self._asked: Any = None
        self._enters = True
        self._group, self._kind = "karier", "golongan"
        self._last: dict[str, str] = {}  # the kind last seen in a group
        self.buttons: dict[str, QPushButton] = {}
        self.tables: dict[str, RecordTable] = {}
        self.deeds = RowDeeds(desk, self)
        self._build()

    def show_card(self, card: EmployeeCard) -> None:
        """Fill what shows; documents and changes are read when their group is opened."""
        self.card, self._asked = card, None
        for key, _words, kinds in GROUPS:
            if kinds:
                self.buttons[key].setVisible(bool(self._kinds_of(key)))
        self.closed.setVisible(bool(card.tertutup))
        if not self.buttons[self._group].isVisibleTo(self):
            self._group = "karier"
        self._show_group()

    def current(self) -> str:
        """Key of the kind that shows, or `dokumen`, or `ubah`."""
        return self._group if self._group in (CHANGES, DOCUMENTS) else self._kind

    def choose(self, key: str) -> None:
        """Show one history by the key of its kind, or a group by its own."""
        group = next((name for name, _words, kinds in GROUPS if key in kinds), None)
        if group is not None:
            self._last[group] = key
        self._group = group or key
        self._show_group()

    def set_enters(self, enters: bool) -> None:
        """A role that only reads adds nothing."""
        self._enters = enters
        self.documents.set_enters(enters)
        self._show_group()

    def table(self) -> RecordTable:
        """The table of the kind that shows."""
        return self.tables[self._kind]

    # show

    def _kinds_of(self, group: str) -> list[str]:
        """Kinds of a group that this person can have or has, and this role may read."""
        if self.card is None:
            return []
        kinds = next(kinds for name, _words, kinds in GROUPS if name == group)
        return [k for k in kinds if k not in self.card.tertutup
                and (self.card.status in KINDS[k].statuses or self.card.riwayat.get(k))]  # fmt: skip

    def _show_group(self) -> None:
        self.buttons[self._group].setChecked(True)
        kinds = self._kinds_of(self._group)
        self.chips.setVisible(bool(kinds))
        self.add_button.setVisible(self._enters and bool(kinds))
        if self.card is None:
            return
        if kinds:
            self._show_kinds(kinds)
        elif self._group == DOCUMENTS:
            self.note.hide()
            self._tall()
            self.documents.show_person(self.card)
            self.stack.setCurrentWidget(self.documents)
        elif self._group == CHANGES:
            self.note.hide()
            self.stack.setCurrentWidget(self.changes_table)
            self._read_changes()

    def _show_kinds(self, kinds: list[str]) -> None:
        kept = self._last.get(self._group, "")
        self._kind = kept if kept in kinds else kinds[0]
        self.chips.set_chips([(key, KINDS[key].title) for key in kinds])
        self.chips.set_counts({key: n for key in kinds if (n := self._living(key))})
        self.chips.choose(self._kind)
        self._fill(self._kind)

    def _living(self, key: str) -> int:
        rows = self.card.riwayat.get(key, ()) if self.card else ()
        return sum(1 for row in rows if not row.dibatalkan)

    def _fill(self, key: str) -> None:
        self._kind = self._last[self._group] = key
        if key not in self.tables:
            self._make(key)
        table, rows = self.tables[key], self.card.riwayat.get(key, ()) if self.card else ()
        height = table.verticalHeader().defaultSectionSize()
        table.setFixedHeight(38 + height * max(1, min(6, len(rows))))
        table.setVisible(bool(rows))
        self.stack.setVisible(bool(rows))
        self.stack.setCurrentWidget(table)
        self.stack.setFixedHeight(table.height())
        self.note.setText("" if rows else KINDS[key].empty)
        self.note.setVisible(not rows)
        self.add_button.setAccessibleName(f"Tambah {KINDS[key].one}")
        self.add_button.setToolTip(f"Tambah {KINDS[key].one}")
        table.show_rows(rows, self._enters)
        self._hint(bool(rows))

    def _hint(self, rows: bool) -> None:
        self.hint.setVisible(rows and self._enters)

    def _read_changes(self) -> None:
        self._tall()
        if self.card is None or self._asked == self.card.id:
            return
        self._asked = self.card.id
        self.desk.read(self, field_history.field_history, self.card.id, today=self.desk.today(),
                       done=self.changes_model.set_rows, replaces="ubah")  # fmt: skip

    def _tall(self) -> None:
        self.stack.show()
        self.stack.setFixedHeight(330)
        self.hint.hide()

    # build

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._build_groups(box)
        box.addWidget(line())
        box.addSpacing(10)
        self._build_kinds(box)
        self.banner = Banner("error")
        self.banner.hide()
        self.note = label("", "quiet", wrap=True)
        self.note.setContentsMargins(0, 8, 0, 8)
        self.stack = QStackedWidget()
        self.documents = DocumentsBox(self.desk)
        self.documents.said.connect(self.said)
        self.changes_model = TableModel(change_columns(self.desk.clock.local), identity=id, parent=self)
        self.changes_table = DataTable()
        self.changes_table.setModel(self.changes_model)
        self.changes_table.setAccessibleName("Riwayat ubah")
        self.stack.addWidget(self.changes_table)
        self.stack.addWidget(self.documents)
        self.hint = label("F2 atau klik dua kali mengubah isian di tempatnya; PDF atau foto yang dijatuhkan pada baris "
                          "menjadi berkasnya.", "hint", wrap=True)  # fmt: skip
        self.hint.setContentsMargins(0, 6, 0, 0)
        closed = "Data keluarga, disiplin, dan hasil kinerja tidak dibuka untuk peran Anda."
        self.closed = label(closed, "hint", wrap=True)
        self.closed.setContentsMargins(0, 6, 0, 0)
        self.closed.hide()
        for one in (self.banner, self.note, self.stack, self.hint, self.closed):
            box.addWidget(one)
        box.addStretch(1)
        self.buttons["karier"].setChecked(True)

    def _build_groups(self, box: QVBoxLayout) -> None:
        bar = QWidget()
        flow = FlowLayout(bar, 2, 0)
        group = QButtonGroup(self)
        for key, words, _kinds in GROUPS:
            one = button(words, "tab")
            one.setProperty("place", "page")
            one.setCheckable(True)
            group.addButton(one)
            one.clicked.connect(partial(self._group_chosen, key))
            flow.addWidget(one)
            self.buttons[key] = one
        box.addWidget(bar)

    def _build_kinds(self, box: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.chips = ChipRow()
        self.chips.chosen.connect(lambda keys: self._fill(keys[0]))
        self.add_button = button("Tambah", "text", "plus")
        self.add_button.clicked.connect(lambda: self.row_wanted.emit(self._kind, None))
        row.addWidget(self.chips, 1)
        row.addWidget(self.add_button)
        box.addLayout(row)
        box.addSpacing(8)

    def _group_chosen(self, key: str, _on: bool = False) -> None:
        self._group = key
        self._show_group()

    def _make(self, key: str) -> None:
        table = RecordTable(KINDS[key])
        self.deeds.serve(table)
        self.tables[key] = table
        self.stack.addWidget(table)
