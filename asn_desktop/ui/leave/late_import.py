"""Late entries from a spreadsheet: what would be written, row by row, before anything is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import thousands
from asn_desktop.services.leave import late_sheet
from asn_desktop.services.leave.late_sheet import LateSheet, SheetRow
from asn_desktop.ui.leave.import_box import ImportBox, halves
from asn_desktop.ui.leave.kind_field import short
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column


def remark(row: SheetRow) -> str:
    """Why a row is refused, that it is there already, or what is odd about it."""
    if row.problems:
        return " ".join(sentence(problem) for problem in row.problems)
    if row.row is None or row.row.sudah:
        return "Sudah dicatat, dilewati." if row.row else ""
    return " ".join(sentence(problem) for problem in row.row.warnings)


def _leave(row: SheetRow) -> str:
    ask = row.row.ask if row.row else None
    return f"{short(ask.jenis)} {words.span(ask.mulai, ask.sampai)}" if ask else ""


COLUMNS = (
    Column("Baris", lambda r: str(r.number), width=64, key=lambda r: r.number),
    Column("Pegawai", lambda r: r.nama or "(tanpa nama)", second=lambda r: show_nip(r.nip) if r.nip else "tanpa NIP",
           width=190),
    Column("Cuti", _leave, second=lambda r: r.row.ask.nomor if r.row else "", width=230),
    Column("Keterangan", lambda r: halves(remark(r))[0], second=lambda r: halves(remark(r))[1], width=0,
           tone=lambda r: "error" if r.problems else "quiet"),
)  # fmt: skip


class LateImportBox(ImportBox):
    """Leave granted on paper, from a spreadsheet; `charged` False: the opening balance counts its days already."""

    def __init__(self, desk: Any, path: Path, charged: bool, parent: QWidget | None = None) -> None:
        super().__init__(desk, path, "Impor entri susulan", "Baris berkas entri susulan", COLUMNS, "Masukkan", parent)
        self.look(late_sheet.preview, charged=charged)

    def save(self) -> None:
        self.write(late_sheet.apply, "impor entri susulan", lambda rows: self.close_with(len(rows)))

    def show_rows(self, seen: LateSheet) -> None:
        self.seen = seen
        self.model.set_rows(sorted(seen.rows, key=lambda row: (not row.problems, not row.good, row.number)))
        count = len(seen.writable)
        self.summary.setText(f"{thousands(count)} cuti akan dimasukkan, {thousands(len(seen.refused))} baris ditolak, "
                             f"{thousands(len(seen.known))} sudah dicatat.")  # fmt: skip
        self.offer(count, f"Masukkan {thousands(count)} cuti")
