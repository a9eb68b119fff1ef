"""The histories of one person as tabs: golongan, jabatan, pendidikan, and every change with its author."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.rules.words import short_date
from asn_desktop.services import field_history
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.services.field_history import FieldChange
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.words import ASSIGNMENTS, TABLES, field_word, value_word
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.table import Column, DataTable, TableModel

_ASSIGNED = dict(ASSIGNMENTS)
CHANGES = "ubah"


def _day(value: Any) -> str:
    return short_date(value) if value else "–"


def _mark(row: Any) -> tuple[str, ...] | None:
    if row.dibatalkan:
        return ("dibatalkan", "neutral", "")
    return ("berlaku", "ok") if getattr(row, "berlaku", False) else None


def _quiet(row: Any) -> str:
    return "quiet" if row.dibatalkan else ""


def _first_day(row: Any) -> Any:
    return row.tmt.toordinal() if row.tmt else None


GOLONGAN = (
    Column("TMT", lambda r: _day(r.tmt), width=120, key=_first_day, tone=_quiet),
    Column("Golongan", lambda r: f"{r.golongan} {r.pangkat}".strip() or "belum diisi", width=210, tone=_quiet),
    Column("MKG", lambda r: f"{r.mkg[0]} th {r.mkg[1]} bl" if r.mkg else "–", width=110, tone=_quiet),
    Column("Nomor SK", lambda r: r.nomor_sk or "–", width=0, tone=_quiet),
    Column("Tanggal SK", lambda r: _day(r.tanggal_sk), width=120, tone=_quiet),
    Column("", "", badge=_mark, width=120),
)
JABATAN = (
    Column("TMT", lambda r: _day(r.tmt), second=lambda r: f"s.d. {_day(r.sampai)}" if r.sampai else "", width=130,
           key=_first_day, tone=_quiet),
    Column("Jabatan", lambda r: f"{_ASSIGNED[r.penugasan]} {r.nama}" if r.penugasan != "D" else r.nama,
           second=lambda r: " · ".join(p for p in (r.unit, f"eselon {r.eselon}" if r.eselon else "") if p), width=0,
           tone=_quiet),
    Column("Nomor SK", lambda r: r.nomor_sk or "–", second=lambda r: _day(r.tanggal_sk), width=210, tone=_quiet),
    Column("", "", badge=_mark, width=120),
)  # fmt: skip
PENDIDIKAN = (
    Column("Tingkat", "tingkat_nama", width=110, tone=_quiet),
    Column("Program studi", lambda r: r.nama or "–", second=lambda r: r.sekolah or "", width=0, tone=_quiet),
    Column("Lulus", lambda r: str(r.tahun_lulus or "–"), width=90, tone=_quiet),
    Column("Nomor ijazah", lambda r: r.nomor_ijazah or "–", width=170, tone=_quiet),
    Column("", "", badge=lambda r: ("dibatalkan", "neutral", "") if r.dibatalkan else (
        ("saat diangkat", "neutral", "") if r.pertama else None), width=140),
)  # fmt: skip


def change_columns(local: Any) -> tuple[Column, ...]:
    """Columns of Riwayat ubah; `local(instant)` gives the moment in the office's zone."""

    def when(r: FieldChange) -> str:
        at = local(r.at)
        return f"{short_date(at.date())} {at:%H.%M}"

    return (
        Column("Waktu", when, second=lambda r: r.actor, width=180, key=lambda r: r.at),
        Column("Isian", lambda r: r.label or field_word(r.table, r.field),
               second=lambda r: " · ".join(p for p in (r.title or TABLES.get(r.table, "Dokumen"), r.row) if p),
               width=220),
        Column("Perubahan", _change,
               second=lambda r: " · ".join(p for p in (_source(r), r.reason) if p), width=0),
    )  # fmt: skip


def _change(change: FieldChange) -> str:
    old, new = value_word(change.field, change.old), value_word(change.field, change.new)
    if change.old in (None, ""):
        return f"diisi: {new}"
    return f"{old} → {new}" if change.new not in (None, "") else f"dikosongkan, tadinya {old}"


def _source(change: FieldChange) -> str:
    return "diketik di kantor ini" if change.origin == "lokal" else f"dari {change.origin}"


