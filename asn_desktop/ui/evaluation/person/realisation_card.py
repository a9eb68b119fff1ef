"""Realisasi: what was achieved on every indicator in the period chosen, with its evidence; entered in a dialog."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import ResultKind
from asn_desktop.services.evaluation import realisations
from asn_desktop.services.evaluation.realisations import RealisationAsk, RealisationRow
from asn_desktop.services.survey import surveys
from asn_desktop.ui.evaluation.person.evidence_field import EvidenceField
from asn_desktop.ui.evaluation.person.head import span_words
from asn_desktop.ui.evaluation.person.short_table import ShortTable
from asn_desktop.ui.evaluation.person.skp_boxes import DeedBox, ReasonBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator with what was achieved on it in the period."""

    id: uuid.UUID
    rencana: str
    jenis: ResultKind
    indicator: Any
    done: RealisationRow | None


def lines_of(skp: Any, kept: Sequence[RealisationRow], periode: str) -> list[IndicatorLine]:
    """Every indicator of an SKP, with its realisation of that period."""
    told = {row.indicator_id: row for row in kept if row.periode == periode and not row.dibatalkan}
    return [IndicatorLine(i.id, r.rencana, r.jenis, i, told.get(i.id)) for r in skp.results for i in r.indicators]


def _evidence(line: IndicatorLine) -> str:
    if line.done is None:
        return ""
    return line.done.bukti or line.done.nama_berkas or "–"


COLUMNS = (
    Column("Indikator", lambda r: r.indicator.indikator, second=lambda r: r.rencana, width=0, strong=True),
    Column("Target", lambda r: r.indicator.target, width=150),
    Column("Realisasi", lambda r: r.done.teks if r.done else "", width=190, tone=lambda r: "" if r.done else "quiet",
           second=lambda r: f"{r.done.persen} % dari target" if r.done and r.done.persen else None),
    Column("Bukti", _evidence, width=210,
           second=lambda r: r.done.nama_berkas if r.done and r.done.bukti and r.done.nama_berkas else None),
    Column("", "", badge=lambda r: ("ada", "ok") if r.done else ("belum", "warn"), width=96),
)  # fmt: skip


