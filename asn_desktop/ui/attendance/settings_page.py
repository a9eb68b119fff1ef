"""Kinds of permits and hours of work, as this office sets them: dated, each change with its ground."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asn_desktop.rules.izin import IzinKind
from asn_desktop.services import day_settings
from asn_desktop.services.day_settings import DaySettings, HourRow
from asn_desktop.ui.attendance.settings_forms import TIMES, HoursForm, KindForm
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.table import Column, DataTable, TableModel

DAYS = ("", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
KINDS = (
    Column("Jenis izin", lambda k: k.name, second=lambda k: k.ground, width=0),
    Column("Jam", lambda k: TIMES[k.times], width=150),
    Column("Paling lama", lambda k: f"{k.most_days} hari" if k.most_days else "tanpa batas", width=110,
           key=lambda k: k.most_days or 999),
)  # fmt: skip
HOURS = (
    Column("Hari", lambda h: DAYS[h.hari], second=lambda h: f"{h.pola} hari kerja", width=0,
           key=lambda h: (h.pola, h.hari)),
    Column("Masuk", lambda h: h.masuk, width=84), Column("Pulang", lambda h: h.pulang, width=84),
    Column("Toleransi", lambda h: f"{h.toleransi} menit", width=104, key=lambda h: h.toleransi),
)  # fmt: skip
_NARROW = 1080


class SettingsPage(QWidget):
    """`said` after a change."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kinds_table, self.kinds = _table(KINDS, "Jenis izin", lambda kind: kind.code)
        self.hours_table, self.hours = _table(HOURS, "Jam kerja", lambda row: (row.pola, row.hari))
        self.kind_form, self.hours_form = KindForm(desk), HoursForm(desk)
        self._folded: bool | None = None
        self._lay_out()
        self.kinds_table.row_chosen.connect(self._choose_kind)
        self.hours_table.row_chosen.connect(self._choose_hours)
        for form in (self.kind_form, self.hours_form):
            form.saved.connect(self._saved)

    def start(self, _month: dt.date, _unit: uuid.UUID | None) -> None:
        """Show what holds today; month and unit of the tab change nothing here."""
        self.desk.read(self, day_settings.held, self.desk.today(), done=self._show, replaces="setelan")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _show(self, found: DaySettings) -> None:
        self.kinds.set_rows(found.jenis)
        self.hours.set_rows(found.jam)

    def _choose_kind(self, kind: IzinKind | None) -> None:
        if kind is not None:
            self.kind_form.show_kind(kind)

    def _choose_hours(self, row: HourRow | None) -> None:
        if row is not None:
            self.hours_form.show_hours(row)

    def _saved(self, words: str) -> None:
        self.said.emit(words)
        self.start(self.desk.today(), None)

    def _lay_out(self) -> None:
        page = ScrollPage(margins=(0, 0, 0, 0))
        told = "Jenis izin dan jam kerja menurut aturan kantor ini. Perubahan berlaku mulai tanggalnya."
        page.box.addWidget(label(told, "second", wrap=True))
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._cards = []
        for title, table, form in (("Jenis izin", self.kinds_table, self.kind_form),
                                   ("Jam kerja", self.hours_table, self.hours_form)):  # fmt: skip
            card = Card(title)
            card.body.addWidget(table, 1)
            card.body.addWidget(form)
            self._cards.append(card)
        page.box.addLayout(self._grid, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        self._fold()

    def _fold(self) -> None:
        folded = self.width() < _NARROW
        if folded == self._folded:
            return
        self._folded = folded
        for at, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *((at, 0) if folded else (0, at)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if folded else 1)


def _table(columns: Sequence[Column], name: str, identity: Any) -> tuple[DataTable, TableModel]:
    table, model = DataTable(), TableModel(columns, identity=identity)
    table.setModel(model)
    table.setAccessibleName(name)
    table.setMinimumHeight(200)
    return table, model
