"""The dialogs of the tab: signed in ink, certificate file, void, result of the national service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.letters import LetterRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence

KEYS = "Sertifikat (*.p12 *.pfx);;Semua berkas (*)"
SCANS = "Pindaian atau foto (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Semua berkas (*)"


class _DeedBox(Box):
    """A dialog with one deed: its banner shows a refusal, and the dialog stays."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(title, parent=parent)
        self.refusal = Banner("error", "")
        self.refusal.hide()
        self.body.addWidget(self.refusal)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show why not."""
        self.say(" ".join(sentence(p) for p in problems))

    def say(self, text: str, todo: str = "") -> None:
        """Show a sentence in the error colour."""
        self.refusal.say("error", text, todo)
        self.refusal.show()


class InkBox(_DeedBox):
    """Which scan, which day."""

    def __init__(self, row: LetterRow, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__("Tandai sudah ditandatangani", parent)
        self.paths: list[Path] = []
        self.body.addWidget(label(f"{row.perihal} · {row.nama or ''}", "second", wrap=True))
        self.drop = DropArea("Pindaian atau foto surat", "Satu PDF, atau foto setiap halaman. Foto ditegakkan sendiri.",
                             filters=SCANS, flat=True)  # fmt: skip
        self.drop.files_dropped.connect(self.take)
        self.chosen = label("Belum ada berkas dipilih.", "hint", wrap=True)
        self.date_edit = DateField()
        self.date_edit.set_date(today)
        self.body.addWidget(self.drop)
        self.body.addWidget(self.chosen)
        self.body.addWidget(FieldBox("Tanggal ditandatangani", self.date_edit, required=True))
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan pindaian", "primary")

    def take(self, paths: list[Path]) -> None:
        """The files that were dropped or chosen."""
        self.paths = paths
        self.chosen.setText(", ".join(path.name for path in paths))


class CertificateBox(_DeedBox):
    """Which .p12 and its passphrase, for the one whose name is printed."""

    def __init__(self, row: LetterRow, who: str, parent: QWidget | None = None) -> None:
        super().__init__(f"Tanda tangani sebagai {who}", parent)
        self.body.addWidget(label(f"{row.perihal} · {row.nomor or 'tanpa nomor'}", "second", wrap=True))
        self.path_edit = QLineEdit()
        self.path_edit.setPlaceholderText("Berkas .p12 atau .pfx")
        choose = button("Pilih berkas sertifikat…")
        choose.clicked.connect(self._choose)
        self.pass_edit = PasswordField()
        self.body.addWidget(FieldBox("Berkas sertifikat", self.path_edit, required=True))
        self.body.addWidget(choose)
        hint = "Dipakai sekali ini saja; tidak disimpan dan tidak dicatat."
        self.body.addWidget(FieldBox("Sandi berkas sertifikat", self.pass_edit, hint=hint, required=True))
        self.add_button("Batal", closes=True)
        self.sign_button = self.add_button("Tanda tangani surat", "primary")

    def passphrase(self) -> str:
        """The passphrase, taken out of the field."""
        text = self.pass_edit.text()
        self.pass_edit.clear()
        return text

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Berkas sertifikat", "", KEYS)
        if name:
            self.path_edit.setText(name)


class VoidBox(_DeedBox):
    """Why a letter is void. Enter never confirms."""

    def __init__(self, row: LetterRow, parent: QWidget | None = None) -> None:
        super().__init__(f"Batalkan {row.perihal}", parent)
        number = f"Nomor {row.nomor} tetap tercatat sebagai batal dan tidak dipakai lagi." if row.nomor else ""
        self.body.addWidget(label(f"Surat untuk {row.nama or 'kantor'} tidak berlaku lagi. {number}", wrap=True))
        self.reason_edit = QPlainTextEdit()
        self.reason_edit.setFixedHeight(84)
        self.reason_edit.setTabChangesFocus(True)
        self.body.addWidget(FieldBox("Alasan", self.reason_edit, hint="Tersimpan di buku agenda.", required=True))
        keep = self.add_button("Jangan batalkan", closes=True)
        keep.setDefault(True)
        self.void_button = self.add_button("Batalkan surat ini", "danger")
        self.void_button.setAutoDefault(False)


class ServiceBox(_DeedBox):
    """The file that came back from the national service; a rewritten page needs a named word."""

    def __init__(self, row: LetterRow, parent: QWidget | None = None) -> None:
        super().__init__("Masukkan hasil TTE nasional", parent)
        self.path: Path | None = None
        self.body.addWidget(label(f"{row.perihal} · {row.nomor or ''}", "second", wrap=True))
        self.drop = DropArea("PDF dari layanan TTE", "Dikenali dari isinya; nama berkas tidak penting.",
                             filters="PDF (*.pdf);;Semua berkas (*)", many=False, flat=True)  # fmt: skip
        self.drop.files_dropped.connect(self._take)
        self.chosen = label("Belum ada berkas dipilih.", "hint", wrap=True)
        self.accept_edit = QLineEdit()
        self.accept_field = FieldBox("Diterima sebagai “diubah oleh layanan TTE”, karena", self.accept_edit,
                                     hint="Bandingkan kedua halaman dahulu. Kedua berkas disimpan.")  # fmt: skip
        self.accept_field.hide()
        self.body.addWidget(self.drop)
        self.body.addWidget(self.chosen)
        self.body.addWidget(self.accept_field)
        self.add_button("Batal", closes=True)
        self.take_button = self.add_button("Masukkan hasil", "primary")

    def refuse(self, problems: Sequence[Problem]) -> None:
        self.accept_field.setVisible(any(p.code == "tte_changed" for p in problems))
        super().refuse(problems)

    def _take(self, paths: list[Path]) -> None:
        self.path = paths[0]
        self.chosen.setText(self.path.name)
