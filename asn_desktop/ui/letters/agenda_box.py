"""Buku agenda: every number of the year in its order, and whether the row is unbroken."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules import words as dates
from asn_desktop.services import letters, units
from asn_desktop.services.letters import GapReport
from asn_desktop.ui.box import Box
from asn_desktop.ui.letters import words
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.table import Column, DataTable, TableModel

COLUMNS = (
    Column("No.", lambda r: str(r.urut), align="right", width=64, key=lambda r: r.urut),
    Column("Nomor surat", lambda r: r.nomor or "", width=240),
    Column("Perihal", "perihal", second=lambda r: r.nama or "", width=0),
    Column("Tanggal", lambda r: dates.short_date(r.tanggal) if r.tanggal else "", width=120, key=lambda r: r.tanggal),
    Column("Keadaan", badge=words.badge, width=190),
)


def report(session: Any, unit_id: uuid.UUID | None, year: int) -> GapReport | None:
    """The agenda of a unit, by default the root's; None in an office without units."""
    unit_id = unit_id or units.root(session)
    return letters.gap_report(session, unit_id, year) if unit_id else None


class AgendaBox(Box):
    """The book of one year."""

    def __init__(self, desk: Any, unit_id: uuid.UUID | None, parent: QWidget | None = None) -> None:
        super().__init__("Buku agenda", parent=parent, width=900)
        self.banner = Banner("neutral", "Memuat…")
        self.table = DataTable()
        self.model = TableModel(COLUMNS)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Buku agenda")
        self.body.addWidget(self.banner)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(label("Ctrl+C menyalin baris terpilih ke Excel", "hint"))
        self.add_button("Tutup", closes=True)
        self.resize(940, 620)
        desk.read(self, report, unit_id, desk.today().year, done=self.show_report)

    def show_report(self, found: GapReport | None) -> None:
        """The rows and the verdict on the row of numbers."""
        if found is None or not found.terakhir:
            self.banner.say("neutral", "Belum ada nomor dari agenda sendiri tahun ini")
            return
        title = f"{found.unit} {found.tahun}: nomor 1–{found.terakhir}"
        voided = f"{len(found.batal)} batal dengan alasannya" if found.batal else "tidak ada yang batal"
        if found.utuh:
            self.banner.say("ok", f"{title}, lengkap", f"Tidak ada nomor yang hilang; {voided}.")
        else:
            gone = ", ".join(map(str, found.hilang[:30]))
            self.banner.say("error", f"{title}, ada nomor yang hilang", f"Tanpa baris: {gone}. Telusuri cadangan.")
        self.model.set_rows(found.baris)
