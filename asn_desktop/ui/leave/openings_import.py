"""Opening balances from a spreadsheet: what would be written, row by row, before anything is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import thousands
from asn_desktop.services import import_openings
from asn_desktop.services.import_openings import OpeningPreview, OpeningRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.table import Column, DataTable, TableModel


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


def _halves(row: OpeningRow) -> tuple[str, str]:
    """What is wrong, and what to do about it, on a line each."""
    first, stop, rest = remark(row).partition(". ")
    return first + stop.strip(), rest


COLUMNS = (
    Column("Baris", lambda r: str(r.number), width=70, key=lambda r: r.number),
    Column("Pegawai", lambda r: r.nama or "(tanpa nama)", second=lambda r: show_nip(r.nip) if r.nip else "tanpa NIP",
           width=190),
    Column("Hari terpakai", lambda r: "" if r.problems else days_told(r), width=200),
    Column("Keterangan", lambda r: _halves(r)[0], second=lambda r: _halves(r)[1], width=0,
           tone=lambda r: "error" if r.problems else "quiet"),
)  # fmt: skip


class OpeningsImportBox(Box):
    """`saved(years)` after writing; nothing is written before the primary button is pressed."""

    saved = Signal(int)

    def __init__(self, desk: Any, path: Path, year: int, parent: QWidget | None = None) -> None:
        super().__init__("Impor saldo awal cuti", "", parent, width=860)
        self.desk, self.path = desk, path
        self.preview: OpeningPreview | None = None
        self.where = label(path.name, "second", wrap=True)
        self.summary = label("Membaca berkas…", "strong", wrap=True)
        self.banner = Banner("error")
        self.banner.hide()
        self.model = TableModel(COLUMNS, identity=lambda row: row.number)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Baris berkas saldo awal")
        self.table.setMinimumHeight(220)
        for one in (self.where, self.summary, self.banner, self.table):
            self.body.addWidget(one)
        self.cancel_button = self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Masukkan saldo awal", "primary")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        desk.read(self, import_openings.preview, path, today=desk.today(), year=year, done=self._show,
                  failed=self._refused, troubled=self._troubled)  # fmt: skip

    def save(self) -> None:
        """Write every row that is right, or nothing."""
        self.save_button.setEnabled(False)
        self.desk.write(self, import_openings.apply, self.preview, today=self.desk.today(), now=self.desk.now(),
                        reason=f"impor saldo awal {self.path.name}", done=self._saved, failed=self._refused,
                        troubled=self._troubled)  # fmt: skip

    def _show(self, seen: OpeningPreview) -> None:
        self.preview = seen
        rows = sorted(seen.rows, key=lambda row: (not row.problems, not row.new, row.number))
        self.model.set_rows(rows)
        self.where.setText(f"{seen.file_name} · tahun {', '.join(map(str, seen.years))}")
        count = len(seen.writable)
        same = len(seen.rows) - count - len(seen.refused)
        parts = [f"{thousands(count)} orang akan diisi", f"{thousands(len(seen.refused))} baris ditolak",
                 f"{thousands(same)} tanpa perubahan"]  # fmt: skip
        self.summary.setText(", ".join(parts) + ". Isian kosong tetap belum diketahui.")
        self.save_button.setEnabled(count > 0)
        self.save_button.setText(f"Masukkan saldo {thousands(count)} orang" if count else "Tidak ada yang baru")
        self.save_button.setAccessibleName(self.save_button.text())
        (self.save_button if count else self.cancel_button).setFocus()

    def _saved(self, years: int) -> None:
        self.saved.emit(years)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._say("Daftar ini belum dapat dipakai", " ".join(sentence(p) for p in problems))

    def _troubled(self, trouble: Trouble) -> None:
        self._say(*headline(trouble))

    def _say(self, title: str, text: str) -> None:
        self.summary.setVisible(self.preview is not None)
        self.table.setVisible(self.preview is not None)
        self.banner.say("error", title, text)
        self.banner.show()
        self.fit()
