"""Dialogs on a result: fix it, enter its receipt, note a refused signature, file an objection."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.services.evaluation import finalise, objections, own_hand
from asn_desktop.services.evaluation.objections import ObjectionAsk
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.ui.evaluation.official_way import OfficialWay
from asn_desktop.ui.evaluation.person.head import party_words
from asn_desktop.ui.evaluation.person.skp_boxes import DeedBox
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label

_PAPER = "Dokumen ditandatangani pejabat penilai dengan tinta; pindaiannya dimasukkan di tab Surat."
_PASSWORD = "Hanya akun pejabat penilai pegawai ini, atau atasannya."


def title_of(row: EvaluationRow) -> str:
    """ "Triwulan II 2026, versi 2"."""
    return f"{periods.name(row.periode)} {row.tahun}" + (f", versi {row.versi}" if row.versi > 1 else "")


class DayBox(DeedBox):
    """A result and a day."""

    field = "tanggal"

    def __init__(self, desk: Any, row: EvaluationRow, title: str, verb: str, words: str, name: str,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(desk, f"{title} {title_of(row)}", verb, parent)
        self.row = row
        self.day_edit = DateField()
        self.day_edit.set_date(desk.today())
        self.boxes = {self.field: FieldBox(name, self.day_edit, required=True)}
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.body.addWidget(self.boxes[self.field])
        self.day_edit.setFocus()

    def day(self) -> Any:
        """The day typed; without one it says so."""
        day = self.day_edit.date()
        if day is None:
            self.boxes[self.field].show_problem("Tanggal belum diisi atau tidak terbaca. Ketik misalnya 5 Jan 2027.")
        return day


class ReceivedDayBox(DayBox):
    """The day the employee received the result."""

    field = "diterima"

    def __init__(self, desk: Any, row: EvaluationRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, row, "Diterima:", "Catat diterima", "Batas keberatan dihitung mulai hari sesudahnya.",
                         "&Diterima pegawai pada", parent)  # fmt: skip

    def send(self) -> None:
        if (day := self.day()) is not None:
            self.write(finalise.received, self.row.id, day, reason="hasil diterima pegawai")


class FixResultBox(DayBox):
    """Fix a draft: the day, and the official's own password or the signed paper."""

    field = "ditetapkan"

    def __init__(self, desk: Any, row: EvaluationRow, parent: QWidget | None = None) -> None:
        words = "Sesudah ditetapkan, hasil hanya berubah lewat keberatan atau versi baru."
        super().__init__(desk, row, "Tetapkan", "Tetapkan hasil", words, "&Tanggal penetapan", parent)
        self.way = OfficialWay(desk, _PAPER, _PASSWORD)
        self.body.addWidget(self.way)

    def send(self) -> None:
        day = self.day()
        if day is not None:
            self.do_button.setEnabled(False)
            self.way.confirm(lambda actor: self._fix(day, actor), self._unconfirmed)

    def _fix(self, day: Any, actor: Any) -> None:
        reason = f"penetapan dengan kata sandi {actor.name}" if actor else "penetapan menurut kertas"
        self.write(own_hand.fix, [self.row.id], day=day, today=self.desk.today(), decided_by=actor, reason=reason)

    def _unconfirmed(self, words: str) -> None:
        self.do_button.setEnabled(True)
        self.way.password_box.show_problem(words)
        QTimer.singleShot(0, self, self.fit)
        self.fit()


class UnsignedBox(DeedBox):
    """The employee would not sign: a note with which appraiser and superior finalise."""

    def __init__(self, desk: Any, row: EvaluationRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"Pegawai tidak menandatangani: {title_of(row)}", "Simpan catatan", parent)
        self.row = row
        self.note_edit = QLineEdit(row.tolak_tanda or "")
        hint = "Kapan hasil disampaikan dan apa kata pegawai."
        self.boxes = {"tolak_tanda": FieldBox("&Catatan", self.note_edit, hint, required=True)}
        told = "Pejabat penilai dan atasannya dapat menyelesaikan dokumen dengan catatan ini."
        self.body.addWidget(label(told, "quiet", wrap=True))
        self.body.addWidget(self.boxes["tolak_tanda"])
        self.note_edit.setFocus()

    def send(self) -> None:
        self.write(finalise.refused_signature, self.row.id, self.note_edit.text(), reason="tidak menandatangani")


class ObjectionBox(DeedBox):
    """Keberatan: to the superior of the appraiser, in writing, with reasons."""

    def __init__(self, desk: Any, row: EvaluationRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"Keberatan atas {title_of(row)}", "Catat keberatan", parent, width=580)
        self.row = row
        self.day_edit, self.text_edit = DateField(), QPlainTextEdit()
        self.day_edit.set_date(desk.today())
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setFixedHeight(90)
        self.boxes = {
            "kepada": FieldBox("Kepada atasan pejabat penilai", label(party_words(row.atasan), "strong", wrap=True)),
            "diajukan": FieldBox("&Diajukan pada", self.day_edit, required=True),
            "alasan": FieldBox("&Alasan keberatan", self.text_edit, required=True),
        }
        for box in self.boxes.values():
            self.body.addWidget(box)
        self.day_edit.setFocus()

    def send(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.boxes["diajukan"].show_problem("Tanggal belum diisi atau tidak terbaca. Ketik misalnya 5 Jan 2027.")
            return
        ask = ObjectionAsk(self.row.id, day, self.text_edit.toPlainText())
        self.write(objections.file, ask, today=self.desk.today(), reason="keberatan")
