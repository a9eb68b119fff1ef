"""Small dialogs of an SKP: fix it on a day, close it early, its head, take it back; each refusal beside its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.words import Approach, Form
from asn_desktop.services.evaluation import appraisers
from asn_desktop.services.evaluation import skp as goals
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.person_field import PersonField

ENDS = {"pindah": "Pindah jabatan atau unit", "cltn": "CLTN", "tugas_belajar": "Tugas belajar", "pensiun": "Pensiun",
        "meninggal": "Meninggal dunia", "berhenti": "Berhenti", "kontrak": "Kontrak berakhir",
        "lain": "Sebab lain"}  # fmt: skip


class DeedBox(Box):
    """A form in a dialog. `done` gives the answer of the deed; a subclass says what is sent in `send`."""

    done = Signal(object)

    def __init__(self, desk: Any, title: str, verb: str, parent: QWidget | None = None, *, width: int = 520,
                 kind: str = "primary") -> None:  # fmt: skip
        super().__init__(title, parent=parent, width=width)
        self.desk = desk
        self.boxes: dict[str, FieldBox] = {}
        self.banner = Banner("error")
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.back_button = self.add_button("Batal", closes=True)
        self.do_button = self.add_button(verb, kind)
        self.do_button.setShortcut("Ctrl+S")
        self.do_button.clicked.connect(self.send)

    def send(self) -> None:
        """Ask for the deed."""
        raise NotImplementedError

    def write(self, deed: Callable[..., Any], *args: Any, reason: str, **kw: Any) -> None:
        """Have it written; a refusal stays in the dialog."""
        self.do_button.setEnabled(False)
        self.desk.write(self, deed, *args, done=self._finished, failed=self.refuse, troubled=self._troubled,
                        reason=reason, **kw)  # fmt: skip

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Every sentence beside its field, the rest above."""
        self.do_button.setEnabled(True)
        for box in self.boxes.values():
            box.clear()
        answer(problems, self.boxes, self, self.banner, "Belum dapat disimpan")
        wrong = next((box for box in self.boxes.values() if box.problem()), None)
        if wrong is not None and wrong.editor is not None:
            wrong.editor.setFocus()
        QTimer.singleShot(0, self, self.fit)

    def _finished(self, found: Any) -> None:
        self.done.emit(found)
        self.accept()

    def _troubled(self, trouble: Any) -> None:
        self.do_button.setEnabled(True)
        self.desk.trouble.emit(trouble)


