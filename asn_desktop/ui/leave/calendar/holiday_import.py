"""A holiday table of the centre: what is new, changed, gone or refused, and which granted leaves it would touch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from asn_desktop import file_names
from asn_desktop.problems import Problem
from asn_desktop.rules.holiday_table import Change, Fate
from asn_desktop.services import document_files, holiday_decrees, holiday_trial, reports
from asn_desktop.services.holiday_decrees import TablePreview
from asn_desktop.services.holiday_trial import Trial
from asn_desktop.services.reports import leave_decrees
from asn_desktop.ui.box import Box
from asn_desktop.ui.leave.calendar.holiday_boxes import DecreeFields
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.sentences import holidays as words
from asn_desktop.ui.table import Column, DataTable, TableModel

_ORDER = {Fate.REFUSED: 0, Fate.GONE: 1, Fate.CHANGED: 2, Fate.NEW: 3, Fate.SAME: 4}


def _why(change: Change) -> tuple[str, str]:
    """What is the matter, and what to do or what stands there now, on a line each."""
    if change.problems:
        first, _stop, rest = " ".join(sentence(p) for p in change.problems).partition(". ")
        return first.removesuffix(".") + ".", rest
    return (change.day.dasar if change.day else ""), words.was(change)


COLUMNS = (
    Column("Baris", lambda c: str(c.number) if c.number else "–", width=64, key=lambda c: c.number),
    Column("Tanggal", lambda c: words.weekday(c.day.tanggal) if c.day else c.raw.split(" | ")[0], width=165),
    Column("Hari", lambda c: c.day.nama if c.day else c.raw, width=230,
           second=lambda c: words.KINDS[c.day.jenis] if c.day else ""),
    Column("Menjadi", badge=lambda c: words.FATES[c.fate], width=110, key=lambda c: _ORDER[c.fate]),
    Column("Keterangan", lambda c: _why(c)[0], second=lambda c: _why(c)[1], width=0,
           tone=lambda c: "error" if c.problems else "quiet"),
)  # fmt: skip


class HolidayImportBox(Box):
    """`saved(words)` after writing; nothing is written before the primary button is pressed."""

    saved = Signal(str)

    def __init__(self, desk: Any, path: Path, parent: QWidget | None = None) -> None:
        super().__init__("Muat tabel hari libur", "", parent, width=1120)
        self.desk, self.path = desk, path
        self.trial: Trial | None = None
        self.fields = DecreeFields("Untuk baris yang tidak menyebut dasarnya sendiri, misalnya SKB 1205/2026")
        self.fields.ground.editingFinished.connect(self.look)
        self.fields.signed.date_changed.connect(lambda _day: self.look())
        self.summary = label("Tulis nomor dan tanggal keputusannya, lalu bandingkan.", "strong", wrap=True)
        self.effects = Banner("warn")
        self.effects.hide()
        self.banner = Banner("error")
        self.banner.hide()
        self.keep_missing = QCheckBox("Biarkan hari yang tidak ada di berkas")
        self.keep_missing.hide()
        self.keep_missing.toggled.connect(lambda _on: self.look())
        self.model = TableModel(COLUMNS, identity=lambda c: (c.number, c.raw, c.day))
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Baris berkas hari libur")
        self.table.setMinimumHeight(300)
        self.body.addWidget(label(path.name, "second", wrap=True))
        for one in (self.fields, self.banner, self.summary, self.effects, self.keep_missing, self.table):
            self.body.addWidget(one)
        self.cancel_button = self.add_button("Batal", closes=True)
        self.compare_button = self.add_button("Bandingkan")
        self.compare_button.clicked.connect(self.look)
        self.save_button = self.add_button("Masukkan tabel", "primary")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)

    def look(self) -> None:
        """Compare the file with the table in force, when the decree is known."""
        if self.fields.ground.text().strip() and self.fields.signed.date() is not None:
            decree = self.fields.decree("pusat")
            keep = self.keep_missing.isChecked()
            self.desk.read(self, holiday_trial.attempt, self.path, decree, end_missing=not keep,
                           today=self.desk.today(), done=self._show, failed=self._refused,
                           troubled=lambda trouble: self._say(*headline(trouble)), replaces="banding")  # fmt: skip
        elif self.sender() is self.compare_button:
            self.fields.decree("pusat")
            self.fit()

    def save(self) -> None:
        """Take the table in."""
        if self.trial is None:
            return
        self.save_button.setEnabled(False)
        self.desk.write(self, holiday_decrees.apply, self.trial.seen, end_missing=not self.keep_missing.isChecked(),
                        today=self.desk.today(), now=self.desk.now(),
                        reason=f"tabel libur {self.trial.seen.decree.dasar}", done=self._saved, failed=self._refused)

    def _show(self, trial: Trial) -> None:
        self.trial, seen = trial, trial.seen
        self.banner.hide()
        self.model.set_rows(sorted(seen.changes, key=lambda c: (_ORDER[c.fate], c.number)))
        counts = [(len(seen.of(fate)), words.FATES[fate][0]) for fate in Fate]
        self.summary.setText(", ".join(f"{number} {word}" for number, word in counts if number) + ".")
        self.keep_missing.setVisible(bool(seen.of(Fate.GONE)))
        self.effects.setVisible(bool(trial.effects))
        if trial.effects:
            names = ", ".join(f"{e.nama} ({e.old} menjadi {e.new})" for e in trial.effects[:4])
            more = f" dan {len(trial.effects) - 4} lagi" if len(trial.effects) > 4 else ""
            self.effects.say("warn", f"{len(trial.effects)} cuti yang sudah diberikan akan berbeda jumlah harinya",
                             f"{names}{more}. Cutinya tidak berubah sampai Anda menyelesaikannya.",
                             [("Simpan daftarnya…", self._ask_path)])  # fmt: skip
        count = self._count(seen)
        self.save_button.setEnabled(count > 0)
        self.save_button.setText(f"Masukkan {count} perubahan" if count else "Tidak ada yang berubah")
        self.save_button.setAccessibleName(self.save_button.text())
        self.fit()

    def _count(self, seen: TablePreview) -> int:
        gone = 0 if self.keep_missing.isChecked() else len(seen.of(Fate.GONE))
        return len(seen.of(Fate.NEW, Fate.CHANGED)) + gone

    def save_effects(self, path: Path) -> None:
        """Write the list of leaves this table would touch as a PDF."""
        rows, today = self.trial.effects if self.trial else (), self.desk.today()

        def paint(table: Any) -> None:
            self.desk.call(self, reports.pdf, table, now=self.desk.now(), done=write)

        def write(data: bytes) -> None:
            self.desk.call(self, document_files.write, path, data, done=lambda _none: self._told(path))

        self.desk.read(self, leave_decrees.effects_table, rows, today=today, done=paint)

    def _ask_path(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Simpan daftar cuti", "cuti-terkena-libur.pdf", "PDF (*.pdf)")
        if name:
            self.save_effects(file_names.with_ending(Path(name), ".pdf"))

    def _told(self, path: Path) -> None:
        self.summary.setText(f"Daftar cuti yang terkena tersimpan di {path.name}.")

    def _saved(self, done: Sequence[Change]) -> None:
        self.saved.emit(f"{len(done)} hari pada tabel libur berubah.")
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._say("Tabel ini belum dapat dipakai", " ".join(sentence(p) for p in problems))

    def _say(self, title: str, text: str) -> None:
        self.banner.say("error", title, text)
        self.banner.show()
        self.fit()

