"""Opening balances from a spreadsheet: what would be written, row by row, before anything is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import thousands
from asn_desktop.services import import_openings
from asn_desktop.services.import_openings import OpeningPreview, OpeningRow
from asn_desktop.ui.leave.import_box import ImportBox, halves
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column


def days_told(row: OpeningRow) -> str:
    """ "2024: 12 · 2025: 6, ditangguhkan 4"."""
    parts = [f"{year}: {used}" + (f", ditangguhkan {late}" if late else "") for year, (used, late) in row.new.items()]
    return " · ".join(parts) or "tidak ada yang baru"


def remark(row: OpeningRow) -> str:
    """Why a row is refused, what it changes, or which years it leaves unknown."""
    if row.problems:
        return " ".join(sentence(problem) for problem in row.problems)
    parts = [f"{year} semula {used}." for year, (used, _) in row.old.items()]
    if row.unknown:
        parts.append(f"{', '.join(map(str, row.unknown))} tetap belum diketahui.")
    return " ".join(parts)


COLUMNS = (
    Column("Baris", lambda r: str(r.number), width=70, key=lambda r: r.number),
    Column("Pegawai", lambda r: r.nama or "(tanpa nama)", second=lambda r: show_nip(r.nip) if r.nip else "tanpa NIP",
           width=190),
    Column("Hari terpakai", lambda r: "" if r.problems else days_told(r), width=200),
    Column("Keterangan", lambda r: halves(remark(r))[0], second=lambda r: halves(remark(r))[1], width=0,
           tone=lambda r: "error" if r.problems else "quiet"),
)  # fmt: skip


class OpeningsImportBox(ImportBox):
    """Opening balances from a spreadsheet; `saved` gives the number of years that were filled in."""

    def __init__(self, desk: Any, path: Path, year: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, path, "Impor saldo awal cuti", "Baris berkas saldo awal", COLUMNS,
                         "Masukkan saldo awal", parent)  # fmt: skip
        self.look(import_openings.preview, year=year)

    def save(self) -> None:
        self.write(import_openings.apply, "impor saldo awal", self.close_with)

    def show_rows(self, seen: OpeningPreview) -> None:
        self.seen = seen
        self.model.set_rows(sorted(seen.rows, key=lambda row: (not row.problems, not row.new, row.number)))
        self.where.setText(f"{seen.file_name} · tahun {', '.join(map(str, seen.years))}")
        count = len(seen.writable)
        same = len(seen.rows) - count - len(seen.refused)
        parts = [f"{thousands(count)} orang akan diisi", f"{thousands(len(seen.refused))} baris ditolak",
                 f"{thousands(same)} tanpa perubahan"]  # fmt: skip
        self.summary.setText(", ".join(parts) + ". Isian kosong tetap belum diketahui.")
        self.offer(count, f"Masukkan saldo {thousands(count)} orang")
