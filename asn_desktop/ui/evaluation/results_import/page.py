"""Impor hasil: a list of results in four steps: source and file, columns, check, done. Nothing is written before."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop import file_names
from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.words import thousands
from asn_desktop.services import document_files
from asn_desktop.services.evaluation import results_import
from asn_desktop.services.evaluation.results_import import Outcome, ResultsPreview
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.results_import import lists
from asn_desktop.ui.evaluation.results_import.check_step import CheckStep
from asn_desktop.ui.evaluation.results_import.file_step import FileStep
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.steps import StepLine
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.sentences.imports import in_words
from asn_desktop.ui.table import DataTable, TableModel

FILE, COLUMNS, CHECK, DONE = range(4)
STEPS = ("Asal dan berkas", "Kolom", "Periksa hasil", "Selesai")
_STATES = {
    FILE: ("Tidak ada yang disimpan sebelum Anda menyetujuinya.", ""),
    COLUMNS: ("Belum ada yang disimpan. Kolom yang tidak dipakai tidak dibaca.", ""),
    CHECK: ("Belum ada yang disimpan. Impor dapat dibatalkan seluruhnya sesudahnya.", "undo"),
    DONE: ("Tersimpan.", "saved"),
}  # fmt: skip


class ResultsImportPage(QWidget):
    """`said` tells what was written."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.preview: ResultsPreview | None = None
        self._path: Path | None = None
        self._batch: uuid.UUID | None = None
        self._task: Any = None
        self.where = label("", "second")
        self.steps = StepLine(STEPS)
        self.banner = Banner("neutral")
        self.banner.hide()
        self.progress = ProgressPanel()
        self.progress.hide()
        self.file_step, self.check_step = FileStep(desk), CheckStep()
        self.columns_table = DataTable()
        self.columns_table.setAccessibleName("Kolom di berkas")
        self.columns_table.setMinimumHeight(200)
        self.columns_table.setModel(TableModel(lists.file_columns(), identity=lambda c: c.index))
        self.done_state = EmptyState("check")
        self.pages = ScrollPage(margins=(0, 0, 0, 0))
        self.steps_shown: list[QWidget] = []
        self.bar = ActionBar()
        self._lay_out()
        self._connect()
        self.restart()

    def start(self, year: int, unit_id: uuid.UUID | None) -> None:
        """Imports done before; a file that is being looked at stays."""
        self.desk.read(self, results_import.batches, done=self.file_step.show_history, replaces="riwayat")

    def restart(self) -> None:
        """Back to the first step."""
        self.preview, self._path, self._batch = None, None, None
        self.where.setText("Hasil resmi e-Kinerja atau SIASN, dan hasil aturan lama.")
        self._turn(FILE)

    def step(self) -> int:
        """Which step shows: FILE, COLUMNS, CHECK or DONE."""
        return self.steps.step()

    def open_file(self, path: Path | str) -> None:
        """Read a file; nothing is written."""
        self._path = Path(path)
        self.banner.hide()
        self.progress.begin(f"Membaca {self._path.name}", "Belum ada yang disimpan.")
        self._task = self.desk.read(
            self, results_import.preview, self._path, self.file_step.source(), today=self.desk.today(),
            aturan=self.file_step.rule(), file_name=self._path.name, done=self._read, failed=self._refused,
            troubled=self._troubled, replaces="baca",
        )  # fmt: skip

    def apply(self) -> None:
        """Write what was approved, all or nothing."""
        if self.preview is None:
            return
        self.progress.begin("Memasukkan hasil", "Bila dihentikan, tidak ada yang tersimpan.", can_stop=False)
        self.next_button.setEnabled(False)
        self._task = self.desk.write(
            self, results_import.apply, self.preview, replacing=tuple(sorted(self.check_step.replaced)),
            now=self.desk.now(), today=self.desk.today(), done=self._applied, failed=self._refused,
            troubled=self._troubled, reason=f"impor hasil {self.preview.file_name}",
        )  # fmt: skip

    def undo(self, batch_id: uuid.UUID) -> None:
        """Take an import back."""
        self.desk.write(self, results_import.undo, batch_id, now=self.desk.now(), today=self.desk.today(),
                        done=self._undone, failed=self._refused, troubled=self._troubled,
                        reason="impor hasil dibatalkan")  # fmt: skip

    def save_rejected(self, path: Path) -> None:
        """Write the refused rows, each with its reason, as a spreadsheet."""
        data = results_import.rejected(self.preview, in_words)
        self.desk.call(self, document_files.write, path, data, troubled=self._troubled, done=lambda _none: self._say(
            "ok", "Daftar yang ditolak tersimpan", f"{path.name}: alasannya di kolom terakhir. Perbaiki, lalu impor "
            "berkas itu."))  # fmt: skip

    def _read(self, preview: ResultsPreview) -> None:
        self.progress.finish()
        self.preview = preview
        sheet = [f"lembar “{preview.sheet}”"] if preview.sheet else []
        self.where.setText(" · ".join([preview.file_name, *sheet, f"{thousands(len(preview.rows))} baris"]))
        self.columns_table.model().set_rows([c for c in preview.columns if c.heading or c.field])
        self.check_step.show_preview(preview)
        if before := lists.before_words(preview):
            self._say("neutral", "Pernah diimpor", before)
        self._turn(COLUMNS)

    def _applied(self, batch_id: uuid.UUID) -> None:
        self.progress.finish()
        self._batch = batch_id
        count, refused = self.check_step.writable(), len(self.preview.of(Outcome.REFUSED))
        left = f" {thousands(refused)} baris ditolak: simpan daftarnya, perbaiki, lalu impor lagi." if refused else ""
        self.done_state.say("check", f"{thousands(count)} hasil tersimpan", f"Hasil masuk riwayat kinerja tiap pegawai."
                            f"{left}", "Batalkan impor ini")  # fmt: skip
        self.done_state.offer("Simpan yang ditolak (.xlsx)" if refused else "")
        self.said.emit(f"{thousands(count)} hasil kinerja dimasukkan")
        self._turn(DONE)

    def _undone(self, done: Any) -> None:
        self.restart()
        told = f"{thousands(done.removed)} hasil dibatalkan."
        if done.restored:
            told += f" {thousands(done.restored)} hasil kembali seperti semula."
        self._say("ok", "Impor dibatalkan", told)

    def _turn(self, step: int) -> None:
        for at, page in enumerate(self.steps_shown):
            page.setVisible(at == step)
        self.steps.show_step(step)
        self.bar.say(*_STATES[step])
        self.back_button.setText("Impor berkas lain" if step == DONE else "Batal")
        self.back_button.setVisible(step != FILE)
        self.columns_button.setVisible(step == CHECK)
        self.next_button.setVisible(step in (COLUMNS, CHECK))
        self._name_next()
        place = {FILE: self.file_step.drop.button, COLUMNS: self.next_button, CHECK: self.check_step.table}.get(step)
        (place or self.back_button).setFocus()

    def _name_next(self) -> None:
        count = self.check_step.writable()
        checking = self.step() == CHECK
        write = f"Masukkan {thousands(count)} hasil" if count else "Tidak ada yang baru"
        words = write if checking else "Periksa hasil"
        self.next_button.setText(words)
        self.next_button.setAccessibleName(words)
        self.next_button.setEnabled(not checking or count > 0)

    def _next(self) -> None:
        if self.step() == COLUMNS:
            self._turn(CHECK)
        else:
            self.apply()

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self.progress.finish()
        self._name_next()
        self._say("warn", "Belum dapat dilanjutkan", " ".join(dict.fromkeys(sentence(p) for p in problems)))

    def _troubled(self, trouble: Trouble) -> None:
        self.progress.finish()
        self._name_next()
        self._say("error", *headline(trouble))

    def _say(self, tone: str, title: str, text: str) -> None:
        self.banner.say(tone, title, text)
        self.banner.show()

    def _back(self) -> None:
        self.banner.hide()
        self.restart()

    def _ask_where(self) -> None:
        start = f"{Path(self.preview.file_name or 'hasil').stem}_ditolak.xlsx" if self.preview else ""
        name, _ = QFileDialog.getSaveFileName(self, "Simpan yang ditolak", start, "Excel (*.xlsx)")
        if name:
            self.save_rejected(file_names.with_ending(Path(name), ".xlsx"))

    def _connect(self) -> None:
        self.file_step.drop.accept_for(self)
        self.file_step.dropped.connect(self.open_file)
        self.file_step.undo_wanted.connect(self.undo)
        self.check_step.counted.connect(self._name_next)
        self.check_step.save_wanted.connect(self._ask_where)
        self.done_state.pressed.connect(lambda: self._batch and self.undo(self._batch))
        self.done_state.second_pressed.connect(self._ask_where)
        self.progress.stopped.connect(lambda: self._task and self._task.cancel())
        self.back_button.clicked.connect(self._back)
        self.columns_button.clicked.connect(lambda: self._turn(COLUMNS))
        self.next_button.clicked.connect(self._next)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.where, 1)
        head.addWidget(self.steps)
        columns = Card("Kolom yang dikenali")
        columns.body.addWidget(self.columns_table)
        done = Card()
        done.body.addWidget(self.done_state)
        self.steps_shown = [self.file_step, columns, self.check_step, done]
        for page in self.steps_shown:
            self.pages.box.addWidget(page, 1)
        self.back_button = self.bar.add("Batal")
        self.columns_button = self.bar.add("Kembali ke kolom")
        self.next_button = self.bar.add("Periksa hasil", "primary", "check", "Ctrl+Return")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addLayout(head)
        box.addWidget(self.banner)
        box.addWidget(self.progress)
        box.addWidget(self.pages, 1)
        box.addWidget(self.bar)
