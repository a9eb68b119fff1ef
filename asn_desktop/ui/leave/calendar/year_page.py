"""Kalender cuti setahun: how many of a unit are away on each day, who, and the days on which too few are left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import short_date
from asn_desktop.services import reports, units
from asn_desktop.services.leave import year
from asn_desktop.services.leave.year import LeaveYear
from asn_desktop.ui import look
from asn_desktop.ui.leave.calendar.year_grid import YearGrid
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.table import Column, DataTable, TableModel

_PEOPLE, _DAY, _THIN = "orang", "hari", "serentak"
CHIPS = ((_PEOPLE, "Setahun"), (_DAY, "Hari yang dipilih"), (_THIN, "Terlalu banyak"))


@dataclass(frozen=True)
class Line:
    """One line beside the calendar: a name or a day, and what is said of it."""

    key: object
    first: str
    second: str
    when: str
    tone: str = ""


COLUMNS = (
    Column("Pegawai atau hari", "first", second=lambda one: one.second, width=0, tone=lambda one: one.tone),
    Column("Cuti", "when", width=170),
)


class YearPage(QWidget):
    """`left` back, `said` after printing, `month_wanted` a month to look at closely."""

    left = Signal()
    said = Signal(str)
    month_wanted = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.found: LeaveYear | None = None
        self.grid = YearGrid(desk.today().year)
        self.grid.day_chosen.connect(self._day)
        self.year, self.unit = NumberSpin(), QComboBox()
        self.year.setRange(2010, 2060)
        self.year.setValue(desk.today().year)
        self.year.setFixedWidth(104)
        self.year.setAccessibleName("Tahun")
        self.unit.setAccessibleName("Unit")
        self.unit.setMinimumWidth(260)
        self.chips = ChipRow(CHIPS)
        self.table, self.model = DataTable(), TableModel(COLUMNS, identity=lambda one: one.key)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Yang cuti")
        self.count = label("", "second", wrap=True)
        self.told = label("", "row_title", wrap=True)
        self.back_button = button("Kembali", "text", "chevron_left")
        self.month_button = button("Lihat bulannya")
        self.month_paper, self.year_paper = button("Cetak sebulan…"), button("Cetak setahun…")
        self._connect()
        self._lay_out()

    def start(self) -> None:
        """Show the year of today."""
        self.desk.read(self, units.tree, done=self._show_units, replaces="unit")

    def refresh(self) -> None:
        """Ask for the year again."""
        self.desk.read(self, year.year, self.unit.currentData(), self.year.value(), done=self._show,
                       replaces="tahun")  # fmt: skip

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.year.valueChanged.connect(lambda _v: self.refresh())
        self.unit.activated.connect(lambda _i: self.refresh())
        self.chips.chosen.connect(lambda _keys: self._list())
        self.month_button.clicked.connect(lambda: self.month_wanted.emit(self.grid.day.replace(day=1)))
        self.month_paper.clicked.connect(lambda: self._print("cuti-bulan"))
        self.year_paper.clicked.connect(lambda: self._print("cuti-tahun"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.back_button)
        top.addWidget(label("Kalender cuti setahun", "title"))
        top.addStretch(1)
        for one in (self.unit, self.year, self.month_button, self.month_paper, self.year_paper):
            top.addWidget(one)
        left = Card()
        left.body.addWidget(self.grid, 1)
        left.body.addWidget(self.told)
        left.body.addWidget(
            label("Angka: banyaknya orang yang cuti. Merah libur, kuning cuti bersama, abu-abu hari istirahat, bingkai "
                  "kuning terlalu banyak dalam satu unit.", "hint", wrap=True)
        )  # fmt: skip
        side = Card()
        side.setMinimumWidth(320)
        side.setMaximumWidth(430)
        side.body.addWidget(self.chips)
        side.body.addWidget(self.table, 1)
        side.body.addWidget(self.count)
        row = QHBoxLayout()
        row.setSpacing(look.GAP)
        row.addWidget(left, 1)
        row.addWidget(side)
        page = ScrollPage()
        page.box.addLayout(top)
        page.box.addLayout(row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def _show_units(self, rows: Sequence[Any]) -> None:
        if not self.unit.count():
            self.unit.addItem("Seluruh kantor", None)
            for row in rows:
                self.unit.addItem("   " * row.depth + row.nama, row.id)
        self.refresh()

    def _show(self, found: LeaveYear) -> None:
        self.found = found
        self.grid.show_year(found)
        days = sum(len(unit.days) for unit in found.thin)
        self.chips.set_counts({_PEOPLE: len(found.people), _DAY: len(found.on(self.grid.day)), _THIN: days})
        known = "" if found.year in found.calendar.years else " Tabel libur tahun ini belum dimuat."
        told = f"{len(found.people)} dari {found.size} orang cuti tahun {found.year}."
        self.count.setText(f"{told} Jenis dan alasan tidak ditampilkan.{known}")
        self._list()

    def _day(self, day: dt.date) -> None:
        self.told.setText(self.grid.say(day))
        if self.found is not None:
            self.chips.set_counts({_DAY: len(self.found.on(day))})
        if self.chips.keys() == [_PEOPLE]:
            self.chips.choose(_DAY)
        self._list()

    def _list(self) -> None:
        if self.found is None:
            return
        key = self.chips.keys()[0]
        self.model.set_rows(_thin(self.found) if key == _THIN else _people(self.found, self.grid.day if key == _DAY
                                                                          else None))

    def _print(self, key: str) -> None:
        day = self.desk.today()
        options = {"tahun": str(self.year.value())}
        if key == "cuti-bulan":
            options["bulan"] = str(self.grid.day.month)
        self.desk.read(self, reports.build, key, on=day, unit_id=self.unit.currentData(), options=options, today=day,
                       done=self._paint)  # fmt: skip

    def _paint(self, table: Any) -> None:
        self.desk.call(self, reports.pdf, table, now=self.desk.now(), done=self._show_paper)

    def _show_paper(self, data: bytes) -> None:
        box = PaperBox(self.desk, "Kalender cuti", data, f"kalender-cuti-{self.year.value()}.pdf", self)
        box.said.connect(self.said)
        box.open()


def _people(found: LeaveYear, day: dt.date | None) -> list[Line]:
    """Everybody away in the year, or on one day."""
    rows = found.people if day is None else found.on(day)
    lines = []
    for person in rows:
        spans = [s for s in person.spans if day is None or s.mulai <= day <= s.sampai]
        when = ", ".join(words.span(s.mulai, s.sampai) + ("" if s.pasti else "?") for s in spans)
        lines.append(Line(person.employee_id, person.nama, person.unit or "", when))
    return lines


def _thin(found: LeaveYear) -> list[Line]:
    """Days on which too many of a unit are away, with the names."""
    return [
        Line((unit.unit_id, day.day), f"{short_date(day.day)}: {unit.unit}", ", ".join(day.who),
             f"{len(day.who)} dari {day.size} orang", "warn")
        for unit in found.thin for day in unit.days
    ]  # fmt: skip