class RealisationCard(Card):
    """`said` a short word for the toast."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Realisasi", parent)
        self.desk = desk
        self._year, self._periode = 0, periods.AKHIR
        self._enters = True
        self.enter_button = button("Isi realisasi…", "", "edit")
        self.see_button = button("Lihat bukti", "text", "eye")
        self.void_button = button("Batalkan…", "text")
        self.table = ShortTable("Realisasi tiap indikator", COLUMNS)
        self.nothing = label("SKP ini belum mempunyai indikator.", "quiet", wrap=True)
        for one in (self.void_button, self.see_button, self.enter_button):
            self.head.addWidget(one)
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)
        self.table.row_chosen.connect(lambda _row: self._show_deeds())
        self.table.row_opened.connect(lambda _row: self.enter())
        self.enter_button.clicked.connect(self.enter)
        self.see_button.clicked.connect(self._see)
        self.void_button.clicked.connect(self._void)

    def show_skp(self, skp: Any, kept: Sequence[RealisationRow], periode: str, *, enters: bool) -> None:
        """Show every indicator of an SKP in this period."""
        self._year, self._periode, self._enters = skp.row.tahun, periode, enters
        rows = lines_of(skp, kept, periode)
        done = sum(1 for row in rows if row.done)
        self.title.setText(f"Realisasi {periods.name(periode)}: {done} dari {len(rows)} indikator")
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._show_deeds()

    def enter(self) -> None:
        """Enter or correct the realisation of the indicator chosen."""
        line = self.table.current_row()
        if line is None or not self._enters:
            return
        self.box = RealisationBox(self.desk, line, self._year, self._periode, self)
        self.box.done.connect(lambda row: self.said.emit(f"Realisasi tersimpan: {row.teks}"))
        self.box.open()

    def _show_deeds(self) -> None:
        line = self.table.current_row()
        done = line.done if line is not None else None
        self.enter_button.setVisible(self._enters and line is not None)
        self.enter_button.setText("Ubah realisasi…" if done else "Isi realisasi…")
        self.see_button.setVisible(done is not None and bool(done.berkas))
        self.void_button.setVisible(self._enters and done is not None)

    def _see(self) -> None:
        done = self.table.current_row().done
        self.desk.read(self, realisations.scan, done.id, done=lambda data: self._open(done, data))

    def _open(self, row: RealisationRow, data: bytes) -> None:
        name = row.nama_berkas or "Bukti realisasi"
        self.paper = PaperBox(self.desk, name, data, f"{name.rsplit('.', 1)[0]}.pdf", self)
        self.paper.said.connect(self.said)
        self.paper.open()

    def _void(self) -> None:
        row = self.table.current_row().done
        told = f"“{row.teks}” tetap tercatat di riwayat ubah, tetapi tidak dihitung lagi."
        deed = realisations.void
        self.box = ReasonBox(self.desk, "Batalkan realisasi ini?", told, "Batalkan realisasi", deed, row.id, self)
        self.box.done.connect(lambda _none: self.said.emit("Realisasi dibatalkan"))
        self.box.open()


class RealisationBox(DeedBox):
    """One indicator in one period: figure or words, evidence as a note, a file, or both."""

    def __init__(self, desk: Any, line: IndicatorLine, tahun: int, periode: str,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(desk, f"Realisasi {periods.name(periode)}", "Simpan realisasi", parent, width=620)
        self.line, self._periode = line, periode
        self.figure_edit, self.words_edit = QLineEdit(), QLineEdit()
        self.day_edit, self.proof_edit, self.file = DateField(), QLineEdit(), EvidenceField()
        self.survey_combo = QComboBox()
        self.survey_combo.addItem("Tidak dari survei", None)
        self.boxes = {
            "angka": FieldBox("&Angka", self.figure_edit, f"Target {line.indicator.target}"),
            "teks": FieldBox("T&ulisan pada dokumen", self.words_edit, "Bila kosong: angka dan satuannya."),
            "tanggal": FieldBox("&Tanggal", self.day_edit, required=True),
            "bukti": FieldBox("&Keterangan bukti", self.proof_edit, "Misalnya laporan bulanan nomor 12/2026."),
            "berkas": FieldBox("&Berkas bukti", self.file),
            "survey_id": FieldBox("Dari &survei kepuasan", self.survey_combo, "Angka dan laporan dari survei."),
        }
        self.day_edit.set_date(desk.today())
        if line.done is not None:
            self.figure_edit.setText((line.done.angka or "").replace(".", ","))
            self.words_edit.setText(line.done.teks)
            self.proof_edit.setText(line.done.bukti or "")
            self.day_edit.set_date(line.done.tanggal)
            self.file.take(None, line.done.nama_berkas or "")
        self.body.addWidget(label(line.indicator.indikator, "strong", wrap=True))
        self.body.addWidget(label(line.rencana, "second", wrap=True))
        self.body.addLayout(side_by_side(self.boxes["angka"], self.boxes["teks"], self.boxes["tanggal"]))
        self.body.addWidget(self.boxes["bukti"])
        self.body.addWidget(self.boxes["berkas"])
        self.body.addWidget(self.boxes["survey_id"])
        self.boxes["survey_id"].hide()
        self.survey_combo.currentIndexChanged.connect(lambda _at: self._show_survey())
        desk.read(self, surveys.listing, tahun=tahun, done=self._offer_surveys)
        self.figure_edit.setFocus()

    def _offer_surveys(self, rows: Sequence[Any]) -> None:
        for row in rows:
            self.survey_combo.addItem(f"{row.titik}, {span_words(row.mulai, row.sampai)}: {row.teks}", row.id)
        kept = self.line.done.survey_id if self.line.done else None
        self.survey_combo.setCurrentIndex(max(self.survey_combo.findData(kept), 0))
        self.boxes["survey_id"].setVisible(bool(rows))
        self.fit()

    def _show_survey(self) -> None:
        """Figure and words are the survey's own."""
        own = self.survey_combo.currentData() is None
        for edit in (self.figure_edit, self.words_edit):
            edit.setEnabled(own)
            if not own:
                edit.clear()

    def send(self) -> None:
        if self.day_edit.date() is None:
            self.boxes["tanggal"].show_problem("Tanggal belum diisi. Ketik misalnya 31 Mar 2026.")
            return
        self.file.read(self.desk, self._send, self.refuse)

    def _send(self, data: bytes | None, name: str | None) -> None:
        ask = RealisationAsk(
            self.line.id, self._periode, self.day_edit.date(), self.figure_edit.text() or None, self.words_edit.text(),
            self.proof_edit.text() or None, data, name,
            self.survey_combo.currentData(),
        )  # fmt: skip
        self.write(realisations.put, ask, today=self.desk.today(), reason="realisasi")
