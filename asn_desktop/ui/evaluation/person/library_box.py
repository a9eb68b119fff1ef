"""Pustaka: the office's own indicators, to be taken into a result; kept from a result, taken out when of no use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.evaluation import library
from asn_desktop.services.evaluation.library import KeptAsk, KeptRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

COLUMNS = (
    Column("Indikator", "indikator", second=lambda r: r.rencana, width=0, strong=True),
    Column("Aspek", lambda r: r.aspek or "–", width=110),
    Column("Target", lambda r: r.target or "diisi sendiri", width=170),
    Column("Jabatan", lambda r: r.jabatan or "semua", width=190),
)


class LibraryBox(Box):
    """`taken` gives the KeptRow; `said` a short word. `typed`: the indicator in the editor, which can be kept here."""

    taken = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Any, jabatan: str, typed: KeptAsk | None, parent: QWidget | None = None) -> None:
        super().__init__("Pustaka indikator", parent=parent, width=860)
        self.desk, self._jabatan, self._typed = desk, jabatan, typed
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari indikator, hasil kerja, jabatan")
        self.search_edit.setAccessibleName("Cari di pustaka")
        self.own_check = QCheckBox(f"Hanya untuk jabatan {jabatan}" if jabatan else "Hanya untuk jabatan ini")
        self.own_check.setChecked(bool(jabatan))
        self.own_check.setVisible(bool(jabatan))
        self.banner = Banner("error")
        self.banner.hide()
        told = "Belum ada indikator yang cocok. Simpan indikator yang sedang diisi agar dapat dipakai lagi."
        self.nothing = label(told, "quiet", wrap=True)
        self.model = TableModel(COLUMNS)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Indikator pustaka")
        self.table.setMinimumHeight(230)
        for one in (self.search_edit, self.own_check, self.banner, self.table, self.nothing):
            self.body.addWidget(one)
        self.keep_button = self.add_button("Simpan indikator yang diisi", "text", left=True)
        self.keep_button.setVisible(typed is not None)
        self.void_button = self.add_button("Keluarkan dari pustaka", "text", left=True)
        self.add_button("Tutup", closes=True)
        self.take_button = self.add_button("Pakai indikator ini", "primary")
        self.take_button.clicked.connect(self.take)
        self.keep_button.clicked.connect(self.keep)
        self.void_button.clicked.connect(self.void)
        self.table.row_opened.connect(lambda _row: self.take())
        self.search_edit.textChanged.connect(self.model.filter)
        self.search_edit.returnPressed.connect(self._to_table)
        self.own_check.toggled.connect(lambda _on: self.ask())
        self.search_edit.setFocus()
        self.ask()

    def ask(self) -> None:
        """Read the library."""
        own = self._jabatan if self.own_check.isChecked() else None
        self.desk.read(self, library.listing, jabatan=own or None, done=self._show, replaces="pustaka")

    def take(self) -> None:
        """Give the chosen indicator to the editor."""
        row = self.table.current_row()
        if row is not None:
            self.taken.emit(row)
            self.accept()

    def keep(self) -> None:
        """Keep what is typed in the editor."""
        self.desk.write(self, library.keep, self._typed, done=self._kept, failed=self._refused,
                        reason="pustaka indikator")  # fmt: skip

    def void(self) -> None:
        """Take the chosen indicator out; SKP that use it stay as they are."""
        row = self.table.current_row()
        if row is not None:
            self.desk.write(self, library.void, row.id, "tidak dipakai lagi", failed=self._refused,
                            done=lambda _none: self.ask(), reason="pustaka indikator")  # fmt: skip

    def _show(self, rows: Sequence[KeptRow]) -> None:
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        for one in (self.take_button, self.void_button):
            one.setEnabled(bool(rows))
        if rows and self.table.current_row() is None:
            self.table.choose(rows[0].id)
        self.fit()

    def _kept(self, row: KeptRow) -> None:
        self.keep_button.hide()
        self.said.emit("Indikator masuk pustaka")
        self.ask()
        self.table.choose(row.id)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.banner.say("error", "Belum dapat disimpan", " ".join(sentence(p) for p in problems))
        self.banner.show()
        self.fit()

    def _to_table(self) -> None:
        if self.model.rows:
            self.table.choose(self.model.rows[0].id)
            self.table.setFocus()
