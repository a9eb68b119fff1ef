"""Papers on the page of one request that are no letters: form 1.b as a file, and the leave card of the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop import file_names
from asn_desktop.problems import Problem
from asn_desktop.services import document_files
from asn_desktop.services.leave import card, papers
from asn_desktop.services.leave.deeds import LeaveRow
from asn_desktop.ui.paper_box import PaperBox

CARD = "Kartu cuti"


class PersonPapers:
    """`say(text, tone)` tells in the action bar, `refused` shows problems there, `said` is for the toast."""

    def __init__(self, desk: Any, page: QWidget, say: Callable[..., None],
                 refused: Callable[[Sequence[Problem]], None], said: Any) -> None:  # fmt: skip
        self.desk, self.page, self._say, self._refused, self._said = desk, page, say, refused, said
        self.paper: PaperBox | None = None

    def choose_form(self, row: LeaveRow) -> None:
        """Ask where form 1.b goes, and save it there."""
        name = file_names.fit(f"Formulir cuti {row.nama}.pdf")
        path, _ = QFileDialog.getSaveFileName(self.page, "Simpan formulir untuk dicetak", name, "PDF (*.pdf)")
        if path:
            self.save_form(row, file_names.with_ending(Path(path), ".pdf"))

    def save_form(self, row: LeaveRow, path: Path, *, show: bool = True) -> None:
        """Form 1.b as a file, for printing and signing."""
        self.desk.read(self.page, papers.form_pdf, row.id, today=self.desk.today(), now=self.desk.now(),
                       failed=self._refused, done=lambda data: self._write(path, data, show))  # fmt: skip

    def show_card(self, row: LeaveRow) -> None:
        """The leave card of the person, to be printed or saved."""
        self.desk.read(self.page, card.pdf, row.employee_id, today=self.desk.today(), title=CARD, failed=self._refused,
                       replaces="kartu", done=lambda data: self._show(row, data))  # fmt: skip

    def _show(self, row: LeaveRow, data: bytes) -> None:
        self.paper = PaperBox(self.desk, f"{CARD} {row.nama}", data, f"kartu_cuti_{row.nip or row.nama}.pdf", self.page)
        self.paper.said.connect(self._said)
        self.paper.open()

    def _write(self, path: Path, data: bytes, show: bool) -> None:
        self.desk.call(self.page, document_files.write, path, data, done=lambda _none: self._written(path, show))

    def _written(self, path: Path, show: bool) -> None:
        self._say(f"Formulir disimpan sebagai {path.name}.", "ok")
        if show:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
