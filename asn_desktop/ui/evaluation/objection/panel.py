"""One objection: its reason and addressee, what both sides said, and the next step: hearing or decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.objection import OPEN, Ruling, State
from asn_desktop.rules.evaluation.words import Rating
from asn_desktop.rules.words import long_date
from asn_desktop.services.evaluation import objections
from asn_desktop.services.evaluation.objections import DecisionAsk, ObjectionRow
from asn_desktop.ui.evaluation.objection.words import RULINGS
from asn_desktop.ui.evaluation.period_words import period_words
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.sentences import sentence

_WAYS = (
    Choice(Ruling.TETAP.value, "Hasil tetap", "Hasil yang dikeberatani tidak berubah."),
    Choice(Ruling.DIUBAH.value, "Hasil diubah", "Dibuat versi baru dengan dua nilai di bawah; versi lama tersimpan."),
)


class ObjectionPanel(Card):
    """`done` gives the row after a deed, with a word for the toast."""

    done = Signal(object, str)

    def __init__(self, desk: Any, enters: bool, parent: QWidget | None = None) -> None:
        super().__init__("Keberatan", parent)
        self.desk, self._enters = desk, enters
        self.row: ObjectionRow | None = None
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.facts, self.words = label("", "second", wrap=True), label("", wrap=True)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.words)
        self.body.addWidget(line())
        self.hearing, self.decision = QWidget(), QWidget()
        self._lay_hearing()
        self._lay_decision()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        for one in (self.hearing, self.decision, self.problem):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.show_row(None)

    def show_row(self, row: ObjectionRow | None) -> None:
        """Show it, with empty forms for what comes next."""
        fresh = row is None or self.row is None or row.id != self.row.id
        self.row = row
        self.problem.hide()
        is_open = row is not None and row.keadaan in OPEN
        heard = row is not None and bool(row.kata_penilai) and bool(row.kata_pegawai)
        self.hearing.setVisible(is_open and self._enters and not heard)
        self.appraiser_box.setVisible(row is None or not row.kata_penilai)
        self.employee_box.setVisible(row is None or not row.kata_pegawai)
        self.decision.setVisible(row is not None and row.keadaan is State.KLARIFIKASI and self._enters)
        if row is None:
            self.title.setText("Belum ada keberatan yang dipilih")
            self.facts.setText("Pilih satu di daftar, atau catat yang baru masuk.")
            self.words.hide()
            return
        self.title.setText(f"{row.nama}, {period_words(row.tahun, row.periode)}")
        to = f"{row.kepada.nama}, {row.kepada.jabatan}".strip(", ")
        received = f"Hasil diterima {long_date(row.diterima)}; " if row.diterima else ""
        filed = f"Diajukan {long_date(row.diajukan)} kepada {to}."
        self.facts.setText(f"{received}hari terakhir {long_date(row.hari_terakhir)}. {filed}")
        self.words.setText("\n\n".join(self._story(row)))
        self.words.show()
        if fresh:
            self._empty()

    def clarify(self) -> None:
        """Keep what was said when asked."""
        day = self._day(self.heard_edit, self.heard_box)
        if self.row is not None and day is not None:
            self.desk.write(self, objections.clarify, self.row.id, pada=day, today=self.desk.today(),
                            kata_penilai=self.appraiser_edit.toPlainText(),
                            kata_pegawai=self.employee_edit.toPlainText(), failed=self._refused,
                            done=lambda row: self._kept(row, "Keterangan tersimpan"),
                            reason="klarifikasi keberatan")  # fmt: skip

    def decide(self) -> None:
        """Keep the superior's final word."""
        day = self._day(self.decided_edit, self.decided_box)
        if self.row is None or day is None:
            return
        changed = self.ways.key() == Ruling.DIUBAH.value
        ask = DecisionAsk(self.ways.key(), self.ground_edit.toPlainText(), day, self.number_edit.text(),
                          self.hasil_combo.currentData() if changed else None,
                          self.perilaku_combo.currentData() if changed else None)  # fmt: skip
        self.desk.write(self, objections.decide, self.row.id, ask, today=self.desk.today(), failed=self._refused,
                        done=lambda row: self._kept(row, f"Keberatan diputus {RULINGS[row.putusan]}"),
                        reason="putusan keberatan")  # fmt: skip

    def _story(self, row: ObjectionRow) -> list[str]:
        told = [f"Alasan: {row.alasan}"]
        told += [sentence(one) for one in row.problems]
        if row.kata_penilai and row.kata_penilai_pada:
            told.append(f"Penilai {row.penilai.nama}, {long_date(row.kata_penilai_pada)}: {row.kata_penilai}")
        if row.kata_pegawai and row.kata_pegawai_pada:
            told.append(f"Pegawai, {long_date(row.kata_pegawai_pada)}: {row.kata_pegawai}")
        if row.putusan is not None and row.diputus is not None:
            number = f" Nomor {row.nomor_putusan}." if row.nomor_putusan else ""
            told.append(f"Diputus {RULINGS[row.putusan]} pada {long_date(row.diputus)}: {row.alasan_putusan}{number}")
        return told

    def _lay_hearing(self) -> None:
        self.appraiser_edit, self.employee_edit = QPlainTextEdit(), QPlainTextEdit()
        for edit in (self.appraiser_edit, self.employee_edit):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(64)
        self.heard_edit = DateField()
        self.appraiser_box = FieldBox("Keterangan pe&nilai", self.appraiser_edit)
        self.employee_box = FieldBox("Keterangan pe&gawai", self.employee_edit, "Keduanya didengar sebelum diputus")
        self.heard_box = FieldBox("Tanggal &keterangan", self.heard_edit)
        self.clarify_button = button("Simpan keterangan")
        self.clarify_button.clicked.connect(self.clarify)
        box = QVBoxLayout(self.hearing)
        box.setContentsMargins(0, 0, 0, 0)
        for one in (self.appraiser_box, self.employee_box):
            box.addWidget(one)
        box.addLayout(side_by_side(self.heard_box, self.clarify_button))

    def _lay_decision(self) -> None:
        self.ways = ChoiceCards(_WAYS)
        self.hasil_combo, self.perilaku_combo = QComboBox(), QComboBox()
        for combo in (self.hasil_combo, self.perilaku_combo):
            for one in (Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH):
                combo.addItem(one.label, one.value)
            combo.setCurrentIndex(1)
        self.ground_edit, self.number_edit, self.decided_edit = QPlainTextEdit(), QLineEdit(), DateField()
        self.ground_edit.setTabChangesFocus(True)
        self.ground_edit.setFixedHeight(64)
        self.hasil_box = FieldBox("Hasil kerja menjadi", self.hasil_combo)
        self.perilaku_box = FieldBox("Perilaku menjadi", self.perilaku_combo)
        self.ground_box = FieldBox("Alasan p&utusan", self.ground_edit, required=True)
        self.decided_box = FieldBox("Tanggal &diputus", self.decided_edit, required=True)
        self.decide_button = button("Simpan putusan", "primary")
        self.decide_button.clicked.connect(self.decide)
        self.ways.chosen.connect(lambda _key: self._fit_ways())
        box = QVBoxLayout(self.decision)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label("Putusan atasan pejabat penilai, final", "row_title"))
        box.addWidget(self.ways)
        box.addLayout(side_by_side(self.hasil_box, self.perilaku_box))
        box.addWidget(self.ground_box)
        box.addLayout(side_by_side(self.decided_box, FieldBox("N&omor putusan", self.number_edit)))
        box.addWidget(self.decide_button)
        self._fit_ways()

    def _fit_ways(self) -> None:
        for box in (self.hasil_box, self.perilaku_box):
            box.setVisible(self.ways.key() == Ruling.DIUBAH.value)

    def _empty(self) -> None:
        for edit in (self.appraiser_edit, self.employee_edit, self.ground_edit, self.number_edit):
            edit.clear()
        for day in (self.heard_edit, self.decided_edit):
            day.set_date(self.desk.today())
        self.ways.choose(Ruling.TETAP.value)
        for box in self._boxes().values():
            box.clear()

    def _boxes(self) -> dict[str, FieldBox]:
        return {"kata_penilai": self.appraiser_box, "kata_pegawai": self.employee_box, "pada": self.heard_box,
                "alasan": self.ground_box, "diputus": self.decided_box, "hasil": self.hasil_box,
                "perilaku": self.perilaku_box}  # fmt: skip

    def _day(self, edit: DateField, box: FieldBox) -> Any:
        for one in self._boxes().values():
            one.clear()
        self.problem.hide()
        if edit.date() is None:
            box.show_problem("Tanggal kosong atau tidak terbaca. Tulis misalnya 5 Mar 2027.")
        return edit.date()

    def _kept(self, row: ObjectionRow, words: str) -> None:
        self._empty()
        self.show_row(row)
        self.done.emit(row, words)

    def _refused(self, problems: Sequence[Problem]) -> None:
        rest = put_beside(problems, self._boxes(), self)
        self.problem.setText(" ".join(rest))
        self.problem.setVisible(bool(rest))
