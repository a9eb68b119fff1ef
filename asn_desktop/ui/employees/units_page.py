"""Unit dan pejabat: the tree, what each unit says for itself and what it inherits, and its officials."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import short_date
from asn_desktop.services import officials, unit_form, units
from asn_desktop.services.unit_form import UnitAsk
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees import unit_deeds
from asn_desktop.ui.employees.fields import Fields
from asn_desktop.ui.employees.merge_box import MergeBox
from asn_desktop.ui.employees.official_box import ROLES, OfficialBox
from asn_desktop.ui.employees.twins_box import TwinsBox
from asn_desktop.ui.employees.unit_blanks import UnitForm
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

WEEKS = (("12345", "Senin–Jumat"), ("123456", "Senin–Sabtu"))
MODES = (("agenda", "Agenda kantor ini"), ("diketik", "Diketik sendiri"), ("kosong", "Dikosongkan, diisi kemudian"))
_WORDS = {"hari_kerja": dict(WEEKS), "nomor_mode": dict(MODES)}
_ROLE = dict(ROLES)

TREE = (
    Column("Unit", lambda r: "    " * r.depth + r.nama, width=0),
    Column("Pegawai", lambda r: str(r.pegawai), width=84, align="right"),
)
OFFICIALS = (
    Column("Pejabat", "nama", second=lambda r: show_nip(r.nip) if r.nip else "tanpa NIP", width=200),
    Column("Jabatan", "jabatan_tertulis", second=lambda r: _ROLE[r.peran], width=0),
    Column("Berlaku", lambda r: f"sejak {short_date(r.berlaku_mulai)}",
           second=lambda r: f"s.d. {short_date(r.berlaku_sampai)}" if r.berlaku_sampai else "", width=150),
)  # fmt: skip


class Shown(NamedTuple):
    """One unit with its officials and everybody's parents."""

    form: unit_form.UnitForm
    officials: list[officials.Official]
    tree: list[units.UnitRow]


def ask_unit(session: Any, unit_id: uuid.UUID) -> Shown:
    """Everything the page shows of one unit, in one reading."""
    return Shown(unit_form.form(session, unit_id), officials.of_unit(session, unit_id), units.tree(session))


