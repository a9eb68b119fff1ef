"""Import of a list of employees in four steps: choose the file, match the columns, look at the result, done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.words import long_date, thousands
from asn_desktop.services import imports
from asn_desktop.services.imports import Applied, Batch, Decisions, Preview, Undone
from asn_desktop.ui import look, sentences
from asn_desktop.ui.employees import import_lists as lists
from asn_desktop.ui.employees.import_columns import ColumnChoice
from asn_desktop.ui.employees.import_parts import CountTile, RowPanel, tab_text
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.steps import StepLine
from asn_desktop.ui.sentences import imports as words
from asn_desktop.ui.table import DataTable, TableModel

FILE, COLUMNS, CHECK, DONE = range(4)
STEPS = ("Pilih berkas", "Cocokkan kolom", "Periksa hasil", "Selesai")
FILTERS = "Lembar kerja (*.xlsx *.xls *.ods *.csv *.txt);;Semua berkas (*)"
TABS = ("baru", "berubah", "ditolak", "peringatan", "sama")
_TITLES = {"baru": "Baru", "berubah": "Berubah", "ditolak": "Ditolak", "peringatan": "Peringatan", "sama": "Sama"}


class ImportForm(Form):
    """The drawing of the wizard."""

    drawing = "import_page"
    where_label: QLabel
    steps: StepLine
    note_banner: Banner
    pages: QStackedWidget
    drop_area: DropArea
    history_card: QFrame
    history_table: DataTable
    undo_batch_button: QPushButton
    sheet_label: QLabel
    sheet_combo: QComboBox
    mapping_table: DataTable
    choice_title: QLabel
    choice_samples: QLabel
    choice_label: QLabel
    choice_note: QLabel
    field_combo: QComboBox
    new_tile: CountTile
    changed_tile: CountTile
    refused_tile: CountTile
    same_tile: CountTile
    columns_table: DataTable
    columns_button: QPushButton
    columns_note: QLabel
    units_check: QCheckBox
    units_note: QLabel
    tabs_place: QFrame
    save_rejected_button: QPushButton
    rows_table: DataTable
    row_panel: RowPanel
    done_title: QLabel
    done_text: QLabel
    done_rejected_button: QPushButton
    undo_button: QPushButton
    progress_panel: ProgressPanel
    action_bar: ActionBar


class ImportPage(QWidget):
    """The wizard. `finished` when people came in and the clerk wants to see them; `closed` when she leaves it."""

    finished = Signal()
    closed = Signal()

    def __init__(self, desk: Any) -> None:
        super().__init__()
        self.desk = desk
        self.preview: Preview | None = None
        self._path: Path | None = None
        self._sheet: str | None = None
        self._decisions = Decisions()
        self._task: Any = None
        self._after = COLUMNS
        self._batch: Any = None
        self._tab = "ditolak"
        self.form = ImportForm(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        self.columns = ColumnChoice(self.form)
        self._build()
        self._connect()
        self.restart()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        f = self.form
        f.steps.set_names(STEPS)
        f.note_banner.hide()
        f.progress_panel.hide()
        f.drop_area.say("Letakkan berkas daftar pegawai di sini",
                        "Excel atau CSV. Nama berkasnya bebas; judul kolom dan baris pegawai dicari sendiri.")
        f.drop_area.set_filters(FILTERS, many=False)
        f.drop_area.accept_for(self)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Daftar hasil impor")
        for kind in TABS:
            self.tabs.addTab(_TITLES[kind])
        row = QHBoxLayout(f.tabs_place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        f.columns_table.setModel(TableModel(lists.mapping_columns(letters=False), lambda c: c.index))
        f.history_table.setModel(TableModel(lists.history_columns(self.desk.office.zona)))
        self.back_button = f.action_bar.add("Batal")
        self.columns_back = f.action_bar.add("Kembali ke kolom")
        self.next_button = f.action_bar.add("Periksa hasil", "primary", "check", "Ctrl+Return")

    def _connect(self) -> None:
        f = self.form
        f.drop_area.files_dropped.connect(lambda paths: self.open(paths[0]))
        self.tabs.currentChanged.connect(lambda place: self.show_tab(TABS[place]))
        for tile, kind in self._tiles():
            tile.clicked.connect(lambda _=False, kind=kind: self.tabs.setCurrentIndex(TABS.index(kind)))
        f.rows_table.row_chosen.connect(f.row_panel.show_row)
        f.row_panel.reason_given.connect(self._take_reason)
        f.row_panel.same_person.connect(self._take_person)
        f.sheet_combo.activated.connect(self._take_sheet)
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

    def _tiles(self) -> list[tuple[CountTile, str]]:
        f = self.form
        return [(f.new_tile, "baru"), (f.changed_tile, "berubah"), (f.refused_tile, "ditolak"), (f.same_tile, "sama")]

    # -- steps --------------------------------------------------------------------------------------------------

    def restart(self) -> None:
        """Back to the first step, with the imports done before listed."""
        self.preview, self._path, self._sheet, self._decisions = None, None, None, Decisions()
        self.form.note_banner.hide()
        self._show_page(FILE)
        self.desk.read(self, imports.batches, 20, done=self._show_history)

    def open(self, path: Path | str) -> None:
        """Take this file and show how its columns were understood."""
        self._path, self._sheet, self._decisions = Path(path), None, Decisions()
        self.columns.forget()
        self._read(COLUMNS)

    def _read(self, after: int) -> None:
        """Work the preview out again, then show that step."""
        self._after = after
        self.form.note_banner.hide()
        self._begin("Membaca berkas", "Belum ada yang disimpan.")
        self._task = self.desk.read(
            self, imports.preview, self._path, today=self.desk.today(), sheet=self._sheet,
            mapping=self.columns.mapping(), decisions=self._decisions, done=self._shown, failed=self._failed,
            troubled=self._troubled, watch=self.form.progress_panel.step,
        )  # fmt: skip

    def _shown(self, preview: Preview) -> None:
        self.preview = preview
        header = "–".join(str(row) for row in sorted({preview.header_rows[0], preview.header_rows[-1]}))
        parts = [preview.file_name, f"lembar “{preview.sheet}”" if preview.sheet else "CSV",
                 f"judul kolom di baris {header}", lists.as_of_words(preview.as_of)]
        self.form.where_label.setText(" · ".join(parts))
        if preview.imported_before is not None:
            day = long_date(preview.imported_before.date())
            self._say("neutral", "Berkas ini sudah pernah diimpor", f"Terakhir pada {day}. Baris yang sama tidak disentuh.")
        self.columns.show(preview)
        self._show_sheets(preview)
        self._show_result(preview)
        self._show_page(self._after)

    def _show_sheets(self, preview: Preview) -> None:
        f = self.form
        f.sheet_combo.clear()
        f.sheet_combo.addItems(list(preview.sheets))
        f.sheet_combo.setCurrentText(preview.sheet)
        for one in (f.sheet_label, f.sheet_combo):
            one.setVisible(len(preview.sheets) > 1)

    def _show_result(self, preview: Preview) -> None:
        f = self.form
        red = look.ERROR
        f.new_tile.say("plus", look.OK, "Baru", "akan ditambahkan", len(preview.new))
        f.changed_tile.say("edit", look.ACCENT, "Berubah", "lama → baru per isian", len(preview.changed))
        f.refused_tile.say("error", red, "Ditolak", "tidak akan masuk", len(preview.refused) + len(preview.skipped))
        f.same_tile.say("check", look.TEXT2, "Sama", "tidak disentuh", len(preview.same))
        for place, kind in enumerate(TABS):
            self.tabs.setTabText(place, tab_text(_TITLES[kind], len(self._rows(kind))))
        f.columns_table.model().set_rows([c for c in preview.columns if c.heading or c.field])
        f.columns_note.setText(next((n for n in map(lists.note, preview.columns) if n), ""))
        f.columns_note.setVisible(bool(f.columns_note.text()))
        self._show_units(preview)
        f.save_rejected_button.setVisible(any(not r.imported or r.incomplete for r in preview.rows))
        first = next((k for k in ("ditolak", "peringatan", "baru", "berubah", "sama") if self._rows(k)), "sama")
        if self.tabs.currentIndex() == TABS.index(first):
            self.show_tab(first)
        self.tabs.setCurrentIndex(TABS.index(first))

    def _show_units(self, preview: Preview) -> None:
        f, made = self.form, preview.new_units
        f.units_check.setVisible(bool(made))
        f.units_note.setVisible(bool(made))
        f.units_check.setChecked(True)
        f.units_check.setText(f"Buat {len(made)} unit baru")
        f.units_note.setText(", ".join(unit.nama for unit in made[:8]) + (" …" if len(made) > 8 else ""))

    def _rows(self, kind: str) -> list[Any]:
        preview = self.preview
        if preview is None:
            return []
        refused = (*preview.refused, *preview.skipped)
        rows = {"baru": preview.new, "berubah": preview.changed, "ditolak": refused, "peringatan": preview.attention,
                "sama": preview.same}[kind]  # fmt: skip
        return sorted(rows, key=lambda row: row.number)

    def show_tab(self, kind: str) -> None:
        """Show the rows of one outcome, the first of them chosen."""
        self._tab = kind
        table = self.form.rows_table
        model = TableModel(lists.row_columns(kind), lambda row: row.number, self)
        table.setModel(model)
        model.set_rows(self._rows(kind))
        for tile, own in self._tiles():
            tile.setChecked(own == kind)
        self.form.row_panel.show_row(None)
        if model.rows:
            table.choose(model.rows[0].number)
            self.form.row_panel.show_row(model.rows[0])

    def _show_page(self, page: int) -> None:
        f = self.form
        f.progress_panel.finish()
        f.pages.show()
        f.pages.setCurrentIndex(page)
        f.steps.show_step(page)
        self.columns_back.setVisible(page == CHECK)
        f.action_bar.setVisible(True)
        self.next_button.setEnabled(True)
        self.back_button.setText({FILE: "Tutup", DONE: "Impor berkas lain"}.get(page, "Batal"))
        say = {FILE: "Belum ada yang disimpan sebelum Anda menyetujuinya.",
               COLUMNS: "Belum ada yang disimpan. Periksa kolom yang bertanda, lalu lihat hasilnya.",
               CHECK: "Belum ada yang disimpan. Impor dapat dibatalkan seluruhnya selama belum ada yang diubah atau dikirim.",
               DONE: "Tersimpan."}[page]
        f.action_bar.say(say, "saved" if page == DONE else "undo" if page == CHECK else "")
        self.next_button.setVisible(page != FILE)
        self._name_next(page)

    def _name_next(self, page: int) -> None:
        if page == CHECK and self.preview is not None:
            count = len(self.preview.new) + len(self.preview.changed)
            self.next_button.setText(f"Masukkan {thousands(count)} pegawai" if count else "Tidak ada yang baru")
            self.next_button.setEnabled(count > 0)
            if not count:
                self.form.action_bar.say("Isi berkas ini sudah sama dengan data di program.", "ok")
        else:
            self.next_button.setText({COLUMNS: "Periksa hasil", DONE: "Lihat daftar pegawai"}.get(page, ""))
        self.next_button.setAccessibleName(self.next_button.text())

    # -- deeds --------------------------------------------------------------------------------------------------

    def _next(self) -> None:
        page = self.form.pages.currentIndex()
        if page == COLUMNS:
            if self.columns.dirty:
                self._read(CHECK)
            else:
                self._show_page(CHECK)
        elif page == CHECK:
            self.apply()
        elif page == DONE:
            self.finished.emit()

    def _back(self) -> None:
        page = self.form.pages.currentIndex()
        if page == FILE:
            self.closed.emit()
        else:
            self.restart()

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
        lines = [f"{thousands(done.added)} baru, {thousands(done.changed)} berubah, {thousands(done.same)} sama."]
        if done.units:
            lines.append(f"{done.units} unit baru dibuat.")
        if done.refused or done.skipped or done.left_out:
            lines.append(
                f"{done.refused} baris ditolak, {done.skipped} baris kembar dilewati, {done.left_out} isian dikosongkan. "
                "Simpan daftarnya, perbaiki, lalu impor lagi: yang sudah masuk tidak akan ganda."
            )
        f.done_text.setText("\n".join(lines))
        f.done_rejected_button.setVisible(bool(done.refused or done.skipped or done.left_out))
        f.undo_button.setVisible(True)
        self._show_page(DONE)

    def undo(self, batch_id: Any) -> None:
        """Take an import back."""
        self._begin("Membatalkan impor", "")
        self._task = self.desk.write(
            self, imports.undo, batch_id, now=self.desk.now(), today=self.desk.today(), done=self._undone,
            failed=self._failed, troubled=self._troubled, reason="impor dibatalkan",
        )  # fmt: skip

    def _undone(self, done: Undone) -> None:
        self.restart()
        self._say("ok", "Impor dibatalkan", f"{thousands(done.removed)} pegawai yang ditambahkannya dibatalkan, "
                  f"{thousands(done.restored)} yang diubahnya kembali seperti semula.")

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
        self._say("ok", "Daftar yang ditolak tersimpan", f"{path.name}: satu baris per pegawai, alasannya di kolom "
                  "terakhir. Perbaiki, lalu impor berkas itu.")

    # -- the clerk's word ---------------------------------------------------------------------------------------

    def _take_reason(self, number: int, reason: str) -> None:
        self._decisions = Decisions({**self._decisions.reasons, number: reason}, self._decisions.same_person)
        self._read(CHECK)

    def _take_person(self, number: int, person: Any) -> None:
        self._decisions = Decisions(self._decisions.reasons, {**self._decisions.same_person, number: person})
        self._read(CHECK)

    def _take_sheet(self, place: int) -> None:
        self._sheet = self.form.sheet_combo.itemText(place)
        self.columns.forget()
        self._read(COLUMNS)

    # -- messages -----------------------------------------------------------------------------------------------

    def _begin(self, title: str, note: str) -> None:
        self.form.progress_panel.begin(title, note)
        self.next_button.setEnabled(False)

    def _say(self, tone: str, title: str, text: str) -> None:
        self.form.note_banner.say(tone, title, text)
        self.form.note_banner.show()

    def _failed(self, problems: tuple[Problem, ...]) -> None:
        self._recover()
        what, todo = words.why(problems[0])
        self._say("warn", what, todo)

    def _troubled(self, trouble: Trouble) -> None:
        self._recover()
        what, todo = sentences.headline(trouble)
        self._say("error", what, todo)

    def _task_ended(self, task: Any) -> None:
        """A stopped task answers nobody: put the page back as it was."""
        if task is self._task:
            self._task = None
            if self.form.progress_panel.isVisibleTo(self):
                self._recover()

    def _recover(self) -> None:
        self._show_page(self.form.pages.currentIndex() if self.preview is not None else FILE)

    def _show_history(self, found: list[Batch]) -> None:
        f = self.form
        f.history_card.setVisible(bool(found))
        f.history_table.model().set_rows(found)
        f.undo_batch_button.setEnabled(False)


