"""SKP of many people from a spreadsheet: looked at person by person, then the good ones kept as drafts, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.identity import show_nip
from asn_desktop.services.evaluation import skp_import
from asn_desktop.services.evaluation.skp_import import GoalsPreview, SheetGoals
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

FILTERS = "Lembar kerja (*.xlsx *.xls *.ods *.csv *.txt);;Semua berkas (*)"
_HOW = ("Satu baris satu indikator, dengan kolom NIP, rencana hasil kerja, indikator, dan target; aspek dan ekspektasi "
        "boleh ikut. Judul kolom dicari sendiri.")  # fmt: skip
_SAFE = "Belum ada yang disimpan. Yang baik masuk sebagai draf; SKP ditetapkan sesudah Anda periksa satu per satu."


def _nip(row: SheetGoals) -> str:
    return show_nip(row.nip) if len(row.nip) == 18 and row.nip.isdigit() else row.nip or "NIP kosong"


def _first(row: SheetGoals) -> str:
    """What is to be mended first, with how many more."""
    found = [one for one in row.temuan if one.problem.blocks] or list(row.temuan)
    if not found:
        return ""
    more = f" (+{len(found) - 1} lagi)" if len(found) > 1 else ""
    return f"Baris {found[0].baris}: {sentence(found[0].problem)}{more}"


COLUMNS = (
    Column("Baris", lambda r: str(r.baris), width=64, key=lambda r: r.baris),
    Column("Pegawai", lambda r: r.nama or "tidak dikenal", second=_nip, width=250, strong=True),
    Column("Hasil kerja", lambda r: str(len(r.hasil)), width=92, align="right", key=lambda r: len(r.hasil)),
    Column("Keadaan", "", width=112,
           badge=lambda r: ("siap", "ok") if r.baik else ("ditolak", "error"), key=lambda r: r.baik),
    Column("Perlu diperbaiki", _first, width=0),
)  # fmt: skip


class SheetBox(Box):
    """`kept` gives how many drafts were written."""

    kept = Signal(int)

    def __init__(self, desk: Any, year: int, parent: QWidget | None = None) -> None:
        super().__init__(f"SKP {year} dari lembar kerja", parent=parent, width=980)
        self.desk, self._year = desk, year
        self.preview: GoalsPreview | None = None
        self._task: Any = None
        self.drop = DropArea("Letakkan daftar SKP di sini", _HOW, filters=FILTERS, many=False)
        self.drop.setMinimumHeight(170)
        self.banner, self.progress = Banner("warn"), ProgressPanel()
        self.model = TableModel(COLUMNS, identity=lambda r: (r.baris, r.nip))
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("SKP di berkas")
        self.frame = ListFrame(self.table)
        self.frame.setFixedHeight(300)
        self.count = label("", "second", wrap=True)
        self.frame.foot.addWidget(self.count, 1)
        self.findings = label("", wrap=True, copyable=True)
        for one in (self.banner, self.progress, self.drop, self.frame, self.findings):
            self.body.addWidget(one)
        self.body.addWidget(label(_SAFE, "hint", wrap=True))
        for one in (self.banner, self.progress, self.frame, self.findings):
            one.hide()
        self.again_button = self.add_button("Berkas lain…", "text", left=True)
        self.again_button.hide()
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan draf SKP", "primary")
        self.save_button.setEnabled(False)
        self.drop.accept_for(self)
        self.drop.files_dropped.connect(lambda paths: self.open_file(paths[0]))
        self.table.row_chosen.connect(self._show_row)
        self.again_button.clicked.connect(self._again)
        self.save_button.clicked.connect(self.save)
        self.progress.stopped.connect(lambda: self._task and self._task.cancel())

    def open_file(self, path: Path | str) -> None:
        """Read and weigh a file; nothing is written."""
        name = Path(path).name
        self.banner.hide()
        self.progress.begin(f"Membaca {name}", "Belum ada yang disimpan.")
        self._task = self.desk.read(
            self, skp_import.preview, Path(path), self._year, today=self.desk.today(), file_name=name,
            done=self._show, failed=self._refused, troubled=self._troubled, replaces="baca",
        )  # fmt: skip
        self._fit()

    def good(self) -> int:
        """How many would be written."""
        return sum(row.baik for row in self.preview.rows) if self.preview is not None else 0

    def save(self) -> None:
        """Write the good ones as drafts, all or none."""
        if not self.good():
            return
        self.save_button.setEnabled(False)
        self.progress.begin("Menyimpan draf SKP", "Semua yang siap disimpan sekaligus, atau tidak ada.", can_stop=False)
        self.desk.write(self, skp_import.write, self.preview, today=self.desk.today(), done=self._written,
                        failed=self._refused, troubled=self._troubled, reason="impor SKP")  # fmt: skip

    def _show(self, found: GoalsPreview) -> None:
        self.progress.finish()
        self.preview = found
        self.model.set_rows(found.rows)
        refused = len(found.rows) - self.good()
        told = f"{found.berkas}: {self.good()} SKP siap" + (f", {refused} ditolak dan tidak ikut" if refused else "")
        self.count.setText(told)
        self.drop.hide()
        for one in (self.frame, self.again_button):
            one.show()
        bad = next((row for row in found.rows if not row.baik), None) or (found.rows[0] if found.rows else None)
        if bad is not None:
            self.table.choose((bad.baris, bad.nip))
        self._show_row(bad)
        self._name()

    def _show_row(self, row: SheetGoals | None) -> None:
        lines = [f"Baris {one.baris}: {sentence(one.problem)}" for one in row.temuan] if row is not None else []
        self.findings.setText("\n".join(lines))
        self.findings.setVisible(bool(lines))
        self._fit()

    def _name(self) -> None:
        self.save_button.setText(f"Simpan {self.good()} draf SKP" if self.good() else "Tidak ada yang siap")
        self.save_button.setEnabled(bool(self.good()))

    def _again(self) -> None:
        self.preview = None
        for one in (self.frame, self.findings, self.again_button, self.banner):
            one.hide()
        self.drop.show()
        self.save_button.setEnabled(False)
        self.drop.button.setFocus()
        self._fit()

    def _written(self, made: Sequence[Any]) -> None:
        self.progress.finish()
        self.kept.emit(len(made))
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._say("warn", "Belum dapat dilanjutkan", " ".join(dict.fromkeys(sentence(one) for one in problems)))

    def _troubled(self, trouble: Trouble) -> None:
        self._say("error", *headline(trouble))

    def _say(self, tone: str, title: str, text: str) -> None:
        self.progress.finish()
        self.banner.say(tone, title, text)
        self.banner.show()
        self._name()
        self._fit()

    def _fit(self) -> None:
        QTimer.singleShot(0, self.fit)  # hidden and shown parts count once the layout knows them
