"""Impor survei: a file of answer sheets or of counts is looked at, asked about, and kept as counts; the file is not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.rules.survey.elements import Element
from asn_desktop.rules.words import thousands
from asn_desktop.services.survey import sheet
from asn_desktop.services.survey.points import PointRow
from asn_desktop.services.survey.sheet import RefusedRow, SheetAsk, SurveyPreview
from asn_desktop.services.survey.surveys import SurveyRow
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.survey.index_card import SIDE, IndexCard
from asn_desktop.ui.evaluation.survey.period_fields import PeriodFields
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

_KINDS = "Hasil survei (*.xlsx *.xls *.ods *.csv *.txt);;Semua berkas (*)"
_FIRST = "Isi masa survei, lalu pilih berkasnya. Berkas tidak disimpan; yang disimpan hanya banyaknya jawaban."


def _why(row: RefusedRow) -> tuple[str, str]:
    """What is wrong with a row, and what to do."""
    what, _, todo = " ".join(sentence(p) for p in row.problems).partition(". ")
    return f"{what.rstrip('.')}.", todo


REFUSED = (
    Column("Baris", lambda r: str(r.number), width=70, key=lambda r: r.number),
    Column("Tidak dihitung karena", lambda r: _why(r)[0], second=lambda r: _why(r)[1], width=0),
)


class ImportView(QWidget):
    """`kept` gives the survey that was saved."""

    kept = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.seen: SurveyPreview | None = None
        self._point: PointRow | None = None
        self._path: Path | None = None
        self._elements: tuple[Element, ...] = ()
        self.period = PeriodFields(with_people=False)
        self.drop = DropArea("Taruh berkas survei di sini", "Excel atau CSV: satu baris tiap lembar jawaban (U1 sampai "
                             "U9), atau rekap banyaknya jawaban.", filters=_KINDS, many=False, flat=True)  # fmt: skip
        self.drop.accept_for(self)
        self.banner = Banner("neutral", "Belum ada berkas", _FIRST)
        self.asks = QHBoxLayout()
        self.swap_check = QCheckBox("U8 dan U9 &tertukar di berkas ini")
        self.unused_checks: dict[str, QCheckBox] = {}
        self.model = TableModel(REFUSED, identity=lambda r: r.number)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Lembar jawaban yang ditolak")
        self.index = IndexCard("Indeks dari berkas ini")
        self.bar = ActionBar()
        self.cancel_button = self.bar.add("Batal")
        self.save_button = self.bar.add("Simpan survei", "primary", "check", key="Ctrl+S")
        self._lay_out()
        self.drop.files_dropped.connect(lambda paths: self.open_file(paths[0]))
        self.period.changed.connect(self._again)
        self.swap_check.toggled.connect(lambda _on: self._again())
        self.cancel_button.clicked.connect(self.clear)
        self.save_button.clicked.connect(self.save)
        self.clear()

    def show_elements(self, elements: Sequence[Element]) -> None:
        """The elements in force."""
        self._elements = tuple(elements)

    def show_point(self, point: PointRow) -> None:
        """The service point the file is about."""
        if self._point is None or self._point.id != point.id:
            self._point = point
            self.clear()

    def open_file(self, path: Path) -> None:
        """Look at a file; nothing is written."""
        self._path = path
        if self.period.days() is None:
            self.period.demand_days()
            self.banner.say("warn", path.name, "Isi masa survei lebih dahulu; jawaban di luar masa itu ditolak.")
            return
        self._again()

    def save(self) -> None:
        """Keep the counts."""
        if self.seen is not None:
            self.desk.write(self, sheet.apply, self.seen, today=self.desk.today(), done=self._done,
                            failed=self._refused, reason="impor survei")  # fmt: skip

    def clear(self) -> None:
        """Let go of the file."""
        self._path, self.seen = None, None
        self._drop_asks()
        self.model.set_rows([])
        self.index.show_index(None)
        self.banner.say("neutral", "Belum ada berkas", _FIRST)
        self._fit()

    def _again(self) -> None:
        days = self.period.days()
        if self._path is None or self._point is None or days is None:
            return
        self.period.clear()
        ask = SheetAsk(self._point.id, *days, self.period.users(), self._unused(), self.swap_check.isChecked())
        self.desk.read(self, sheet.preview, self._path, ask, today=self.desk.today(), file_name=self._path.name,
                       done=self._show, failed=self._refused, troubled=self._troubled, replaces="lihat")  # fmt: skip

    def _unused(self) -> tuple[str, ...]:
        return tuple(kode for kode, check in self.unused_checks.items() if check.isChecked())

    def _show(self, seen: SurveyPreview) -> None:
        self.seen = seen
        self.model.set_rows(seen.refused)
        rest = self.period.refuse([p for p in seen.problems if p.code != "E-IKM-02"])
        self._ask_unused(seen.missing())
        self.swap_check.setVisible(bool(seen.by_number))
        self.index.show_index(seen.indeks)
        kind = "lembar jawaban" if seen.jenis == "lembar" else "responden menurut rekap"
        words = [f"{thousands(seen.ask.responden)} {kind} dihitung."]
        if seen.refused:
            words.append(f"{thousands(len(seen.refused))} baris ditolak.")
        if seen.kosong:
            words.append(f"{thousands(seen.kosong)} lembar tanpa jawaban dilewati.")
        if seen.by_number:
            words.append(f"U8 dibaca {'pengaduan' if self.swap_check.isChecked() else 'sarana dan prasarana'}.")
        if not seen.dated and seen.jenis == "lembar":
            words.append("Berkas ini tidak memuat tanggal, jadi masa surveinya tidak dapat dicocokkan.")
        lacking = "Nyatakan unsur tanpa jawaban tidak dipakai, atau lengkapi berkasnya." if seen.missing() else ""
        tone = "ok" if seen.writable and not seen.refused else "warn"
        self.banner.say(tone, seen.file_name, " ".join([*words, lacking, *rest]).strip())
        self._fit()

    def _ask_unused(self, missing: Sequence[str]) -> None:
        """A box to tick for each element without an answer; those already ticked stay."""
        wanted = [*self._unused(), *(kode for kode in missing if kode not in self._unused())]
        if wanted == list(self.unused_checks):
            return
        ticked = set(self._unused())
        self._drop_asks(keep_swap=True)
        names = {one.kode: f"{one.nomor} {one.nama}" for one in self._elements}
        for kode in wanted:
            check = QCheckBox(f"{names.get(kode, kode)} tidak dipakai")
            check.setChecked(kode in ticked)
            check.toggled.connect(lambda _on: self._again())
            self.unused_checks[kode] = check
            self.asks.addWidget(check)
        self.asks.addStretch(1)

    def _drop_asks(self, *, keep_swap: bool = False) -> None:
        empty(self.asks)
        self.unused_checks = {}
        if not keep_swap:
            self.swap_check.blockSignals(True)
            self.swap_check.setChecked(False)
            self.swap_check.blockSignals(False)
            self.swap_check.hide()

    def _fit(self) -> None:
        good = self.seen is not None and self.seen.writable
        self.save_button.setEnabled(good)
        self.cancel_button.setEnabled(self._path is not None)
        self.refused_list.setVisible(bool(self.seen and self.seen.refused))
        self.bar.say("Siap disimpan." if good else "Tidak ada yang ditulis sebelum tombol Simpan ditekan.")

    def _done(self, row: SurveyRow) -> None:
        self.period.show_values(None, None, None, None)
        self.clear()
        self.kept.emit(row)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.seen = None
        self.model.set_rows([])
        self.index.show_index(None)
        self.banner.say("error", "Berkas ditolak", " ".join(sentence(p) for p in problems))
        self._fit()

    def _troubled(self, trouble: Trouble) -> None:
        self.seen = None
        self.banner.say("warn", "Berkas belum dapat dibaca", " ".join(headline(trouble)))
        self._fit()

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.period)
        card.body.addWidget(label("Lembar bertanggal di luar masa ini tidak dihitung.", "hint"))
        self.refused_list = ListFrame(self.table)
        row = QHBoxLayout()
        row.setSpacing(look.GAP)
        self.refused_list.setMinimumHeight(150)
        self.index.setFixedWidth(SIDE)
        row.addWidget(self.refused_list, 1)
        row.addWidget(self.index)
        row.addStretch(0)
        page = ScrollPage(margins=(0, 0, 0, 0))
        page.box.setSpacing(8)
        for one in (card, self.drop, self.banner, self.swap_check):
            page.box.addWidget(one)
        page.box.addLayout(self.asks)
        page.box.addLayout(row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(page, 1)
        box.addWidget(self.bar)
