"""Every scan in a person's file: seen, added by button or by dropping it, voided with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.words import short_date
from asn_desktop.services import document_files, documents
from asn_desktop.services.documents import DocumentRow
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.record_table import paths_of
from asn_desktop.ui.employees.row_box import WhyBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel


def _size(row: DocumentRow) -> str:
    return f"{max(1, row.ukuran // 1024)} KB" if row.ukuran < 1024 * 1024 else f"{row.ukuran / 1048576:.1f} MB".replace(
        ".", ",")


def _place(row: DocumentRow) -> str:
    return KINDS[row.kind].title if row.kind else "Data pegawai"


COLUMNS = (
    Column("Nama berkas", "nama", second=lambda r: r.jenis_nama, width=0,
           tone=lambda r: "quiet" if r.dibatalkan else ""),
    Column("Nomor", lambda r: r.nomor or "–", second=lambda r: short_date(r.tanggal) if r.tanggal else "", width=190),
    Column("Melekat pada", _place, second=lambda _r: "", width=150),
    Column("Halaman", lambda r: str(r.halaman), second=_size, width=96),
    Column("", "", badge=lambda r: ("dibatalkan", "neutral", "") if r.dibatalkan else None, width=118),
)


class DocumentsBox(QWidget):
    """`said(words)` for the toast."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.card: EmployeeCard | None = None
        self._enters = True
        self.setAcceptDrops(True)
        self._build()

    def show_person(self, card: EmployeeCard) -> None:
        """Read the scans of this person."""
        self.card = card
        self.desk.read(self, documents.rows, card.id, today=self.desk.today(), done=self._show, replaces="dokumen")
        if self.kind_combo.count() == 0:
            self.desk.read(self, documents.kinds, today=self.desk.today(), done=self._show_kinds, replaces="jenis")

    def set_enters(self, enters: bool) -> None:
        """A role that only reads adds nothing."""
        self._enters = enters
        for one in (self.add_button, self.void_button, self.kind_combo):
            one.setVisible(enters)

    def attach(self, path: Path) -> None:
        """Keep a file as a document of the person, of the kind chosen."""
        self.banner.hide()
        self.desk.call(self, document_files.read, path, failed=self._refused, done=lambda data: self.desk.write(
            self, documents.attach, self.card.id, data=data, file_name=path.name, jenis=self.kind_combo.currentData(),
            today=self.desk.today(), done=lambda kept: self._kept(path, kept), failed=self._refused))  # fmt: skip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._enters and paths_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in paths_of(event):
            self.attach(path)

    def _kept(self, path: Path, kept: DocumentRow) -> None:
        self.said.emit(f"{path.name} tersimpan: {kept.halaman} halaman.")
        self.show_person(self.card)

    def _show_kinds(self, found: tuple[documents.DocumentKind, ...]) -> None:
        self.kind_combo.clear()
        self.kind_combo.addItem("Dokumen lain", documents.OTHER)
        seen = {documents.OTHER}
        for one in found:
            if one.id not in seen:
                seen.add(one.id)
                self.kind_combo.addItem(one.nama, one.id)

    def _show(self, rows: tuple[DocumentRow, ...]) -> None:
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.see_button.setVisible(bool(rows))
        self.void_button.setVisible(bool(rows) and self._enters)
        if rows and self.table.current_row() is None:
            self.table.choose(rows[0].id)

    def _see(self, row: Any = None) -> None:
        row = row or self.table.current_row()
        if row is not None:
            self.desk.read(self, documents.content, row.id, failed=self._refused,
                           done=lambda data: self._open(row, data))

    def _open(self, row: DocumentRow, data: bytes) -> None:
        self.paper = PaperBox(self.desk, row.nama, data, f"{row.nama}.pdf", self)
        self.paper.said.connect(self.said)
        self.paper.open()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Berkas pegawai", "", "PDF atau foto (*.pdf *.jpg *.jpeg *.png)")
        if name:
            self.attach(Path(name))

    def _ask_void(self) -> None:
        row = self.table.current_row()
        if row is None or row.dibatalkan:
            return
        box = WhyBox(f"Batalkan berkas {row.nama}?", "Berkas tetap tersimpan, tetapi tidak lagi membuktikan apa pun.",
                     "Batalkan berkas", self)
        box.accepted.connect(lambda: self.desk.write(
            self, documents.void, row.id, box.reason(), today=self.desk.today(), failed=self._refused,
            done=lambda _row: self.show_person(self.card)))  # fmt: skip
        self.why_box = box
        box.open()

    def _refused(self, problems: list[Problem]) -> None:
        self.banner.say("error", "Berkas belum diterima", " ".join(sentence(p) for p in problems))
        self.banner.show()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.kind_combo = QComboBox()
        self.kind_combo.setAccessibleName("Jenis dokumen yang ditambah")
        self.kind_combo.setMinimumContentsLength(18)
        self.kind_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_button = button("Tambah berkas…", "", "plus", tip="atau jatuhkan PDF atau foto di sini")
        self.add_button.clicked.connect(self._choose)
        self.see_button = button("Lihat", "text", "file")
        self.see_button.clicked.connect(lambda: self._see())
        self.void_button = button("Batalkan…", "text")
        self.void_button.clicked.connect(self._ask_void)
        row.addWidget(self.kind_combo)
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(self.see_button)
        row.addWidget(self.void_button)
        self.banner = Banner("error")
        self.banner.hide()
        self.nothing = label("Belum ada berkas. Jatuhkan PDF atau foto di sini, atau tekan Tambah berkas.", "quiet",
                             wrap=True)
        self.nothing.hide()
        self.model = TableModel(COLUMNS, parent=self)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Berkas pegawai")
        self.table.row_opened.connect(self._see)
        box.addLayout(row)
        box.addWidget(self.banner)
        box.addWidget(self.nothing)
        box.addWidget(self.table, 1)
        box.addStretch(0)
