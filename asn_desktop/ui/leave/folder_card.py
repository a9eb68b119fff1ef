"""Proofs and letters in the folder of a request: what they are, and a way to open each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from asn_desktop.rules.words import short_date
from asn_desktop.services.leave.change import OLD_PERMIT
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.services.leave.paper_words import SUBJECTS
from asn_desktop.services.leave.proofs import ProofRow
from asn_desktop.ui import look
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label, line
from asn_desktop.ui.sentences import leave_kinds as words

_LETTERS = {"formulir_cuti": "Formulir cuti", OLD_PERMIT: "Surat izin yang diubah"}


class FolderCard(Card):
    """`proof_wanted` gives a proof's id and name, `letter_wanted` a letter's id; hidden while the folder is empty."""

    proof_wanted = Signal(object, str)
    letter_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Bukti dan surat", parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.links: list[QPushButton] = []
        self._text = ""

    def show_folder(self, proofs: Sequence[ProofRow], folder: LeaveFolder) -> None:
        """Write what lies in it."""
        empty(self._rows)
        self.links, told = [], []
        self.setVisible(bool(proofs or folder.surat))
        for proof in proofs:
            told.append(self._add("file", words.proof_name(proof.jenis), proof_line(proof),
                                  (lambda one=proof: self.proof_wanted.emit(one.id, words.proof_name(one.jenis)))
                                  if proof.berkas else None))  # fmt: skip
        for letter in folder.surat:
            told.append(self._add("letter", letter_name(letter.jenis), letter.nomor or _bare(letter.jenis),
                                  lambda one=letter: self.letter_wanted.emit(one.letter_id)))  # fmt: skip
        self._text = "\n".join(told)

    def as_text(self) -> str:
        """Everything as text."""
        return self._text

    def _add(self, glyph: str, first: str, second: str, deed: object) -> str:
        if self._rows.count():
            self._rows.addWidget(line())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Glyph(glyph, look.TEXT2, 16), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(1)
        box.addWidget(label(first, "label", wrap=True))
        if second:
            box.addWidget(label(second, "second", wrap=True))
        row.addLayout(box, 1)
        if deed is not None:
            made = button("Buka", "link")
            made.setAccessibleName(f"Buka {first}")
            made.clicked.connect(lambda _=False: deed())  # type: ignore[operator]
            self.links.append(made)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(row)
        return f"{first}: {second}"


def _bare(wording: str) -> str:
    """What stands for a number that is not there: forms and letters of the person carry none."""
    return "" if wording.startswith(("formulir", "surat_permintaan", "laporan")) else "nomor menyusul"


def proof_line(proof: ProofRow) -> str:
    """Number, date, issuer, what the doctor says; or why it no longer counts."""
    if proof.dibatalkan:
        return f"tidak dipakai lagi: {proof.dibatalkan}"
    parts = [proof.nomor, short_date(proof.tanggal) if proof.tanggal else "", proof.penerbit]
    if proof.perlu is not None and proof.hari:
        parts.append(f"perlu istirahat {proof.hari} hari" if proof.perlu else "tidak perlu istirahat")
    if not proof.berkas:
        parts.append("tanpa pindaian")
    return " · ".join(part for part in parts if part)


def letter_name(wording: str) -> str:
    """The name of a wording as the clerk knows it: ``Surat penangguhan cuti``."""
    return SUBJECTS.get(wording) or _LETTERS.get(wording) or wording.replace("_", " ").capitalize()
