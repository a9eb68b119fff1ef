"""The decision on a request of an office: four boxes, who gives it on what ground, the letter's number and its PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.answer import Answer
from asn_desktop.rules.leave.flow import Choice, Official
from asn_desktop.rules.words import long_date
from asn_desktop.services.leave import answers
from asn_desktop.services.leave.answers import AnswerAsk, AnswerRow
from asn_desktop.services.leave.inbox import InboxDetail
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import leave


class LeaveDecisionCard(Card):
    """`decided` gives the row that was kept; `withdrawn` after an unsent one was taken back."""

    decided = Signal(object)
    withdrawn = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Keputusan", parent)
        self.desk = desk
        self.detail: InboxDetail | None = None
        self.pdf: bytes | None = None
        self.problem = Banner("error")
        self.problem.hide()
        self.told = label("", wrap=True)
        self.choice_combo = QComboBox()
        for choice in Choice:
            self.choice_combo.addItem(leave.CHOICES[choice][0], choice.value)
        self.reason_edit, self.name_edit, self.post_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.ground_edit, self.number_edit, self.bkn_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.nip_edit = QLineEdit()
        self.first_edit, self.last_edit, self.date_edit = DateField(), DateField(), DateField()
        self.bkn_date_edit = DateField()
        self.file_button = button("Pilih PDF…", "", "upload")
        self.file_label = label("Belum ada berkas.", "second", wrap=True)
        self.save_button = button("Simpan keputusan", "primary")
        self.withdraw_button = button("Tarik keputusan ini")
        self.boxes: dict[str, FieldBox] = {}
        self.form = QWidget()
        self._lay_out()
        self.choice_combo.currentIndexChanged.connect(lambda _at: self._turn())
        self.file_button.clicked.connect(self._choose_file)
        self.save_button.clicked.connect(self.submit)
        self.withdraw_button.clicked.connect(self.withdraw)

    def show_detail(self, detail: InboxDetail) -> None:
        """The form for a request that waits; what was decided for one that does not. A form begun is kept."""
        again = self.detail is not None and self.detail.row.id == detail.row.id and detail.row.bisa_diputus
        self.detail = detail
        self.form.setVisible(detail.row.bisa_diputus)
        self.told.setVisible(not detail.row.bisa_diputus)
        answer = detail.answer
        self.withdraw_button.setVisible(answer is not None and answer.reply_seq is None)
        self.told.setText(_told(detail))
        if not again:
            self._start(detail)

    def attach(self, path: Path) -> None:
        """Take the signed letter."""
        try:
            data = path.read_bytes()
        except OSError:
            data = b""
        self.pdf = data or None
        self.file_label.setText(f"{path.name} terlampir." if data else "Berkas tidak dapat dibaca.")
        self.boxes["berkas"].clear()

    def answer(self) -> Answer | None:
        """The decision as filled in; None while the letter has no day."""
        day = self.date_edit.date()
        if self.detail is None or day is None:
            return None
        choice = Choice(self.choice_combo.currentData())
        changed = choice is Choice.PERUBAHAN
        number, at = self.bkn_edit.text().strip(), self.bkn_date_edit.date()
        return Answer(
            self.detail.row.id, choice,
            Official(self.name_edit.text().strip(), self.post_edit.text().strip(), self.nip_edit.text().strip() or None,
                     dasar=self.ground_edit.text().strip() or None),
            self.number_edit.text().strip(), day, self.reason_edit.text().strip(),
            self.first_edit.date() if changed else None, self.last_edit.date() if changed else None,
            bkn=(number, at) if number and at else None,
        )  # fmt: skip

    def submit(self) -> None:
        """Keep the decision."""
        self.problem.hide()
        for box in self.boxes.values():
            box.clear()
        answer = self.answer()
        if answer is None or self.detail is None:
            self._refused([Problem("dates_missing", "tanggal")])
            return
        ask = AnswerAsk(self.detail.row.office_id, answer, self.pdf)
        self.desk.write(self, answers.decide, ask, today=self.desk.today(), now=self.desk.now(),
                        reason="keputusan cuti kantor", done=self._kept, failed=self._refused)  # fmt: skip

    def withdraw(self) -> None:
        """Take an unsent decision back."""
        if self.detail is not None and self.detail.answer is not None:
            kept = self.detail.answer
            self.desk.write(self, answers.withdraw, kept.id, kept.office_id, failed=self._refused,
                            reason="keputusan cuti ditarik", done=lambda _: self.withdrawn.emit())  # fmt: skip

    def _kept(self, row: AnswerRow) -> None:
        self.detail = None
        self.decided.emit(row)

    def _start(self, detail: InboxDetail) -> None:
        self.pdf = None
        self.file_label.setText("Belum ada berkas.")
        self.choice_combo.setCurrentIndex(0)
        for edit in (self.reason_edit, self.number_edit, self.bkn_edit):
            edit.clear()
        self.first_edit.set_date(detail.row.mulai)
        self.last_edit.set_date(detail.row.sampai)
        self.date_edit.set_date(self.desk.today())
        self.bkn_date_edit.set_date(None)
        self.problem.hide()
        for box in self.boxes.values():
            box.clear()
        self._turn()

    def _turn(self) -> None:
        choice = Choice(self.choice_combo.currentData())
        for key in ("mulai", "sampai"):
            self.boxes[key].setVisible(choice is Choice.PERUBAHAN)
        self.boxes["alasan"].setVisible(choice is not Choice.DISETUJUI)
        unpaid = self.detail is not None and self.detail.row.jenis == "CLTN"
        for key in ("bkn_nomor", "bkn_tanggal"):
            self.boxes[key].setVisible(unpaid)

    def _refused(self, problems: Sequence[Problem]) -> None:
        answer(problems, self.boxes, self, self.problem, "Belum dapat disimpan")

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Surat yang sudah ditandatangani", "", "PDF (*.pdf)")
        if name:
            self.attach(Path(name))

    def _field(self, key: str, text: str, editor: QWidget, hint: str = "") -> FieldBox:
        box = self.boxes[key] = FieldBox(text, editor, hint)
        if isinstance(editor, QLineEdit):
            editor.textChanged.connect(lambda _text: box.clear())
        return box

    def _lay_out(self) -> None:
        box = QVBoxLayout(self.form)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        dates, ground, letter, approval = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        dates.addWidget(self._field("mulai", "Menjadi mulai", self.first_edit))
        dates.addWidget(self._field("sampai", "Sampai", self.last_edit))
        letter.addWidget(self._field("tanggal", "Tanggal surat", self.date_edit), 1)
        letter.addWidget(self._field("berkas", "Surat bertanda tangan", self.file_button), 1)
        approval.addWidget(self._field("bkn_nomor", "Persetujuan BKN", self.bkn_edit))
        approval.addWidget(self._field("bkn_tanggal", "Tanggalnya", self.bkn_date_edit))
        box.addWidget(self._field("pilihan", "&Putusan", self.choice_combo))
        box.addLayout(dates)
        box.addWidget(self._field("alasan", "A&lasan", self.reason_edit))
        box.addWidget(self._field("pejabat", "P&ejabat yang memutus", self.name_edit))
        box.addWidget(self._field("jabatan", "&Jabatannya", self.post_edit))
        ground.addWidget(self._field("nip", "NIP", self.nip_edit))
        ground.addWidget(self._field("dasar", "&Dasar kewenangan", self.ground_edit))
        self.boxes["nip"].set_hint("Bila ada")
        self.boxes["dasar"].set_hint("PPK: tidak perlu")
        box.addLayout(ground)
        box.addWidget(self._field("nomor", "&Nomor surat", self.number_edit))
        box.addLayout(letter)
        box.addLayout(approval)
        box.addWidget(self.file_label)
        box.addWidget(self.save_button)
        for one in (self.problem, self.told, self.withdraw_button, self.form):
            self.body.addWidget(one)
        self.body.addStretch(1)


def _told(detail: InboxDetail) -> str:
    """What was decided here, and how far it has come."""
    kept, row = detail.answer, detail.row
    if kept is None:
        return f"Belum dapat diputus: {leave.STATES[row.keadaan][0]}."
    answer = kept.answer
    said = f"{leave.CHOICES[answer.choice][0]} oleh {answer.official.nama}, {answer.official.jabatan}."
    letter = f"Surat nomor {answer.number}, {long_date(answer.date)}."
    way = "Belum dibawa balasan; tulis balasannya di Terima–Balas."
    if row.diterima:
        way = "Sudah diterima kantornya."
    elif kept.reply_seq is not None:
        way = f"Dibawa balasan nomor {kept.reply_seq}; diulang sampai paket kantornya menunjukkan sudah diterima."
    return "\n".join([said, letter, *([f"Alasan: {answer.reason}"] if answer.reason else []), way])
