"""The list of anomalies: person and finding, chips by weight, kinds and dimensions to narrow by, what to do below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Severity
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import thousands
from asn_desktop.services.anomalies import Anomaly, by_people
from asn_desktop.ui import look
from asn_desktop.ui.employees.fields import place_of
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.anomaly_words import DIMENSIONS, SEVERITIES, TONES, title, what_and_todo, where
from asn_desktop.ui.table import Column, DataTable, TableModel

OPEN, EXPLAINED = "terbuka", "dijelaskan"
CHIPS = ((OPEN, "Semua"), ("E", "Harus diperbaiki"), ("E*", "Perlu alasan"), ("W", "Perlu dicek"),
         (EXPLAINED, "Sudah dijelaskan"))  # fmt: skip

COLUMNS = (
    Column("Pegawai", "nama", second=lambda a: show_nip(a.nip) if a.nip else "NIP belum ada", width=232),
    Column("Temuan", lambda a: what_and_todo(a.finding.problem)[0], second=lambda a: _second(a), width=0),
    Column("Bobot", badge=lambda a: badge(a), width=158, key=lambda a: list(Severity).index(a.finding.severity)),
)


def _second(one: Anomaly) -> str:
    return f"{DIMENSIONS[one.finding.dimension]} · {where(one.finding)}"


def badge(one: Anomaly) -> tuple[str, str]:
    """The weight of a finding, or that it has been explained."""
    if one.reason is not None:
        return ("sudah dijelaskan", "ok")
    return (SEVERITIES[one.finding.severity], TONES[one.finding.severity])


class AnomalyList(QFrame):
    """`repair_wanted(anomaly)`, `explain_wanted(anomaly)`, `withdraw_wanted(anomaly)`."""

    repair_wanted = Signal(object)
    explain_wanted = Signal(object)
    withdraw_wanted = Signal(object)

    def __init__(self, enters: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._enters = enters
        self._all: tuple[Anomaly, ...] = ()
        self._build()
        self.chips.chosen.connect(lambda _keys: self._narrow(kinds=True))
        self.kind_combo.activated.connect(lambda _index: self._narrow())
        self.table.row_chosen.connect(self._detail)
        self.table.row_opened.connect(self.repair_wanted)
        self._detail(None)

    def show_rows(self, rows: Sequence[Anomaly]) -> None:
        """Show the findings of a survey; what was narrowed by stays."""
        self._all = tuple(rows)
        still = [a for a in rows if a.reason is None]
        counts = {str(s): sum(a.finding.severity is s for a in still) for s in Severity}
        self.chips.set_counts({OPEN: len(still), EXPLAINED: len(rows) - len(still), **counts})
        self._narrow(kinds=True)

    def shown(self) -> list[Anomaly]:
        """The findings as narrowed and sorted."""
        return list(self.model.rows)

    def _of_chip(self) -> list[Anomaly]:
        key = (self.chips.keys() or [OPEN])[0]
        if key == EXPLAINED:
            return [a for a in self._all if a.reason is not None]
        still = [a for a in self._all if a.reason is None]
        return still if key == OPEN else [a for a in still if a.finding.severity == key]

    def _narrow(self, *, kinds: bool = False) -> None:
        rows = self._of_chip()
        if kinds:
            self._fill_kinds(rows)
        wanted = self.kind_combo.currentData()
        chosen = [a for a in rows if wanted is None or _key(a) == wanted]
        self.model.set_rows(chosen)
        self.footer.setText(f"{thousands(len(chosen))} temuan pada {thousands(by_people(chosen))} pegawai")
        self.table.setVisible(bool(chosen))
        self.nothing.setVisible(not chosen)
        if not chosen:
            self._say_nothing()
        if chosen and self.table.current_row() is None:
            self.table.choose(chosen[0].id)
        self._detail(self.table.current_row() if chosen else None)

    def _say_nothing(self) -> None:
        if self._all:
            self.nothing.say("check", "Tidak ada di saringan ini.", "Pilih saringan lain di atas.")
        else:
            self.nothing.say("check", "Tidak ada anomali.", "Semua data yang tersimpan lolos pemeriksaan.")

    def _fill_kinds(self, rows: Sequence[Anomaly]) -> None:
        """Kinds that occur, most frequent first."""
        kept, counts = self.kind_combo.currentData(), {}
        for one in rows:
            counts[_key(one)] = counts.get(_key(one), 0) + 1
        self.kind_combo.clear()
        self.kind_combo.addItem("Semua jenis temuan", None)
        for key, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            self.kind_combo.addItem(f"{key}  {thousands(number)}", key)
        self.kind_combo.setCurrentIndex(place_of(self.kind_combo, kept))

    def _detail(self, one: Anomaly | None) -> None:
        """The chosen finding in full, and what can be done about it."""
        self.foot.setVisible(one is not None)
        if one is None:
            return
        self.words.setText(sentence(one.finding.problem))
        self.place.setText(" · ".join(part for part in (one.nama, where(one.finding), one.unit) if part))
        self.reason.setText(f"Penjelasan: {one.reason}" if one.reason else "")
        self.reason.setVisible(one.reason is not None)
        self.explain_button.setVisible(self._enters and one.reason is None)
        self.withdraw_button.setVisible(self._enters and one.reason is not None)

    # build

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 12, 1, 1)
        box.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(15, 0, 15, 10)
        top.setSpacing(8)
        self.chips = ChipRow(CHIPS)
        self.kind_combo = QComboBox()
        self.kind_combo.setAccessibleName("Jenis temuan")
        self.kind_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind_combo.setMinimumContentsLength(30)
        self.footer = label("", "second")
        row = QHBoxLayout()
        row.addWidget(self.kind_combo)
        row.addWidget(self.footer, 1)
        row.setSpacing(12)
        top.addWidget(self.chips)
        top.addLayout(row)
        box.addLayout(top)
        self.model = TableModel(COLUMNS, parent=self)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Daftar anomali")
        self.table.sortable()
        self.table.setMinimumHeight(184)
        self.nothing = EmptyState("check", "", "")
        box.addWidget(self.table, 1)
        box.addWidget(self.nothing, 1)
        box.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 10, 15, 12)
        row.setSpacing(look.GAP)
        text = QVBoxLayout()
        text.setSpacing(2)
        self.place = label("", "row_title", wrap=True)
        self.words = label("", wrap=True)
        self.reason = label("", "second", wrap=True)
        for one in (self.place, self.words, self.reason):
            text.addWidget(one)
        row.addLayout(text, 1)
        self.withdraw_button = button("Batalkan penjelasan")
        self.explain_button = button("Jelaskan…")
        self.repair_button = button("Perbaiki" if self._enters else "Lihat", "primary", "edit" if self._enters else "")
        for made, signal in ((self.withdraw_button, self.withdraw_wanted), (self.explain_button, self.explain_wanted),
                             (self.repair_button, self.repair_wanted)):
            made.clicked.connect(lambda _=False, signal=signal: self._send(signal))
            row.addWidget(made)
        return self.foot

    def _send(self, signal: Any) -> None:
        one = self.table.current_row()
        if one is not None:
            signal.emit(one)


def _key(one: Anomaly) -> str:
    return title(one.finding.code, one.finding.table)
