"""Dated rules of one room: a list with value, ground and first day; the panel changes one from a day on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import long_date, short_date
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

_ALL = "semua"


class RuleWords(Protocol):
    """What a room says of its rules: a module of `ui.sentences`."""

    PARTS: Sequence[tuple[str, Sequence[str]]]
    READINGS: dict[str, str]
    ORIGINS: dict[str, str]

    def name(self, key: str) -> str: ...
    def unit(self, key: str) -> str: ...
    def value(self, key: str, raw: str) -> str: ...
    def short(self, key: str, raw: str) -> str: ...


def columns(words: RuleWords) -> tuple[Column, ...]:
    """Rule over ground, value over what comes later, first day over its origin."""

    def coming(row: Any) -> str:
        if not row.mendatang:
            return ""
        later = row.mendatang[0]
        return f"mulai {short_date(later.mulai)}: {words.short(row.kunci, later.nilai)}"

    return (
        Column("Aturan", lambda r: words.name(r.kunci), second=lambda r: r.berlaku.dasar, width=0, strong=True),
        Column("Nilai", lambda r: words.short(r.kunci, r.berlaku.nilai), second=coming, width=236),
        Column("Sejak", lambda r: short_date(r.berlaku.mulai), second=lambda r: words.ORIGINS[r.berlaku.asal],
               width=128, key=lambda r: r.berlaku.mulai),
    )  # fmt: skip


class RuleBoard(QWidget):
    """`show_rows` fills it; `changed` gives the row after a change. `change` is the service's deed."""

    changed = Signal(object)

    def __init__(self, desk: Any, words: Any, change: Callable[..., Any], title: str,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: RuleWords = words
        self.rows: list[Any] = []
        self._part_of = {key: part for part, keys in words.PARTS for key in keys}
        self.chips = ChipRow(((_ALL, "Semua"), *((part, part) for part, _ in words.PARTS)))
        self.table, self.model = DataTable(), TableModel(columns(words), identity=lambda row: row.kunci)
        self.table.setModel(self.model)
        self.table.setAccessibleName(title)
        self.table.setMinimumHeight(240)
        self.panel = RulePanel(desk, words, change)
        card = Card()
        card.body.addWidget(self.chips)
        card.body.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self.panel)
        self.chips.chosen.connect(lambda _keys: self._filter())
        self.table.row_chosen.connect(self.panel.show_rule)
        self.panel.changed.connect(self.changed)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """What holds; the rule chosen before stays chosen."""
        self.rows = list(rows)
        self._filter()
        self.table.choose(self.panel.key() or rows[0].kunci)
        self.panel.show_rule(next((row for row in rows if row.kunci == self.panel.key()), rows[0]))

    def state(self) -> str:
        """How many rules differ from what the program ships."""
        changed = sum(row.diubah for row in self.rows)
        return f"{changed} aturan berbeda dari bawaan." if changed else "Semua aturan seperti bawaan."

    def _filter(self) -> None:
        part = self.chips.keys()[0]
        self.model.set_rows([row for row in self.rows if part in (_ALL, self._part_of.get(row.kunci))])


class RulePanel(Card):
    """One setting: what holds, why, what was before; and its change. `changed` gives the row after it."""

    changed = Signal(object)

    def __init__(self, desk: Any, words: RuleWords, change: Callable[..., Any], parent: QWidget | None = None) -> None:
        super().__init__("Aturan", parent)
        self.desk, self.words, self._change = desk, words, change
        self.row: Any = None
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
        return self.row.kunci if self.row is not None else ""

    def show_rule(self, row: Any) -> None:
        """Show it, with an empty form."""
        self.row = row
        words = self.words
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
        for box in self._boxes():
            box.clear()
        raw = str(self.choice_combo.currentData()) if self.row.pilihan else self.value_edit.text()
        self.desk.write(self, self._change, self.row.kunci, raw, since=self.since_edit.date(),
                        ground=self.ground_edit.text(), today=self.desk.today(), done=self.changed.emit,
                        failed=self._refused)  # fmt: skip

    def _boxes(self) -> tuple[FieldBox, ...]:
        return self.choice_box, self.value_box, self.since_box, self.ground_box

    def _start_form(self, row: Any) -> None:
        allowed = may(self.desk.actor.role, Deed.MANAGE)
        self.choice_combo.clear()
        for one in row.pilihan:
            self.choice_combo.addItem(self.words.READINGS[one], one)
        self.choice_combo.setCurrentIndex(max(0, self.choice_combo.findData(row.berlaku.nilai)))
        self.value_edit.setText(row.berlaku.nilai)
        unit = self.words.unit(row.kunci)
        self.value_box.set_label(f"Menjadi ({unit})" if unit else "Menjadi")
        self.since_edit.set_date(None)
        self.ground_edit.clear()
        self.choice_box.setVisible(allowed and bool(row.pilihan))
        self.value_box.setVisible(allowed and not row.pilihan)
        for one in (self.since_box, self.ground_box, self.save_button):
            one.setVisible(allowed)
        for box in self._boxes():
            box.clear()
        self.closed.setVisible(not allowed)

    def _refused(self, problems: Sequence[Problem]) -> None:
        boxes = {"dasar": self.ground_box, "mulai": self.since_box}
        value = self.choice_box if self.row is not None and self.row.pilihan else self.value_box
        for problem in problems:
            boxes.get(problem.field, value).show_problem(sentence(problem))
