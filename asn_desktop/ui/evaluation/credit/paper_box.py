"""Which paper of angka kredit, of which year, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.credit import papers
from asn_desktop.services.credit.books import Book
from asn_desktop.services.credit.readiness import ReadyRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.refusal import answer
from asn_desktop.ui.sentences.credit import PAPERS

_TEXTS = {
    papers.KONVERSI: "Predikat tahun itu dengan persentase, koefisien dan angka kreditnya.",
    papers.AKUMULASI: "Semua baris jenjang ini dengan jumlahnya.",
    papers.PAK: "Lama, baru dan jumlah; mengisi riwayat angka kredit.",
}


class PaperBox(Box):
    """`made` gives the letter's row."""

    made = Signal(object)

    def __init__(self, desk: Any, row: ReadyRow, book: Book, year: int, parent: QWidget | None = None) -> None:
        super().__init__(f"Dokumen angka kredit {row.nama}", parent=parent, width=620)
        self.desk, self._row, self._book = desk, row, book
        self.cards = ChoiceCards([Choice(key, PAPERS[key], _TEXTS[key]) for key in papers.KINDS])
        self.year_spin = NumberSpin()
        self.year_spin.setRange(1980, 2100)
        self.year_spin.setValue(max((one.tahun for one in book.rows), default=year))
        self.day_edit = DateField()
        self.day_edit.set_date(desk.today())
        self.boxes = {
            "tahun": FieldBox("&Tahun yang dikonversi", self.year_spin, required=True),
            "tanggal": FieldBox("Tan&ggal dokumen", self.day_edit, required=True,
                                hint="PAK tahunan paling awal 15 Desember."),
        }  # fmt: skip
        self.banner = Banner()
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.body.addWidget(self.cards)
        self.body.addLayout(side_by_side(*self.boxes.values()))
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Buat dokumen", "primary")
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Register the paper, or say what is wrong."""
        for box in self.boxes.values():
            box.clear()
        day = self.day_edit.date()
        if day is None:
            self.boxes["tanggal"].show_problem("Kosong atau tidak terbaca. Tulis misalnya 17 Des 2026.")
            self.fit()
            return
        ask = papers.CreditPaperAsk(self.cards.key(), self._row.id, self.year_spin.value(), self._book.jenjang, day)
        self.desk.write(self, papers.make, ask, today=self.desk.today(), now=self.desk.now(), done=self._done,
                        failed=self._refused, reason="dokumen angka kredit")  # fmt: skip

    def _done(self, row: Any) -> None:
        self.made.emit(row)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        answer(problems, self.boxes, self, self.banner, "Dokumen belum dibuat.")
        self.fit()
