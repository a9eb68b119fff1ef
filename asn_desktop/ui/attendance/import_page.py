"""Impor absensi: put a machine's list in, see each row with its reason, say who strangers are, then write it whole."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.words import long_date, month_year, short_date, thousands
from asn_desktop.services import attendance_import
from asn_desktop.services.attendance_import import AttendanceDone, AttendancePreview, SeenRow
from asn_desktop.ui.attendance.strangers import StrangersCard
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

_KINDS = "Daftar absensi (*.xlsx *.xls *.ods *.csv *.txt);;Semua berkas (*)"
_TONES = {
    attendance_import.NEW: "ok", attendance_import.CHANGED: "accent", attendance_import.SAME: "neutral",
    attendance_import.LEFT: "warn", attendance_import.REFUSED: "error", attendance_import.ASKED: "warn",
}  # fmt: skip


def _times(row: SeenRow) -> str:
    if row.masuk or row.pulang:
        return f"{row.masuk or '–'} – {row.pulang or '–'}"
    return f"tanda: {row.tanda}" if row.tanda else ""


COLUMNS = (
    Column("Baris", lambda r: str(r.number), width=70, key=lambda r: r.number),
    Column("Pegawai", lambda r: r.nama or r.key, second=lambda r: r.key if r.key != r.nama else "", width=250),
    Column("Tanggal", lambda r: short_date(r.tanggal) if r.tanggal else "", width=110, key=lambda r: r.tanggal),
    Column("Jam", _times, width=130),
    Column("Keadaan", badge=lambda r: (r.state, _TONES[r.state]), width=130, key=lambda r: r.state),
    Column("Keterangan", lambda r: " ".join(sentence(p) for p in r.problems), width=0),
)  # fmt: skip


class ImportPage(QWidget):
    """`said` tells what was written; `month_seen` which month the file is about."""

    said = Signal(str)
    month_seen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.seen: AttendancePreview | None = None
        self._path: Path | None = None
        self._hint: dt.date | None = None  # month for a list that names only days
        self._month: dt.date = desk.today()
        self._task: Any = None
        self.drop = DropArea(
            "Taruh daftar absensi di sini", "Excel atau CSV dari mesin sidik jari atau e-absensi: satu baris tiap hari "
            "atau tiap sentuhan, atau satu kolom tiap tanggal.", filters=_KINDS, many=False, flat=True,
        )  # fmt: skip
        self.drop.accept_for(self)
        self.banner = Banner("neutral", "Belum ada berkas", "Tidak ada yang ditulis sebelum tombol Simpan ditekan. "
                             "Hanya kehadiran yang diambil; tanda tidak hadir tidak menetapkan apa pun.")  # fmt: skip
        self.progress = ProgressPanel()
        self.progress.hide()
        self.strangers = StrangersCard(desk)
        self.strangers.hide()
        self.model = TableModel(COLUMNS, identity=lambda r: (r.number, r.tanggal))
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Isi berkas absensi")
        self.count = label("", "second", wrap=True)
        self.cancel_button = button("Batal")
        self.save_button = button("Simpan kehadiran", "primary", "check", key="Ctrl+S")
        self._lay_out()
        self._connect()
        self._reset()

    def start(self, month: dt.date, unit_id: uuid.UUID | None) -> None:
        """The month chosen above is proposed for a list that names none."""
        self._month = month

    def open_file(self, path: Path, month: dt.date | None = None) -> None:
        """Look at a file; nothing is written."""
        self._path, self._hint = path, month
        self._look({})

    def save(self) -> None:
        """Write what would change something, all or nothing."""
        if self.seen is not None:
            self.progress.begin("Menyimpan kehadiran", "Bila dihentikan, tidak ada yang ditulis.")
            self._task = self.desk.write(
                self, attendance_import.apply, self.seen, now=self.desk.now(), done=self._saved, failed=self._refused,
                watch=self.progress.step, reason=f"impor absensi {self.seen.file_name}", title="Menyimpan kehadiran",
            )  # fmt: skip

    def _look(self, answers: dict[str, uuid.UUID]) -> None:
        assert self._path is not None
        self.progress.begin(f"Membaca {self._path.name}", "Belum ada yang ditulis.")
        self._task = self.desk.read(
            self, attendance_import.preview, self._path, today=self.desk.today(), month=self._hint, answers=answers,
            file_name=self._path.name, done=self._show, failed=self._refused, troubled=self._troubled,
            watch=self.progress.step, title=f"Membaca {self._path.name}", replaces="lihat", long=True,
        )  # fmt: skip

    def _show(self, seen: AttendancePreview) -> None:
        self.progress.finish()
        self.seen = seen
        self.model.set_rows(seen.rows)
        self.strangers.show_asks(seen.asks, dict(seen.answers))
        self.strangers.setVisible(bool(seen.asks))
        writable = seen.count(attendance_import.NEW) + seen.count(attendance_import.CHANGED)
        span = f"{long_date(seen.first)} – {long_date(seen.last)}" if seen.first and seen.last else "tanpa tanggal"
        parts = [f"{thousands(seen.count(s))} {s}" for s in _TONES if seen.count(s)]
        against = len(seen.conflicts)
        words = f"{span}. Baris: {', '.join(parts) or 'tidak ada'}."
        if against:
            words += f" {against} hari bertentangan dengan cuti, izin atau surat tugas; catatan itu tetap berlaku."
        if seen.absent:
            more = f" dan {len(seen.absent) - 3} lagi" if len(seen.absent) > 3 else ""
            words += f" Tidak ada di berkas: {', '.join(seen.absent[:3])}{more}."
        self.banner.say("ok" if writable else "neutral", seen.file_name, words)
        self.count.setText(f"{thousands(writable)} hari akan ditulis." if writable else "Tidak ada yang perlu ditulis.")
        self.save_button.setEnabled(bool(writable))
        self.cancel_button.setEnabled(True)
        if seen.first is not None:
            self.month_seen.emit(seen.first)

    def _saved(self, done: AttendanceDone) -> None:
        self.progress.finish()
        words = f"{thousands(done.new)} hari baru, {thousands(done.changed)} diubah, {thousands(done.people)} pegawai"
        self.said.emit(f"Kehadiran tersimpan: {words}")
        self._reset()
        self.banner.say("ok", "Kehadiran tersimpan", f"{words}. Lihat hasilnya di Buku harian.")

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self.progress.finish()
        actions = []
        if any(p.code == "ATTENDANCE_NO_MONTH" for p in problems):
            month = self._month
            actions = [(f"Pakai {month_year(month)}", lambda: self._path and self.open_file(self._path, month))]
        self.banner.say("warn", "Berkas belum dapat dibaca", " ".join(sentence(p) for p in problems), actions)

    def _troubled(self, trouble: Any) -> None:
        self.progress.finish()
        self.desk.trouble.emit(trouble)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.progress.finish()

    def _reset(self) -> None:
        self.seen = None
        self.model.set_rows([])
        self.strangers.hide()
        self.count.setText("")
        self.save_button.setEnabled(False)
        self.cancel_button.setEnabled(False)

    def _give_up(self) -> None:
        self._reset()
        self.banner.say("neutral", "Belum ada berkas", "Berkas tadi dilepas; tidak ada yang ditulis.")

    def _connect(self) -> None:
        self.drop.files_dropped.connect(lambda paths: self.open_file(paths[0]))
        self.strangers.answered.connect(self._look)
        self.progress.stopped.connect(self._stop)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self._give_up)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 8, 1, 8)
        inner.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 12, 0)
        foot.setSpacing(10)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        inner.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for one in (self.drop, self.banner, self.progress, self.strangers):
            box.addWidget(one)
        box.addWidget(card, 1)
