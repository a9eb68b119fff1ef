"""The head is away or the post is vacant: the surat perintah of a Plh or Plt and his period, in one deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.flow import Official
from asn_desktop.services import acting_orders, units
from asn_desktop.services.acting_orders import OrderAsk, Ordered
from asn_desktop.services.units import UnitRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.leave.number_choice import NumberChoice
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.person_field import PersonField

_WAYS = (
    Choice("PLH", "Plh., pejabatnya berhalangan", "Perjalanan dinas, cuti, pendidikan. Perlu hari terakhir."),
    Choice("PLT", "Plt., jabatannya kosong", "Sampai pejabat definitif ditetapkan, atau sampai hari tertentu."),
)


class ActingBox(Box):
    """`done` gives the words for the toast; `letter_chosen` the letter."""

    done = Signal(str)
    letter_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Kepala berhalangan", parent=parent, width=680)
        self.desk = desk
        self.problem = Banner("error")
        self.problem.hide()
        self.ways, self.number = ChoiceCards(_WAYS), NumberChoice()
        self.unit_combo, self.person_field = QComboBox(), PersonField()
        self.person_field.use(desk)
        self.first_edit, self.last_edit = DateField(), DateField()
        self.first_edit.set_date(desk.today())
        self.reason_edit, self.signer_edit, self.signer_post_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.boxes: dict[str, FieldBox] = {}
        self._lay_out()
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Buat surat perintah", "primary")
        self.save_button.clicked.connect(self.submit)
        desk.read(self, units.tree, done=self._fill)

    def ask(self) -> OrderAsk | None:
        """The order as filled in; None, with a sentence, while somebody or a day is missing."""
        person, first = self.person_field.person_id(), self.first_edit.date()
        lacking = [] if person else [Problem("person_missing", "employee_id")]
        lacking += [] if first else [Problem("dates_missing", "berlaku_mulai")]
        if person is None or first is None:
            self._refused(lacking)
            return None
        name = self.signer_edit.text().strip()
        signer = Official(name, self.signer_post_edit.text().strip()) if name else None
        return OrderAsk(
            self.unit_combo.currentData(), person, self.ways.key(), first, self.last_edit.date(),
            self.reason_edit.text(), signer=signer, mode=self.number.mode(), nomor=self.number.number(),
        )  # fmt: skip

    def submit(self) -> None:
        """Letter and period, or neither."""
        self.problem.hide()
        for box in self.boxes.values():
            box.clear()
        ask = self.ask()
        if ask is not None:
            self.desk.write(self, acting_orders.order, ask, today=self.desk.today(), now=self.desk.now(),
                            done=self._made, failed=self._refused)  # fmt: skip

    def _made(self, made: Ordered) -> None:
        self.done.emit(f"{made.official.nama} menjadi {made.official.jabatan_tertulis}")
        self.letter_chosen.emit(made.letter.id)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        answer(problems, self.boxes, self, self.problem, "Belum dapat dibuat")
        self.fit()

    def _fill(self, rows: Sequence[UnitRow]) -> None:
        for row in rows:
            self.unit_combo.addItem(row.jalur, row.id)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.ways)
        places = (
            ("unit_id", "&Unit yang kepalanya berhalangan", self.unit_combo, 0, 0),
            ("employee_id", "&Pelaksananya", self.person_field, 0, 1),
            ("berlaku_mulai", "&Mulai", self.first_edit, 1, 0),
            ("berlaku_sampai", "&Sampai", self.last_edit, 1, 1),
            ("signer", "Diperintahkan oleh", self.signer_edit, 3, 0),
            ("signer_post", "Jabatannya", self.signer_post_edit, 3, 1),
        )
        for key, text, editor, row, side in places:
            self.boxes[key] = FieldBox(text, editor)
            grid.addWidget(self.boxes[key], row, side)
        hint = "Misalnya: pejabat definitif melaksanakan perjalanan dinas ke provinsi"
        self.boxes["sebab"] = FieldBox("Se&bab", self.reason_edit, hint)
        self.boxes["signer"].set_hint("Kosong: atasannya, atau pejabatnya sendiri")
        grid.addWidget(self.boxes["sebab"], 2, 0, 1, 2)
        self.body.addLayout(grid)
        self.body.addWidget(self.number)
