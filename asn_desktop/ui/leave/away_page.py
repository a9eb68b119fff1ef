"""Siapa yang cuti: one month of a unit as a calendar and a list; names and days, never kind or reason."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import short_date
from asn_desktop.services import units
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import year
from asn_desktop.services.leave.year import UnitWarning
from asn_desktop.ui import look
from asn_desktop.ui.leave.month_card import MonthCard
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.table import Column, DataTable, TableModel


class AwayPage(QWidget):
    """Siapa yang cuti: one month of a unit, names and days, never kind or reason."""

    left = Signal()
    year_wanted = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.month = MonthCard(desk.today(), selectable=False)
        self.month.grid.noun = "orang"
        self.month.month_changed.connect(lambda _m: self.refresh())
        self.unit_combo = QComboBox()
        self.unit_combo.setAccessibleName("Unit")
        self.unit_combo.setMinimumWidth(280)
        self.unit_combo.activated.connect(lambda _i: self.refresh())
        self.back_button = button("Kembali ke daftar", "text", "chevron_left")
        self.back_button.clicked.connect(self.left)
        self.year_button = button("Setahun", "", "calendar")
        self.year_button.clicked.connect(self.year_wanted)
        self.banner = Banner("warn")
        self.banner.hide()
        self.model = TableModel((
            Column("Pegawai", "nama", second=lambda a: a.unit or "", width=0),
            Column("Cuti", lambda a: words.span(a.mulai, a.sampai), width=160, key=lambda a: a.mulai,
                   second=lambda a: "" if a.pasti else "menunggu keputusan"),
        ), identity=lambda a: (a.employee_id, a.mulai))  # fmt: skip
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Yang cuti bulan ini")
        self.count = label("", "second", wrap=True)
        self._lay_out()

    def start(self, month: dt.date) -> None:
        """Show a month; the units are asked once."""
        self.month.grid.show_month(month)
        self.desk.read(self, units.tree, done=self._show_units, replaces="unit")

    def refresh(self) -> None:
        """Ask for the month again."""
        self.desk.read(self, leave.who_is_away, self.month.grid.month, self.unit_id(), done=self._show,
                       replaces="bulan")  # fmt: skip
        self.desk.read(self, year.month_warnings, self.unit_id(), self.month.grid.month, done=self._warn,
                       replaces="serentak")  # fmt: skip

    def unit_id(self) -> uuid.UUID | None:
        """The chosen unit; None for the whole office."""
        return self.unit_combo.currentData()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.back_button)
        top.addWidget(label("Siapa yang cuti", "title"))
        top.addStretch(1)
        top.addWidget(self.unit_combo)
        top.addWidget(self.year_button)
        side = ListFrame(self.table)
        side.setMinimumWidth(300)
        side.setMaximumWidth(420)
        side.foot.addWidget(self.count)
        row = QHBoxLayout()
        row.setSpacing(look.GAP)
        row.addWidget(self.month, 3)
        row.addWidget(side, 2)
        page = ScrollPage()
        page.box.addLayout(top)
        page.box.addWidget(self.banner)
        page.box.addLayout(row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def _show_units(self, rows: Sequence[Any]) -> None:
        if not self.unit_combo.count():
            self.unit_combo.addItem("Seluruh kantor", None)
            for row in rows:
                self.unit_combo.addItem("   " * row.depth + row.nama, row.id)
        self.refresh()

    def _show(self, month: leave.Month) -> None:
        if month.first != self.month.grid.month:
            return
        self.month.show_month(month)
        self.model.set_rows(month.away)
        people = len({a.employee_id for a in month.away})
        self.count.setText(f"{people} dari {month.size} orang cuti bulan ini. Jenis dan alasan tidak ditampilkan.")

    def _warn(self, found: Sequence[UnitWarning]) -> None:
        self.banner.setVisible(bool(found))
        if found:
            parts = []
            for unit in found[:3]:
                days = "; ".join(f"{short_date(d.day)} {len(d.who)} dari {d.size} ({', '.join(d.who)})"
                                 for d in unit.days[:3])  # fmt: skip
                more = f" dan {len(unit.days) - 3} hari lagi" if len(unit.days) > 3 else ""
                parts.append(f"{unit.unit}: {days}{more}.")
            rest = f" Masih ada {len(found) - 3} unit lain." if len(found) > 3 else ""
            self.banner.say("warn", "Banyak yang cuti bersamaan bulan ini", "\n".join(parts) + rest)
