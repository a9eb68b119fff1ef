"""What can be done with a row right in its table: a cell kept, a scan attached or seen, its past, its end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from asn_desktop.problems import Problem
from asn_desktop.services import document_files, documents, histories
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.services.record_rows import RecordRow
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.change_table import FieldHistoryBox
from asn_desktop.ui.employees.record_table import RecordTable
from asn_desktop.ui.employees.row_box import WhyBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.sentences import sentence

FILTERS = "PDF atau foto (*.pdf *.jpg *.jpeg *.png)"


class RowDeeds(QObject):
    """The deeds behind the tables of one page of histories, `page` being that page."""

    def __init__(self, desk: Desk, page: Any) -> None:
        super().__init__(page)
        self.desk, self.page = desk, page

    def serve(self, table: RecordTable) -> None:
        """Do what this table asks for."""
        key = table.kind.key
        table.form_wanted.connect(lambda row: self.page.row_wanted.emit(key, row))
        table.changed_cell.connect(lambda row, name, raw: self.keep(table, row, name, raw))
        table.scan_wanted.connect(self.see)
        table.attach_wanted.connect(self.ask_scan)
        table.dropped.connect(lambda row, paths: self.attach(row, paths[0]))
        table.past_wanted.connect(self.past)
        table.void_wanted.connect(self.ask_void)

    def keep(self, table: RecordTable, row: RecordRow, name: str, raw: Any) -> None:
        """Save one cell; when it is refused the row's form opens with what was typed and what is wrong."""
        ask = RecordAsk(row.kind, self.page.card.id, row.id, {name: raw}, {}, {name: row.values.get(name)})

        def refused(problems: list[Problem]) -> None:
            table.forget_next()
            self.page.refused_cell.emit(row.kind, row, {name: raw}, list(problems))

        self.desk.write(self, histories.save, ask, today=self.desk.today(), done=self.page.saved.emit, failed=refused)

    def ask_scan(self, row: RecordRow) -> None:
        """Choose the scan of a row."""
        name, _ = QFileDialog.getOpenFileName(self.page, f"Berkas untuk {row.text}", "", FILTERS)
        if name:
            self.attach(row, Path(name))

    def attach(self, row: RecordRow, path: Path) -> None:
        """Keep a file as the scan of a row."""
        self.page.banner.hide()
        self.desk.call(self, document_files.read, path, failed=self._refused,
                       done=lambda data: self._attach(row, path, data))

    def _attach(self, row: RecordRow, path: Path, data: bytes) -> None:
        self.desk.write(self, documents.attach, self.page.card.id, kind=row.kind, row_id=row.id, data=data,
                        file_name=path.name, today=self.desk.today(), failed=self._refused,
                        done=lambda kept: self.page.said.emit(
                            f"{path.name} terpasang pada {row.text}: {kept.halaman} halaman."))  # fmt: skip

    def see(self, row: RecordRow) -> None:
        """Open the scan of a row."""
        self.desk.read(self, documents.row_scan, row.kind, row.id, failed=self._refused,
                       done=lambda data: self._open(f"{KINDS[row.kind].title}: {row.text}", data))

    def _open(self, title: str, data: bytes) -> None:
        self.paper = PaperBox(self.desk, title, data, f"{title.split(':')[0].lower()}.pdf", self.page)
        self.paper.said.connect(self.page.said)
        self.paper.open()

    def past(self, row: RecordRow, name: str) -> None:
        """History of one field of a row."""
        kind = KINDS[row.kind]
        called = {"golongan": "golongan", "jabatan": "nama"}.get(row.kind)
        told = row.values.get(called) or "" if called else row.words.get("tingkat", "") if (
            row.kind == "pendidikan") else row.text
        self.past_box = FieldHistoryBox(self.desk, f"Riwayat isian {kind.field(name).label}: {row.text}",
                                        self.page.card.id, kind.table, name, told, self.page)
        self.past_box.open()

    def ask_void(self, row: RecordRow) -> None:
        """Void a row with its reason."""
        if row.dibatalkan:
            return
        box = WhyBox(f"Batalkan {KINDS[row.kind].one} {row.text}?",
                     "Baris tetap tersimpan dan terbaca, tetapi tidak dihitung lagi.", "Batalkan baris", self.page)
        box.accepted.connect(lambda: self.desk.write(
            self, histories.void, row.kind, row.id, box.reason(), today=self.desk.today(),
            done=lambda saved: self.page.said.emit(f"Baris {row.text} dibatalkan."), failed=self._refused))
        self.why_box = box
        box.open()

    def _refused(self, problems: list[Problem]) -> None:
        self.page.banner.say("error", "Belum dapat dikerjakan", " ".join(sentence(p) for p in problems),
                             [("Tutup", self.page.banner.hide)])
        self.page.banner.show()
