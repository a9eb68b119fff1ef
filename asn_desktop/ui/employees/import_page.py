"""Import of a list of employees in four steps: choose the file, match the columns, look at the result, done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.words import long_date, thousands
from asn_desktop.services import imports
from asn_desktop.services.imports import Applied, Batch, Decisions, Preview, Undone
from asn_desktop.ui import sentences
from asn_desktop.ui.employees import import_lists as lists
from asn_desktop.ui.employees.import_columns import ColumnChoice
from asn_desktop.ui.employees.import_form import CHECK, COLUMNS, DONE, FILE, ImportForm
from asn_desktop.ui.employees.import_result import ResultView
from asn_desktop.ui.sentences import imports as words
from asn_desktop.ui.table import TableModel

_STATES = {
    FILE: ("Tidak ada yang disimpan sebelum Anda menyetujuinya.", ""),
    COLUMNS: ("Belum ada yang disimpan. Periksa kolom yang bertanda, lalu lihat hasilnya.", ""),
    CHECK: ("Belum ada yang disimpan. Impor dapat dibatalkan seluruhnya selama belum ada yang diubah atau dikirim.",
            "undo"),
    DONE: ("Tersimpan.", "saved"),
}  # fmt: skip
_BACK = {FILE: "Tutup", COLUMNS: "Batal", CHECK: "Batal", DONE: "Impor berkas lain"}


class ImportPage(QWidget):
    """The wizard. `finished` when people came in and the clerk wants to see them; `closed` when she leaves it."""

    finished = Signal()
    closed = Signal()

    def __init__(self, desk: Any) -> None:
        super().__init__()
        self.desk = desk
        self.preview: Preview | None = None
        self._path: Path | None = None
        self._sheets: list[str] | None = None
        self._answers: dict[str, str] = {}
        self._decisions = Decisions()
        self._task: Any = None
        self._after = COLUMNS
        self._batch: Any = None
        self.form = ImportForm(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        self.columns = ColumnChoice(self.form)
        self.result = ResultView(self.form)
        bar = self.form.action_bar
        self.back_button = bar.add("Batal")
        self.columns_back = bar.add("Kembali ke kolom")
        self.next_button = bar.add("Periksa hasil", "primary", "check", "Ctrl+Return")
        self._keycaps = [one for one in bar.findChildren(QLabel) if one.property("role") == "keycap"]
        self.form.history_table.setModel(TableModel(lists.history_columns(desk.office.zona)))
        self._connect()
        self.restart()

    def _connect(self) -> None:
        f = self.form
        f.drop_area.accept_for(self)
        f.drop_area.files_dropped.connect(lambda paths: self.open(paths[0]))
        f.row_panel.reason_given.connect(self._take_reason)
        f.row_panel.same_person.connect(self._take_person)
        f.asks_card.sheets_chosen.connect(self._take_sheets)
        f.asks_card.answered.connect(self._take_answer)
        f.columns_button.clicked.connect(lambda: self._show_page(COLUMNS))
        f.save_rejected_button.clicked.connect(self.ask_where_to_save)
        f.done_rejected_button.clicked.connect(self.ask_where_to_save)
        f.undo_button.clicked.connect(lambda: self.undo(self._batch))
        f.undo_batch_button.clicked.connect(self._undo_chosen)
        f.history_table.row_chosen.connect(lambda b: f.undo_batch_button.setEnabled(b.dibatalkan_pada is None))
        f.progress_panel.stopped.connect(lambda: self._task and self._task.cancel())
        self.back_button.clicked.connect(self._back)
        self.columns_back.clicked.connect(lambda: self._show_page(COLUMNS))
        self.next_button.clicked.connect(self._next)
        self.desk.ended.connect(self._task_ended)

    # steps

    def restart(self) -> None:
        """Back to the first step, with the imports done before listed."""
        self.preview, self._path, self._sheets, self._answers, self._decisions = None, None, None, {}, Decisions()
        self.form.note_banner.hide()
        self.form.where_label.setText("Daftar dari SIASN, dari SIMPEG, atau buatan sendiri.")
        self._show_page(FILE)
        self.desk.read(self, imports.batches, 20, done=self._show_history)

    def open(self, path: Path | str) -> None:
        """Take this file and show how its columns were understood."""
        self._path, self._sheets, self._answers, self._decisions = Path(path), None, {}, Decisions()
        self.columns.forget()
        self._read(COLUMNS)

    def _read(self, after: int) -> None:
        """Work the preview out again, then show that step."""
        self._after = after
        self.form.note_banner.hide()
        self._begin("Membaca berkas", "Belum ada yang disimpan.")
        self._task = self.desk.read(
            self, imports.preview, self._path, today=self.desk.today(), sheet=self._sheets,
            layouts=self.columns.layouts(), answers=self._answers, decisions=self._decisions, done=self._shown,
            failed=self._failed, troubled=self._troubled, watch=self.form.progress_panel.step,
        )  # fmt: skip

    def _shown(self, preview: Preview) -> None:
        self.preview = preview
        self.form.where_label.setText(lists.where_words(preview))
        if preview.imported_before is not None:
            day = long_date(preview.imported_before.date())
            told = f"Terakhir pada {day}. Baris yang sama tidak disentuh."
            self._say("neutral", "Berkas ini sudah pernah diimpor", told)
        self.form.asks_card.show_preview(preview)
        self.columns.show(preview)
        self.result.show(preview)
        self._show_page(self._after)

    def _show_page(self, page: int) -> None:
        f = self.form
        f.progress_panel.finish()
        f.show_page(page)
        f.action_bar.say(*_STATES[page])
        if page == COLUMNS and self.preview is not None and self.preview.unsettled:
            f.action_bar.say(f"{len(self.preview.unsettled)} pertanyaan menunggu jawaban Anda di atas.", "warn")
        self.back_button.setText(_BACK[page])
        self.columns_back.setVisible(page == CHECK)
        for one in (self.next_button, *self._keycaps):
            one.setVisible(page != FILE)
        self._name_next(page)
        start = {FILE: f.drop_area.button, COLUMNS: f.mapping_table, CHECK: f.rows_table}.get(page, self.next_button)
        start.setFocus()

    def _name_next(self, page: int) -> None:
        count = len(self.preview.new) + len(self.preview.changed) if self.preview else 0
        text = {COLUMNS: "Periksa hasil", DONE: "Lihat daftar pegawai"}.get(page, "")
        if page == CHECK:
            text = f"Masukkan {thousands(count)} pegawai" if count else "Tidak ada yang baru"
            if not count:
                self.form.action_bar.say("Tidak ada baris baru atau berubah yang dapat dimasukkan.", "ok")
        self.next_button.setText(text)
        self.next_button.setAccessibleName(text)
        self.next_button.setEnabled(page != CHECK or count > 0)

    def _next(self) -> None:
        page = self.form.pages.currentIndex()
        if page == COLUMNS and self.columns.dirty:
            self._read(CHECK)
        elif page == COLUMNS:
            self._show_page(CHECK)
        elif page == CHECK:
            self.apply()
        elif page == DONE:
            self.finished.emit()

    def _back(self) -> None:
        if self.form.pages.currentIndex() == FILE:
            self.closed.emit()
        else:
            self.restart()

    # deeds

    def apply(self) -> None:
        """Write what was shown, as one transaction; stopping keeps nothing."""
        preview = self.preview
        if preview is None:
            return
        self._begin("Memasukkan pegawai", "Bila dihentikan, tidak ada satu baris pun yang tersimpan.")
        self._task = self.desk.write(
            self, imports.apply, preview, now=self.desk.now(), reasons=self._decisions.reasons,
            same_person=self._decisions.same_person, new_units=self.form.units_check.isChecked(), done=self._applied,
            failed=self._failed, troubled=self._troubled, watch=self.form.progress_panel.step,
            reason=f"impor {preview.file_name}",
        )  # fmt: skip

    def _applied(self, done: Applied) -> None:
        f = self.form
        self._batch = done.batch_id
        f.done_title.setText(f"{thousands(done.added + done.changed)} pegawai sudah tersimpan")
        left = [
            f"{thousands(count)} {what}"
            for count, what in ((done.refused, "baris ditolak"), (done.skipped, "baris kembar dilewati"),
                                (done.left_out, "isian dikosongkan"))
            if count
        ]  # fmt: skip
        lines = [f"{thousands(done.added)} baru, {thousands(done.changed)} berubah, {thousands(done.same)} sama."]
        if done.units:
            lines.append(f"{done.units} unit baru dibuat.")
        if left:
            lines.append(", ".join(left) + ".")
            lines.append("Simpan daftarnya, perbaiki, lalu impor lagi: yang sudah masuk tidak akan ganda.")
        f.done_text.setText("\n".join(lines))
        f.done_rejected_button.setVisible(bool(left))
        self._show_page(DONE)

    def undo(self, batch_id: Any) -> None:
        """Take an import back."""
        self._begin("Membatalkan impor", "", can_stop=False)
        self._task = self.desk.write(
            self, imports.undo, batch_id, now=self.desk.now(), today=self.desk.today(), done=self._undone,
            failed=self._failed, troubled=self._troubled, reason="impor dibatalkan",
        )  # fmt: skip

    def _undone(self, done: Undone) -> None:
        self.restart()
        told = f"{thousands(done.removed)} pegawai yang ditambahkannya dibatalkan."
        if done.restored:
            told += f" {thousands(done.restored)} yang diubahnya kembali seperti semula."
        self._say("ok", "Impor dibatalkan", told)

    def _undo_chosen(self) -> None:
        batch = self.form.history_table.current_row()
        if isinstance(batch, Batch) and batch.dibatalkan_pada is None:
            self.undo(batch.id)

    def ask_where_to_save(self) -> None:
        """Ask for a place, then save the refused rows there."""
        start = f"{Path(self.preview.file_name or 'impor').stem}_ditolak.xlsx" if self.preview else ""
        name, _ = QFileDialog.getSaveFileName(self, "Simpan yang ditolak", start, "Excel (*.xlsx)")
        if name:
            self.save_rejected(Path(name))

    def save_rejected(self, path: Path) -> None:
        """Write the refused rows, each with its reason, as a spreadsheet."""
        self.desk.call(self, imports.write_rejected, self.preview, path, words.in_words, done=self._saved,
                       troubled=self._troubled)

    def _saved(self, path: Path) -> None:
        told = f"{path.name}: satu baris per pegawai, alasannya di kolom terakhir. Perbaiki, lalu impor berkas itu."
        self._say("ok", "Daftar yang ditolak tersimpan", told)

    # the clerk's word

    def _take_reason(self, number: int, reason: str) -> None:
        self._decisions = Decisions({**self._decisions.reasons, number: reason}, self._decisions.same_person)
        self._read(CHECK)

    def _take_person(self, number: int, person: Any) -> None:
        self._decisions = Decisions(self._decisions.reasons, {**self._decisions.same_person, number: person})
        self._read(CHECK)

    def _take_sheets(self, names: list[str]) -> None:
        self._sheets = names
        self._read(COLUMNS)

    def _take_answer(self, key: str, choice: str) -> None:
        self._answers = {**self._answers, key: choice}
        self._read(COLUMNS)

    # messages

    def _begin(self, title: str, note: str, *, can_stop: bool = True) -> None:
        self.form.progress_panel.begin(title, note, can_stop)
        self.next_button.setEnabled(False)

    def _say(self, tone: str, title: str, text: str) -> None:
        self.form.note_banner.say(tone, title, text)
        self.form.note_banner.show()

    def _failed(self, problems: tuple[Problem, ...]) -> None:
        self._recover()
        self._say("warn", *words.why(problems[0]))

    def _troubled(self, trouble: Trouble) -> None:
        self._recover()
        self._say("error", *sentences.headline(trouble))

    def _task_ended(self, task: Any) -> None:
        """A stopped task answers nobody: put the page back as it was."""
        if task is self._task:
            self._task = None
            if self.form.progress_panel.isVisibleTo(self):
                self._recover()

    def _recover(self) -> None:
        self._show_page(self.form.pages.currentIndex() if self.preview is not None else FILE)

    def _show_history(self, found: list[Batch]) -> None:
        self.form.history_card.setVisible(bool(found))
        self.form.history_table.model().set_rows(found)
        self.form.undo_batch_button.setEnabled(False)
