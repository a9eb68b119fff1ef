"""Small dialogs of an SKP: fix it on a day, close it early, take it back; each refusal beside its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.evaluation import skp as goals
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.parts.words import label

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
