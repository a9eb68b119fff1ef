"""Jadwal jaga: the roster of a unit, typed, copied or laid by a pattern; what speaks against it; the sheet."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules import roster as rules
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import long_date
from asn_desktop.services import attendance_lists as lists
from asn_desktop.services import roster_month
from asn_desktop.services.roster_month import RosterMonth
from asn_desktop.ui.attendance.leave_roster_box import LeaveRosterBox
from asn_desktop.ui.attendance.list_saver import ListSaver
from asn_desktop.ui.attendance.roster_grid import RosterGrid
from asn_desktop.ui.attendance.turns_box import TurnsBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import button, keycap, label
from asn_desktop.ui.sentences import sentence

Where = tuple[dt.date, uuid.UUID | None]


class RosterPage(QWidget):
    """`said` tells what was kept."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.month: RosterMonth | None = None
        self._where: Where = (desk.today(), None)
        self.saver = ListSaver(desk, self)
        self.saver.said.connect(self.said)
        self.grid = RosterGrid()
        self.grid.editable = may(desk.actor.role, Deed.ENTER)
        self.empty = EmptyState("calendar", "Pilih unit yang bekerja dengan giliran.",
                                "Misalnya puskesmas, Satpol PP atau pemadam kebakaran; di kanan atas.")  # fmt: skip
        self.card = ListFrame(self.empty, self.grid)
        self.banner = Banner("warn")
        self.banner.hide()
        self.pattern_edit = QLineEdit()
        self.pattern_edit.setPlaceholderText("Pola: P P S S M M L L")
        self.pattern_edit.setAccessibleName("Pola giliran")
        self.pattern_edit.setMaximumWidth(230)
        self.pattern_button = button("Isi pola", "", "calendar", tip="Untuk baris yang dipilih, atau semua pegawai")
        self.copy_button = button("Salin bulan lalu", "", "copy", tip="Hari yang sama empat minggu sebelumnya")
        self.turns_button = button("Giliran…", "", "clock")
        self.print_button = button("Cetak jadwal", "", "print")
        self.save_button = button("Simpan jadwal", "primary", "check", key="Ctrl+S")
        self.legend, self.state = label("", "second", wrap=True), label("", "second", wrap=True)
        self._lay_out()
        self._connect()

    def start(self, month: dt.date, unit_id: uuid.UUID | None) -> None:
        """Ask for the roster of a month; what was typed and not kept is asked about first."""
        where: Where = (month, unit_id)
        if self.grid.cells.changed():
            if where != self._where:
                self.box = LeaveRosterBox(self)
                self.box.thrown.connect(lambda: self._turn_to(where))
                self.box.kept.connect(self.save)
                self.box.open()
            return
        self._turn_to(where)

    def save(self) -> None:
        """Keep what was typed."""
        plans = self.grid.cells.changed()
        if self.month is None or not plans:
            self.state.setText("Belum ada yang diubah.")
            return
        self.desk.write(self, roster_month.save, self.month.unit_id, self.month.month, plans, done=self._saved,
                        failed=self._refused, reason="jadwal jaga")  # fmt: skip

    def lay_pattern(self) -> None:
        """Lay the pattern over the people selected, or over everybody."""
        if self.month is None:
            return
        chosen = {index.row() for index in self.grid.selectedIndexes()}
        rows = sorted(chosen) if len(chosen) > 1 else range(len(self.month.rows))
        people = [self.month.rows[at].employee_id for at in rows]
        self.desk.read(self, roster_month.patterned, self.month.month, people, self.pattern_edit.text(),
                       dict(self.month.turns), step=2, done=self._lay, failed=self._refused)  # fmt: skip

    def edit_turns(self) -> None:
        """Open the box with the turns of the unit."""
        if self.month is not None:
            self.turns_box = TurnsBox(self.desk, self.month.unit_id, self.month.unit, tuple(self.month.turns.values()),
                                      self)  # fmt: skip
            self.turns_box.saved.connect(lambda _t: self._turn_to(self._where))
            self.turns_box.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grid.fit(self.card.width())

    def _turn_to(self, where: Where) -> None:
        self._where = where
        month, unit_id = where
        if unit_id is None:
            self.month = None
            self.grid.cells.codes = []
            self.grid.cells.month = None
            self.card.turn(self.empty)
            self.banner.hide()
            self._enable()
            return
        self.desk.read(self, roster_month.month, unit_id, month, done=self._show, replaces="jadwal")

    def _show(self, found: RosterMonth) -> None:
        if found.unit_id != self._where[1]:
            return
        self.month = found
        self.grid.cells.show_month(found, rules.month_days(found.month))
        self.card.turn(self.grid)
        self.grid.fit(self.card.width())  # a grid that was not seen yet does not know its own
        turns = [f"{t.code} {t.name.lower()}" + (f" {t.starts}–{t.ends}".replace(":", ".") if t.on_duty else "")
                 for t in found.turns.values()]  # fmt: skip
        source = f" (dari {found.turns_from})" if found.turns and found.turns_from != found.unit else ""
        self.legend.setText(" · ".join(turns) + source if turns else "Giliran unit ini belum ditulis. Tekan Giliran…")
        self._tell(found.problems)
        self._enable()
        self.state.setText("Ketik kode di kotaknya; garis biru berarti cuti, merah berarti cuti pada hari jaga.")

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.banner.setVisible(bool(problems))
        if problems:
            words = list(dict.fromkeys(sentence(p) for p in problems))
            more = f"\nDan {len(words) - 3} lagi." if len(words) > 3 else ""
            self.banner.say("warn", f"{len(words)} hal perlu dilihat", "\n".join(words[:3]) + more)

    def _lay(self, plans: Mapping[uuid.UUID, Mapping[int, str]]) -> None:
        done = self.grid.cells.lay(plans)
        self.state.setText(f"Jadwal {done} orang diisi, belum disimpan." if done else "Tidak ada yang dapat disalin.")

    def _saved(self, found: RosterMonth) -> None:
        self._show(found)
        self.said.emit(f"Jadwal jaga {found.unit} tersimpan")

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.banner.say("error", "Belum disimpan", "\n".join(dict.fromkeys(sentence(p) for p in problems[:4])))
        self.banner.show()

    def _typed(self) -> None:
        self.state.setText(f"Jadwal {len(self.grid.cells.changed())} orang diubah, belum disimpan.")

    def _tell_day(self, index: QModelIndex) -> None:
        """How many are on each turn of the day under the cursor, as typed so far."""
        if self.month is None or not index.isValid():
            return
        day = index.column() + 1
        held = Counter(codes.get(day) for codes in self.grid.cells.codes)
        turns = [f"{t.code} {held[t.code]}" for t in self.month.turns.values() if t.on_duty]
        self.state.setText(f"{long_date(self.month.month.replace(day=day))}: {', '.join(turns)} orang.")

    def _enable(self) -> None:
        there = self.month is not None and bool(self.month.rows)
        fill = there and self.grid.editable and bool(self.month and self.month.turns)
        for one in (self.pattern_button, self.pattern_edit, self.copy_button, self.save_button):
            one.setEnabled(fill)
        self.turns_button.setEnabled(self.month is not None and self.grid.editable)
        self.print_button.setEnabled(there)

    def _copy(self) -> None:
        if self.month is not None:
            self.desk.read(self, roster_month.copied, self.month.unit_id, self.month.month, done=self._lay)

    def _connect(self) -> None:
        self.grid.typed.connect(self._typed)
        self.grid.selectionModel().currentChanged.connect(lambda now, _before: self._tell_day(now))
        self.grid.refused_code.connect(lambda c: self.state.setText(f"Kode {c} tidak ada di daftar giliran unit ini."))
        self.pattern_button.clicked.connect(self.lay_pattern)
        self.pattern_edit.returnPressed.connect(self.lay_pattern)
        self.copy_button.clicked.connect(self._copy)
        self.turns_button.clicked.connect(self.edit_turns)
        self.save_button.clicked.connect(self.save)
        self.saver.menu(self.print_button, [("Jadwal jaga", lambda: (lists.roster, (self._where[1], self._where[0])))])
        self._enable()

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        for one in (self.pattern_edit, self.pattern_button, self.copy_button, self.turns_button):
            deeds.addWidget(one)
        deeds.addStretch(1)
        for one in (self.print_button, self.save_button, keycap("Ctrl+S")):
            deeds.addWidget(one)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.legend)
        words.addWidget(self.state)
        self.card.foot.addLayout(words)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(deeds)
        box.addWidget(self.banner)
        box.addWidget(self.card, 1)
