"""The appraiser's written reason for the two ratings of a person, and the note printed on his document."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.field import FieldBox


class NoteBox(Box):
    """`given` gives (alasan, catatan)."""

    given = Signal(str, str)

    def __init__(self, nama: str, alasan: str, catatan: str, parent: QWidget | None = None) -> None:
        super().__init__(f"Alasan penilai untuk {nama}", parent=parent, width=600)
        self.reason_edit, self.note_edit = QPlainTextEdit(alasan), QPlainTextEdit(catatan)
        for edit in (self.reason_edit, self.note_edit):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(92)
        hint = "Yang mendasari hasil kerja dan perilaku: bukti, umpan balik, dialog. Tidak dicetak."
        self.body.addWidget(FieldBox("&Alasan dua nilai ini", self.reason_edit, hint))
        self.body.addWidget(FieldBox("&Catatan atau rekomendasi", self.note_edit, "Dicetak pada dokumen evaluasi."))
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan alasan", "primary")
        self.save_button.clicked.connect(self._save)
        self.reason_edit.setFocus()

    def _save(self) -> None:
        self.given.emit(self.reason_edit.toPlainText().strip(), self.note_edit.toPlainText().strip())
        self.accept()
