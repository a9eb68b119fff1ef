"""Tab Laporan: at the left every list an office prints, at the right the one chosen, the head count, the pictures."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from asn_desktop.rules.report_table import ReportTable
from asn_desktop.services import reports
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.reports.contents import Contents, Entry
from asn_desktop.ui.reports.report_page import ReportPage

COUNT, CHARTS, KGB, SIASN = "hitung", "gambaran", "kgb", "siasn"
LETTERS = "surat_kgb"
_ROOM = "asn_desktop.ui.reports"
# Pages of their own: key -> module and class, made when they are first opened.
_PAGES = {
    COUNT: (f"{_ROOM}.count_page", "CountPage"),
    CHARTS: (f"{_ROOM}.chart_page", "ChartPage"),
    SIASN: (f"{_ROOM}.siasn_page", "SiasnPage"),
    LETTERS: (f"{_ROOM}.kgb_page", "KgbPage"),
}
_NARROW = 1180


def entries() -> list[Entry]:
    """The lines at the left, in order."""
    found = [Entry(COUNT, "Hitung pegawai", "Jumlah", "question"), Entry(CHARTS, "Gambaran pegawai", "Jumlah", "chart")]
    found += [Entry(key, report.title, report.group) for key, report in reports.REPORTS.items()]
    return [*found, Entry(SIASN, "Berkas untuk SIASN", "Ke sistem lain", "upload")]


class ReportsTab(QWidget):
    """`show_report(key)` opens a line of the list. `employee_chosen(id)` and `letter_chosen(id)` lead to other tabs.

    `said` is for the toast.
    """

    employee_chosen = Signal(object)
    letter_chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.contents = Contents(entries())
        self.stack = QStackedWidget()
        self.report_page = self._hear(ReportPage(desk))
        self.stack.addWidget(self.report_page)
        self.pages: dict[str, Any] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(*look.PAGE_MARGINS)
        row.setSpacing(look.GAP)
        row.addWidget(self.contents)
        row.addWidget(self.stack, 1)
        self.report_page.shown.connect(self._offer)
        self.report_page.deed_button.clicked.connect(self.show_kgb_letters)
        self.contents.chosen.connect(self._open)
        self.contents.choose(COUNT)

    def show_report(self, key: str) -> None:
        """Open a report, the head count or another page by its key."""
        self.contents.choose(key)

    def show_kgb_letters(self) -> None:
        """The letters for those the list of KGB names, of the same unit and day."""
        page, controls = self.page(LETTERS), self.report_page.controls
        page.open(controls.unit_id(), controls.day() or self.desk.today())
        self.stack.setCurrentWidget(page)

    def page(self, key: str) -> Any:
        """The page of a key, made on first use; reports share one."""
        if key not in _PAGES:
            return self.report_page
        if key not in self.pages:
            module, name = _PAGES[key]
            make: Callable[[Desk], QWidget] = getattr(importlib.import_module(module), name)
            self.pages[key] = self._hear(make(self.desk))
            self.stack.addWidget(self.pages[key])
        return self.pages[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.contents.setFixedWidth(216 if self.width() < _NARROW else 264)

    def _open(self, key: str) -> None:
        self.stack.setCurrentWidget(self.page(key))
        if key in reports.REPORTS:
            self.report_page.open_report(reports.REPORTS[key])

    def _offer(self, table: ReportTable) -> None:
        due = table.key == KGB and table.count
        self.report_page.offer("Buat surat KGB…" if due else "")

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.report_page)
        self.report_page.refresh()

    def _hear(self, page: Any) -> Any:
        if hasattr(page, "closed"):
            page.closed.connect(self._back)
        for name in ("employee_chosen", "letter_chosen", "said"):
            if hasattr(page, name):
                getattr(page, name).connect(getattr(self, name))
        return page
