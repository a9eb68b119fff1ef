"""A decree of delegation: copied from the paper on the table, or made here with its number (annex 1.a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.authority import DELEGABLE, GROUPS
from asn_desktop.rules.leave.flow import Official
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import delegation_decree, delegation_deeds, officials, units
from asn_desktop.services.delegation_decree import DecreeAsk, Decreed
from asn_desktop.services.delegations import DelegationAsk, DelegationRow
from asn_desktop.services.units import UnitRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.leave.number_choice import NumberChoice
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import authority as words
from asn_desktop.ui.sentences.leave_kinds import short_kind

_WORDS = {**words.GROUPS, **{kind.value: f"cuti {short_kind(kind)}" for kind in Kind}}  # as the decree says them


class DelegationBox(Box):
    """`done` gives the words for the toast; `letter_chosen` the decree that was made here."""

    done = Signal(str)
    letter_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Pendelegasian wewenang cuti", parent=parent, width=960)
        self.desk = desk
        self.problem = Banner("error")
        self.problem.hide()
        self.unit_combo, self.scope_combo = QComboBox(), QComboBox()
        self.post_edit, self.giver_edit, self.number_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.signer_edit, self.longest_edit = QLineEdit(), QLineEdit()
        self.date_edit, self.first_edit, self.last_edit = DateField(), DateField(), DateField()
        self.kinds = ChipRow([(kind.value, short_kind(kind)) for kind in DELEGABLE], exclusive=False)
        self.groups = ChipRow([(g, words.GROUPS[g]) for g in GROUPS if g != "semua"], exclusive=False)
        self.abroad = QCheckBox("Memberi kuasa untuk cuti ke luar negeri")
        self.acting = QCheckBox("Plt. dan Plh. pemegangnya boleh memakainya")
        self.printed = QCheckBox("Buat keputusannya di sini, untuk ditandatangani PPK")
        self.acting.setChecked(True)
        self.number = NumberChoice()
        self.boxes: dict[str, FieldBox] = {}
        self._lay_out()
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan", "primary")
        self.save_button.clicked.connect(self.submit)
        self.printed.toggled.connect(lambda _on: self._turn())
        self.unit_combo.currentIndexChanged.connect(lambda _at: self._name_holder())
        self._turn()
        desk.read(self, units.tree, done=self._fill)

    def ask(self) -> DelegationAsk:
        """The line as filled in."""
        longest = self.longest_edit.text().strip()
        printed = self.printed.isChecked()
        first = self.first_edit.date()
        return DelegationAsk(
            self.unit_combo.currentData(), self.post_edit.text(), tuple(self.kinds.keys()), self.giver_edit.text(),
            "" if printed else self.number_edit.text(),
            self.desk.today() if printed else self.date_edit.date(), first, tuple(self.groups.keys()),
            cakupan_id=self.scope_combo.currentData(), maks_hari=None if not longest else _number(longest),
            luar_negeri=self.abroad.isChecked(), plt_boleh=self.acting.isChecked(),
            berlaku_sampai=self.last_edit.date(),
        )  # fmt: skip

    def submit(self) -> None:
        """Keep it, with the decree when it is made here."""
        self.problem.hide()
        for box in self.boxes.values():
            box.clear()
        line = self.ask()
        if not self.printed.isChecked():
            self.desk.write(self, delegation_deeds.enter, [line], today=self.desk.today(), done=self._kept,
                            failed=self._refused)  # fmt: skip
            return
        signer = Official(self.signer_edit.text().strip(), self.giver_edit.text().strip())
        ask = DecreeAsk((replace(line, tanggal=self.desk.today()),), signer, _WORDS.__getitem__,
                        mode=self.number.mode(), nomor=self.number.number())  # fmt: skip
        self.desk.write(self, delegation_decree.make, ask, today=self.desk.today(), now=self.desk.now(),
                        done=self._made, failed=self._refused)  # fmt: skip

    def _kept(self, rows: list[DelegationRow]) -> None:
        self.done.emit(f"Wewenang {rows[0].jabatan} tercatat")
        self.accept()

    def _made(self, made: Decreed) -> None:
        self.done.emit(f"Keputusan nomor {made.letter.nomor} dibuat; wewenangnya tercatat")
        self.letter_chosen.emit(made.letter.id)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        answer(problems, self.boxes, self, self.problem, "Belum dapat disimpan")
        self.fit()

    def _fill(self, rows: Sequence[UnitRow]) -> None:
        self.unit_combo.blockSignals(True)
        self.scope_combo.addItem("Unit pemegangnya ke bawah", None)
        for row in rows:
            self.unit_combo.addItem(row.jalur, row.id)
            self.scope_combo.addItem(row.jalur, row.id)
        self.unit_combo.blockSignals(False)
        self._name_holder()

    def _name_holder(self) -> None:
        """The post of whoever heads the unit now."""
        unit = self.unit_combo.currentData()
        if unit is not None:
            self.desk.read(self, officials.of_unit, unit, self.desk.today(), done=self._show_holder, replaces="head")

    def _show_holder(self, found: list[officials.Official]) -> None:
        head = next((o for o in found if o.peran == "kepala" and o.penugasan == "D"), None)
        if head is not None:
            self.post_edit.setText(head.jabatan)
            self.post_edit.setCursorPosition(0)

    def _turn(self) -> None:
        printed = self.printed.isChecked()
        for name in ("nomor", "tanggal"):
            self.boxes[name].setVisible(not printed)
        self.boxes["signer"].setVisible(printed)
        self.number.setVisible(printed)
        self.save_button.setText("Simpan dan buat keputusan" if printed else "Simpan pendelegasian")
        self.fit()

    def _field(self, key: str, text: str, editor: QWidget, hint: str = "") -> FieldBox:
        self.boxes[key] = FieldBox(text, editor, hint)
        return self.boxes[key]

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        places = (
            (("unit_id", "&Unit pemegang", self.unit_combo), ("jabatan", "&Jabatan pemegang", self.post_edit),
             ("cakupan", "Bagi pegawai di", self.scope_combo)),
            (("pemberi", "&Pemberi wewenang", self.giver_edit), ("nomor", "&Nomor keputusan", self.number_edit),
             ("tanggal", "Tanggal keputusan", self.date_edit)),
            (("berlaku_mulai", "Berlaku &mulai", self.first_edit), ("berlaku_sampai", "Sampai", self.last_edit),
             ("maks_hari", "Cuti paling lama (hari kalender)", self.longest_edit)),
        )  # fmt: skip
        for at, row in enumerate(places):
            grid.setColumnStretch(at, 1)
            for side, (key, text, editor) in enumerate(row):
                grid.addWidget(self._field(key, text, editor), at, side)
        self.boxes["pemberi"].set_hint("Misalnya Bupati Tirtamaya")
        self.boxes["maks_hari"].set_hint("Kosong: tanpa batas")
        self.boxes["berlaku_sampai"].set_hint("Kosong: tanpa batas")
        self.body.addWidget(self.problem)
        self.body.addWidget(self._field("jenis", "Jenis cuti yang didelegasikan", self.kinds))
        self.body.addWidget(self._field("kelompok", "Kelompok pegawai", self.groups, "Tanpa pilihan: semua pegawai"))
        grid.addWidget(self._field("signer", "Nama PPK yang menandatangani", self.signer_edit), 1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.number)
        checks = QHBoxLayout()
        checks.setSpacing(20)
        for one in (self.abroad, self.acting):
            checks.addWidget(one)
        checks.addStretch(1)
        self.body.addLayout(checks)
        self.body.addWidget(self.printed)
        self.body.addWidget(label("CLTN tidak dapat didelegasikan; ia tetap diputus PPK.", "hint", wrap=True))


def _number(text: str) -> int:
    """A whole number of days; 0, which is refused, for anything else."""
    return int(text) if text.isdigit() else 0
