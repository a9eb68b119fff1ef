"""The page that writes the workbook for SIASN: which unit, which day, and how the NIK goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop import file_names
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import thousands
from asn_desktop.services import siasn, units
from asn_desktop.services.siasn import SiasnAsk, SiasnFile
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import headline, sentence

WORDS = (
    "Satu berkas Excel untuk operator yang memegang akses SIASN: lembar pertama profil setiap pegawai dalam susunan "
    "kolom SIASN, lembar berikutnya riwayat menurut isian layanannya. Wizard impor program ini dapat membacanya "
    "kembali."
)
MASKED = Choice("samar", "NIK disamarkan", "Cukup untuk mencocokkan orang. Isian NIK di SIASN tidak berubah.")
NONE = Choice("tanpa", "Tanpa NIK", "Kolom NIK dibiarkan kosong.")
FULL = Choice("penuh", "NIK lengkap", "Data pribadi: serahkan hanya kepada operator yang berwenang.")


class SiasnPage(QWidget):
    """`said(words)` when the file is written."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._build()
        desk.read(self, units.tree, done=self._show_units, replaces="unit")

    def write(self, path: Path) -> None:
        """Write the workbook to a path."""
        self.write_button.setEnabled(False)
        self.desk.read(self, siasn.write, path, self.ask(), title="Menulis berkas SIASN",
                       done=lambda made: self._done(path, made), failed=self._failed,
                       troubled=self._troubled)  # fmt: skip

    def ask(self) -> SiasnAsk:
        """What the page says now."""
        return SiasnAsk(
            on=self.day_edit.date() or self.desk.today(), unit_id=self.unit_combo.currentData(),
            since=self.since_edit.date(), nik=self.nik_cards.key(),
        )  # fmt: skip

    def _ask_path(self) -> None:
        day = self.day_edit.date() or self.desk.today()
        name, _ = QFileDialog.getSaveFileName(self, "Tulis berkas SIASN", f"siasn_{day:%Y-%m-%d}.xlsx",
                                              "Excel (*.xlsx)")  # fmt: skip
        if name:
            self.write(file_names.with_ending(Path(name), ".xlsx"))

    def _done(self, path: Path, made: SiasnFile) -> None:
        self.write_button.setEnabled(True)
        rows = sum(made.updates.values())
        lacking = (f" {thousands(made.incomplete)} baris belum lengkap; kolom terakhir menyebut yang kurang."
                   if made.incomplete else "")  # fmt: skip
        self.banner.say(
            "ok", f"{path.name} selesai ditulis",
            f"{thousands(made.people)} pegawai dan {thousands(rows)} baris riwayat dalam {len(made.updates)} lembar."
            f"{lacking}",
        )  # fmt: skip
        self.banner.show()
        self.said.emit(f"Berkas SIASN tersimpan di {path.name}.")

    def _failed(self, problems: Any) -> None:
        self.write_button.setEnabled(True)
        self.banner.say("warn", "Belum ada yang ditulis", " ".join(sentence(p) for p in problems))
        self.banner.show()

    def _troubled(self, trouble: Any) -> None:
        self.write_button.setEnabled(True)
        self.banner.say("error", *headline(trouble))
        self.banner.show()

    def _show_units(self, rows: list[units.UnitRow]) -> None:
        self.unit_combo.clear()
        self.unit_combo.addItem("Semua unit", None)
        for row in rows:
            if row.depth:
                self.unit_combo.addItem("   " * (row.depth - 1) + row.nama, row.id)

    def _build(self) -> None:
        card = Card("Berkas untuk SIASN")
        box = card.body
        box.setSpacing(12)
        box.addWidget(label(WORDS, "second", wrap=True))
        self.unit_combo, self.day_edit, self.since_edit = QComboBox(), DateField(), DateField()
        self.day_edit.set_date(self.desk.today())
        row = QHBoxLayout()
        row.setSpacing(look.GAP)
        row.addWidget(FieldBox("&Unit", self.unit_combo, "beserta unit di bawahnya"), 2)
        row.addWidget(FieldBox("&Keadaan per", self.day_edit), 1)
        row.addWidget(FieldBox("Riwayat yang berubah &sejak", self.since_edit, "kosong: seluruh riwayat"), 1)
        box.addLayout(row)
        full = may(self.desk.actor.role, Deed.READ_SENSITIVE)
        self.nik_cards = ChoiceCards((MASKED, NONE, FULL) if full else (MASKED, NONE))
        self.nik_cards.setAccessibleName("Cara NIK ditulis")
        box.addWidget(self.nik_cards)
        self.banner = Banner("ok")
        self.banner.hide()
        box.addWidget(self.banner)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.write_button = button("Tulis berkas SIASN…", "primary", "download")
        self.write_button.clicked.connect(self._ask_path)
        foot.addWidget(self.write_button)
        box.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        outer.addStretch(1)
        outer.setAlignment(Qt.AlignmentFlag.AlignTop)
