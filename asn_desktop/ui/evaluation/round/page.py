"""Putaran: the office's round at a glance, what blocks whom, and the deeds that are done for many at once."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import thousands
from asn_desktop.services.evaluation import chart, papers, unit_round
from asn_desktop.services.evaluation.unit_round import PersonState
from asn_desktop.ui import look
from asn_desktop.ui.desk import BatchDone
from asn_desktop.ui.evaluation.received_box import ReceivedBox
from asn_desktop.ui.evaluation.round import words
from asn_desktop.ui.evaluation.round.tables import PEOPLE, UNITS, UnitLine, by_unit
from asn_desktop.ui.evaluation.sign_box import SignBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import DataTable, TableModel

ALL, STUCK = "semua", "macet"
_NARROW = 1240  # below: the list of units and some columns go
_KIND = "dokumen_evaluasi"
_SPARED = (1, 2, 4)  # columns that go on a small screen; what is missing stands under the name


class RoundPage(QWidget):
    """`start(year, unit, period)`; `person_chosen` and `unit_chosen` lead on; `said` tells what was done."""

    said = Signal(str)
    person_chosen = Signal(object)
    unit_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: tuple[PersonState, ...] = ()
        self._where: tuple[int, uuid.UUID | None, str] | None = None
        self._task: Any = None
        self._wanted = ""  # the chip to be on once the rows are there
        self._enters = may(desk.actor.role, Deed.ENTER) and may(desk.actor.role, Deed.READ_SENSITIVE)
        self.unit_model = TableModel(UNITS, identity=lambda line: line.id)
        self.people_model = TableModel(PEOPLE, identity=lambda row: row.employee_id)
        self.units, self.people = DataTable(), DataTable()
        for table, model, name in ((self.units, self.unit_model, "Unit dalam putaran"),
                                   (self.people, self.people_model, "Pegawai dalam putaran")):  # fmt: skip
            table.setModel(model)
            table.setAccessibleName(name)
        self.units.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.chips = ChipRow()
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari pegawai")
        self.search_edit.setAccessibleName("Cari pegawai")
        self.search_edit.setMaximumWidth(220)
        self.empty = EmptyState("people", "Tidak ada pegawai di sini.", "Pilih unit atau saringan lain.")
        self.frame = ListFrame(self.people, self.empty)
        self.sums = label("", "second", wrap=True)
        self.rate_button = button("Nilai unit ini", "", "performance")
        self.person_button = button("Setahun orang ini", "", "person")
        self.chart_button = button("Grafik…", "", "chart")
        self.paper_button = button("Buat dokumen", "", "file")
        self.sign_button = button("Tanda tangani…", "", "sign")
        self.received_button = button("Diterima…", "", "inbox")
        self.progress = ProgressPanel()
        self.progress.hide()
        self.banner = Banner("warn")
        self.banner.hide()
        self._lay_out()
        self._connect()

    def start(self, year: int, unit_id: uuid.UUID | None, periode: str) -> None:
        """Ask for the round."""
        self._where = (year, unit_id, periode)
        self.desk.read(self, unit_round.overview, year, periode, unit_id, done=self._show, replaces="putaran")

    def show_stuck(self) -> None:
        """Only who is stuck."""
        self._wanted = STUCK

    def make_papers(self) -> None:
        """The evaluation document of everybody shown whose result is fixed, one after another; can be stopped."""
        todo = [(row.evaluation_id, row.nama) for row in self._shown() if row.nilai == "ditetapkan" and not row.dokumen]
        if not todo:
            return
        self.banner.hide()
        self.progress.begin("Membuat dokumen evaluasi", "Bila dihentikan, {done} dokumen yang selesai tetap sah.")
        task = self.desk.batch(self, todo, _make, today=self.desk.today(), now=self.desk.now(), done=self._made,
                               name=lambda one: one[1], watch=self.progress.step, title="Membuat dokumen evaluasi",
                               reason="dokumen evaluasi")  # fmt: skip
        self._task = task
        self._fit()

    def enter_received(self) -> None:
        """One day of receipt for everybody shown who has none."""
        waiting = [(row.evaluation_id, row.nama) for row in self._unreceived()]
        if waiting:
            self.box = ReceivedBox(self.desk, waiting, self)
            self.box.entered.connect(lambda n: self.said.emit(f"{n} tanggal terima dicatat"))
            self.box.open()

    def sign_papers(self) -> None:
        """Documents that wait for one signer, with his certificate opened once."""
        if self._where is not None:
            self.box = SignBox(self.desk, *self._where, self)
            self.box.signed.connect(lambda n: self.said.emit(f"{n} dokumen ditandatangani"))
            self.box.open()

    def show_chart(self) -> None:
        """The predikat of the office in this period: whole, by unit, by year; a page to print or keep."""
        if self._where is not None:
            year, _, periode = self._where
            self.desk.read(self, chart.page, year, periode, today=self.desk.today(), now=self.desk.now(),
                           replaces="grafik", done=self._show_chart)  # fmt: skip

    def _show_chart(self, data: bytes) -> None:
        self.box = PaperBox(self.desk, "Grafik predikat kinerja", data, "grafik-predikat.pdf", self)
        self.box.said.connect(self.said)
        self.box.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < _NARROW
        self._unit_card.setVisible(not narrow)
        for column in _SPARED:
            self.people.setColumnHidden(column, narrow)
        super().resizeEvent(event)

    def _shown(self) -> list[PersonState]:
        return self.people_model.rows

    def _unreceived(self) -> list[PersonState]:
        return [row for row in self._shown() if row.nilai == "ditetapkan" and row.diterima is None]

    def _show(self, rows: tuple[PersonState, ...]) -> None:
        self.rows = rows
        self.unit_model.set_rows(by_unit(rows))
        if self.units.current_row() is None and self.unit_model.rowCount():
            self.units.selectRow(0)
        self._fill_chips()
        self._filter()

    def _fill_chips(self) -> None:
        kept = [self._wanted] if self._wanted else self.chips.keys() or [ALL]
        self._wanted = ""
        stuck = sum(bool(row.halangan) for row in self.rows)
        counts = {code: sum(words.first(row) == code for row in self.rows) for code in words.CHIPS}
        held = [(code, words.CHIPS[code]) for code, number in counts.items() if number]
        self.chips.set_chips([(ALL, "Semua"), (STUCK, "Yang macet"), *held])
        self.chips.set_counts({ALL: len(self.rows), STUCK: stuck, **{code: counts[code] for code, _ in held}})
        self.chips.choose(kept[0] if kept[0] in (ALL, STUCK) or counts.get(kept[0]) else ALL)

    def _filter(self) -> None:
        key = self.chips.keys()[0] if self.chips.keys() else ALL
        line: UnitLine | None = self.units.current_row()
        rows: Sequence[PersonState] = self.rows
        if line is not None and line.id is not None:
            rows = [row for row in rows if row.unit_id == line.id]
        if key == STUCK:
            rows = [row for row in rows if row.halangan]
        elif key != ALL:
            rows = [row for row in rows if words.first(row) == key]
        self.people_model.set_rows(rows)
        self.frame.turn(self.people if rows else self.empty)
        if rows and self.people.current_row() is None:
            self.people.selectRow(0)
        self._fit()

    def _fit(self) -> None:
        shown = self._shown()
        done = sum(row.selesai for row in shown)
        self.sums.setText(f"{thousands(done)} dari {thousands(len(shown))} selesai")
        papers_due = sum(row.nilai == "ditetapkan" and not row.dokumen for row in shown)
        waiting = len(self._unreceived())
        busy = self.progress.isVisibleTo(self) and self.progress.stop_button.isVisibleTo(self.progress)
        self.paper_button.setText(f"Buat {papers_due} dokumen")
        self.paper_button.setVisible(self._enters and papers_due > 0)
        self.paper_button.setEnabled(not busy)
        unsigned = sum(row.dokumen and not row.ditandatangani for row in shown)
        self.sign_button.setText(f"Tanda tangani {unsigned}…")
        self.sign_button.setVisible(self._enters and unsigned > 0)
        self.received_button.setText(f"Diterima {waiting}…")
        self.received_button.setVisible(self._enters and waiting > 0)
        reads = may(self.desk.actor.role, Deed.READ_SENSITIVE)
        self.person_button.setVisible(reads and bool(shown) and self._unit_card.isVisibleTo(self))
        self.chart_button.setVisible(any(row.nilai == "ditetapkan" for row in self.rows))
        self.rate_button.setVisible(reads and bool(shown))

    def _made(self, made: BatchDone) -> None:
        self.progress.finish()
        self.said.emit(f"{len(made.answers)} dokumen dibuat" + (", dihentikan" if made.stopped else ""))
        if made.refused:
            told = dict.fromkeys(f"{item[1]}: {sentence(problems[0])}" for item, problems in made.refused[:3])
            more = f" Dan {len(made.refused) - 3} lagi." if len(made.refused) > 3 else ""
            self.banner.say("warn", f"{len(made.refused)} dokumen belum dapat dibuat", " ".join(told) + more)
            self.banner.show()
        self._fit()

    def _ended(self, task: Any) -> None:
        """Also when it was stopped before it began: then nothing else is heard of it."""
        if task is self._task:
            self._task = None
            self.progress.finish()
            self._fit()

    def _lead_to_person(self) -> None:
        row = self.people.current_row()
        if row is not None and may(self.desk.actor.role, Deed.READ_SENSITIVE):
            self.person_chosen.emit(row.employee_id)

    def _lead_to_unit(self) -> None:
        row, line = self.people.current_row(), self.units.current_row()
        self.unit_chosen.emit(line.id if line is not None and line.id else row.unit_id if row is not None else None)

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _keys: self._filter())
        self.search_edit.textChanged.connect(self._search)
        self.units.row_chosen.connect(lambda _line: self._filter())
        self.units.row_opened.connect(lambda _line: self._lead_to_unit())
        self.people.row_opened.connect(lambda _row: self._lead_to_person())
        self.person_button.clicked.connect(self._lead_to_person)
        self.rate_button.clicked.connect(self._lead_to_unit)
        self.chart_button.clicked.connect(self.show_chart)
        self.paper_button.clicked.connect(self.make_papers)
        self.sign_button.clicked.connect(self.sign_papers)
        self.received_button.clicked.connect(self.enter_received)
        self.progress.stopped.connect(lambda: self._task.cancel())
        self.desk.ended.connect(self._ended)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search_edit.setFocus)

    def _search(self, text: str) -> None:
        self.people_model.filter(text)
        self._fit()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.chips, 1)
        bar.addWidget(self.search_edit, 0, Qt.AlignmentFlag.AlignTop)
        self.frame.foot.addWidget(self.sums, 1)
        for one in (self.chart_button, self.person_button, self.rate_button, self.paper_button, self.sign_button,
                    self.received_button):  # fmt: skip
            self.frame.foot.addWidget(one)
        self._unit_card = QFrame()
        self._unit_card.setProperty("role", "card")
        self._unit_card.setFixedWidth(292)
        inner = QVBoxLayout(self._unit_card)
        inner.setContentsMargins(1, 8, 1, 8)
        inner.addWidget(self.units)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(look.GAP)
        row.addWidget(self._unit_card)
        row.addWidget(self.frame, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(bar)
        box.addWidget(self.banner)
        box.addWidget(self.progress)
        box.addLayout(row, 1)


def _make(session: Any, one: tuple[uuid.UUID, str], *, today: Any, now: Any) -> Any:
    return papers.make(session, _KIND, evaluation_id=one[0], today=today, now=now)
