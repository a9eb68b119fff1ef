"""The coaching record of one person: the plan that runs, its outcome, and a new plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.words import long_date, short_date
from asn_desktop.services.evaluation import coaching
from asn_desktop.services.evaluation.coaching import CoachingAsk, CoachingRow
from asn_desktop.services.evaluation.follow_up import FollowUpRow
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.scan_field import ScanField
from asn_desktop.ui.parts.words import button, label

_ABOUT = "Kesempatan memperbaiki kinerja (PP 30/2019 pasal 56–58). Program hanya mencatat, tidak mengusulkan sanksi."


def _text(height: int = 58) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made


class CoachingPanel(Card):
    """`kept` gives a word for the toast after a deed."""

    kept = Signal(str)

    def __init__(self, desk: Any, enters: bool, parent: QWidget | None = None) -> None:
        super().__init__("Catatan pembinaan", parent)
        self.desk, self._enters = desk, enters
        self.row: FollowUpRow | None = None
        self.year = 0
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.facts = label("", "second", wrap=True)
        self.plans = label("", wrap=True)
        self.plan_form, self.outcome_form = QWidget(), QWidget()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._lay_plan()
        self._lay_outcome()
        for one in (self.facts, self.plans, self.outcome_form, self.plan_form, self.problem):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.show_row(None, 0)

    def show_row(self, row: FollowUpRow | None, year: int) -> None:
        """The person under the cursor and the year of his predikat."""
        fresh = row is None or self.row is None or row.employee_id != self.row.employee_id or year != self.year
        self.row, self.year = row, year
        self.problem.hide()
        running = self._running()
        poor = row is not None and row.predikat not in (row.predikat.SANGAT_BAIK, row.predikat.BAIK)
        self.plan_form.setVisible(self._enters and poor and running is None)
        self.outcome_form.setVisible(self._enters and running is not None)
        if row is None:
            self.title.setText("Catatan pembinaan")
            self.facts.setText("Pilih satu orang di daftar.")
            self.plans.hide()
            return
        self.title.setText(row.nama)
        years = f", {row.berturut} tahun berturut-turut" if row.berturut > 1 else ""
        self.facts.setText(f"Predikat {year}: {row.predikat.label}{years}. {_ABOUT if poor else ''}".strip())
        self.plans.setText("\n\n".join(_story(plan) for plan in row.pembinaan))
        self.plans.setVisible(bool(row.pembinaan))
        if fresh:
            self._empty()

    def record(self) -> None:
        """Keep a new plan."""
        self._clear()
        first, last = self.first_edit.date(), self.last_edit.date()
        for day, box in ((first, self.first_box), (last, self.last_box)):
            if day is None:
                box.show_problem("Tanggal kosong atau tidak terbaca.")
        if self.row is None or first is None or last is None:
            return
        ask = CoachingAsk(self.row.employee_id, self.year, first, last, self.lack_edit.toPlainText(),
                          self.plan_edit.toPlainText(), self.measure_edit.toPlainText(), self.coach_edit.text(),
                          self.scan_field.data)  # fmt: skip
        self.desk.write(self, coaching.record, ask, today=self.desk.today(), failed=self._refused,
                        reason="rencana pembinaan",
                        done=lambda _row: self._done("Rencana pembinaan dicatat"))  # fmt: skip

    def conclude(self) -> None:
        """Keep what came of the plan that runs."""
        self._clear()
        running, day = self._running(), self.result_day_edit.date()
        if day is None:
            self.result_day_box.show_problem("Tanggal kosong atau tidak terbaca.")
        if running is not None and day is not None:
            self.desk.write(self, coaching.conclude, running.id, self.result_edit.toPlainText(),
                            berhasil=self.worked_radio.isChecked(), day=day, today=self.desk.today(),
                            done=lambda _row: self._done("Hasil pembinaan dicatat"), failed=self._refused,
                            reason="hasil pembinaan")  # fmt: skip

    def _running(self) -> CoachingRow | None:
        plans = self.row.pembinaan if self.row is not None else ()
        return next((plan for plan in plans if plan.berjalan), None)

    def _lay_plan(self) -> None:
        self.lack_edit, self.plan_edit, self.measure_edit = _text(), _text(), _text()
        self.coach_edit, self.first_edit, self.last_edit = QLineEdit(), DateField(), DateField()
        self.lack_box = FieldBox("&Masalah kinerja", self.lack_edit, required=True)
        self.plan_box = FieldBox("&Rencana perbaikan", self.plan_edit, required=True)
        self.measure_box = FieldBox("&Ukuran berhasil", self.measure_edit, required=True)
        self.coach_box = FieldBox("&Pembina", self.coach_edit, required=True)
        self.first_box = FieldBox("M&ulai", self.first_edit, required=True)
        self.last_box = FieldBox("&Sampai", self.last_edit, required=True)
        self.scan_field = ScanField("Pindaian rencana pembinaan", "Pindaian boleh menyusul.")
        self.record_button = button("Catat rencana pembinaan", "primary")
        self.record_button.clicked.connect(self.record)
        box = QVBoxLayout(self.plan_form)
        box.setContentsMargins(0, 0, 0, 0)
        for one in (self.lack_box, self.plan_box, self.measure_box, self.coach_box):
            box.addWidget(one)
        box.addLayout(side_by_side(self.first_box, self.last_box))
        box.addWidget(self.scan_field)
        box.addWidget(self.record_button)

    def _lay_outcome(self) -> None:
        self.result_edit, self.result_day_edit = _text(72), DateField()
        self.worked_radio = QRadioButton("Kinerja membaik menurut ukurannya")
        self.failed_radio = QRadioButton("Belum membaik")
        self.result_box = FieldBox("&Hasil pembinaan", self.result_edit, required=True)
        self.result_day_box = FieldBox("&Tanggal", self.result_day_edit, required=True)
        self.conclude_button = button("Catat hasil pembinaan", "primary")
        self.conclude_button.clicked.connect(self.conclude)
        box = QVBoxLayout(self.outcome_form)
        box.setContentsMargins(0, 0, 0, 0)
        for one in (self.result_box, self.worked_radio, self.failed_radio, self.result_day_box, self.conclude_button):
            box.addWidget(one)

    def _boxes(self) -> dict[str, FieldBox]:
        return {"masalah": self.lack_box, "rencana": self.plan_box, "ukuran": self.measure_box,
                "pembina": self.coach_box, "mulai": self.first_box, "sampai": self.last_box,
                "hasil": self.result_box, "tanggal": self.result_day_box}  # fmt: skip

    def _empty(self) -> None:
        for edit in (self.lack_edit, self.plan_edit, self.measure_edit, self.coach_edit, self.result_edit):
            edit.clear()
        self.first_edit.set_date(self.desk.today())
        self.last_edit.set_date(None)
        self.result_day_edit.set_date(self.desk.today())
        self.worked_radio.setChecked(True)
        self.scan_field.clear()
        self._clear()

    def _clear(self) -> None:
        for box in self._boxes().values():
            box.clear()
        self.problem.hide()

    def _done(self, words: str) -> None:
        self._empty()
        self.kept.emit(words)

    def _refused(self, problems: Sequence[Problem]) -> None:
        for one in problems:
            if one.field == "berkas":
                self.scan_field.refuse(one)
        rest = put_beside([one for one in problems if one.field != "berkas"], self._boxes(), self)
        self.problem.setText(" ".join(rest))
        self.problem.setVisible(bool(rest))


def _story(plan: CoachingRow) -> str:
    """A plan in a paragraph, with what came of it."""
    told = (f"{short_date(plan.mulai)} – {short_date(plan.sampai)}, pembina {plan.pembina}. Masalah: {plan.masalah} "
            f"Rencana: {plan.rencana} Ukuran: {plan.ukuran}")  # fmt: skip
    if plan.hasil is None or plan.tanggal_hasil is None:
        return f"{told}\nMasih berjalan."
    word = "Berhasil" if plan.berhasil else "Belum berhasil"
    return f"{told}\n{word} ({long_date(plan.tanggal_hasil)}): {plan.hasil}"
