"""A result made elsewhere: a study report of tugas belajar, or what another agency sent about who works there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.services.evaluation import elsewhere
from asn_desktop.services.evaluation.elsewhere import ElsewhereAsk
from asn_desktop.ui.evaluation.person.rate_box import rating_combo
from asn_desktop.ui.evaluation.person.skp_boxes import DeedBox
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.words import label

_ABOUT = ("Untuk tugas belajar menurut laporan studinya, atau penugasan di instansi lain menurut hasil yang "
          "dikirimkan. Hasil ini di luar sebaran kantor ini.")  # fmt: skip
_NO_DAY = "Tanggal belum diisi atau tidak terbaca. Ketik misalnya 1 Jan 2026."


class ElsewhereBox(DeedBox):
    """Kept as a draft, fixed afterwards like any other result."""

    def __init__(self, desk: Any, file: Any, codes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(desk, f"Hasil dari tempat lain: {file.pegawai.nama}", "Simpan sebagai draf", parent, width=640)
        self.file = file
        self.period_combo = QComboBox()
        for code in codes:
            self.period_combo.addItem(f"{periods.name(code)} {file.tahun}", code)
        self.first_edit, self.last_edit = DateField(), DateField()
        self.result_combo, self.behaviour_combo = rating_combo("Pilih"), rating_combo("Pilih")
        self.predikat_combo = QComboBox()
        self.predikat_combo.addItem("Menurut matriks", None)
        for one in Predikat:
            self.predikat_combo.addItem(one.label, one.value)
        self.ground_edit, self.name_edit, self.post_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.note_edit = QPlainTextEdit()
        self.note_edit.setTabChangesFocus(True)
        self.note_edit.setFixedHeight(50)
        self._build()
        self.period_combo.currentIndexChanged.connect(lambda _at: self._span())
        self._span()
        self.period_combo.setFocus()

    def send(self) -> None:
        for box in self.boxes.values():
            box.clear()
        first, last = self.first_edit.date(), self.last_edit.date()
        for name, day in (("mulai", first), ("sampai", last)):
            if day is None:
                self.boxes[name].show_problem(_NO_DAY)
        if first is None or last is None:
            return
        hasil, perilaku = (combo.currentData() for combo in (self.result_combo, self.behaviour_combo))
        ask = ElsewhereAsk(
            self.file.employee_id, self.file.tahun, self.period_combo.currentData(), first, last,
            str(hasil or ""), str(perilaku or ""), self.ground_edit.text(),
            Party(self.name_edit.text().strip(), jabatan=self.post_edit.text().strip()),
            predikat=self.predikat_combo.currentData(), catatan=self.note_edit.toPlainText().strip() or None,
        )  # fmt: skip
        self.write(elsewhere.record, ask, reason="hasil dari tempat lain")

    def refuse(self, problems: Sequence[Problem]) -> None:
        super().refuse(problems)
        self.do_button.setEnabled(True)

    def _span(self) -> None:
        """The days of the period, to be narrowed by hand."""
        first, last = periods.span(self.file.tahun, self.period_combo.currentData())
        self.first_edit.set_date(first)
        self.last_edit.set_date(last)

    def _build(self) -> None:
        self.boxes = {
            "periode": FieldBox("&Periode", self.period_combo, required=True),
            "mulai": FieldBox("&Dari", self.first_edit, required=True),
            "sampai": FieldBox("&Sampai", self.last_edit, required=True),
            "hasil": FieldBox("&Hasil kerja", self.result_combo, required=True),
            "perilaku": FieldBox("P&erilaku kerja", self.behaviour_combo, required=True),
            "predikat": FieldBox("Predikat pada do&kumen", self.predikat_combo),
            "dasar": FieldBox("D&okumen", self.ground_edit, "Nama, nomor, dan tanggalnya", required=True),
            "penilai": FieldBox("&Nama pejabat yang menilai", self.name_edit, required=True),
            "jabatan": FieldBox("&Jabatan dan instansinya", self.post_edit),
            "catatan": FieldBox("&Catatan", self.note_edit),
        }
        at = self.boxes
        self.body.addWidget(label(_ABOUT, "quiet", wrap=True))
        self.body.addLayout(side_by_side(at["periode"], at["mulai"], at["sampai"]))
        self.body.addLayout(side_by_side(at["hasil"], at["perilaku"], at["predikat"]))
        self.body.addWidget(at["dasar"])
        self.body.addLayout(side_by_side(at["penilai"], at["jabatan"]))
        self.body.addWidget(at["catatan"])
