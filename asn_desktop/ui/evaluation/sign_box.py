"""Evaluation documents that wait for one signer, signed one after another with a certificate file opened once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.services import letter_signing, letters
from asn_desktop.services.evaluation import paper_batch
from asn_desktop.services.evaluation.paper_batch import Waiting
from asn_desktop.services.letters import SignerKey
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import BatchDone
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import headline, sentence

KEYS = "Sertifikat (*.p12 *.pfx);;Semua berkas (*)"
_KIND = "dokumen_evaluasi"


class SignBox(Box):
    """`signed` gives how many documents were signed."""

    signed = Signal(int)

    def __init__(self, desk: Any, year: int, unit_id: uuid.UUID | None, periode: str,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__("Tanda tangani dokumen evaluasi", parent=parent, width=600)
        self.desk, self._where = desk, (year, unit_id, periode)
        self.waiting: tuple[Waiting, ...] = ()
        self._task: Any = None
        self.refusal = Banner("error", "")
        self.refusal.hide()
        self.signer_choice = QComboBox()
        self.signer_box = FieldBox("&Penanda tangan", self.signer_choice, "Hanya dokumen yang menunggu tangannya",
                                   required=True)  # fmt: skip
        self.path_edit = QLineEdit()
        self.path_edit.setPlaceholderText("Berkas .p12 atau .pfx miliknya")
        self.choose_button = button("Pilih berkas…")
        self.choose_button.clicked.connect(self._choose)
        self.path_box = FieldBox("Berkas &sertifikat", self.path_edit, required=True)
        self.pass_edit = PasswordField()
        self.pass_box = FieldBox("San&di berkas sertifikat", self.pass_edit, required=True,
                                 hint="Dipakai sekali untuk semua dokumen ini; tidak disimpan.")  # fmt: skip
        self.progress = ProgressPanel()
        self.progress.hide()
        for one in (self.refusal, self.signer_box, self.path_box):
            self.body.addWidget(one)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.pass_box)
        self.body.addWidget(self.progress)
        self.empty = label("Tidak ada dokumen yang menunggu tanda tangan elektronik di sini.", "quiet", wrap=True)
        self.empty.hide()
        self.body.addWidget(self.empty)
        self.add_button("Tutup", closes=True)
        self.sign_button = self.add_button("Tanda tangani", "primary")
        self.sign_button.clicked.connect(self.sign)
        self.signer_choice.currentIndexChanged.connect(lambda _at: self._fit())
        desk.ended.connect(self._ended)
        self._ask()

    def sign(self) -> None:
        """Open the key, then sign everything that waits for this hand; can be stopped between two documents."""
        for box in (self.path_box, self.pass_box):
            box.clear()
        self.refusal.hide()
        mine, path, phrase = self._mine(), self.path_edit.text().strip(), self.pass_edit.text()
        if not path:
            self.path_box.show_problem("Berkas sertifikat belum dipilih. Pilih berkas .p12 penanda tangan.")
        if not phrase:
            self.pass_box.show_problem("Sandi kosong. Ketik sandi berkas sertifikatnya.")
        if not (mine and path and phrase):
            self.fit()
            return
        self.pass_edit.clear()
        self.sign_button.setEnabled(False)
        self.desk.read(self, _open, Path(path), phrase, mine[0], now=self.desk.now(), done=self._opened,
                       failed=self._refuse, troubled=self._trouble, title="Membuka sertifikat")  # fmt: skip

    def _opened(self, key: SignerKey) -> None:
        self.progress.begin("Menandatangani dokumen", "Bila dihentikan, {done} dokumen yang selesai tetap sah.")
        self.fit()
        self._task = self.desk.batch(self, self._mine(), _sign, key=key, now=self.desk.now(), done=self._done,
                                     name=lambda one: one.letter.nama or "", watch=self.progress.step,
                                     title="Menandatangani dokumen", reason="tanda tangan evaluasi")  # fmt: skip
        self.progress.stopped.connect(self._task.cancel)

    def _done(self, made: BatchDone) -> None:
        self.signed.emit(len(made.answers))
        if made.refused:
            item, problems = made.refused[0]
            told = f"{len(made.answers)} ditandatangani, {len(made.refused)} tidak."
            self.refusal.say("error", told, f"{item.letter.nama or ''}: {sentence(problems[0])}")
            self.refusal.show()
        elif not made.stopped:
            self.accept()
            return
        self._ask()

    def _trouble(self, trouble: Trouble) -> None:
        """Wrong passphrase, damaged file, a certificate that may not sign."""
        self._no(*headline(trouble))

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._no(" ".join(sentence(one) for one in problems))

    def _no(self, what: str, todo: str = "") -> None:
        self.refusal.say("error", what, todo)
        self.refusal.show()
        self.sign_button.setEnabled(True)
        self.fit()

    def _ended(self, task: Any) -> None:
        """Also when it was stopped before it began, or the certificate could not be opened."""
        if task is self._task:
            self._task = None
            self.progress.finish()
            self._fit()

    def _ask(self) -> None:
        year, unit_id, periode = self._where
        self.desk.read(self, paper_batch.waiting, _KIND, year, unit_id, periode=periode, done=self._show)

    def _show(self, waiting: tuple[Waiting, ...]) -> None:
        self.waiting = waiting
        kept = self.signer_choice.currentData()
        self.signer_choice.clear()
        for (name, nip), number in Counter((one.penanda, one.nip) for one in waiting).most_common():
            self.signer_choice.addItem(f"{name}, {number} dokumen", (name, nip))
        at = self.signer_choice.findData(kept)
        self.signer_choice.setCurrentIndex(max(at, 0) if waiting else -1)
        for one in (self.signer_box, self.path_box, self.choose_button, self.pass_box, self.sign_button):
            one.setVisible(bool(waiting))
        self.empty.setVisible(not waiting)
        self._fit()

    def _fit(self) -> None:
        self.sign_button.setText(f"Tanda tangani {len(self._mine())} dokumen")
        self.sign_button.setEnabled(self._task is None)
        self.fit()

    def _mine(self) -> list[Waiting]:
        chosen = self.signer_choice.currentData()
        return [one for one in self.waiting if chosen is not None and (one.penanda, one.nip) == tuple(chosen)]

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Berkas sertifikat", "", KEYS)
        if name:
            self.path_edit.setText(name)


def _open(session: Any, path: Path, phrase: str, one: Waiting, *, now: dt.datetime) -> SignerKey:
    """The key for this signer, judged before it is used."""
    data = letter_signing.read_files([path])[0]
    return letters.open_signer(session, data, phrase, now=now, nip=one.nip, nama=one.penanda)


def _sign(session: Any, one: Waiting, *, key: SignerKey, now: dt.datetime) -> Any:
    return letters.sign_here(session, one.letter.id, key, now=now)
