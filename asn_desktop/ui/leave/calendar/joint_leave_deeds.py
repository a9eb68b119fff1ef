"""The decisions on cuti bersama not given, and the box that voids one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import short_date
from asn_desktop.services import joint_leave
from asn_desktop.services.joint_leave import DutyDeed
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

COLUMNS = (
    Column("Keputusan", "nomor", second=lambda d: d.pejabat or "", width=300),
    Column("Tanggal", lambda d: short_date(d.tanggal_sk), width=130, key=lambda d: d.tanggal_sk),
    Column("Hari", lambda d: ", ".join(short_date(day) for day in d.hari), width=0),
    Column("Orang", lambda d: str(d.orang), align="right", width=80, key=lambda d: d.orang),
    Column("Keadaan", badge=lambda d: ("dibatalkan", "neutral") if d.dibatalkan else ("berlaku", "ok"), width=120),
)  # fmt: skip


class DeedsCard(Card):
    """`voided(words)` when a decision was taken back."""

    voided = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Keputusan yang sudah dicatat", parent)
        self.desk = desk
        self.table, self.model = DataTable(), TableModel(COLUMNS, identity=lambda d: (d.nomor, d.tanggal_sk))
        self.table.setModel(self.model)
        self.table.setAccessibleName("Keputusan cuti bersama")
        self.table.setMinimumHeight(140)
        self.void_button = button("Batalkan keputusan…")
        self.void_button.setEnabled(False)
        self.void_button.clicked.connect(self.ask)
        self.table.row_chosen.connect(lambda deed: self.void_button.setEnabled(not deed.dibatalkan))
        self.count = label("", "second")
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.void_button)
        self.body.addWidget(self.table)
        self.body.addLayout(row)
        self.void_button.setVisible(may(desk.actor.role, Deed.ENTER))

    def show_year(self, year: int) -> None:
        """The decisions about days of a year."""
        self.desk.read(self, joint_leave.deeds, year, done=self._show, replaces="keputusan")

    def ask(self) -> VoidBox | None:
        """The box that voids the chosen decision."""
        deed = self.table.current_row()
        if deed is None or deed.dibatalkan:
            return None
        box = VoidBox(self.desk, deed, self)
        box.saved.connect(self.voided)
        box.open()
        return box

    def _show(self, rows: Sequence[DutyDeed]) -> None:
        self.model.set_rows(rows)
        self.count.setText(f"{len(rows)} keputusan" if rows else "Belum ada keputusan untuk tahun ini.")
        self.void_button.setEnabled(False)


class VoidBox(Box):
    """Void one decision with a reason: `saved(words)`."""

    saved = Signal(str)

    def __init__(self, desk: Any, deed: DutyDeed, parent: QWidget | None = None) -> None:
        super().__init__(f"Batalkan keputusan {deed.nomor}", "warn", parent, width=560)
        self.desk, self.deed = desk, deed
        self.body.addWidget(
            label(f"Tambahan cuti {deed.orang} orang menurut keputusan ini hilang dari saldo. Barisnya tetap terbaca "
                  "dengan alasannya; hari yang sudah diambil akan tampak melebihi hak.", "quiet", wrap=True)
        )  # fmt: skip
        self.reason = QLineEdit()
        self.reason_field = FieldBox("&Alasan", self.reason, required=True)
        self.body.addWidget(self.reason_field)
        self.cancel_button = self.add_button("Jangan batalkan", closes=True)
        self.save_button = self.add_button("Batalkan keputusan", "danger")
        self.save_button.clicked.connect(self.save)
        self.cancel_button.setDefault(True)

    def save(self) -> None:
        """Void it."""
        self.reason_field.clear()
        self.desk.write(self, joint_leave.void, self.deed.nomor, self.deed.tanggal_sk, self.reason.text(),
                        today=self.desk.today(), now=self.desk.now(), reason=self.reason.text(), done=self._done,
                        failed=self._refused)  # fmt: skip

    def _done(self, count: int) -> None:
        self.saved.emit(f"{count} hari tambahan dibatalkan.")
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.reason_field.show_problem(" ".join(sentence(p) for p in problems))
