"""Cuti bersama yang tidak diberikan: days, people by unit, post or list, one decision, and what each of them gains."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import show_nip
from asn_desktop.services import joint_leave, units
from asn_desktop.services.joint_leave import Candidate, DutyAsk, DutyPreview, JointDay
from asn_desktop.ui import look
from asn_desktop.ui.leave.calendar.joint_leave_deeds import DeedsCard
from asn_desktop.ui.parts.action_bar import ActionBar, lay_over_bar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import holidays as words
from asn_desktop.ui.sentences import leave as leave_words
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel


class JointLeavePage(QWidget):
    """`left` back to the list, `said` after a decision was kept or voided."""

    left = Signal()
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.seen: DutyPreview | None = None
        self.gains: dict[Any, tuple[str, str]] = {}
        self.year = NumberSpin()
        self.year.setRange(2020, 2060)
        self.year.setValue(desk.today().year)
        self.year.setFixedWidth(104)
        self.year.setAccessibleName("Tahun cuti bersama")
        self.days = QListWidget()
        self.days.setAccessibleName("Hari cuti bersama")
        self.days.setMinimumHeight(230)
        self.days.setWordWrap(True)
        self.days.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.unit, self.post, self.nips = QComboBox(), QLineEdit(), QLineEdit()
        self.post.setPlaceholderText("misalnya perawat")
        self.nips.setPlaceholderText("tempel NIP, dipisah titik koma")
        self.number, self.signed, self.official = QLineEdit(), DateField(), QLineEdit()
        self.table, self.model = DataTable(), TableModel(self._columns(), identity=lambda c: c.employee_id)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.table.setAccessibleName("Pegawai yang tidak diberi cuti bersama")
        self.table.setMinimumHeight(240)
        self.deeds = DeedsCard(desk)
        self.banner = Banner("error")
        self.banner.hide()
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali ke daftar")
        self.look_button = self.bar.add("Periksa")
        self.save_button = self.bar.add("Catat keputusan", "primary", key="Ctrl+Return")
        self._fields()
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """The days of the year, everybody, and the decisions so far."""
        self.desk.read(self, units.tree, done=self._show_units, replaces="unit")
        self.refresh()

    def refresh(self) -> None:
        """Ask again for days and decisions of the year."""
        self.desk.read(self, joint_leave.days, self.year.value(), done=self._show_days, replaces="hari")
        self.deeds.show_year(self.year.value())

    def ask(self) -> DutyAsk | None:
        """The decision as it stands; None when its date cannot be read."""
        self.signed_field.clear()
        signed = self.signed.date()
        if signed is None:
            self.signed_field.show_problem("Tanggal keputusan belum terbaca. Tulis misalnya 2-3-2026.")
            return None
        people = tuple(row.employee_id for row in self.table.chosen_rows())
        return DutyAsk(people, self.chosen_days(), self.number.text(), signed, self.official.text())

    def chosen_days(self) -> tuple[dt.date, ...]:
        """The days that are ticked."""
        items = (self.days.item(place) for place in range(self.days.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def preview(self) -> None:
        """What each would gain, beside the names."""
        ask = self.ask()
        if ask is not None:
            self.desk.read(self, joint_leave.preview, ask, today=self.desk.today(), done=self._show_preview,
                           failed=self._refused, replaces="periksa")  # fmt: skip

    def save(self) -> None:
        """Keep the decision."""
        ask = self.ask()
        if ask is not None:
            self.save_button.setEnabled(False)
            self.desk.write(self, joint_leave.grant, ask, today=self.desk.today(), now=self.desk.now(),
                            reason=f"cuti bersama tidak diberikan {ask.nomor}", done=self._saved, failed=self._refused)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Pegawai", "nama", second=lambda c: show_nip(c.nip) if c.nip else "NIP belum diisi", width=250),
            Column("Jabatan", lambda c: c.jabatan or "", second=lambda c: c.unit or "", width=230),
            Column("Bertambah", lambda c: self.gains.get(c.employee_id, ("", ""))[0], width=0,
                   second=lambda c: self.gains.get(c.employee_id, ("", ""))[1]),
        )  # fmt: skip

    def _fields(self) -> None:
        self.unit_field = FieldBox("&Unit", self.unit)
        self.post_field = FieldBox("&Jabatan memuat", self.post)
        self.nips_field = FieldBox("&Daftar NIP", self.nips)
        self.number_field = FieldBox("&Nomor keputusan", self.number, required=True)
        self.signed_field = FieldBox("&Tanggal keputusan", self.signed, required=True)
        self.official_field = FieldBox("&Pejabat yang memutuskan", self.official)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Cuti bersama yang tidak diberikan karena jabatan", "title"), 1)
        head.addWidget(self.year)
        left = Card("Keputusan")
        for one in (self.number_field, self.signed_field, self.official_field):
            left.body.addWidget(one)
        left.body.addWidget(label("Hari cuti bersama", "label"))
        left.body.addWidget(self.days, 1)
        left.setFixedWidth(360)
        right = Card("Pegawai")
        row = QHBoxLayout()
        row.setSpacing(12)
        for one in (self.unit_field, self.post_field, self.nips_field):
            row.addWidget(one, 1)
        right.body.addLayout(row)
        tools = QHBoxLayout()
        self.all_button, self.none_button = button("Pilih semua", "link"), button("Lepas semua", "link")
        self.count = label("", "second")
        for one in (self.all_button, self.none_button):
            tools.addWidget(one)
        tools.addStretch(1)
        tools.addWidget(self.count)
        right.body.addLayout(tools)
        right.body.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(look.GAP)
        middle.addWidget(left)
        middle.addWidget(right, 1)
        page = ScrollPage()
        page.box.addLayout(head)
        page.box.addWidget(
            label("Cuti tahunan bertambah sebanyak hari cuti bersama yang tidak diberikan, tiap hari sesudah lewat (PP "
                  "11/2017 ps. 333 ayat 3). Hari 24–31 Desember boleh dipakai tahun berikutnya.", "quiet", wrap=True)
        )  # fmt: skip
        page.box.addWidget(self.banner)
        page.box.addLayout(middle, 1)
        page.box.addWidget(self.deeds)
        lay_over_bar(self, page, self.bar)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.look_button.clicked.connect(self.preview)
        self.save_button.clicked.connect(self.save)
        self.year.valueChanged.connect(lambda _v: self.refresh())
        self.unit.activated.connect(lambda _i: self._ask_people())
        self.post.textEdited.connect(lambda _t: self._ask_people())
        self.nips.textChanged.connect(lambda _t: self._ask_people())
        self.all_button.clicked.connect(self.table.selectAll)
        self.none_button.clicked.connect(self.table.clearSelection)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._counted())
        self.days.itemChanged.connect(lambda _item: self._counted())
        self.deeds.voided.connect(self._voided)

    def _ask_people(self) -> None:
        self.desk.read(self, joint_leave.candidates, unit_id=self.unit.currentData(), post=self.post.text(),
                       nips=joint_leave.nips_in(self.nips.text()), done=self._show_people,
                       replaces="orang")  # fmt: skip

    def _show_units(self, rows: Sequence[Any]) -> None:
        if not self.unit.count():
            self.unit.addItem("Seluruh kantor", None)
            for row in rows:
                self.unit.addItem("   " * row.depth + row.nama, row.id)
        self._ask_people()

    def _show_people(self, rows: Sequence[Candidate]) -> None:
        self.gains = {}
        self.model.set_rows(rows)
        self._counted()

    def _show_days(self, rows: Sequence[JointDay]) -> None:
        self.days.clear()
        for row in rows:
            waiting = "" if row.status == "berlaku" else f" ({row.status})"
            item = QListWidgetItem(f"{words.weekday(row.tanggal)}: {leave_words.short_name(row.nama)}{waiting}")
            item.setData(Qt.ItemDataRole.UserRole, row.tanggal)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setToolTip(f"{row.nama}\n{row.dasar}")
            self.days.addItem(item)
        self._counted()

    def _counted(self) -> None:
        people, days = len(self.table.chosen_rows()), len(self.chosen_days())
        self.count.setText(f"{people} dari {len(self.model.rows)} orang dipilih")
        self.bar.say(f"{people} orang, {days} hari cuti bersama." if people and days else
                     "Pilih hari, pegawai, dan isi keputusannya.")
        self.save_button.setEnabled(bool(people and days))
        self.look_button.setEnabled(bool(people and days))

    def _show_preview(self, seen: DutyPreview) -> None:
        self.seen = seen
        self.banner.setVisible(bool(seen.warnings))
        if seen.warnings:
            self.banner.say("warn", "Perhatikan", " ".join(sentence(p) for p in seen.warnings))
        self.gains = {line.person.employee_id: _gained(line) for line in seen.lines}
        self.table.viewport().update()
        self.bar.say(f"{seen.count} hari akan bertambah untuk {sum(bool(x.gains) for x in seen.lines)} orang.", "ok")

    def _saved(self, seen: DutyPreview) -> None:
        self._show_preview(seen)
        self.said.emit(f"{seen.count} hari cuti bersama yang tidak diberikan tercatat.")
        self.number.clear()
        self.table.clearSelection()
        self.refresh()

    def _voided(self, told: str) -> None:
        self.said.emit(told)
        self.refresh()

    def _refused(self, problems: Sequence[Problem]) -> None:
        fields = {"nomor": self.number_field, "tanggal_sk": self.signed_field}
        put_beside(problems, fields, self)
        self.banner.say("error", "Keputusan belum tercatat", " ".join(dict.fromkeys(sentence(p) for p in problems)))
        self.banner.show()
        self._counted()


def _gained(line: Any) -> tuple[str, str]:
    """What a person gains, and why other days give nothing."""
    late = sum(gain.next_year for gain in line.gains)
    first = f"{len(line.gains)} hari" + (f", {late} juga untuk tahun berikutnya" if late else "")
    return first if line.gains else "tidak bertambah", " ".join(sentence(p) for p in line.skipped)