class Histories(QWidget):
    """`row_wanted(kind, row or None)` asks for the small form of a row; None means a new one."""

    row_wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._card: EmployeeCard | None = None
        self._asked: Any = None
        self._enters = True
        self.models = {
            "golongan": TableModel(GOLONGAN, parent=self), "jabatan": TableModel(JABATAN, parent=self),
            "pendidikan": TableModel(PENDIDIKAN, parent=self),
            CHANGES: TableModel(change_columns(desk.clock.local), identity=id, parent=self),
        }  # fmt: skip
        self.tables: dict[str, DataTable] = {}
        self.buttons: dict[str, Any] = {}
        self._build()

    def show_card(self, card: EmployeeCard) -> None:
        """Fill the three histories; the changes are read when their tab is shown."""
        self._card, self._asked = card, None
        self.models["golongan"].set_rows(card.riwayat_golongan)
        self.models["jabatan"].set_rows(card.riwayat_jabatan)
        self.models["pendidikan"].set_rows(card.riwayat_pendidikan)
        self.models[CHANGES].set_rows([])
        self._note()
        if self.current() == CHANGES:
            self._read_changes()

    def current(self) -> str:
        """Key of the history that shows."""
        return next(key for key, one in self.buttons.items() if one.isChecked())

    def choose(self, key: str) -> None:
        """Show one history."""
        self.buttons[key].setChecked(True)
        self.stack.setCurrentWidget(self.tables[key])
        self.add_button.setVisible(self._enters and key != CHANGES)
        self._note()
        if key == CHANGES:
            self._read_changes()

    def set_enters(self, enters: bool) -> None:
        """A role that only reads adds nothing."""
        self._enters = enters
        self.add_button.setVisible(enters and self.current() != CHANGES)

    def _note(self) -> None:
        empty = {"golongan": "Belum ada riwayat golongan. Tambah dari SK terakhir.",
                 "jabatan": "Belum ada riwayat jabatan. Tambah dari SK jabatan.",
                 "pendidikan": "Belum ada riwayat pendidikan. Tambah dari ijazah.", CHANGES: ""}  # fmt: skip
        key = self.current()
        self.note.setText("" if self.models[key].rowCount() else empty[key])
        self.note.setVisible(bool(self.note.text()))

    def _read_changes(self) -> None:
        if self._card is None or self._asked == self._card.id:
            return
        self._asked = self._card.id
        self.desk.read(self, field_history.field_history, self._card.id, today=self.desk.today(),
                       done=self.models[CHANGES].set_rows, replaces="ubah")  # fmt: skip

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        self.stack = QStackedWidget()
        for key, words in (("golongan", "Golongan"), ("jabatan", "Jabatan"), ("pendidikan", "Pendidikan"),
                           (CHANGES, "Riwayat ubah")):  # fmt: skip
            one = button(words, "tab")
            one.setProperty("place", "page")
            one.setCheckable(True)
            group.addButton(one)
            one.clicked.connect(lambda _=False, key=key: self.choose(key))
            row.addWidget(one)
            self.buttons[key] = one
            self.stack.addWidget(self._table(key, words))
        row.addStretch(1)
        self.add_button = button("Tambah", "text", "plus", tip="Tambah baris riwayat")
        self.add_button.clicked.connect(lambda: self.row_wanted.emit(self.current(), None))
        row.addWidget(self.add_button)
        box.addLayout(row)
        box.addWidget(line())
        self.note = label("", "quiet", wrap=True)
        self.note.setContentsMargins(0, 12, 0, 4)
        box.addWidget(self.note)
        box.addWidget(self.stack, 1)
        self.buttons["golongan"].setChecked(True)

    def _table(self, key: str, words: str) -> DataTable:
        table = DataTable()
        table.setModel(self.models[key])
        table.setAccessibleName(f"Riwayat {words}" if key != CHANGES else words)
        table.setMinimumHeight(176)
        if key != CHANGES:
            table.row_opened.connect(lambda row, key=key: self.row_wanted.emit(key, row))
            table.setToolTip("Klik dua kali untuk mengubah")
        self.tables[key] = table
        return table