class UnitsPage(QWidget):
    """`left` back to the list; `said(words)` for the toast; `positions_wanted` opens the map of posts."""

    left = Signal()
    said = Signal(str)
    positions_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._unit: uuid.UUID | None = None
        self._new = False
        self._wanted: uuid.UUID | None = None
        self.more_button: Any = None  # only for a role that enters
        self._build()

    def refresh(self) -> None:
        """Read the tree; the chosen unit stays."""
        self.desk.read(self, units.tree, done=self._show_tree, replaces="pohon")

    def _show_tree(self, rows: list[units.UnitRow]) -> None:
        self.model.set_rows(rows)
        wanted, self._wanted = self._wanted or self._unit, None
        if rows and not self.table.choose(wanted):
            self.table.choose(rows[0].id)
        if self.table.current_row() is not None:
            self._load(self.table.current_row().id)

    def _chosen(self, row: units.UnitRow | None) -> None:
        if row is not None:
            self._load(row.id)

    def _load(self, unit_id: uuid.UUID) -> None:
        self._unit, self._new = unit_id, False
        self.desk.read(self, ask_unit, unit_id, done=self._show, replaces="unit")

    def _show(self, shown: Shown) -> None:
        self.banner.hide()
        self.fields.clear()
        form = shown.form
        self._parents(shown.tree, form.id)
        self.fields.fill({"nama": form.nama, "parent_id": form.parent_id, **form.own})
        self._show_inherited(form)
        self.official_model.set_rows(shown.officials)
        self.end_button.setVisible(self.official_table.current_row() is not None and self.more_button is not None)
        self.official_table.setFixedHeight(40 + 50 * max(1, min(3, len(shown.officials))))
        self.official_card.show()
        self.alias_label.setText("Ejaan lain: " + ", ".join(form.aliases) if form.aliases else "")
        self.alias_label.setVisible(bool(form.aliases))
        self.bar.say("Yang kosong diwarisi dari atas.")

    def _parents(self, tree: list[units.UnitRow], own: uuid.UUID | None) -> None:
        rows = [(row.id, "    " * row.depth + row.nama) for row in tree if row.id != own]
        self.fields.choices("parent_id", rows, empty="(unit teratas)")

    def _show_inherited(self, form: unit_form.UnitForm | None) -> None:
        """Say under each field what holds while it is blank, and where it comes from."""
        for name, box in self.fields.boxes.items():
            if name in ("nama", "parent_id"):
                continue
            value = form.inherited.get(name) if form else None
            words = _WORDS.get(name, {}).get(str(value), value)
            source = form.source.get(name) if form else None
            editor = self.fields.editors[name]
            if isinstance(editor, QLineEdit):
                editor.setPlaceholderText(str(words or ""))
            else:
                editor.setItemText(0, str(words or ""))
            own = form is not None and form.own.get(name) not in (None, "")
            origin = f"Diwarisi dari {source}." if source else "Bawaan aplikasi." if words else ""
            box.set_hint("" if own else origin)

    # deeds

    def new_unit(self) -> None:
        """An empty unit under the chosen one."""
        parent, self._new = self._unit, True
        self._parents(self.model.rows, None)
        self.fields.fill(dict.fromkeys(self.fields.editors))
        self.fields.fill({"parent_id": parent})
        self._show_inherited(None)
        self.official_card.hide()
        self.alias_label.hide()
        self.bar.say("Isi namanya; yang lain boleh kosong.")
        self.form.nama_edit.setFocus()

    def save(self) -> None:
        """Enter or change the unit."""
        values = self.fields.read()
        width = values["nomor_lebar"]
        if width and not (width.isascii() and width.isdigit()):
            self._refused([Problem("NUMBER_UNREADABLE", "nomor_lebar", {"raw": width})])
            return
        values["nomor_lebar"] = int(width) if width else None
        ask = UnitAsk(values.pop("nama"), values.pop("parent_id"), None if self._new else self._unit, own=values)
        self.desk.write(self, unit_form.save, ask, today=self.desk.today(), done=self._saved, failed=self._refused)

    def _saved(self, unit_id: uuid.UUID) -> None:
        self._wanted = unit_id
        self.said.emit(f"Unit {self.form.nama_edit.text().strip()} tersimpan.")
        self.refresh()

    def _refused(self, problems: Sequence[Problem]) -> None:
        marked = self.fields.show(problems)
        others = [sentence(p) for p in problems if p.field not in self.fields.boxes]
        self.banner.say("error", "Belum dapat disimpan", " ".join(others))
        self.banner.setVisible(bool(others))
        if marked:
            self.fields.focus(marked[0])

    def _add_official(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.official_box = OfficialBox(self.desk, row.id, row.nama, self)
            self.official_box.saved.connect(lambda: self._load(row.id))
            self.official_box.open()

    def _open_deed(self, make: Any, subject: Any = None) -> None:
        """A rare deed on the chosen unit, or on one of its officials."""
        if (row := self.table.current_row()) is not None:
            self.deed_box = make(self.desk, *((subject,) if subject is not None else (row.id, row.nama)), self)
            self.deed_box.kept.connect(self.said)
            self.deed_box.kept.connect(lambda _words: self.refresh())
            self.deed_box.open()

    def _end_official(self) -> None:
        if (official := self.official_table.current_row()) is not None:
            self._open_deed(unit_deeds.ending_box, official)

    def _merge(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.merge_box = MergeBox(self.desk, row, self.model.rows, self)
            self.merge_box.merged.connect(self._merged)
            self.merge_box.open()

    def _twins(self) -> None:
        self.twins_box = TwinsBox(self.desk, self)
        self.twins_box.merged.connect(self._merged)
        self.twins_box.open()

    def _merged(self, keep: uuid.UUID, words: str) -> None:
        self._wanted = keep
        self.said.emit(words)
        self.refresh()

    # build

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 12)
        outer.setSpacing(look.GAP)
        outer.addWidget(self._build_tree(), 2)
        right = QVBoxLayout()
        right.setSpacing(look.GAP)
        page = ScrollPage(margins=(0, 0, 0, 0))
        self.banner = Banner("error")
        self.banner.hide()
        self.form = UnitForm()
        self.fields = Fields(self.form)
        self.fields.choices("hari_kerja", WEEKS, empty="")
        self.fields.choices("nomor_mode", MODES, empty="")
        self.alias_label = label("", "second", wrap=True)
        page.box.addWidget(self.banner)
        page.box.addWidget(self._build_officials())
        page.box.addWidget(self.form)
        page.box.addWidget(self.alias_label)
        page.box.addStretch(1)
        right.addWidget(page, 1)
        self.bar = ActionBar()
        enters = may(self.desk.actor.role, Deed.ENTER)
        self.twins_button.setVisible(enters)
        if enters:
            self.more_button = self.bar.add("Lainnya")
            self.more_menu = unit_deeds.menu_on(self.more_button, (
                ("Tambah ejaan lain…", lambda: self._open_deed(unit_deeds.spelling_box)),
                ("Tutup unit ini…", lambda: self._open_deed(unit_deeds.closing_box))))
            self.merge_button = self.bar.add("Gabungkan ejaan…")
            self.merge_button.clicked.connect(self._merge)
            self.save_button = self.bar.add("Simpan", "primary", "check", "Ctrl+S")
            self.save_button.clicked.connect(self.save)
        self.official_button.setVisible(enters)
        self.new_button.setVisible(enters)
        right.addWidget(self.bar)
        outer.addLayout(right, 3)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)

    def _build_tree(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(1, 10, 1, 1)
        box.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(11, 0, 11, 0)
        back = button("Pegawai", "text", "chevron_left")
        back.clicked.connect(self.left)
        self.new_button = button("Unit baru", "", "plus")
        self.new_button.clicked.connect(self.new_unit)
        head.addWidget(back)
        head.addStretch(1)
        head.addWidget(self.new_button)
        box.addLayout(head)
        self.model = TableModel(TREE, parent=self)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Pohon unit")
        self.table.row_chosen.connect(self._chosen)
        box.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(11, 2, 11, 10)
        self.map_button = button("Peta jabatan", "", "tree")
        self.map_button.clicked.connect(self.positions_wanted)
        self.twins_button = button("Ejaan kembar…")
        self.twins_button.clicked.connect(self._twins)
        for one in (self.map_button, self.twins_button):
            foot.addWidget(one, 1)
        box.addLayout(foot)
        return card

    def _build_officials(self) -> Card:
        self.official_card = Card("Pejabat")
        self.official_button = button("Tambah pejabat", "text", "plus")
        self.official_button.clicked.connect(self._add_official)
        self.end_button = button("Akhiri masa tugas…", "text", tip="Hari terakhir pejabat yang dipilih")
        self.end_button.clicked.connect(self._end_official)
        self.end_button.hide()
        self.official_card.head.addWidget(self.end_button)
        self.official_card.head.addWidget(self.official_button)
        self.official_model = TableModel(OFFICIALS, parent=self)
        table = DataTable()
        table.setModel(self.official_model)
        table.setAccessibleName("Pejabat unit")
        table.row_chosen.connect(lambda _row: self.end_button.setVisible(self.more_button is not None))
        self.official_table = table
        self.official_card.body.addWidget(table)
        return self.official_card
