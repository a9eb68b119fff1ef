"""Entri susulan: leave already taken on paper, many at a time, each weighed in its row, all kept as one deed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.leave import late_sheet
from asn_desktop.services.leave.late_sheet import LateSheet, SheetRow
from asn_desktop.ui.leave.late_grid import LateGrid
from asn_desktop.ui.leave.late_import import LateImportBox
from asn_desktop.ui.parts.action_bar import ActionBar, lay_over_bar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence

_TOLD = "Cuti yang sudah diberikan dengan surat kertas. Ketik NIP atau nama, atau tempel dengan Ctrl+V."
_WHO = "Pegawainya belum dikenal. Ketik namanya di kolom NIP, lalu pilih dari daftar."
FILES = "Daftar (*.xlsx *.xls *.ods *.csv)"


class LatePage(QWidget):
    """`left` when the grid is given up; `said` after keeping."""

    left = Signal()
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.seen: LateSheet | None = None
        self.grid = LateGrid(desk)
        self.grid.setMinimumHeight(220)
        self.banner = Banner("error")
        self.banner.hide()
        self.import_button = button("Impor dari Excel…", "", "upload")
        self.counted_check = QCheckBox("Hari cuti tahunannya sudah termasuk dalam saldo awal")
        self.row_label = label("", "second", wrap=True)
        self.row_label.hide()
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali ke daftar")
        self.save_button = self.bar.add("Simpan semua", "primary", "check", key="Ctrl+S")
        self._lay_out()
        self.grid.touched.connect(self.weigh)
        self.grid.currentCellChanged.connect(lambda *_: self._say_row())
        self.counted_check.toggled.connect(lambda _on: self.weigh())
        self.import_button.clicked.connect(self._choose_file)
        self.back_button.clicked.connect(self.left)
        self.save_button.clicked.connect(self.save)

    def start(self) -> None:
        """An empty grid, ready for typing; one that was left half filled is still there."""
        if not self.grid.rows():
            self._fresh()
        self.grid.setFocus()
        self.grid.setCurrentCell(0, 0)

    def weigh(self) -> None:
        """Ask what these rows would write, and say it in each of them."""
        self.banner.hide()
        if not self.grid.rows():
            self._fresh()
            return
        self.desk.read(self, late_sheet.preview, self.grid.as_csv(), today=self.desk.today(),
                       file_name="entri susulan", charged=not self.counted_check.isChecked(), done=self._show,
                       failed=self._refused, replaces="timbang")  # fmt: skip

    def save(self) -> None:
        """Keep every row, or none: rows that are refused are put right or emptied first."""
        if self.seen is None or not self.seen.writable:
            self.bar.say("Belum ada baris yang dapat disimpan.", "warn")
            return
        if self._lacking():
            self.bar.say(f"{self._lacking()} baris perlu diperbaiki atau dikosongkan dulu.", "error")
            return
        self.desk.write(self, late_sheet.apply, self.seen, today=self.desk.today(), now=self.desk.now(),
                        reason="entri susulan", done=self._saved, failed=self._refused)  # fmt: skip

    def import_file(self, path: Path) -> LateImportBox:
        """Show what a spreadsheet of late entries would write."""
        self.import_box = LateImportBox(self.desk, path, not self.counted_check.isChecked(), self)
        self.import_box.saved.connect(lambda count: self.said.emit(f"{count} cuti dimasukkan."))
        self.import_box.open()
        return self.import_box

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Pilih daftar cuti", "", FILES)
        if name:
            self.import_file(Path(name))

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 8, 1, 8)
        inner.addWidget(self.grid)
        foot_row = QHBoxLayout()
        foot_row.setContentsMargins(14, 0, 14, 0)
        foot_row.addWidget(self.row_label, 1)
        inner.addLayout(foot_row)
        page = ScrollPage(margins=(20, 12, 20, 12))
        head = QHBoxLayout()
        head.addWidget(label("Entri susulan", "title"), 1)
        head.addWidget(self.import_button)
        page.box.addLayout(head)
        page.box.addWidget(label(_TOLD, "quiet", wrap=True))
        page.box.addWidget(self.counted_check)
        page.box.addWidget(self.banner)
        page.box.addWidget(card, 1)
        lay_over_bar(self, page, self.bar)

    def _fresh(self) -> None:
        self.seen = None
        self.grid.clear_rows()
        self.save_button.setText("Simpan semua")
        self.bar.say("Satu baris untuk satu surat izin.")

    def _show(self, seen: LateSheet) -> None:
        self.seen = seen
        found = {row.number - 2: row for row in seen.rows}  # the list has a heading, and counts from one
        for order, (at, texts) in enumerate(self.grid.rows()):
            row = found.get(order)
            if row is None:
                self.grid.remark(at, _WHO if any(texts) else "", "warn")
            else:
                self.grid.remark(at, *told(row))
        good, lacking = len(seen.writable), self._lacking()
        self.save_button.setText(f"Simpan {good} cuti" if good else "Simpan semua")
        self.save_button.setAccessibleName(self.save_button.text())
        self._say_row()
        parts = [f"{good} siap disimpan"] + ([f"{lacking} perlu diperbaiki"] if lacking else [])
        self.bar.say(", ".join(parts) + ".", "warn" if lacking else "ok")

    def _say_row(self) -> None:
        """What is said about the row the clerk stands on, in full."""
        at = self.grid.currentRow()
        text = self.grid.whole_text(at).replace("\n", " ") if at >= 0 else ""
        self.row_label.setText(f"Baris {at + 1}: {text}" if text else "")
        self.row_label.setVisible(bool(text))

    def _lacking(self) -> int:
        """Rows that stop the others from being kept."""
        if self.seen is None:
            return 0
        return len(self.grid.rows()) - len(self.seen.writable) - len(self.seen.known)

    def _saved(self, rows: Sequence[Any]) -> None:
        self.said.emit(f"{len(rows)} cuti disimpan sebagai entri susulan.")
        self._fresh()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.banner.say("error", "Belum ada yang disimpan", "\n".join(dict.fromkeys(sentence(p) for p in problems[:5])))
        self.banner.show()


def told(row: SheetRow) -> tuple[str, str, str]:
    """(words, tone, everything) of a row: why it is refused, that it is there already, or what it would write."""
    if row.problems:
        words = [sentence(problem) for problem in row.problems]
        return words[0], "error", "\n".join(words)
    if row.row is None:
        return "", "", ""
    if row.row.sudah:
        return f"{row.nama}: sudah dicatat, dilewati.", "", ""
    words = f"{row.nama}: {row.row.lama} {row.row.satuan}"
    warnings = [sentence(problem) for problem in row.row.warnings]
    if warnings:
        return f"{words}. {warnings[0]}", "warn", "\n".join([words, *warnings])
    return words, "ok", words
