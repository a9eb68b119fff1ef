"""Peta jabatan: need beside holders, what is vacant, what is not on the map; a post to add, change or end."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.bezetting import BezettingLine
from asn_desktop.rules.post_codes import KINDS
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import thousands
from asn_desktop.services import position_form, positions, units
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.fields import place_of
from asn_desktop.ui.employees.position_box import PositionBox, ProposalBox
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences.position_words import away_words, beside_words, difference, holder, holder_words
from asn_desktop.ui.table import Column, DataTable, TableModel

CHIPS = (("semua", "Semua"), ("kosong", "Belum terisi"), ("lebih", "Lebih dari kebutuhan"),
         ("luar", "Belum di peta"), ("ganda", "Pemangku ganda"))  # fmt: skip
_KEPT: dict[str, Any] = {
    "semua": lambda one: True, "kosong": lambda one: one.vacant > 0, "lebih": lambda one: (one.selisih or 0) > 0,
    "luar": lambda one: not one.on_map, "ganda": lambda one: one.double,
}  # fmt: skip


def _tone(line: BezettingLine) -> str:
    return "warn" if line.vacant or line.double else ""


def _second(line: BezettingLine) -> str:
    kind = " · ".join(part for part in (KINDS.get(line.jenis, ""), line.eselon or line.jenjang or "") if part)
    return " · ".join(part for part in (line.unit, kind) if part)


def _beside(line: BezettingLine) -> str:
    return "; ".join(part for part in (beside_words(line), away_words(line)) if part)


COLUMNS = (
    Column("Jabatan", lambda r: r.nama or "(jabatan belum diisi)", second=_second, width=360),
    Column("Kelas", lambda r: str(r.kelas or "–"), width=64, align="right", key=lambda r: r.kelas),
    Column("Kebutuhan", lambda r: "–" if r.kebutuhan is None else str(r.kebutuhan), width=100, align="right",
           key=lambda r: r.kebutuhan),
    Column("PNS", lambda r: str(r.pns), width=56, align="right", key=lambda r: r.pns),
    Column("PPPK", lambda r: str(r.pppk), width=62, align="right", key=lambda r: r.pppk),
    Column("PW", lambda r: str(r.pppk_pw), width=52, align="right", key=lambda r: r.pppk_pw),
    Column("+/−", difference, width=58, align="right", key=lambda r: r.selisih, tone=_tone),
    Column("Pemangku", lambda r: holder_words(r) or ("kosong" if r.on_map else ""), width=0,
           second=lambda r: _beside(r) or None, tone=lambda r: "" if r.holders else "quiet"),
)


class Shown(NamedTuple):
    """The map with the units one may narrow it by."""

    lines: tuple[BezettingLine, ...]
    tree: list[units.UnitRow]


def ask_map(session: Any, *, on: Any, unit_id: uuid.UUID | None) -> Shown:
    """The map and the tree, in one reading."""
    return Shown(positions.bezetting(session, on=on, unit_id=unit_id), units.tree(session))


class PositionsPage(QWidget):
    """`left` back to the units; `said(words)` for the toast; `person_wanted(id)` to a holder's page."""

    left = Signal()
    said = Signal(str)
    person_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._lines: tuple[BezettingLine, ...] = ()
        self._tree: list[units.UnitRow] = []
        self._enters = may(desk.actor.role, Deed.ENTER)
        self._build()
        desk.changed.connect(lambda _tables: self.refresh() if self.isVisible() else None)

    def refresh(self) -> None:
        """Read the map anew; what was narrowed by stays."""
        self.desk.read(self, ask_map, on=self.desk.today(), unit_id=self.unit_combo.currentData(), done=self._show,
                       replaces="peta")

    def _show(self, shown: Shown) -> None:
        self._lines, self._tree = shown
        kept = self.unit_combo.currentData()
        self.unit_combo.clear()
        self.unit_combo.addItem("Semua unit", None)
        for row in shown.tree:
            self.unit_combo.addItem("    " * max(0, row.depth - 1) + row.nama, row.id)
        self.unit_combo.setCurrentIndex(place_of(self.unit_combo, kept))
        self.chips.set_counts({key: sum(map(test, self._lines)) for key, test in _KEPT.items()})
        self._narrow()

    def _narrow(self) -> None:
        test = _KEPT[(self.chips.keys() or ["semua"])[0]]
        rows = [line for line in self._lines if test(line)]
        self.model.set_rows(rows)
        need = sum(line.kebutuhan or 0 for line in rows)
        held, vacant = sum(line.jumlah for line in rows), sum(line.vacant for line in rows)
        self.footer.setText(f"{thousands(len(rows))} jabatan · kebutuhan {thousands(need)} · pemangku "
                            f"{thousands(held)} · belum terisi {thousands(vacant)}")
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if rows and self.table.current_row() is None:
            self.table.choose(self.model.identity(rows[0]))
        self._detail(self.table.current_row() if rows else None)

    def _detail(self, line: BezettingLine | None) -> None:
        self.foot.setVisible(line is not None)
        if line is None:
            return
        self.place.setText(" · ".join(part for part in (line.nama or "Jabatan belum diisi", line.unit) if part))
        words = [", ".join(map(holder, line.holders)) or "Tidak ada pemangku definitif.", _beside(line)]
        if line.double:
            words.append("Dua pemangku definitif pada satu jabatan struktural: akhiri salah satunya.")
        self.words.setText(" ".join(one.rstrip(".") + "." for one in words if one))
        self.edit_button.setText("Ubah" if line.on_map else "Masukkan ke peta")
        self.edit_button.setVisible(self._enters and bool(line.nama))
        self.end_button.setVisible(self._enters and line.on_map)

    # deeds

    def _open(self, line: BezettingLine | None) -> None:
        self.position_box = PositionBox(self.desk, line, self.unit_combo.currentData(), self._tree, self)
        self.position_box.saved.connect(lambda name: self.said.emit(f"{name} tersimpan di peta jabatan."))
        self.position_box.open()

    def _edit(self) -> None:
        if (line := self.table.current_row()) is not None:
            self._open(line)

    def _end(self) -> None:
        if (line := self.table.current_row()) is not None and line.position_id is not None:
            self.desk.write(self, position_form.end, line.position_id, last_day=self.desk.today(),
                            done=lambda _none: self.said.emit(f"{line.nama} keluar dari peta mulai besok."))

    def _propose(self) -> None:
        self.desk.read(self, position_form.proposed, on=self.desk.today(), unit_id=self.unit_combo.currentData(),
                       done=self._proposed)

    def _proposed(self, lines: Sequence[BezettingLine]) -> None:
        if not lines:
            self.said.emit("Semua jabatan yang ada pemangkunya sudah ada di peta.")
            return
        self.proposal_box = ProposalBox(self.desk, lines, self)
        self.proposal_box.adopted.connect(lambda number: self.said.emit(f"{number} jabatan masuk ke peta."))
        self.proposal_box.open()

    def _to_person(self, line: BezettingLine) -> None:
        if line.holders:
            self.person_wanted.emit(line.holders[0].employee_id)

    # build

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 12)
        outer.setSpacing(look.GAP)
        head = QHBoxLayout()
        head.setSpacing(10)
        back = button("Unit", "text", "chevron_left")
        back.clicked.connect(self.left)
        self.unit_combo = QComboBox()
        self.unit_combo.setAccessibleName("Unit")
        self.unit_combo.addItem("Semua unit", None)
        self.unit_combo.setMinimumContentsLength(14)
        self.unit_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit_combo.activated.connect(lambda _index: self.refresh())
        self.propose_button = button("Usulkan dari data…")
        self.propose_button.clicked.connect(self._propose)
        self.new_button = button("Jabatan baru", "primary", "plus")
        self.new_button.clicked.connect(lambda: self._open(None))
        head.addWidget(back)
        head.addWidget(label("Peta jabatan", "title"))
        head.addStretch(1)
        for one in (self.unit_combo, self.propose_button, self.new_button):
            head.addWidget(one)
        for one in (self.propose_button, self.new_button):
            one.setVisible(self._enters)
        outer.addLayout(head)
        outer.addWidget(self._build_list(), 1)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)

    def _build_list(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(1, 12, 1, 1)
        box.setSpacing(8)
        self.chips = ChipRow(CHIPS)
        self.chips.setContentsMargins(15, 0, 15, 0)
        self.chips.chosen.connect(lambda _keys: self._narrow())
        self.footer = label("", "second")
        self.footer.setContentsMargins(16, 0, 16, 0)
        self.model = TableModel(COLUMNS, identity=lambda r: (r.unit_id, r.position_id, r.nama), parent=self)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Peta jabatan")
        self.table.sortable()
        self.table.setMinimumHeight(150)
        self.table.row_chosen.connect(self._detail)
        self.table.row_opened.connect(self._to_person)
        self.nothing = EmptyState("tree", "Tidak ada jabatan di sini.",
                                  "Tambah jabatan, atau usulkan dari data pegawai yang ada.")
        for one in (self.chips, self.footer):
            box.addWidget(one)
        box.addWidget(self.table, 1)
        box.addWidget(self.nothing, 1)
        box.addWidget(self._build_foot())
        return card

    def _build_foot(self) -> QWidget:
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 2, 15, 12)
        row.setSpacing(look.GAP)
        text = QVBoxLayout()
        text.setSpacing(2)
        self.place, self.words = label("", "row_title", wrap=True), label("", wrap=True)
        text.addWidget(self.place)
        text.addWidget(self.words)
        row.addLayout(text, 1)
        self.end_button = button("Keluarkan dari peta")
        self.end_button.clicked.connect(self._end)
        self.edit_button = button("Ubah", "", "edit")
        self.edit_button.clicked.connect(self._edit)
        row.addWidget(self.end_button)
        row.addWidget(self.edit_button)
        return self.foot
