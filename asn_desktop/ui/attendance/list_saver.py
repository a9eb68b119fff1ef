"""Lists of the tab as files: asked from the store, then written as PDF or workbook where the clerk says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from asn_desktop import file_names
from asn_desktop.rules.report_table import ReportTable
from asn_desktop.services import report_files

Maker = Callable[..., ReportTable]
Entry = tuple[str, Callable[[], tuple[Maker, tuple[Any, ...]]]]
_KINDS = {"pdf": ("Simpan PDF", "PDF (*.pdf)"), "xlsx": ("Simpan Excel", "Excel (*.xlsx)")}


class ListSaver(QObject):
    """`said` tells what was written."""

    said = Signal(str)

    def __init__(self, desk: Any, page: QWidget) -> None:
        super().__init__(page)
        self.desk, self.page = desk, page

    def menu(self, made: QPushButton, entries: Sequence[Entry]) -> None:
        """Give a button a menu: each list as PDF and as Excel. An entry names the list and gives its maker."""
        menu = QMenu(made)
        for number, (title, how) in enumerate(entries):
            if number:
                menu.addSeparator()
            for ending, words in (("pdf", "PDF…"), ("xlsx", "Excel…")):
                menu.addAction(f"{title}, {words}").triggered.connect(
                    lambda _=False, how=how, ending=ending: self.ask(ending, *how())
                )
        made.setMenu(menu)

    def ask(self, ending: str, maker: Maker, args: tuple[Any, ...]) -> None:
        """Make the list, then ask where it goes."""
        keywords = {} if maker.__name__ == "roster" else {"today": self.desk.today()}
        self.desk.read(self.page, maker, *args, done=lambda table: self._choose(ending, table), replaces="list",
                       **keywords)  # fmt: skip

    def write(self, ending: str, table: ReportTable, path: Path) -> None:
        """Write the list to a file."""
        deed, more = (report_files.write_pdf, {"now": self.desk.now()}) if ending == "pdf" else (
            report_files.write_xlsx, {})  # fmt: skip
        self.desk.call(self.page, deed, table, path, "F4", title=f"Menyimpan {path.name}",
                       done=lambda written: self.said.emit(f"Tersimpan: {written.name}"), **more)  # fmt: skip

    def _choose(self, ending: str, table: ReportTable) -> None:
        title, kinds = _KINDS[ending]
        name, _ = QFileDialog.getSaveFileName(self.page, title, report_files.file_name(table, ending), kinds)
        if name:
            self.write(ending, table, file_names.with_ending(Path(name), f".{ending}"))
