"""Aturan cuti: every limit and reading with its ground and first day; a change is dated and names its ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import long_date, short_date
from asn_desktop.services.leave import rule_settings
from asn_desktop.services.leave.rule_settings import RuleRow
from asn_desktop.ui.parts.action_bar import ActionBar, lay_over_bar
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.sentences import leave_rules as words
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

_ALL = "semua"
_PART_OF = {key: part for part, keys in words.PARTS for key in keys}
COLUMNS = (
    Column("Aturan", lambda r: words.name(r.kunci), second=lambda r: r.berlaku.dasar, width=0, strong=True),
    Column("Nilai", lambda r: words.short(r.kunci, r.berlaku.nilai), second=lambda r: _coming(r), width=236),
    Column("Sejak", lambda r: short_date(r.berlaku.mulai), second=lambda r: words.ORIGINS[r.berlaku.asal], width=128,
           key=lambda r: r.berlaku.mulai),
)  # fmt: skip


def _coming(row: RuleRow) -> str:
    """What comes later, in the second line."""
    if not row.mendatang:
        return ""
    later = row.mendatang[0]
    return f"mulai {short_date(later.mulai)}: {words.short(row.kunci, later.nilai)}"


class RulesPage(QWidget):
    """`left` back, `said` after a change; `letter_chosen` never, so that every page of the tab is connected alike."""

    left = Signal()
    said = Signal(str)
    letter_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: list[RuleRow] = []
        self.row: RuleRow | None = None
        self.chips = ChipRow(((_ALL, "Semua"), *((part, part) for part, _ in words.PARTS)))
        self.table, self.model = DataTable(), TableModel(COLUMNS, identity=lambda row: row.kunci)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Aturan cuti")
        self.table.setMinimumHeight(240)
        self.panel = RulePanel(desk)
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali ke daftar")
        self._lay_out()
        self.back_button.clicked.connect(self.left)
        self.chips.chosen.connect(lambda _keys: self._filter())
        self.table.row_chosen.connect(self.panel.show_rule)
        self.panel.changed.connect(self._changed)

    def start(self) -> None:
        """Show what holds today."""
        self.desk.read(self, rule_settings.listing, on=self.desk.today(), done=self._show, replaces="rules")

    def _show(self, rows: list[RuleRow]) -> None:
        self.rows = rows
        self._filter()
        changed = sum(row.diubah for row in rows)
        self.bar.say(f"{changed} aturan berbeda dari bawaan." if changed else "Semua aturan seperti bawaan.")
        self.table.choose(self.panel.key() or rows[0].kunci)
        found = next((row for row in rows if row.kunci == self.panel.key()), rows[0])
        self.panel.show_rule(found)

    def _filter(self) -> None:
        part = self.chips.keys()[0]
        self.model.set_rows([row for row in self.rows if part in (_ALL, _PART_OF.get(row.kunci))])

    def _changed(self, row: RuleRow) -> None:
        self.said.emit(f"{words.name(row.kunci)}: perubahan tercatat")
        self.start()

    def _lay_out(self) -> None:
        page = ScrollPage()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label("Aturan cuti", "title"))
        about = "Batas dan pilihan untuk menghitung, masing-masing dengan dasarnya. Cuti yang sudah diputus tetap "
        texts.addWidget(label(f"{about}memakai aturan waktu itu.", "second", wrap=True))
        card = Card()
        card.body.addWidget(self.chips)
        card.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self.panel)
        page.box.addLayout(texts)
        page.box.addLayout(row, 1)
        lay_over_bar(self, page, self.bar)


class RulePanel(Card):
    """One setting: what holds, why, what was before; and its change. `changed` gives the row after it."""

    changed = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Aturan", parent)
        self.desk = desk
        self.row: RuleRow | None = None
        self.setFixedWidth(372)
        self.value_label, self.ground_label = label("", "number", wrap=True), label("", wrap=True)
        self.since_label, self.past_label = label("", "second", wrap=True), label("", "second", wrap=True)
        self.choice_combo, self.value_edit = QComboBox(), QLineEdit()
        self.since_edit, self.ground_edit = DateField(), QLineEdit()
        self.choice_box = FieldBox("Menjadi", self.choice_combo)
        self.value_box = FieldBox("Menjadi", self.value_edit)
        self.since_box = FieldBox("Berlaku &mulai", self.since_edit)
        self.ground_box = FieldBox("&Dasar hukum", self.ground_edit, "Misalnya: Surat Edaran Bupati 800/5/2026")
        self.save_button = button("Ubah mulai hari itu", "primary")
        self.closed = label("Hanya admin kantor yang mengubah aturan.", "quiet", wrap=True)
        for one in (self.value_label, self.since_label, self.ground_label, self.past_label, line(), self.choice_box,
                    self.value_box, self.since_box, self.ground_box, self.save_button, self.closed):  # fmt: skip
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.save_button.clicked.connect(self.submit)

    def key(self) -> str:
        """Which setting is shown, "" before the first."""
        return self.row.kunci if self.row else ""

    def show_rule(self, row: RuleRow) -> None:
        """Show it, with an empty form."""
        self.row = row
        self.title.setText(words.name(row.kunci))
        self.title.setWordWrap(True)
        self.value_label.setText(words.value(row.kunci, row.berlaku.nilai))
        self.since_label.setText(f"Sejak {long_date(row.berlaku.mulai)}, {words.ORIGINS[row.berlaku.asal]}")
        self.ground_label.setText(row.berlaku.dasar)
        past = [f"{short_date(v.mulai)}: {words.value(row.kunci, v.nilai)}. {v.dasar}" for v in
                (*row.mendatang, *(v for v in row.riwayat if v != row.berlaku and v not in row.mendatang))]
        if row.diubah:
            past.append(f"Bawaan: {words.value(row.kunci, row.bawaan.nilai)}. {row.bawaan.dasar}")
        self.past_label.setText("\n".join(past))
        self.past_label.setVisible(bool(past))
        self._start_form(row)

    def submit(self) -> None:
        """Keep the change."""
        if self.row is None:
            return
        for box in (self.choice_box, self.value_box, self.since_box, self.ground_box):
            box.clear()
        raw = str(self.choice_combo.currentData()) if self.row.pilihan else self.value_edit.text()
        self.desk.write(self, rule_settings.change, self.row.kunci, raw, since=self.since_edit.date(),
                        ground=self.ground_edit.text(), today=self.desk.today(), done=self.changed.emit,
                        failed=self._refused)  # fmt: skip

    def _start_form(self, row: RuleRow) -> None:
        allowed = may(self.desk.actor.role, Deed.MANAGE)
        self.choice_combo.clear()
        for one in row.pilihan:
            self.choice_combo.addItem(words.READINGS[one], one)
        self.choice_combo.setCurrentIndex(max(0, self.choice_combo.findData(row.berlaku.nilai)))
        self.value_edit.setText(row.berlaku.nilai)
        self.value_box.set_label(f"Menjadi ({words.unit(row.kunci)})" if words.unit(row.kunci) else "Menjadi")
        self.since_edit.set_date(None)
        self.ground_edit.clear()
        self.choice_box.setVisible(allowed and bool(row.pilihan))
        self.value_box.setVisible(allowed and not row.pilihan)
        for one in (self.since_box, self.ground_box, self.save_button):
            one.setVisible(allowed)
        for box in (self.choice_box, self.value_box, self.since_box, self.ground_box):
            box.clear()
        self.closed.setVisible(not allowed)

    def _refused(self, problems: Sequence[Problem]) -> None:
        boxes = {"dasar": self.ground_box, "mulai": self.since_box}
        value = self.choice_box if self.row is not None and self.row.pilihan else self.value_box
        for problem in problems:
            boxes.get(problem.field, value).show_problem(sentence(problem))
