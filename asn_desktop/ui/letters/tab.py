"""Tab Surat: the letters of a month, the page as the screen, number, signature and printer."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import letters
from asn_desktop.services.letters import LetterRow
from asn_desktop.ui import look
from asn_desktop.ui.letters import deeds, printing
from asn_desktop.ui.letters.agenda_box import AgendaBox
from asn_desktop.ui.letters.boxes import CertificateBox, InkBox, ServiceBox, VoidBox
from asn_desktop.ui.letters.check_box import CheckBox
from asn_desktop.ui.letters.list_card import ListCard
from asn_desktop.ui.letters.page_view import PageView
from asn_desktop.ui.letters.panel import Panel
from asn_desktop.ui.letters.words import SIZES
from asn_desktop.ui.sentences import headline, sentence

_CLOSED = ("Halaman surat ini tertutup bagi peran Anda.\n"
           "Isinya data perorangan; minta petugas kepegawaian bila diperlukan.")
_FOLDS, _ALONE = 1100, 960  # below: the right side opens by its button; list or page, not both


class LettersTab(QWidget):
    """`show_letter(id)` opens one; `said` is a short word for the toast."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.row: LetterRow | None = None
        self.data = b""
        self.list = ListCard(desk)
        self.view = PageView()
        self.panel = Panel()
        self.panel.show_row(None)
        self.panel.setFixedWidth(352)
        self._opened = False  # on a narrow window: whether page and right side stand in the place of the list
        row = QHBoxLayout(self)
        row.setContentsMargins(*look.PAGE_MARGINS)
        row.setSpacing(look.GAP)
        row.addWidget(self.list)
        row.addWidget(self.view, 1)
        row.addWidget(self.panel)
        self._connect()
        self.list.refresh()
        self.list.search_edit.setFocus()

    def show_letter(self, letter_id: uuid.UUID) -> None:
        """Open a letter, of whatever month."""
        self._load(letter_id)
        self._open(True)

    def show_waiting(self, state: str) -> None:
        """Only the letters that wait for a number (`menunggu_nomor`) or a signature (`siap`)."""
        self._open(False)
        self.list.show_waiting(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _open(self, opened: bool) -> None:
        self._opened = opened
        self._arrange()

    def _arrange(self) -> None:
        """Three columns where there is room; else list (and page), or page with its right side."""
        width = self.width()
        wide, alone = width >= _FOLDS, width < _ALONE
        self.list.setVisible(wide or not self._opened)
        self.view.setVisible(not alone or self._opened)
        self.panel.setVisible(wide or self._opened)
        self.view.list_button.setVisible(not wide and self._opened)
        self.view.panel_button.setVisible(not wide and not alone and not self._opened)
        if alone:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16_777_215)
        else:
            self.list.setFixedWidth(272 if width >= 1300 else 256)

    def _load(self, letter_id: uuid.UUID) -> None:
        self.desk.read(self, deeds.page, letter_id, done=self._show, failed=self._closed, replaces="halaman")
        self.list.keep(letter_id)

    def check_file(self, path: Path | None = None) -> CheckBox:
        """Open Periksa surat, with a file when one is given."""
        box = CheckBox(self.desk, self)
        box.open()
        if path is not None:
            box.take(path)
        return box

    def _show(self, found: tuple[LetterRow, bytes, bool]) -> None:
        self.row, self.data, signed = found
        width, height = SIZES[self.row.ukuran]
        kind = "bertanda tangan · " if signed else ""
        self.view.show_pdf(self.data, f"{kind}{self.row.ukuran} · {width:g} × {height:g} mm")
        self.panel.show_row(self.row)

    def _again(self, row: LetterRow, text: str) -> None:
        self.said.emit(text)
        self.list.refresh()
        self._load(row.id)

    def _connect(self) -> None:
        self.list.chosen.connect(self._load)
        self.list.opened.connect(lambda: self._open(True))
        self.view.list_button.clicked.connect(lambda: self._open(False))
        self.view.panel_button.clicked.connect(lambda: self._open(True))
        self.list.emptied.connect(self._nothing)
        self.list.agenda_wanted.connect(lambda: AgendaBox(self.desk, self.row and self.row.unit_id, self).open())
        self.list.check_wanted.connect(self.check_file)
        panel = self.panel
        for signal, deed in (
            (panel.number_wanted, self._number), (panel.path_chosen, self._path), (panel.print_wanted, self.print),
            (panel.ruler_wanted, self._ruler), (panel.ink_wanted, self._ink), (panel.sign_wanted, self._sign),
            (panel.service_out_wanted, self._save), (panel.service_back_wanted, self._service),
            (panel.save_wanted, self._save), (panel.void_wanted, self._void),
        ):  # fmt: skip
            signal.connect(deed)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._search)
        self.desk.changed.connect(self._changed)

    def _changed(self, tables: frozenset[str]) -> None:
        if "letters" in tables:
            self.list.refresh()

    def _search(self) -> None:
        self._open(False)
        self.list.search_edit.setFocus()

    def _closed(self, problems: Sequence[Problem]) -> None:
        """A page this role may not see: said in its place, for it is the list that turned to it, not a hand."""
        self.row = None
        self.panel.show_row(None)
        told = [one for one in problems if one.code != "role_not_allowed"]
        self.view.clear(" ".join(sentence(one) for one in told) if told else _CLOSED)

    def _nothing(self) -> None:
        self.row = None
        self.view.clear("Pilih surat di kiri." if self.list.model.total() else "")
        self.panel.show_row(None)

    def _number(self, mode: str, text: str) -> None:
        if self.row is not None:
            self.desk.write(self, letters.complete_number, self.row.id, text if mode == "diketik" else None,
                            self.desk.today(), reason="nomor surat", failed=self.panel.refuse_number,
                            done=lambda row: self._again(row, f"Nomor {row.nomor} terpasang"))  # fmt: skip

    def _path(self, key: str) -> None:
        if self.row is not None:
            self.desk.write(self, letters.change_path, self.row.id, key, reason="cara tanda tangan",
                            done=lambda row: self._load(row.id))  # fmt: skip

    def print(self) -> None:
        """Print the shown file on the chosen printer, at its true size."""
        name = self.panel.printer()
        if self.row is not None and name:
            pages = printing.print_pdf(printing.make_printer(name, self.row.ukuran), self.data, self.row.ukuran)
            self.said.emit(f"{pages} halaman dikirim ke {name}")

    def _ruler(self) -> None:
        name, paper = self.panel.printer(), self.row.ukuran if self.row else "F4"
        if name:
            printing.print_ruler(printing.make_printer(name, paper), paper)
            self.said.emit(f"Halaman uji dikirim ke {name}")

    def _save(self) -> None:
        if self.row is None:
            return
        folder = QFileDialog.getExistingDirectory(self, "Simpan PDF ke folder")
        if folder:
            self.save_to(Path(folder))

    def save_to(self, folder: Path) -> None:
        """Write the shown file to a folder, whole or not at all."""
        assert self.row is not None
        signed = self.row.bertanda_sha256 is not None
        self.desk.read(self, letters.export, self.row.id, folder, signed=signed,
                       done=lambda path: self.said.emit(f"Tersimpan: {path.name}"))  # fmt: skip

    def _ink(self) -> None:
        assert self.row is not None
        row, box = self.row, InkBox(self.row, self.desk.today(), self)

        def save() -> None:
            day: dt.date | None = box.date_edit.date()
            if day is None:
                box.say("Tanggal belum terbaca. Ketik misalnya 23 nov 2026.")
                return
            self.desk.write(box, deeds.mark, row.id, box.paths, day, reason="ditandatangani tinta", failed=box.refuse,
                            done=lambda made: self._done(box, made, "Surat ditandai sudah ditandatangani"))  # fmt: skip

        box.save_button.clicked.connect(save)
        box.open()

    def _sign(self) -> None:
        assert self.row is not None
        row = self.row
        self.desk.read(self, letters.signer_of, row.id, done=lambda who: self._sign_as(row, who[0]))

    def _sign_as(self, row: LetterRow, who: str) -> None:
        box = CertificateBox(row, who, self)

        def go() -> None:
            path = Path(box.path_edit.text().strip())
            self.desk.write(box, deeds.sign, row.id, path, box.passphrase(), now=self.desk.now(),
                            reason="tanda tangan dengan sertifikat", failed=box.refuse,
                            troubled=lambda trouble: box.say(*headline(trouble)),
                            done=lambda made: self._done(box, made, f"Ditandatangani {who}"))  # fmt: skip

        box.sign_button.clicked.connect(go)
        box.open()

    def _service(self) -> None:
        assert self.row is not None
        row, box = self.row, ServiceBox(self.row, self)

        def go() -> None:
            if box.path is None:
                box.say("Berkas belum dipilih. Pilih PDF yang sudah ditandatangani.")
                return
            self.desk.write(box, deeds.take_back, row.id, box.path, box.accept_edit.text(), now=self.desk.now(),
                            reason="hasil TTE nasional", failed=box.refuse,
                            done=lambda back: self._done(box, back.row, "Hasil TTE dimasukkan"))  # fmt: skip

        box.take_button.clicked.connect(go)
        box.open()

    def _void(self) -> None:
        assert self.row is not None
        row, box = self.row, VoidBox(self.row, self)
        box.void_button.clicked.connect(lambda: self.desk.write(
            box, letters.void, row.id, box.reason_edit.toPlainText(), reason=f"batal: {box.reason_edit.toPlainText()}",
            failed=box.refuse, done=lambda made: self._done(box, made, "Surat dibatalkan; nomornya tetap tercatat"),
        ))  # fmt: skip
        box.open()

    def _done(self, box: Any, row: LetterRow, text: str) -> None:
        box.accept()
        self._again(row, text)
