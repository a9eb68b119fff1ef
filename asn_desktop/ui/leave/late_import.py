"""Late entries from a spreadsheet: what would be written, row by row, before anything is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import thousands
from asn_desktop.services.leave import late_sheet
from asn_desktop.services.leave.late_sheet import LateSheet, SheetRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.leave.kind_field import short
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.table import Column, DataTable, TableModel


def remark(row: SheetRow) -> str:
    """Why a row is refused, that it is there already, or what is odd about it."""
    if row.problems:
        return " ".join(sentence(problem) for problem in row.problems)
    if row.row is None or row.row.sudah:
        return "Sudah dicatat, dilewati." if row.row else ""
    return " ".join(sentence(problem) for problem in row.row.warnings)


def _halves(row: SheetRow) -> tuple[str, str]:
    first, stop, rest = remark(row).partition(". ")
    return first + stop.strip(), rest


def _leave(row: SheetRow) -> str:
    ask = row.row.ask if row.row else None
    return f"{short(ask.jenis)} {words.span(ask.mulai, ask.sampai)}" if ask else ""


COLUMNS = (
    Column("Baris", lambda r: str(r.number), width=64, key=lambda r: r.number),
    Column("Pegawai", lambda r: r.nama or "(tanpa nama)", second=lambda r: show_nip(r.nip) if r.nip else "tanpa NIP",
           width=190),
    Column("Cuti", _leave, second=lambda r: r.row.ask.nomor if r.row else "", width=230),
    Column("Keterangan", lambda r: _halves(r)[0], second=lambda r: _halves(r)[1], width=0,
           tone=lambda r: "error" if r.problems else "quiet"),
)  # fmt: skip


class LateImportBox(Box):
    """`saved(count)` after writing; nothing is written before the primary button is pressed."""

    saved = Signal(int)

    def __init__(self, desk: Any, path: Path, charged: bool, parent: QWidget | None = None) -> None:
        super().__init__("Impor entri susulan", "", parent, width=880)
        self.desk, self.path = desk, path
        self.seen: LateSheet | None = None
        self.summary = label("Membaca berkas…", "strong", wrap=True)
        self.banner = Banner("error")
        self.banner.hide()
        self.model = TableModel(COLUMNS, identity=lambda row: row.number)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Baris berkas entri susulan")
        self.table.setMinimumHeight(240)
        for one in (label(path.name, "second", wrap=True), self.summary, self.banner, self.table):
            self.body.addWidget(one)
        self.cancel_button = self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Masukkan", "primary")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        desk.read(self, late_sheet.preview, path, today=desk.today(), charged=charged, done=self._show,
                  failed=self._refused, troubled=self._troubled)  # fmt: skip

    def save(self) -> None:
        """Write every row that is right, or nothing."""
        self.save_button.setEnabled(False)
        self.desk.write(self, late_sheet.apply, self.seen, today=self.desk.today(), now=self.desk.now(),
                        reason=f"impor entri susulan {self.path.name}", done=self._saved, failed=self._refused,
                        troubled=self._troubled)  # fmt: skip

    def _show(self, seen: LateSheet) -> None:
        self.seen = seen
        self.model.set_rows(sorted(seen.rows, key=lambda row: (not row.problems, not row.good, row.number)))
        count = len(seen.writable)
        self.summary.setText(f"{thousands(count)} cuti akan dimasukkan, {thousands(len(seen.refused))} baris ditolak, "
                             f"{thousands(len(seen.known))} sudah dicatat.")  # fmt: skip
        self.save_button.setEnabled(count > 0)
        self.save_button.setText(f"Masukkan {thousands(count)} cuti" if count else "Tidak ada yang baru")
        self.save_button.setAccessibleName(self.save_button.text())
        (self.save_button if count else self.cancel_button).setFocus()

    def _saved(self, rows: Sequence[Any]) -> None:
        self.saved.emit(len(rows))
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._say("Daftar ini belum dapat dipakai", " ".join(sentence(p) for p in problems))

    def _troubled(self, trouble: Trouble) -> None:
        self._say(*headline(trouble))

    def _say(self, title: str, text: str) -> None:
        self.summary.setVisible(self.seen is not None)
        self.table.setVisible(self.seen is not None)
        self.banner.say("error", title, text)
        self.banner.show()
        self.fit()
