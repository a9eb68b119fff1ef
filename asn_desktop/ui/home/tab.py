"""Beranda: one work list with one verb a row; who is away, how safe the data are, dates that matter, two charts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import day_name, long_date
from asn_desktop.services import home, home_dates, home_evaluation
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.home.side import AwayCard, ChartCards, DatesCard, SafetyCard
from asn_desktop.ui.home.words import said, total
from asn_desktop.ui.home.work import WorkCard
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import button, label

_NARROW = 1080
LATER_MS = 1_000  # opening balances weigh every person: lists that are waited for come first
_CONCERNS = frozenset({"leave_requests", "leave_steps", "letters", "leave_openings", "employees", "golongan", "jabatan",
                       "employee_summaries", "units", "packages_out", "offices", "kgb", "kontrak", "cltn",
                       "pemberhentian", "kinerja", "skp", "skp_feedback", "evaluations", "objections",
                       "skp_dialogues"})


class HomeTab(QWidget):
    """`wanted(tab, method, values)` leads to where the work is done."""

    wanted = Signal(str, str, tuple)
    import_wanted = Signal()
    leave_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        centre = desk.office.peran == "bkpsdm"
        self.title = label("", "title")
        self.count = label("", "quiet")
        self.import_button = button("Impor daftar pegawai", "", "inbox")
        self.leave_button = button("Catat cuti", "primary", "plus")
        if centre:
            self.leave_button.hide()
        self.work = WorkCard()
        self.away, self.safety, self.dates = AwayCard(), SafetyCard(desk.office.nama_pusat, centre), DatesCard()
        self.charts = ChartCards()
        self._today: home.Today | None = None
        self._openings: home.WorkRow | None = None
        self._evaluation: home.WorkRow | None = None
        self._dates: tuple[home.WorkRow, ...] = ()
        self._later = QTimer(self)
        self._later.setObjectName("later")  # a photographer waits for it
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._ask_openings)
        self._lay_out()
        self.import_button.clicked.connect(self.import_wanted)
        self.work.empty.pressed.connect(self.import_wanted)
        self.leave_button.clicked.connect(lambda: self.leave_wanted.emit(None))
        self.safety.join_wanted.connect(lambda: self.wanted.emit("kirim", "", ()))
        self.work.verb_pressed.connect(self.wanted)
        desk.changed.connect(lambda tables: self.refresh() if tables & _CONCERNS else None)
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        today = self.desk.today()
        self.title.setText(f"Hari ini, {day_name(today)} {long_date(today)}")
        self.desk.read(self, home.today_list, today, done=self._show, replaces="today")
        if self.desk.office.peran == "kantor":
            self._later.start()
        self.desk.call(self, home.newest_backup, self.desk.office.folder, done=self._show_backup, replaces="backup")

    def resizeEvent(self, event: QResizeEvent) -> None:
        way = QBoxLayout.Direction.TopToBottom if self.width() < _NARROW else QBoxLayout.Direction.LeftToRight
        for row in (self._upper, self._lower):
            row.setDirection(way)
        super().resizeEvent(event)

    def _show(self, found: home.Today) -> None:
        self._today = found
        self._show_work()
        self.away.show_people(found.away)
        self.safety.show_standing(found.standing)
        self.dates.show_dates(found.dates)
        self.charts.show_today(found)
        self.charts.setVisible(bool(found.people))
        self.import_button.setVisible(bool(found.people))

    def _ask_openings(self) -> None:
        ask, today = self.desk.read, self.desk.today()
        ask(self, home.openings_missing, today, done=self._show_openings, replaces="openings", long=True)
        ask(self, home_evaluation.row, today, done=self._show_evaluation, replaces="evaluation", long=True)
        ask(self, home_dates.rows, today, done=self._show_dates, replaces="dates", long=True)

    def _show_dates(self, rows: tuple[home.WorkRow, ...]) -> None:
        self._dates = rows
        self._show_work()

    def _show_evaluation(self, row: home.WorkRow) -> None:
        self._evaluation = row
        self._show_work()

    def _show_openings(self, row: home.WorkRow) -> None:
        self._openings = row
        self._show_work()

    def _show_work(self) -> None:
        if self._today is None:
            return
        later = [row for row in (self._openings, self._evaluation) if row is not None]
        rows = home.by_deadline([*self._today.work, *self._dates, *later])
        words = [said(row, self.desk.today(), self.desk.office.nama_pusat) for row in rows]
        self.count.setText(total(rows))
        self.work.show_rows([(row.count, one) for row, one in zip(rows, words, strict=True)], self._today.people)

    def _show_backup(self, made: Any) -> None:
        self.safety.show_backup(made, self.desk.now(), self.desk.clock)

    def _lay_out(self) -> None:
        page = ScrollPage()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.count)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.import_button)
        head.addWidget(self.leave_button)
        page.box.addLayout(head)
        side = QVBoxLayout()
        side.setSpacing(look.GAP)
        side.addWidget(self.away)
        side.addWidget(self.safety)
        side.addStretch(1)
        self._upper = QHBoxLayout()
        self._upper.setSpacing(look.GAP)
        work = QVBoxLayout()
        work.addWidget(self.work)
        work.addStretch(1)
        self._upper.addLayout(work, 8)
        self._upper.addLayout(side, 3)
        page.box.addLayout(self._upper)
        self._lower = QHBoxLayout()
        self._lower.setSpacing(look.GAP)
        self._lower.addWidget(self.charts, 2)
        self._lower.addWidget(self.dates, 1)
        page.box.addLayout(self._lower)
        page.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