class FixBox(DeedBox):
    """Tetapkan: the day both agreed on it."""

    def __init__(self, desk: Any, skp: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"Tetapkan SKP {skp.row.nama}", "Tetapkan SKP", parent)
        self.skp = skp
        self.day_edit = DateField()
        self.day_edit.set_date(desk.today())
        self.boxes = {"ditetapkan": FieldBox("&Tanggal ditetapkan", self.day_edit, "Tanggal disepakati dengan pejabat "
                                             "penilai.", required=True)}  # fmt: skip
        told = "Sesudah ditetapkan, isi SKP hanya dapat diubah dengan membukanya kembali disertai alasan."
        self.body.addWidget(label(told, "quiet", wrap=True))
        self.body.addWidget(self.boxes["ditetapkan"])
        self.day_edit.setFocus()

    def send(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.boxes["ditetapkan"].show_problem("Tanggal belum diisi. Ketik misalnya 15 Jan 2026.")
            return
        self.write(goals.fix, self.skp.row.id, day=day, today=self.desk.today(), reason="SKP ditetapkan")


class CloseBox(DeedBox):
    """Tutup: the last day in this post and why the SKP ends before the year does."""

    def __init__(self, desk: Any, skp: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"Tutup SKP {skp.row.nama}", "Tutup SKP", parent)
        self.skp = skp
        self.kind_combo = QComboBox()
        for key, words in ENDS.items():
            self.kind_combo.addItem(words, key)
        self.day_edit, self.reason_edit = DateField(), QLineEdit()
        self.boxes = {
            "kind": FieldBox("&Sebab", self.kind_combo, required=True),
            "sampai": FieldBox("&Hari terakhir", self.day_edit, "Sehari sebelum TMT jabatan baru.", required=True),
            "alasan": FieldBox("&Keterangan", self.reason_edit, "Misalnya nomor surat keputusan."),
        }
        told = "Bagian tahun ini dinilai sampai hari terakhir. SKP baru disusun mulai hari berikutnya di jabatan baru."
        self.body.addWidget(label(told, "quiet", wrap=True))
        self.body.addLayout(side_by_side(self.boxes["kind"], self.boxes["sampai"]))
        self.body.addWidget(self.boxes["alasan"])
        self.kind_combo.setFocus()

    def send(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.boxes["sampai"].show_problem("Hari terakhir belum diisi. Ketik misalnya 31 Mei 2026.")
            return
        self.write(goals.close, self.skp.row.id, day, self.kind_combo.currentData(), self.reason_edit.text(),
                   reason="SKP ditutup")  # fmt: skip


class ReasonBox(DeedBox):
    """A deed that needs a reason and nothing else: `deed(session, id, reason)`."""

    def __init__(self, desk: Any, title: str, words: str, verb: str, deed: Callable[..., Any], row_id: Any,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(desk, title, verb, parent, kind="danger")
        self._deed, self._id = deed, row_id
        self.reason_edit = QLineEdit()
        self.boxes = {"alasan": FieldBox("&Alasan", self.reason_edit, required=True)}
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.body.addWidget(self.boxes["alasan"])
        self.do_button.setShortcut("")
        self.back_button.setFocus()

    def send(self) -> None:
        self.write(self._deed, self._id, self.reason_edit.text(), reason=self.reason_edit.text().strip())


class HeadBox(DeedBox):
    """The head of a draft: approach, form, period, appraiser; of a fixed SKP another appraiser from a day on."""

    def __init__(self, desk: Any, skp: Any, parent: QWidget | None = None) -> None:
        self.fixed = skp.row.keadaan != goals.DRAFT
        title = "Ganti pejabat penilai" if self.fixed else "Kepala SKP"
        super().__init__(desk, f"{title}: {skp.row.nama}", "Ganti penilai" if self.fixed else "Simpan", parent,
                         width=600)  # fmt: skip
        self.skp, row = skp, skp.row
        self.approach_combo, self.form_combo = QComboBox(), QComboBox()
        for approach, words in ((Approach.KUANTITATIF, "Kuantitatif"), (Approach.KUALITATIF, "Kualitatif")):
            self.approach_combo.addItem(words, approach)
        for form, words in ((Form.JA_JF, "Jabatan administrasi atau fungsional"),
                            (Form.JPT, "JPT atau pimpinan unit mandiri")):  # fmt: skip
            self.form_combo.addItem(words, form)
        self.approach_combo.setCurrentIndex(self.approach_combo.findData(row.pendekatan))
        self.form_combo.setCurrentIndex(self.form_combo.findData(row.bentuk))
        self.head_check = QCheckBox("Memimpin unit ini (hasil kerjanya mengikuti capaian unit)")
        self.head_check.setChecked(row.kepala)
        self.first_edit, self.last_edit, self.since_edit = DateField(), DateField(), DateField()
        self.first_edit.set_date(row.mulai)
        self.last_edit.set_date(row.sampai)
        self.since_edit.set_date(desk.today())
        self.appraiser = PersonField()
        self.appraiser.use(desk)
        if row.penilai.employee_id is not None:
            self.appraiser.show_person(row.penilai.employee_id, row.penilai.nama, row.penilai.nip)
        self.reason_edit = QLineEdit()
        self._build()

    def send(self) -> None:
        row, who = self.skp.row, self.appraiser.person_id()
        days = (self.first_edit.date(), self.last_edit.date())
        if self.fixed:
            if who is None or self.since_edit.date() is None:
                self.boxes["penilai"].show_problem("Pilih pejabat penilai yang baru dan isi tanggalnya.")
                return
            self.write(_replace_appraiser, row.id, who, self.since_edit.date(), self.reason_edit.text(),
                       reason=self.reason_edit.text().strip() or "ganti penilai")  # fmt: skip
            return
        self.write(_set_head, row.id, who if who != row.penilai.employee_id else None,
                   pendekatan=self.approach_combo.currentData(), bentuk=self.form_combo.currentData(),
                   kepala=self.head_check.isChecked(), mulai=days[0], sampai=days[1], reason="kepala SKP")  # fmt: skip

    def _build(self) -> None:
        self.boxes = {
            "pendekatan": FieldBox("P&endekatan", self.approach_combo), "bentuk": FieldBox("&Bentuk", self.form_combo),
            "mulai": FieldBox("&Mulai", self.first_edit, required=True),
            "sampai": FieldBox("&Sampai", self.last_edit, required=True),
            "penilai": FieldBox("&Pejabat penilai", self.appraiser, required=True),
            "since": FieldBox("Sejak &tanggal", self.since_edit, required=True),
            "alasan": FieldBox("&Alasan", self.reason_edit, "Penilai lama mengevaluasi masanya sendiri.", True),
        }  # fmt: skip
        if self.fixed:
            self.body.addWidget(self.boxes["penilai"])
            self.body.addLayout(side_by_side(self.boxes["since"], self.boxes["alasan"]))
            self.appraiser.setFocus()
            return
        self.body.addLayout(side_by_side(self.boxes["pendekatan"], self.boxes["bentuk"]))
        self.body.addLayout(side_by_side(self.boxes["mulai"], self.boxes["sampai"]))
        self.body.addWidget(self.boxes["penilai"])
        self.body.addWidget(self.head_check)
        self.approach_combo.setFocus()


def _set_head(session: Any, skp_id: Any, appraiser_id: Any, **fields: Any) -> Any:
    party = appraisers.party_of(session, appraiser_id, fields["mulai"]) if appraiser_id else None
    return goals.set_head(session, skp_id, penilai=party, **fields)


def _replace_appraiser(session: Any, skp_id: Any, appraiser_id: Any, since: Any, reason: str) -> Any:
    return goals.change_appraiser(session, skp_id, appraisers.party_of(session, appraiser_id, since), since, reason)
